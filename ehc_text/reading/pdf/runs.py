"""Stretches of lines between whose words a gap stays open: tables without lines, and text in columns."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeAlias

from ehc_text.reading.pdf.segments import GAP_PT, Segment, crosses, foot_of, gaps_between, is_bold, top_of

Heads: TypeAlias = frozenset[str]
"""Titles of columns, as `plain_heads` gives them."""

FEWEST_ROWS = 3
SAME_PT = 4.0
_WITHIN_CELL = 0.5
"""The lines of a cell stand no further apart than this many times their height."""
_FURTHEST, _FURTHEST_HEADED = 2.5, 5.0
"""The lines of a table stand no further apart than so many times their height, those under known heads neither."""


@dataclass(frozen=True, slots=True)
class Run:
    """Lines one below the other, each as its segments, with the gaps (start, end) that stay open between them.

    `is_headed` says that the first line holds known titles of columns, and nothing else.
    """

    rows: list[list[Segment]]
    gaps: list[tuple[float, float]]
    is_headed: bool = False

    @property
    def top(self) -> float:
        """Return the y of the first line's top."""
        return min(word.top for segment in self.rows[0] for word in segment.words)

    @property
    def bottom(self) -> float:
        """Return the y of the last line's foot."""
        return max(word.bottom for segment in self.rows[-1] for word in segment.words)


def runs_in(rows: list[list[Segment]], heads: Heads) -> list[Run]:
    """Return the stretches of parted lines between which a gap stays open: three at least, or two under heads.

    Heads are bold, or are titles of columns that `heads` holds.
    """
    runs: list[Run] = []
    current: list[list[Segment]] = []
    gaps: list[tuple[float, float]] = []
    is_headed = False
    if sum(len(row) > 1 for row in rows) < FEWEST_ROWS - 1:
        return runs
    for row in rows:
        if len(row) == 1 and not current:
            continue
        # Right under one other line they may be what its table goes on with: a title over several columns came first.
        if len(row) > 1 and len(current) != 1 and are_heads(row, heads):
            _close(runs, current, gaps, is_headed=is_headed)
            current, gaps, is_headed = [row], gaps_between([row]), True
            continue
        furthest = (_FURTHEST_HEADED if is_headed else _FURTHEST) * (foot_of(row) - top_of(row))
        is_near = not current or top_of(row) - foot_of(current[-1]) < furthest
        fitting = _common(gaps, row) if current else gaps_between([row])
        if is_near and fitting and (len(row) > 1 or (current and not crosses(row[0], gaps))):
            current.append(row)
            gaps = fitting if len(row) > 1 else gaps
            continue
        _close(runs, current, gaps, is_headed=is_headed)
        current = [row] if len(row) > 1 else []
        gaps, is_headed = gaps_between([row]), False
    _close(runs, current, gaps, is_headed=is_headed)
    return runs


def are_heads(row: list[Segment], heads: Heads) -> bool:
    """Return whether each segment of a line is a known title of a column."""
    return all(_plain(" ".join(word.text for word in segment.words)) in heads for segment in row)


def plain_heads(titles: Iterable[str]) -> Heads:
    """Return titles of columns in the form that lines are compared with: small letters, no marks around them."""
    return frozenset(map(_plain, titles))


def _plain(title: str) -> str:
    return " ".join(title.casefold().split()).strip(" .:*?")


def _close(runs: list[Run], rows: list[list[Segment]], gaps: list[tuple[float, float]], *, is_headed: bool) -> None:
    while rows and len(rows[-1]) == 1 and rows[-1][0].x0 < gaps[0][0]:
        if is_headed and top_of(rows[-1]) - foot_of(rows[-2]) < _WITHIN_CELL * (foot_of(rows[-1]) - top_of(rows[-1])):
            break  # the last line of a cell
        rows = rows[:-1]
    count = sum(len(row) > 1 for row in rows)
    if count >= FEWEST_ROWS or (is_headed and count > 1) or _is_one_row(rows, gaps):
        runs.append(Run(rows, _with_later_gaps(rows, gaps), is_headed))


def _with_later_gaps(rows: list[list[Segment]], gaps: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """Return the gaps with those that the first rows did not show, where a row that spans columns came first."""
    most = max(len(row) for row in rows)
    if most <= len(gaps) + 1:
        return gaps
    open_ones = gaps_between([row for row in rows if len(row) > 1])
    shown = [gap for gap in open_ones if sum(_parts(row, gap) for row in rows) >= FEWEST_ROWS - 1]
    return shown if len(shown) > len(gaps) else gaps


def _parts(row: list[Segment], gap: tuple[float, float]) -> bool:
    """Return whether a row has words on both sides of a gap, and none of them far from it."""
    start, end = gap
    return any(segment.x1 <= start for segment in row) and any(abs(segment.x0 - end) < SAME_PT for segment in row)


def _is_one_row(rows: list[list[Segment]], gaps: list[tuple[float, float]]) -> bool:
    """Return whether a row of three columns or more stands under bold heads: the end of a table, on its last page."""
    if len(rows) < FEWEST_ROWS - 1 or len(gaps) < FEWEST_ROWS - 1:
        return False
    head, below = rows[0], rows[1]
    return (
        len(head) == len(below) == len(gaps) + 1 and is_bold(head) and not any(s.words[0].font.is_bold for s in below)
    )


def _common(gaps: list[tuple[float, float]], row: list[Segment]) -> list[tuple[float, float]]:
    """Return what is left of gaps beside the segments of one more row."""
    if len(row) == 1:
        return [] if crosses(row[0], gaps) else gaps
    left = []
    for start, end in gaps:
        for segment in row:
            if segment.x0 <= start and segment.x1 > start:
                start = segment.x1
            elif start < segment.x0 < end:
                end = segment.x0
        if end - start >= GAP_PT:
            left.append((start, end))
    return left
