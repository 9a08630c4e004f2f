"""The numbers that tie provision to needs and outcomes: "B1", "Need 3", "Outcome 2", "(B1, B4)"."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from ehc_text.records.plan import Statement

_LEADING = re.compile(
    r"\W*(?:(?:need|outcome|aim|target)\s*(?:no\.?\s*)?)?(?P<letter>[A-Z]{0,2})(?P<number>\d{1,2}(?:\.\d{1,2})?)"
    r"(?:[.):]|\s*[-–|]|\s)\s*(?=\D|$)",
    re.IGNORECASE,
)
_IS_NUMBERED = re.compile(r"\W*(?:need|outcome|aim|target|\d[\d.]*(?:[.):|]|\s[-–|]))", re.IGNORECASE)
_FEWEST_NUMBERED = 3
"""With fewer numbered needs, a number that is not cited shows nothing."""

_LIST = r"(?:[A-Z]{0,2}\d[\d.]*\s*(?:,|and|&|/|-|–|to)?\s*)*"
"""The numbers before the one that is looked for: "needs 1, 2 and 4"."""

_NUMBERS = re.compile(r"(?<![\w.])[A-Z]{1,2}\d{1,2}(?:\.\d{1,2})?(?![\w])")
"""The numbers of needs, which have a letter: others may be those of outcomes, or amounts."""

_ONLY_NUMBERS = re.compile(r"[\dA-Z.,;&/\s()–-]+(?:and[\dA-Z.,;&/\s()–-]+)*")
_NUMBER_HEADING = re.compile(r"\bneeds?\b|\boutcomes?\b|\bmeets\b|\blinks?\b", re.IGNORECASE)


def number_of(text: str, label: str = "") -> str:
    """Return the number that the line of a need or an outcome begins with ("B1", "3"), "" where it has none.

    `label` is a number that the word processor set, which is no part of the text.

    >>> number_of("B2. Spells as said.")
    'B2'
    >>> number_of("14 of 30 words are read.")
    ''
    """
    for words in (f"{label} " if label else "", text):
        match = _LEADING.match(words)
        if match and (match["letter"] or _IS_NUMBERED.match(words)):
            return f"{match['letter'].upper()}{match['number']}"
    return ""


def is_cited(number: str, statements: Sequence[Statement], noun: str = "needs?") -> bool:
    """Return whether a statement, its heading or its column for it names this number."""
    digits = number.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    return any(_cites(statement, number, digits, noun) for statement in statements)


def is_cited_for_itself(number: str, statements: Sequence[Statement], noun: str = "needs?") -> bool:
    """Return whether a statement names this number elsewhere than in a heading that names others too.

    Under "Sensory and physical (needs B7 and B8)" what stands may be for B7 alone.
    """
    return is_cited(number, [replace(one, under="") if _names_several(one.under) else one for one in statements], noun)


def is_the_only_one_left_out(number: str, numbers: Iterable[str], statements: Sequence[Statement], noun: str) -> bool:
    """Return whether the provision cites every other number, and there are enough of them to show a habit."""
    others = {one for one in numbers if one and one != number}
    return len(others) >= _FEWEST_NUMBERED and all(is_cited(one, statements, noun) for one in others)


def numbers_are_used(numbers: Iterable[str], statements: Sequence[Statement], noun: str = "needs?") -> bool:
    """Return whether the provision cites all numbers but one or two, so that one not cited stands out."""
    given = {number for number in numbers if number}
    cited = {number for number in given if is_cited(number, statements, noun)}
    return len(given) >= _FEWEST_NUMBERED and len(cited) >= len(given) - 2 and 2 * len(cited) > len(given)


def _names_several(heading: str) -> bool:
    return len(set(_NUMBERS.findall(heading))) > 1


def _cites(statement: Statement, number: str, digits: str, noun: str) -> bool:
    said = (statement.text, statement.under, *statement.around)
    if not any(digits in words for words in (*said, *(cell.inherited for cell in statement.cells))):
        return False
    text = "\n".join(said)
    bare = rf"(?<![\d.]){re.escape(digits)}(?!\d|\.\d)"
    if number[0].isalpha() and re.search(rf"(?<!\w){re.escape(number)}(?!\d|\.\d)", text):
        return True
    if re.search(rf"\b(?:{noun})\s*(?:no\.?\s*|numbers?\s*)?{_LIST}{bare}", text, re.IGNORECASE):
        return True
    return any(_ONLY_NUMBERS.fullmatch(cell) and re.search(bare, cell) for cell in _number_cells(statement))


def _number_cells(statement: Statement) -> list[str]:
    """Return the cells of a column that says which need or outcome the row is for."""
    return [
        cell.inherited or statement.text[cell.start - statement.start : cell.end - statement.start]
        for cell in statement.cells
        if _NUMBER_HEADING.search(cell.heading)
    ]
