"""Names that run sideways in a coloured bar along the page's edge: each heads what stands beside its bar."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from ehc_text.reading.pdf.shapes import Area, Drawing, Flow, Item, Line, PageLayout, SideBar, Stroke, Word

_EDGE_SHARE = 0.05
"""A bar begins within this share of the page's width from the edge: what lies further in is a cell of a table."""
_WIDEST_SHARE = 0.15
_TIMES_AS_TALL = 1.5
_GAP_SIZES = 2.0
"""Names of two sections in one strip stand further apart than this many sizes of their type."""
_SLACK_PT = 2.0
_LINE_SHARE = 0.5
"""Words of a bar stand on one line where they overlap by this share of its thickness."""
_FEWEST_PAGES = 3
"""A name in the bars of all of so many pages is the document's own ("EHC plan")."""


def without_side_bars(
    words: list[Word], turned: Sequence[Word], drawing: Drawing, size: tuple[float, float], number: int
) -> tuple[list[Word], Drawing, list[SideBar]]:
    """Return the words and the drawing of a page without the bars along its edges, and these from top to bottom.

    `turned` are those of the words that run upwards or downwards; `size` is the page's width and height in points.
    Nothing is changed where level words stand in the bar too: then it is a column of a table.
    """
    strips = [area for area in drawing.fills if _is_at_edge(area, size)] if turned else []
    bars = [bar for strip in strips for bar in _parted(strip, turned, drawing.level)]
    found: list[SideBar] = []
    gone: set[int] = set()
    cleared: list[Area] = []
    sideways = {id(word) for word in turned}
    for bar in sorted(bars, key=lambda area: area.top):
        within = [word for word in words if _lies_in(word, bar) and id(word) not in gone]
        if not within or any(id(word) not in sideways for word in within):
            continue
        gone.update(id(word) for word in within)
        cleared += [strip for strip in strips if _holds(strip, bar)]
        found.append(SideBar(_line(within, bar, number)))
    if not found:
        return words, drawing, []
    return [word for word in words if id(word) not in gone], _without(drawing, cleared), found


def with_side_bars(pages: Sequence[PageLayout]) -> tuple[list[PageLayout], list[str]]:
    """Return the pages with the names of their bars as lines, and the names that are none of a part but of the whole.

    A name that only comes again, on the page after, opens nothing anew: what runs over the pages stays whole.
    """
    if not any(page.side_bars for page in pages):
        return list(pages), []
    everywhere = _everywhere(pages)
    last = ""
    placed = []
    for page in pages:
        items = page.items
        for bar in page.side_bars:
            text = bar.line.text
            if text not in everywhere and text != last:
                items = _with_line(items, bar.line)
                last = text
        placed.append(replace(page, items=items))
    return placed, sorted(everywhere)


def _everywhere(pages: Sequence[PageLayout]) -> set[str]:
    names = [{bar.line.text for bar in page.side_bars} for page in pages if page.side_bars]
    return set.intersection(*names) if len(names) >= _FEWEST_PAGES else set()


def _is_at_edge(area: Area, size: tuple[float, float]) -> bool:
    width = size[0]
    across, along = area.x1 - area.x0, area.bottom - area.top
    is_bar = across <= _WIDEST_SHARE * width and along >= _TIMES_AS_TALL * across
    return is_bar and (area.x0 <= _EDGE_SHARE * width or area.x1 >= (1 - _EDGE_SHARE) * width)


def _parted(strip: Area, turned: Sequence[Word], level: Sequence[Stroke]) -> list[Area]:
    """Return the bars of a strip of one colour: level lines part them, or the wide gaps between their names."""
    names = sorted((word for word in turned if _lies_in(word, strip)), key=lambda word: word.top)
    cuts: list[float] = []
    for above, below in pairwise(names):
        gap = below.top - above.bottom
        if gap <= _GAP_SIZES * max(above.font.size_pt, below.font.size_pt):
            continue
        lines = [at for at, start, end in level if above.bottom < at < below.top and _crosses(start, end, strip)]
        cuts.append(lines[0] if lines else above.bottom + gap / 2)
    edges = [strip.top, *cuts, strip.bottom]
    return [strip._replace(top=top, bottom=bottom) for top, bottom in pairwise(edges)]


