"""How the words of a page look, and the lines that they stand on; asks PDFium once for each text object."""

import ctypes
import math
import re
from typing import Any

import pypdfium2.raw as pdfium

from ehc_text.reading.pdf import calls
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
        self._page = ctypes.cast(text_page, ctypes.c_void_p)
        self._frame = frame
        self._objects: dict[int, Font] = {}
        self._fonts: dict[int, tuple[bool, bool]] = {}
        self._size = ctypes.c_float()
        self._matrix = pdfium.FS_MATRIX()
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self._origin = ctypes.byref(self._x), ctypes.byref(self._y)

    def __call__(self, word: Word) -> Font:
        """Return the font of a word's first character."""
        if word.start >= 0:
            return self.at(word.start)
        return Font(round(_FIELD_SHARE * min(word.bottom - word.top, _FIELD_PT), 1), is_bold=False, is_italic=False)

    def at(self, index: int) -> Font:
        """Return the font of a character of the page's text."""
        key = calls.text_object(self._page, index) or 0
        font = self._objects.get(key)
        if font is None or not key:
            font = self._objects[key] = self._ask(index, key)
        return font

    def base_at(self, index: int) -> float:
        """Return the y that a character stands on, in points from the top of the page as shown."""
        calls.origin(self._page, index, *self._origin)
        return self._frame.box(self._x.value, self._y.value, self._x.value, self._y.value)[1]

    def _ask(self, index: int, key: int) -> Font:
        if not key:
            # A character that PDFium put in, such as a space: it has no object.
            return Font(pdfium.FPDFText_GetFontSize(self._text_page, index), is_bold=False, is_italic=False)
        thing = ctypes.c_void_p(key)
        calls.font_size_of_object(thing, ctypes.byref(self._size))
        calls.matrix_of_object(thing, ctypes.byref(self._matrix))
        scale = math.hypot(self._matrix.c, self._matrix.d) or 1.0
        font = calls.font_of_object(thing) or 0
        if font not in self._fonts:
            self._fonts[font] = self._looks(index)
        is_bold, is_italic = self._fonts[font]
        return Font(round(self._size.value * scale, 1), is_bold or calls.render_mode(thing) == _STROKED_TOO, is_italic)

    def _looks(self, index: int) -> tuple[bool, bool]:
        """Return whether a character's font is bold, and whether it is italic."""
        buffer, flags = ctypes.create_string_buffer(256), ctypes.c_int()
        pdfium.FPDFText_GetFontInfo(self._text_page, index, buffer, 256, flags)
        name = buffer.value.decode("latin-1")
        is_bold = bool(_BOLD_NAME.search(name)) or bool(flags.value & _FLAG_FORCE_BOLD)
        return is_bold, bool(_ITALIC_NAME.search(name)) or bool(flags.value & _FLAG_ITALIC)
