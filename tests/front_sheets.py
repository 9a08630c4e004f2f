"""Front sheets written as lines, for the tests of the parsing room."""

import datetime as dt
from pathlib import Path

from ehc_text.parsing.front.front_page import read_front_sheet
from ehc_text.records.front_sheet import FrontSheet
from ehc_text.records.plan import CellSpan, DocumentKind, Line, LineKind, Section
from ehc_text.rulepacks.front_sheet import load_front_sheet

RULES = load_front_sheet(Path(__file__).parents[1] / "rules")
AS_OF = dt.date(2026, 11, 1)


def section(*lines: str, letter: str = "front") -> Section:
    """Return a section of these lines; one that holds " | " is a table row."""
    text, made = "", []
    for words in lines:
        start = len(text) + 1 if text else 0
        text = f"{text}\n{words}" if text else words
        made.append(_line(words, start))
    return Section(letter=letter, heading="", text=text, lines=tuple(made))


def front_sheet(
    *lines: str,
    margins: tuple[str, ...] = (),
    tail: tuple[str, ...] = (),
    sections: tuple[Section, ...] = (),
    kind: DocumentKind = DocumentKind.EHC_PLAN,
) -> FrontSheet:
    """Return what the shipped rules read from a front sheet of these lines."""
    return read_front_sheet(section(*lines), sections, margins, section(*tail, letter="tail"), kind, AS_OF, RULES)


def _line(words: str, start: int) -> Line:
    if " | " not in words:
        return Line(start=start, end=start + len(words), kind=LineKind.TEXT)
    cells, at = [], start
    for cell in words.split(" | "):
        cells.append(CellSpan(start=at, end=at + len(cell)))
        at += len(cell) + 3
    return Line(start=start, end=start + len(words), kind=LineKind.ROW, cells=tuple(cells))
