"""Words to printed lines, in one column or cell."""

import math
import re
from itertools import pairwise

from ehc_text.reading.pdf.shapes import Line, Reader, Sheet, Word
from ehc_text.reading.pdf.side_letters import is_marker, lower_side_letters, raise_side_letters
from ehc_text.reading.pdf.wording import is_ended, is_marked, starts_low

_SAME_LINE = 0.5
"""Words that overlap by this share of the smaller one's height stand on one line."""
_NO_SPACE = 0.07
"""A gap of less than this share of the height is no space, though the text layer may say so."""
_LONG = 0.7
"""A line that takes this share of the width in the middle of a sentence was broken for want of room."""
_SPACE = 0.25
_FEWEST_SPACED = 4
"""This many single letters in a row are a letter-spaced word."""
_FEWEST_WITH_ASIDE = 2
_SMALLER, _APART = 0.95, 2.0
"""Words at the end of a line in type of less than this share of its size, so many sizes away, are said of it."""
_LETTERS = re.compile(r"[^\W\d_](?: [^\W\d_])+")
_SPACED = re.compile(r"[^\W_]|[:&.,()\-–—’'/0-9]")


def lines_of(words: list[Word], sheet: Sheet, right: float) -> list[Line]:
    """Return the lines that words make, from top to bottom; `right` is how far the text could run.

    Words without text (struck out) take room on their line, and nothing else.
    """
    if len(words) == 1 and words[0].text:
        return [_line(words, sheet, right)]  # as in most cells of tables
    return lines_in(rows_of(words), sheet, right)


def lines_in(rows: list[list[Word]], sheet: Sheet, right: float) -> list[Line]:
    """Return the lines of words that stand in rows already."""
    if sheet.has_empty_words:
        rows = [row for row in rows if any(word.text for word in row)]
    nearer = _wrapped_right(rows, right, sheet.reader) if len(rows) > 1 else right
    return [_line(row, sheet, nearer) for row in rows]


def rows_of(words: list[Word]) -> list[list[Word]]:
    """Return the words line by line, each line from left to right."""
    lowest = -math.inf
    for word in words:
        if not lowest <= word.top < word.bottom:
            break
        lowest = word.bottom
    else:
        return [[word] for word in words]  # as in most cells: each word stands below all that came before
    rows = _Rows()
    for word in sorted(words, key=_middle):
        rows.add(word)
    found = rows.in_order()
    raise_side_letters(found)
    lower_side_letters(found)
    return found


def line_text(words: list[Word]) -> str:
    """Return the text of one line: spaces where there are gaps, letter-spaced words closed up."""
    parts = [words[0].text]
    for last, word in pairwise(words):
        if _is_gap(last, word):
            parts.append(" ")
        parts.append(word.text)
    if len(words) >= _FEWEST_SPACED and _is_letter_spaced(words):
        return _closed_up(words)
    return "".join(parts)


class _Rows:
    """Rows of words in the making, with the highest top and lowest foot in each."""

    def __init__(self) -> None:
        self._rows: list[list[Word]] = []
        self._reaches: list[tuple[float, float]] = []
        self._last = (0.0, 0.0)
        self._lowest = -math.inf
        self._has_grown = False

    def add(self, word: Word) -> None:
        """Add a word that stands no higher than the words before it."""
        top, bottom = reach = word.top, word.bottom
        if self._lowest <= top < bottom:
            # Nearly always: the word stands below all that came before.
            self._rows.append([word])
            self._reaches.append(reach)
            self._last, self._lowest = reach, bottom
            return
        self._lowest = max(self._lowest, bottom)
        if reach == self._last and self._rows:
            self._rows[-1].append(word)
            return
        for i in range(len(self._rows) - 1, max(len(self._rows) - 4, -1), -1):
            row_top, row_bottom = self._reaches[i]
            if row_bottom <= top or _overlap(row_top, row_bottom, top, bottom) <= _SAME_LINE:
                continue
            self._rows[i].append(word)
            if bottom - top > row_bottom - row_top:
                self._reaches[i] = reach
                self._has_grown = True
            break
        else:
            self._rows.append([word])
            self._reaches.append(reach)
        self._last = self._reaches[-1]

    def in_order(self) -> list[list[Word]]:
        """Return the rows from top to bottom, the words of each from left to right."""
        rows = self._rows
        if self._has_grown:
            order = sorted(range(len(rows)), key=lambda i: sum(self._reaches[i]))
            rows = [rows[i] for i in order]
        for row in rows:
            if len(row) > 1:
                row.sort(key=_left)
        return rows


def _line(row: list[Word], sheet: Sheet, right: float) -> Line:
    words = [word for word in row if word.text] if sheet.has_empty_words else row
    first = words[0]
    if is_marked(first.text):
        words = sheet.reader.split(first) + words[1:]
    elif len(row) == 1:
        return _line_of_one(first, sheet, first.x1, right)
    x1 = words[-1].x1 if words is row else max([word.x1 for word in row])
    return _line_of(words, sheet, x1, right) if len(words) > 1 else _line_of_one(words[0], sheet, x1, right)


