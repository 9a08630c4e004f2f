"""What holds for every document that can be built: no word twice, no span outside its text, no loss of a place."""

import datetime as dt
from collections import Counter

import pytest
from builders import document
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from section_builders import bold, head, item, note, text

from ehc_text.checking.run import run_checks
from ehc_text.parsing.lines.flatten import flatten, paragraphs_of
from ehc_text.parsing.parse import parse_plan
from ehc_text.pipeline import load_tools
from ehc_text.records.document import Cell, Document, Paragraph, Row, Table
from ehc_text.records.place import Piece, Place
from ehc_text.records.plan import LineKind

pytestmark = pytest.mark.model

TOOLS = load_tools()
AS_OF = dt.date(2026, 11, 1)

TITLES = [
    "Section A: Views, interests and aspirations",
    "Section B: Special educational needs",
    "C - Health needs",
    "(D) Social care needs",
    "SECTION E: Outcomes",
    "Section F: Special educational provision",
    "Section G",
    "Sections H1 and H2: Social care provision",
    "Section H2: Other social care provision",
    "Section I: Placement - Oak Hill School",
    "Section J: Personal budget",
    "Section K: Advice and information",
    "Sections B, E and F: needs, outcomes and provision",
    "Contents",
    "Signatures",
    "Appendix 1: Report",
    "Communication and interaction",
]
SENTENCES = [
    "Mara finds reading hard. She guesses.",
    "I like trains.",
    "By July 2027 Mara will read a page.",
    "The class teacher reads with Mara every school day for 10 minutes.",
    "Access to support as and when required.",
    "Mara will have the following:",
    "a) a writing slope",
    "No provision required.",
    "N/A",
    "Mara has epilepsy; see Section G.",
    "12.03.26",
    "[Insert the child's views]",
    "Line one\nline two",
    "  blanks  around  ",
    "•",
    "Mara’s naïve “quote” – ½ an hour",
    "",
]
HEADS = [
    ("Need (B)", "Outcome (E)", "Provision (F)"),
    ("Provision", "By whom", "How often"),
    ("Advice from", "Name", "Date"),
    ("C - Health needs", "G - Health provision", "E - Outcomes"),
]

words = st.one_of(st.sampled_from(SENTENCES), st.sampled_from(TITLES), st.text(alphabet="AaBf:.|-• \n1", max_size=12))
looks = st.sampled_from([text, bold, head, item, note])


@st.composite
def paragraphs(draw):
    return draw(looks)(draw(words))


@st.composite
def tables(draw, depth=1):
    """Draw a table whose rows cover its grid; a merged cell goes on for one row or more below where it starts."""
    width = draw(st.integers(1, 4))
    rows = []
    if width == 3 and draw(st.booleans()):
        texts = draw(st.sampled_from(HEADS))
        rows.append(Row(cells=tuple(Cell(blocks=(bold(t),), column=i) for i, t in enumerate(texts))))
    for _ in range(draw(st.integers(1, 4))):
        above = rows[-1].cells if rows else ()
        rows.append(Row(cells=draw(_cells(width, above, depth)), is_head=draw(st.booleans()) and not rows))
    return Table(rows=tuple(rows), column_count=width)


@st.composite
def _cells(draw, width, above, depth):
    cells, column = [], 0
    while column < width:
        merged = next((c for c in above if c.column == column and column + c.column_span <= width), None)
        if merged and draw(st.integers(0, 3)) == 0:
            cells.append(Cell(blocks=merged.blocks, column=column, column_span=merged.column_span, is_inherited=True))
        else:
            span = draw(st.integers(1, width - column))
            inner = st.one_of(paragraphs(), tables(depth=0)) if depth else paragraphs()
            blocks = tuple(draw(st.lists(inner, max_size=2)))
            fill = draw(st.sampled_from([None, "1F4E5F"]))
            cells.append(Cell(blocks=blocks, column=column, column_span=span, fill=fill))
        column += cells[-1].column_span
    return tuple(cells)


@st.composite
def documents(draw) -> Document:
    """Draw a document of headings, lines and tables in any order; each paragraph has a place of its own."""
    blocks = draw(st.lists(st.one_of(paragraphs(), st.sampled_from(TITLES).map(head), tables()), max_size=14))
    front = [head("Education, Health and Care Plan")] if draw(st.booleans()) else []
    return document(*_placed([*front, *blocks], Counter()))


def _placed(blocks, seen):
    """Give every paragraph a number; what a merged cell repeats keeps that of the cell that it repeats."""
    return tuple(_placed_table(b, seen) if isinstance(b, Table) else _placed_paragraph(b, seen) for b in blocks)


def _placed_table(table, seen):
    rows = []
    above = {}
    for row in table.rows:
        cells = []
        for one in row.cells:
            blocks = above[one.column] if one.is_inherited else _placed(one.blocks, seen)
            above[one.column] = blocks
            cells.append(
                Cell(
                    blocks=blocks,
                    column=one.column,
                    column_span=one.column_span,
                    is_inherited=one.is_inherited,
                    fill=one.fill,
                )
            )
        rows.append(Row(cells=tuple(cells), is_head=row.is_head))
    return Table(rows=tuple(rows), column_count=table.column_count)


def _placed_paragraph(one, seen):
    seen["paragraphs"] += 1
    place = Place(part="document", paragraph=seen["paragraphs"], run=0)
    pieces = (Piece(start=0, end=len(one.text), place=place),) if one.text else ()
    return Paragraph(
        text=one.text,
        pieces=pieces,
        heading_level=one.heading_level,
        is_bold=one.is_bold,
        size_pt=one.size_pt,
        list_label=one.list_label,
        is_note=one.is_note,
    )


