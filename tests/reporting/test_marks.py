from dataclasses import replace

import pytest
from assessed_builders import absence, accepted, finding
from hazards.word_builder import bare, docx, p, r, tbl, tr
from marking import assessed_with, document, quoted, section_of

from ehc_text.reading.word.read import read_word
from ehc_text.records.place import Piece
from ehc_text.records.plan import Section
from ehc_text.reporting.marks import marks_of, note_lines


def texts(mark):
    return [stretch.text for stretch in mark.stretches]


def test_a_quote_over_several_runs_is_a_stretch_of_each():
    content = read_word(docx(p("Help as ", r("often"), " as needed.")))
    (mark,) = quoted(content, "as often as")
    assert texts(mark) == ["as ", "often", " as"]
    assert mark.is_quote


def test_words_that_were_cut_off_in_front_do_not_shift_the_mark():
    content = read_word(docx(p("Section F: daily help")))
    whole = section_of(content)
    own = Section(letter="F", heading="Section F", text="daily help", pieces=(replace(whole.pieces[0], end=10),))
    (mark,) = marks_of(assessed_with(own, (0, 5)), document(content))
    assert [(s.start, s.end, s.text) for s in mark.stretches] == [(11, 16, "daily")]


def test_lines_with_the_same_words_that_a_soft_break_parts_are_told_apart():
    content = read_word(docx(p(bare("<w:t>daily</w:t><w:br/><w:t>daily</w:t>"))))
    place = section_of(content).pieces[0].place
    own = Section(
        letter="F",
        heading="",
        text="daily\ndaily",
        pieces=(Piece(start=0, end=5, place=place), Piece(start=6, end=11, place=place)),
    )
    marks = marks_of(assessed_with(own, (0, 5), (6, 11)), document(content))
    assert [mark.stretches[0].start for mark in marks] == [0, 6]


@pytest.mark.parametrize(
    ("heading", "expected"),
    [("F Provision", ["F Provision"]), ("f  PROVISION", ["F Provision"]), ("Gone", []), ("", [])],
)
def test_what_has_no_place_is_marked_at_its_sections_heading(heading, expected):
    body = p("Contents") + p("F Provision ..... 4") + p("F Provision") + p("Daily help.")
    content = read_word(docx(body))
    whole = section_of(content, heading=heading)
    last = whole.pieces[-1]
    own = replace(whole, text="Daily help.", pieces=(replace(last, start=0, end=11),))
    (mark,) = marks_of(replace(assessed_with(own), findings=(absence(letter="F"),)), document(content))
    assert texts(mark) == expected
    assert not mark.is_quote
    assert all(stretch.place.paragraph == 2 for stretch in mark.stretches)


def test_a_quote_without_offsets_is_looked_for_in_its_own_line():
    content = read_word(docx(tbl(tr("Date of draft", "3 May 2026"), tr("Date of final", "3 May 2026"))))
    front = replace(section_of(content, letter="front"), letter="front")
    one = replace(absence(letter=None), quote="3 May 2026", context="Date of final\n3 May 2026")
    held = assessed_with(front)
    held = replace(held, plan=replace(held.plan, sections=(), front=front), findings=(one,))
    (mark,) = marks_of(held, document(content))
    assert [(s.place.paragraph, s.text) for s in mark.stretches] == [(3, "3 May 2026")]


def test_what_is_about_the_whole_document_has_no_stretch():
    content = read_word(docx(p("Daily help.")))
    held = replace(assessed_with(section_of(content)), findings=(absence(letter=None), absence(letter="J")))
    assert [mark.stretches for mark in marks_of(held, document(content))] == [(), ()]


def test_what_somebody_accepted_gets_no_mark():
    content = read_word(docx(p("Regular help.")))
    held = assessed_with(section_of(content), (0, 7))
    held = replace(held, findings=tuple(replace(one, acceptance=accepted()) for one in held.findings))
    assert marks_of(held, document(content)) == ()


def test_a_note_says_code_why_how_to_put_it_right_and_the_basis():
    assert note_lines(finding(confidence=0.4)) == (
        "VAG003 (medium, unsure): 'Regular' does not say how often.",
        "To put it right: Say how often.",
        "For education. Basis: SEND Code of Practice 2015, 9.69.",
    )
