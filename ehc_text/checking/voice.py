"""The checks on section A: whether the child's voice is there, whose words they are, and how they were gathered.

The child's views, wishes and feelings must be had regard to (CFA 2014 s.19); section A holds them (SEND Regulations
2014 reg 12(1)(a); Code of Practice 9.69).
"""

import re
from collections.abc import Iterator, Mapping

from ehc_text.checking.aspirations import column_of_hopes, tells_a_hope
from ehc_text.checking.context import CheckContext, CheckFunction, number_of, phrases_of
from ehc_text.checking.evidence import absence_finding, quote_finding, section_of
from ehc_text.checking.joint_views import unnamed_speakers
from ehc_text.checking.judging import JUDGED, by_classifier
from ehc_text.checking.speakers import WORD_LIST, pronoun_of, told_for_the_child, voices_of
from ehc_text.language.wording import blanked, first_words, has_words
from ehc_text.parsing.content.views import FIRST_PERSON, outside_quotes
from ehc_text.records.finding import Finding
from ehc_text.records.plan import LineKind, Plan, Section, Speaker, View
from ehc_text.records.rules import Check, WordList


def no_child_views(plan: Plan, check: Check, context: CheckContext) -> Iterator[Finding]:
    """VOI001: section A is missing or empty, or holds no view of the child's."""
    section = section_of(plan, "A")
    if section is None or not section.text.strip():
        yield absence_finding(check, "A" if section else None, quote=section.heading if section else "")
    elif context.once(_has_no_views, plan) and not context.once(_mixed_line, plan):
        yield _at_first_voice(plan, section, check, context)


def views_only_by_adults(plan: Plan, check: Check, context: CheckContext) -> Iterator[Finding]:
    """VOI002: adults alone tell the child's views: no own words, and nothing that somebody saw the child do.

    Where the rule finds own words, and a trained model hears the child in no passage at all, the model is believed.
    """
    section = section_of(plan, "A")
    if section is None or context.once(_has_no_views, plan) or context.once(_mixed_line, plan):
        return
    told = [
        voice
        for voice in context.once(voices_of, plan)
        if voice.speaker is not Speaker.PARENT or told_for_the_child(voice, plan, context)
    ]
    views = [voice for voice in told if has_words(voice.text, phrases_of(check, "views"))]
    if not any(voice.is_own for voice in told):
        for voice in views[:1]:
            yield quote_finding(check, section, voice.start, voice.end)
    elif views and context.judges.child:
        chances = context.judges.child.chances([voice.text for voice in told], plan.child.names)
        if max(chances) < context.judges.child.least:
            message = str(check.settings.get(JUDGED, check.message))
            found = quote_finding(check, section, views[0].start, views[0].end, message=message)
            yield by_classifier(found, 1 - max(chances))


def views_method_missing(plan: Plan, check: Check, context: CheckContext) -> Iterator[Finding]:
    """VOI003: nothing says who asked the child and with what, or who watched what."""
    section = section_of(plan, "A")
    if section is None or not section.text.strip():
        return
    told = _told_of_the_child(plan, context)
    has_method = any(
        has_words(blanked(text, phrases_of(check, "asked_by_nobody")), phrases_of(check, "methods"))
        or _MADE_WITH.search(text)
        for text in told
    )
    if not has_method and not context.once(_has_no_views, plan):
        yield _at_first_voice(plan, section, check, context)


def no_aspirations(plan: Plan, check: Check, context: CheckContext) -> Iterator[Finding]:
    """VOI004: no aspirations of the child's own."""
    section = section_of(plan, "A")
    if section is None or not section.text.strip():
        return  # VOI001 tells of it
    words = context.words[WORD_LIST]
    subjects = (*plan.child.called, context.once(pronoun_of, plan))
    tells = tells_a_hope(context.once(voices_of, plan), check, words, subjects)
    if not tells and not column_of_hopes(section, check, words):
        yield _at_first_voice(plan, section, check, context)


def no_parent_views(plan: Plan, check: Check, context: CheckContext) -> Iterator[Finding]:
    """VOI005: no views of the parents or carers; not asked of a young person who speaks for themselves."""
    section = section_of(plan, "A")
    if section is None or not section.text.strip() or context.once(_mixed_line, plan):
        return
    told = [voice for voice in context.once(voices_of, plan) if voice.speaker is Speaker.PARENT]
    is_grown = plan.child.age is not None and plan.child.age >= number_of(check, "age")
    if is_grown and any(voice.is_own for voice in context.once(voices_of, plan)):
        return
    words = context.words[WORD_LIST]
    if any(
        not has_words(voice.text, phrases_of(check, "pointers")) and not _is_family_fact(voice.text, check, words)
        for voice in told
    ):
        return
    if told:
        yield quote_finding(check, section, told[0].start, told[0].end)
    else:
        yield absence_finding(check, "A", quote=section.heading)


def _is_family_fact(text: str, check: Check, words: WordList) -> bool:
    """Return whether a sentence only says who the family are: "His parents separated in 2022"."""
    if not has_words(text, phrases_of(check, "facts")):
        return False
    said = blanked(text, phrases_of(check, "facts"))
    return not any(has_words(said, words.groups[group]) for group in ("holding_a_view", "parents_speak", "views"))


