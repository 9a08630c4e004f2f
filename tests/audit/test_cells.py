import pytest

from ehc_text.audit.cells import cell_of
from ehc_text.audit.scanned import ScannedPlan
from ehc_text.errors import UsageError
from ehc_text.scanning.caseload import MOST_GROUPS, load_caseload

PLAN = ScannedPlan(
    path="north/a.docx", sha256="1", kind="ehc_plan", status="final", severities=(), issue_year="2024", phase="primary"
)


@pytest.fixture
def cases(tmp_path):
    def load(*lines):
        path = tmp_path / "cases.csv"
        path.write_text("\n".join(lines) + "\n", encoding="utf-8-sig")
        return load_caseload(path)

    return load


def test_a_cell_is_named_by_what_the_plan_tells():
    assert cell_of(["issue-year", "phase", "age-group"])(PLAN) == "2024, primary, unknown"


@pytest.mark.parametrize("name", ["a.docx", "north/a.docx", "North\\A.docx"])
def test_a_column_of_the_caseload_is_found_by_name_or_path(cases, name):
    assert cell_of(["area", "status"], cases("File name,area", f"{name}, Upper Dale "))(PLAN) == "Upper Dale, final"


@pytest.mark.parametrize("row", ["b.docx,East", "a.docx,"])
def test_a_plan_of_which_the_caseload_says_nothing_is_unknown(cases, row):
    assert cell_of(["area"], cases("file,area", row))(PLAN) == "unknown"


def test_a_column_of_too_many_values_to_group_by_may_spread_a_sample(cases):
    rows = [f"{letter}.docx,School {letter}" for letter in ("a", *(f"p{number}" for number in range(MOST_GROUPS)))]
    assert cell_of(["school"], cases("file,school", *rows))(PLAN) == "School a"


@pytest.mark.parametrize(
    ("names", "lines", "message"),
    [
        (["colour"], None, "'colour': there is no such feature: use .*status, or a column"),
        (["area"], ("file,school", "a.docx,Dale"), "'area': there is no such feature: use .*status, school"),
        (["UPN"], ("file,UPN", "a.docx,A1"), "'UPN': there is no such feature"),
    ],
)
def test_a_feature_that_nobody_tells_or_that_tells_who_it_is_is_refused(cases, names, lines, message):
    with pytest.raises(UsageError, match=message):
        cell_of(names, cases(*lines) if lines else None)
