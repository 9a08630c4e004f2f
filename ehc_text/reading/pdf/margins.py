"""Running heads and feet, page numbers and watermarks: told by where they stand and by coming again."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from ehc_text.reading.pdf.shapes import Flow, Grid, Item, Line, PageLayout
from ehc_text.reading.pdf.watermarks import LARGE_PT

_ZONE = 0.13
"""Running heads stand in this share of the page's height from its top, feet from its bottom."""
_NUMBER_ZONE = 0.08
_MOST_LINES = 6
_TIMES = 2
_SHORT = 60
_START_WORDS = 2
_SHARE = 0.3
"""A line is running when it comes on at least this share of the pages (and on two)."""
_PAGE_NUMBER = re.compile(
    r"(?:[-–—|\s]*(?:page|p\.?|pg\.?)?\s*\d{1,3}\s*(?:(?:of|/)\s*\d{1,3})?[-–—|\s]*)|page\s*(?:of)?|[ivxl]{1,5}",
    re.IGNORECASE,
)
_DIGITS = re.compile(r"\d+")
_SIDES = ("head", "foot")


def without_margins(pages: list[PageLayout]) -> tuple[list[PageLayout], list[str]]:
    """Return the pages without what runs along their edges, and the distinct lines of that."""
    seen = [_edge_lines(page) for page in pages]
    running = {side: _without_headings(_running([edges[side] for edges in seen]), pages) for side in _SIDES}
    keys = {*running["head"], *running["foot"]}
    large = [_large_lines(page) for page in pages]
    running_large = _running_large(large)
    margins: dict[str, None] = {}
    cleared = []
    for page, edges, large_lines in zip(pages, seen, large, strict=True):
        dropped: list[Line] = []
        for side in _SIDES:
            dropped += [line for line in edges[side] if _is_running(line, side, page, running[side])]
        dropped = _without_tables(page, dropped, keys)
        dropped += [line for line in large_lines if _key(line) in running_large]
        margins.update(dict.fromkeys([line.text for line in dropped]))
        margins.update(dict.fromkeys(page.watermarks))
        cleared.append(_cleared(page, dropped))
    return cleared, list(margins)


def _without_tables(page: PageLayout, dropped: list[Line], running: set[str]) -> list[Line]:
    """Return the lines to drop without those of tables of which only some come again: heads, on every page."""
    gone = {id(line) for line in dropped}
    kept: set[int] = set()
    for item in page.items if dropped else []:
        if isinstance(item, Grid) and any(_is_near(item.top, item.bottom, side, page, _ZONE) for side in _SIDES):
            lines = [line for cell in item.cells for line in cell.lines()]
            if any(id(line) in gone for line in lines) and not _mostly_come_again(lines, running):
                kept.update(id(line) for line in lines)
    return [line for line in dropped if id(line) not in kept] if kept else dropped


def _mostly_come_again(lines: list[Line], running: set[str]) -> bool:
    return 2 * sum(_key(line) in running for line in lines) > len(lines)


def _edge_lines(page: PageLayout) -> dict[str, list[Line]]:
    """Return the lines near the top and bottom edge: loose ones, and those of a table that lies there wholly."""
    high, low = _ZONE * page.height, (1 - _ZONE) * page.height
    head: list[Line] = []
    foot: list[Line] = []
    for item in page.items:
        if isinstance(item, Flow):
            for line in item.lines:
                if line.bottom <= high:
                    head.append(line)
                if line.top >= low:
                    foot.append(line)
        else:
            if item.bottom <= high:
                head += [line for cell in item.cells for line in cell.lines()]
            if item.top >= low:
                foot += [line for cell in item.cells for line in cell.lines()]
    head.sort(key=lambda line: line.top)
    foot.sort(key=lambda line: -line.bottom)
    return {"head": head[:_MOST_LINES], "foot": foot[:_MOST_LINES]}


def _is_near(top: float, bottom: float, side: str, page: PageLayout, share: float) -> bool:
    if side == "head":
        return bottom <= share * page.height
    return top >= (1 - share) * page.height


def _running(edges: list[list[Line]]) -> dict[str, list[float]]:
    """Return the keys of the lines that come on several pages, with the heights that they stand at."""
    places: dict[str, list[float]] = defaultdict(list)
    for lines in edges:
        for key, line in {_key(line): line for line in lines}.items():
            places[key].append(line.top)
    least = max(2, round(_SHARE * len(edges)))
    return {key: tops for key, tops in places.items() if len(tops) >= least and _is_steady(tops)}


