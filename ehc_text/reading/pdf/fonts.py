"""How the words of a page look, and the lines that they stand on; asks PDFium once for each text object."""

import ctypes
import math
import re
from functools import lru_cache
from typing import Any

import pypdfium2.raw as pdfium

from ehc_text.reading.pdf import calls
from ehc_text.reading.pdf.frame import Frame
from ehc_text.reading.pdf.shapes import Font

_BOLD_NAME = re.compile(r"bold|black|heavy|semib|demi", re.IGNORECASE)
_ITALIC_NAME = re.compile(r"ital|obliq", re.IGNORECASE)
_FLAG_ITALIC = 1 << 6
_FLAG_FORCE_BOLD = 1 << 18
_STEPS = 256
"""Letters whose heights differ by no more than one of so many parts of a point are of one size."""
_STROKED_TOO = 2
"""The text rendering mode that fakes bold by drawing round the letters."""
# Room for answers: the six numbers of a matrix and a font size; the x and y of a character.
_LOOKS, (_MATRIX, *_, _SIZE) = calls.room(ctypes.c_float, 7)
_PLACE, _PLACE_REFERENCES = calls.room(ctypes.c_double, 2)
_ASCENT, _DESCENT = ctypes.c_float(), ctypes.c_float()
_NAME, _FLAGS = ctypes.create_string_buffer(256), ctypes.c_int()


class Fonts:
    """Knows the fonts of a page's text. `objects` are the addresses of all text objects that were asked about."""

    def __init__(self, text_page: Any, frame: Frame) -> None:  # noqa: ANN401 - a pointer of the PDF library
        self.objects: dict[int, Font] = {}
        self._text_page = text_page
        self._page = calls.pointer(text_page)
        self._frame = frame
        self._fonts: dict[int, tuple[bool, bool]] = {}
        self._even: dict[int, bool] = {}
        self._known: dict[tuple[int, int, float, float, float], Font] = {}
        self._by_height: dict[tuple[int, int, int], Font] = {}

    def at(self, index: int) -> Font:
        """Return the font of a character of the page's text."""
        thing = calls.text_object(self._page, index) or 0
        return self.objects.get(thing) or self._ask(thing, index)

    def of(self, thing: int, index: int, height: float) -> Font:
        """Return the font of a text object, given by its address, of a character in it, and of that one's height."""
        if not thing or thing in self.objects:
            return self.at(index)
        face = calls.font_of_object(thing) or 0
        look = face, calls.render_mode(thing), round(_STEPS * height)
        font = self._by_height.get(look)
        if font is None:
            font = self._ask(thing, index)
            if self._is_even(face):
                self._by_height[look] = font
        self.objects[thing] = font
        return font

    def base_at(self, index: int) -> float:
        """Return the y that a character stands on, in points from the top of the page as shown."""
        calls.origin(self._page, index, *_PLACE_REFERENCES)
        x, y = _PLACE
        frame = self._frame
        return frame.box(x, y, x, y)[1] if frame.turns else frame.top - y

    def _ask(self, key: int, index: int) -> Font:
        if not key:
            # A character that PDFium put in, such as a space: it has no object.
            return Font(0.0, is_bold=False, is_italic=False)
        calls.font_size_of_object(ctypes.c_void_p(key), _SIZE)
        # Unlike the object's own matrix, the character's knows of the form object that it may lie in.
        calls.matrix_of_character(self._page, index, _MATRIX)
        _, _, c, d, _, _, size = _LOOKS
        asked = calls.font_of_object(key) or 0, calls.render_mode(key), size, c, d
        font = self._known.get(asked)
        if font is None:
            font = self._known[asked] = self._font(index, *asked)
        self.objects[key] = font
        return font

    def _is_even(self, face: int) -> bool:
        """Return whether the boxes of all letters are equally high, so that their height tells the size of words."""
        if face not in self._even:
            font = ctypes.cast(face, pdfium.FPDF_FONT)
            pdfium.FPDFFont_GetAscent(font, 1000.0, _ASCENT)
            pdfium.FPDFFont_GetDescent(font, 1000.0, _DESCENT)
            self._even[face] = _ASCENT.value != _DESCENT.value
        return self._even[face]

    def _font(self, index: int, font: int, mode: int, size: float, c: float, d: float) -> Font:
        if font not in self._fonts:
            self._fonts[font] = self._looks(index)
        is_bold, is_italic = self._fonts[font]
        return Font(round(size * (math.hypot(c, d) or 1.0), 1), is_bold or mode == _STROKED_TOO, is_italic)

    def _looks(self, index: int) -> tuple[bool, bool]:
        """Return whether a character's font is bold, and whether it is italic."""
        _NAME.value, _FLAGS.value = b"", 0
        pdfium.FPDFText_GetFontInfo(self._text_page, index, _NAME, len(_NAME), _FLAGS)
        return _looks_of(_NAME.value, _FLAGS.value)


@lru_cache(maxsize=256)
def _looks_of(name: bytes, flags: int) -> tuple[bool, bool]:
    plain_name = name.decode("latin-1")
    is_bold = bool(_BOLD_NAME.search(plain_name)) or bool(flags & _FLAG_FORCE_BOLD)
    return is_bold, bool(_ITALIC_NAME.search(plain_name)) or bool(flags & _FLAG_ITALIC)
