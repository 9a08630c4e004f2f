"""STR005: another child's first name where this child is meant, a sign of text copied from another plan."""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from ehc_text.checking.context import CheckContext, CheckFunction, phrases_of
from ehc_text.checking.evidence import quote_finding, section_of
from ehc_text.checking.pronouns import wrong_pronouns
from ehc_text.records.finding import Finding
from ehc_text.records.plan import Plan, Section
from ehc_text.records.rules import Check, RulePack, WordList

WORD_LIST = "first_names"
"""The word list of the rules that tells a first name from any other capitalised word, and short names from long."""

_VIEWS = "A"
"""The section that tells of friends, family and pets too: a name counts there where only the child's can stand."""

_TOLD_IN = ("B", "C", "D", "E", "F", "G", "H1", "H2", "I", "K")
# What must not stand before it is looked at behind the capital: a search skips to capitals far faster.
_NAME = re.compile(r"[A-Z](?<![\w'’-].)[a-z]+(?:-[A-Z][a-z]+)?(?![\w-])")
_OWNING = re.compile(r"['’]s\s")
_BEFORE_CAPITAL = re.compile(r"([A-Z][a-z]+(?:-[A-Z][a-z]+)?)(?=[ \N{NO-BREAK SPACE}][A-Z][\w'’-]+)")
_BEHIND_CAPITAL = re.compile(r"(?<=[a-z] )(?:[A-Z]\.? |[A-Z][a-z]+ )([A-Z][a-z]+)")
_ADVERB = (
    r"(?:also|still|now|never|often|always|sometimes|usually|currently|generally|frequently|rarely|already|then|\w+ly)"
)
_REACH_CHARS = 160
"""A name is introduced at most so many characters before or behind it."""

_SHORTEST_PREFIX = 3
"""A name of which another has so many first letters may be short for it: Sam and Samuel."""


def other_name(plan: Plan, check: Check, context: CheckContext) -> Iterator[Finding]:
    """STR005: a first name that nobody is introduced by does or gets what the child should, or a run of wrong pronouns.

    Names that stand anywhere with a title, a surname, a role or a relation belong to staff or family.
    """
    if not plan.child.first_name:
        return  # whose name should stand there is not known: unread is never wrong
    words = context.words[WORD_LIST]
    names = _given_names(words)
    suspects = list(_suspects(plan, check, words, names))
    # Who is introduced takes a look at the whole plan: it is asked only of the names that stand in the child's place.
    known = _known_names(plan, check, names, {match.group() for _, match in suspects}) if suspects else set()
    told: set[str] = set()
    for section, match in suspects:
        name = match.group()
        if name not in known and name not in told:
            told.add(name)
            yield quote_finding(check, section, *match.span())
    if not told:
        yield from wrong_pronouns(plan, check, _TOLD_IN)


def first_names_of(pack: RulePack) -> frozenset[str]:
    """Return the first names that the rules know, in small letters; none where they have no list of them."""
    words = pack.words.get(WORD_LIST)
    return _given_names(words) if words else frozenset()


CHECKS: Mapping[str, CheckFunction] = {"STR005": other_name}


@lru_cache(maxsize=4)
def _given_names(words: WordList) -> frozenset[str]:
    return frozenset(name.lower() for name in words.groups["given"])


def _suspects(
    plan: Plan, check: Check, words: WordList, names: frozenset[str]
) -> Iterator[tuple[Section, re.Match[str]]]:
    """Yield each place at which a first name that is not the child's stands where the child's should."""
    own = plan.child.called
    for section in plan.sections:
        if section.letter not in (_VIEWS, *_TOLD_IN):
            continue
        others = {
            name
            for name in set(_NAME.findall(section.text))
            if name.lower() in names and not _is_short_for(name, own, words)
        }
        is_meant = _is_said_of_the_child if section.letter == _VIEWS else _is_meant_as_the_child
        # Most sections hold the child's own name and no other: they need not be gone through by place.
        for match in _NAME.finditer(section.text) if others else ():
            if match.group() in others and is_meant(section, match, check):
                yield section, match


def _is_meant_as_the_child(section: Section, match: re.Match[str], check: Check) -> bool:
    """Return whether the name does, has or gets something: "Jayden will", "Jayden's reading", "supports Jayden"."""
    before = section.text[max(0, match.start() - 40) : match.start()]
    after = section.text[match.end() : match.end() + 40]
    if _acting(phrases_of(check, "child_verbs")).match(after) or _OWNING.match(after):
        return True
    return _helping(phrases_of(check, "done_to_the_child")).search(before) is not None


def _is_said_of_the_child(section: Section, match: re.Match[str], check: Check) -> bool:
    """Return whether a name in section A stands where only the child's can: "what is important to Jayden"."""
    before = section.text[max(0, match.start() - 40) : match.start()]
    return _helping(phrases_of(check, "said_of_the_child")).search(before) is not None


