import datetime as dt
from dataclasses import replace

from ehc_text.records.assessment import FileFacts
from ehc_text.records.document import FileFormat
from ehc_text.records.finding import Basis, Severity
from ehc_text.records.plan import DocumentKind, PlanStatus
from ehc_text.records.rules import Check, CheckKind
from ehc_text.records.scan import FileSummary
from ehc_text.reporting.batch import HEAT_STEPS, age_table, code_table, heat_table

AS_OF = dt.date(2026, 11, 1)


def summary(path, counts=None, places=None):
    return FileSummary(
        file=FileFacts(name=path, path=path, sha256=path, format=FileFormat.PDF),
        is_read=True,
        kind=DocumentKind.EHC_PLAN,
        status=PlanStatus.FINAL,
        counts=counts or {},
        places=places or {},
    )


def check(code, means):
    return Check(
        code=code,
        name="a-name",
        theme="dates",
        kind=CheckKind.CODE,
        sections=(),
        severity=Severity.HIGH,
        agency=None,
        message="m",
        advice="a",
        basis=Basis(name="n", ref="r"),
        means=means,
    )


def test_the_heat_table_sums_over_files_with_the_fullest_theme_first():
    table = heat_table(
        [
            summary("a", places={("dates", ""): 1, ("vague_provision", "F"): 9}),
            summary("b", places={("vague_provision", "F"): 7, ("vague_provision", "front"): 1}),
        ]
    )
    assert table.columns == ("A", "B", "C", "D", "E", "F", "G", "H1", "H2", "I", "J", "K", "front", "")
    assert [(row.theme, row.total) for row in table.rows] == [("vague_provision", 17), ("dates", 1)]
    counts = [cell.count for cell in table.rows[0].cells]
    assert counts == [0, 0, 0, 0, 0, 16, 0, 0, 0, 0, 0, 0, 1, 0]


def test_shades_run_from_none_to_the_fullest_cell_of_the_theme():
    row, dates = heat_table(
        [summary("a", places={("vague_provision", "F"): 100, ("vague_provision", "G"): 1, ("dates", ""): 25})]
    ).rows
    steps = {column: cell.step for column, cell in zip("ABCDEFG", row.cells, strict=False)}
    assert (steps["A"], steps["F"], steps["G"]) == (0, HEAT_STEPS, 1)
    assert dates.cells[-1].step == HEAT_STEPS


def test_nothing_found_gives_no_rows():
    assert heat_table([summary("a")]).rows == ()


def test_codes_in_the_most_documents_come_first_with_what_they_mean():
    files = [summary("a", counts={"DAT001": 1, "VAG001": 9}), summary("b", counts={"DAT001": 1})]
    first, second = code_table(files, [check("DAT001", "too old")])
    assert (first.code, first.documents, first.findings, first.means) == ("DAT001", 2, 2, "too old")
    assert (second.code, second.documents, second.findings, second.means) == ("VAG001", 1, 9, "")


def test_plans_are_counted_by_whole_years_to_the_day_and_drafts_left_out():
    days = ("2026-11-01", "2023-11-01", "2023-10-31", "2010-01-01", "2027-01-01")
    plans = [replace(summary(day), issued=dt.date.fromisoformat(day)) for day in days]
    draft = replace(plans[0], status=PlanStatus.DRAFT)
    table = {row.label: row.plans for row in age_table([*plans, draft, summary("undated")], AS_OF)}
    assert {label: count for label, count in table.items() if count} == {"0–1": 1, "2–3": 1, "3–4": 1, "10+": 1}
