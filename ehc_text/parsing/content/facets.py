"""The facets of a provision statement: what is done, by whom, how often, how long, for how many, where.

The statement's row, its column headings, its lead-in and its notes all count (SEND Code of Practice 2015, 9.69).
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import compress

from ehc_text.language.nlp import PhraseHit, finder_of
from ehc_text.language.people import NAMED, NO_NAMES, Names, find_people_in
from ehc_text.language.quantities import find_quantities
from ehc_text.parsing.lines.facet_columns import roles_by_words, roles_of_heading, unclear_cells
from ehc_text.records.making import maker
from ehc_text.records.plan import Facet, FacetKind, Statement
from ehc_text.records.provision import Nature, Part, PartRole, Person, PersonKind, Quantity, QuantityKind
from ehc_text.records.rules import WordList

_REVIEWED = re.compile(r"\b(?:review|monitor|evaluat|updat)\w*\b[^.;|]*$", re.IGNORECASE)
_REVIEW_BEHIND = re.compile(r"^\W*(?:review|monitoring|evaluation|update|report)", re.IGNORECASE)
_PAST = re.compile(
    r"\b(?:train(?:ed|ing)|dated|plan|report|card|sheet|advice|letter|diagnosed|assessed|since|updated|signed"
    r"|protocol|prescribed|started|began)\b[^.;|]{0,25}$",
    re.IGNORECASE,
)
_THING_WORDS = ("words", "sounds", "letters", "signs", "targets", "points", "steps", "spellings", "facts", "bonds")
_THINGS = re.compile(rf"(?:{'|'.join(_THING_WORDS)})\b(?:(?!\bfor\b)[^.;,|]){{0,20}}$", re.IGNORECASE)
_UNIT_IN_HEADING = re.compile(r"\b(?:minutes?|mins?|hours?|hrs?|sessions?|times|days?|weeks?)\b.*", re.IGNORECASE)
_OPENING = re.compile(r"((?:[\w/&'’-]+ ?){1,4}?)(?:\s+[–—-]\s|:\s)")
_BARE_NUMBER = re.compile(r"\s*\d+(?:\.\d+)?\s*")
QUALIFICATION_WORDS = re.compile(
    r"\b(?:level\s+\d|NVQ|HCPC|registered|chartered|diploma|degree|certificate[ds]?|accredited|Elklan|BSL|Makaton"
    r"|qualified teacher|QTS|licen[cs]ed|trained (?:by|in|at|to level)|training (?:by|from|in))\b[^.;|,()]*",
    re.IGNORECASE,
)
_QUALIFIED_BY = (
    *("level", "nvq", "hcpc", "registered", "chartered", "diploma", "degree", "certificate", "accredited", "elklan"),
    *("bsl", "makaton", "qualified", "qts", "licen", "train"),
)
"""Letters of which some stand in every qualification."""
_PLACES = (
    *("classroom", "room", "playground", "hall", "library", "home", "clinic", "hub", "base", "unit", "corridor"),
    *("canteen", "garden", "community", "workshop", "kitchen", "school", "college", "nursery", "hospital"),
)
_SETTING = re.compile(
    r"\b(?:in|at|on|to|from) (?:the |a |his |her |their |an? quiet |small )*(?:[\w'-]+ ){0,2}?"
    rf"(?:{'|'.join(_PLACES)})\b",
    re.IGNORECASE,
)
_CAPITALISED = re.compile(r"[A-Z][a-z]+")
_NATURES = frozenset(nature.value for nature in Nature)
_WATCHED = "watched"
"""The group of the word list 'provision' that makes a check of whatever is watched."""

_FACETS_BY_QUANTITY = {
    QuantityKind.OCCASIONS: FacetKind.FREQUENCY,
    QuantityKind.PERIOD: FacetKind.FREQUENCY,
    QuantityKind.EVENT: FacetKind.FREQUENCY,
    QuantityKind.DATE: FacetKind.FREQUENCY,
    QuantityKind.LENGTH: FacetKind.DURATION,
    QuantityKind.COUNT: FacetKind.FREQUENCY,
    QuantityKind.GROUP: FacetKind.GROUP,
}
_LONGEST_WHAT_CHARS = 200
_made_part, _made_facet = maker(Part), maker(Facet)


def with_facets(statement: Statement, words: Mapping[str, WordList]) -> Statement:
    """Return the statement taken apart, with its facets in its own words (or its column heading's, lead-in's ...)."""
    return all_with_facets((statement,), words)[0]


def all_with_facets(statements: Sequence[Statement], words: Mapping[str, WordList]) -> tuple[Statement, ...]:
    """Return the statements taken apart, with their facets; all at once they cost a fraction of one by one."""
    return tuple(
        replace(statement, parts=parts, nature=nature, facets=tuple(dict.fromkeys(_facets(parts))))
        for statement, parts, nature in _apart(statements, words)
    )


def taken_apart(statements: Sequence[Statement], words: Mapping[str, WordList]) -> tuple[Statement, ...]:
    """Return the statements with their parts by what they tell, the people and the quantities in each."""
    return tuple(
        replace(statement, parts=parts, nature=nature) for statement, parts, nature in _apart(statements, words)
    )


def with_names(statements: Sequence[Statement], words: Mapping[str, WordList], names: Names) -> tuple[Statement, ...]:
    """Return the statements as they read to one who knows these first names, which the plan tells somewhere.

    Without such names a first name is nobody, and one that opens a 'By whom' cell is somebody even if it is the child.
    """
    met = [[_tells_delivery(part) and _bears_on_name(part, names) for part in one.parts] for one in statements]
    asked = [part for one, are_met in zip(statements, met, strict=True) for part in compress(one.parts, are_met)]
    people = _people_in(asked, words, names)
    return tuple(
        replace(
            one,
            parts=tuple(
                _with_people(part, people[_is_in_place(part)][part.text], one.nature) if is_met else part
                for part, is_met in zip(one.parts, are_met, strict=True)
            ),
        )
        if any(are_met)
        else one
        for one, are_met in zip(statements, met, strict=True)
    )


def _apart(
    statements: Sequence[Statement], words: Mapping[str, WordList]
) -> Iterator[tuple[Statement, tuple[Part, ...], Nature | None]]:
    """Yield each statement with its parts and its nature.

    Words are looked for in all statements at once, at a fraction of what it costs for each.
    """
    parts = _all_parts(statements, words)
    people = _people_in([part for some in parts for part in some if _tells_delivery(part)], words, NO_NAMES)
    for statement, some, nature in zip(statements, parts, _natures(parts, words.get("provision")), strict=True):
        found = [
            _with_finds(part, people[_is_in_place(part)][part.text], nature) if _tells_delivery(part) else part
            for part in some
        ]
        yield statement, tuple(found), nature


def _bears_on_name(part: Part, names: Names) -> bool:
    found = _CAPITALISED.findall(part.text)
    return not names.deliverers.isdisjoint(found) or (_is_in_place(part) and not names.child.isdisjoint(found))


def named_doers(statement: Statement) -> Iterator[tuple[Part, Person]]:
    """Yield the roles, people and services that do it or see to it."""
    for part in statement.parts:
        for person in part.people:
            if person.kind in NAMED and person.is_doing:
                yield part, person


def quantities_of(statement: Statement, *kinds: QuantityKind) -> Iterator[tuple[Part, Quantity]]:
    """Yield the quantities of these kinds, capped ones too."""
    for part in statement.parts:
        for quantity in part.quantities:
            if quantity.kind in kinds:
                yield part, quantity


def _people_in(
    parts: Sequence[Part], words: Mapping[str, WordList], names: Names
) -> Mapping[bool, Mapping[str, tuple[Person, ...]]]:
    """Return who is named in each part's text, by whether it stands in the deliverer's place."""
    return {
        in_place: find_people_in(
            (part.text for part in parts if _is_in_place(part) is in_place),
            _deliverers(words),
            in_place=in_place,
            names=names,
        )
        for in_place in (True, False)
    }


def _deliverers(words: Mapping[str, WordList]) -> WordList:
    return words.get("deliverers") or WordList(name="deliverers", groups={})


def _all_parts(statements: Sequence[Statement], words: Mapping[str, WordList]) -> list[tuple[Part, ...]]:
    """Return each statement's parts; who is named in cells without a head is looked for in all of them at once."""
    headless = (
        text
        for statement in statements
        if not all(roles_of_heading(cell.heading) for cell in statement.cells)
        for text in unclear_cells(_cell_texts(statement))
    )
    people = find_people_in(headless, _deliverers(words), in_place=True)
    return [tuple(_parts(statement, people)) for statement in statements]


