"""The golden thread: every need in B is met in F, and provision works towards every outcome in E.

The law ties provision to needs (CFA 2014 s.37(2)), not to outcomes: THR002 never calls provision wrong.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache

from ehc_text.checking.acting import WORD_LIST as ACTING
from ehc_text.checking.acting import is_nil
from ehc_text.checking.context import CheckContext, CheckFunction, phrases_of
from ehc_text.checking.evidence import quote_finding, section_of
from ehc_text.checking.given_provision import Provision, provision_of, words_of
from ehc_text.checking.meeting import number_in, row_speaks, unmet_needs
from ehc_text.checking.numbers import is_cited, is_the_only_one_left_out, numbers_are_used
from ehc_text.checking.topics import judged_topics_in, topics_in, topics_met
from ehc_text.checking.wide_needs import TopicsGiven, WideNeeds, is_known
from ehc_text.language.wording import blanked, has_words
from ehc_text.records.finding import Finding
from ehc_text.records.plan import Passage, Plan, Statement
from ehc_text.records.rules import Check, WordList

TOPICS = "learning_topics"
"""The word list of special educational needs by topic."""

OUTCOME_TOPICS = "outcome_topics"
"""The word list of topics that outcomes alone are judged by."""

NEED_TOPICS = "need_topics"
"""The word list of wide topics that needs are judged by where it is known of all provision what it is about."""

HEALTH_TOPICS = "health_topics"
"""The word list of what provision in Section G is about."""

_PROVISION = ("F", "G", "H1", "H2")
_TITLED = re.compile(r"\b(?:Mr|Mrs|Ms|Miss|Mx|Dr)\.? [A-Z]")
_NEXT_NUMBERED = re.compile(r"\n(?=\d{1,2}[.)] )")
"""A cell may hold several outcomes, each of them numbered; provision for one of them is none for the others."""

_FEWEST_STATEMENTS = 3
"""With less provision than this, nothing shows that it was written need by need."""

_NOUN = r"outcomes?|aims?|targets?|objectives?"


def need_without_provision(plan: Plan, check: Check, context: CheckContext) -> Iterator[Finding]:
    """THR001: a need in section B that no provision in section F meets; an empty section F is told by STR002."""
    section = section_of(plan, "F")
    has_statements = any(statement.section == "F" for statement in plan.statements)
    if has_statements or (section and section.text.strip() and is_nil(section.text, context.words[ACTING])):
        wide = _wide_needs(plan, check, context)
        yield from unmet_needs(plan, check, context, needs_in="B", met_in=("F",), topics=TOPICS, wide=wide)


def outcome_without_provision(plan: Plan, check: Check, context: CheckContext) -> Iterator[Finding]:
    """THR002: an outcome in section E that no provision in F, G or H works towards."""
    section = section_of(plan, "E")
    if section is None or not plan.statements:
        return
    provision = provision_of(plan, _PROVISION, context, TOPICS)
    numbers = {outcome.start: number_in(section, outcome) for outcome in plan.outcomes}
    held = _Outcomes(
        outcomes=list(plan.outcomes),
        are_numbers_used=numbers_are_used(numbers.values(), provision.cites, _NOUN),
        provision=provision,
        lexicon=context.words[TOPICS],
        narrow=_narrow_topics(plan, provision, check, context),
    )
    for outcome in plan.outcomes:
        if has_words(outcome.text, phrases_of(check, "steps")):
            continue
        number = numbers[outcome.start]
        parts = (replace(outcome, text=text) for text in _NEXT_NUMBERED.split(outcome.text))
        why = next(filter(None, (_why_unmet(one, number, held) for one in parts)), "")
        is_left_out = bool(number) and _is_left_out(outcome, number, numbers.values(), provision)
        if not why and is_left_out and not _is_met_outside_f(outcome, plan, context):
            why = f"no provision names its number, {number}, and for every other outcome it does"
        if why:
            message = check.message.replace("{how}", why)
            yield quote_finding(check, section, outcome.start, outcome.end, message=message)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Narrow(TopicsGiven):
    """The topics for outcomes alone, and the words for means, no topic."""

    means: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Outcomes:
    """The outcomes of a plan, and what they are held against; provision may name the outcomes' numbers."""

    outcomes: list[Passage]
    are_numbers_used: bool
    provision: Provision
    lexicon: WordList
    narrow: _Narrow


CHECKS: Mapping[str, CheckFunction] = {
    "THR001": need_without_provision,
    "THR002": outcome_without_provision,
}


