"""Whole plans as PDF: what is bound in before and behind them, print dates, and where each word of a section stands."""

from io import BytesIO

import pdfplumber
from hazards.pdf.drawn import Drawn
from hazards.trap_plans import TITLES, parsed, read_bytes
from hypothesis import given, settings
from hypothesis import strategies as st
from section_builders import rules

from ehc_text.parsing.sections import find_sections
from ehc_text.reading.pdf.read import read_pdf
from ehc_text.records.document import Document, FileFormat

LINES = {letter: f"What stands in part {letter.lower()} of the plan, in a sentence of its own." for letter in TITLES}
XS = (60, 220, 380, 540)


def front(drawn: Drawn) -> Drawn:
    drawn.text(60, 60, "Education, Health and Care Plan", size=18, bold=True)
    return drawn.text(60, 100, "Date of final plan: 3 March 2026").page()


def sections_on(drawn: Drawn, *, foot: str = "") -> Drawn:
    """Draw all sections, four to a page."""
    for number, (letter, title) in enumerate(TITLES.items()):
        place = number % 4
        if number and not place:
            drawn.page()
        if foot and not place:
            drawn.text(60, 810, foot)
        drawn.text(60, 60 + 60 * place, f"Section {letter}: {title}", size=13, bold=True)
        drawn.text(60, 80 + 60 * place, LINES[letter])
    return drawn


def plan_of(drawn: Drawn, folder):
    return parsed(read_bytes(drawn.bytes(), folder, "plan.pdf"))


def test_a_letter_before_and_a_report_behind_the_plan_are_no_part_of_it(tmp_path):
    drawn = Drawn().lines(60, 60, "Dear Ms Bell", "Please find the plan enclosed. Section F was changed.", step=30)
    drawn.lines(60, 150, "Yours sincerely", "A. Officer", step=30).page()
    sections_on(front(drawn)).page()
    drawn.text(60, 60, "Speech and language therapy report", size=16, bold=True)
    drawn.text(60, 90, "Date of report: 1 February 2026")
    drawn.text(60, 120, "Section F: what is advised", size=13, bold=True)
    drawn.wrapped(60, 140, "He would benefit from access to a small group as required. " * 6)
    plan = plan_of(drawn, tmp_path)
    assert {one.letter: one.text for one in plan.sections} == LINES
    assert plan.front.text.startswith("Dear Ms Bell")
    assert plan.tail.text.startswith("Speech and language therapy report")
    assert (plan.kind, plan.status, str(plan.dates.final)) == ("ehc_plan", "final", "2026-03-03")


def test_the_day_of_printing_is_no_date_of_the_plan(tmp_path):
    plan = plan_of(sections_on(front(Drawn()), foot="Printed on 5 May 2026 at 10:14"), tmp_path)
    assert {one.letter: one.text for one in plan.sections} == LINES
    assert str(plan.dates.final) == "2026-03-03"
    assert plan.dates.amended is None


def test_a_section_is_read_column_by_column_where_it_is_set_in_two(tmp_path):
    words = "She reads short words and guesses at long ones in most lessons of the day. "
    drawn = front(Drawn()).text(60, 60, "Section B: Special educational needs", size=13, bold=True)
    drawn.wrapped(60, 90, words * 6, right=280).wrapped(315, 90, "He counts. " + words * 6, right=535)
    drawn.text(60, 400, "Section C: Health needs", size=13, bold=True).text(60, 420, "None.")
    found = {one.letter: one.text for one in plan_of(drawn, tmp_path).sections}
    assert " ".join(found["B"].split()) == " ".join(f"{words * 6}He counts. {words * 6}".split())


PHRASES = ("Ivo reads aloud", "with a teaching assistant", "daily", "for ten minutes")
WORDS = st.lists(st.sampled_from(PHRASES), min_size=1)
BLOCKS = st.lists(st.one_of(WORDS, st.tuples(WORDS, WORDS, WORDS)), min_size=1, max_size=10)


def short(words) -> str:
    return " ".join(words)[:26].strip()


@settings(max_examples=30, deadline=None)
@given(BLOCKS)
def test_every_stretch_of_a_section_stands_in_its_box_on_its_page(blocks):
    drawn, y = Drawn().text(60, 60, "Section F: Special educational provision", size=13, bold=True), 100
    for block in blocks * 3:
        if y > 740:
            drawn, y = drawn.page(), 100
        if isinstance(block, tuple):
            drawn.grid(XS, (y, y + 24), [tuple(short(words) for words in block)])
        else:
            drawn.text(60, y + 13, " ".join(block)[:80])
        y += 40
    data = drawn.bytes()
    content = read_pdf(data)
    made = Document(name="x", sha256="", format=FileFormat.PDF, page_count=content.page_count, blocks=content.blocks)
    (section,) = find_sections(made, rules()).sections
    with pdfplumber.open(BytesIO(data)) as file:
        for piece in section.pieces:
            box = piece.place.box
            page = file.pages[piece.place.page - 1]
            inside = page.crop((box.x0 - 1, box.top - 1, box.x1 + 1, box.bottom + 1)).extract_text()
            assert "".join(inside.split()) == "".join(section.text[piece.start : piece.end].split())
