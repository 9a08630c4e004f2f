"""A page's words and rules to items in reading order: tables, and flows of lines between them."""

import math
from bisect import bisect_left, bisect_right

from ehc_text.reading.pdf.aligned import columns_of, open_rules
from ehc_text.reading.pdf.coverage import letter_count, letters_in
from ehc_text.reading.pdf.lined import lined_rules
from ehc_text.reading.pdf.lines import lines_in, lines_of, rows_of
from ehc_text.reading.pdf.notes import without_notes
from ehc_text.reading.pdf.page_columns import Part, parts_of
from ehc_text.reading.pdf.ruling import RuledFrame, frames_of, merged_rules, ruled_frames
from ehc_text.reading.pdf.runs import Heads, Run, runs_in
from ehc_text.reading.pdf.segments import Segment, segmented
from ehc_text.reading.pdf.shapes import (
    Area,
    Drawing,
    Flow,
    Grid,
    Item,
    Line,
    PageLayout,
    Reader,
    Rule,
    Sheet,
    Stroke,
    Word,
)
from ehc_text.reading.pdf.struck import without_struck
from ehc_text.reading.pdf.tables import Held, grid_of, held_by, with_bands
from ehc_text.reading.pdf.watermarks import large_words, without_watermarks

_LEAST_MARGIN_PT = 28.0
_FEWEST_LINES = 3


def layout_of(
    number: int,
    size: tuple[float, float],
    words: list[Word],
    drawing: Drawing,
    reader: Reader,
    watermarks: list[str],
    heads: Heads,
) -> PageLayout:
    """Return a page's tables and flows of lines, from top to bottom; `heads` are known titles of columns."""
    width, height = size
    large = large_words(words)
    words, crossing = without_watermarks(words, large)
    given = _apart(words, drawing.upright, reader)
    kept = without_struck(given, drawing.level, reader)
    words, notes = without_notes(kept, number, reader)
    has_struck = kept is not given
    sheet = Sheet(number, reader, sorted(drawing.fills, key=_size), notes, has_struck or bool(notes))
    items: list[Item] = []
    for part in parts_of(words, drawing, size):
        items = _after(items, _items_of(part, sheet, width, heads))
    # The marks of footnotes are in no line; the notes themselves are, with the line that carries the mark.
    noted = letters_in([Flow(list(lines)) for lines in notes.values()]) if notes else 0
    lost_count = letter_count(words) + noted - letters_in(items)
    marks = [*watermarks, *crossing]
    layout = PageLayout(number, width, height, items, marks, has_struck=has_struck, lost_count=lost_count)
    layout.has_large = bool(large)
    return layout


def _items_of(part: Part, sheet: Sheet, width: float, heads: Heads) -> list[Item]:
    """Return the tables and flows of lines of a page, or of a part of it that is read by itself."""
    words = part.words
    level, upright = merged_rules(part.drawing.level, part.drawing.upright)
    tops, free = held_by(frames_of(level, upright), words)
    rows = rows_of(free)
    parted = segmented(rows)
    lined, free = _lined(free, parted, level, [held.frame for held in tops])
    if lined:
        rows = rows_of(free)
        parted = segmented(rows)
    runs = runs_in(parted, heads)
    opened, free = _opened(free, runs)
    if opened:
        rows = rows_of(free)
        runs = runs_in(segmented(rows), heads)
    open_grids = [grid_of(held, sheet, is_open=True) for held in [*lined, *opened]]
    grids = with_bands([grid_of(held, sheet) for held in tops] + open_grids)
    return _in_order(_texts(rows, runs, sheet, width, part.right), grids)


def _after(items: list[Item], more: list[Item]) -> list[Item]:
    """Return items with those of the next part of the page, in one flow where lines follow lines."""
    if items and more and isinstance(items[-1], Flow) and isinstance(more[0], Flow):
        return [*items[:-1], Flow(items[-1].lines + more[0].lines), *more[1:]]
    return items + more


