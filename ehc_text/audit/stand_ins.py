"""Stand-ins for a child's names, so that what is kept, taught or published of a plan does not name the child."""

import re
from collections.abc import Iterable, Sequence

FIRST_NAME = "Robin"
SURNAME = "Surname"
"""One stand-in for all children: a text with it is seen at once to have been made nameless."""

_SHORTEST = 2

_NAME = r"[A-Z][\w'’-]*"
_PEOPLE = re.compile(rf"\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor)\b\.?(?:\s+{_NAME}){{1,3}}")
_PLACES = re.compile(rf"\b(?:{_NAME}\s+){{1,5}}(?:School|Academy|College|Nursery)\b")


def without_names(text: str, names: Sequence[tuple[str, str]]) -> str:
    """Return the text with each name, a whole word with a capital, put out of sight by its stand-in.

    >>> without_names("Amina's plan: AMINA likes mint.", names_of("Amina", None))
    "Robin's plan: Robin likes mint."
    """
    for name, stand_in in names:
        start, rest = re.escape(name[:1].upper()), re.escape(name[1:])
        text = re.sub(rf"(?<!\w){start}(?i:{rest})(?!\w)", stand_in, text)
    return text


def without_people(text: str) -> str:
    """Return the text without names of adults behind a title, and without names of schools.

    >>> without_people("Mrs Anne Okoro of Hill Top Primary School helps.")
    '[name] of [school] helps.'
    """
    return _PLACES.sub("[school]", _PEOPLE.sub("[name]", text))


def names_of(first_names: str | None, surname: str | None) -> tuple[tuple[str, str], ...]:
    """Return each name of a child with its stand-in, the longest first; a part of a double name counts by itself."""
    pairs = dict.fromkeys(_parts(surname), SURNAME) | dict.fromkeys(_parts(first_names), FIRST_NAME)
    return tuple(sorted(pairs.items(), key=lambda pair: (-len(pair[0]), pair[0])))


def _parts(names: str | None) -> Iterable[str]:
    for name in (names or "").split():
        yield from (part for part in {name, *name.split("-")} if len(part) >= _SHORTEST)