def _crosses(start: float, end: float, strip: Area) -> bool:
    return start <= strip.x0 + _SLACK_PT and end >= strip.x1 - _SLACK_PT


def _holds(strip: Area, bar: Area) -> bool:
    return strip.x0 == bar.x0 and strip.x1 == bar.x1 and strip.top <= bar.top and bar.bottom <= strip.bottom


def _lies_in(word: Word, area: Area) -> bool:
    x, y = (word.x0 + word.x1) / 2, (word.top + word.bottom) / 2
    return area.x0 <= x <= area.x1 and area.top <= y <= area.bottom


def _line(words: list[Word], bar: Area, number: int) -> Line:
    """Return a bar's words as one level line at its top."""
    words = _in_order(words)
    font = max((word.font for word in words), key=lambda font: font.size_pt)
    text = " ".join(word.text for word in words)
    is_bold, is_italic = all(word.font.is_bold for word in words), all(word.font.is_italic for word in words)
    return Line(
        text,
        number,
        bar.x0,
        bar.top,
        bar.x1,
        min(bar.top + font.size_pt, bar.bottom),
        font.size_pt,
        is_bold,
        words[0].font.is_bold,
        is_italic,
        bar.x1 - bar.x0,
        0.0,
        bar.x1,
    )


def _in_order(words: list[Word]) -> list[Word]:
    """Return words that run upwards or downwards in the order in which they are read.

    Words that run upwards have their first line at the left, those that run downwards at the right; the file holds
    the words of one line in their order, which tells the two apart.
    """
    lines: list[list[Word]] = []
    for word in sorted(words, key=lambda word: word.start):
        here = next((line for line in lines if _overlap(line[0], word)), None)
        if here is None:
            lines.append([word])
        else:
            here.append(word)
    return [word for line in lines for word in line]


def _overlap(word: Word, other: Word) -> bool:
    shared = min(word.x1, other.x1) - max(word.x0, other.x0)
    return shared > _LINE_SHARE * min(word.x1 - word.x0, other.x1 - other.x0)


def _without(drawing: Drawing, bars: list[Area]) -> Drawing:
    """Return a drawing without bars and their edges, which would else be columns of a table."""
    return Drawing(
        [rule for rule in drawing.level if not any(_is_across(rule, bar) for bar in bars)],
        [rule for rule in drawing.upright if not any(_is_along(rule, bar) for bar in bars)],
        [area for area in drawing.fills if area not in bars],
        drawing.pictures,
        drawing.curve_count,
    )


def _is_across(rule: Stroke, bar: Area) -> bool:
    at, start, end = rule
    is_level_with = bar.top - _SLACK_PT <= at <= bar.bottom + _SLACK_PT
    return is_level_with and bar.x0 - _SLACK_PT <= start and end <= bar.x1 + _SLACK_PT


def _is_along(rule: Stroke, bar: Area) -> bool:
    at, start, end = rule
    is_beside = min(abs(at - bar.x0), abs(at - bar.x1)) <= _SLACK_PT
    return is_beside and bar.top - _SLACK_PT <= start and end <= bar.bottom + _SLACK_PT


def _with_line(items: Sequence[Item], line: Line) -> list[Item]:
    """Return a page's items with a line put in before what stands at its height or lower, as a flow of its own."""
    before: list[Item] = []
    after: list[Item] = []
    for item in items:
        if isinstance(item, Flow):
            above = [one for one in item.lines if (one.top + one.bottom) / 2 < line.top]
            below = item.lines[len(above) :]
            if above:
                before.append(Flow(above))
            if below:
                after.append(Flow(below))
        else:
            (before if (item.top + item.bottom) / 2 < line.top else after).append(item)
    return [*before, Flow([line]), *after]
