"""Footnotes: finds them at a page's foot, so that each can follow the line that carries its mark."""

import re
from dataclasses import replace

from ehc_text.reading.pdf.lines import lines_of, rows_of
from ehc_text.reading.pdf.shapes import Line, Reader, Sheet, Word

_NUMBER = re.compile(r"\d{1,2}")
_GAP = 0.6
"""What lies further below a note than this many of its lines' heights is no part of it, but the page's foot."""
_SMALLER = 0.97


def without_notes(words: list[Word], number: int, reader: Reader) -> tuple[list[Word], dict[str, tuple[Line, ...]]]:
    """Return the words without the footnotes and their marks, and the footnotes' lines by their marks.

    A small raised number that no footnote answers to stays in the text.
    """
    marks = {word.mark for word in words if word.mark}
    if not marks:
        return words, {}
    notes = _notes(words, marks)
    taken = {id(word) for rows in notes.values() for row in rows for word in row}
    sheet = Sheet(number, reader, [], {})
    lines = {mark: _lines(rows, sheet) for mark, rows in notes.items()}
    body = [_unmarked(word, notes) if word.mark else word for word in words if id(word) not in taken]
    return _closed_over_marks(body), lines


def _notes(words: list[Word], marks: set[str]) -> dict[str, list[list[Word]]]:
    """Return the rows of words of each note: a row that starts with a mark, and what follows in its size."""
    rows = rows_of(words)
    usual = _usual_size(words)
    notes: dict[str, list[list[Word]]] = {}
    current: list[list[Word]] | None = None
    for row in rows:
        size = row[-1].font.size_pt
        if _is_note_start(row, marks, size, usual) and _is_below_mark(row, words):
            current = notes.setdefault(row[0].text, [])
            current.append(row)
        elif current and _goes_on(current[-1], row, size):
            current.append(row)
        else:
            current = None
    return notes


def _usual_size(words: list[Word]) -> float:
    """Return the font size that most letters have."""
    letters: dict[float, int] = {}
    for word in words:
        size = word.font.size_pt
        letters[size] = letters.get(size, 0) + len(word.text)
    return max(letters, key=lambda size: letters[size])


def _is_note_start(row: list[Word], marks: set[str], size: float, usual: float) -> bool:
    first = row[0]
    is_number = bool(_NUMBER.fullmatch(first.text)) and first.text in marks
    return is_number and len(row) > 1 and (size < _SMALLER * usual or first.mark == first.text)


def _is_below_mark(row: list[Word], words: list[Word]) -> bool:
    carrier = next((word for word in words if word.mark == row[0].text and word is not row[0]), None)
    return carrier is not None and carrier.bottom <= row[0].top


def _goes_on(last: list[Word], row: list[Word], size: float) -> bool:
    is_near = row[0].top - last[0].bottom < _GAP * (last[0].bottom - last[0].top)
    return is_near and abs(last[-1].font.size_pt - size) < 0.6


def _lines(rows: list[list[Word]], sheet: Sheet) -> tuple[Line, ...]:
    words = [replace(word, mark="") for i, row in enumerate(rows) for word in (row if i else row[1:])]
    return tuple(lines_of(words, sheet, max(word.x1 for word in words)))


def _unmarked(word: Word, notes: dict[str, list[list[Word]]]) -> Word:
    if word.mark and word.mark in notes:
        return replace(word, text=word.text[: -len(word.mark)])
    return replace(word, mark="")


def _closed_over_marks(words: list[Word]) -> list[Word]:
    """Return the words with each mark that stood by itself given to the word before it."""
    result: list[Word] = []
    for word in words:
        if word.text or not word.mark or not result:
            result.append(word)
        else:
            result[-1] = replace(result[-1], mark=word.mark)
    return result
