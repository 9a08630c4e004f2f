"""Tells pictures so large that they may hold words: a scanned page, a pasted table, a letter in handwriting."""

import re

from ehc_text.reading.word.tags import Element

_WIDEST_PHOTO_MM = 80.0
"""Photographs and logos are narrower, as a rule; lines of words are not."""
_LOWEST_MM = 30.0
_EMU_PER_MM = 36000.0
_MM_PER = {"pt": 25.4 / 72, "in": 25.4, "cm": 10.0, "mm": 1.0, "px": 25.4 / 96, "": 25.4 / 72}
_LENGTH = re.compile(r"(width|height)\s*:\s*([\d.]+)\s*(pt|in|cm|mm|px|)")
_PICTURES = ("blip", "imagedata")


def is_large_picture(drawing: Element) -> bool:
    """Return whether a drawing shows a picture of a size that words are set in, and does not lie behind the text."""
    elements = {_name(element): element for element in reversed(list(drawing.iter("*")))}
    if not any(name in elements for name in _PICTURES):
        return False
    anchor, extent = elements.get("anchor"), elements.get("extent")
    if anchor is not None and anchor.get("behindDoc") in ("1", "true"):
        return False
    if extent is not None:
        return _is_large(_emu(extent.get("cx")), _emu(extent.get("cy")))
    shape = elements.get("shape", elements.get("rect"))
    style = "" if shape is None else shape.get("style", "")
    sizes = {name: float(number) * _MM_PER[unit] for name, number, unit in _LENGTH.findall(style) if number != "."}
    return "z-index:-" not in style and _is_large(sizes.get("width", 0.0), sizes.get("height", 0.0))


def _is_large(width_mm: float, height_mm: float) -> bool:
    return width_mm >= _WIDEST_PHOTO_MM and height_mm >= _LOWEST_MM


def _emu(value: str | None) -> float:
    return int(value) / _EMU_PER_MM if value and value.isdecimal() else 0.0


def _name(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]
