"""Therapy that educates or trains and stands in Section G alone (HEA003): it counts as special educational provision.

A therapist of speech and language or an occupational therapist who gives so much time educates or trains, unless the
words say that it is about the body: swallowing, seating, splints. A physiotherapist treats, unless they say otherwise.
"""

from collections.abc import Iterator, Mapping

from ehc_text.checking.acting import TIMES, WORD_LIST, acting_statements, is_idle
from ehc_text.checking.context import CheckContext, CheckFunction, phrases_of
from ehc_text.checking.evidence import quote_finding, section_of
from ehc_text.language.wording import has_words
from ehc_text.records.finding import Finding
from ehc_text.records.plan import FacetKind, Plan, Statement
from ehc_text.records.rules import Check, WordList

_THERAPY = "therapy "
"""Begins the name of a group with the names of one therapy."""

_TREATS = f"{_THERAPY}physical"
"""The therapy whose time alone does not show that it educates or trains."""

_OPENING_WORDS = 4


def therapy_in_health_section(plan: Plan, check: Check, context: CheckContext) -> Iterator[Finding]:
    """HEA003: therapy that educates or trains stands in G, and F has none of that kind (CFA 2014 s.21(5))."""
    section = section_of(plan, "G")
    if section is None:
        return
    words, acting = context.words[WORD_LIST], {id(one) for one in context.once(acting_statements, plan, "G")}
    therapies = [(name, words) for name, words in check.phrases.items() if name.startswith(_THERAPY)]
    given = "\n".join(_givers(one, check) for one in plan.statements if one.section == "F")
    for statement in plan.statements:
        if statement.section != "G" or not (id(statement) in acting or _is_promised(statement, words)):
            continue
        name = next((name for name, words in therapies if has_words(statement.text, words)), "")
        if name and not has_words(given, check.phrases[name]) and _educates(statement, name, check):
            yield quote_finding(check, section, statement.start, statement.end, statement=statement)


CHECKS: Mapping[str, CheckFunction] = {"HEA003": therapy_in_health_section}


def _is_promised(statement: Statement, words: WordList) -> bool:
    """Return whether a therapy is promised by its name and its time alone: "Occupational therapy, an hour a week"."""
    has_time = any(facet.kind in TIMES for facet in statement.facets)
    return has_time and not is_idle(statement.text, words)


def _educates(statement: Statement, therapy: str, check: Check) -> bool:
    """Return whether a therapy educates or trains by its words, or by the time that it is given."""
    text = statement.text
    if has_words(text, phrases_of(check, "clinical")) or has_words(text, phrases_of(check, "elsewhere")):
        return False
    is_timed = any(facet.kind is FacetKind.DURATION for facet in statement.facets)
    return has_words(text, phrases_of(check, "teaches")) or (is_timed and therapy != _TREATS)


def _givers(statement: Statement, check: Check) -> str:
    """Return who delivers a statement, and how it opens: "in line with OT advice" is no occupational therapy."""
    opening = statement.text.split()[:_OPENING_WORDS]
    givers = " ".join(facet.words for facet in statement.facets if facet.kind is FacetKind.WHO)
    # Access to a pool, or to a service, is nobody at work.
    if opening and opening[0].lower() == "access":
        return givers
    is_advised = has_words(statement.text, phrases_of(check, "advised"))
    return " ".join(opening) if is_advised else f"{givers} {' '.join(opening)}"
