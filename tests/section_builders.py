"""Documents by hand for tests of the structure: headings, bands, tables with merges, and the sections found in them."""

from dataclasses import replace
from functools import cache
from pathlib import Path

from builders import document, paragraph

from ehc_text.parsing.sections import SectionMap, find_sections
from ehc_text.records.document import Cell, Paragraph, Row, Table
from ehc_text.records.headings import HeadingRules
from ehc_text.records.plan import Line, LineKind, Section
from ehc_text.rulepacks.headings import load_headings

SHIPPED = Path(__file__).resolve().parent.parent / "rules"
BAND = "1F4E5F"
PALE = "DDE8EB"

TITLES = {
    "A": "Views, interests and aspirations",
    "B": "Special educational needs",
    "C": "Health needs",
    "D": "Social care needs",
    "E": "Outcomes",
    "F": "Special educational provision",
    "G": "Health provision",
    "H1": "Social care provision under the Chronically Sick and Disabled Persons Act 1970",
    "H2": "Any other social care provision",
    "I": "Placement",
    "J": "Personal budget",
    "K": "Advice and information",
}
"""Plain titles of the sections, as the regulations word them."""


@cache
def rules() -> HeadingRules:
    """Return the shipped heading rules."""
    return load_headings(SHIPPED)


def head(text: str, level: int = 1) -> Paragraph:
    """Return a heading in a heading style."""
    return paragraph(text, heading_level=level, is_bold=True, size_pt=14.0)


def bold(text: str) -> Paragraph:
    """Return a line in bold type, as large as the text."""
    return paragraph(text, is_bold=True, size_pt=11.0)


def text(words: str) -> Paragraph:
    """Return a line of body text."""
    return paragraph(words, size_pt=11.0)


def item(words: str, label: str = "•", level: int = 0) -> Paragraph:
    """Return a list item."""
    return paragraph(words, list_label=label, list_level=level, size_pt=11.0)


def note(words: str) -> Paragraph:
    """Return a footnote."""
    return paragraph(words, is_note=True, size_pt=9.0)


def cell(*words: str | Paragraph | Table, column: int = 0, span: int = 1, merged: bool = False, fill=None) -> Cell:
    """Return a cell of paragraphs, texts or tables."""
    blocks = tuple(text(word) if isinstance(word, str) else word for word in words)
    return Cell(blocks=blocks, column=column, column_span=span, is_inherited=merged, fill=fill)


def grid(*rows, columns: int | None = None) -> Table:
    """Return a table. A row is a tuple of texts or cells; a text by itself is a band over all columns.

    A text that starts with "^" repeats a merged cell from above; several lines in a tuple make one cell of paragraphs.
    """
    width = columns or max(len(row) for row in rows if isinstance(row, tuple))
    return Table(rows=tuple(_row(row, width) for row in rows), column_count=width)


def _row(row, width: int) -> Row:
    if not isinstance(row, tuple):
        words = row if isinstance(row, Paragraph) else paragraph(row, is_bold=True, size_pt=11.0)
        return Row(cells=(Cell(blocks=(words,), column=0, column_span=width, fill=BAND),))
    return Row(cells=tuple(_cell(entry, column) for column, entry in enumerate(row)))


def _cell(entry, column: int) -> Cell:
    if isinstance(entry, Cell):
        return replace(entry, column=column)
    if isinstance(entry, list):
        return cell(*entry, column=column)
    if entry.startswith("^"):
        return cell(entry[1:], column=column, merged=True)
    return cell(entry, column=column) if entry else Cell(blocks=(), column=column)


def find(*blocks) -> SectionMap:
    """Return the sections of a document of these blocks, by the shipped rules."""
    return find_sections(document(*blocks), rules())


def texts(*blocks) -> dict[str, str]:
    """Return the text of each section found, by letter."""
    return {section.letter: section.text for section in find(*blocks).sections}


def section(letter: str, *lines: str | tuple[LineKind, str], **kwargs) -> Section:
    """Return a section of lines; a plain string is TEXT."""
    built: list[Line] = []
    words = ""
    for line in lines:
        kind, content = (LineKind.TEXT, line) if isinstance(line, str) else line
        start = len(words) + (1 if words else 0)
        words = f"{words}\n{content}" if words else content
        built.append(Line(start=start, end=len(words), kind=kind))
    return Section(letter=letter, heading=letter, text=words, lines=tuple(built), **kwargs)
