"""What stands over the table of each page or block: its name in large type, and a line that says what it means."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ehc_text.parsing.headings.candidates import Candidate, Reader, Where
from ehc_text.parsing.lines.flatten import FlatItem, FlatParagraph, is_short_label
from ehc_text.parsing.lines.looks import Look, look_of, strength

_FEWEST = 2
"""One line in large type over such a table may be anything; of two that look alike it is plain."""
_PLAINLY = 3
_LARGE = 1.3
"""Type so many times as large as the text needs no bold to be that of a heading."""
_INTRODUCTION_LINES = 2
_INTRODUCTION_WORDS = 40
_DIGITS = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class _Top:
    """The lines over a table: the name of what it is about stands at `named` and has this look."""

    lines: range
    named: int
    look: Look


def find_page_tops(items: Sequence[FlatItem], openings: tuple[Candidate, ...], reader: Reader) -> frozenset[int]:
    """Return the lines over tables whose rows open sections by their first cell: they belong to no section.

    "Pathway 2 of 4", "Living in my own home", "By this we mean rooms, meals and money.", then "Need (B) | ...". The
    line above the name goes with it only where it comes again, but for its number.
    """
    tops = [top for opening in openings if (top := _top_over(opening, items, openings, reader))]
    looks = Counter(top.look for top in tops)
    above = Counter(_without_numbers(items[top.lines[0]].text) for top in tops if top.named > top.lines[0])
    found: set[int] = set()
    for top in tops:
        if looks[top.look] >= _FEWEST:
            comes_again = above[_without_numbers(items[top.lines[0]].text)] >= _FEWEST
            found.update(index for index in top.lines if index >= top.named or comes_again)
    return frozenset(found)


def _top_over(
    opening: Candidate, items: Sequence[FlatItem], openings: tuple[Candidate, ...], reader: Reader
) -> _Top | None:
    """Return the few lines right above the table that an opening begins, of which one alone is in large type."""
    spot = items[opening.item].spot
    if opening.where is not Where.LEFT_CELL or spot is None or spot.row:
        return None
    taken = {one.item for one in openings}
    start = opening.item
    while start - 1 > openings[0].item and start - 1 not in taken and _may_introduce(items[start - 1], spot.table):
        start -= 1
    large = {index: look for index in range(start, opening.item) if (look := _large_look(items[index], reader))}
    if len(large) != 1:
        return None
    ((index, look),) = large.items()
    is_near = index - start <= 1 and opening.item - index <= 1 + _INTRODUCTION_LINES
    return _Top(range(start, opening.item), index, look) if is_near else None


def _may_introduce(item: FlatItem, table: int) -> bool:
    """Return whether a line, or one in a box of its own, is short enough to introduce a table."""
    if not isinstance(item, FlatParagraph) or len(item.text.split()) > _INTRODUCTION_WORDS:
        return False
    return item.spot is None or (item.spot.table != table and item.spot.columns == 1)


def _large_look(item: FlatItem, reader: Reader) -> Look | None:
    """Return the look of a line that is plainly a heading, None for any other; colours differ from page to page.

    In a box each line has the colour behind it: there it is the size of the type that tells.
    """
    if not isinstance(item, FlatParagraph) or not is_short_label(item.text):
        return None
    look = replace(look_of(item), is_capitals=False, is_band=False, fill="")
    is_large = reader.body_pt is not None and look.size_pt >= _LARGE * reader.body_pt
    return look if is_large or strength(look, reader.body_pt) >= _PLAINLY else None


def _without_numbers(text: str) -> str:
    return _DIGITS.sub("#", " ".join(text.lower().split()))
