"""Ruled lines to frames: which lines belong to one table, and which cells they enclose."""

import math
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from itertools import pairwise

from ehc_text.reading.pdf.shapes import Rule

_TOLERANCE_PT = 3.0
"""Lines closer than this are one line; ends closer than this to a line touch it."""
_SHORTEST_PT = 3.0
_MOST_RULES = 4_000
"""A page of more rules than this is a drawing or squared paper, and gives no tables."""


@dataclass(slots=True)
class Region:
    """A part of a frame that lines enclose: grid rows `row` to `row_end`, columns `column` to `column_end`."""

    row: int
    row_end: int
    column: int
    column_end: int
    is_closed: bool
    is_open_below: bool


@dataclass(slots=True)
class RuledFrame:
    """A group of lines that touch: the x and y of its grid, and its regions; `owner[row][column]` is a region."""

    xs: list[float]
    ys: list[float]
    regions: list[Region]
    owner: list[list[int]]

    def region_at(self, x: float, y: float) -> int | None:
        """Return the region that a point lies in, None outside the frame."""
        if not (self.xs[0] <= x <= self.xs[-1] and self.ys[0] <= y <= self.ys[-1]):
            return None
        return self.owner_of(x, y)

    def owner_of(self, x: float, y: float) -> int:
        """Return the region that a point within the frame lies in."""
        # The last edge belongs to the last row or column.
        column = bisect_right(self.xs, x, 0, len(self.xs) - 1) - 1
        row = bisect_right(self.ys, y, 0, len(self.ys) - 1) - 1
        return self.owner[row][column]

    def box(self, index: int) -> tuple[float, float, float, float]:
        """Return x0, top, x1, bottom of a region."""
        region = self.regions[index]
        return self.xs[region.column], self.ys[region.row], self.xs[region.column_end], self.ys[region.row_end]


def ruled_frames(level: list[Rule], upright: list[Rule]) -> list[RuledFrame]:
    """Return the frames that a page's lines make, outer ones before those that lie in their cells.

    A side that has no line is closed at the frame's edge: tables are often open at the left and right, and a
    table that the page cuts has no line below.
    """
    return frames_of(*merged_rules(level, upright))


def merged_rules(level: list[Rule], upright: list[Rule]) -> tuple[list[Rule], list[Rule]]:
    """Return level and upright rules, merged; none where the page is a drawing."""
    return (merged(level), merged(upright)) if len(level) + len(upright) <= _MOST_RULES else ([], [])


def frames_of(rows: list[Rule], columns: list[Rule]) -> list[RuledFrame]:
    """Return the frames of rules that are merged already."""
    frames = [_frame(*group) for group in _touching(rows, columns)]
    found = [frame for frame in frames if frame]
    return sorted(found, key=lambda frame: -_size(frame))


def merged(rules: list[Rule]) -> list[Rule]:
    """Return rules with those in one place snapped together and their pieces joined."""
    result: list[Rule] = []
    for group in _neighbours(sorted(rules)):
        if len(group) == 1:
            result += group
            continue
        at = sum([rule.at for rule in group]) / len(group)
        start, end = math.inf, -math.inf
        for _, rule_start, rule_end in sorted(group, key=_start):
            if start <= end < rule_start - _TOLERANCE_PT:
                result.append(Rule(at, start, end))
                start, end = rule_start, rule_end
            else:
                start = rule_start if rule_start < start else start
                end = rule_end if rule_end > end else end
        result.append(Rule(at, start, end))
    return [rule for rule in result if rule.end - rule.start >= _SHORTEST_PT]


def _start(rule: Rule) -> float:
    return rule.start


def _neighbours(rules: list[Rule]) -> list[list[Rule]]:
    groups: list[list[Rule]] = []
    for rule in rules:
        if groups and rule.at - groups[-1][0].at <= _TOLERANCE_PT:
            groups[-1].append(rule)
        else:
            groups.append([rule])
    return groups


