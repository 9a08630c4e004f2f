"""Ruled frames and words to grids of cells, nested ones inside the cell that holds them."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import islice

from ehc_text.reading.pdf.lines import lines_of
from ehc_text.reading.pdf.ruling import RuledFrame
from ehc_text.reading.pdf.shapes import Area, Flow, Grid, GridCell, Item, Sheet, Word

_SLIVER_PT = 6.0
"""A part of a frame thinner than this, and without words, is the thickness of a line or a double line."""
_NARROWEST_BOX_PT = 100.0
_LARGEST_PADDING_PT = 8.0
_BAND_GAP_PT = 8.0
"""A band whose foot is this close to the table below, with the same sides, is that table's first row."""
_SIDE_PT = 3.0


@dataclass(slots=True)
class Held:
    """A frame that is a table or a box, with the words and inner frames of each of its regions."""

    frame: RuledFrame
    words: dict[int, list[Word]]
    inner: dict[int, list["Held"]] = field(default_factory=dict)


def held_by(frames: list[RuledFrame], words: list[Word]) -> tuple[list[Held], list[Word]]:
    """Return the outermost tables and boxes with their words, and the words outside of all of them, from top to bottom.

    `frames` come with the larger before the smaller.
    """
    free = sorted(words, key=_middle)
    tops: list[Held] = []
    for i in range(len(frames) - 1, -1, -1):
        frame = frames[i]
        within, rest = _split(frame, free)
        inner = [held for held in tops if _lies_in(held.frame, frame)] if tops else []
        is_nested = any(_lies_in(frame, outer) for outer in frames[:i])
        if not _is_worth_a_table(frame, within, inner, rest, is_nested):
            continue
        free = rest
        tops = [held for held in tops if held not in inner]
        tops.append(_holding(frame, within, inner))
    return tops, free


def grid_of(held: Held, sheet: Sheet, *, is_open: bool = False) -> Grid:
    """Return the grid of a table: cells in order, empty strips of lines left out.

    `is_open` says that gaps between words, and no lines, tell its columns.
    """
    frame, fills = held.frame, sheet.fills
    xs, ys = frame.xs, frame.ys
    used = [(i, region) for i, region in enumerate(frame.regions) if _is_used(held, i)]
    rows = _kept([row for _, region in used for row in (region.row, region.row_end)])
    columns = _kept([column for _, region in used for column in (region.column, region.column_end)])
    cells = []
    for i, region in used:
        row, column = rows[region.row], columns[region.column]
        spans = rows[region.row_end] - row, columns[region.column_end] - column
        box = xs[region.column], ys[region.row], xs[region.column_end], ys[region.row_end]
        fill = _fill_behind(box, fills) if fills else None
        cells.append(GridCell(row, column, *spans, _cell_items(held, i, box, sheet), fill, region.is_open_below))
    edges = [xs[column] for column in columns]
    top, bottom = ys[min(rows)], ys[max(rows)]
    return Grid(cells, edges, max(len(rows) - 1, 1), top, bottom, is_open=is_open)


def with_bands(grids: list[Grid]) -> list[Grid]:
    """Return the grids with each one-cell band made the first row of the table right below it."""
    result: list[Grid] = []
    for grid in sorted(grids, key=lambda grid: (grid.top, grid.edges[0])):
        last = result[-1] if result else None
        if last and len(last.cells) == 1 and _is_band_of(last, grid):
            result[-1] = _under_band(last, grid)
        else:
            result.append(grid)
    return result


def _split(frame: RuledFrame, words: list[Word]) -> tuple[dict[int, list[Word]], list[Word]]:
    """Return the words of each region of a frame, and those outside of it; the words come from top to bottom."""
    within: dict[int, list[Word]] = {}
    left, right = 2 * frame.xs[0], 2 * frame.xs[-1]
    first = bisect_left(words, 2 * frame.ys[0], key=_middle)
    last = bisect_right(words, 2 * frame.ys[-1], first, key=_middle)
    rest = words[:first]
    owner_of = frame.owner_of
    for word in words[first:last]:
        x = word.x0 + word.x1
        if left <= x <= right:
            region = owner_of(x / 2, (word.top + word.bottom) / 2)
            if region in within:
                within[region].append(word)
            else:
                within[region] = [word]
        else:
            rest.append(word)
    return within, rest + words[last:]


def _middle(word: Word) -> float:
    return word.top + word.bottom


def _lies_in(inner: RuledFrame, outer: RuledFrame) -> bool:
    is_across = outer.xs[0] - 1 <= inner.xs[0] and inner.xs[-1] <= outer.xs[-1] + 1
    return is_across and outer.ys[0] - 1 <= inner.ys[0] and inner.ys[-1] <= outer.ys[-1] + 1


