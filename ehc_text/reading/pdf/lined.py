"""Tables that have lines between their rows, or around their head, and none between their columns."""

from itertools import pairwise

from ehc_text.reading.pdf.aligned import uprights
from ehc_text.reading.pdf.lettered import with_titles_whole
from ehc_text.reading.pdf.runs import Run
from ehc_text.reading.pdf.segments import Segment, crosses, foot_of, gaps_between, top_of
from ehc_text.reading.pdf.shapes import Rule

_FEWEST_RULES = 3
_FEWEST_ROWS = 2
_SAME_PT = 4.0
_CROSSING_SHARE = 0.25
"""Headings may run over the gap, in no more than this share of the lines."""
_ABOVE = 1.5
"""A head without a line above it stands no further above the first line than this many times its height."""
_LINE = 1.5
"""A row that holds a title only is no higher than this many times its words for each line, and once more for all."""
_ROW_STEP = 1.6
"""Lines further apart than this many times their height, in a table with lines around its head only, are rows."""

_Rows = list[list[Segment]]


def lined_rules(rows: list[list[Segment]], level: list[Rule]) -> tuple[list[Rule], list[Rule]]:
    """Return level and upright rules of tables that have lines only between their rows.

    `rows` are the lines outside of frames; `level` are the rules that belong to no frame. The upright rules run where
    gaps stay open.
    """
    rules: list[Rule] = []
    upright: list[Rule] = []
    rows = with_titles_whole(rows)
    for stack in _stacks(level):
        for group in _tables_in(stack, rows):
            run = _whole_run(_within(rows, group[0], group[-1]))
            if run:
                group = _with_open_head(_with_rows(group, run), rows, run)
                run = Run(_within(rows, group[0], group[-1]), run.gaps)
                rules += group
                upright += uprights(run, group[0].start, group[0].end, [rule.at for rule in group])
    return rules, upright


def _stacks(level: list[Rule]) -> list[list[Rule]]:
    """Return the rules that lie one below the other with the same ends."""
    stacks: list[list[Rule]] = []
    for rule in sorted(level):
        for stack in stacks:
            if abs(stack[0].start - rule.start) < _SAME_PT and abs(stack[0].end - rule.end) < _SAME_PT:
                stack.append(rule)
                break
        else:
            stacks.append([rule])
    return [stack for stack in stacks if len(stack) >= _FEWEST_RULES]


def _within(rows: _Rows, above: Rule, below: Rule) -> _Rows:
    """Return the rows of words between two rules; what stands in the margin beside them is no part of a table."""
    between = (row for row in rows if above.at < (top_of(row) + foot_of(row)) / 2 < below.at)
    inside = ([segment for segment in row if _is_over(segment, above)] for row in between)
    return [row for row in inside if row]


def _is_over(segment: Segment, rule: Rule) -> bool:
    """Return whether words stand over a rule, or reach over it."""
    return segment.x1 > rule.start - _SAME_PT and segment.x0 < rule.end + _SAME_PT


def _tables_in(stack: list[Rule], rows: _Rows) -> list[list[Rule]]:
    """Return the rules of each table among rules of one width, lines under headings left out.

    A table ends where its heads come again below, and where nothing but white or running text stands between two rules.
    """
    tables: list[list[Rule]] = [[stack[0]]]
    head = ""
    for above, below in pairwise(stack):
        inside = _within(rows, above, below)
        text = _text(inside)
        is_parted = any(len(row) > 1 for row in inside)
        if not is_parted and not _is_tight(inside, above, below):
            tables.append([below])  # white, or running text, or a line under a heading
            head = ""
            continue
        if is_parted and text == head:
            tables.append([above])
        elif is_parted and not head:
            head = text
        tables[-1].append(below)
    return [table for table in (_without_foot(table, rows) for table in tables) if len(table) >= _FEWEST_RULES]


def _is_tight(inside: _Rows, above: Rule, below: Rule) -> bool:
    """Return whether lines stand between two rules as a title does in its row; double rules hold nothing."""
    if not inside:
        return below.at - above.at <= 3 * _SAME_PT
    height = foot_of(inside[0]) - top_of(inside[0])
    return below.at - above.at < (_LINE * len(inside) + 1) * height


def _without_foot(table: list[Rule], rows: _Rows) -> list[Rule]:
    """Return the rules without those at the end between which only lines of running text stand."""
    while len(table) > 1 and not any(len(row) > 1 for row in _within(rows, table[-2], table[-1])):
        table = table[:-1]
    return table


def _text(rows: _Rows) -> str:
    return " ".join(word.text for row in rows for segment in row for word in segment.words)


def _whole_run(rows: _Rows) -> Run | None:
    """Return all rows as one run, None where no gap stays open or too many lines run over it."""
    parted = [row for row in rows if len(row) > 1]
    if len(parted) < _FEWEST_ROWS:
        return None
    gaps = gaps_between(parted)
    crossing = [row for row in rows if len(row) == 1 and crosses(row[0], gaps)]
    if not gaps or len(crossing) > _CROSSING_SHARE * len(rows):
        return None
    return Run(rows, gaps)


def _with_rows(group: list[Rule], run: Run) -> list[Rule]:
    """Return the rules with those between rows that spacing alone parts, in a table with lines around its head only."""
    if len(group) > _FEWEST_RULES:
        return group
    found = list(group)
    for above, below in pairwise(_within(run.rows, group[-2], group[-1])):
        step, height = foot_of(below) - foot_of(above), foot_of(below) - top_of(below)
        if step > _ROW_STEP * height and len(below) > 1:
            found.append(Rule((foot_of(above) + top_of(below)) / 2, group[0].start, group[0].end))
    return sorted(found)


def _with_open_head(group: list[Rule], rows: _Rows, run: Run) -> list[Rule]:
    """Return the rules with one above heads that stand right over the first rule, in every column."""
    above = [row for row in rows if foot_of(row) <= group[0].at + 1]
    if not above:
        return group
    head = max(above, key=foot_of)
    height = foot_of(head) - top_of(head)
    is_near = group[0].at - foot_of(head) < _ABOVE * height
    is_in_columns = len(head) == len(run.gaps) + 1 and not any(crosses(segment, run.gaps) for segment in head)
    is_within = head[0].x0 >= group[0].start - _SAME_PT and head[-1].x1 <= group[0].end + _SAME_PT
    if not (is_near and is_in_columns and is_within):
        return group
    return [Rule(top_of(head) - 2, group[0].start, group[0].end), *group]
