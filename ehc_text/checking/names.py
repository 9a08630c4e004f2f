"""STR005: another child's first name where this child is meant, a sign of text copied from another plan."""

import re
from collections.abc import Iterator, Mapping

from ehc_text.checking.context import CheckContext, CheckFunction, phrases_of
from ehc_text.checking.evidence import quote_finding
from ehc_text.records.finding import Finding
from ehc_text.records.plan import Plan, Section
from ehc_text.records.rules import Check

WORD_LIST = "first_names"
"""The word list of the rules that tells a first name from any other capitalised word."""

_TOLD_IN = ("B", "C", "D", "E", "F", "G", "H1", "H2")
_NAME = re.compile(r"(?<![\w'’-])[A-Z][a-z]+(?:-[A-Z][a-z]+)?(?![\w-])")


def other_name(plan: Plan, check: Check, context: CheckContext) -> Iterator[Finding]:
    """STR005: a first name that nobody in the plan is introduced by does or gets what the child should.

    Names that stand anywhere with a title, a surname, a role or a relation belong to staff or family.
    """
    names = {name.lower() for name in context.words[WORD_LIST].groups["given"]}
    known = _known_names(plan, check)
    told: set[str] = set()
    for section in plan.sections:
        if section.letter not in _TOLD_IN:
            continue
        for match in _NAME.finditer(section.text):
            name = match.group()
            if name.lower() not in names or name in known or name in told:
                continue
            if _is_meant_as_the_child(section, match, check):
                told.add(name)
                yield quote_finding(check, section, *match.span())


CHECKS: Mapping[str, CheckFunction] = {"STR005": other_name}


def _is_meant_as_the_child(section: Section, match: re.Match[str], check: Check) -> bool:
    after = section.text[match.end() : match.end() + 40]
    verbs = "|".join(map(re.escape, phrases_of(check, "child_verbs")))
    return re.match(rf"(?:['’]s\s+\w+)?\s+(?:{verbs})\b", after) is not None or re.match(r"['’]s\s", after) is not None


def _known_names(plan: Plan, check: Check) -> set[str]:
    """Return the child's own names, and each that some place introduces: "Mr Ellis", "his brother Ellis"."""
    own = " ".join(filter(None, (plan.child.first_name, plan.child.known_as, plan.child.surname)))
    known = set(_NAME.findall(own)) | set(re.findall(r"[A-Z][a-z]+", own))
    texts = (plan.front.text, plan.tail.text, *plan.margins, *(section.text for section in plan.sections))
    openers = "|".join(map(re.escape, phrases_of(check, "introduced_by")))
    introduced = re.compile(rf"\b(?:{openers})[ ,:(]+(?:\w+ )?({_NAME.pattern})")
    for text in texts:
        known.update(introduced.findall(text))
        known.update(_beside_a_capital(text))
        known.update(_explained(text, check))
    return known


def _beside_a_capital(text: str) -> Iterator[str]:
    """Yield names that a surname follows: "Ellis Gale"."""
    for match in re.finditer(r"([A-Z][a-z]+(?:-[A-Z][a-z]+)?)(?=[ \N{NO-BREAK SPACE}][A-Z][\w'’-]+)", text):
        yield match.group(1)


def _explained(text: str, check: Check) -> Iterator[str]:
    """Yield names that a role or a relation explains: "Ellis (TA)", "Ellis, his brother"."""
    roles = "|".join(map(re.escape, phrases_of(check, "introduced_by")))
    pattern = rf"([A-Z][a-z]+)\s*(?:\(|,\s*)(?:(?:his|her|their|my|the|a|an|who)\s+)?(?:\w+\s+)?(?:{roles})\b"
    for match in re.finditer(pattern, text):
        yield match.group(1)
