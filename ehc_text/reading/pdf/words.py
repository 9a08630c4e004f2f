"""The words of a page with their boxes and looks, from PDFium's text layer."""

import ctypes
import math
import re
import unicodedata
from typing import Any

import pypdfium2.raw as pdfium

from ehc_text.reading.pdf.frame import Frame
from ehc_text.reading.pdf.shapes import Font, Word

_TOKEN = re.compile("[^\\s\\x00-\\x1f\\x7f\ufffe\uffff]+")
_LINE_END_HYPHENS = "\ufffe\x02"
"""PDFium puts one of these where a hyphen stood at the end of a line, and no line break after it."""
_UNSEEN = str.maketrans("", "", "\xad\u200b\u200c\u200d\u2060\ufeff")
_TALL = 1.5
"""A word this many times as tall as its first character is turned, or glued together from two lines."""
_WIDE = 1.25
_BOLD_NAME = re.compile(r"bold|black|heavy|semib|demi", re.IGNORECASE)
_ITALIC_NAME = re.compile(r"ital|obliq", re.IGNORECASE)
_FLAG_ITALIC = 1 << 6
_FLAG_FORCE_BOLD = 1 << 18
_STROKED_TOO = 2
"""The text rendering mode that fakes bold by drawing round the letters."""


def page_text(text_page: Any) -> str:  # noqa: ANN401 - a pointer of the PDF library
    """Return the page's text, in which each character has the place that PDFium counts it at."""
    count = pdfium.FPDFText_CountChars(text_page)
    if count <= 0:
        return ""
    buffer = (ctypes.c_ushort * (2 * count + 2))()
    written = pdfium.FPDFText_GetText(text_page, 0, count, buffer)
    text = bytes(buffer)[: 2 * max(written - 1, 0)].decode("utf-16-le", "replace")
    if len(text) == count:
        return text
    # Characters without a Unicode value are left out, or stand as two: then each is asked for by itself.
    return "".join(_character(pdfium.FPDFText_GetUnicode(text_page, i)) for i in range(count))


def words_of(text_page: Any, text: str, frame: Frame) -> tuple[list[Word], list[Word]]:  # noqa: ANN401
    """Return the page's upright or sideways words in the file's order, and those that stand aslant."""
    words: list[Word] = []
    aslant: list[Word] = []
    rectangle = pdfium.FS_RECTF()
    reference = ctypes.byref(rectangle)
    loose_box = pdfium.FPDFText_GetLooseCharBox
    width, height = frame.width, frame.height
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        loose_box(text_page, start, reference)
        left, bottom, right, top = rectangle.left, rectangle.bottom, rectangle.right, rectangle.top
        first_height = top - bottom
        if end - start > 1:
            loose_box(text_page, end - 1, reference)
            left, right = min(left, rectangle.left), max(right, rectangle.right)
            bottom, top = min(bottom, rectangle.bottom), max(top, rectangle.top)
        is_cut = end < len(text) and text[end] in _LINE_END_HYPHENS
        x0, y0, x1, y1 = frame.box(left, bottom, right, top)
        word = Word(match.group(), x0, y0, x1, y1, start, end, is_cut)
        if top - bottom > _TALL * first_height or right - left > _WIDE * first_height * (end - start):
            upright, slanted = _look_closer(text_page, word, frame)
            words += upright
            aslant += slanted
        else:
            words.append(word)
    return [_cleaned(word) for word in words if _is_shown(word, width, height)], aslant


