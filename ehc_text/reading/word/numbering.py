"""The numbers and bullets that Word makes by itself, counted as Word counts them."""

from dataclasses import dataclass, field, replace

from ehc_text.reading.word.counting import written
from ehc_text.reading.word.symbols import readable
from ehc_text.reading.word.tags import (
    ILVL,
    NUM_ID,
    P_STYLE,
    R_PR,
    VAL,
    Element,
    child_of,
    children_of,
    is_on,
    number_of,
    w,
)

LEVELS = 9


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """One level of a list: `text` holds %1 to %9 where the numbers go; `restart` 0 is "never"."""

    start: int = 1
    format: str = "decimal"
    text: str = ""
    restart: int | None = None
    style: str | None = None
    is_legal: bool = False


@dataclass(slots=True, kw_only=True)
class _List:
    """A `w:num`: its levels, and the counters that it shares with the others of its abstract list."""

    levels: dict[int, Level]
    counters: list[int | None]
    overrides: dict[int, int] = field(default_factory=dict)


class Numbering:
    """The lists of a file, and how far each has counted."""

    def __init__(self, root: Element | None) -> None:
        """Index the lists; `root` is the numbering part, None where the file has none."""
        # A file defines far more lists than it uses: each is read when it is first asked for.
        self._lists: dict[str, _List | None] = {}
        self._levels: dict[str, dict[int, Level]] = {}
        self._counters: dict[str, list[int | None]] = {}
        self._nums: dict[str, Element] = {}
        self._abstract: dict[str, Element] = {}
        if root is not None:
            self._nums = {each.get(NUM_ID, ""): each for each in root.iterchildren(_NUM)}
            self._abstract = {each.get(_ABSTRACT_ID, ""): each for each in root.iterchildren(_ABSTRACT_NUM)}

    def label(self, num_id: str | None, level: int | None, style_id: str | None) -> tuple[str | None, int]:
        """Return the label of the next paragraph of a list, None without one, and its level from 0.

        Counts: ask once for each paragraph, in reading order.
        """
        its_list = None if num_id is None else self._list(num_id)
        if its_list is None:
            return None, 0
        at = _level_of_style(its_list, style_id) if level is None else level
        at = min(max(at, 0), LEVELS - 1)
        definition = its_list.levels.get(at)
        if definition is None:
            return None, at
        _advance(its_list, at)
        return _text(its_list, at, definition) or None, at

    def _list(self, num_id: str) -> _List | None:
        if num_id not in self._lists:
            num = self._nums.get(num_id)
            reference = child_of(num, _ABSTRACT_REFERENCE)
            name = "" if reference is None else reference.get(VAL, "")
            abstract = self._abstract.get(name)
            if num is None or abstract is None:
                self._lists[num_id] = None
            else:
                if name not in self._levels:
                    self._levels[name] = _levels(self._followed(abstract))
                    self._counters[name] = [None] * LEVELS
                self._lists[num_id] = _list(num, self._levels[name], self._counters[name])
        return self._lists[num_id]

    def _followed(self, abstract: Element) -> Element:
        """Return the list that really holds the levels: one may only name a list style."""
        link = child_of(abstract, _NUM_STYLE_LINK)
        if link is None:
            return abstract
        named = {
            own.get(VAL, ""): each
            for each in self._abstract.values()
            if (own := child_of(each, _STYLE_LINK)) is not None
        }
        return named.get(link.get(VAL, ""), abstract)


def _list(num: Element, levels: dict[int, Level], counters: list[int | None]) -> _List:
    own, overrides = dict(levels), {}
    for override in num.iterchildren(_OVERRIDE):
        at = _at(override)
        for element in override.iterchildren(_LEVEL):
            own[at] = _level(element)
        start = child_of(override, _START_OVERRIDE)
        if start is not None:
            overrides[at] = number_of(start, 1)
            if at in own:
                own[at] = replace(own[at], start=overrides[at])
    return _List(levels=own, counters=counters, overrides=overrides)


def _levels(abstract: Element) -> dict[int, Level]:
    return {_at(each): _level(each) for each in abstract.iterchildren(_LEVEL)}


def _at(element: Element) -> int:
    level = element.get(ILVL, "0")
    return int(level) if level.isdecimal() else 0


def _level(element: Element) -> Level:
    said = children_of(element)
    style, restart, text, number_format = map(said.get, (P_STYLE, _RESTART, _LEVEL_TEXT, _FORMAT))
    fonts = child_of(said.get(R_PR), _FONTS)
    shown = "" if text is None else text.get(VAL) or ""
    return Level(
        start=number_of(said.get(_START), 0),
        format="decimal" if number_format is None else number_format.get(VAL, "decimal"),
        text=readable(shown, None if fonts is None else fonts.get(_ASCII)),
        restart=None if restart is None else number_of(restart),
        style=None if style is None else style.get(VAL),
        is_legal=is_on(said.get(_LEGAL)),
    )


def _level_of_style(its_list: _List, style_id: str | None) -> int:
    return next((at for at, level in its_list.levels.items() if style_id and level.style == style_id), 0)


def _advance(its_list: _List, at: int) -> None:
    counters = its_list.counters
    if at in its_list.overrides:
        # A restart holds once, where the list is first used.
        counters[at] = None
        its_list.overrides.clear()
    current = counters[at]
    counters[at] = its_list.levels[at].start if current is None else current + 1
    for deeper in range(at + 1, LEVELS):
        restart = its_list.levels[deeper].restart if deeper in its_list.levels else None
        if restart is None or at < restart:
            counters[deeper] = None


def _text(its_list: _List, at: int, level: Level) -> str:
    if level.format == "bullet":
        # A picture serves as the bullet where there is no character.
        return level.text.strip() or "•"
    text = level.text
    for upper in range(at + 1):
        sign = f"%{upper + 1}"
        if sign in text:
            text = text.replace(sign, _number(its_list, upper, level.is_legal))
    return text.strip()


def _number(its_list: _List, at: int, is_legal: bool) -> str:
    level = its_list.levels.get(at, Level())
    counted = its_list.counters[at]
    return written(level.start if counted is None else counted, "decimal" if is_legal else level.format)


_ABSTRACT_NUM, _ABSTRACT_ID, _ABSTRACT_REFERENCE = w("abstractNum"), w("abstractNumId"), w("abstractNumId")
_NUM, _OVERRIDE, _START_OVERRIDE, _LEVEL = w("num"), w("lvlOverride"), w("startOverride"), w("lvl")
_STYLE_LINK, _NUM_STYLE_LINK = w("styleLink"), w("numStyleLink")
_FONTS, _ASCII = w("rFonts"), w("ascii")
_START, _FORMAT, _LEVEL_TEXT, _RESTART, _LEGAL = w("start"), w("numFmt"), w("lvlText"), w("lvlRestart"), w("isLgl")
