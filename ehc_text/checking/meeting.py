"""Which needs nothing acts on: needs and provision are matched by topic, from a word list that a council can extend.

A topic is a group of a word list ("epilepsy"). Words that only provision for it has stand in a second group of that
name with " - met by" behind it ("epilepsy - met by"). The group "judged", where there is one, names the topics that
are narrow enough to judge by: "speaking" stands in every plan, "travel" does not. A need whose words belong to no
topic is not judged: a wrong flag costs more trust than a missed one.
"""

from collections.abc import Iterator

from ehc_text.checking.acting import WORD_LIST, acting_statements
from ehc_text.checking.context import CheckContext, phrases_of
from ehc_text.checking.evidence import quote_finding, section_of
from ehc_text.language.wording import has_words
from ehc_text.records.finding import Finding
from ehc_text.records.plan import Plan
from ehc_text.records.rules import Check, WordList

JUDGED = "judged"
"""The name of the group that holds the names of the topics to judge by."""

FEWEST_WORDS = 4
"""A shorter passage is a label or a side remark, and no need of its own."""

MET_BY = " - met by"
"""Ends the name of a group that holds a topic's words for provision alone."""


def unmet_needs(
    plan: Plan, check: Check, context: CheckContext, *, needs_in: str, met_in: tuple[str, ...], topics: str
) -> Iterator[Finding]:
    """Yield a finding for each need of the section `needs_in` none of whose topics an action in `met_in` has."""
    section = section_of(plan, needs_in)
    if section is None:
        return
    lexicon = context.words[topics]
    met = topics_met(plan, met_in, context, lexicon)
    told: set[str] = set()
    for need in plan.needs:
        if need.section != needs_in or has_words(need.text, phrases_of(check, "no_need")):
            continue
        if len(need.text.split()) < FEWEST_WORDS:
            continue
        found = judged_topics_in(need.text, lexicon)
        if found and not found & met and not found <= told:
            told |= found
            message = check.message.replace("{topics}", ", ".join(sorted(found)))
            yield quote_finding(check, section, need.start, need.end, message=message)


def topics_met(plan: Plan, letters: tuple[str, ...], context: CheckContext, lexicon: WordList) -> set[str]:
    """Return the topics that an action in these sections has, in its own words, its lead-in or its heading."""
    met: set[str] = set()
    for statement in acting_statements(plan, letters, context.words[WORD_LIST]):
        met |= topics_in("\n".join((statement.text, statement.under, *statement.around)), lexicon, met_by=True)
    return met


def judged_topics_in(text: str, lexicon: WordList) -> set[str]:
    """Return the topics of a need or an outcome that are narrow enough to judge by."""
    found = topics_in(text, lexicon)
    return found & set(lexicon.groups[JUDGED]) if JUDGED in lexicon.groups else found


def topics_in(text: str, lexicon: WordList, *, met_by: bool = False) -> set[str]:
    """Return the topics whose words stand in `text`; with `met_by`, the words for provision count as well."""
    found = set()
    for name, phrases in lexicon.groups.items():
        if name == JUDGED:
            continue
        if name.endswith(MET_BY):
            if met_by and has_words(text, phrases):
                found.add(name.removesuffix(MET_BY))
        elif has_words(text, phrases):
            found.add(name)
    return found