def views_mixed(plan: Plan, check: Check, context: CheckContext) -> Iterator[Finding]:
    """VOI006: the child says "I" and the parents "we" in one paragraph, or all speak as one: whose view is whose?"""
    section = section_of(plan, "A")
    span = context.once(_mixed_line, plan)
    if section and span:
        yield quote_finding(check, section, *span)


CHECKS: Mapping[str, CheckFunction] = {
    "VOI001": no_child_views,
    "VOI002": views_only_by_adults,
    "VOI003": views_method_missing,
    "VOI004": no_aspirations,
    "VOI005": no_parent_views,
    "VOI006": views_mixed,
}

_MADE_WITH = re.compile(
    r"\b(?:made|prepared|put together|built up|did|kept|planned|finished|produced|compiled|worked on)\s+"
    r"(?:(?:this|these|that|those|a|an|the|his|her|my|their|some|own|\w+)\s+){1,3}?"
    r"(?:notes?|page|pages|poster|posters|comic|strip|cartoon|book|film|list|lists|slides?|presentation|recording|map"
    r"|scrapbook|profile|diary|timeline|board|answers|account|passport|zine|podcast)\b"
    r"[^.;]{0,60}?\b(?:with|helped by|alongside)\s+(?:[A-Z][\w'’-]+|(?:his|her|my|their|the|a)\b)"
)
"""The child made something with somebody that tells of itself: "She made a poster about herself with Miss Bell"."""

_LONGEST_LABEL = 60
_CLAUSE = re.compile(r"[;.]\s+|,?\s+(?:but|however|although|though)\s+")


def _has_no_views(plan: Plan, context: CheckContext) -> bool:
    """Return whether nothing in section A, parents aside, tells a view; own words count unless they refuse."""
    words = context.words[WORD_LIST]
    if any(told_for_the_child(voice, plan, context) for voice in context.once(voices_of, plan)):
        return False
    told = [voice for voice in context.once(voices_of, plan) if voice.speaker is not Speaker.PARENT]
    views = [voice for voice in told if voice.is_own or has_words(voice.text, words.groups["views"])]
    return all(_refuses(voice.text, words) or _is_history(voice, words) for voice in views)


def _is_history(voice: View, words: WordList) -> bool:
    """Return whether others tell the child's story: what the child once liked or said in it is no view of today's."""
    return has_words(voice.under, words.groups["history_headings"]) and not FIRST_PERSON.search(
        outside_quotes(voice.text)
    )


def _refuses(text: str, words: WordList) -> bool:
    """Return whether a sentence says that no views were given, and no part of it tells one all the same."""
    if not has_words(text, words.groups["not_obtained"]):
        return False
    clauses = _CLAUSE.split(text)
    return not any(
        has_words(clause, words.groups["views"]) and not has_words(clause, words.groups["not_obtained"])
        for clause in clauses
    )


def _told_of_the_child(plan: Plan, context: CheckContext) -> Iterator[str]:
    """Yield the sentences, with their sub-headings, that can tell how the child was asked: not the parents'."""
    words = context.words[WORD_LIST]
    section = section_of(plan, "A")
    for line in section.lines if section else ():
        text = section.text[line.start : line.end] if section else ""
        is_head = line.kind in (LineKind.SUB_HEADING, LineKind.COLUMN_HEADS)
        if is_head and not has_words(text, words.groups["parents"]):
            yield text
    for voice in plan.views:
        is_about_child = voice.speaker is not Speaker.PARENT or has_words(voice.text, plan.child.called)
        if is_about_child and not has_words(voice.under, words.groups["parents"]):
            yield f"{voice.text}\n{voice.under}"


def _at_first_voice(plan: Plan, section: Section, check: Check, context: CheckContext) -> Finding:
    """Return a finding at a refusal to tell, else at the first view, else at the first sentence."""
    words = context.words[WORD_LIST]
    told = [voice for voice in context.once(voices_of, plan) if voice.speaker is not Speaker.PARENT]
    refused = [voice for voice in told if _refuses(voice.text, words)]
    views = [voice for voice in told if voice.is_own or has_words(voice.text, words.groups["views"])]
    best: list[View] = refused or views or told
    if not best:
        return absence_finding(check, "A", quote=section.heading)
    return quote_finding(check, section, best[0].start, best[0].end)


def _mixed_line(plan: Plan, context: CheckContext) -> tuple[int, int] | None:
    """Return where parents say "we" beside the child's "I", or where nobody is told apart; None where all are."""
    section, words = section_of(plan, "A"), context.words[WORD_LIST]
    if section is None:
        return None
    for line in section.lines:
        if line.kind in (LineKind.SUB_HEADING, LineKind.COLUMN_HEADS, LineKind.GUIDANCE):
            continue
        # A row's first cell heads it: "Parents | We would like ...".
        label = section.text[line.cells[0].start : line.cells[0].end] if len(line.cells) > 1 else ""
        if has_words(f"{line.under}\n{label[:_LONGEST_LABEL]}", words.groups["parents"]):
            continue
        for start, end in [(cell.start, cell.end) for cell in line.cells] or [(line.start, line.end)]:
            text = outside_quotes(section.text[start:end])
            parents = first_words(text, words.groups["parents_speak"])
            if parents and FIRST_PERSON.search(text):
                return start + parents[0], start + parents[1]
    return unnamed_speakers(plan.views, section, plan.child.called, words)
