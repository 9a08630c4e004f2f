"""Titles that name the sections of one service together: "Health: needs and provision", "Care needs and support"."""

from functools import lru_cache
from itertools import pairwise

from ehc_text.parsing.lines.titles import plain_words

_AREAS = (
    (frozenset({"special", "education", "educational", "learning", "school", "sen", "send"}), ("B", "F")),
    (frozenset({"health", "healthcare", "medical"}), ("C", "G")),
    (frozenset({"social", "care", "home", "family"}), ("D", "H1", "H2")),
)
_NEED = frozenset({"need", "needs", "difficulties", "strengths", "barriers"})
_OUTCOME = frozenset({"outcome", "outcomes", "goals", "aims", "targets"})
_PROVISION = frozenset({"provision", "support", "help"})
_BETWEEN = frozenset({"and", "or", "in", "at"})
"""No others: "help with health needs" is help."""
_MOST_WORDS = 10


@lru_cache(maxsize=1024)
def letters_together(title: str) -> tuple[str, ...]:
    """Return the letters of a title that has words of one service and of several kinds of section, and no others.

    >>> letters_together("Health: needs and provision")
    ('C', 'G')
    """
    in_order = plain_words(title.lower().replace("health care", "healthcare"))
    words = frozenset(in_order)
    if len(in_order) > _MOST_WORDS or any(a in _PROVISION and b in _NEED for a, b in pairwise(in_order)):
        return ()  # "support needs" are needs
    areas = [(own, letters) for own, letters in _AREAS if own & words]
    if len(areas) != 1:
        return ()
    own, (need, *provision) = areas[0]
    if not words <= own | _NEED | _OUTCOME | _PROVISION | _BETWEEN:
        return ()
    kinds = [
        letters for kind, letters in ((_NEED, (need,)), (_OUTCOME, ("E",)), (_PROVISION, provision)) if kind & words
    ]
    return tuple(letter for letters in kinds for letter in letters) if len(kinds) > 1 else ()
