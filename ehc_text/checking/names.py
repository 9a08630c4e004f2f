"""STR005: another child's first name where this child is meant, a sign of text copied from another plan."""

import re
from collections.abc import Iterator, Mapping

from ehc_text.checking.context import CheckContext, CheckFunction, phrases_of
from ehc_text.checking.evidence import quote_finding, section_of
from ehc_text.checking.pronouns import wrong_pronouns
from ehc_text.records.finding import Finding
from ehc_text.records.plan import Plan, Section
from ehc_text.records.rules import Check, WordList

WORD_LIST = "first_names"
"""The word list of the rules that tells a first name from any other capitalised word, and short names from long."""

_TOLD_IN = ("B", "C", "D", "E", "F", "G", "H1", "H2")
_NAME = re.compile(r"(?<![\w'’-])[A-Z][a-z]+(?:-[A-Z][a-z]+)?(?![\w-])")
_SHORTEST_PREFIX = 3
"""A name of which another has so many first letters may be short for it: Sam and Samuel."""


def other_name(plan: Plan, check: Check, context: CheckContext) -> Iterator[Finding]:
    """STR005: a first name that nobody is introduced by does or gets what the child should, or a run of wrong pronouns.

    Names that stand anywhere with a title, a surname, a role or a relation belong to staff or family.
    """
    if not plan.child.first_name:
        return  # whose name should stand there is not known: unread is never wrong
    words = context.words[WORD_LIST]
    names = {name.lower() for name in words.groups["given"]}
    suspects = list(_suspects(plan, check, words, names))
    # Who is introduced takes a look at the whole plan: it is asked only where a name stands in the child's place.
    known = _known_names(plan, check, names) if suspects else set()
    told: set[str] = set()
    for section, match in suspects:
        name = match.group()
        if name not in known and name not in told:
            told.add(name)
            yield quote_finding(check, section, *match.span())
    if not told:
        yield from wrong_pronouns(plan, check, _TOLD_IN)


CHECKS: Mapping[str, CheckFunction] = {"STR005": other_name}


def _suspects(plan: Plan, check: Check, words: WordList, names: set[str]) -> Iterator[tuple[Section, re.Match[str]]]:
    """Yield each place at which a first name that is not the child's stands where the child's should."""
    for section in plan.sections:
        if section.letter not in _TOLD_IN:
            continue
        for match in _NAME.finditer(section.text):
            if match.group().lower() not in names or _is_short_for(match.group(), plan, words):
                continue
            if _is_meant_as_the_child(section, match, check):
                yield section, match


def _is_meant_as_the_child(section: Section, match: re.Match[str], check: Check) -> bool:
    """Return whether the name does, has or gets something: "Jayden will", "Jayden's reading", "supports Jayden"."""
    after = section.text[match.end() : match.end() + 40]
    verbs = "|".join(map(re.escape, phrases_of(check, "child_verbs")))
    if re.match(rf"(?:['’]s\s+\w+)?\s+(?:{verbs})\b", after) or re.match(r"['’]s\s", after):
        return True
    before = section.text[max(0, match.start() - 40) : match.start()]
    helping = "|".join(map(re.escape, phrases_of(check, "done_to_the_child")))
    return re.search(rf"\b(?:{helping})\s+$", before) is not None


def _is_short_for(name: str, plan: Plan, words: WordList) -> bool:
    """Return whether a name is another form of the child's own: Sam for Samuel, Zosia for Zofia."""
    for own in filter(None, (plan.child.first_name, plan.child.known_as)):
        for form in own.split():
            one, other = sorted((form.lower(), name.lower()), key=len)
            if len(one) >= _SHORTEST_PREFIX and other.startswith(re.sub(r"(?:ie|y)$", "", one)[: max(3, len(one) - 2)]):
                return True
            if any({one, other} <= set(entry.lower().split()) for entry in words.groups["forms"]):
                return True
    return False


def _known_names(plan: Plan, check: Check, names: set[str]) -> set[str]:
    """Return the child's own names, and each that some place introduces: "Mr Ellis", "his brother Ellis"."""
    own = " ".join(filter(None, (plan.child.first_name, plan.child.known_as, plan.child.surname)))
    known = set(_NAME.findall(own)) | set(re.findall(r"[A-Z][a-z]+", own))
    texts = (plan.front.text, plan.tail.text, *plan.margins, *(section.text for section in plan.sections))
    openers = "|".join(map(re.escape, phrases_of(check, "introduced_by")))
    introduced = re.compile(
        rf"\b(?i:{openers})[ ,:(]+(?:(?:called|named|is|was|little|baby|big|new) )?({_NAME.pattern})"
    )
    listed = re.compile(rf"\b(?i:{openers})\b(?:,? (?:and |& )?[A-Z][a-z]+){{0,4}},? (?:and|&) ({_NAME.pattern})")
    for text in texts:
        known.update(introduced.findall(text))
        known.update(listed.findall(text))
        known.update(_beside_a_capital(text, names))
        known.update(_explained(text, check))
    known.update(_told_of_by_the_family(plan, check))
    return known


def _beside_a_capital(text: str, names: set[str]) -> Iterator[str]:
    """Yield names that a surname follows or another capitalised word precedes: "Ellis Gale", "St Ellis"."""
    for match in re.finditer(r"([A-Z][a-z]+(?:-[A-Z][a-z]+)?)(?=[ \N{NO-BREAK SPACE}][A-Z][\w'’-]+)", text):
        yield match.group(1)
    for match in re.finditer(r"(?<=[a-z] )(?:[A-Z]\.? |[A-Z][a-z]+ )([A-Z][a-z]+)", text):
        if match.group().split()[0].lower() not in names:
            yield match.group(1)


def _explained(text: str, check: Check) -> Iterator[str]:
    """Yield names that a role or a relation explains: "Ellis (TA)", "Ellis, his brother", "Ellis, who is two"."""
    roles = "|".join(map(re.escape, phrases_of(check, "introduced_by")))
    pattern = rf"([A-Z][a-z]+)\s*(?:\(|,\s*)(?:(?:his|her|their|my|the|a|an|who)\s+)?(?:\w+\s+)?(?:{roles})\b"
    for match in re.finditer(pattern, text):
        yield match.group(1)
    for match in re.finditer(r"([A-Z][a-z]+)(?:,\s(?:who|aged|his|her|their|my)\b|\s\((?:aged\s)?\d)", text):
        yield match.group(1)


def _told_of_by_the_family(plan: Plan, check: Check) -> Iterator[str]:
    """Yield the names in section A that do not stand where the child's should: friends, family and pets."""
    section = section_of(plan, "A")
    matches = list(_NAME.finditer(section.text)) if section else []
    as_child = {match.group() for match in matches if section and _is_meant_as_the_child(section, match, check)}
    yield from (match.group() for match in matches if match.group() not in as_child)
