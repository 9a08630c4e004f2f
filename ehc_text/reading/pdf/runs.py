"""Stretches of lines between whose words a gap stays open: tables without lines, and text in columns."""

from dataclasses import dataclass

from ehc_text.reading.pdf.segments import GAP_PT, Segment, crosses, foot_of, gaps_between, is_bold, top_of

FEWEST_ROWS = 3
SAME_PT = 4.0


@dataclass(frozen=True, slots=True)
class Run:
    """Lines one below the other, each as its segments, with the gaps (start, end) that stay open between them."""

    rows: list[list[Segment]]
    gaps: list[tuple[float, float]]

    @property
    def top(self) -> float:
        """Return the y of the first line's top."""
        return min(word.top for segment in self.rows[0] for word in segment.words)

    @property
    def bottom(self) -> float:
        """Return the y of the last line's foot."""
        return max(word.bottom for segment in self.rows[-1] for word in segment.words)


def runs_in(rows: list[list[Segment]]) -> list[Run]:
    """Return the stretches of parted lines between which a gap stays open: three at least, or two under bold heads."""
    runs: list[Run] = []
    current: list[list[Segment]] = []
    gaps: list[tuple[float, float]] = []
    if sum(len(row) > 1 for row in rows) < FEWEST_ROWS - 1:
        return runs
    for row in rows:
        if len(row) == 1 and not current:
            continue
        is_near = not current or top_of(row) - foot_of(current[-1]) < 2.5 * (foot_of(row) - top_of(row))
        fitting = _common(gaps, row) if current else gaps_between([row])
        if is_near and fitting and (len(row) > 1 or (current and not crosses(row[0], gaps))):
            current.append(row)
            gaps = fitting if len(row) > 1 else gaps
            continue
        _close(runs, current, gaps)
        current = [row] if len(row) > 1 else []
        gaps = gaps_between([row])
    _close(runs, current, gaps)
    return runs


def _close(runs: list[Run], rows: list[list[Segment]], gaps: list[tuple[float, float]]) -> None:
    while rows and len(rows[-1]) == 1 and rows[-1][0].x0 < gaps[0][0]:
        rows = rows[:-1]
    if sum(len(row) > 1 for row in rows) >= FEWEST_ROWS or _is_one_row(rows, gaps):
        runs.append(Run(rows, _with_later_gaps(rows, gaps)))


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
