"""Who does it: roles, people by name and services outside on the one hand, collectives and the setting on the other."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from ehc_text.language.job_titles import acting_names_in, opening_post_in, titles_in
from ehc_text.language.nlp import PhraseFinder, PhraseHit, finder_of, fold
from ehc_text.language.wording import words_in
from ehc_text.records.provision import Person, PersonKind
from ehc_text.records.rules import WordList


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """First names that a plan uses: of those whose role it tells somewhere, and of the child."""

    deliverers: frozenset[str] = frozenset()
    child: frozenset[str] = frozenset()


NO_NAMES = Names()

NAMED = frozenset({PersonKind.ROLE, PersonKind.NAME, PersonKind.SERVICE})
"""Those who can be asked whether it was done."""


_KINDS = {
    "roles": PersonKind.ROLE,
    "family": PersonKind.FAMILY,
    "collectives": PersonKind.COLLECTIVE,
    "services": PersonKind.SERVICE,
}
_KINDS_IN_PLACE = _KINDS | {
    "roles_in_place": PersonKind.ROLE,
    "collectives_in_place": PersonKind.COLLECTIVE,
    "services_in_place": PersonKind.SERVICE,
    "settings": PersonKind.SETTING,
}
_TITLED = re.compile(r"\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Sister|Sir)\.? +[A-Z][\w'-]*(?: [A-Z][\w'-]+)?")
_TWO_NAMES = re.compile(r"\b[A-Z](?:[a-z]+|\.)(?:['-][A-Z]?[a-z]+)? [A-Z][a-z]+(?:['-][A-Z]?[a-z]+)*\b")
_FIRST_NAME = re.compile(r"\b[A-Z][a-z]+\b")
_OPENING_NAME = re.compile(r"\s*([A-Z][a-z]{2,})(?=\s*(?:$|[,;(]|and [A-Z]|or [A-Z]|with [A-Z]|on h|- ))")
_NAME_BEHIND = re.compile(r" ?[,(:-]? ?(?:called |named )?([A-Z][a-z]+)\b")
_NAME_BEFORE = re.compile(
    r"\b([A-Z][a-z]+)(?: [A-Z][a-z'-]+)? ?[,(-] ?(?:(?:the|her|his|their|my|a|an|our|class|[a-z'-]+) ){0,3}$"
)
_NAME_FROM = re.compile(r"(?<=[a-z,;] )([A-Z][a-z]+) from (?:the )?[a-z]")
_TITLES = frozenset({"Mr", "Mrs", "Ms", "Miss", "Mx", "Dr", "Prof", "Professor", "Sister", "Sir"})
_CAPITAL_WORD = re.compile(r"[A-Z](?<!\w.)[a-z]+(?!\w)")
_WHOLE_WORD = re.compile(r"\w+")
_NO_NAME_ENDING = re.compile(r"(?:ly|ing|ed|al|ion|ent|ity|ness|ic|ous)$")
_ADVISES = re.compile(
    r"s? (?:advice|reports?|recommend\w*|guidance|programmes?|plans?|targets?|strategies|assessments?|cards?|sheets?"
    r"|advis\w*|feels?|considers?|thinks?|judges?|suggests?|deems?|letter)\b",
    re.IGNORECASE,
)
_CAPITALISED = r"[A-Z][\w'-]*"
_LINK = r"(?:of|for|and|the|&|in)"
_TEAM_ANCHORS = ("team", "department", "facult")
_SERVICE_ANCHORS = ("service", "clinic")
_SETTING_ANCHORS = (
    "school",
    "college",
    "nursery",
    "setting",
    "academy",
    "placement",
    "learning",
    "student",
    "pastoral",
)
_TEAM = re.compile(r"\b([\w'-]+(?: and [\w'-]+)?) (?:teams?|departments?|faculty|faculties)\b", re.IGNORECASE)
_SERVICE = re.compile(
    r"\b(?:(?!(?:by|the|from|and|with|will|of|to|for)\b)[\w'&-]+ (?:and )?){1,4}?(?:services?|clinics?)\b",
    re.IGNORECASE,
)
_SETTING_ACTS = re.compile(
    r"\b(?:(?:learning|student|pastoral) (?:support|services)(?= (?:will|to|should|must|shall)\b)"
    r"|(?:the |his |her |their |both )?(?:school|college|nursery|setting|pre-?school|academy|placement)s?"
    r"(?= (?:will|to|should|must|shall|are to|is to|needs? to|have? to|may|can|could)\b)"
    r"|(?<=by )(?:the |his |her )?(?:school|college|nursery|setting|academy|placement)\b(?! (?:nurse|counsellor)))",
    re.IGNORECASE,
)
_RECIPIENT = re.compile(
    r"(?<!access )\b(?:to|for|of|about|upset|between|among|towards) (?:the |an? |his |her |their |all |any )*$"
)
_RECIPIENT_GROUP = re.compile(r"(?<!access )\b(?:to|for|about|between|among) (?:the |an? |all |any |relevant )*$")
_POSSESSIVE = re.compile(r"^s?'s?\b|^s' ")
# The assistant's report is no assistant; the assistant's time, visit or group is the assistant at work. So is whoever
# is paid for to do something: "direct payments for a personal assistant to take him out".
_AT_WORK = re.compile(
    r"^(?:s?'s?|s')\s+(?:[\w'-]+ ){0,2}?(?:time|hours?|sessions?|visits?|clinic|lessons?|class|group|help|round)\b"
    r"|^ to (?!be\b)[a-z]+"
)
_WINDOW_CHARS = 40


def find_people(text: str, words: WordList, *, in_place: bool = False, names: Names = NO_NAMES) -> tuple[Person, ...]:
    """Return who is named in `text`, in order and without overlaps: the longer words win.

    `in_place` says that the text stands where the deliverer stands (a 'By whom' cell): there 'school' is the
    setting as a whole and two words with capitals are a name. `names` are first names that the plan has told of.
    """
    return find_people_in((text,), words, in_place=in_place, names=names)[text]


def find_people_in(
    texts: Iterable[str], words: WordList, *, in_place: bool = False, names: Names = NO_NAMES
) -> Mapping[str, tuple[Person, ...]]:
    """Return who is named in each of the texts, as `find_people` does, at a fraction of the cost for each."""
    folded = {text: fold(text) for text in texts}
    hits = _finder(words, in_place).find_all(folded.values())
    return {text: tuple(_people(one, hits[one], words, in_place, names)) for text, one in folded.items()}


def names_of_deliverers(
    text: str, words: WordList, child: frozenset[str] = frozenset(), *, asked: str | None = None
) -> Names:
    """Return the first names that stand beside a role anywhere in `text`: 'key person (Gwen)', 'Amir Shah, mentor'.

    With `asked` only those that stand in it too: the names of a whole plan are far more than those of its provision.
    """
    capitals = set(_CAPITAL_WORD.findall(text if asked is None else asked)) - child
    # A word that the plan also writes small is no name.
    written = set(_WHOLE_WORD.findall(text))
    names = {name for name in capitals if name.lower() not in written and _can_be_name(name, words)}
    lines = list(map(fold, _lines_with(names, text)))
    sources = {match[1] for line in lines for match in _NAME_FROM.finditer(line)}
    with_role = [line for line in lines if not _role_words(words).isdisjoint(words_in(line))]
    by_role = _names_by_roles(_finder(words, in_place=False).find_all(with_role))
    return Names(deliverers=frozenset(names.intersection(sources.union(by_role))), child=child)


def _lines_with(names: Iterable[str], text: str) -> Iterator[str]:
    """Yield each line that holds one of the names, once: looking for them beats looking through every line."""
    seen: set[int] = set()
    for name in sorted(names):
        place = text.find(name)
        while place >= 0:
            start, end = text.rfind("\n", 0, place) + 1, text.find("\n", place)
            end = len(text) if end < 0 else end
            if start not in seen:
                seen.add(start)
                yield text[start:end]
            place = text.find(name, end)


def _names_by_roles(hits: Mapping[str, Sequence[PhraseHit]]) -> Iterator[str]:
    for line, found in hits.items():
        for hit in found:
            if hit.group == "roles":
                behind = _NAME_BEHIND.match(line[hit.end : hit.end + _WINDOW_CHARS])
                before = _NAME_BEFORE.search(line[max(0, hit.start - 2 * _WINDOW_CHARS) : hit.start])
                yield from (match[1] for match in (behind, before) if match)


def _people(text: str, hits: Iterable[PhraseHit], words: WordList, in_place: bool, names: Names) -> Iterator[Person]:
    kinds = _KINDS_IN_PLACE if in_place else _KINDS
    found = _by_shape(text, words, in_place)
    found += [Person(kind=kinds[hit.group], start=hit.start, end=hit.end) for hit in hits if hit.group in kinds]
    found += _by_first_name(text, words, names, in_place)
    found += (*titles_in(text, words), *opening_post_in(text, words))
    found += [person for person in acting_names_in(text, words) if not _is_child(text, person, names)]
    # Of equal words those win that can be held to less: 'Learning Support' is a collective, capitals or not.
    found.sort(key=lambda person: (person.start - person.end, person.start, person.kind is not PersonKind.COLLECTIVE))
    kept: list[Person] = []
    for person in found:
        if all(person.end <= other.start or person.start >= other.end for other in kept):
            kept.append(person)
    kept.sort(key=lambda person: person.start)
    for person in kept:
        yield _with_part(text, person, words, in_place)


def _by_first_name(text: str, words: WordList, names: Names, in_place: bool) -> list[Person]:
    found = [
        Person(kind=PersonKind.NAME, start=match.start(), end=match.end())
        for match in _FIRST_NAME.finditer(text)
        if match.group() in names.deliverers
    ]
    opening = _OPENING_NAME.match(text) if in_place else None
    if opening and opening[1] not in names.child and _can_be_name(opening[1], words):
        found.append(Person(kind=PersonKind.NAME, start=opening.start(1), end=opening.end(1)))
    return found


def _is_child(text: str, person: Person, names: Names) -> bool:
    return not names.child.isdisjoint(text[person.start : person.end].split())


def _can_be_name(word: str, words: WordList) -> bool:
    is_listed = word in _TITLES or word in _not_names(words)
    return not is_listed and _NO_NAME_ENDING.search(word) is None


def _by_shape(text: str, words: WordList, in_place: bool) -> list[Person]:
    small = text.lower()
    found: list[Person] = []
    if _has_one(small, _TEAM_ANCHORS):
        found += [_person(_kind_of_team(match, words), match) for match in _TEAM.finditer(text)]
    if _has_one(text, _TITLES):
        found += [_person(PersonKind.NAME, match) for match in _TITLED.finditer(text)]
    if _has_one(text, _name_ends(words)):
        found += [_person(PersonKind.SERVICE, match) for match in _named_services(words).finditer(text)]
    if _has_one(small, _SERVICE_ANCHORS):
        found += [_person(PersonKind.SERVICE, match) for match in _SERVICE.finditer(text)]
    if in_place:
        found += [
            _person(PersonKind.NAME, match)
            for match in _TWO_NAMES.finditer(text)
            if _not_names(words).isdisjoint(match.group().split())
        ]
    elif _has_one(small, _SETTING_ANCHORS):
        found += [_person(PersonKind.SETTING, match) for match in _SETTING_ACTS.finditer(text)]
    return found


def _has_one(text: str, anchors: Iterable[str]) -> bool:
    """Return whether letters stand in the text without which a pattern matches nothing, and need not be tried."""
    return any(anchor in text for anchor in anchors)


def _kind_of_team(match: re.Match[str], words: WordList) -> PersonKind:
    """Return what a team is: a part of the setting is nobody in particular, one outside can be asked."""
    last_word = match[1].lower().split()[-1]
    if last_word in words.groups.get("inside_teams", ()):
        return PersonKind.COLLECTIVE
    return (
        PersonKind.COLLECTIVE if match.group().lower().endswith(("department", "departments")) else PersonKind.SERVICE
    )


def _person(kind: PersonKind, match: re.Match[str]) -> Person:
    return Person(kind=kind, start=match.start(), end=match.end())


def _with_part(text: str, person: Person, words: WordList, in_place: bool) -> Person:
    """Return the person with the part they play: who only advises, owns or is taught, does not do it."""
    before = text[max(0, person.start - _WINDOW_CHARS) : person.start].lower()
    can_be_asked = person.kind in NAMED
    is_named_only = can_be_asked and _not_doing(words).search(before) is not None
    if not in_place:
        recipient = _RECIPIENT if person.kind in (PersonKind.ROLE, PersonKind.NAME) else _RECIPIENT_GROUP
        behind = text[person.end : person.end + _WINDOW_CHARS]
        is_given_or_owned = recipient.search(before) is not None or _POSSESSIVE.match(behind) is not None
        is_named_only |= is_given_or_owned and not (can_be_asked and _AT_WORK.match(behind))
        is_named_only |= can_be_asked and _ADVISES.match(behind) is not None
    if not is_named_only:
        return person
    return Person(kind=person.kind, start=person.start, end=person.end, is_doing=False)


@lru_cache(maxsize=8)
def _finder(words: WordList, in_place: bool) -> PhraseFinder:
    kinds = _KINDS_IN_PLACE if in_place else _KINDS
    return finder_of({group: _with_plurals(words.groups.get(group, ())) for group in (*kinds, "not_people")})


def _with_plurals(phrases: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys([*phrases, *(f"{phrase}s" for phrase in phrases if not phrase.endswith("s"))]))


@lru_cache(maxsize=4)
def _role_words(words: WordList) -> frozenset[str]:
    """Return the last words of all roles: a line without any of them names no role."""
    return frozenset(words_in(role)[-1] for role in _with_plurals(words.groups.get("roles", ())))


@lru_cache(maxsize=4)
def _not_names(words: WordList) -> frozenset[str]:
    return frozenset(words.groups.get("not_names", ()))


@lru_cache(maxsize=4)
def _name_ends(words: WordList) -> tuple[str, ...]:
    return tuple(end.capitalize() for end in words.groups.get("name_ends", ()))


@lru_cache(maxsize=4)
def _named_services(words: WordList) -> re.Pattern[str]:
    end = "|".join(map(re.escape, _name_ends(words))) or r"(?!)"
    return re.compile(rf"\b{_CAPITALISED}(?: (?:{_LINK} )?{_CAPITALISED})* (?:{end})\b")


@lru_cache(maxsize=4)
def _not_doing(words: WordList) -> re.Pattern[str]:
    body = "|".join(re.escape(phrase) for phrase in words.groups.get("not_doing", ())) or r"(?!)"
    return re.compile(rf"\b(?:{body}) (?:(?!by )[\w'-]+ ){{0,5}}$")
