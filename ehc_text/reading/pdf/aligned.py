"""Tables without upright rules, and running text in columns: told by gaps that stay open from line to line."""

from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from ehc_text.reading.pdf.shapes import Rule, Word

_GAP_PT = 9.0
"""A gap narrower than this parts no columns."""
_FEWEST_ROWS = 3
_SAME_PT = 4.0
_COLUMN_LINES = 6
_FULL_SHARE = 0.6
_WIDEST_GAP_SHARE = 0.3
_ROW_GAP = 1.25
_MARGIN_PT = 2.0


class Segment(NamedTuple):
    """Words of one line with no wide gap among them."""

    x0: float
    x1: float
    words: list[Word]


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


def segmented(rows: list[list[Word]]) -> list[list[Segment]]:
    """Return the lines in segments; none where no two lines can be parted."""
    return [segments_in(row) for row in rows] if sum([len(row) > 1 for row in rows]) > 1 else []


def open_rules(runs: list[Run]) -> tuple[list[Rule], list[Rule]]:
    """Return the rules that tables without any rule would have."""
    level: list[Rule] = []
    upright: list[Rule] = []
    for run in runs:
        if not _is_table(run):
            continue
        left = min(segment.x0 for row in run.rows for segment in row) - _MARGIN_PT
        right = max(segment.x1 for row in run.rows for segment in row) + _MARGIN_PT
        borders = _row_borders(run)
        level += [Rule(at, left, right) for at in borders]
        upright += uprights(run, left, right, borders)
    return level, upright


def columns_of(runs: list[Run], width: float) -> list[tuple[list[Word], list[Word]]]:
    """Return the words of the left and of the right column, for each stretch of text that runs in two columns."""
    found = []
    for run in runs:
        if len(run.gaps) == 1 and _is_running_text(run, width):
            middle = sum(run.gaps[0]) / 2
            segments = [segment for row in run.rows for segment in row]
            left = [word for segment in segments if segment.x0 < middle for word in segment.words]
            right = [word for segment in segments if segment.x0 >= middle for word in segment.words]
            found.append((left, right))
    return found


def segments_in(row: list[Word]) -> list[Segment]:
    """Return the words of a line in segments, with a wide gap between one and the next."""
    first = row[0]
    if len(row) == 1:
        return [Segment(first.x0, first.x1, row)]
    segments = []
    x0, x1, words = first.x0, first.x1, [first]
    for word in row[1:]:
        if word.x0 - x1 < max(_GAP_PT, 0.8 * (word.bottom - word.top)):
            x1 = max(x1, word.x1)
            words.append(word)
        else:
            segments.append(Segment(x0, x1, words))
            x0, x1, words = word.x0, word.x1, [word]
    segments.append(Segment(x0, x1, words))
    return segments


def gaps_between(rows: list[list[Segment]]) -> list[tuple[float, float]]:
    """Return the gaps that no segment of the rows reaches into."""
    spans = sorted((segment.x0, segment.x1) for row in rows for segment in row)
    gaps = []
    end = spans[0][1]
    for x0, x1 in spans:
        if x0 - end >= _GAP_PT:
            gaps.append((end, x0))
        end = max(end, x1)
    return gaps


def crosses(segment: Segment, gaps: list[tuple[float, float]]) -> bool:
    """Return whether a segment runs over one of the gaps."""
    return any(segment.x0 < start and segment.x1 > end for start, end in gaps)


def top_of(row: list[Segment]) -> float:
    """Return the y of a line's top."""
    if len(row) == 1 and len(row[0].words) == 1:
        return row[0].words[0].top
    return min(word.top for segment in row for word in segment.words)


def foot_of(row: list[Segment]) -> float:
    """Return the y of a line's foot."""
    if len(row) == 1 and len(row[0].words) == 1:
        return row[0].words[0].bottom
    return max(word.bottom for segment in row for word in segment.words)


def uprights(run: Run, left: float, right: float, borders: list[float]) -> list[Rule]:
    """Return the sides of a table and the rules in its gaps, broken where a line runs over the gap."""
    top, bottom = borders[0], borders[-1]
    rules = [Rule(left, top, bottom), Rule(right, top, bottom)]
    for start, end in run.gaps:
        for above, below in pairwise(borders):
            rows = [row for row in run.rows if above < (top_of(row) + foot_of(row)) / 2 < below]
            if not any(crosses(segment, [(start, end)]) for row in rows for segment in row):
                # Close to the words on its left, since the column's text runs no further than that.
                rules.append(Rule(start + 2 * _MARGIN_PT, above, below))
    return rules


def runs_in(rows: list[list[Segment]]) -> list[Run]:
    """Return the stretches of parted lines between which a gap stays open: three at least, or two under bold heads."""
    runs: list[Run] = []
    current: list[list[Segment]] = []
    gaps: list[tuple[float, float]] = []
    if sum(len(row) > 1 for row in rows) < _FEWEST_ROWS - 1:
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
    if sum(len(row) > 1 for row in rows) >= _FEWEST_ROWS or _is_one_row(rows, gaps):
        runs.append(Run(rows, _with_later_gaps(rows, gaps)))


