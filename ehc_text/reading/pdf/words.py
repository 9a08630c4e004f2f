"""The words of a page with their boxes, from PDFium's text layer."""

import ctypes
import math
import re
import unicodedata
from collections.abc import Callable
from typing import Any, TypeAlias

import pypdfium2.raw as pdfium

from ehc_text.reading.pdf import calls
from ehc_text.reading.pdf.fonts import Fonts
from ehc_text.reading.pdf.frame import Frame
from ehc_text.reading.pdf.shapes import Word

BoxOf: TypeAlias = Callable[[int, int], tuple[float, float, float, float]]

_TOKEN = re.compile("[^\\s\\x00-\\x1f\\x7f\ufffe\uffff]+")
_LINE_END_HYPHENS = "\ufffe\x02"
"""PDFium puts one of these where a hyphen stood at the end of a line, and no line break after it."""
_BREAK = re.compile("[\r\n\ufffe\x02]|$")
_MARKED = re.compile(r"[^\W\d_][.,;:!?)\]'\"’”]*\d{1,2}$|^\d{1,2}$")
_RAISED, _SMALL = 0.1, 0.8
"""A footnote's mark stands this share of the font size above the line, and is no larger than the other share."""
_UNSEEN = str.maketrans("", "", "\xad\u200b\u200c\u200d\u2060\ufeff")
_ASCENT, _DESCENT = 0.75, 0.21
"""How far letters reach above and below the line that they stand on, in font sizes."""
_TALL = 1.7
_WIDE = 1.25
"""A word taller, or wider for each letter, than this many font sizes is turned, or glued together from two."""
_BELOW, _ABOVE = 0.75, 0.45
"""The foot of a letter's box lies no further above or below its line than this, in font sizes."""
_LEVEL_DEGREES = 5.0


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


def words_of(text_page: Any, text: str, frame: Frame, fonts: Fonts) -> tuple[list[Word], list[Word]]:  # noqa: ANN401
    """Return the page's level or upright words in the file's order, and those that stand aslant."""
    words: list[Word] = []
    aslant: list[Word] = []
    line_end, base, size = -1, 0.0, 0.0
    box_of = _box_reader(text_page, frame)
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        x0, top, x1, bottom = box_of(start, end)
        if start > line_end or not -_BELOW * size < bottom - base < _ABOVE * size:
            line_end = _BREAK.search(text, start).start()  # type: ignore[union-attr]  # "$" always matches
            base, size = fonts.base_at(start), fonts.at(start).size_pt
        if bottom - top > _TALL * size or not 0 <= x1 - x0 <= _WIDE * size * (end - start):
            level, slanted = _look_closer(
                Word(match.group(), x0, top, x1, bottom, start, end), box_of, text_page, frame
            )
            words += level
            aslant += slanted
        else:
            # The boxes of some fonts fit each letter tightly: the line's own height makes them alike.
            top, bottom = base - _ASCENT * size, base + _DESCENT * size
            words.append(Word(match.group(), x0, top, x1, bottom, start, end))
    return [_finished(word, text, fonts) for word in words if _is_shown(word, frame)], aslant


def _box_reader(text_page: Any, frame: Frame) -> BoxOf:  # noqa: ANN401
    """Return a function that gives the box around two characters, the second one given by the place after it."""
    rectangle = pdfium.FS_RECTF()
    reference = ctypes.byref(rectangle)
    page = ctypes.cast(text_page, ctypes.c_void_p)

    def box_of(start: int, end: int) -> tuple[float, float, float, float]:
        calls.loose_box(page, start, reference)
        left, bottom, right, top = rectangle.left, rectangle.bottom, rectangle.right, rectangle.top
        if end - start > 1:
            calls.loose_box(page, end - 1, reference)
            left, right = min(left, rectangle.left), max(right, rectangle.right)
            bottom, top = min(bottom, rectangle.bottom), max(top, rectangle.top)
        return frame.box(left, bottom, right, top)

    return box_of


def _character(code: int) -> str:
    if not code or 0xD800 <= code <= 0xDFFF or code > 0x10FFFF:
        return "\ufffd"
    return chr(code)


def _look_closer(word: Word, box_of: BoxOf, text_page: Any, frame: Frame) -> tuple[list[Word], list[Word]]:  # noqa: ANN401
    """Return a word that is large for its font as level or upright words, or as a slanted one."""
    angle = math.degrees(pdfium.FPDFText_GetCharAngle(text_page, word.start)) + 90 * frame.turns
    if abs((angle + 45) % 90 - 45) > _LEVEL_DEGREES:
        return [], [word]
    return ([word] if round(angle / 90) % 2 else _pieces(word, box_of)), []


def _pieces(word: Word, box_of: BoxOf) -> list[Word]:
    """Return a token cut where its characters leap to another line or over a gap that no space is wide."""
    pieces: list[Word] = []
    for index, character in enumerate(word.text, word.start):
        box = box_of(index, index + 1)
        last = pieces[-1] if pieces else None
        if last and _goes_on(last, box):
            joined = min(last.x0, box[0]), min(last.top, box[1]), max(last.x1, box[2]), max(last.bottom, box[3])
            pieces[-1] = Word(last.text + character, *joined, last.start, index + 1)
        else:
            pieces.append(Word(character, *box, index, index + 1))
    return pieces


def _goes_on(last: Word, box: tuple[float, float, float, float]) -> bool:
    height = max(box[3] - box[1], last.bottom - last.top)
    is_level = min(last.bottom, box[3]) - max(last.top, box[1]) > -0.3 * height
    return is_level and -height < box[0] - last.x1 < height


def _finished(word: Word, text: str, fonts: Fonts) -> Word:
    """Return a word with its hyphen back, its letters tidied and its footnote mark told."""
    if _MARKED.search(word.text):
        word = _with_mark(word, fonts)
    if word.end < len(text) and text[word.end] in _LINE_END_HYPHENS:
        word = word._replace(text=word.text + "-", is_cut=True)
    if word.text.isascii():
        return word
    return word._replace(text=unicodedata.normalize("NFC", _without_ligatures(word.text).translate(_UNSEEN)))


def _with_mark(word: Word, fonts: Fonts) -> Word:
    """Return a word that ends with digits with them as its mark, where they are small and raised."""
    letters = word.text.rstrip("0123456789")
    last = word.end - 1
    beside = word.start if letters else max(word.start - 2, 0)
    if fonts.at(last).size_pt > _SMALL * fonts.at(beside).size_pt:
        return word
    if fonts.base_at(last) > fonts.base_at(beside) - _RAISED * fonts.at(beside).size_pt:
        return word
    return word._replace(mark=word.text[len(letters) :])


def _without_ligatures(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", c) if "\ufb00" <= c <= "\ufb06" else c for c in text)


def _is_shown(word: Word, frame: Frame) -> bool:
    x, y = (word.x0 + word.x1) / 2, (word.top + word.bottom) / 2
    return -1 <= x <= frame.width + 1 and -1 <= y <= frame.height + 1
