"""A page's words and rules to items in reading order: tables, and flows of lines between them."""

from bisect import bisect_left, bisect_right

from ehc_text.reading.pdf.aligned import columns_of, lined_rules, open_rules, segmented
from ehc_text.reading.pdf.coverage import letter_count, letters_in
from ehc_text.reading.pdf.lines import lines_of
from ehc_text.reading.pdf.notes import without_notes
from ehc_text.reading.pdf.ruling import RuledFrame, merged, ruled_frames
from ehc_text.reading.pdf.shapes import Drawing, Flow, Grid, Item, Line, PageLayout, Reader, Rule, Sheet, Word
from ehc_text.reading.pdf.struck import without_struck
from ehc_text.reading.pdf.tables import Held, grid_of, held_by, with_bands
from ehc_text.reading.pdf.watermarks import without_watermarks

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
    words, large = without_watermarks(words)
    given = _apart(words, drawing.upright, reader)
    kept = without_struck(given, drawing.level, reader)
    words, notes = without_notes(kept, number, reader)
    sheet = Sheet(number, reader, drawing.fills, notes)
    tops, free = held_by(ruled_frames(drawing.level, drawing.upright), words)
    unruled, free = _unruled(free, drawing.level, [held.frame for held in tops])
    grids = with_bands([grid_of(held, sheet) for held in [*tops, *unruled]])
    items = _in_order(_texts(free, sheet, width), grids)
    lost_count = letter_count(kept) - letters_in(items)
    marks = [*watermarks, *large]
    return PageLayout(number, width, height, items, marks, has_struck=kept is not given, lost_count=lost_count)


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


def _unruled(words: list[Word], level: list[Rule], frames: list[RuledFrame]) -> tuple[list[Held], list[Word]]:
    """Return the tables that gaps between words show, and the words outside of them."""
    if not words:
        return [], words
    lone = [rule for rule in merged(level) if not any(_lies_on(rule, frame) for frame in frames)]
    lined, lined_up = lined_rules(words, lone) if len(lone) > 2 else ([], [])
    found, free = held_by(ruled_frames(lined, lined_up), words) if lined else ([], words)
    opened, opened_up = open_rules(segmented(free))
    if not opened:
        return found, free
    more, free = held_by(ruled_frames(opened, opened_up), free)
    return [*found, *more], free


def _lies_on(rule: Rule, frame: RuledFrame) -> bool:
    is_within = frame.xs[0] - 1 <= (rule.start + rule.end) / 2 <= frame.xs[-1] + 1
    return is_within and frame.ys[0] - 1 <= rule.at <= frame.ys[-1] + 1


def _texts(words: list[Word], sheet: Sheet, width: float) -> list[list[Line]]:
    """Return the lines of running text; those of two columns come together, the left ones first."""
    if not words:
        return []
    blocks: list[list[Line]] = []
    taken: set[int] = set()
    for columns in columns_of(segmented(words), width):
        taken.update(id(word) for column in columns for word in column)
        blocks.append([line for column in columns for line in lines_of(column, sheet, max(w.x1 for w in column))])
    rest = [word for word in words if id(word) not in taken] if taken else words
    return blocks + [[line] for line in lines_of(rest, sheet, _body_right(rest, width))]


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


def _body_right(words: list[Word], width: float) -> float:
    """Return how far running text reaches: where several lines end, else a right margin as wide as the left."""
    if not words:
        return width
    ends = sorted((word.x1 for word in words), reverse=True)
    if len(ends) > 20 and ends[0] - ends[2] < 12:
        return ends[0]
    left = min(word.x0 for word in words)
    return max(ends[0], width - max(left, _LEAST_MARGIN_PT))
