"""Who does it, by the shape of the words: a title that ends in a post, and a name before what only a person does.

No list holds every title: "feeding team assistant", "night carer", "Hollybank carer" are told by their last word, which
is a post once another word says which ("a worker" alone is anybody). No list holds every name either: two capitals
before "brings" or "visits" are somebody.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from ehc_text.records.provision import Person, PersonKind
from ehc_text.records.rules import WordList

_NAME = r"[A-Z](?:[a-z]+|\.)(?:['-][A-Z]?[a-z]+)? (?:Mc|Mac|O')?[A-Z][a-z]+(?:['-][A-Z]?[a-z]+)*"
_OF_PLACE = r"(?: (?:of|from|at) (?:the )?[A-Z][\w'-]*(?: [A-Z][\w'-]*){0,3})?"
_PLURAL = r"(?:s|es)?"
_HAS_TO_STAY = (
    r"(?:has|have|hosts?|takes?|looks? after|cares? for|gives?) (?:him|her|them|[A-Z][\w'-]*) "
    r"(?:(?:back )?(?:to (?:stay|sleep)|overnight)\b|(?:a|one) (?:bed|break|night|weekend)\b"
    r"|(?:for )?(?:\w+ ){1,2}(?:nights?|weekends?|days?|afternoons?|hours?)\b)"
)
"""A house, or whoever keeps it, takes the child in: "Fern Cottage will have him to stay"."""


def titles_in(text: str, words: WordList) -> Iterator[Person]:
    """Yield the titles that end in a word of the group `title_ends`, with the word before it that says which.

    `text` has its quotes and hyphens folded. A word of `title_openers_of_nobody` before it makes no title.
    """
    small = text.lower()
    if not any(end in small for end in words.groups.get("title_ends", ())):
        return
    nobody = words.groups.get("title_openers_of_nobody", ())
    for match in _titles(words).finditer(text):
        opener = match[1].lower()
        if opener not in nobody and not opener.isdigit():
            yield Person(kind=PersonKind.ROLE, start=match.start(), end=match.end())


def acting_names_in(text: str, words: WordList) -> Iterator[Person]:
    """Yield the names of two words that stand before what only a person does, or behind "taught by".

    A house or a service with such a name ("Beech Lodge gives him two nights") can be asked as well as a person can.
    """
    for match in _acting(words).finditer(text):
        start, end = match.span(1) if match[1] else match.span(2)
        if not set(text[start:end].split()) & set(words.groups.get("not_names", ())):
            yield Person(kind=PersonKind.NAME, start=start, end=end)


def opening_post_in(text: str, words: WordList) -> Iterator[Person]:
    """Yield the post or service that a text opens with, and that acts: "Audiology at the Royal sees him", "SLT reads".

    In the middle of a text such words are things as often as people; whoever acts stands first.
    """
    match = _opening(words).match(text)
    if match:
        kind = PersonKind.SERVICE if match["service"] else PersonKind.ROLE
        yield Person(kind=kind, start=match.start(1), end=match.end(1))


@lru_cache(maxsize=4)
def _titles(words: WordList) -> re.Pattern[str]:
    return re.compile(rf"\b([\w'-]+)[ -](?:{_one_of(words, 'title_ends')}){_PLURAL}\b", re.IGNORECASE)


@lru_cache(maxsize=4)
def _acting(words: WordList) -> re.Pattern[str]:
    acts, done = _one_of(words, "person_verbs"), _one_of(words, "done_by")
    behind = rf"(?={_OF_PLACE}(?: \([^()]*\))?,? (?:(?:also|then|each|will|shall) )?(?:(?:{acts})\b|{_HAS_TO_STAY}))"
    return re.compile(rf"(?<![\w'-])(?<!from )(?<!of )(?<!at )({_NAME}){behind}|\b(?:{done}) by ({_NAME})")


@lru_cache(maxsize=4)
def _opening(words: WordList) -> re.Pattern[str]:
    posts = _one_of(words, "title_ends", "roles_in_place")
    services = _one_of(words, "services_in_place")
    acts = _one_of(words, "person_verbs", "service_verbs")
    where = r"(?:,? (?:at|from|of|in) (?:[\w'-]+ ){0,3}?[A-Z][\w'-]*(?: [A-Z][\w'-]*)*| [A-Z][\w'-]*)?"
    return re.compile(rf"\W*((?i:{posts}|(?P<service>{services}))){where},? (?:(?:will|shall|also) )?(?:{acts})\b")


def _one_of(words: WordList, *groups: str) -> str:
    """Return a pattern of the phrases of these groups, the longer ones first; one that matches nothing without any."""
    phrases = {phrase for group in groups for phrase in words.groups.get(group, ())}
    return "|".join(map(re.escape, sorted(phrases, key=len, reverse=True))) or r"(?!)"
