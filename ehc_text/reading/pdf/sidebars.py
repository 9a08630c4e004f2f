"""Names along the page's edge, sideways in bars or in coloured tabs: each heads what stands beside it."""

from collections.abc import Sequence
from dataclasses import replace

from ehc_text.reading.pdf.edge_names import edge_bars, edge_tabs, fills_of, lies_in
from ehc_text.reading.pdf.shapes import Area, Drawing, Flow, Item, Line, PageLayout, SideBar, Stroke, Word
from ehc_text.reading.pdf.sideways import in_order, whole_names

_SLACK_PT = 2.0
_FEWEST_PAGES = 3
"""A name in the bars of all of so many pages is the document's own ("EHC plan")."""


def without_side_bars(
    words: list[Word], turned: Sequence[Word], drawing: Drawing, size: tuple[float, float], number: int
) -> tuple[list[Word], Drawing, list[SideBar]]:
    """Return the words and the drawing of a page without the bars along its edges, and these from top to bottom.

    `turned` are those of the words that run upwards or downwards; `size` is the page's width and height in points.
    Nothing is changed where other words stand in a bar too: then it is a column of a table.
    """
    words, turned = whole_names(words, turned, drawing)
    found: list[SideBar] = []
    gone: set[int] = set()
    cleared: list[Area] = []
    sideways = {id(word) for word in turned}
    names = edge_bars(words, turned, drawing, size) or edge_tabs(words, drawing, size)
    for name, bar in sorted(names, key=lambda one: one[1].top):
        fills = fills_of(name, drawing, size[0])
        own = sideways.union(id(word) for word in name)
        if any(lies_in(word, fill) for word in words if id(word) not in own for fill in fills):
            continue
        gone.update(id(word) for word in name)
        cleared += fills
        found.append(SideBar(_line(list(name), bar, number)))
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


def _line(words: list[Word], bar: Area, number: int) -> Line:
    """Return a bar's words as one level line at its top."""
    words = in_order(words)
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