class Fonts:
    """Looks up how words looked; asks PDFium once for each text object."""

    def __init__(self, text_page: Any) -> None:  # noqa: ANN401
        self._text_page = text_page
        self._known: dict[int, Font] = {}
        self._name = ctypes.create_string_buffer(256)
        self._flags = ctypes.c_int()
        self._matrix = pdfium.FS_MATRIX()

    def __call__(self, word: Word) -> Font:
        """Return the font of a word's first character; a word from elsewhere has its height's."""
        if word.index < 0:
            return Font(round(0.8 * min(word.bottom - word.top, 15.0), 1), False, False)
        text_object = pdfium.FPDFText_GetTextObject(self._text_page, word.index)
        key = ctypes.cast(text_object, ctypes.c_void_p).value or 0
        font = self._known.get(key)
        if font is None or not key:
            font = self._known[key] = self._ask(word.index, text_object)
        return font

    def _ask(self, index: int, text_object: Any) -> Font:  # noqa: ANN401
        pdfium.FPDFText_GetFontInfo(self._text_page, index, self._name, 256, self._flags)
        pdfium.FPDFText_GetMatrix(self._text_page, index, self._matrix)
        scale = math.hypot(self._matrix.c, self._matrix.d) or 1.0
        size = pdfium.FPDFText_GetFontSize(self._text_page, index) * scale
        name, flags = self._name.value.decode("latin-1"), self._flags.value
        is_stroked = pdfium.FPDFTextObj_GetTextRenderMode(text_object) == _STROKED_TOO if text_object else False
        is_bold = bool(_BOLD_NAME.search(name)) or bool(flags & _FLAG_FORCE_BOLD) or is_stroked
        is_italic = bool(_ITALIC_NAME.search(name)) or bool(flags & _FLAG_ITALIC)
        return Font(round(size, 1), is_bold, is_italic)


def _character(code: int) -> str:
    if not code or 0xD800 <= code <= 0xDFFF or code > 0x10FFFF:
        return "\ufffd"
    return chr(code)


def _look_closer(text_page: Any, word: Word, frame: Frame) -> tuple[list[Word], list[Word]]:  # noqa: ANN401
    angle = math.degrees(pdfium.FPDFText_GetCharAngle(text_page, word.index)) + 90 * frame.turns
    slant = abs((angle + 45) % 90 - 45)
    if slant > 5:
        return [], [word]
    if round(angle / 90) % 2:
        return [word], []
    return _pieces(text_page, word, frame), []


def _pieces(text_page: Any, word: Word, frame: Frame) -> list[Word]:  # noqa: ANN401
    """Return a token cut where its characters leap to another line or over a gap that no space is wide."""
    pieces: list[Word] = []
    rectangle = pdfium.FS_RECTF()
    for offset, character in enumerate(word.text):
        index = word.index + offset
        pdfium.FPDFText_GetLooseCharBox(text_page, index, rectangle)
        box = frame.box(rectangle.left, rectangle.bottom, rectangle.right, rectangle.top)
        last = pieces[-1] if pieces else None
        if last and _goes_on(last, box):
            joined = min(last.x0, box[0]), min(last.top, box[1]), max(last.x1, box[2]), max(last.bottom, box[3])
            pieces[-1] = Word(last.text + character, *joined, last.index, index + 1)
        else:
            pieces.append(Word(character, *box, index, index + 1))
    return [*pieces[:-1], pieces[-1]._replace(is_cut=word.is_cut)]


def _goes_on(last: Word, box: tuple[float, float, float, float]) -> bool:
    height = box[3] - box[1]
    middle = (box[1] + box[3]) / 2
    return last.top <= middle <= last.bottom and -height < box[0] - last.x1 < height


def _cleaned(word: Word) -> Word:
    text = word.text
    if text.isascii() and not word.is_cut:
        return word
    text = unicodedata.normalize("NFC", _without_ligatures(text).translate(_UNSEEN))
    return word._replace(text=text + "-" if word.is_cut else text)


def _without_ligatures(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", c) if "\ufb00" <= c <= "\ufb06" else c for c in text)


def _is_shown(word: Word, width: float, height: float) -> bool:
    x, y = (word.x0 + word.x1) / 2, (word.top + word.bottom) / 2
    return -1 <= x <= width + 1 and -1 <= y <= height + 1
