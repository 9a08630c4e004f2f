"""The numbers that tie provision to needs and outcomes: "B1", "Need 3", "Outcome 2", "(B1, B4)"."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from ehc_text.language.nlp import in_small_letters
from ehc_text.records.plan import Statement

_LEADING = re.compile(
    r"\W*(?:(?:need|outcome|aim|target)\s*(?:no\.?\s*)?)?(?P<letter>[A-Z]{0,2})(?P<number>\d{1,2}(?:\.\d{1,2})?)"
    r"(?:[.):]|\s*[-–|]|\s)\s*(?=\D|$)",
    re.IGNORECASE,
)
_IS_NUMBERED = re.compile(r"\W*(?:need|outcome|aim|target|\d[\d.]*(?:[.):|]|\s[-–|]))", re.IGNORECASE)
_FEWEST_NUMBERED = 3
"""With fewer numbered needs, a number that is not cited shows nothing."""

_BETWEEN = "\0"
"""Stands between two statements that are looked over as one text: no number is cited across it."""

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


@dataclass(frozen=True, slots=True)
class Citing:
    """Where numbers may be cited: the words of statements with what stands above them, and their columns for it."""

    text: str
    cells: tuple[str, ...]


def citing(statements: Iterable[Statement]) -> Citing:
    """Return where these statements may cite numbers, to be asked for one after the other."""
    statements = tuple(statements)
    said = ("\n".join((one.text, one.under, *one.around)) for one in statements)
    return Citing(_BETWEEN.join(said), tuple(cell for one in statements for cell in _number_cells(one)))


def is_cited(number: str, where: Citing, noun: str = "needs?") -> bool:
    """Return whether a statement, its heading or its column for it names this number."""
    digits = number.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    if number[0].isalpha() and number in where.text and _whole(number).search(where.text):
        return True
    if digits in where.text and any(_listed(digits).match(where.text, place) for place in _lists(where.text, noun)):
        return True
    return any(digits in cell and _alone(digits).search(cell) for cell in where.cells)


# The same few numbers stand in every plan.
@lru_cache(maxsize=256)
def _whole(number: str) -> re.Pattern[str]:
    # What must not stand before it is looked at behind it: a search skips to its letters far faster.
    full = re.escape(number)
    return re.compile(rf"{full}(?<!\w{full})(?!\d|\.\d)")


@lru_cache(maxsize=256)
def _alone(digits: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\d.]){re.escape(digits)}(?!\d|\.\d)")


@lru_cache(maxsize=256)
def _listed(digits: str) -> re.Pattern[str]:
    return re.compile(_LIST + _alone(digits).pattern, re.IGNORECASE)


def citing_for_itself(statements: Iterable[Statement]) -> Citing:
    """Return where these statements may cite a number elsewhere than in a heading that names others too.

    Under "Sensory and physical (needs B7 and B8)" what stands may be for B7 alone.
    """
    return citing(replace(one, under="") if _names_several(one.under) else one for one in statements)


def is_the_only_one_left_out(number: str, numbers: Iterable[str], where: Citing, noun: str) -> bool:
    """Return whether the provision cites every other number, and there are enough of them to show a habit."""
    others = {one for one in numbers if one and one != number}
    return len(others) >= _FEWEST_NUMBERED and all(is_cited(one, where, noun) for one in others)


def numbers_are_used(numbers: Iterable[str], where: Citing, noun: str = "needs?") -> bool:
    """Return whether the provision cites all numbers but one or two, so that one not cited stands out."""
    given = {number for number in numbers if number}
    cited = {number for number in given if is_cited(number, where, noun)}
    return len(given) >= _FEWEST_NUMBERED and len(cited) >= len(given) - 2 and 2 * len(cited) > len(given)


@lru_cache(maxsize=64)
def _lists(text: str, noun: str) -> tuple[int, ...]:
    """Return where numbers begin behind the noun: "needs 1, 2 and 4"."""
    before = rf"\b(?:{noun})\s*(?:no\.?\s*|numbers?\s*)?(?=[a-z]{{0,2}}\d)"
    return tuple(match.end() for match in re.finditer(before, in_small_letters(text)))


def _names_several(heading: str) -> bool:
    return len(set(_NUMBERS.findall(heading))) > 1


def _number_cells(statement: Statement) -> Iterator[str]:
    """Yield the cells that hold numbers alone, in a column that says which need or outcome the row is for."""
    for cell in statement.cells:
        if _NUMBER_HEADING.search(cell.heading):
            words = cell.inherited or statement.text[cell.start - statement.start : cell.end - statement.start]
            if _ONLY_NUMBERS.fullmatch(words):
                yield words
