"""How a line looks, as far as it tells headings from text: heading style, weight, size, and a band of its own."""

from dataclasses import dataclass

from ehc_text.parsing.lines.flatten import FlatParagraph, Spot
from ehc_text.records.document import Paragraph
from ehc_text.records.making import maker

_PALE = frozenset({"FFFFFF", "AUTO"})
_LARGER_PT = 0.9
"""How much larger than the body a heading's type has to be to count as larger."""


@dataclass(frozen=True, slots=True)
class Look:
    """What a heading shares with its fellows. `level` is 0 where no heading style is set; `fill` "" without colour."""

    is_band: bool = False
    level: int = 0
    is_bold: bool = False
    size_pt: float = 0.0
    fill: str = ""
    is_capitals: bool = False


_made_look = maker(Look)


def look_of(item: FlatParagraph) -> Look:
    """Return the look of a line."""
    return look_at(item.paragraph, item.spot)


def look_at(paragraph: Paragraph, spot: Spot | None) -> Look:
    """Return the look of a paragraph at its spot."""
    fill = (spot.fill or "").upper() if spot else ""
    return _made_look(
        is_band=spot is not None and spot.is_band,
        level=paragraph.heading_level or 0,
        is_bold=paragraph.is_bold,
        size_pt=round(paragraph.size_pt or 0.0),
        fill="" if fill in _PALE else fill,
        is_capitals=paragraph.text.isupper() and len(paragraph.text) > 3,
    )


def strength(look: Look, body_pt: float | None) -> int:
    """Return how much a look says "heading": 0 like body text, 1 a hint, 2 a fair sign, 3 plainly."""
    larger = body_pt is not None and look.size_pt >= body_pt + _LARGER_PT
    if look.level or (look.is_band and look.fill) or (look.is_bold and larger):
        return 3
    if look.is_bold or larger:
        return 2
    return 1 if look.is_band or look.is_capitals else 0