def _wide_needs(plan: Plan, check: Check, context: CheckContext) -> WideNeeds:
    lexicon = context.words[NEED_TOPICS]

    @cache
    def texts() -> list[str]:
        given = provision_of(plan, ("F",), context, TOPICS).statements
        return [blanked(words_of(one), phrases_of(check, "areas")) for one in given]

    roles, oversight = phrases_of(check, "roles"), phrases_of(check, "oversight")
    known_by = [context.words[name] for name in (NEED_TOPICS, TOPICS, OUTCOME_TOPICS, HEALTH_TOPICS)]
    return WideNeeds(
        lexicon=lexicon,
        met=cache(lambda: topics_met(texts(), lexicon)),
        can_tell=cache(
            lambda: (
                len(texts()) >= _FEWEST_STATEMENTS
                and all(is_known(text, known_by, roles, oversight) for text in texts())
            )
        ),
        difficulty=phrases_of(check, "difficulty"),
    )


def _narrow_topics(plan: Plan, provision: Provision, check: Check, context: CheckContext) -> _Narrow:
    # Few outcomes have narrow topics alone: what provision is about is looked into once one has.
    return _Narrow(
        lexicon=context.words[OUTCOME_TOPICS],
        can_tell=cache(
            lambda: all(_is_known(one, check, context) for one in (*provision.statements, *_by_a_titled_person(plan)))
        ),
        met=cache(lambda: provision_of(plan, _PROVISION, context, OUTCOME_TOPICS).topics),
        means=phrases_of(check, "means"),
    )


def _why_unmet(outcome: Passage, number: str, held: _Outcomes) -> str:
    """Return how it is known that nothing works towards the outcome, "" where something does or nobody can tell."""
    provision, lexicon, narrow = held.provision, held.lexicon, held.narrow
    if number and is_cited(number, provision.cites, _NOUN):
        return ""
    speaks = row_speaks(outcome, held.outcomes, _PROVISION)
    text = blanked(outcome.text, narrow.means)
    # What is about a wider topic is judged by that: maths meets no outcome of cooking, which a budget stands in too.
    wide = judged_topics_in(text, lexicon)
    found = wide or topics_in(text, narrow.lexicon)
    # Where a row holds several outcomes, its provision may be for one of them alone.
    is_paired = speaks and not (found and _share_a_row(outcome, held.outcomes))
    if is_paired or provision.is_alike(outcome.text):
        return ""
    if speaks is False:
        return "its table row holds no provision"
    is_met = found & (provision.topics if wide else narrow.met()) if found else True
    if not is_met and (wide or narrow.can_tell()):
        return f"no provision is about {', '.join(sorted(found))}; outcomes and provision were matched by topic"
    if held.are_numbers_used and number and not topics_in(outcome.text, lexicon) & provision.topics:
        return f"no provision names its number, {number}, and for the other outcomes it does"
    return ""


def _by_a_titled_person(plan: Plan) -> Iterator[Statement]:
    """Yield the statements that name somebody by a title, whatever they do: "Ms Orr takes him to a café"."""
    return (one for one in plan.statements if one.section in _PROVISION and _TITLED.search(one.text))


def _is_known(statement: Statement, check: Check, context: CheckContext) -> bool:
    """Return whether it is known what a statement is about: a programme by its name alone may be for any outcome."""
    lexicons = [context.words[name] for name in (TOPICS, OUTCOME_TOPICS, HEALTH_TOPICS)]
    return is_known("\n".join((statement.text, statement.under)), lexicons, phrases_of(check, "roles"))


def _is_left_out(outcome: Passage, number: str, numbers: Iterable[str], provision: Provision) -> bool:
    """Return whether this outcome alone is not named; that a word of it stands elsewhere then shows little."""
    return (
        not is_cited(number, provision.cites, _NOUN)
        and is_the_only_one_left_out(number, numbers, provision.cites, _NOUN)
        and not provision.is_alike(outcome.text)
    )


def _is_met_outside_f(outcome: Passage, plan: Plan, context: CheckContext) -> bool:
    """Return whether health or social care is about what the outcome is: they seldom give its number."""
    others = _PROVISION[1:]
    if not any(one.section in others for one in plan.statements):
        return False
    found = judged_topics_in(outcome.text, context.words[TOPICS])
    return not found.isdisjoint(provision_of(plan, others, context, TOPICS).topics)


def _share_a_row(outcome: Passage, outcomes: list[Passage]) -> bool:
    """Return whether other outcomes have the same cells beside them, under the same heading."""
    return sum(one.under == outcome.under and one.beside == outcome.beside for one in outcomes) > 1
