"""The golden thread: every need in B is met in F, and provision works towards every outcome in E.

The law ties provision to needs (CFA 2014 s.37(2)), not to outcomes: THR002 never calls provision wrong.
"""

from collections.abc import Iterator, Mapping

from ehc_text.checking.context import CheckContext, CheckFunction, phrases_of
from ehc_text.checking.evidence import quote_finding, section_of
from ehc_text.checking.meeting import judged_topics_in, topics_met, unmet_needs
from ehc_text.language.wording import has_words
from ehc_text.records.finding import Finding
from ehc_text.records.plan import Plan
from ehc_text.records.rules import Check

TOPICS = "learning_topics"
"""The word list of special educational needs by topic."""

_PROVISION = ("F", "G", "H1", "H2")


def need_without_provision(plan: Plan, check: Check, context: CheckContext) -> Iterator[Finding]:
    """THR001: a need in section B that no provision in section F meets."""
    if any(statement.section == "F" for statement in plan.statements):
        yield from unmet_needs(plan, check, context, needs_in="B", met_in=("F",), topics=TOPICS)


def outcome_without_provision(plan: Plan, check: Check, context: CheckContext) -> Iterator[Finding]:
    """THR002: an outcome in section E that no provision in F, G or H works towards."""
    section = section_of(plan, "E")
    if section is None or not plan.statements:
        return
    lexicon = context.words[TOPICS]
    met = topics_met(plan, _PROVISION, context, lexicon)
    for outcome in plan.outcomes:
        if has_words(outcome.text, phrases_of(check, "steps")):
            continue
        found = judged_topics_in(outcome.text, lexicon)
        if found and not found & met:
            message = check.message.replace("{topics}", ", ".join(sorted(found)))
            yield quote_finding(check, section, outcome.start, outcome.end, message=message)


CHECKS: Mapping[str, CheckFunction] = {
    "THR001": need_without_provision,
    "THR002": outcome_without_provision,
}