@lru_cache(maxsize=4)
def _acting(verbs: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?:['’]s\s+\w+)?\s+(?:{_ADVERB}\s+)?(?:{_one_of(verbs)})\b")


@lru_cache(maxsize=4)
def _helping(verbs: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_one_of(verbs)})\s+$", re.IGNORECASE)


def _one_of(phrases: tuple[str, ...]) -> str:
    return "|".join(map(re.escape, phrases))


# The child's own name stands in nearly every sentence.
@lru_cache(maxsize=256)
def _is_short_for(name: str, child: tuple[str, ...], words: WordList) -> bool:
    """Return whether a name is another form of the child's own: Sam for Samuel, Zosia for Zofia."""
    for own in child:
        for form in own.split():
            one, other = sorted((form.lower(), name.lower()), key=len)
            if len(one) >= _SHORTEST_PREFIX and other.startswith(
                re.sub(r"(?:ie|y)$", "", one)[: max(_SHORTEST_PREFIX, len(one) - 2)]
            ):
                return True
            if any(other in forms for forms in _forms_with(words).get(one, ())):
                return True
    return False


@lru_cache(maxsize=4)
def _forms_with(words: WordList) -> Mapping[str, list[frozenset[str]]]:
    """Return the sets of forms of one name, in small letters, by each form that they hold."""
    found: dict[str, list[frozenset[str]]] = {}
    for entry in words.groups["forms"]:
        forms = frozenset(entry.lower().split())
        for form in forms:
            found.setdefault(form, []).append(forms)
    return found


def _known_names(plan: Plan, check: Check, names: frozenset[str], suspected: set[str]) -> set[str]:
    """Return those of the suspected names that are the child's, or that some place introduces: "Mr Ellis"."""
    own = " ".join(filter(None, (plan.child.first_name, plan.child.known_as, plan.child.surname)))
    known = set(_NAME.findall(own)) | set(re.findall(r"[A-Z][a-z]+", own))
    texts = (plan.front.text, plan.tail.text, *plan.margins, *(section.text for section in plan.sections))
    introductions = _introductions(phrases_of(check, "introduced_by"))
    for text in texts:
        for around in _around(text, suspected):
            known.update(match[1] for pattern in introductions for match in pattern.finditer(around))
            known.update(_beside_a_capital(around, names))
    known.update(_told_of_by_the_family(plan, check, suspected))
    return known


def _around(text: str, names: set[str]) -> Iterator[str]:
    """Yield what stands around the names, as far as the longest introduction reaches."""
    stretches: list[tuple[int, int]] = []
    for match in _NAME.finditer(text):
        if match.group() in names:
            start = text.rfind(" ", 0, max(0, match.start() - _REACH_CHARS)) + 1
            if stretches and start <= stretches[-1][1]:
                start, _ = stretches.pop()
            stretches.append((start, match.end() + _REACH_CHARS))
    yield from (text[start:end] for start, end in stretches)


@lru_cache(maxsize=4)
def _introductions(openers: tuple[str, ...]) -> tuple[re.Pattern[str], ...]:
    """Return what introduces a name, its first group: a role or relation before it, in a list or behind it.

    "Her mother, Ellis", "his brothers Tom and Ellis"; "Ellis (TA)", "Ellis, his brother"; "Ellis, who is two".
    """
    said = _one_of(openers)
    return (
        re.compile(rf"\b(?i:{said})[ ,:(]+(?:(?:called|named|is|was|little|baby|big|new) )?({_NAME.pattern})"),
        re.compile(rf"\b(?i:{said})\b(?:,? (?:and |& )?[A-Z][a-z]+){{0,4}},? (?:and|&) ({_NAME.pattern})"),
        re.compile(rf"([A-Z][a-z]+)\s*(?:\(|,\s*)(?:(?:his|her|their|my|the|a|an|who)\s+)?(?:\w+\s+)?(?:{said})\b"),
        re.compile(r"([A-Z][a-z]+)(?:,\s(?:who|aged|his|her|their|my)\b|\s\((?:aged\s)?\d)"),
    )


def _beside_a_capital(text: str, names: frozenset[str]) -> Iterator[str]:
    """Yield names that a surname follows or another capitalised word precedes: "Ellis Gale", "St Ellis"."""
    for match in _BEFORE_CAPITAL.finditer(text):
        yield match.group(1)
    for match in _BEHIND_CAPITAL.finditer(text):
        if match.group().split()[0].lower() not in names:
            yield match.group(1)


def _told_of_by_the_family(plan: Plan, check: Check, suspected: set[str]) -> Iterator[str]:
    """Yield the names in section A that do not stand where the child's should: friends, family and pets."""
    section = section_of(plan, "A")
    matches = [one for one in _NAME.finditer(section.text) if one.group() in suspected] if section else []
    as_child = {match.group() for match in matches if section and _is_meant_as_the_child(section, match, check)}
    yield from (match.group() for match in matches if match.group() not in as_child)
