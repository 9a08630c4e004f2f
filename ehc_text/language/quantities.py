"""How often, how long, how many: the quantities of provision, as spans of a text.

The grammar is that of provision tables and advice: "3 x 20 minutes per week", "every morning", "half-termly",
"Mondays and Thursdays", "12.5 hours", "in a group of no more than four". Whether a quantity is enough is for the
checks to say; here it is only found, with what caps it ("up to 10 hours a week").
"""

import re
from dataclasses import replace
from functools import lru_cache

from ehc_text.language import quantity_patterns as patterns
from ehc_text.language.nlp import fold, in_small_letters
from ehc_text.records.provision import Quantity, QuantityKind

# Tried only at the words that open a quantity, and in small letters: at every word the many alternatives would cost
# twice as much, and twice as much again whatever the case. Events alone look for capitals, those of names.
_PATTERNS = tuple(
    (kind, re.compile(pattern, re.IGNORECASE if kind is QuantityKind.EVENT else 0))
    for kind, pattern in (
        (QuantityKind.PERIOD, patterns.PERIOD),
        (QuantityKind.OCCASIONS, patterns.OCCASIONS),
        (QuantityKind.EVENT, patterns.EVENT),
        (QuantityKind.DATE, patterns.DATE),
        (QuantityKind.LENGTH, patterns.LENGTH),
        (QuantityKind.COUNT, patterns.COUNT),
        (QuantityKind.GROUP, patterns.GROUP),
    )
)
_WORD = re.compile(r"(\w{1,3})\w*")
_LETTERS = 3
"""Words are told to open a quantity by so many of their first letters; shorter ones stand for themselves."""


def _opened_by() -> dict[str, tuple[tuple[QuantityKind, re.Pattern[str]], ...]]:
    """Return the patterns by the first letters of the words that open them, in their order."""
    openings = {kind: {word[:_LETTERS] for word in patterns.OPENINGS[kind.value].split()} for kind, _ in _PATTERNS}
    return {
        letters: tuple((kind, pattern) for kind, pattern in _PATTERNS if letters in openings[kind])
        for letters in sorted(set().union(*openings.values()))
    }


_OPENED_BY = _opened_by()
_SIGNS = frozenset("0123456789½x")
"""A word that begins with one of these opens what the sign opens, whatever follows: "20mins", "x3"."""
_CAP = re.compile(patterns.CAP, re.IGNORECASE)
_CLAUSE_END = re.compile(r"[;|]|[.:,](?=\s|$)|\b(?:and|when|whenever|each time|every time)\b", re.IGNORECASE)


@lru_cache(maxsize=2048)
def find_quantities(text: str) -> tuple[Quantity, ...]:
    """Return the quantities of `text` in order of where they start; kinds may overlap ('every lesson' tells both)."""
    folded = fold(text)
    small = in_small_letters(folded)
    found: list[Quantity] = []
    for word in _WORD.finditer(small):
        letters = word[1]
        for kind, pattern in _OPENED_BY.get(letters[0] if letters[0] in _SIGNS else letters, ()):
            match = pattern.match(folded if kind is QuantityKind.EVENT else small, word.start())
            if match and not any(one.kind is kind and match.start() < one.end for one in found):
                found.append(Quantity(kind=kind, start=match.start(), end=match.end()))
    found.sort(key=lambda quantity: (quantity.start, quantity.end))
    return tuple(_capped(folded, found)) if found else ()


def _capped(text: str, found: list[Quantity]) -> list[Quantity]:
    """Mark the quantities that stand in the clause behind 'up to': '10 hours of support a week' is all under it."""
    for cap in _CAP.finditer(text):
        end = _CLAUSE_END.search(text, cap.end())
        limit = end.start() if end else len(text)
        found = [
            replace(quantity, is_capped=True)
            if cap.start() <= quantity.start < limit and quantity.kind is not QuantityKind.GROUP
            else quantity
            for quantity in found
        ]
    return found