def _cell_texts(statement: Statement) -> list[str]:
    return [
        statement.text[cell.start - statement.start : cell.end - statement.start] or cell.inherited
        for cell in statement.cells
    ]


def _parts(statement: Statement, people: Mapping[str, tuple[Person, ...]]) -> Iterator[Part]:
    yield from (_around(text) for text in statement.around)
    if not statement.cells:
        yield _made_part(roles=frozenset({PartRole.WHAT}), text=statement.text, start=statement.start)
        opening = _OPENING.match(statement.text)
        if opening:
            # 'Audiology – hearing test every six months', 'Occupational therapist: a visit each term'.
            yield _made_part(roles=frozenset({PartRole.WHO}), text=opening[1], start=statement.start)
        return
    texts = _cell_texts(statement)
    headings = [roles_of_heading(cell.heading) for cell in statement.cells]
    # A row of which no heading says what is done, or none says anything, is read by its words.
    is_headed = any(PartRole.WHAT in roles for roles in headings) or sum(map(bool, headings)) > 1
    guesses = headings if all(headings) else roles_by_words(texts, people)
    for cell, text, heading_roles, guess in zip(statement.cells, texts, headings, guesses, strict=True):
        roles = heading_roles or (guess if not is_headed or cell.heading == "" else frozenset({PartRole.WHAT}))
        yield _made_part(roles=roles, text=text, start=None if cell.inherited else cell.start)
        if text.strip() and cell.heading:
            yield from _heading(cell.heading, heading_roles, text)


