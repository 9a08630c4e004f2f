"""What stands below a section's heading and is still a part of it: the law that asks for it, words on its dark band."""

import re

from ehc_text.parsing.lines.flatten import FlatItem, FlatParagraph
from ehc_text.parsing.lines.nil import promises

_MOST_WORDS = 60
_BAND_WORDS = 40
_DARK = 110
"""Below so much of 255 a ground is dark, and its words are set in white."""
_RED, _GREEN, _BLUE = 0.299, 0.587, 0.114
"""How light each colour looks (ITU-R BT.601)."""
_CITES_REGULATION = re.compile(
    r"\W*(?:under |see |as required by )?(?:the )?"
    r"(?:(?:SEND|special educational needs and disability) reg(?:ulation)?s?\b|reg(?:ulation|\.)?\s*12\b)",
    re.IGNORECASE,
)
"""What a plan must hold is said in the SEND Regulations 2014, regulation 12."""
_CITES_ACT = re.compile(
    r"\W*(?:under |see )?(?:the )?(?:children and families act\b"
    r"|s(?:ections?|\.)?\s*(?:36|37|38|39|40|42|43|48|49)\b[^.:;]{0,45}?\b(?:act|CFA)\b)",
    re.IGNORECASE,
)
_NAME_IN_LAW = re.compile(
    r"\W*(?:in (?:the )?law(?: this is)?"
    r"|(?:the )?(?:legal|statutory|official|formal)(?: (?:name|title|heading|term|wording))?(?: is)?"
    r"|the law calls (?:it|this)(?: part| section)?)\s*[:–—-]\s",
    re.IGNORECASE,
)


def cites_law(text: str) -> bool:
    """Return whether a line says which law asks for the section: "Regulation 12(1)(c): the health care needs ...".

    So does one that says how the law calls it, below a title in plain words: "Legal title: health care needs".
    """
    if len(text.split()) > _MOST_WORDS:
        return False
    is_named = bool(_CITES_REGULATION.match(text) or _NAME_IN_LAW.match(text))
    return is_named or (bool(_CITES_ACT.match(text)) and not promises(text))


def dark_band(item: FlatItem) -> tuple[int, int] | None:
    """Return the table and row of a line that stands on a dark ground, None for any other."""
    spot = item.spot
    if not isinstance(item, FlatParagraph) or spot is None or not spot.is_band or not _is_dark(spot.fill or ""):
        return None
    return spot.table, spot.row


def is_on_band(item: FlatParagraph, band: tuple[int, int] | None) -> bool:
    """Return whether a line of few words stands on the dark band that the section's heading stands on."""
    return band is not None and dark_band(item) == band and len(item.text.split()) <= _BAND_WORDS


def _is_dark(fill: str) -> bool:
    if not re.fullmatch(r"[0-9A-Fa-f]{6}", fill):
        return False
    red, green, blue = (int(fill[at : at + 2], 16) for at in (0, 2, 4))
    return _RED * red + _GREEN * green + _BLUE * blue < _DARK
