"""Rows that are headings throughout: "Part B | Special educational needs | amended in June", with the text below."""

from collections.abc import Sequence

from ehc_text.parsing.headings.candidates import Candidate, Where, letters_of
from ehc_text.parsing.lines.flatten import FlatItem, FlatRow, is_short_label

_FEWEST = 4
"""So many sections with text below their row show that the cells of such rows hold none of it."""
_SHARE = 0.75
"""So many of the rows that open sections, or each of their cells may be the text of its section."""


def find_title_rows(items: Sequence[FlatItem], openings: tuple[Candidate, ...]) -> frozenset[int]:
    """Return the rows that open sections and hold nothing but headings and what is said of them.

    Each begins a table, its cells are short, and what it heads stands below; a document sets many sections so.
    """
    opened = {opening.item for opening in openings}
    rows = [opening for opening in openings if opening.where is Where.LEFT_CELL]
    titles = [opening for opening in rows if _is_title_row(opening.item, items, opened)]
    if len(letters_of(titles)) < _FEWEST or len(titles) < _SHARE * len(rows):
        return frozenset()
    return frozenset(opening.item for opening in titles)


def _is_title_row(index: int, items: Sequence[FlatItem], opened: set[int]) -> bool:
    """Return whether a row of short cells begins its table, and something that is no row beside it follows."""
    item = items[index]
    below = items[index + 1] if index + 1 < len(items) and index + 1 not in opened else None
    if not isinstance(item, FlatRow) or item.spot.row or below is None:
        return False
    if not all(is_short_label(text) for text in item.texts[1:] if text):
        return False
    is_same_table = below.spot is not None and below.spot.table == item.spot.table
    return not (is_same_table and isinstance(below, FlatRow))