def _around(text: str) -> Part:
    return _made_part(roles=frozenset({PartRole.WHAT}), text=text, start=None)


def _heading(heading: str, roles: frozenset[PartRole], text: str) -> Iterator[Part]:
    """Yield what a column's heading says itself: 'Every day, from the class TA', or the unit of a bare number."""
    unit = _UNIT_IN_HEADING.search(heading)
    if unit and _BARE_NUMBER.fullmatch(text):
        yield _made_part(roles=frozenset({PartRole.WHEN}), text=f"{text.strip()} {unit.group()}", start=None)
    elif not roles or roles == {PartRole.WHAT}:
        yield _made_part(roles=frozenset({PartRole.WHEN}), text=heading, start=None)


def _tells_delivery(part: Part) -> bool:
    return PartRole.ASIDE not in part.roles and bool(part.text.strip())


def _is_in_place(part: Part) -> bool:
    """Return whether a part stands in the deliverer's place."""
    return PartRole.WHO in part.roles


def _natures(parts: Sequence[Sequence[Part]], words: WordList | None) -> Iterator[Nature | None]:
    """Yield the nature of each statement, given by its parts."""
    hits = finder_of(words.groups).find_all(part.text for some in parts for part in some) if words else {}
    for some in parts:
        yield _nature(some, hits)


def _nature(parts: Iterable[Part], hits: Mapping[str, Sequence[PhraseHit]]) -> Nature | None:
    """Return the kind of the first word that tells it, the statement's own words before those around it."""
    own_first = sorted(parts, key=lambda part: part.start is None)
    for part in own_first:
        if PartRole.WHAT in part.roles:
            groups = [hit.group for hit in hits.get(part.text, ())]
            kinds = [Nature(group) for group in groups if group in _NATURES]
            if _WATCHED in groups and Nature.TIMED not in kinds[:1]:
                return Nature.COUNTED
            if kinds:
                return kinds[0]
    return None


