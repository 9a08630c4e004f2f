"""The words of a page with their boxes, from PDFium's text layer."""

import ctypes
import math
import re
import unicodedata
from collections.abc import Iterator
from typing import Any

import pypdfium2.raw as pdfium

from ehc_text.reading.pdf import calls
from ehc_text.reading.pdf.fonts import Fonts
from ehc_text.reading.pdf.frame import Frame
from ehc_text.reading.pdf.shapes import Word

_TOKEN = re.compile("[^\\s\\x00-\\x1f\\x7f\ufffe\uffff]+")
_LINE_END_HYPHENS = "\ufffe\x02"
"""PDFium puts one of these where a hyphen stood at the end of a line, and no line break after it."""
_BREAK = re.compile("[\r\n\ufffe\x02]|$")
_LETTER_SPACED = re.compile(r"(?:\b\w\s){3}")
_MARKED = re.compile(r"[^\W\d_][.,;:!?)\]'\"’”]*\d{1,2}$|^\d{1,2}$")
_DIGITS = "0123456789"
_RAISED, _SMALL = 0.1, 0.8
"""A footnote's mark stands this share of the font size above the line, and is no larger than the other share."""
_UNSEEN = str.maketrans("", "", "\xad\u200b\u200c\u200d\u2060\ufeff")
_ASCENT, _DESCENT = 0.75, 0.21
"""How far letters reach above and below the line that they stand on, in font sizes."""
_BELOW, _ABOVE = 0.75, 0.45
"""The foot of a letter's box lies no further above or below its line than this, in font sizes."""
_TALL, _WIDE = 1.7, 1.25
"""A word taller, or wider for each letter, than this many font sizes is turned, or glued together from two."""
_GAPPY = 0.68
"""Words together wider for each letter than this many font sizes have a wide gap among them."""
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


