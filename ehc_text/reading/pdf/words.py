"""The words of a page with their boxes, from PDFium's text layer."""

import math
import re
import unicodedata
from collections.abc import Iterator
from itertools import chain
from typing import Any

import pypdfium2.raw as pdfium

from ehc_text.reading.pdf import calls
from ehc_text.reading.pdf.fonts import Fonts
from ehc_text.reading.pdf.frame import Frame
from ehc_text.reading.pdf.letters import Bounds, boxes_in, right_of
from ehc_text.reading.pdf.shapes import Word
from ehc_text.reading.pdf.sideways import may_run_sideways

_LETTERS = "[^\\s\\x00-\\x1f\\x7f\ufffe\uffff]+"
_TOKEN = re.compile(_LETTERS)
_STRETCH = re.compile(f"{_LETTERS}(?:[ \xa0]{_LETTERS})*")
"""Words with a single space between each two."""
_LINE_END_HYPHEN = re.compile("[\ufffe\x02]")
"""PDFium puts one of these where a hyphen stood at the end of a line, and no line break after it."""
_LETTER_SPACED = re.compile(r"(?:\b\w\s){3}")
_MAYBE_LETTER_SPACED = re.compile(" \\w \\w ")
_MARKED = re.compile(r"[^\W\d_][.,;:!?)\]'\"’”]*\d{1,2}$|^\d{1,2}$")
_DIGITS = "0123456789"
_RAISED, _SMALL = 0.1, 0.8
"""A footnote's mark stands this share of the font size above the line, and is no larger than the other share."""
_UNSEEN = re.compile("[\xad\u200b\u200c\u200d\u2060\ufeff]+")
_LIGATURES = re.compile("[\ufb00-\ufb06]+")
_ASCENT, _DESCENT = 0.75, 0.21
"""How far letters reach above and below the line that they stand on, in font sizes."""
_BELOW, _ABOVE = 0.75, 0.45
"""The foot of a letter's box lies no further above or below its line than this, in font sizes."""
_TALL, _WIDE = 1.7, 1.25
"""A word taller, or wider for each letter, than this many font sizes is turned, or glued together from two."""
_GAPPY = 0.68
"""Words together wider for each letter than this many font sizes have a wide gap among them."""
_LEVEL_DEGREES = 5.0


