"""How words look, as a run or a style says: bold, italic, size, struck or hidden."""

from dataclasses import dataclass

from ehc_text.reading.word.tags import R_STYLE, VAL, Element, is_on, number_of, w

_SIZE, _FONTS, _ASCII, _DOUBLE_STRIKE = w("sz"), w("rFonts"), w("ascii"), w("dstrike")
_TOGGLES = {w("b"): "bold", w("i"): "italic", w("strike"): "strike", w("vanish"): "hidden"}
SAYS = {**dict.fromkeys((*_TOGGLES, _SIZE, R_STYLE, _DOUBLE_STRIKE), VAL), _FONTS: _ASCII}
"""The properties of a run that count for its look, with the attribute that says how."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Look:
    """What a run, or a style, says of how words look; None is "not said". `size` is in half points.

    Looks are compared as objects, not by what they say: they are asked for with every paragraph.
    """

    bold: bool | None = None
    italic: bool | None = None
    strike: bool | None = None
    double_strike: bool | None = None
    hidden: bool | None = None
    size: int | None = None
    font: str | None = None
    style: str | None = None

    @property
    def is_left_out(self) -> bool:
        """True for words that a reader of the plan is not meant to take as its wording."""
        return bool(self.strike or self.double_strike or self.hidden)


PLAIN = Look()


def look_of(properties: Element | None) -> Look:
    """Return what a `w:rPr` says."""
    if properties is None:
        return PLAIN
    said: dict[str, bool | int | str | None] = {}
    for child in properties:
        tag = child.tag
        if tag in _TOGGLES:
            said[_TOGGLES[tag]] = is_on(child)
        elif tag == _SIZE:
            said["size"] = number_of(child) or None
        elif tag == R_STYLE:
            said["style"] = child.get(VAL)
        elif tag == _FONTS:
            said["font"] = child.get(_ASCII)
        elif tag == _DOUBLE_STRIKE:
            said["double_strike"] = is_on(child)
    return Look(**said) if said else PLAIN  # type: ignore[arg-type]


def over(upper: Look, lower: Look) -> Look:
    """Return the look in which the upper one's words count before the lower one's."""
    if upper is PLAIN:
        return lower
    if lower is PLAIN:
        return upper
    return Look(
        bold=lower.bold if upper.bold is None else upper.bold,
        italic=lower.italic if upper.italic is None else upper.italic,
        strike=lower.strike if upper.strike is None else upper.strike,
        double_strike=lower.double_strike if upper.double_strike is None else upper.double_strike,
        hidden=lower.hidden if upper.hidden is None else upper.hidden,
        size=upper.size or lower.size,
        font=upper.font or lower.font,
        style=upper.style or lower.style,
    )
