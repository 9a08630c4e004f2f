"""What the characters of symbol fonts stand for: check boxes, ticks, bullets, a few signs."""

import re
from functools import lru_cache

_WINGDINGS = {
    0x4A: "☺", 0x4C: "☹", 0x6C: "●", 0x6D: "❍", 0x6E: "■", 0x6F: "☐", 0x70: "☐", 0x71: "☐", 0x72: "☐", 0x73: "⬧",
    0x74: "⧫", 0x75: "◆", 0x76: "❖", 0x77: "⬥", 0x78: "☒", 0x9F: "•", 0xA1: "○", 0xA7: "▪", 0xA8: "☐", 0xB7: "•",
    0xD8: "➢", 0xDF: "←", 0xE0: "→", 0xE1: "↑", 0xE2: "↓", 0xE8: "➔", 0xF0: "⇨", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒",
    0xFE: "☒",
}  # fmt: skip
_WINGDINGS_2 = {0x4F: "✗", 0x50: "✓", 0x51: "☒", 0x52: "☒", 0x53: "☒", 0x54: "☒", 0x2A: "☐", 0xA3: "☐", 0x97: "●"}
_WEBDINGS = {0x61: "✓", 0x63: "☐", 0x67: "■", 0x72: "✗"}
_SYMBOL = {
    0xA3: "≤", 0xB0: "°", 0xB1: "±", 0xB3: "≥", 0xB4: "×", 0xB7: "•", 0xB8: "÷", 0xB9: "≠", 0xBB: "≈", 0xAE: "→",
    0xAC: "←", 0xAD: "↑", 0xAF: "↓", 0xD6: "√", 0x2D: "−",
}  # fmt: skip
_FONTS = {"wingdings": _WINGDINGS, "wingdings 2": _WINGDINGS_2, "webdings": _WEBDINGS, "symbol": _SYMBOL}
_PRIVATE_USE = re.compile("[\uf000-\uf0ff]")
UNKNOWN = "\ufffd"
"""Stands for a sign that we do not know: unread is never clean."""


@lru_cache(maxsize=64)
def is_symbol_font(name: str | None) -> bool:
    """Return True for the fonts whose letters are pictures."""
    return name is not None and name.lower() in _FONTS and name.lower() != "symbol"


def symbol(code: int, font: str | None) -> str:
    """Return the character that a symbol font shows for a code; fonts of letters show the code's own character."""
    low = code - 0xF000 if 0xF000 <= code <= 0xF0FF else code
    table = _FONTS.get((font or "").lower())
    if table is None and low == code:
        return chr(code) if 0x20 <= code <= 0x10FFFF else UNKNOWN
    found = (_WINGDINGS if table is None else table).get(low)
    if found is None and table is _SYMBOL and 0x20 <= low < 0x7F:
        return chr(low)
    return found or UNKNOWN


def readable(text: str, font: str | None) -> str:
    """Return text of the same length in which the characters of symbol fonts are what they show."""
    if is_symbol_font(font):
        return "".join(
            symbol(ord(char), font) if " " < char <= "\xff" or _PRIVATE_USE.match(char) else char for char in text
        )
    if not text.isascii() and _PRIVATE_USE.search(text):
        return _PRIVATE_USE.sub(lambda match: symbol(ord(match.group()), font), text)
    return text