def _line_of_one(word: Word, sheet: Sheet, x1: float, right: float) -> Line:
    """Return the line that one `Word` makes, as most do."""
    text, x0 = word.text, word.x0
    size, is_bold, is_italic = word.font
    return Line(
        text,
        sheet.number,
        x0,
        word.top,
        x1,
        word.bottom,
        size,
        is_bold,
        is_bold,
        is_italic,
        sheet.reader.first_width(word) if " " in text else word.x1 - x0,
        0.0,
        right if right > x1 else x1,
        word.is_cut,
        _notes_of([word], sheet) if sheet.notes else (),
    )


def _line_of(words: list[Word], sheet: Sheet, x1: float, right: float) -> Line:
    first, last = words[0], words[-1]
    told = _without_aside(words)
    start, middle, end = first.font, told[len(told) // 2].font, told[-1].font
    return Line(
        line_text(words),
        sheet.number,
        first.x0,
        min([word.top for word in words]),
        x1,
        max([word.bottom for word in words]),
        # The size of a bullet or a section's letter says nothing of its line's.
        end.size_pt if is_marker(first.text) else max(start.size_pt, middle.size_pt),
        end.is_bold and middle.is_bold and (start.is_bold or len(first.text) <= 2),
        start.is_bold or middle.is_bold,
        start.is_italic and middle.is_italic and end.is_italic,
        sheet.reader.first_width(first),
        words[1].x0 - first.x1,
        max(right, x1),
        last.is_cut,
        _notes_of(words, sheet) if sheet.notes else (),
    )


def _without_aside(words: list[Word]) -> list[Word]:
    """Return the words that tell a line's look: not those in smaller type at its far end ("amended in June")."""
    if len(words) < _FEWEST_WITH_ASIDE:
        return words
    size = words[1 if is_marker(words[0].text) else 0].font.size_pt
    end = len(words)
    while end > 1 and words[end - 1].font.size_pt < _SMALLER * size:
        end -= 1
    is_apart = end < len(words) and words[end].x0 - words[end - 1].x1 > _APART * size
    return words[:end] if is_apart else words


def _notes_of(words: list[Word], sheet: Sheet) -> tuple[Line, ...]:
    return tuple(line for word in words if word.mark for line in sheet.notes.get(word.mark, ()))


def _wrapped_right(rows: list[list[Word]], right: float, reader: Reader) -> float:
    """Return how far the text runs as its own lines show it: where a sentence goes on, its next word had no room."""
    furthest, bound = 0.0, right
    last = rows[0][-1]
    for number in range(1, len(rows)):
        before, first = last, rows[number][0]
        last = rows[number][-1]
        if not starts_low(first.text) or is_ended(before.text):
            continue
        left = rows[number - 1][0].x0
        if before.x1 - left > _LONG * (right - left):
            furthest = max(furthest, before.x1)
            bound = min(bound, before.x1 + reader.first_width(first) + _SPACE * before.font.size_pt)
    # Where blocks of several widths stand below each other, the widest counts.
    return max(furthest, bound) if furthest else right


def _middle(word: Word) -> float:
    return word.top + word.bottom


def _left(word: Word) -> float:
    return word.x0


def _overlap(top: float, bottom: float, other_top: float, other_bottom: float) -> float:
    smaller = min(bottom - top, other_bottom - other_top)
    return (min(bottom, other_bottom) - max(top, other_top)) / smaller if smaller > 0 else 0.0


def _is_gap(last: Word, word: Word) -> bool:
    gap = word.x0 - last.x1
    if gap >= _NO_SPACE * (word.bottom - word.top):
        return True
    # Words that do not follow each other in the file were never one word, however close they stand.
    return not (0 <= word.start - last.end <= 1) or gap < -0.5 * (word.bottom - word.top)


def _is_letter_spaced(words: list[Word]) -> bool:
    """Return whether enough single letters follow one another."""
    count = 0
    for word in words:
        count = count + 1 if len(word.text) == 1 and word.text.isalpha() else 0
        if count >= _FEWEST_SPACED:
            return True
    return False


def _closed_up(words: list[Word]) -> str:
    """Return a line whose letters stand apart with the letters joined; a wider gap parts its words."""
    gaps = sorted(b.x0 - a.x1 for a, b in pairwise(words) if len(a.text) == len(b.text) == 1)
    usual = gaps[len(gaps) // 2] if gaps else 0.0
    parts = [_letters_joined(words[0].text)]
    for last, word in pairwise(words):
        is_letters = all(len(w.text) == 1 and _SPACED.fullmatch(w.text) for w in (last, word))
        is_within = is_letters and word.x0 - last.x1 < max(1.6 * usual, usual + 1.0)
        parts.append(word.text if is_within else " " + _letters_joined(word.text))
    return "".join(parts)


def _letters_joined(text: str) -> str:
    """Return a word of a letter-spaced line that was drawn in one go, "A N D", with its letters joined."""
    return text.replace(" ", "") if _LETTERS.fullmatch(text) else text