def _apart(words: list[Word], upright: list[Stroke], reader: Reader) -> list[Word]:
    """Return the words with those by themselves between which an upright line runs."""
    if not upright:
        return words
    strokes = sorted(upright)
    places = [at for at, _, _ in strokes]
    places.append(math.inf)
    crossed: set[int] = set()
    for number, word in enumerate(words):
        if " " in word.text:
            first = bisect_right(places, word.x0 + 1)
            if places[first] < word.x1 - 1:
                middle = (word.top + word.bottom) / 2
                between = strokes[first : bisect_left(places, word.x1 - 1)]
                if any(start <= middle <= end for _, start, end in between):
                    crossed.add(number)
    if not crossed:
        return words
    parts = [reader.split(word) if number in crossed else [word] for number, word in enumerate(words)]
    return [word for part in parts for word in part]


def _lined(
    words: list[Word], rows: list[list[Segment]], level: list[Rule], frames: list[RuledFrame]
) -> tuple[list[Held], list[Word]]:
    """Return the tables with lines between their rows only, and the words outside; `rows` are those in lines."""
    if len(level) < _FEWEST_LINES or not rows:
        return [], words
    lone = _apart_from(frames, level)
    lined, upright = lined_rules(rows, lone) if len(lone) >= _FEWEST_LINES else ([], [])
    return held_by(ruled_frames(lined, upright), words) if lined else ([], words)


def _opened(words: list[Word], runs: list[Run]) -> tuple[list[Held], list[Word]]:
    """Return the tables that nothing but gaps between words show, and the words outside of them."""
    level, upright = open_rules(runs)
    return held_by(ruled_frames(level, upright), words) if level else ([], words)


def _apart_from(frames: list[RuledFrame], level: list[Rule]) -> list[Rule]:
    """Return the level rules that lie in none of the frames, and the edges of bands, between which tables may stand."""
    bands = [frame for frame in frames if len(frame.regions) == 1]
    edges = [Rule(y, frame.xs[0], frame.xs[-1]) for frame in bands for y in (frame.ys[0], frame.ys[-1])]
    for frame in frames:
        left, right, top, bottom = frame.xs[0] - 1, frame.xs[-1] + 1, frame.ys[0] - 1, frame.ys[-1] + 1
        level = [r for r in level if not (top <= r.at <= bottom and left <= (r.start + r.end) / 2 <= right)]
    return level + edges if level else level


def _texts(
    rows: list[list[Word]], runs: list[Run], sheet: Sheet, width: float, right: float | None
) -> list[list[Line]]:
    """Return the lines of running text; those of two columns come together, the left ones first.

    `right` is how far the text can run, None where its lines must tell.
    """
    blocks: list[list[Line]] = []
    taken: set[int] = set()
    for columns in columns_of(runs, width):
        taken.update(id(word) for column in columns for word in column)
        blocks.append([line for column in columns for line in lines_of(column, sheet, max(w.x1 for w in column))])
    if taken:
        rows = rows_of([word for row in rows for word in row if id(word) not in taken])
    return blocks + [[line] for line in lines_in(rows, sheet, right or _body_right(rows, width))]


def _in_order(texts: list[list[Line]], grids: list[Grid]) -> list[Item]:
    """Return tables and lines from top to bottom, neighbouring lines as one flow."""
    ranked: list[tuple[float, float, list[Line] | Grid]] = [(lines[0].top, lines[0].x0, lines) for lines in texts]
    ranked += [(grid.top, grid.edges[0], grid) for grid in grids]
    items: list[Item] = []
    for _, _, thing in sorted(ranked, key=lambda entry: entry[:2]):
        if isinstance(thing, Grid):
            items.append(thing)
        elif items and isinstance(items[-1], Flow):
            items[-1].lines += thing
        else:
            items.append(Flow(list(thing)))
    return items


def _body_right(rows: list[list[Word]], width: float) -> float:
    """Return how far running text reaches: where several lines end, else a right margin as wide as the left."""
    ends = sorted([word.x1 for row in rows for word in row], reverse=True)
    if not ends:
        return width
    if len(ends) > 20 and ends[0] - ends[2] < 12:
        return ends[0]
    left = min([row[0].x0 for row in rows])
    return max(ends[0], width - max(left, _LEAST_MARGIN_PT))


def _size(area: Area) -> float:
    return (area.x1 - area.x0) * (area.bottom - area.top)
