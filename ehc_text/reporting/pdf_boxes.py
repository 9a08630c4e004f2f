"""The exact boxes of words on the pages of a PDF file: one for each line that they run over."""

import ctypes
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from types import TracebackType
from typing import Any, TypeAlias

import pypdfium2
import pypdfium2.raw as pdfium

from ehc_text.reading.pdf.frame import Frame, frame_of
from ehc_text.reading.pdf.layer import page_text
from ehc_text.records.place import Box
from ehc_text.reporting.marks import Stretch

Point: TypeAlias = tuple[float, float]

_SLACK_PT = 1.0
"""A letter whose middle lies this near to the box of its line belongs to it."""
_PULLED = 0.8
_LEAST_FOUND = 0.8
"""Where fewer of a quote's letters are found than this share, the box is reckoned from the line's."""
_WIDTHS = {**dict.fromkeys("ijl'’.,:;|!", 0.42), **dict.fromkeys("ftr -()[]/I", 0.58), **dict.fromkeys("mwMW", 1.5)}
"""How wide letters are beside an "n", in the fonts that plans are set in."""
_NO_LETTERS = frozenset("-\u2010\u2011\u00ad\ufffe\x02\u200b\u200c\u200d\u2060\ufeff")
"""Hyphens go when the halves of a word are joined; the others are never seen."""


@dataclass(frozen=True, slots=True)
class _Letters:
    """The letters of a text, plain and without blanks, and the place of each in that text."""

    text: str
    places: tuple[int, ...]


@dataclass(slots=True)
class _Page:
    frame: Frame
    text: str
    boxes: list[Box]
    """The box of each character, as shown."""


class PdfBoxes:
    """Finds words on the pages of one file. It holds the file open: use it in a `with` statement."""

    def __init__(self, data: bytes, password: str | None) -> None:
        self._document = pypdfium2.PdfDocument(data, password=password)
        self._pages: dict[int, _Page] = {}

    def __enter__(self) -> "PdfBoxes":
        """Return itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the file."""
        self._document.close()

    def box(self, stretch: Stretch) -> Box | None:
        """Return the box around the words of a stretch, in points from the top left corner of the page as shown.

        Where the page has no text layer, or another than the words that were read, it is the stretch's share of its
        line; None where the stretch has no place on a page.
        """
        place = stretch.place
        if place.page is None or place.box is None or stretch.start >= stretch.end:
            return None
        page = self._page(place.page)
        # Words of another cell on the same line can pull the box of a line up or down by part of its height.
        for slack in (_SLACK_PT, _PULLED * (place.box.bottom - place.box.top)):
            inside = [index for index, box in enumerate(page.boxes) if _holds(place.box, box, slack)]
            found = _found(stretch, page, inside)
            if found:
                return _around([page.boxes[index] for index in found])
        return _share(place.box, stretch)

    def corners(self, number: int, box: Box) -> tuple[Point, Point, Point, Point]:
        """Return a box's corners in the page's own coordinates: top left, top right, bottom left, bottom right.

        Left and right are those of the page as it is shown.
        """
        frame = self._page(number).frame
        points = ((box.x0, box.top), (box.x1, box.top), (box.x0, box.bottom), (box.x1, box.bottom))
        first, second, third, fourth = (_unturned(frame, x, y) for x, y in points)
        return first, second, third, fourth

    def _page(self, number: int) -> _Page:
        if number not in self._pages:
            page = self._document[number - 1]
            text_page = page.get_textpage()
            try:
                frame = frame_of(page.raw)
                text = page_text(text_page.raw)
                boxes = [_character_box(text_page.raw, index, frame) for index in range(len(text))]
                self._pages[number] = _Page(frame, text, boxes)
            finally:
                text_page.close()
                page.close()
        return self._pages[number]


def _character_box(text_page: Any, index: int, frame: Frame) -> Box:  # noqa: ANN401 - a pointer of the PDF library
    rectangle = pdfium.FS_RECTF()
    pdfium.FPDFText_GetLooseCharBox(text_page, index, ctypes.byref(rectangle))
    left, right = sorted((rectangle.left, rectangle.right))
    bottom, top = sorted((rectangle.bottom, rectangle.top))
    x0, y0, x1, y1 = frame.box(left, bottom, right, top)
    return Box(x0=x0, top=y0, x1=x1, bottom=y1)


def _holds(line: Box, box: Box, slack_pt: float) -> bool:
    x, y = (box.x0 + box.x1) / 2, (box.top + box.bottom) / 2
    return line.x0 - _SLACK_PT <= x <= line.x1 + _SLACK_PT and line.top - slack_pt <= y <= line.bottom + slack_pt


def _found(stretch: Stretch, page: _Page, inside: Sequence[int]) -> list[int]:
    """Return the places of a stretch's letters among the characters of its line, none where too few are found."""
    words = _letters(stretch.words, range(len(stretch.words)))
    asked = {number for number, place in enumerate(words.places) if stretch.start <= place < stretch.end}
    if not asked:
        return []
    along = sorted(inside, key=lambda index: page.boxes[index].x0)
    found: list[int] = []
    for order in (inside, along):
        line = _letters(page.text, order)
        at = line.text.find(words.text)
        if at >= 0:
            return [line.places[at + number] for number in sorted(asked)]
        pairs = SequenceMatcher(None, words.text, line.text, autojunk=False).get_matching_blocks()
        some = [line.places[b + n] for a, b, size in pairs for n in range(size) if a + n in asked]
        found = max(found, some, key=len)
    return found if len(found) >= _LEAST_FOUND * len(asked) else []


def _letters(text: str, order: Sequence[int]) -> _Letters:
    letters: list[str] = []
    places: list[int] = []
    for place in order:
        for letter in unicodedata.normalize("NFKD", text[place]):
            if not letter.isspace() and not unicodedata.combining(letter) and letter not in _NO_LETTERS:
                letters.append(letter)
                places.append(place)
    return _Letters("".join(letters), tuple(places))


def _around(boxes: Sequence[Box]) -> Box:
    return Box(
        x0=min(box.x0 for box in boxes),
        top=min(box.top for box in boxes),
        x1=max(box.x1 for box in boxes),
        bottom=max(box.bottom for box in boxes),
    )


def _share(line: Box, stretch: Stretch) -> Box:
    """Return the part of a level line's box that its characters would take in a usual font; else all of it."""
    width = line.x1 - line.x0
    if line.bottom - line.top > width:
        return line
    whole = _reckoned_width(stretch.words)
    x0, x1 = (line.x0 + width * _reckoned_width(stretch.words[:at]) / whole for at in (stretch.start, stretch.end))
    return Box(x0=x0, top=line.top, x1=x1, bottom=line.bottom)


def _reckoned_width(words: str) -> float:
    return sum(_WIDTHS.get(letter, 1.2 if letter.isupper() else 1.0) for letter in words)


def _unturned(frame: Frame, x: float, y: float) -> Point:
    """Return a point of the page as shown in the page's own coordinates."""
    if frame.turns == 0:
        return frame.left + x, frame.top - y
    if frame.turns == 1:
        return frame.left + y, frame.bottom + x
    if frame.turns == 2:
        return frame.right - x, frame.bottom + y
    return frame.right - y, frame.top - x
