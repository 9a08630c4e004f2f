import datetime as dt
import re
from dataclasses import replace

import pytest
from assessed_builders import absence, accepted, assessed, finding, plan, unread
from page_tags import Tags
from scan_builders import run_of

from ehc_text.records.document import Problem, ProblemKind
from ehc_text.records.plan import PlanDates
from ehc_text.records.scan import CaseloadUse, Kpi
from ehc_text.reporting.html import MOST_NOTES, ROWS_SHOWN, write_report
from ehc_text.reporting.pages import kpi_value, theme_title
from ehc_text.scanning.summary import summarise


def page(tmp_path, *files, **facts):
    summaries = tuple(
        summarise(file, page="" if file.plan is None else f"plan/{file.file.name}.html") for file in files
    )
    write_report(tmp_path / "report.html", run_of(summaries, **facts), ())
    return (tmp_path / "report.html").read_text(encoding="utf-8")


def test_the_page_is_whole_and_its_links_lead_somewhere(tmp_path):
    tags = Tags(page(tmp_path, assessed(findings=(finding(), absence())), unread()))
    assert (tags.open, tags.crossed) == ([], [])
    assert len(tags.ids) == len(set(tags.ids))
    assert {target[1:] for target in tags.targets if target.startswith("#")} <= set(tags.ids)
    assert {target for target in tags.targets if not target.startswith("#")} == {"plan/plan.docx.html"}


def test_the_page_needs_no_network_and_no_other_file(tmp_path):
    text = page(tmp_path, assessed(findings=(finding(),))).replace('xmlns="http://www.w3.org/2000/svg"', "")
    assert not re.search(r"https?://|@import|url\(|<script[^>]+src|<img", text)
    assert "default-src 'none'" in text


def test_words_of_a_plan_cannot_become_markup(tmp_path):
    text = page(tmp_path, assessed('<img src=x onerror="1">.docx', findings=(finding(),)))
    assert "<img" not in text
    assert "&lt;img src=x" in text


def test_no_words_of_a_plan_stand_on_the_page(tmp_path):
    text = page(tmp_path, assessed(findings=(finding(),)))
    assert "therapist" not in text
    assert "no\nwords of the plans" in text
    assert "This page names children" in page(tmp_path, assessed(), is_identified=True)


def test_files_that_could_not_be_read_are_told_at_the_top_and_listed(tmp_path):
    text = page(tmp_path, assessed(), unread())
    assert "1 of 2 files could not be read" in text
    assert "the file is locked: give the password" in text


def test_notes_on_files_that_were_read_are_listed_up_to_a_number(tmp_path):
    problem = Problem(kind=ProblemKind.PAGE_WITHOUT_TEXT, message="page 7 has no text layer")
    assert "page 7 has no text layer" in page(tmp_path, assessed(problems=(problem,)))
    many = [assessed(f"{number}.docx", problems=(problem,)) for number in range(MOST_NOTES + 3)]
    text = page(tmp_path, *many)
    assert text.count("page 7 has no text layer") == MOST_NOTES
    assert "… and 3 more" in text


def test_a_scan_of_unread_files_alone_still_gives_a_page(tmp_path):
    assert "No file could be read." in page(tmp_path, unread())


def test_of_many_documents_the_first_are_shown_and_all_are_there(tmp_path):
    text = page(tmp_path, *(assessed(f"{number}.docx") for number in range(ROWS_SHOWN + 2)))
    assert len(re.findall(r"<tr data-kind=[^>]+ hidden>", text)) == 2
    assert len(re.findall(r"<tr data-kind=", text)) == ROWS_SHOWN + 2
    assert "<noscript><style>tr[hidden]" in text


def test_every_figure_is_printed_with_its_base_and_its_definition(tmp_path):
    undated = assessed("u.docx", plan=plan(dates=PlanDates()))
    text = page(tmp_path, assessed(), undated)
    shown = re.search(r'<a href="#count-under_three_years">.*?</div>', text, re.DOTALL).group()
    assert "100%" in shown
    assert "1 of 1" in shown
    assert "1 left out" in shown
    assert "no more than 36 months before the day" in text
    assert re.search(r'count-issued_in_20_weeks">.*?<dd>not known', text, re.DOTALL)


def test_the_year_2019_is_marked_among_the_issue_years(tmp_path):
    files = [assessed(f"{year}.docx", plan=plan(dates=PlanDates(final=dt.date(year, 1, 1)))) for year in (2017, 2021)]
    assert "2019 and later" in page(tmp_path, *files)
    assert "2019 and later" not in page(tmp_path, files[0])


def test_pictures_say_what_they_show(tmp_path):
    text = page(tmp_path, assessed(findings=(finding(),)))
    pictures = re.findall(r'<svg role="img".*?</svg>', text, re.DOTALL)
    assert len(pictures) == 6
    assert all("<title>" in one for one in pictures)
    assert ">three years</text>" in text


def test_how_the_caseload_fitted_is_told(tmp_path):
    use = CaseloadUse(row_count=3, matched_count=1, unmatched_lines=(3, 4), not_grouped=("UPN",))
    text = page(tmp_path, assessed(), caseload=use)
    assert "2 rows fit no file" in text
    assert "Not used for grouping: UPN" in text


@pytest.mark.parametrize(
    ("value", "unit", "shown"),
    [
        (37.5, "%", "38%"),
        (12.0, "", "12"),
        (1234.0, "", "1,234"),
        (12.0, "months", "12 months"),
        (None, "%", "not known"),
    ],
)
def test_figures_are_printed_plainly(value, unit, shown):
    assert kpi_value(Kpi(id="x", name="x", value=value, unit=unit, base=1)) == shown


def test_a_theme_of_a_councils_own_gets_a_plain_title():
    assert theme_title("child_voice") == "Child’s voice"
    assert theme_title("own_theme") == "Own theme"


def test_accepted_findings_are_told_and_not_counted(tmp_path):
    text = page(tmp_path, assessed(findings=(finding(acceptance=accepted()), absence())))
    assert re.search(r"\b1 finding\.", text)
    assert "1 finding was accepted" in text
    ran_out = replace(finding(), acceptance=accepted(has_run_out=True))
    assert "1 acceptance has run out" in page(tmp_path, assessed(findings=(ran_out,)))
    assert "accepted.csv:7" in page(tmp_path, assessed(), unused_exceptions=("accepted.csv:7",))


@pytest.mark.parametrize(
    ("value", "base", "shown"),
    [
        (89.6, 48, "90%"),  # 43 of 48: a tenth of a percent stands for no plan
        (99.8, 500, "99.8%"),  # 499 of 500 are not all
        (0.2, 500, "0.2%"),
        (100.0, 48, "100%"),
        (0.0, 48, "0%"),
        (89.6, 4800, "89.6%"),
    ],
)
def test_a_share_is_as_fine_as_what_it_is_of(value, base, shown):
    assert kpi_value(Kpi(id="x", name="x", value=value, unit="%", base=base)) == shown