def _touching(level: list[Rule], upright: list[Rule]) -> list[tuple[list[Rule], list[Rule]]]:
    """Return the groups of rules that touch one another."""
    parent = list(range(len(level) + len(upright)))

    def root(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    places = [column.at for column in upright]
    starts, ends = [column.start for column in upright], [column.end for column in upright]
    for i, row in enumerate(level):
        low, high = row.at - _TOLERANCE_PT, row.at + _TOLERANCE_PT
        left, right = row.start - _TOLERANCE_PT, row.end + _TOLERANCE_PT
        mine = root(i)
        near = range(bisect_left(places, left), bisect_right(places, right))
        for j in [j for j in near if starts[j] <= high and ends[j] >= low]:
            parent[root(len(level) + j)] = mine
    groups: dict[int, tuple[list[Rule], list[Rule]]] = {}
    for i, rule in enumerate(level):
        groups.setdefault(root(i), ([], []))[0].append(rule)
    for j, rule in enumerate(upright):
        groups.setdefault(root(len(level) + j), ([], []))[1].append(rule)
    return [group for group in groups.values() if group[0] and len(group[0]) + len(group[1]) > 2]


def _frame(level: list[Rule], upright: list[Rule]) -> RuledFrame | None:
    xs = _positions([rule.at for rule in upright] + [x for rule in level for x in (rule.start, rule.end)])
    ys = _positions([rule.at for rule in level] + [y for rule in upright for y in (rule.start, rule.end)])
    if len(xs) < 2 or len(ys) < 2:
        return None
    below, beside = _walls(level, ys, xs), _walls(upright, xs, ys)
    owner, members = _flooded(len(ys) - 1, len(xs) - 1, below, beside)
    regions = [_region(cells, below, beside) for cells in members]
    return RuledFrame(xs, ys, regions, owner)


def _positions(values: list[float]) -> list[float]:
    """Return the distinct places among values, each the mean of those that lie together."""
    groups: list[list[float]] = []
    for value in sorted(values):
        if groups and value - groups[-1][0] <= _TOLERANCE_PT:
            groups[-1].append(value)
        else:
            groups.append([value])
    return [sum(group) / len(group) for group in groups]


def _walls(rules: list[Rule], places: list[float], across: list[float]) -> list[list[bool]]:
    """Return, for each place and each step between the positions `across` it, whether a rule runs there."""
    walls = [[False] * (len(across) - 1) for _ in places]
    middles = [(start + end) / 2 for start, end in pairwise(across)]
    for rule in rules:
        first, last = bisect_left(middles, rule.start), bisect_right(middles, rule.end)
        for i in range(bisect_left(places, rule.at - _TOLERANCE_PT), bisect_right(places, rule.at + _TOLERANCE_PT)):
            walls[i][first:last] = [True] * (last - first)
    return walls


def _flooded(
    rows: int, columns: int, below: list[list[bool]], beside: list[list[bool]]
) -> tuple[list[list[int]], list[list[tuple[int, int]]]]:
    """Return which region each grid square belongs to, and the squares of each region."""
    owner = [[-1] * columns for _ in range(rows)]
    members: list[list[tuple[int, int]]] = []
    for row in range(rows):
        for column in range(columns):
            if owner[row][column] >= 0:
                continue
            number = len(members)
            owner[row][column] = number
            if below[row][column] and below[row + 1][column] and beside[column][row] and beside[column + 1][row]:
                # Most squares have rules on all four sides.
                members.append([(row, column)])
                continue
            members.append([])
            queue = [(row, column)]
            while queue:
                i, j = queue.pop()
                members[number].append((i, j))
                for k, m, wall in (
                    (i - 1, j, below[i][j]),
                    (i + 1, j, below[i + 1][j]),
                    (i, j - 1, beside[j][i]),
                    (i, j + 1, beside[j + 1][i]),
                ):
                    if not wall and 0 <= k < rows and 0 <= m < columns and owner[k][m] < 0:
                        owner[k][m] = number
                        queue.append((k, m))
    return owner, members


def _region(cells: list[tuple[int, int]], below: list[list[bool]], beside: list[list[bool]]) -> Region:
    if len(cells) == 1:
        ((row, column),) = cells
        foot = below[row + 1][column]
        is_closed = foot and below[row][column] and beside[column][row] and beside[column + 1][row]
        return Region(row, row + 1, column, column + 1, is_closed, not foot)
    rows, columns = [i for i, _ in cells], [j for _, j in cells]
    row, row_end, column, column_end = min(rows), max(rows) + 1, min(columns), max(columns) + 1
    foot = all(below[row_end][column:column_end])
    head = all(below[row][column:column_end])
    sides = all(beside[column][row:row_end]) and all(beside[column_end][row:row_end])
    return Region(row, row_end, column, column_end, head and foot and sides, not foot)


def _size(frame: RuledFrame) -> float:
    return (frame.xs[-1] - frame.xs[0]) * (frame.ys[-1] - frame.ys[0])
