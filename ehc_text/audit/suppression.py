"""Small numbers kept out of what is published, and the numbers by which they could be reckoned back.

A count from 1 to 4 is suppressed. In a table with known sums one suppressed number could be reckoned from the others.
So further ones are suppressed, until each row and each column with a suppressed number has two of them or more, which
together stand for 5 or more. Source: Willenborg and de Waal, Elements of Statistical Disclosure Control (2001),
chapters 4 and 5, on primary and secondary suppression. 5 is the threshold that is usual for pupils' data.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import TypeAlias

THRESHOLD = 5

Table: TypeAlias = Sequence[Sequence[int]]
Suppressed: TypeAlias = tuple[tuple[int | None, ...], ...]
"""A table in which None stands for a suppressed number."""

_Cell: TypeAlias = tuple[int, int]
_Crossing: TypeAlias = Callable[[_Cell, set[_Cell]], bool]


def is_small(count: int) -> bool:
    """Return whether a count is too small to be published. Nought is not: it tells of nobody."""
    return 0 < count < THRESHOLD


def share_is_safe(count: int, base: int) -> bool:
    """Return whether `count` of `base` may be told: neither those who have it nor those who have not are few.

    A share or an interval tells the count to whoever knows the base.
    """
    return base >= THRESHOLD and not is_small(count) and not is_small(base - count)


def suppress(table: Table) -> Suppressed:
    """Return the table without small numbers, and without those by which they could be reckoned back.

    All rows have the same length, and the sums of rows and columns may be published beside it, but for a sum that is
    small itself.

    >>> suppress([[12, 3, 8], [9, 7, 6]])
    ((12, None, None), (9, None, None))
    """
    hidden = {cell for cell in _cells(table) if is_small(_at(table, cell))}
    while True:
        more = _next(table, hidden)
        if more is None:
            break
        hidden.add(more)
    return tuple(
        tuple(None if (row, column) in hidden else count for column, count in enumerate(counts))
        for row, counts in enumerate(table)
    )


def _next(table: Table, hidden: set[_Cell]) -> _Cell | None:
    """Return a further cell to hide, None where all lines are safe: the smallest one of the first line that is not.

    Of cells of equal size the one in a column (or row) that hides something already costs the least.
    """
    for line, crossing in _lines(table):
        covered = [cell for cell in line if cell in hidden]
        if not covered or (len(covered) > 1 and sum(_at(table, cell) for cell in covered) >= THRESHOLD):
            continue
        free = [cell for cell in line if cell not in hidden]
        if free:
            return min(
                free, key=lambda cell: (_at(table, cell) == 0, not crossing(cell, hidden), _at(table, cell), cell)
            )
    return None


def _lines(table: Table) -> Iterator[tuple[list[_Cell], _Crossing]]:
    width = len(table[0]) if table else 0
    for row in range(len(table)):
        yield [(row, column) for column in range(width)], _column_is_hidden
    for column in range(width):
        yield [(row, column) for row in range(len(table))], _row_is_hidden


def _column_is_hidden(cell: _Cell, hidden: set[_Cell]) -> bool:
    return any(column == cell[1] for _, column in hidden)


def _row_is_hidden(cell: _Cell, hidden: set[_Cell]) -> bool:
    return any(row == cell[0] for row, _ in hidden)


def _cells(table: Table) -> Iterator[_Cell]:
    for row, counts in enumerate(table):
        yield from ((row, column) for column in range(len(counts)))


def _at(table: Table, cell: _Cell) -> int:
    return table[cell[0]][cell[1]]
