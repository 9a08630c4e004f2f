"""How the words of a page look, and the lines that they stand on; asks PDFium once for each text object."""

import ctypes
import math
import re
from typing import Any

import pypdfium2.raw as pdfium

from ehc_text.reading.pdf.frame import Frame
from ehc_text.reading.pdf.shapes import Font, Word

_BOLD_NAME = re.compile(r"bold|black|heavy|semib|demi", re.IGNORECASE)
_ITALIC_NAME = re.compile(r"ital|obliq", re.IGNORECASE)
_FLAG_ITALIC = 1 << 6
_FLAG_FORCE_BOLD = 1 << 18
_STROKED_TOO = 2
"""The text rendering mode that fakes bold by drawing round the letters."""
_FIELD_PT = 15.0
_FIELD_SHARE = 0.8
"""Words of form fields and of OCR have no font: their size is this share of their box, of a line's height at most."""


class Fonts:
    """Knows the fonts of a page's text; called with a word, it returns how the word looked."""

    def __init__(self, text_page: Any, frame: Frame) -> None:  # noqa: ANN401 - a pointer of the PDF library
        self._text_page = text_page
        self._frame = frame
        self._known: dict[int, Font] = {}
        self._name = ctypes.create_string_buffer(256)
        self._flags = ctypes.c_int()
        self._matrix = pdfium.FS_MATRIX()
        self._x, self._y = ctypes.c_double(), ctypes.c_double()

    def __call__(self, word: Word) -> Font:
        """Return the font of a word's first character."""
        if word.start >= 0:
            return self.at(word.start)
        return Font(round(_FIELD_SHARE * min(word.bottom - word.top, _FIELD_PT), 1), is_bold=False, is_italic=False)

    def at(self, index: int) -> Font:
        """Return the font of a character of the page's text."""
        text_object = pdfium.FPDFText_GetTextObject(self._text_page, index)
        key = ctypes.cast(text_object, ctypes.c_void_p).value or 0
        font = self._known.get(key)
        if font is None or not key:
            font = self._known[key] = self._ask(index, text_object)
        return font

    def base_at(self, index: int) -> float:
        """Return the y that a character stands on, in points from the top of the page as shown."""
        pdfium.FPDFText_GetCharOrigin(self._text_page, index, self._x, self._y)
        return self._frame.box(self._x.value, self._y.value, self._x.value, self._y.value)[1]

    def _ask(self, index: int, text_object: Any) -> Font:  # noqa: ANN401
        pdfium.FPDFText_GetFontInfo(self._text_page, index, self._name, 256, self._flags)
        pdfium.FPDFText_GetMatrix(self._text_page, index, self._matrix)
        scale = math.hypot(self._matrix.c, self._matrix.d) or 1.0
        size = pdfium.FPDFText_GetFontSize(self._text_page, index) * scale
        name, flags = self._name.value.decode("latin-1"), self._flags.value
        is_stroked = bool(text_object) and pdfium.FPDFTextObj_GetTextRenderMode(text_object) == _STROKED_TOO
        is_bold = bool(_BOLD_NAME.search(name)) or bool(flags & _FLAG_FORCE_BOLD) or is_stroked
        is_italic = bool(_ITALIC_NAME.search(name)) or bool(flags & _FLAG_ITALIC)
        return Font(round(size, 1), is_bold, is_italic)