def _without_headings(running: dict[str, list[float]], pages: list[PageLayout]) -> dict[str, list[float]]:
    """Return the lines that come again without those that stand as often in between: the heading of each outcome.

    Only lines that the fewer pages begin or end with are asked about; a running line comes on most of them.
    """
    rare = {key for key, tops in running.items() if 2 * len(tops) < len(pages)}
    if not rare:
        return running
    times = Counter(key for page in pages for line in _lines_of(page) if (key := _key(line)) in rare)
    return {key: tops for key, tops in running.items() if key not in rare or times[key] < 2 * len(tops)}


def _lines_of(page: PageLayout) -> Iterator[Line]:
    for item in page.items:
        if isinstance(item, Flow):
            yield from item.lines
        else:
            yield from (line for cell in item.cells for line in cell.lines())


def _is_steady(tops: list[float]) -> bool:
    """Return whether a line keeps its place, but for a page of another format."""
    usual = Counter(round(top / 4) for top in tops).most_common(1)[0][1]
    near = max(sum(1 for top in tops if abs(top - other) < 4) for other in tops)
    return max(usual, near) >= 0.5 * len(tops)


def _is_running(line: Line, side: str, page: PageLayout, running: dict[str, list[float]]) -> bool:
    if _key(line) in running:
        return True
    if not _is_near(line.top, line.bottom, side, page, _NUMBER_ZONE):
        return False
    if _PAGE_NUMBER.fullmatch(line.text.strip()):
        return True
    # What varies from page to page (a section's name) stands where the lines that come again do.
    beside = [key for key, tops in running.items() for top in tops if abs(line.top - top) < 1.5]
    if len(beside) < _TIMES:
        return False
    return len(line.text) < _SHORT or any(_start(key) == _start(_key(line)) for key in beside)


def _start(key: str) -> list[str]:
    """Return the words that a line starts with: a council's name, with the section's at the other end of the line."""
    return key.split()[:_START_WORDS]


def _key(line: Line) -> str:
    return _key_of(line.text)


@lru_cache(maxsize=512)
def _key_of(text: str) -> str:
    # Running lines are the same on every page, and asked for several times.
    return _DIGITS.sub("#", " ".join(text.lower().split()))


def _large_lines(page: PageLayout) -> list[Line]:
    """Return the short lines in letters as large as a watermark's."""
    if not page.has_large:
        return []
    flows = [item for item in page.items if isinstance(item, Flow)]
    for item in page.items:
        if isinstance(item, Grid):
            flows += [inner for cell in item.cells for inner in cell.items if isinstance(inner, Flow)]
    return [line for flow in flows for line in flow.lines if line.size >= LARGE_PT and len(line.text) <= 40]


def _running_large(large: list[list[Line]]) -> set[str]:
    counts = Counter(key for lines in large for key in {_key(line) for line in lines})
    least = max(2, round(0.5 * len(large)))
    return {key for key, count in counts.items() if count >= least}


def _cleared(page: PageLayout, dropped: list[Line]) -> PageLayout:
    if not dropped:
        return page
    gone = {id(line) for line in dropped}
    loose = {id(line) for item in page.items if isinstance(item, Flow) for line in item.lines}
    # Most of what is dropped stands in no table: then none needs to be searched.
    touched = Flow if gone <= loose else (Flow, Grid)
    cleared = [_item_without(item, gone) if isinstance(item, touched) else item for item in page.items]
    items = [item for item in cleared if item]
    return replace(page, items=items)


def _item_without(item: Item, gone: set[int]) -> Item | None:
    if isinstance(item, Flow):
        left = [line for line in item.lines if id(line) not in gone]
        return Flow(left) if left else None
    lines = [line for cell in item.cells for line in cell.lines()]
    if not any(id(line) in gone for line in lines):
        return item
    if all(id(line) in gone for line in lines) and not _has_inner(item):
        return None
    for cell in item.cells:
        cell.items = [kept for kept in (_item_without(inner, gone) for inner in cell.items) if kept]
    return item


def _has_inner(grid: Grid) -> bool:
    return any(isinstance(item, Grid) for cell in grid.cells for item in cell.items)