def _with_finds(part: Part, people: tuple[Person, ...], nature: Nature | None) -> Part:
    quantities = () if PartRole.CHECK in part.roles else _quantities(part, nature)
    people = _at_work(part, people, nature)
    return _made_part(roles=part.roles, text=part.text, start=part.start, people=people, quantities=quantities)


def _with_people(part: Part, people: tuple[Person, ...], nature: Nature | None) -> Part:
    """Return the part with those of the people who do it or see to it there."""
    return replace(part, people=_at_work(part, people, nature))


def _at_work(part: Part, people: tuple[Person, ...], nature: Nature | None) -> tuple[Person, ...]:
    """Return those of the people named in a part who do it or see to it there."""
    if PartRole.CHECK in part.roles and not _quantities(part, nature):
        # A bare role in a 'Monitored by' cell does not say who checks; with how or when, it does.
        return ()
    if part.roles == {PartRole.WHEN}:
        return tuple(person for person in people if person.kind in (PersonKind.ROLE, PersonKind.NAME))
    return people


def _quantities(part: Part, nature: Nature | None) -> tuple[Quantity, ...]:
    return tuple(one for one in find_quantities(part.text) if _bears_on_delivery(part, one, nature))


def _bears_on_delivery(part: Part, quantity: Quantity, nature: Nature | None) -> bool:
    """Return whether a quantity says how much is delivered, not when it is reviewed or when somebody was trained."""
    before = part.text[max(0, quantity.start - 60) : quantity.start]
    if nature is not Nature.COUNTED and quantity.kind is not QuantityKind.GROUP:
        if _REVIEWED.search(before) or _REVIEW_BEHIND.match(part.text[quantity.end :]):
            return False
        if _has_one(before.lower(), _THING_WORDS) and _THINGS.search(before):
            return False
    return not (quantity.kind is QuantityKind.DATE and PartRole.WHEN not in part.roles and _PAST.search(before))


def _facets(parts: Sequence[Part]) -> Iterator[Facet]:
    for part in parts:
        if part.start is not None and PartRole.WHAT in part.roles and part.text.strip():
            yield _made_facet(kind=FacetKind.WHAT, words=_shortened(part.text))
    for part in parts:
        if PartRole.CHECK in part.roles or PartRole.ASIDE in part.roles:
            continue
        for person in part.people:
            if person.is_doing and person.kind is not PersonKind.FAMILY:
                yield _made_facet(kind=FacetKind.WHO, words=part.text[person.start : person.end])
        for quantity in part.quantities:
            kind = _FACETS_BY_QUANTITY[quantity.kind]
            yield _made_facet(kind=kind, words=part.text[quantity.start : quantity.end].strip())
        yield from _by_pattern(part.text)


def _by_pattern(text: str) -> Iterator[Facet]:
    """Yield settings and qualifications, looking for a pattern only where letters stand that all its matches have."""
    small = text.lower()
    for kind, letters, pattern in (
        (FacetKind.SETTING, _PLACES, _SETTING),
        (FacetKind.QUALIFICATION, _QUALIFIED_BY, QUALIFICATION_WORDS),
    ):
        for match in pattern.finditer(text) if _has_one(small, letters) else ():
            yield _made_facet(kind=kind, words=match.group().strip())


def _has_one(small: str, letters: Iterable[str]) -> bool:
    for some in letters:  # noqa: SIM110 (any() takes twice as long here)
        if some in small:
            return True
    return False


def _shortened(text: str) -> str:
    first = text.strip()
    return first if len(first) <= _LONGEST_WHAT_CHARS else first[:_LONGEST_WHAT_CHARS].rsplit(" ", 1)[0]
