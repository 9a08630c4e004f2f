"""Letters of sections set large beside their titles, in a square or in the margin."""

import re
from dataclasses import replace

from ehc_text.reading.pdf.shapes import Word

_TALLER = 1.25
"""A letter so many times as tall as the words beside it stands beside all the lines that it reaches."""
_REACHES = 0.25
"""It reaches a line that ends above it by no more than this share of the line's height."""
_REACHES_BOTH = 0.15
"""Halfway between two lines it lies over each by so much of its height at least."""
_SIDE_LETTER = re.compile(r"H ?[12]|[A-Z]")
_MOST_LETTERS = 3
_FAR = 1.5
"""A letter at the right stands so many times its height away from the title."""


def is_marker(text: str) -> bool:
    """Return whether the first word of a line is a bullet or a letter, whose size says nothing of its line's."""
    return len(text) == 1 or (len(text) <= _MOST_LETTERS and _SIDE_LETTER.fullmatch(text) is not None)


def is_side_letter(words: list[Word]) -> bool:
    """Return whether words are the letter of a section and nothing else."""
    return len(words) == 1 and _SIDE_LETTER.fullmatch(words[0].text) is not None


def raise_side_letters(rows: list[list[Word]]) -> None:
    """Move a large letter beside a title that runs over two lines, if it stands in the second, to the first.

    Set in a square beside "Outcomes sought for Maya / Outcome 1", it is read before both.
    """
    for number in range(len(rows) - 1, 0, -1):
        above, row = rows[number - 1], rows[number]
        below = row[1:] or (rows[number + 1] if number + 1 < len(rows) else [])
        if len(row[0].text) <= _MOST_LETTERS and (
            _is_beside_both(row[0], above, row[1:]) or _is_between(row[0], above, below)
        ):
            above.insert(0, row.pop(0))
            if not row:
                del rows[number]


def _is_between(letter: Word, above: list[Word], below: list[Word]) -> bool:
    """Return whether a letter stands to the left of two lines, halfway between them, however large it is."""
    if not below or not _SIDE_LETTER.fullmatch(letter.text):
        return False
    is_left = all(letter.x1 <= word.x0 for word in (*above, *below))
    reach = _REACHES_BOTH * (letter.bottom - letter.top)
    is_higher = letter.top < min(word.top for word in below) - reach and letter.bottom < max(w.bottom for w in below)
    return is_left and is_higher and letter.top < max(word.bottom for word in above) - reach


def lower_side_letters(rows: list[list[Word]]) -> None:
    """Move a letter at the right of a bold title that runs over several lines from its first line behind the last.

    Where it stands at the right of "Care that the council / must give", it is read behind both.
    """
    for number in range(len(rows) - 1):
        row, below = rows[number], rows[number + 1]
        if len(row) > 1 and _SIDE_LETTER.fullmatch(row[-1].text) and _is_right_of_both(row, below):
            letter = row.pop()
            below.append(replace(letter, top=below[0].top, bottom=below[0].bottom))


def _is_right_of_both(row: list[Word], below: list[Word]) -> bool:
    first, letter = row[0], row[-1]
    height = letter.bottom - letter.top
    is_one_title = first.font.is_bold and first.font == below[0].font and below[0].top - first.bottom < height
    return is_one_title and letter.font.is_bold and letter.x0 - max(row[-2].x1, below[-1].x1) > _FAR * height


def _is_beside_both(letter: Word, above: list[Word], beside: list[Word]) -> bool:
    if not _SIDE_LETTER.fullmatch(letter.text):
        return False
    height = letter.bottom - letter.top
    line = above[0].bottom - above[0].top
    is_largest = all(letter.x1 <= word.x0 and height > _TALLER * (word.bottom - word.top) for word in (*above, *beside))
    return is_largest and letter.top < above[0].bottom + _REACHES * line
