"""Pages set in columns whose headings stand in bands, or with a line down between: each column is read by itself."""

import math
from dataclasses import dataclass, replace
from itertools import pairwise

from ehc_text.reading.pdf.shapes import Area, Drawing, Rule, Stroke, Word

_LONG_SHARE = 0.25
"""A line between columns is at least so long, in shares of the page's height."""
_NARROWEST_SHARE = 0.2
"""No column is narrower than this share of the page's width."""
_WIDEST_BAND_SHARE = 0.6
_TALLEST_BAND_PT = 90.0
_TOUCH_PT = 3.0
_GAP_PT = 9.0
_FEWEST_LINES = 6
_FULL_SHARE = 0.4
"""Of the lines of a column of running text so many reach its right side, headings and short paragraphs counted."""
_REACHES = 0.75
_NEAR_LINES = 1.5
"""Text so many line heights above or below the line between the columns belongs to them."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a page that is read by itself; `right` is where a column's text ends, None over the whole page."""

    words: list[Word]
    drawing: Drawing
    right: float | None = None


@dataclass(frozen=True, slots=True)
class _Region:
    """A stretch of a page from `top` to `bottom` that is set in columns, with the x of what lies between them."""

    top: float
    bottom: float
    gutters: tuple[float, ...]


def parts_of(words: list[Word], drawing: Drawing, size: tuple[float, float]) -> list[Part]:
    """Return a page in its parts, in reading order: the columns one after the other; the page itself if it has none."""
    regions = _regions(words, drawing, size)
    if not regions:
        return [Part(words, drawing)]
    parts: list[Part] = []
    top = -1.0
    for region in regions:
        parts.append(_part(words, drawing, (0.0, size[0]), (top, region.top)))
        edges = [0.0, *region.gutters, size[0]]
        for left, right in pairwise(edges):
            column = _part(words, drawing, (left, right), (region.top, region.bottom))
            parts.append(replace(column, right=_right_of(column)))
        top = region.bottom
    parts.append(_part(words, drawing, (0.0, size[0]), (top, size[1] + 1)))
    return [part for part in parts if part.words]


def _regions(words: list[Word], drawing: Drawing, size: tuple[float, float]) -> list[_Region]:
    """Return the stretches in columns, from top to bottom."""
    found = _by_rules(words, drawing, size)
    return found or _by_bands(words, drawing, size)


def _by_rules(words: list[Word], drawing: Drawing, size: tuple[float, float]) -> list[_Region]:
    """Return the stretches with a line down between their columns that touches no other line."""
    width, height = size
    least, left, right = _LONG_SHARE * height, _NARROWEST_SHARE * width, (1 - _NARROWEST_SHARE) * width
    lone = [
        Rule(at, start, end)
        for at, start, end in drawing.upright
        if end - start >= least
        and left <= at <= right
        and not any(_touches(stroke, at, start, end) for stroke in drawing.level)
        and not any(_crosses(word, at) and start < _middle(word) < end for word in words)
    ]
    regions: list[_Region] = []
    for rule in sorted(lone, key=lambda one: (one.start, one.at)):
        last = regions[-1] if regions else None
        if last and rule.start < last.bottom:
            both = _Region(min(last.top, rule.start), max(last.bottom, rule.end), (*last.gutters, rule.at))
            regions[-1] = replace(both, gutters=tuple(sorted(both.gutters)))
        else:
            regions.append(_Region(rule.start, rule.end, (rule.at,)))
    return [_with_near(region, words, drawing) for region in regions]


def _touches(stroke: Stroke, x: float, top: float, bottom: float) -> bool:
    at, start, end = stroke
    return top - _TOUCH_PT <= at <= bottom + _TOUCH_PT and start - _TOUCH_PT <= x <= end + _TOUCH_PT


def _with_near(region: _Region, words: list[Word], drawing: Drawing) -> _Region:
    """Return a region with the lines right above and below that keep to its columns."""
    crossing = _crossing(region.gutters, words, drawing)
    highest = max((bottom for _, bottom in crossing if bottom <= region.top + _TOUCH_PT), default=0.0)
    lowest = min((top for top, _ in crossing if top >= region.bottom - _TOUCH_PT), default=math.inf)
    top, bottom = region.top, region.bottom
    for word in sorted(words, key=_middle, reverse=True):
        if top > _middle(word) > highest and word.bottom > top - _NEAR_LINES * (word.bottom - word.top):
            top = word.top
    for word in sorted(words, key=_middle):
        if bottom < _middle(word) < lowest and word.top < bottom + _NEAR_LINES * (word.bottom - word.top):
            bottom = word.bottom
    return replace(region, top=top, bottom=bottom)


def _crossing(gutters: tuple[float, ...], words: list[Word], drawing: Drawing) -> list[tuple[float, float]]:
    """Return the top and bottom of all that runs over one of the gutters."""
    found = [(word.top, word.bottom) for word in words if any(_crosses(word, at) for at in gutters)]
    found += [(area.top, area.bottom) for area in drawing.fills if any(area.x0 < at < area.x1 for at in gutters)]
    return found + [(y, y) for y, start, end in drawing.level if any(start < at < end for at in gutters)]


