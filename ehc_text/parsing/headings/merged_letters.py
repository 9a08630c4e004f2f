"""Letters in one cell merged down the side of a table: what stands beside them is a table by itself."""

from dataclasses import replace

from ehc_text.parsing.lines.flatten import FlatItem, FlatRow, explode, row_of
from ehc_text.parsing.lines.letters import letters_alone

_INNER = 1000
"""The rows beside a merged cell are counted as a table inside the one that they stand in."""


def without_merged_letters(items: tuple[FlatItem, ...]) -> tuple[FlatItem, ...]:
    """Return the items without letters that a merged cell repeats in the rows below the one in which it starts.

    "E F" in the first column, over all rows: then the row with the title heads the table of what stands beside it,
    with column heads, bands and rows like any other.
    """
    found: list[FlatItem] = []
    start = -1
    for item in items:
        is_lettered = isinstance(item, FlatRow) and len(item.row.cells) > 1 and bool(letters_alone(item.texts[0]))
        if not is_lettered or not isinstance(item, FlatRow):
            found.append(item)
        elif not item.row.cells[0].is_inherited:
            start = item.spot.row
            found.append(item)
        else:
            found.extend(_beside(item, item.spot.row - start - 1))
    return tuple(found)


def _beside(item: FlatRow, number: int) -> tuple[FlatItem, ...]:
    """Return what stands beside the letters in a row, as row `number` of a table: lines where it is one cell."""
    spot = replace(item.spot, table=item.spot.table * _INNER + 1, row=number, columns=item.spot.columns - 1)
    bare = row_of(item, spot, *item.row.cells[1:])
    return (bare,) if len(bare.row.cells) > 1 else explode(bare)
