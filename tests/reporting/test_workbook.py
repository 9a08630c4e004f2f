import datetime as dt
import zipfile
from dataclasses import replace

import openpyxl
import pytest
from assessed_builders import absence, assessed, finding, plan, unread
from scan_builders import run_of
from xlsxwriter.exceptions import FileCreateError

from ehc_text.records.document import FileFormat, Problem, ProblemKind
from ehc_text.records.plan import PlanDates
from ehc_text.reporting import sheets_of_files
from ehc_text.reporting.csv_table import headings_text, rows_text
from ehc_text.reporting.workbook import system_error, write_workbook
from ehc_text.scanning.summary import summarise


@pytest.fixture
def book(tmp_path):
    def write(*files, source="", **facts):
        summaries = tuple(
            summarise(file, page=f"plan/{number}.html" if file.plan else "", source=source)
            for number, file in enumerate(files)
        )
        run = run_of(summaries, **facts)
        table = tmp_path / "findings.csv"
        table.write_text(headings_text() + "".join(map(rows_text, files)), encoding="utf-8", newline="")
        write_workbook(tmp_path / "report.xlsx", run, table, ())
        return openpyxl.load_workbook(tmp_path / "report.xlsx")

    return write


def rows(sheet, first=2):
    heads = [cell.value for cell in sheet[first - 1]]
    return [dict(zip(heads, (cell.value for cell in row), strict=True)) for row in sheet.iter_rows(min_row=first)]


def cell_under(sheet, head, row=2):
    return next(sheet.cell(row, cell.column) for cell in sheet[1] if cell.value == head)


def test_it_has_a_sheet_for_each_question_and_their_heads_are_frozen_and_filtered(book):
    made = book(assessed(findings=(finding(),)), unread())
    assert made.sheetnames == ["Summary", "Plans", "Findings", "Standards", "Groups", "Not read"]
    for name in made.sheetnames[1:]:
        assert made[name].freeze_panes is not None, name
        assert made[name].auto_filter.ref is not None, name


def test_the_summary_gives_each_figure_with_its_base_and_definition_and_has_charts(book):
    made = book(assessed(findings=(finding(),)))
    summary = {row["Figure"]: row for row in rows(made["Summary"], first=5)}
    specific = summary["Provision statements that are specific"]
    assert (specific["Value"], specific["Count"], specific["Out of"]) == (0.5, 1, 2)
    assert "out of all statements of Sections F, G" in specific["How it is counted"]
    assert summary["Issued within 20 weeks of the request"]["Value"] is None
    assert len(made["Summary"]._charts) == 2
    assert len(made["Standards"]._charts) == 1


def test_a_plan_is_a_row_with_its_grades_and_opens_its_page(book):
    sheet = book(assessed(findings=(finding(),)))["Plans"]
    [row] = rows(sheet)
    assert (row["Vague"], row["Provision statements"], row["Share vague"]) == (1, 2, 0.5)
    assert row["Issued or amended"] == dt.datetime(2025, 11, 1)
    assert row["Provision is specific"] == "good"
    assert row["Document"] == "north/plan.docx"
    assert cell_under(sheet, "Document").hyperlink.target == "plan/0.html"
    assert sheet.conditional_formatting


def test_a_finding_is_a_row_with_what_is_wrong_and_how_to_put_it_right(book):
    [first, second] = rows(book(assessed(findings=(finding(), absence())))["Findings"])
    assert (first["Code"], first["Theme"], first["Words"], first["Page"]) == (
        "VAG003",
        "Vague provision",
        "Regular",
        4,
    )
    assert first["To put it right"] == "Say how often."
    assert second["Words"] is None


@pytest.mark.parametrize(
    "words", ['=HYPERLINK("http://x","y")', "+1+1", "-2+3", "@SUM(A1)", "  =1+1", "=cmd|' /C calc'!A0"]
)
def test_words_that_look_like_a_formula_are_text_and_stay_so_when_edited(book, tmp_path, words):
    made = book(assessed(f"{words}.docx", findings=(finding(quote=words, context=words),)), is_identified=True)
    found = cell_under(made["Findings"], "Words")
    assert (found.data_type, found.value) == ("s", words)
    assert found.quotePrefix
    with zipfile.ZipFile(tmp_path / "report.xlsx") as archive:
        sheets = [archive.read(name).decode() for name in archive.namelist() if "worksheets/sheet" in name]
    assert all("<f>" not in sheet for sheet in sheets)


def test_what_no_cell_can_hold_is_left_out_or_cut(book):
    evil = finding(quote="a\x00b\x1fc", context="x" * 40_000)
    [row] = rows(book(assessed(findings=(evil,)))["Findings"])
    assert row["Words"] == "abc"
    assert len(row["Where they stand"]) == 32_767


def test_where_files_are_named_the_page_number_opens_the_document_there(book):
    file = assessed(findings=(finding(),))
    pdf = replace(file, file=replace(file.file, format=FileFormat.PDF))
    named = book(pdf, source="file:///x/a%20b.pdf", is_identified=True)
    link = cell_under(named["Findings"], "Page").hyperlink
    assert (link.target, link.location) == ("file:///x/a%20b.pdf", "page=4")
    assert cell_under(named["Plans"], "Document").hyperlink.target == "file:///x/a%20b.pdf"
    assert cell_under(book(pdf)["Findings"], "Page").hyperlink is None


def test_beyond_what_a_sheet_can_link_rows_go_on_without_links(book, monkeypatch):
    monkeypatch.setattr(sheets_of_files, "MOST_LINKS", 1)
    sheet = book(assessed(findings=(finding(), absence())))["Findings"]
    assert [cell_under(sheet, "Document", row).hyperlink is None for row in (2, 3)] == [False, True]
    assert cell_under(sheet, "Document", 3).value == "north/plan.docx"


def test_what_was_not_read_is_listed_first_with_its_cause(book):
    lost = Problem(kind=ProblemKind.PAGE_WITHOUT_TEXT, message="page 7 has no text layer")
    part = assessed(plan=plan(unread_pages=(7,)), problems=(lost,))
    first, second, folder = rows(book(part, unread(), folders_not_opened=("Ines Orme",))["Not read"])
    assert (first["Read"], second["Read"], second["Pages not read"]) == ("not read", "with notes", 1)
    assert "page 7" in second["What could not be read or judged, and what to do"]
    assert folder["Document"] == "(a folder)"


def test_groups_give_figures_with_their_bases(book):
    old = assessed("old.docx", plan=plan(dates=PlanDates(final=dt.date(2019, 1, 1))))
    found = {(row["Grouped by"], row["Group"]): row for row in rows(book(assessed(), old)["Groups"])}
    assert found["Year of issue or last amendment", "2019"]["Plans under three years old"] == 0
    assert found["Year of issue or last amendment", "2025"]["Plans under three years old"] == 1
    assert found["Status", "final"]["Plans"] == 2


def test_a_scan_of_unread_files_alone_still_gives_a_workbook(book):
    assert book(unread()).sheetnames[-1] == "Not read"


def test_the_same_scan_gives_the_same_bytes(book, tmp_path):
    book(assessed(findings=(finding(),)))
    first = (tmp_path / "report.xlsx").read_bytes()
    book(assessed(findings=(finding(),)))
    assert (tmp_path / "report.xlsx").read_bytes() == first


def test_what_cannot_be_written_is_an_error_of_the_system():
    full = OSError(28, "No space left on device")
    assert system_error(FileCreateError(full)) is full
    assert str(system_error(FileCreateError("odd"))) == "odd"
