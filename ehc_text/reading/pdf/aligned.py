"""Tables without upright rules, and running text in columns: told by gaps that stay open from line to line."""

from itertools import pairwise

from ehc_text.reading.pdf.lettered import is_lettered_title, smallest_size
from ehc_text.reading.pdf.runs import FEWEST_ROWS, SAME_PT, Run
from ehc_text.reading.pdf.segments import GAP_PT, Segment, crosses, foot_of, is_bold, top_of
from ehc_text.reading.pdf.shapes import Rule, Word

_COLUMN_LINES = 6
_FULL_SHARE = 0.6
_WIDEST_GAP_SHARE = 0.3
_ROW_GAP = 1.25
_MARGIN_PT = 2.0


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


def _is_table(run: Run) -> bool:
    """Return whether a run is a table: under known heads, of three columns, or two that bold heads or labels tell."""
    if run.is_headed:
        return True
    if _is_margin_of_letters(run):
        return False
    if len(run.gaps) > 1:
        return sum(len(row) > 2 for row in run.rows) >= FEWEST_ROWS - 1
    head = run.rows[0]
    is_headed = len(head) > 1 and all(segment.words[0].font.is_bold for segment in head)
    others = [segment for row in run.rows[1:] for segment in row]
    if is_headed:
        return not all(segment.words[0].font.is_bold for segment in others)
    return _has_labels(run)


def _is_margin_of_letters(run: Run) -> bool:
    """Return whether letters of sections alone stand beside the headings of a text, at their left or right."""
    parted = [row for row in run.rows if len(row) > 1]
    size = smallest_size(run.rows)
    return 2 * len(parted) <= len(run.rows) + 1 and all(is_lettered_title(row, size) for row in parted)


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
        segments = [s for row in run.rows for s in row if (s.x0 >= end - SAME_PT) == bool(side)]
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
        is_under_head = i == 0 and (run.is_headed or (is_bold(run.rows[0]) and not is_bold(below)))
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
        if over and under and not under.words[0].text[:1].islower() and over.x1 + _first_width(under) <= right - GAP_PT:
            return True
    return False


def _first_width(segment: Segment) -> float:
    """Return the width of a segment's first word with a space before it, as near as its letters tell."""
    text = segment.words[0].text
    word = segment.words[0]
    return (word.x1 - word.x0) * (len(text.split(" ")[0]) + 1) / len(text)
