"""A page's words and rules to items in reading order: tables, and flows of lines between them."""

from bisect import bisect_left, bisect_right

from ehc_text.reading.pdf.lines import lines_of
from ehc_text.reading.pdf.notes import without_notes
from ehc_text.reading.pdf.ruling import ruled_frames
from ehc_text.reading.pdf.shapes import Drawing, Flow, Grid, Item, Line, PageLayout, Reader, Rule, Sheet, Word
from ehc_text.reading.pdf.struck import without_struck
from ehc_text.reading.pdf.tables import grid_of, held_by, with_bands

_LEAST_MARGIN_PT = 28.0


def layout_of(
    number: int,
    size: tuple[float, float],
    words: list[Word],
    drawing: Drawing,
    reader: Reader,
    watermarks: list[str],
) -> PageLayout:
    """Return a page's tables and flows of lines, from top to bottom."""
    width, height = size
    given = _apart(words, drawing.upright, reader)
    kept = without_struck(given, drawing.level, reader)
    words, notes = without_notes(kept, number, reader)
    sheet = Sheet(number, reader, drawing.fills, notes)
    frames = ruled_frames(drawing.level, drawing.upright)
    tops, free = held_by(frames, words)
    grids = with_bands([grid_of(held, sheet) for held in tops])
    lines = lines_of(free, sheet, _body_right(free, width)) if free else []
    has_struck = kept is not given
    return PageLayout(number, width, height, _in_order(lines, grids), watermarks, has_struck)


def _apart(words: list[Word], upright: list[Rule], reader: Reader) -> list[Word]:
    """Return the words with those by themselves between which an upright rule runs."""
    rules = sorted(upright)
    places = [rule.at for rule in rules]
    result: list[Word] = []
    for word in words:
        between = rules[bisect_right(places, word.x0 + 1) : bisect_left(places, word.x1 - 1)]
        middle = (word.top + word.bottom) / 2
        if " " in word.text and any(rule.start <= middle <= rule.end for rule in between):
            result += reader.split(word)
        else:
            result.append(word)
    return result


def _in_order(lines: list[Line], grids: list[Grid]) -> list[Item]:
    """Return tables and lines from top to bottom, neighbouring lines as one flow."""
    ranked: list[tuple[float, float, Line | Grid]] = [(line.top, line.x0, line) for line in lines]
    ranked += [(grid.top, grid.edges[0], grid) for grid in grids]
    items: list[Item] = []
    for _, _, thing in sorted(ranked, key=lambda entry: entry[:2]):
        if isinstance(thing, Grid):
            items.append(thing)
        elif items and isinstance(items[-1], Flow):
            items[-1].lines.append(thing)
        else:
            items.append(Flow([thing]))
    return items


def _body_right(words: list[Word], width: float) -> float:
    """Return how far running text reaches: where several lines end, else a right margin as wide as the left."""
    ends = sorted((word.x1 for word in words), reverse=True)
    if len(ends) > 20 and ends[0] - ends[2] < 12:
        return ends[0]
    left = min(word.x0 for word in words)
    return max(ends[0], width - max(left, _LEAST_MARGIN_PT))