def _by_bands(words: list[Word], drawing: Drawing, size: tuple[float, float]) -> list[_Region]:
    """Return the stretches of running text at both sides of a gap that bands keep to, without a line between them."""
    regions: list[_Region] = []
    spans: dict[float, list[tuple[float, float]]] = {}
    left, right = _NARROWEST_SHARE * size[0], (1 - _NARROWEST_SHARE) * size[0]
    for band in drawing.fills:
        middle = (band.top + band.bottom) / 2
        if not _is_band(band, size) or any(region.top <= middle <= region.bottom for region in regions):
            continue
        for at in (round(band.x1 + _GAP_PT / 2, 1), round(band.x0 - _GAP_PT / 2, 1)):
            if not left <= at <= right or _runs_on(band, at, drawing.level):
                continue
            if at not in spans:  # bands of a column have one edge
                spans[at] = _crossing((at,), words, drawing)
            region = _open_around(middle, at, spans[at], size[1])
            is_headed = region is not None and any(_lies_in(word, band) for word in words)
            if region and is_headed and _is_in_columns(region, words, size[0]):
                regions.append(region)
                break
    return sorted(regions, key=lambda region: region.top)


def _is_band(area: Area, size: tuple[float, float]) -> bool:
    share = (area.x1 - area.x0) / size[0]
    return _NARROWEST_SHARE <= share <= _WIDEST_BAND_SHARE and area.bottom - area.top <= _TALLEST_BAND_PT


def _runs_on(band: Area, at: float, level: list[Stroke]) -> bool:
    """Return whether a line at the band's top or foot runs on over the gap: it is a cell of a table."""
    top, foot = band.top - _TOUCH_PT, band.bottom + _TOUCH_PT
    return any(start < at < end and top <= y <= foot for y, start, end in level)


def _open_around(middle: float, at: float, crossing: list[tuple[float, float]], height: float) -> _Region | None:
    """Return the stretch around the middle of a band in which nothing crosses the gap beside it."""
    if any(top < middle < bottom for top, bottom in crossing):
        return None
    above = max((bottom for top, bottom in crossing if bottom <= middle), default=0.0)
    below = min((top for top, bottom in crossing if top >= middle), default=height)
    return _Region(above, below, (at,)) if below - above > _TALLEST_BAND_PT else None


def _is_in_columns(region: _Region, words: list[Word], width: float) -> bool:
    """Return whether running text stands at both sides of a region's gap, and the gap is wide enough."""
    (at,) = region.gutters
    inside = [word for word in words if region.top < _middle(word) < region.bottom]
    left, right = [word for word in inside if word.x1 <= at + 1], [word for word in inside if word.x0 >= at - 1]
    if not left or not right or min(w.x0 for w in right) - max(w.x1 for w in left) < _GAP_PT:
        return False
    return _is_running(left, width) and _is_running(right, width)


def _is_running(words: list[Word], width: float) -> bool:
    """Return whether words are lines of running text, many of which reach the right side."""
    ends: list[float] = []
    foot = -1.0
    for word in sorted(words, key=_middle):
        if ends and _middle(word) < foot:
            ends[-1] = max(ends[-1], word.x1)
        else:
            ends.append(word.x1)
        foot = max(foot, word.bottom)
    left, right = min(word.x0 for word in words), max(ends)
    full = sum(end > left + _REACHES * (right - left) for end in ends)
    return len(ends) >= _FEWEST_LINES and right - left >= _NARROWEST_SHARE * width and full >= _FULL_SHARE * len(ends)


def _part(words: list[Word], drawing: Drawing, across: tuple[float, float], down: tuple[float, float]) -> Part:
    """Return what stands in a rectangle of the page."""
    (left, right), (top, bottom) = across, down

    def is_here(x: float, y: float) -> bool:
        return left <= x <= right and top <= y < bottom

    return Part(
        [word for word in words if is_here((word.x0 + word.x1) / 2, _middle(word))],
        Drawing(
            [one for one in drawing.level if is_here((one[1] + one[2]) / 2, one[0])],
            [one for one in drawing.upright if is_here(one[0], (one[1] + one[2]) / 2)],
            [area for area in drawing.fills if is_here((area.x0 + area.x1) / 2, (area.top + area.bottom) / 2)],
            drawing.pictures,
            drawing.curve_count,
        ),
    )


def _right_of(column: Part) -> float | None:
    """Return how far the text of a column reaches: its words, and its bands."""
    ends = [word.x1 for word in column.words] + [area.x1 for area in column.drawing.fills]
    return max(ends, default=None)


def _crosses(word: Word, at: float) -> bool:
    return word.x0 < at - 1 and word.x1 > at + 1


def _lies_in(word: Word, area: Area) -> bool:
    return area.x0 <= (word.x0 + word.x1) / 2 <= area.x1 and area.top <= _middle(word) <= area.bottom


def _middle(word: Word) -> float:
    return (word.top + word.bottom) / 2
