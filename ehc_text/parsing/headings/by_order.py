"""Headings whose title is not known, where a section is missing: what their place among the others tells."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from ehc_text.language.wording import has_words
from ehc_text.parsing.headings.candidates import Candidate, Reader, Where, expand, letters_of
from ehc_text.parsing.lines.flatten import FlatItem, FlatParagraph, is_short_label
from ehc_text.parsing.lines.kept import kept
from ehc_text.parsing.lines.letters import Form
from ehc_text.parsing.lines.line_kinds import is_area
from ehc_text.parsing.lines.looks import Look, look_of, strength
from ehc_text.parsing.lines.titles import is_one_of, starts_with_one_of
from ehc_text.records.headings import HeadingRules
from ehc_text.records.plan import SECTION_LETTERS

_NEVER_ABSENT = frozenset("BEF")
"""No plan is without needs, outcomes and special educational provision."""
_FELLOWS = 4
"""So many sections under headings of one look show that this is how the document sets its headings."""
_KINDS = {"B": "need", "E": "outcome", "F": "provision"}
"""What the columns of a table that hold these sections are told by, in words that heads in own words have too."""
_OF_COLUMNS = frozenset(
    ("who", "whom", "when", "now", "how often", "how long", "how much", "frequency", "duration", "hours")
) | {"get", "given"}
"""Words that tell a column, and say little in a heading: "Who was there", "When we met"."""
_FELLOWS_FOR_WORDS = 5
_PLAIN = 2
"""Bold type as large as the text may be that of sub-headings too."""
_PARTS_OF_H = ("H1", "H2")
_ORDER = (*SECTION_LETTERS[: SECTION_LETTERS.index("H2") + 1], "H", *SECTION_LETTERS[SECTION_LETTERS.index("I") :])
"""The law's, with social care as a whole behind its two sections, which have words of their own."""


def with_unknown_headings(
    openings: tuple[Candidate, ...], items: Sequence[FlatItem], reader: Reader
) -> tuple[tuple[Candidate, ...], tuple[str, ...]]:
    """Return the openings with those that their place tells, and the sections that may stand under others.

    Where F is missing between E and G, and one heading there looks like theirs, it is that of F. Of a section that a
    plan may lack, and of several such headings, a word must tell it too ("Ivo's body and his chest"); else it can only
    be said that they may hide it. In a plan that has another order, the one heading with a word for provision is that
    of F ("What helps").
    """
    look = _usual_look(openings, reader)
    if look is None:
        return openings, ()
    missing = [letter for letter in SECTION_LETTERS if letter not in letters_of(openings)]
    ends = [*(opening.item for opening in openings[1:]), len(items)]
    stretches = [
        (
            _missing_between(opening, openings[number + 1 : number + 2], missing),
            [index for index in range(opening.item + 2, end - 1) if _is_unknown(items[index], look, reader)],
        )
        for number, (opening, end) in enumerate(zip(openings, ends, strict=True))
    ]
    is_plain = strength(look, reader.body_pt) <= _PLAIN
    if is_plain and any(unknown and not between for between, unknown in stretches):
        return openings, ()  # sub-headings look the same
    tell_words = _is_in_order(openings) and len(letters_of(openings)) >= _FELLOWS_FOR_WORDS
    told: dict[int, tuple[str, ...]] = _told_in_front(openings, items, look, reader) if tell_words else {}
    hidden: list[str] = []
    for between, unknown in stretches:
        if len(between) == len(unknown) == 1 and between[0] in _NEVER_ABSENT and not is_plain:
            told[unknown[0]] = (between[0],)
            continue
        here: dict[int, tuple[str, ...]] = {}
        if tell_words:
            here = _told_by_words({index: items[index].text for index in unknown}, between, reader.rules)
        told.update(here)
        if len(unknown) > len(here):
            named = {letter for letters in here.values() for letter in letters}
            hidden += [letter for letter in between if letter not in named]
    found = [_opening(index, letters, items[index], look) for index, letters in told.items()]
    if not is_plain and not _is_in_order(openings):
        found += _told_by_kind([*openings, *found], items, look, reader)
    hidden = [letter for letter in dict.fromkeys(hidden) if letter not in letters_of(found)]
    return tuple(sorted((*openings, *found), key=lambda c: c.item)), tuple(hidden)


def _told_by_kind(
    openings: Sequence[Candidate], items: Sequence[FlatItem], look: Look, reader: Reader
) -> list[Candidate]:
    """Return the headings of the missing ones of B, E and F where just one has a word for what they hold.

    Those of Section A are left out: "What helps me" may be one of its sub-headings.
    """
    in_order = sorted(openings, key=lambda c: c.item)
    unknown: list[int] = []
    for opening, following in pairwise(in_order):
        if "A" not in opening.letters:
            span = range(opening.item + 2, following.item - 1)
            unknown += [index for index in span if _is_unknown(items[index], look, reader)]
    found = []
    for letter, kind in _KINDS.items():
        cues = _cues_of_headings(reader.rules.column_cues.get(kind, ()))
        told = [index for index in unknown if has_words(items[index].text, cues)]
        if len(told) == 1 and letter not in letters_of(openings):
            found.append(_opening(told[0], (letter,), items[told[0]], look))
    return found


@kept(8)
def _cues_of_headings(cues: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(word for word in cues if word not in _OF_COLUMNS)


def _is_in_order(openings: Sequence[Candidate]) -> bool:
    """Return whether the sections stand in the order of the law."""
    places = [SECTION_LETTERS.index(letter) for opening in openings for letter in opening.letters]
    return places == sorted(places)


def _told_in_front(
    openings: Sequence[Candidate], items: Sequence[FlatItem], look: Look, reader: Reader
) -> dict[int, tuple[str, ...]]:
    """Return the headings of the sections before the first that is known, which stand last among those in front."""
    before = SECTION_LETTERS[: SECTION_LETTERS.index(openings[0].letters[0])]
    unknown = [index for index in range(openings[0].item - 1) if _is_unknown(items[index], look, reader)]
    last = {index: items[index].text for index in unknown[-len(before) :]}
    return _told_by_words(last, before, reader.rules) if before else {}


def _told_by_words(
    unknown: Mapping[int, str], between: Sequence[str], rules: HeadingRules
) -> dict[int, tuple[str, ...]]:
    """Return which of the missing sections unknown headings open, in their order: each has a word of its section."""
    left = [*between, "H"] if {"H1", "H2"} <= set(between) else list(between)
    left.sort(key=_ORDER.index)
    told: dict[int, tuple[str, ...]] = {}
    for index, text in unknown.items():
        fits = [letter for letter in left if has_words(text, rules.place_words.get(letter, ()))]
        if fits:
            told[index] = expand((fits[0],))
            left = [letter for letter in left[left.index(fits[0]) + 1 :] if letter != "H" or fits[0] not in _PARTS_OF_H]
    return told


def _usual_look(openings: Sequence[Candidate], reader: Reader) -> Look | None:
    """Return the look that nearly all headings of sections share, if it is plainly one of headings."""
    looks = {replace(c.look, is_capitals=False) for c in openings}
    if len(looks) != 1 or len(letters_of(openings)) < _FELLOWS or any(c.where is not Where.LINE for c in openings):
        return None
    (look,) = looks
    return look if strength(look, reader.body_pt) >= _PLAIN else None


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


def _opening(index: int, letters: tuple[str, ...], item: FlatItem, look: Look) -> Candidate:
    return Candidate(
        item=index, letters=letters, form=Form.TITLE, where=Where.LINE, heading=item.text, look=look, weight=3
    )
