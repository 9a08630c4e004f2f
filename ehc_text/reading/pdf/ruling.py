"""Ruled lines to frames: which lines belong to one table, and which cells they enclose."""

import math
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from operator import itemgetter

from ehc_text.reading.pdf.shapes import Rule, Stroke

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


def ruled_frames(level: Sequence[Stroke], upright: Sequence[Stroke]) -> list[RuledFrame]:
    """Return the frames that a page's lines make, outer ones before those that lie in their cells.

    A side that has no line is closed at the frame's edge: tables are often open at the left and right, and a
    table that the page cuts has no line below.
    """
    return frames_of(*merged_rules(level, upright))


def merged_rules(level: Sequence[Stroke], upright: Sequence[Stroke]) -> tuple[list[Rule], list[Rule]]:
    """Return level and upright rules, merged; none where the page is a drawing."""
    return (merged(level), merged(upright)) if len(level) + len(upright) <= _MOST_RULES else ([], [])


def frames_of(rows: list[Rule], columns: list[Rule]) -> list[RuledFrame]:
    """Return the frames of rules that are merged already."""
    frames = [_frame(*group) for group in _touching(rows, columns)]
    found = [frame for frame in frames if frame]
    return sorted(found, key=lambda frame: -_size(frame))


def merged(strokes: Sequence[Stroke]) -> list[Rule]:
    """Return rules for strokes: those in one place snapped together and their pieces joined."""
    result: list[Rule] = []
    for group in _neighbours(sorted(strokes)):
        if len(group) == 1:
            at, start, end = group[0]
            if end - start >= _SHORTEST_PT:
                result.append(Rule(at, start, end))
            continue
        at = sum([at for at, _, _ in group]) / len(group)
        start, end = math.inf, -math.inf
        for _, piece_start, piece_end in sorted(group, key=_start):
            if start <= end < piece_start - _TOLERANCE_PT:
                if end - start >= _SHORTEST_PT:
                    result.append(Rule(at, start, end))
                start, end = piece_start, piece_end
            else:
                start = piece_start if piece_start < start else start
                end = piece_end if piece_end > end else end
        if end - start >= _SHORTEST_PT:
            result.append(Rule(at, start, end))
    return result


_start = itemgetter(1)


def _neighbours(strokes: list[Stroke]) -> list[list[Stroke]]:
    groups: list[list[Stroke]] = []
    group: list[Stroke] = []
    reach = -math.inf
    for stroke in strokes:
        if stroke[0] <= reach:
            group.append(stroke)
        else:
            group = [stroke]
            groups.append(group)
            reach = stroke[0] + _TOLERANCE_PT
    return groups


def _touching(level: list[Rule], upright: list[Rule]) -> list[tuple[list[Rule], list[Rule]]]:
    """Return the groups of rules that touch one another."""
    parent = list(range(len(level) + len(upright)))

    def root(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    places = [at for at, _, _ in upright]
    count = len(level)
    for i, (at, start, end) in enumerate(level):
        low, high = at - _TOLERANCE_PT, at + _TOLERANCE_PT
        mine = i
        first, last = bisect_left(places, start - _TOLERANCE_PT), bisect_right(places, end + _TOLERANCE_PT)
        for j, (_, top, foot) in enumerate(upright[first:last], count + first):
            if top <= high and foot >= low and parent[j] != mine:
                # All that the row touches comes to have the root of its first column, so that paths stay short.
                other = root(j)
                if mine == i:
                    parent[i] = mine = other
                else:
                    parent[other] = mine
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
    return RuledFrame(xs, ys, *_enclosed(len(ys) - 1, len(xs) - 1, below, beside))


def _positions(values: list[float]) -> list[float]:
    """Return the distinct places among values, each the mean of those that lie together."""
    places: list[float] = []
    first, total, count = -math.inf, 0.0, 0
    for value in sorted(values):
        if value - first <= _TOLERANCE_PT:
            total += value
            count += 1
            places[-1] = total / count
        else:
            first = total = value
            count = 1
            places.append(value)
    return places


def _walls(rules: list[Rule], places: list[float], across: list[float]) -> list[list[bool]]:
    """Return, for each place and each step between the positions `across` it, whether a rule runs there."""
    walls = [[False] * (len(across) - 1) for _ in places]
    middles = [(start + end) / 2 for start, end in pairwise(across)]
    for rule in rules:
        first, last = bisect_left(middles, rule.start), bisect_right(middles, rule.end)
        for i in range(bisect_left(places, rule.at - _TOLERANCE_PT), bisect_right(places, rule.at + _TOLERANCE_PT)):
            walls[i][first:last] = [True] * (last - first)
    return walls


def _enclosed(
    rows: int, columns: int, below: list[list[bool]], beside: list[list[bool]]
) -> tuple[list[Region], list[list[int]]]:
    """Return the regions that walls enclose, and which of them each grid square belongs to."""
    owner = [[-1] * columns for _ in range(rows)]
    regions: list[Region] = []
    for row, mine in enumerate(owner):
        above, under = below[row], below[row + 1]
        for column in range(columns):
            if mine[column] >= 0:
                continue
            number = len(regions)
            if above[column] and under[column] and beside[column][row] and beside[column + 1][row]:
                # Most squares have rules on all four sides.
                mine[column] = number
                regions.append(Region(row, row + 1, column, column + 1, True, False))
            else:
                regions.append(_region(_flooded((row, column), number, owner, below, beside), below, beside))
    return regions, owner


def _flooded(
    start: tuple[int, int], number: int, owner: list[list[int]], below: list[list[bool]], beside: list[list[bool]]
) -> list[tuple[int, int]]:
    """Give all squares that no wall parts from the first one to a region of this number, and return them."""
    rows, columns = len(owner), len(owner[0])
    owner[start[0]][start[1]] = number
    squares: list[tuple[int, int]] = []
    queue = [start]
    while queue:
        i, j = queue.pop()
        squares.append((i, j))
        for k, m, wall in (
            (i - 1, j, below[i][j]),
            (i + 1, j, below[i + 1][j]),
            (i, j - 1, beside[j][i]),
            (i, j + 1, beside[j + 1][i]),
        ):
            if not wall and 0 <= k < rows and 0 <= m < columns and owner[k][m] < 0:
                owner[k][m] = number
                queue.append((k, m))
    return squares


def _region(squares: list[tuple[int, int]], below: list[list[bool]], beside: list[list[bool]]) -> Region:
    rows, columns = [i for i, _ in squares], [j for _, j in squares]
    row, row_end, column, column_end = min(rows), max(rows) + 1, min(columns), max(columns) + 1
    foot = all(below[row_end][column:column_end])
    head = all(below[row][column:column_end])
    sides = all(beside[column][row:row_end]) and all(beside[column_end][row:row_end])
    return Region(row, row_end, column, column_end, head and foot and sides, not foot)


def _size(frame: RuledFrame) -> float:
    return (frame.xs[-1] - frame.xs[0]) * (frame.ys[-1] - frame.ys[0])
