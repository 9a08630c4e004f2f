"""Names along a page's edge, sideways or in coloured tabs, and how far what each of them heads reaches."""

from collections.abc import Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from ehc_text.reading.pdf.ruling import merged
from ehc_text.reading.pdf.shapes import Area, Drawing, Word

_WIDEST_SHARE = 0.15
"""What is broader, as a share of the page's width, is no bar."""
_OUT_SHARE = 0.03
"""A tab sticks out to within this share of the page's width from its edge."""
_TAB_WORDS = 6
_MOST_TABS = 2
_TIMES_SIZE = 1.15
_FEWEST_LETTERS = 120
"""Fewer letters above the place that a tab marks are a title or a running head, and the tab marks the page."""
_SLACK_PT = 2.0
_NEAR_PT = 8.0
_TALLEST_CELL = 0.7
"""Level rules further apart, as a share of the page's height, are those of its head and foot."""
_LEVEL_WITH_PT = 10.0
"""A name begins with the lines that it heads where the two begin so near to each other."""
_BAR_LEVEL_WITH_PT = 30.0
_TIMES_AS_TALL = 1.5
"""A coloured area so much taller than its name shows how far what it heads reaches."""
_TIMES_PITCH = 1.5
"""Lines so much further apart than usual are paragraphs, or more."""
_TIMES_GAP = 1.25
"""A gap so much wider than others parts more than paragraphs."""
_GAP_SIZES = 2.0
"""Words of one name stand no further apart than this many sizes of their type."""


class _Name(NamedTuple):
    """A name, and where it or the coloured area stands that it has to itself; `is_bar` where that is far taller."""

    words: tuple[Word, ...]
    top: float
    bottom: float
    is_bar: bool = False

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2


def edge_bars(
    words: Sequence[Word], turned: Sequence[Word], drawing: Drawing, size: tuple[float, float]
) -> list[tuple[tuple[Word, ...], Area]]:
    """Return the words of each name that stands at a page's edge, and the stretch of the edge that is its own.

    Cells of a table have none.

    A name stands at the edge where all level words at its height lie further in. It heads what begins where it, or
    its bar, begins; a name in the middle of what it heads reaches up to the widest gap above it, or to the page's top.
    """
    sideways = {id(word) for word in turned}
    level = [word for word in words if id(word) not in sideways]
    if not turned or len(level) < len(turned):
        return []
    bars: list[tuple[tuple[Word, ...], Area]] = []
    for is_left in (True, False):
        names = [word for word in turned if _is_outside(word, level, size[0], is_left=is_left)]
        fills = fills_of(names, drawing, size[0])
        x0 = min([word.x0 for word in names] + [area.x0 for area in fills], default=0.0)
        x1 = max([word.x1 for word in names] + [area.x1 for area in fills], default=0.0)
        if names and x1 - x0 <= _WIDEST_SHARE * size[0] and not _is_in_table(names, (x0, x1), drawing, size[1]):
            bars += _bars(_joined(names, fills), level, (x0, x1), size[1])
    return bars


def edge_tabs(
    words: Sequence[Word], drawing: Drawing, size: tuple[float, float]
) -> list[tuple[tuple[Word, ...], Area]]:
    """Return the words of each coloured tab that sticks out to a page's edge, and the stretch of the edge it marks.

    One tab marks its page, at whatever height; where there are many they are an index, and mark nothing.
    """
    width, height = size
    found: list[_Name] = []
    for area in drawing.fills:
        is_out = area.x0 <= _OUT_SHARE * width or area.x1 >= (1 - _OUT_SHARE) * width
        is_small = area.x1 - area.x0 <= _WIDEST_SHARE * width and area.bottom - area.top <= _WIDEST_SHARE * height
        within = tuple(word for word in words if lies_in(word, area)) if is_out and is_small else ()
        text = " ".join(word.text for word in within)
        if within and len(text.split()) <= _TAB_WORDS and any(letter.isalpha() for letter in text):
            found.append(_Name(within, area.top, area.bottom))
    if not 0 < len(found) <= _MOST_TABS:
        return []
    found.sort(key=lambda name: name.top)
    taken = {id(word) for name in found for word in name.words}
    level = [word for word in words if id(word) not in taken]
    across = found[0].words[0].x0, found[0].words[0].x1
    if len(found) == 1:
        return [(found[0].words, Area(across[0], _start_beside(found[0], level), across[1], height))]
    return _bars(found, level, across, height)


def _start_beside(tab: _Name, level: Sequence[Word]) -> float:
    """Return where the lines begin that a page's only tab marks: a heading or a block beside it, else all the page."""
    usual = median(word.font.size_pt for word in level) if level else 0.0
    heads = [word.top for word in level if _is_beside(word, tab) and word.font.size_pt >= _TIMES_SIZE * usual]
    breaks = _breaks(level)
    gaps = median(gap for _, gap in breaks) if breaks else 0.0
    blocks = [at for at, gap in breaks[1:] if gap >= _TIMES_GAP * gaps and abs(at - tab.top) <= _LEVEL_WITH_PT]
    start = min([*heads, *blocks], default=0.0)
    over = sum(len(word.text) for word in level if word.bottom <= start)
    return start - _SLACK_PT if over >= _FEWEST_LETTERS else 0.0


def _is_beside(word: Word, tab: _Name) -> bool:
    return word.top < tab.bottom and word.bottom > tab.top


def fills_of(names: Sequence[Word], drawing: Drawing, width: float) -> list[Area]:
    """Return the narrow coloured areas, on a page of this width, that hold any of the names."""
    narrow = [area for area in drawing.fills if area.x1 - area.x0 <= _WIDEST_SHARE * width]
    return [area for area in narrow if any(lies_in(word, area) for word in names)]