def _is_worth_a_table(
    frame: RuledFrame, within: dict[int, list[Word]], inner: list[Held], rest: list[Word], is_nested: bool
) -> bool:
    if not within and not inner:
        return False
    substantial = (i for i in range(len(frame.regions)) if i in within or _is_substantial(frame, i))
    count = sum(1 for _ in islice(substantial, 3))
    if count > 1:
        return bool(within) and (len(within) > 1 or not is_nested or count > 2)
    if is_nested:
        return False
    return _is_box(frame, [word for words in within.values() for word in words], inner, rest)


def _is_substantial(frame: RuledFrame, index: int) -> bool:
    x0, top, x1, bottom = frame.box(index)
    return frame.regions[index].is_closed and x1 - x0 > _SLIVER_PT and bottom - top > _SLIVER_PT


def _is_box(frame: RuledFrame, words: list[Word], inner: list[Held], rest: list[Word]) -> bool:
    """Return whether a frame of one region is a band or box of text: no page border, no highlighted phrase."""
    left, right, top, bottom = frame.xs[0], frame.xs[-1], frame.ys[0], frame.ys[-1]
    if not words or right - left < _NARROWEST_BOX_PT:
        return False
    if not rest and (inner or bottom - top > 500):
        return False
    line_height = max(word.bottom - word.top for word in words)
    is_hugging = max(word.x1 for word in words) > right - 3 and min(word.x0 for word in words) < left + 3
    if is_hugging and bottom - top < 1.6 * line_height:
        return False
    beside = (word for word in rest if top < (word.top + word.bottom) / 2 < bottom)
    return not any(-20 < word.x0 - right < 12 or -12 < left - word.x1 < 12 for word in beside)


def _holding(frame: RuledFrame, within: dict[int, list[Word]], inner: list[Held]) -> Held:
    held = Held(frame, within)
    for other in inner:
        x = (other.frame.xs[0] + other.frame.xs[-1]) / 2
        y = (other.frame.ys[0] + other.frame.ys[-1]) / 2
        region = frame.region_at(x, y)
        held.inner.setdefault(region if region is not None else 0, []).append(other)
    return held


def _is_used(held: Held, index: int) -> bool:
    return index in held.words or index in held.inner or _is_substantial(held.frame, index)


def _kept(edges: Iterable[int]) -> dict[int, int]:
    return {edge: place for place, edge in enumerate(sorted(set(edges)))}


def _cell_items(held: Held, index: int, box: tuple[float, float, float, float], sheet: Sheet) -> list[Item]:
    words = held.words.get(index)
    lines = lines_of(words, sheet, _text_right(box, words)) if words else []
    if index not in held.inner:
        return [Flow(lines)] if lines else []
    inner = [grid_of(other, sheet) for other in held.inner[index]]
    items: list[Item] = []
    for grid in sorted(inner, key=lambda grid: grid.top):
        above = [line for line in lines if (line.top + line.bottom) / 2 < grid.top]
        if above:
            items.append(Flow(above))
        lines = lines[len(above) :]
        items.append(grid)
    if lines:
        items.append(Flow(lines))
    return items


def _text_right(box: tuple[float, float, float, float], words: list[Word]) -> float:
    """Return how far a cell's text can run: its right side less the padding seen at its left."""
    left, right = words[0].x0, words[0].x1
    for word in words:
        if word.x0 < left:
            left = word.x0
        if word.x1 > right:
            right = word.x1
    padding = left - box[0]
    if padding < 1.0:
        padding = 1.0
    elif padding > _LARGEST_PADDING_PT:
        padding = _LARGEST_PADDING_PT
    edge = box[2] - padding
    return edge if edge > right else right


def _fill_behind(box: tuple[float, float, float, float], fills: list[Area]) -> str | None:
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    least = 0.7 * (box[2] - box[0])
    for x0, top, x1, bottom, colour in fills:
        if top <= y <= bottom and x0 <= x <= x1 and x1 - x0 >= least:
            return colour
    return None


def _is_band_of(band: Grid, table: Grid) -> bool:
    is_as_wide = abs(band.edges[0] - table.edges[0]) <= _SIDE_PT and abs(band.edges[-1] - table.edges[-1]) <= _SIDE_PT
    return is_as_wide and -_SIDE_PT <= table.top - band.bottom <= _BAND_GAP_PT


def _under_band(band: Grid, table: Grid) -> Grid:
    first = band.cells[0]
    head = GridCell(0, 0, 1, len(table.edges) - 1, first.items, first.fill)
    for cell in table.cells:
        cell.row += 1
    cells = [head, *table.cells]
    return Grid(cells, table.edges, table.row_count + 1, band.top, table.bottom, is_open=table.is_open)