class WordReader:
    """Reads the words of one page. Words that were drawn in one go are one `Word`, spaces and all.

    To ask for the box of every word by itself would cost more than all the rest; `split` does it where needed.
    """

    def __init__(self, text_page: Any, text: str, frame: Frame) -> None:  # noqa: ANN401
        self.fonts = Fonts(text_page, frame)
        self._text = text
        self._frame = frame
        self._text_page = text_page
        self._page = ctypes.cast(text_page, ctypes.c_void_p)
        self._rectangle = pdfium.FS_RECTF()
        self._reference = ctypes.byref(self._rectangle)

    def words(self) -> tuple[list[Word], list[Word]]:
        """Return the page's level or upright words in the file's order, and those that stand aslant."""
        words: list[Word] = []
        aslant: list[Word] = []
        line_end, base, size = -1, 0.0, 0.0
        for start, end, thing in self._runs():
            box = self._box(start, end)
            font = self.fonts.of(thing, start)
            if start > line_end or not -_BELOW * size < box[3] - base < _ABOVE * size:
                line_end = _BREAK.search(self._text, start).start()  # type: ignore[union-attr]  # "$" always matches
                base, size = self.fonts.base_at(start), font.size_pt
            if box[3] - box[1] > _TALL * size or not 0 <= box[2] - box[0] <= _WIDE * size * (end - start):
                level, slanted = self._look_closer(Word(self._text[start:end], *box, font, start, end))
                words += level
                aslant += slanted
                continue
            # The boxes of some fonts fit each letter tightly: the line's own height makes them alike.
            top, bottom = base - _ASCENT * size, base + _DESCENT * size
            word = Word(self._text[start:end], box[0], top, box[2], bottom, font, start, end)
            if self._needs_splitting(word, size):
                words += self.split(word)
            else:
                words.append(word)
        return [self._finished(word) for word in words if self._is_shown(word)], aslant

    def split(self, word: Word) -> list[Word]:
        """Return the words of a `Word` that holds several, each by itself."""
        if word.start < 0:
            return [word]
        parts = []
        for match in _TOKEN.finditer(self._text, word.start, word.end):
            start, end = match.span()
            x0, _, x1, _ = self._box(start, end)
            parts.append(word._replace(text=match.group(), x0=x0, x1=x1, start=start, end=end, mark="", is_cut=False))
        parts = [self._finished(part) for part in parts]
        parts[-1] = parts[-1]._replace(mark=word.mark)
        return parts

    def first_width(self, word: Word) -> float:
        """Return the width of the first of the words of a `Word`."""
        length = len(word.text.split(" ", 1)[0])
        if word.start < 0 or length >= word.end - word.start:
            return word.x1 - word.x0
        if self._frame.turns:
            x0, _, x1, _ = self._box(word.start, word.start + length)
            return x1 - x0
        calls.loose_box(self._page, word.start + length - 1, self._reference)
        right: float = self._rectangle.right
        return max(right - self._frame.left - word.x0, 0.0)

    def _runs(self) -> Iterator[tuple[int, int, int]]:
        """Yield the start, end and text object of each run of words on a line that one object holds."""
        text, page, object_at = self._text, self._page, calls.text_object
        start = end = -1
        current = 0
        for match in _TOKEN.finditer(text):
            first, last = match.span()
            thing = object_at(page, first) or 0
            is_marked = text[last - 1] in _DIGITS and _MARKED.search(match.group()) is not None
            if start >= 0 and thing == current and first - end == 1 and text[end] in " \xa0" and not is_marked:
                end = last
                continue
            if start >= 0:
                yield start, end, current
            start, end = first, last
            current = thing
        if start >= 0:
            yield start, end, current

    def _box(self, start: int, end: int) -> tuple[float, float, float, float]:
        """Return the box around two characters, the second one given by the place after it."""
        rectangle = self._rectangle
        calls.loose_box(self._page, start, self._reference)
        left, bottom, right, top = rectangle.left, rectangle.bottom, rectangle.right, rectangle.top
        if end - start > 1:
            calls.loose_box(self._page, end - 1, self._reference)
            # Comparing by hand is a good deal faster than min and max.
            if rectangle.left < left:
                left = rectangle.left
            if rectangle.right > right:
                right = rectangle.right
            if rectangle.bottom < bottom:
                bottom = rectangle.bottom
            if rectangle.top > top:
                top = rectangle.top
        return self._frame.box(left, bottom, right, top)

    def _needs_splitting(self, word: Word, size: float) -> bool:
        if " " not in word.text and "\xa0" not in word.text:
            return False
        return word.x1 - word.x0 > _GAPPY * size * len(word.text) or bool(_LETTER_SPACED.search(word.text))

    def _look_closer(self, word: Word) -> tuple[list[Word], list[Word]]:
        """Return a word that is large for its font as level or upright words, or as a slanted one."""
        angle = math.degrees(pdfium.FPDFText_GetCharAngle(self._text_page, word.start)) + 90 * self._frame.turns
        if abs((angle + 45) % 90 - 45) > _LEVEL_DEGREES:
            return [], [word]
        return ([word] if round(angle / 90) % 2 else self._pieces(word)), []

    def _pieces(self, word: Word) -> list[Word]:
        """Return words cut where their characters leap to another line or over a gap that no space is wide."""
        pieces: list[Word] = []
        for index, character in enumerate(word.text, word.start):
            if character.isspace():
                continue
            box = self._box(index, index + 1)
            last = pieces[-1] if pieces else None
            if last and last.end == index and _goes_on(last, box):
                joined = min(last.x0, box[0]), min(last.top, box[1]), max(last.x1, box[2]), max(last.bottom, box[3])
                pieces[-1] = Word(last.text + character, *joined, word.font, last.start, index + 1)
            else:
                pieces.append(Word(character, *box, self.fonts.at(index), index, index + 1))
        return pieces

    def _finished(self, word: Word) -> Word:
        """Return a word with its hyphen back, its letters tidied and its footnote mark told."""
        text = word.text
        if text[-1] in _DIGITS and _MARKED.search(text):
            word = self._with_mark(word)
        if word.end < len(self._text) and self._text[word.end] in _LINE_END_HYPHENS:
            text += "-"
            word = word._replace(text=text, is_cut=True)
        if text.isascii():
            return word
        return word._replace(text=" ".join(_tidied(text).split()))

    def _with_mark(self, word: Word) -> Word:
        """Return a word that ends with digits with them as its mark, where they are small and raised."""
        letters = word.text.rstrip(_DIGITS)
        last = word.end - 1
        beside = len(self._text[: word.start + len(letters)].rstrip()) - 1
        if beside < 0:
            return word
        size = self.fonts.at(beside).size_pt
        if self.fonts.at(last).size_pt > _SMALL * size:
            return word
        if self.fonts.base_at(last) > self.fonts.base_at(beside) - _RAISED * size:
            return word
        return word._replace(mark=word.text[len(letters) :])

    def _is_shown(self, word: Word) -> bool:
        x, y = (word.x0 + word.x1) / 2, (word.top + word.bottom) / 2
        return -1 <= x <= self._frame.width + 1 and -1 <= y <= self._frame.height + 1


def _character(code: int) -> str:
    if not code or 0xD800 <= code <= 0xDFFF or code > 0x10FFFF:
        return "\ufffd"
    return chr(code)


def _goes_on(last: Word, box: tuple[float, float, float, float]) -> bool:
    height = max(box[3] - box[1], last.bottom - last.top)
    is_level = min(last.bottom, box[3]) - max(last.top, box[1]) > -0.3 * height
    return is_level and -height < box[0] - last.x1 < height


def _tidied(text: str) -> str:
    """Return text without ligatures and unseen characters, its accents joined to their letters."""
    plain = "".join(unicodedata.normalize("NFKC", c) if "\ufb00" <= c <= "\ufb06" else c for c in text)
    return unicodedata.normalize("NFC", plain.translate(_UNSEEN))
