import pytest

from ehc_text.audit.caseload import cell_of
from ehc_text.audit.scanned import ScannedPlan, age_group, phase
from ehc_text.errors import UsageError

PLAN = ScannedPlan(
    path="north/a.docx", sha256="1", kind="ehc_plan", status="final", severities=(), issue_year="2024", phase="primary"
)


def caseload(folder, text):
    path = folder / "cases.csv"
    path.write_text(text, encoding="utf-8-sig")
    return path


def test_a_cell_is_named_by_what_the_plan_tells():
    assert cell_of(["issue-year", "phase", "age-group"])(PLAN) == "2024, primary, unknown"


@pytest.mark.parametrize("name", ["a.docx", "north/a.docx"])
def test_a_column_of_the_caseload_is_found_by_name_or_path(tmp_path, name):
    path = caseload(tmp_path, f"file,area\n{name}, Upper Dale \n")
    assert cell_of(["area", "status"], path)(PLAN) == "Upper Dale, final"


def test_a_plan_that_is_not_in_the_caseload_is_unknown(tmp_path):
    assert cell_of(["area"], caseload(tmp_path, "file,area\nb.docx,East\n"))(PLAN) == "unknown"


@pytest.mark.parametrize(
    ("names", "text", "message"),
    [
        (["colour"], None, "'colour' is no feature"),
        (["area"], "file,school\n", r"cases\.csv:1: there is no column 'area'"),
        (["area"], "name,area\n", r"cases\.csv:1: there is no column 'file'"),
    ],
)
def test_a_feature_that_nobody_tells_is_refused(tmp_path, names, text, message):
    with pytest.raises(UsageError, match=message):
        cell_of(names, caseload(tmp_path, text) if text else None)


def test_ages_fall_into_the_groups_of_the_census():
    ages = (None, 0, 4, 5, 10, 11, 15, 16, 19, 20, 25, 26)
    assert [age_group(age) for age in ages] == [
        "unknown", "0-4", "0-4", "5-10", "5-10", "11-15", "11-15", "16-19", "16-19", "20-25", "20-25", "unknown",
    ]  # fmt: skip


def test_year_groups_fall_into_phases():
    assert [phase(year, None) for year in (0, 6, 7, 11, 12, 14)] == [
        "primary", "primary", "secondary", "secondary", "post-16", "post-16",
    ]  # fmt: skip
    assert (phase(None, 3), phase(None, 6), phase(None, None)) == ("early years", "unknown", "unknown")
