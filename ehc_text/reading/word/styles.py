"""The styles of a file: what they say of how words look, of headings, lists and backgrounds."""

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TypeAlias

from ehc_text.reading.word.looks import PLAIN, SAYS, Look, look_of, over
from ehc_text.reading.word.tags import (
    ILVL,
    NUM_ID,
    NUM_PR,
    OUTLINE_LEVEL,
    P_PR,
    R_PR,
    SHADING,
    TC_PR,
    TYPE,
    VAL,
    Element,
    child_of,
    children_of,
    inside,
    number_of,
    w,
)

_BODY_TEXT_LEVEL = 9
"""The outline level that says "no heading" aloud."""
_HEADING_NAME = re.compile(r"heading\s*([1-9])", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """A style with what its chain of base styles adds. `level` is its heading level, `num_id` its list."""

    look: Look = field(default_factory=Look)
    level: int | None = None
    num_id: str | None = None
    list_level: int | None = None
    fill: str | None = None
    parts: dict[str, "Style"] = field(default_factory=dict)
    """Of a table style: what it says of its first row ("firstRow") and first column ("firstCol")."""


_Said: TypeAlias = tuple[tuple[str, str | None], ...]
_PLAIN_STYLE = Style()
_XORED = ("bold", "italic", "strike", "hidden")


class RunLooks:
    """How the runs of one paragraph style in one kind of cell look, each way of dressing them resolved once."""

    def __init__(self, paragraph_style: str | None, table_look: Look) -> None:
        """Take what lies below the direct formatting and the character styles."""
        self._below = paragraph_style, table_look
        self._looks: dict[_Said, Look] = {}

    def of(self, properties: Element | None, styles: "Styles") -> Look:
        """Return how a run with this `w:rPr` looks in the end: direct formatting wins.

        The styles come along each time: to keep them would close a circle, and hold the whole parsed part in memory
        until the next round of garbage collection.
        """
        # A plan has thousands of runs, and a dozen ways to dress them.
        said: _Said = ()
        if properties is not None:
            # Of the properties those that count for the look, as `look_of` reads them.
            said = tuple([(tag, each.get(SAYS[tag])) for each in inside(properties) if (tag := each.tag) in SAYS])
        look = self._looks.get(said)
        if look is None:
            direct = look_of(properties)
            look = self._looks[said] = over(direct, styles.stacked(*self._below, direct.style))
        return look


class Styles:
    """The styles of a file, each resolved when it is first asked for."""

    def __init__(self, root: Element | None) -> None:
        """Index the styles by kind and id; `root` is the styles part, None where the file has none."""
        self._elements: dict[tuple[str, str], Element] = {}
        self._resolved: dict[tuple[str, str], Style] = {}
        self._paragraphs: dict[str | None, Style] = {}
        self._run_looks: dict[tuple[str | None, Look], RunLooks] = {}
        self._default: str | None = None
        self._defaults = PLAIN
        if root is not None:
            self._index(root)

    def paragraph(self, style_id: str | None) -> Style:
        """Return a paragraph style; the default one where there is no such id."""
        style = self._paragraphs.get(style_id)
        if style is None:
            is_known = style_id is not None and ("paragraph", style_id) in self._elements
            name = style_id if is_known else self._default
            style = _PLAIN_STYLE if name is None else self._resolve("paragraph", name, ())
            self._paragraphs[style_id] = style
        return style

    def table(self, style_id: str | None) -> Style:
        """Return a table style; a plain one where there is no such id."""
        return _PLAIN_STYLE if style_id is None else self._resolve("table", style_id, ())

    def run_looks(self, paragraph_style: str | None, table_look: Look) -> RunLooks:
        """Return how the runs of a paragraph look in the end.

        A toggle such as bold that two of the character, paragraph and table style set cancels out (ECMA-376 part 1,
        17.7.3).
        """
        key = (paragraph_style, table_look)
        looks = self._run_looks.get(key)
        if looks is None:
            looks = self._run_looks[key] = RunLooks(paragraph_style, table_look)
        return looks

    def stacked(self, paragraph_style: str | None, table_look: Look, character_style: str | None) -> Look:
        """Return the look that styles make together, below direct formatting."""
        levels = [self.paragraph(paragraph_style).look, table_look]
        if character_style is not None:
            levels.insert(0, self._resolve("character", character_style, ()).look)
        merged = self._defaults
        for look in reversed(levels):
            merged = over(look, merged)
        toggled = {name: sum(bool(getattr(look, name)) for look in levels) % 2 == 1 for name in _XORED}
        for name in _XORED:
            if all(getattr(look, name) is None for look in levels):
                toggled[name] = bool(getattr(self._defaults, name))
        return Look(
            **toggled, double_strike=merged.double_strike, size=merged.size, font=merged.font, style=character_style
        )

    def _index(self, root: Element) -> None:
        for child in root:
            if child.tag == _STYLE:
                kind, name = child.get(TYPE, "paragraph"), child.get(_STYLE_ID, "")
                self._elements[kind, name] = child
                if kind == "paragraph" and child.get(_DEFAULT) in ("1", "true", "on"):
                    self._default = name
            elif child.tag == _DOC_DEFAULTS:
                self._defaults = look_of(child.find(f"{w('rPrDefault')}/{R_PR}"))

    def _resolve(self, kind: str, style_id: str, below: tuple[str, ...]) -> Style:
        key = (kind, style_id)
        if key not in self._resolved:
            element = self._elements.get(key)
            # A style that is based on itself, by whatever detour, ends the chain there.
            if element is None or style_id in below:
                return _PLAIN_STYLE
            based_on = child_of(element, _BASED_ON)
            base = _PLAIN_STYLE
            if based_on is not None:
                base = self._resolve(kind, based_on.get(VAL, ""), (*below, style_id))
            self._resolved[key] = _style(element, base)
        return self._resolved[key]


def outline_level(element: Element | None) -> int | None:
    """Return the heading level that a `w:outlineLvl` sets, 1 to 9; 0 for "body text", None without the element."""
    if element is None:
        return None
    level = number_of(element, _BODY_TEXT_LEVEL)
    return level + 1 if 0 <= level < _BODY_TEXT_LEVEL else 0


def fill_of(shading: Element | None) -> str | None:
    """Return the background colour of a `w:shd` as six hex digits, None where there is none."""
    if shading is None:
        return None
    return _fill(tuple(shading.items()))


@lru_cache(maxsize=256)
def _fill(said: tuple[tuple[str, str], ...]) -> str | None:
    shading = dict(said)
    value = shading.get(_COLOUR if shading.get(VAL) == "solid" else _FILL, "auto")
    return value.upper() if _HEX.fullmatch(value) else None


def _style(element: Element, base: Style) -> Style:
    said = children_of(element)
    properties = children_of(said.get(P_PR))
    num_pr = children_of(properties.get(NUM_PR))
    num_id, list_level = num_pr.get(NUM_ID), num_pr.get(ILVL)
    own = _own_level(said.get(_NAME), properties.get(OUTLINE_LEVEL))
    table_parts = element.iterchildren(_TABLE_PART) if _TABLE_PART in said else ()
    parts = {each.get(TYPE, ""): _style(each, _PLAIN_STYLE) for each in table_parts}
    return Style(
        look=over(look_of(said.get(R_PR)), base.look),
        level=base.level if own is None else own,
        num_id=base.num_id if num_id is None else num_id.get(VAL),
        list_level=base.list_level if list_level is None else number_of(list_level),
        fill=fill_of(child_of(said.get(TC_PR), SHADING)) or base.fill,
        parts={**base.parts, **parts},
    )


def _own_level(name: Element | None, outline: Element | None) -> int | None:
    level = outline_level(outline)
    if level is not None or name is None:
        return level
    words = name.get(VAL, "").strip()
    match = _HEADING_NAME.fullmatch(words)
    if match:
        return int(match[1])
    return 1 if words.lower() == "title" else None


_STYLE, _STYLE_ID, _DEFAULT, _DOC_DEFAULTS = w("style"), w("styleId"), w("default"), w("docDefaults")
_BASED_ON, _NAME, _TABLE_PART = w("basedOn"), w("name"), w("tblStylePr")
_FILL, _COLOUR = w("fill"), w("color")
_HEX = re.compile("[0-9A-Fa-f]{6}")
