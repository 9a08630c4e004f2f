import datetime as dt
import re
from html.parser import HTMLParser

import pytest
from assessed_builders import AS_OF, absence, accepted, assessed, finding, unread

from ehc_text.records.document import Problem, ProblemKind
from ehc_text.records.scan import Kpi, ScanRun
from ehc_text.reporting.html import DetailShelf, kpi_value, theme_title, write_report
from ehc_text.scanning.summary import summarise

BEFORE = dt.datetime(2026, 11, 2, 9, 0, tzinfo=dt.UTC)


def page(tmp_path, *files, limit=10, unused=()):
    summaries = tuple(summarise(file) for file in files)
    shelf = DetailShelf(limit)
    for position, (file, summary) in enumerate(zip(files, summaries, strict=True)):
        shelf.put(position, file, summary)
    facts = {
        "version": "1.0",
        "rules_version": "abc",
        "models_version": "def",
        "as_of": AS_OF,
        "started": BEFORE,
        "finished": BEFORE,
    }
    run = ScanRun(**facts, files=summaries, unused_exceptions=unused)
    write_report(tmp_path / "report.html", run, shelf.details(), ())
    return (tmp_path / "report.html").read_text(encoding="utf-8")


class Tags(HTMLParser):
    """Notes elements left open or closed out of order, identifiers, and links within the page."""

    VOID = frozenset({"meta", "link", "br", "input"})

    def __init__(self, text):
        super().__init__()
        self.open, self.ids, self.targets, self.crossed = [], [], [], []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        named = dict(attrs)
        self.ids += [named["id"]] if "id" in named else []
        self.targets += [named["href"]] if tag == "a" else []
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.crossed.append(tag)


def test_the_page_is_whole_and_its_links_lead_somewhere(tmp_path):
    tags = Tags(page(tmp_path, assessed(findings=(finding(), absence())), unread()))
    assert (tags.open, tags.crossed) == ([], [])
    assert len(tags.ids) == len(set(tags.ids))
    assert tags.targets
    assert {target.removeprefix("#") for target in tags.targets} <= set(tags.ids)


def test_the_page_needs_no_network_and_no_other_file(tmp_path):
    text = page(tmp_path, assessed(findings=(finding(),)))
    assert not re.search(r"https?://|@import|url\(|<script[^>]+src|<img", text)
    assert "default-src 'none'" in text


def test_words_of_a_plan_cannot_become_markup(tmp_path):
    evil = finding(context="Regular <script>alert(1)</script>", statement=None, start=None, end=None)
    text = page(tmp_path, assessed('<img src=x onerror="1">.docx', findings=(evil,)))
    assert "<script>alert" not in text
    assert "<img" not in text
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in text


def test_the_quote_is_marked_in_its_context(tmp_path):
    text = page(tmp_path, assessed(findings=(finding(),)))
    assert "<blockquote><mark>Regular</mark> sessions with a therapist.</blockquote>" in text
    assert "Not found: how often, how long." in text


def test_files_that_could_not_be_read_are_told_at_the_top_and_listed(tmp_path):
    text = page(tmp_path, assessed(), unread())
    assert "1 of 2 files could not be read" in text
    assert "the file is locked: give the password" in text


def test_notes_on_files_that_were_read_are_listed(tmp_path):
    problem = Problem(kind=ProblemKind.PAGE_WITHOUT_TEXT, message="page 7 has no text layer")
    assert "page 7 has no text layer" in page(tmp_path, assessed(problems=(problem,)))


def test_a_scan_of_unread_files_alone_still_gives_a_page(tmp_path):
    text = page(tmp_path, unread())
    assert "No file could be read." in text


def test_of_too_many_plans_those_with_the_weightiest_findings_are_detailed(tmp_path):
    files = [
        assessed("light.docx", findings=(finding(),), sha256="1"),
        assessed("heavy.docx", findings=(absence(),), sha256="2"),
        assessed("none.docx", sha256="3"),
    ]
    text = page(tmp_path, *files, limit=1)
    assert "The 1 documents whose findings weigh the most are shown here" in text
    assert re.findall(r'<details class="plan" id="plan-1">\s*<summary><span class="file">([^<]+)', text) == [
        "heavy.docx"
    ]
    assert "light.docx" in text  # in the table


@pytest.mark.parametrize(
    ("value", "unit", "shown"),
    [
        (37.5, "%", "37.5%"),
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


def test_an_accepted_finding_is_shown_with_who_why_and_until_when_and_not_counted(tmp_path):
    text = page(tmp_path, assessed(findings=(finding(acceptance=accepted()), absence())))
    assert "Accepted by R. Okafor until 31 March 2027" in text
    assert "The school sends its timetable each term." in text
    assert re.search(r"1\s+finding\b", text)
    assert "1 finding was accepted" in text


def test_an_acceptance_that_ran_out_is_told_and_its_finding_counts(tmp_path):
    text = page(tmp_path, assessed(findings=(finding(acceptance=accepted(has_run_out=True)),)))
    assert "was accepted by R. Okafor until 31 March 2027: that has run out" in text
    assert "1 acceptance has run out" in text


def test_an_exception_that_matches_nothing_is_told(tmp_path):
    assert "accepted.csv:7" in page(tmp_path, assessed(findings=(finding(),)), unused=("accepted.csv:7",))


def test_a_file_that_is_put_again_takes_its_own_place(tmp_path):
    shelf = DetailShelf(10)
    for position, file in (
        (0, assessed("a.docx", findings=(finding(),))),
        (1, assessed("b.docx", findings=(finding(),))),
    ):
        shelf.put(position, file, summarise(file))
    again = assessed("a.docx", findings=(finding(), absence()))
    shelf.put(0, again, summarise(again))
    assert [(d.summary.file.path, d.summary.finding_count) for d in shelf.details()] == [("a.docx", 2), ("b.docx", 1)]