def parsed(made):
    return parse_plan(made, TOOLS.headings, TOOLS.front_sheet, TOOLS.pack.words, AS_OF)


def parts_of(plan):
    return (plan.front, *plan.sections, plan.tail)


def uncovered(section):
    """Return the characters of a section's text that no piece covers."""
    covered = set()
    for piece in section.pieces:
        covered.update(range(piece.start, piece.end))
    return "".join(character for at, character in enumerate(section.text) if at not in covered)


checked = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)


def spanning(blocks):
    """Yield the numbers of the paragraphs in cells merged over columns, which may belong to several sections."""
    for block in blocks:
        if isinstance(block, Table):
            for row in block.rows:
                for one in row.cells:
                    inside = [flat for flat in flatten(one.blocks) if one.column_span > 1]
                    yield from (p.place.paragraph for flat in inside for q in paragraphs_of(flat) for p in q.pieces)
                    yield from spanning(one.blocks)


@checked
@given(documents())
def test_no_character_of_the_file_stands_in_two_sections_or_twice(made):
    """But for the words of a cell merged over the columns of several sections, which stand once in each of them."""
    plan = parsed(made)
    several = set(spanning(made.blocks))
    seen: Counter = Counter()
    for part in parts_of(plan):
        if part.shared_with and part.letter > min(part.shared_with):
            continue
        for piece in part.pieces:
            if piece.end > piece.start:
                words_there = part.text[piece.start : piece.end]
                part_of = part.letter if piece.place.paragraph in several else ""
                seen[(piece.place.paragraph, part_of, words_there)] += 1
    texts = Counter()
    for flat in flatten(made.blocks):
        for paragraph in paragraphs_of(flat):
            for piece in paragraph.pieces:
                texts[piece.place.paragraph] += 1
    per_place: Counter = Counter()
    for (place, part_of, _), times in seen.items():
        per_place[place, part_of] += times
    assert {where: times for where, times in per_place.items() if times > texts[where[0]]} == {}


@checked
@given(documents())
def test_every_span_lies_where_it_says(made):
    plan = parsed(made)
    by_letter = {part.letter: part for part in parts_of(plan)}
    for part in parts_of(plan):
        ends = 0
        for line in part.lines:
            assert ends <= line.start <= line.end <= len(part.text)
            ends = line.end
            for one in line.cells:
                assert line.start <= one.start <= one.end <= line.end
                assert not (one.inherited and one.end > one.start)
    for told in (*plan.statements, *plan.needs, *plan.outcomes, *plan.views):
        assert by_letter[told.section].text[told.start : told.end] == told.text
        assert told.text.strip()
    for entry in plan.advice:
        assert by_letter["K"].text[entry.start : entry.end] == entry.text
    for finding in run_checks(plan, TOOLS.pack, AS_OF).findings:
        if finding.start is not None:
            assert by_letter[finding.section].text[finding.start : finding.end] == finding.quote
    assert len({statement.id for statement in plan.statements}) == len(plan.statements)


@checked
@given(documents())
def test_every_character_but_separators_can_be_traced_to_its_place(made):
    for part in parts_of(parsed(made)):
        assert set(uncovered(part)) <= set(" |\n")
        assert all(0 <= piece.start <= piece.end <= len(part.text) for piece in part.pieces)


@checked
@given(documents())
def test_words_keep_the_order_of_the_file_within_a_section(made):
    """A note in a table row comes behind the row."""
    notes = {
        piece.place.paragraph
        for flat in flatten(made.blocks)
        for paragraph in paragraphs_of(flat)
        for piece in paragraph.pieces
        if paragraph.is_note
    }
    for part in parts_of(parsed(made)):
        places = [piece.place.paragraph for piece in part.pieces if piece.place.paragraph not in notes]
        assert places == sorted(places)


@checked
@given(documents())
def test_neighbours_in_a_row_are_columns_of_its_table(made):
    for part in parts_of(parsed(made)):
        for line in part.lines:
            assert set(line.beside) <= set(line.columns) - {part.letter}


@checked
@given(documents())
def test_no_line_is_lost_between_the_file_and_the_sections(made):
    """What is in the file is a heading, or stands in front, a section or tail."""
    plan = parsed(made)
    kept = {piece.place.paragraph for part in parts_of(plan) for piece in part.pieces}
    headings = " ".join(section.heading for section in plan.sections)
    for flat in flatten(made.blocks):
        for paragraph in paragraphs_of(flat):
            if len(paragraph.text.split()) > 4 and paragraph.text.rstrip().endswith(".") and paragraph.pieces:
                place = paragraph.pieces[0].place.paragraph
                assert place in kept or paragraph.text in headings


def test_lines_of_every_kind_are_drawn_at_all():
    """The strategy is worth its time only if what it draws becomes plans with sections, rows, items and notes."""
    kinds: Counter = Counter()

    @settings(max_examples=60, deadline=None, database=None, derandomize=True)
    @given(documents())
    def collect(made):
        plan = parsed(made)
        kinds.update(line.kind for section in plan.sections for line in section.lines)
        kinds["beside"] += sum(bool(line.beside) for section in plan.sections for line in section.lines)
        kinds["statements"] += len(plan.statements)

    collect()
    assert {LineKind.ROW, LineKind.ITEM, LineKind.TEXT, LineKind.SUB_HEADING, "statements", "beside"} <= {
        kind for kind, count in kinds.items() if count
    }
