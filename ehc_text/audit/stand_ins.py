"""Stand-ins for a child's names, so that what is kept, taught or published of a plan does not name the child."""

import re
from collections.abc import Iterable, Sequence

from ehc_text.records.plan import Child
from ehc_text.reporting.hiding import Hider

FIRST_NAME = "Robin"
SURNAME = "Surname"
"""One stand-in for all children: a text with it is seen at once to have been made nameless."""

_SHORTEST = 2


def without_names(text: str, names: Sequence[tuple[str, str]]) -> str:
    """Return the text with each name, a whole word with a capital, put out of sight by its stand-in.

    >>> without_names("Amina's plan: AMINA likes mint.", names_of("Amina", None))
    "Robin's plan: Robin likes mint."
    """
    for name, stand_in in names:
        start, rest = re.escape(name[:1].upper()), re.escape(name[1:])
        text = re.sub(rf"(?<!\w){start}(?i:{rest})(?!\w)", stand_in, text)
    return text


def without_people(text: str, first_names: frozenset[str]) -> str:
    """Return the text as it may be published: without what reports hide in quotations, and without the stand-ins.

    `first_names`, in small letters, are those that a name is known by.

    >>> without_people("Mrs Anne Okoro helps Robin at Hill Top Primary School.", frozenset())
    'Mrs [name] helps [child] at [school].'
    """
    return Hider(Child(first_name=FIRST_NAME, surname=SURNAME), first_names).text(text)


def names_of(first_names: str | None, surname: str | None) -> tuple[tuple[str, str], ...]:
    """Return each name of a child with its stand-in, the longest first; a part of a double name counts by itself."""
    pairs = dict.fromkeys(_parts(surname), SURNAME) | dict.fromkeys(_parts(first_names), FIRST_NAME)
    return tuple(sorted(pairs.items(), key=lambda pair: (-len(pair[0]), pair[0])))


def _parts(names: str | None) -> Iterable[str]:
    for name in (names or "").split():
        yield from (part for part in {name, *name.split("-")} if len(part) >= _SHORTEST)
