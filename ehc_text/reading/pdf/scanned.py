"""Pages that are pictures: tells them, and has their words recognised where OCR is installed."""

import ctypes
import re
from collections.abc import Iterable
from typing import Any

import pypdfium2.raw as pdfium

from ehc_text.reading import ocr
from ehc_text.reading.pdf.frame import Frame
from ehc_text.reading.pdf.pixels import rules_in
from ehc_text.reading.pdf.seen import words_from
from ehc_text.reading.pdf.shapes import Area, Drawing, Word

_DPI = 200
_FEW_WORDS = 20
"""A page of fewer words than this under a picture of most of the page holds no more than a stamp or running head."""
_LARGE_SHARE = 0.5
_WIDEST_PHOTO_PT, _LOWEST_PT = 227.0, 85.0
"""Photographs and logos are narrower than 8 cm, as a rule; lines of words are not."""
_CAPTION_WORDS = 2
_MANY_CURVES = 300
_ODD = re.compile("[\ufffd\ue000-\uefff]")
_GARBLED_SHARE = 0.3
_GARBLED_LEAST = 20


def is_without_text(words: list[Word], drawing: Drawing, frame: Frame) -> bool:
    """Return whether a page shows more than its text layer holds: a scan, letters drawn as curves, a dumb font."""
    area = frame.width * frame.height
    pictured = max(((p.x1 - p.x0) * (p.bottom - p.top) for p in drawing.pictures), default=0.0)
    if pictured > _LARGE_SHARE * area and _word_count(words) < _FEW_WORDS:
        return True
    if not words:
        return pictured > 0.02 * area or drawing.curve_count > _MANY_CURVES
    return _is_garbled(words)


def unread_pictures(drawing: Drawing, words: list[Word]) -> tuple[Area, ...]:
    """Return the pictures of a size that words are set in, with no words over them: no backdrops, no read scans."""
    large = [p for p in drawing.pictures if p.x1 - p.x0 >= _WIDEST_PHOTO_PT and p.bottom - p.top >= _LOWEST_PT]
    return tuple(p for p in large if _word_count(word for word in words if _is_over(word, p)) <= _CAPTION_WORDS)


def _word_count(words: Iterable[Word]) -> int:
    return sum(word.text.count(" ") + 1 for word in words)


def _is_over(word: Word, picture: Area) -> bool:
    x, y = (word.x0 + word.x1) / 2, (word.top + word.bottom) / 2
    return picture.x0 < x < picture.x1 and picture.top < y < picture.bottom


def recognised(page: Any, frame: Frame, drawing: Drawing) -> tuple[list[Word], Drawing] | None:  # noqa: ANN401
    """Return the words that OCR sees on a page, and its drawing with the lines of the picture.

    Returns None where OCR is not installed, or fails.
    """
    if not ocr.is_installed():
        return None
    scale = _DPI / 72
    width, height = round(frame.width * scale), round(frame.height * scale)
    grey = _rendered(page, width, height)
    seen = ocr.words_in(grey, width, height, dpi=_DPI)
    if seen is None:
        return None
    level, upright = rules_in(grey, width, height, scale)
    return words_from(seen, scale, upright), Drawing([*level], [*upright], drawing.fills, drawing.pictures, 0)


def _is_garbled(words: list[Word]) -> bool:
    letters = "".join([word.text for word in words])
    if not _may_be_odd(letters):
        return False
    return len(letters) >= _GARBLED_LEAST and len(_ODD.findall(letters)) > _GARBLED_SHARE * len(letters)


def _may_be_odd(letters: str) -> bool:
    """Return whether a character of `_ODD` may be among letters, far faster than the expression itself would tell.

    In UTF-8, those of the private use area that count are just those that start with the byte EE, which starts no
    others and stands nowhere else.
    """
    data = letters.encode("utf-8", "replace")
    return b"\xee" in data or "\ufffd" in letters


def _rendered(page: Any, width: int, height: int) -> bytes:  # noqa: ANN401
    """Return the page as grey pixels, a byte each, row by row."""
    bitmap = pdfium.FPDFBitmap_CreateEx(width, height, pdfium.FPDFBitmap_Gray, None, 0)
    try:
        pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, 0xFFFFFFFF)
        pdfium.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, pdfium.FPDF_ANNOT)
        stride = pdfium.FPDFBitmap_GetStride(bitmap)
        pixels = ctypes.string_at(pdfium.FPDFBitmap_GetBuffer(bitmap), stride * height)
    finally:
        pdfium.FPDFBitmap_Destroy(bitmap)
    return b"".join(pixels[row * stride : row * stride + width] for row in range(height))
