import json

import pytest
from assessed_builders import assessed, plan, section, unread

from ehc_text.records.place import Piece, Place
from ehc_text.records.plan import Section
from ehc_text.reporting.section_text import sections_as_json, sections_as_markdown, sections_as_text


def test_text_shows_each_section_with_its_heading_and_pages():
    lines = sections_as_text(assessed()).split("\n")
    assert lines[0] == "north/plan.docx: EHC plan, final; sections found: A, F"
    assert "Section F: Special educational provision (page 4)" in lines
    assert "Heading as printed: F: Special educational provision" in lines
    assert "Regular sessions with a therapist." in lines
    assert "(nothing under this heading)" in lines


@pytest.mark.parametrize(
    ("pages", "shown"),
    [((2,), "page 2"), ((2, 3, 4), "page 2-4"), ((2, 3, 7, 9, 10), "page 2-3, 7, 9-10")],
)
def test_runs_of_pages_are_drawn_together(pages, shown):
    pieces = tuple(Piece(start=0, end=1, place=Place(page=page)) for page in pages)
    part = Section(letter="B", heading="B", text="Needs.", pieces=pieces)
    assert f"({shown})" in sections_as_text(assessed(plan=plan(sections=(part,), statements=())))


def test_markdown_keeps_the_plans_own_lines_apart():
    text = sections_as_markdown(assessed(plan=plan(sections=(section("B", "one\ntwo"),), statements=())))
    assert "## Section B: Special educational needs\n" in text
    assert "one  \ntwo" in text


def test_markdown_names_the_letters_as_they_are():
    assert "\nEHC plan, final; sections found: A, F\n" in sections_as_markdown(assessed())


@pytest.mark.parametrize(
    ("words", "written"),
    [
        ("<name> will have help", r"\<name> will have help"),
        ("*Section K* and _this_", r"\*Section K\* and \_this\_"),
        ("# not a heading", r"\# not a heading"),
        ("- no item", r"\- no item"),
        ("12. no item", r"12\. no item"),
        ("2.5 hours - daily", "2.5 hours - daily"),
        ("Need | Provision", "Need | Provision"),
    ],
)
def test_signs_in_the_plans_own_words_mark_nothing_up(words, written):
    text = sections_as_markdown(assessed(plan=plan(sections=(section("B", words),), statements=())))
    assert text.split("\n")[-1] == written


def test_sections_that_stand_together_say_so():
    shared = Section(letter="H1", heading="Section H", text="x", shared_with=("H2",))
    assert "Stands together with: H2" in sections_as_text(assessed(plan=plan(sections=(shared,), statements=())))


def test_json_has_no_findings_that_could_pass_for_a_clean_check():
    parts = json.loads(sections_as_json(assessed()))
    assert list(parts) == ["schema", "file", "kind", "status", "as_of", "child", "dates", "sections", "problems"]


def test_a_file_that_could_not_be_read_says_so():
    assert sections_as_text(unread()) == "locked.pdf: could not be read"
