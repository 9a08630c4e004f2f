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

# Tried only where a word or number starts, and in small letters: at every character the many alternatives would cost
# five times as much, and twice as much again whatever the case. Events alone look for capitals, those of names.
_PATTERNS = tuple(
    (kind, re.compile(rf"(?<!\w)(?=\w)(?:{pattern})", re.IGNORECASE if kind is QuantityKind.EVENT else 0))
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
_STEMS = {
    kind: tuple(stem.replace("|", " ") for stem in patterns.STEMS.get(kind.value, "").split()) for kind in QuantityKind
}
_CAP = re.compile(patterns.CAP, re.IGNORECASE)
_CLAUSE_END = re.compile(r"[;|]|[.:,](?=\s|$)|\b(?:and|when|whenever|each time|every time)\b", re.IGNORECASE)


@lru_cache(maxsize=2048)
def find_quantities(text: str) -> tuple[Quantity, ...]:
    """Return the quantities of `text` in order of where they start; kinds may overlap ('every lesson' tells both)."""
    folded = fold(text)
    small = in_small_letters(folded)
    found = [
        Quantity(kind=kind, start=match.start(), end=match.end())
        for kind, pattern in _PATTERNS
        if not _STEMS[kind] or _has_one(small, _STEMS[kind])
        for match in pattern.finditer(folded if kind is QuantityKind.EVENT else small)
    ]
    found.sort(key=lambda quantity: (quantity.start, quantity.end))
    return tuple(_capped(folded, found))


def _has_one(text: str, stems: tuple[str, ...]) -> bool:
    for stem in stems:  # noqa: SIM110 (any() takes twice as long here)
        if stem in text:
            return True
    return False


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
