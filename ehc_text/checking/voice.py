"""The checks on section A: whether the child's voice is there, whose words they are, and how they were gathered.

The child's views, wishes and feelings must be had regard to (CFA 2014 s.19); section A holds them (SEND Regulations
2014 reg 12(1)(a); Code of Practice 9.69).
"""

from collections.abc import Iterator, Mapping

from ehc_text.checking.context import CheckContext, CheckFunction, number_of, phrases_of
from ehc_text.checking.evidence import absence_finding, quote_finding, section_of
from ehc_text.language.wording import first_words, has_words
from ehc_text.parsing.views import FIRST_PERSON, outside_quotes
from ehc_text.records.finding import Finding
from ehc_text.records.plan import LineKind, Plan, Section, Speaker, View
from ehc_text.records.rules import Check

WORD_LIST = "voices"
"""The word list of the rules that tells speakers apart."""


def no_child_views(plan: Plan, check: Check, context: CheckContext) -> Iterator[Finding]:
    """VOI001: section A is missing or empty, or holds no view of the child's."""
    section = section_of(plan, "A")
    if section is None or not section.text.strip():
        yield absence_finding(check, "A" if section else None, quote=section.heading if section else "")
    elif _has_no_views(plan, context):
        yield _at_first_voice(plan, section, check, context)


def views_only_by_adults(plan: Plan, check: Check, context: CheckContext) -> Iterator[Finding]:
    """VOI002: adults alone tell the child's views: no own words, and nothing that somebody saw the child do."""
    section = section_of(plan, "A")
    if section is None or _has_no_views(plan, context) or _mixed_line(section, context):
        return
    told = [voice for voice in plan.views if voice.speaker is not Speaker.PARENT]
    if not any(voice.is_own for voice in told):
        views = [voice for voice in told if has_words(voice.text, phrases_of(check, "views"))]
        for voice in views[:1]:
            yield quote_finding(check, section, voice.start, voice.end)


def views_method_missing(plan: Plan, check: Check, context: CheckContext) -> Iterator[Finding]:
    """VOI003: nothing says who asked the child and with what, or who watched what."""
    section = section_of(plan, "A")
    if section is None or not section.text.strip():
        return
    told = _told_of_the_child(plan, context)
    has_method = any(has_words(text, phrases_of(check, "methods")) for text in told)
    if not has_method and not _has_no_views(plan, context):
        yield _at_first_voice(plan, section, check, context)


def no_aspirations(plan: Plan, check: Check, context: CheckContext) -> Iterator[Finding]:
    """VOI004: no aspirations of the child's own."""
    section = section_of(plan, "A")
    if section is None or _has_no_views(plan, context):
        return
    for voice in plan.views:
        if voice.speaker is Speaker.PARENT:
            continue
        if has_words(voice.text, phrases_of(check, "aspirations")) or (
            voice.is_own and has_words(voice.text, phrases_of(check, "wishes"))
        ):
            return
        if has_words(voice.under, phrases_of(check, "headings")) and len(voice.text.split()) > number_of(
            check, "words"
        ):
            return
    yield _at_first_voice(plan, section, check, context)


def no_parent_views(plan: Plan, check: Check, context: CheckContext) -> Iterator[Finding]:
    """VOI005: no views of the parents or carers; not asked of a young person who speaks for themselves."""
    section = section_of(plan, "A")
    if section is None or not section.text.strip() or _mixed_line(section, context):
        return
    if plan.child.age is not None and plan.child.age >= number_of(check, "age"):
        return
    told = [v for v in plan.views if v.speaker is Speaker.PARENT]
    if any(not has_words(voice.text, phrases_of(check, "pointers")) for voice in told):
        return
    if told:
        yield quote_finding(check, section, told[0].start, told[0].end)
    else:
        yield absence_finding(check, "A", quote=section.heading)


def views_mixed(plan: Plan, check: Check, context: CheckContext) -> Iterator[Finding]:
    """VOI006: in one paragraph the child says "I" and the parents "we": nobody can tell whose view is whose."""
    section = section_of(plan, "A")
    span = _mixed_line(section, context) if section else None
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


def _has_no_views(plan: Plan, context: CheckContext) -> bool:
    """Return whether nothing in section A, parents aside, tells a view; own words count unless they refuse."""
    words = context.words[WORD_LIST]
    told = [voice for voice in plan.views if voice.speaker is not Speaker.PARENT]
    views = [voice for voice in told if voice.is_own or has_words(voice.text, words.groups["views"])]
    return all(has_words(voice.text, words.groups["not_obtained"]) for voice in views)


def _told_of_the_child(plan: Plan, context: CheckContext) -> Iterator[str]:
    """Yield the sentences, with their sub-headings, that can tell how the child was asked: not the parents'."""
    words = context.words[WORD_LIST]
    names = tuple(name for name in (plan.child.first_name, plan.child.known_as) if name)
    for voice in plan.views:
        is_about_child = voice.speaker is not Speaker.PARENT or has_words(voice.text, names)
        if is_about_child and not has_words(voice.under, words.groups["parents"]):
            yield f"{voice.text}\n{voice.under}"


def _at_first_voice(plan: Plan, section: Section, check: Check, context: CheckContext) -> Finding:
    """Return a finding at a refusal to tell, else at the first view, else at the first sentence."""
    words = context.words[WORD_LIST]
    told = [voice for voice in plan.views if voice.speaker is not Speaker.PARENT]
    refused = [voice for voice in told if has_words(voice.text, words.groups["not_obtained"])]
    views = [voice for voice in told if voice.is_own or has_words(voice.text, words.groups["views"])]
    best: list[View] = refused or views or told
    if not best:
        return absence_finding(check, "A", quote=section.heading)
    return quote_finding(check, section, best[0].start, best[0].end)


def _mixed_line(section: Section, context: CheckContext) -> tuple[int, int] | None:
    """Return where parents say "we" in a paragraph in which the child says "I", None where they do not."""
    for line in section.lines:
        if line.kind in (LineKind.SUB_HEADING, LineKind.COLUMN_HEADS, LineKind.GUIDANCE):
            continue
        if has_words(line.under, context.words[WORD_LIST].groups["parents"]):
            continue
        text = outside_quotes(section.text[line.start : line.end])
        parents = first_words(text, context.words[WORD_LIST].groups["parents_speak"])
        if parents and FIRST_PERSON.search(text):
            return line.start + parents[0], line.start + parents[1]
    return None
