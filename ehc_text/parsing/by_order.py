"""Headings whose title is not known, where a section is missing: what their place among the others tells."""

from collections.abc import Sequence
from dataclasses import replace

from ehc_text.parsing.candidates import Candidate, Reader, Where, letters_of
from ehc_text.parsing.flatten import FlatItem, FlatParagraph, is_short_label
from ehc_text.parsing.letters import Form
from ehc_text.parsing.line_kinds import is_area
from ehc_text.parsing.looks import Look, look_of, strength
from ehc_text.parsing.titles import is_one_of, starts_with_one_of
from ehc_text.records.plan import SECTION_LETTERS

_NEVER_ABSENT = frozenset("BEF")
"""No plan is without needs, outcomes and special educational provision."""
_FELLOWS = 4
"""So many sections under headings of one look show that this is how the document sets its headings."""


def with_unknown_headings(
    openings: tuple[Candidate, ...], items: Sequence[FlatItem], reader: Reader
) -> tuple[tuple[Candidate, ...], tuple[str, ...]]:
    """Return the openings with those that their place alone tells, and the sections that may stand under others.

    Where F is missing between E and G, and one heading there looks like theirs, it is that of F. Of a section that a
    plan may lack, and of several such headings, it can only be said that they may hide it.
    """
    look = _usual_look(openings, reader)
    if look is None:
        return openings, ()
    missing = [letter for letter in SECTION_LETTERS if letter not in letters_of(openings)]
    found: list[Candidate] = []
    hidden: list[str] = []
    ends = [*(opening.item for opening in openings[1:]), len(items)]
    for number, (opening, end) in enumerate(zip(openings, ends, strict=True)):
        between = _missing_between(opening, openings[number + 1 : number + 2], missing)
        unknown = [index for index in range(opening.item + 2, end - 1) if _is_unknown(items[index], look, reader)]
        if len(between) == len(unknown) == 1 and between[0] in _NEVER_ABSENT:
            found.append(_opening(unknown[0], between[0], items[unknown[0]], look))
        elif unknown:
            hidden += between
    return tuple(sorted((*openings, *found), key=lambda c: c.item)), tuple(dict.fromkeys(hidden))


def _usual_look(openings: Sequence[Candidate], reader: Reader) -> Look | None:
    """Return the look that nearly all headings of sections share, if it is plainly one of headings."""
    looks = {replace(c.look, is_capitals=False) for c in openings}
    if len(looks) != 1 or len(letters_of(openings)) < _FELLOWS or any(c.where is not Where.LINE for c in openings):
        return None
    (look,) = looks
    return look if strength(look, reader.body_pt) > 2 else None


def _missing_between(opening: Candidate, following: Sequence[Candidate], missing: Sequence[str]) -> list[str]:
    """Return the missing sections that the law lists between two neighbours."""
    first = max(SECTION_LETTERS.index(letter) for letter in opening.letters)
    last = min((SECTION_LETTERS.index(c.letters[0]) for c in following), default=len(SECTION_LETTERS))
    return [letter for letter in SECTION_LETTERS[first + 1 : last] if letter in missing]


def _is_unknown(item: FlatItem, look: Look, reader: Reader) -> bool:
    if not isinstance(item, FlatParagraph) or item.paragraph.list_label or item.paragraph.is_note:
        return False
    text, rules = item.text, reader.rules
    if not is_short_label(text) or is_area(text, rules) or is_one_of(text, rules.nil_returns):
        return False
    if replace(look_of(item), is_capitals=False) != look:
        return False
    # Asked of each list by itself: what is known of a list is kept with it, and one put together here would be new.
    return not (starts_with_one_of(text, rules.endings) or starts_with_one_of(text, rules.extras))


def _opening(index: int, letter: str, item: FlatItem, look: Look) -> Candidate:
    return Candidate(
        item=index, letters=(letter,), form=Form.TITLE, where=Where.LINE, heading=item.text, look=look, weight=3
    )