class WordReader:
    """Reads the words of one page. Words that were drawn in one go are one `Word`, spaces and all.

    To ask for the box of every word by itself would cost more than all the rest; `split` does it where needed.
    """

    def __init__(self, text_page: Any, text: str, frame: Frame) -> None:  # noqa: ANN401
        self.fonts = Fonts(text_page, frame)
        self.turned: list[Word] = []
        """Those of the words that run upwards or downwards."""
        self._text = text
        self._spaced = text.replace("\xa0", " ")
        self._frame = frame
        self._text_page = text_page
        self._page = calls.pointer(text_page)
        self._box = boxes_in(self._page, frame)
        has_cuts = "\ufffe" in text or "\x02" in text
        self._cuts = {match.start() for match in _LINE_END_HYPHEN.finditer(text)} if has_cuts else set()
        self._may_be_letter_spaced = _MAYBE_LETTER_SPACED.search(self._spaced) is not None

    def words(self) -> tuple[list[Word], list[Word]]:
        """Return the page's level or upright words in the file's order, and those that stand aslant."""
        words: list[Word] = []
        aslant: list[Word] = []
        fonts, text, box_of, cuts = self.fonts, self._text, self._box, self._cuts
        right, foot = 2 * self._frame.width + 2, 2 * self._frame.height + 2
        breaks = text.replace("\r", "\n").replace("\ufffe", "\n").replace("\x02", "\n") + "\n"
        line_end, base, size = -1, 0.0, 0.0
        for start, end, thing in self._runs():
            x0, box_top, x1, box_bottom = box_of(start, end)
            font = fonts.of(thing, start, box_bottom - box_top)
            if start > line_end or not -_BELOW * size < box_bottom - base < _ABOVE * size:
                line_end = breaks.find("\n", start)
                base, size = fonts.base_at(start), font.size_pt
            # The boxes of some fonts fit each letter tightly: the line's own height makes them alike.
            top, bottom = base - _ASCENT * size, base + _DESCENT * size
            said = text[start:end]
            word = Word(said, x0, top, x1, bottom, font, start, end)
            width, widest = x1 - x0, size * (end - start)
            if box_bottom - box_top > _TALL * size or not 0 <= width <= _WIDE * widest:
                word.top, word.bottom = box_top, box_bottom
                level, slanted = self._look_closer(word)
                words += self._shown(level)
                aslant += slanted
            elif (width > _GAPPY * widest or self._may_be_letter_spaced) and self._needs_splitting(word, size):
                words += self._shown(self.split(word))
            elif -2 <= x0 + x1 <= right and -2 <= top + bottom <= foot:
                words.append(word)
                if end in cuts or said[-1] in _DIGITS or not said.isascii():
                    self._finish(word)
        asked = may_run_sideways(words, self.turned, self._frame.width)
        letters = {id(word): self._letters(word) for word in asked if self._runs_sideways(word)}
        self.turned += chain.from_iterable(letters.values())
        return [one for word in words for one in letters.get(id(word), (word,))] if letters else words, aslant

    def split(self, word: Word) -> list[Word]:
        """Return the words of a `Word` that holds several, each by itself."""
        if word.start < 0:
            return [word]
        parts = []
        for match in _TOKEN.finditer(self._text, word.start, word.end):
            start, end = match.span()
            x0, _, x1, _ = self._box(start, end)
            part = Word(match.group(), x0, word.top, x1, word.bottom, word.font, start, end)
            self._finish(part)
            parts.append(part)
        parts[-1].mark = word.mark
        return parts

    def first_width(self, word: Word) -> float:
        """Return the width of the first of the words of a `Word`."""
        length = word.text.find(" ")
        if length < 0 or word.start < 0 or length >= word.end - word.start:
            return word.x1 - word.x0
        if self._frame.turns:
            x0, _, x1, _ = self._box(word.start, word.start + length)
            return x1 - x0
        width = right_of(self._page, word.start + length - 1) - self._frame.left - word.x0
        return width if width > 0.0 else 0.0

    def _runs(self) -> Iterator[tuple[int, int, int]]:
        """Yield the start, end and text object of each run of words on a line that one object holds."""
        text, spaced, page, object_at = self._text, self._spaced, self._page, calls.text_object
        for match in _STRETCH.finditer(text):
            start, end = match.span()
            thing = object_at(page, start) or 0
            last = spaced.rfind(" ", start, end) + 1
            # The characters of an object stand together: where the last word is the first one's, so are all.
            final = (object_at(page, last) or 0) if last else thing
            if thing != final:
                yield from self._parted(start, end, thing, final)
            elif last and text[end - 1] in _DIGITS and _MARKED.search(text, last, end):
                yield start, last - 1, thing
                yield last, end, thing
            else:
                yield start, end, thing

    def _parted(self, start: int, end: int, thing: int, final: int) -> Iterator[tuple[int, int, int]]:
        """Yield the runs of a stretch of words that several text objects hold, from `thing` to `final`."""
        text, spaced, page = self._text, self._spaced, self._page
        run_start = run_end = first = start
        while first < end:
            last = spaced.find(" ", first, end)
            if last < 0:
                last = end
            other = thing if thing == final else calls.text_object(page, first) or 0
            if other != thing or (text[last - 1] in _DIGITS and _MARKED.search(text, first, last)):
                if run_end > start:
                    yield run_start, run_end, thing
                run_start, thing = first, other
            run_end = last
            first = last + 1
        yield run_start, run_end, thing

    def _needs_splitting(self, word: Word, size: float) -> bool:
        """Return whether a wide gap, or letters that stand apart, are among several words."""
        text = word.text
        if " " not in text and "\xa0" not in text:
            return False
        return word.x1 - word.x0 > _GAPPY * size * len(text) or _LETTER_SPACED.search(text) is not None

    def _look_closer(self, word: Word) -> tuple[list[Word], list[Word]]:
        """Return a word that is large for its font as level or upright words, or as a slanted one."""
        angle = self._angle_of(word)
        if abs((angle + 45) % 90 - 45) > _LEVEL_DEGREES:
            return [], [word]
        if round(angle / 90) % 2:
            self.turned.append(word)
            return [word], []
        return self._pieces(word), []

    def _angle_of(self, word: Word) -> float:
        """Return how far a word is turned, in degrees, in the frame that the page is read in."""
        return math.degrees(pdfium.FPDFText_GetCharAngle(self._text_page, word.start)) + 90 * self._frame.turns

    def _runs_sideways(self, word: Word) -> bool:
        return word.start >= 0 and round(self._angle_of(word) / 90) % 2 == 1

    def _letters(self, word: Word) -> list[Word]:
        letters = [(at, letter) for at, letter in enumerate(word.text, word.start) if not letter.isspace()]
        return [Word(letter, *self._box(at, at + 1), word.font, at, at + 1) for at, letter in letters]

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

    def _shown(self, words: list[Word]) -> list[Word]:
        """Return the words that lie on the visible part of the page, finished."""
        right, bottom = 2 * self._frame.width + 2, 2 * self._frame.height + 2
        shown = [word for word in words if -2 <= word.x0 + word.x1 <= right and -2 <= word.top + word.bottom <= bottom]
        for word in shown:
            self._finish(word)
        return shown

    def _finish(self, word: Word) -> None:
        """Give a word its hyphen back, tidy its letters and tell its footnote mark."""
        text = word.text
        if text[-1] in _DIGITS and _MARKED.search(text):
            word.mark = self._mark(word)
        if word.end in self._cuts and not word.is_cut:
            word.text = text = f"{text}-"
            word.is_cut = True
        if not text.isascii():
            word.text = " ".join(_tidied(text).split())

    def _mark(self, word: Word) -> str:
        """Return the digits at a word's end where they are small and raised, else nothing."""
        letters = word.text.rstrip(_DIGITS)
        last = word.end - 1
        beside = len(self._text[: word.start + len(letters)].rstrip()) - 1
        if beside < 0:
            return ""
        size = self.fonts.at(beside).size_pt
        if self.fonts.at(last).size_pt > _SMALL * size:
            return ""
        if self.fonts.base_at(last) > self.fonts.base_at(beside) - _RAISED * size:
            return ""
        return word.text[len(letters) :]


def _goes_on(last: Word, box: Bounds) -> bool:
    height = max(box[3] - box[1], last.bottom - last.top)
    is_level = min(last.bottom, box[3]) - max(last.top, box[1]) > -0.3 * height
    return is_level and -height < box[0] - last.x1 < height


def _tidied(text: str) -> str:
    """Return text without ligatures and unseen characters, its accents joined to their letters."""
    plain = _LIGATURES.sub(lambda match: unicodedata.normalize("NFKC", match.group()), text)
    return unicodedata.normalize("NFC", _UNSEEN.sub("", plain))