def _with_later_gaps(rows: list[list[Segment]], gaps: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """Return the gaps with those that the first rows did not show, where a row that spans columns came first."""
    most = max(len(row) for row in rows)
    if most <= len(gaps) + 1:
        return gaps
    open_ones = gaps_between([row for row in rows if len(row) > 1])
    shown = [gap for gap in open_ones if sum(_parts(row, gap) for row in rows) >= _FEWEST_ROWS - 1]
    return shown if len(shown) > len(gaps) else gaps


def _parts(row: list[Segment], gap: tuple[float, float]) -> bool:
    """Return whether a row has words on both sides of a gap, and none of them far from it."""
    start, end = gap
    return any(segment.x1 <= start for segment in row) and any(abs(segment.x0 - end) < _SAME_PT for segment in row)


def _is_one_row(rows: list[list[Segment]], gaps: list[tuple[float, float]]) -> bool:
    """Return whether a row of three columns or more stands under bold heads: the end of a table, on its last page."""
    if len(rows) < _FEWEST_ROWS - 1 or len(gaps) < _FEWEST_ROWS - 1:
        return False
    head, below = rows[0], rows[1]
    return (
        len(head) == len(below) == len(gaps) + 1 and _is_bold(head) and not any(s.words[0].font.is_bold for s in below)
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
        if end - start >= _GAP_PT:
            left.append((start, end))
    return left


def _is_table(run: Run) -> bool:
    """Return whether a run is a table: three columns, or two under bold heads or with bold labels on the left."""
    if len(run.gaps) > 1:
        return sum(len(row) > 2 for row in run.rows) >= _FEWEST_ROWS - 1
    head = run.rows[0]
    is_headed = len(head) > 1 and all(segment.words[0].font.is_bold for segment in head)
    others = [segment for row in run.rows[1:] for segment in row]
    if is_headed:
        return not all(segment.words[0].font.is_bold for segment in others)
    return _has_labels(run)


def _has_labels(run: Run) -> bool:
    """Return whether all words to the left of the gap are bold, and what stands to its right is not, and wraps."""
    left = [segment for row in run.rows for segment in row if segment.x1 <= run.gaps[0][0] + 1]
    right = [segment for row in run.rows for segment in row if segment.x0 >= run.gaps[0][1] - 1]
    is_told_apart = all(s.words[0].font.is_bold for s in left) and not any(s.words[0].font.is_bold for s in right)
    return bool(left) and is_told_apart and len(right) > sum(len(row) > 1 for row in run.rows)


def _is_running_text(run: Run, width: float) -> bool:
    """Return whether both sides of a gap hold lines that mostly reach their right edge."""
    start, end = run.gaps[0]
    if len(run.rows) < _COLUMN_LINES or end - start > _WIDEST_GAP_SHARE * width:
        return False
    for side in (0, 1):
        segments = [s for row in run.rows for s in row if (s.x0 >= end - _SAME_PT) == bool(side)]
        left, right = min(s.x0 for s in segments), max(s.x1 for s in segments)
        full = sum(s.x1 > right - 0.2 * (right - left) for s in segments)
        if right - left < 0.2 * width or full < _FULL_SHARE * len(segments):
            return False
    return True


def _row_borders(run: Run) -> list[float]:
    """Return the y between the rows of a table: at wider spaces, else above each line with a first column."""
    spaces = [top_of(below) - foot_of(above) for above, below in pairwise(run.rows)]
    steps = [foot_of(below) - foot_of(above) for above, below in pairwise(run.rows)]
    usual = sorted(steps)[len(steps) // 4]
    wide = [step > _ROW_GAP * usual for step in steps]
    borders = [run.top - _MARGIN_PT]
    for i, below in enumerate(run.rows[1:]):
        starts_first = below[0].x0 < run.gaps[0][0]
        is_under_head = i == 0 and _is_bold(run.rows[0]) and not _is_bold(below)
        if wide[i] or is_under_head or (sum(wide) < 2 and starts_first and _starts_row(run, run.rows[i], below)):
            borders.append(foot_of(run.rows[i]) + spaces[i] / 2)
    return [*borders, run.bottom + _MARGIN_PT]


def _starts_row(run: Run, above: list[Segment], below: list[Segment]) -> bool:
    """Return whether a line starts a row where spacing does not tell: it fills more columns, or one cell begins anew.

    A cell begins anew where its line above had room for the next word.
    """
    if len(below) < 2 or len(below) > len(above):
        return len(below) > 1
    # The words of a column may run up to the next one; how far those of the last may run is unknown.
    starts = [0.0, *(end for _, end in run.gaps)]
    for left, right in pairwise(starts):
        over = next((segment for segment in above if left <= segment.x0 < right - 1), None)
        under = next((segment for segment in below if left <= segment.x0 < right - 1), None)
        if (
            over
            and under
            and not under.words[0].text[:1].islower()
            and over.x1 + _first_width(under) <= right - _GAP_PT
        ):
            return True
    return False


def _first_width(segment: Segment) -> float:
    """Return the width of a segment's first word with a space before it, as near as its letters tell."""
    text = segment.words[0].text
    word = segment.words[0]
    return (word.x1 - word.x0) * (len(text.split(" ")[0]) + 1) / len(text)


def _is_bold(row: list[Segment]) -> bool:
    return all(segment.words[0].font.is_bold for segment in row)