def lies_in(word: Word, area: Area) -> bool:
    """Return whether the middle of a word lies in an area."""
    x, y = (word.x0 + word.x1) / 2, (word.top + word.bottom) / 2
    return area.x0 <= x <= area.x1 and area.top <= y <= area.bottom


def _is_outside(word: Word, level: Sequence[Word], width: float, *, is_left: bool) -> bool:
    """Return whether a word stands near the page's edge, and all level words at its height further in."""
    is_near = word.x1 <= 2 * _WIDEST_SHARE * width if is_left else word.x0 >= (1 - 2 * _WIDEST_SHARE) * width
    if not is_near:
        return False
    beside = [other for other in level if other.top < word.bottom and other.bottom > word.top]
    return all(other.x0 >= word.x1 if is_left else other.x1 <= word.x0 for other in beside)


def _is_in_table(names: Sequence[Word], across: tuple[float, float], drawing: Drawing, height: float) -> bool:
    """Return whether names stand in cells: level rules run from them into the page, or above and below each of them."""
    x0, x1 = across
    crossing = sorted(
        at
        for at, start, end in merged(drawing.level)
        if start < x1 - _SLACK_PT and end > x0 + _SLACK_PT and (start < x0 - _NEAR_PT or end > x1 + _NEAR_PT)
    )
    for word in names:
        above = [at for at in crossing if at <= word.top + _SLACK_PT]
        below = [at for at in crossing if at >= word.bottom - _SLACK_PT]
        if len(above) + len(below) < len(crossing):
            return True
        if above and below and below[0] - above[-1] < _TALLEST_CELL * height:
            return True
    return False


def _joined(words: Sequence[Word], fills: Sequence[Area]) -> list[_Name]:
    """Return the names that words make, from top to bottom."""
    found: list[_Name] = []
    for word in sorted(words, key=lambda word: word.top):
        if found and word.top - found[-1].bottom <= _GAP_SIZES * word.font.size_pt:
            last = found[-1]
            found[-1] = _Name((*last.words, word), last.top, max(last.bottom, word.bottom))
        else:
            found.append(_Name((word,), word.top, word.bottom))
    for area in fills:
        inside = [place for place, name in enumerate(found) if area.top < name.middle < area.bottom]
        if len(inside) == 1:
            name = found[inside[0]]
            is_bar = area.bottom - area.top >= _TIMES_AS_TALL * (name.bottom - name.top)
            found[inside[0]] = _Name(name.words, area.top, area.bottom, is_bar)
    return found


def _bars(
    names: Sequence[_Name], level: Sequence[Word], across: tuple[float, float], height: float
) -> list[tuple[tuple[Word, ...], Area]]:
    """Return each name with the stretch of the edge, between two x, down to where the next begins."""
    inner = [word for word in level if word.x1 <= across[0] or word.x0 >= across[1]]
    over = [word for word in level if word.x1 > across[0] and word.x0 < across[1]]
    first = max((word.bottom for word in over if word.bottom <= names[0].top), default=0.0)
    last = min((word.top for word in over if word.top >= names[-1].bottom), default=height)
    breaks = _breaks([word for word in inner if word.top >= first])
    starts = [_start(name, names[place - 1] if place else None, breaks, first) for place, name in enumerate(names)]
    stretches = [Area(across[0], start, across[1], end) for start, end in pairwise((*starts, last))]
    return [(name.words, stretch) for name, stretch in zip(names, stretches, strict=True)]


def _start(name: _Name, before: _Name | None, breaks: Sequence[tuple[float, float]], first: float) -> float:
    """Return where the lines begin that a name heads; `before` is the name above it on the page.

    A gap wider than those between paragraphs shows it, else lines level with the name, else what lies between the two.
    """
    reach = _BAR_LEVEL_WITH_PT if name.is_bar else _LEVEL_WITH_PT
    level_with = [(abs(at - name.top), at) for at, _ in breaks if abs(at - name.top) <= reach]
    if name.is_bar:
        return min(min(level_with)[1], name.top) - _SLACK_PT if level_with else name.top
    usual = median(gap for _, gap in breaks) if breaks else 0.0
    wide = [(gap, at) for at, gap in breaks if gap >= _TIMES_GAP * usual]
    above = [one for one in wide if (before.bottom if before else first) < one[1] <= name.top + reach]
    if above:
        return max(above)[1] - _SLACK_PT
    if level_with and (before or (not wide and min(level_with)[0] <= _LEVEL_WITH_PT / 2)):
        return min(min(level_with)[1], name.top) - _SLACK_PT
    if before is None:
        return first
    between = [(gap, at) for at, gap in breaks if before.middle < at < name.middle]
    return (max(between)[1] if between else (before.middle + name.middle) / 2) - _SLACK_PT


def _breaks(words: Sequence[Word]) -> list[tuple[float, float]]:
    """Return the tops of the lines that stand further than usual below the line before, and the first, with the gap."""
    lines: list[tuple[float, float]] = []
    for word in sorted(words, key=lambda word: word.top):
        if lines and word.top < lines[-1][1]:
            lines[-1] = lines[-1][0], max(lines[-1][1], word.bottom)
        else:
            lines.append((word.top, word.bottom))
    pitches = [(below[0], below[0] - above[0], below[0] - above[1]) for above, below in pairwise(lines)]
    usual = median(pitch for _, pitch, _ in pitches) if pitches else 0.0
    first = [(lines[0][0], 0.0)] if lines else []
    return [*first, *((at, gap) for at, pitch, gap in pitches if pitch > _TIMES_PITCH * usual)]
