"""STR006: provision written among the needs, where nobody has to secure it (CFA 2014 s.42), or the other way about."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from itertools import islice

from ehc_text.checking.acting import WORD_LIST
from ehc_text.checking.context import CheckContext, CheckFunction, phrases_of
from ehc_text.checking.cures import is_named, says_how_long, says_how_often
from ehc_text.checking.evidence import quote_finding, section_of
from ehc_text.checking.judging import by_classifier, judged_message
from ehc_text.checking.likeness import stems_in, stems_of
from ehc_text.checking.topics import topics_in
from ehc_text.language.sentences import find_sentences
from ehc_text.language.wording import has_words, spans_with
from ehc_text.parsing.content.facets import taken_apart
from ehc_text.records.finding import Finding
from ehc_text.records.plan import PROVISION_LETTERS, FacetKind, LineKind, Plan, Section, Statement
from ehc_text.records.rules import Check

_LENGTH = re.compile(r"\b(?:minutes?|mins?|hours?|hrs?)\b", re.IGNORECASE)
"""What every sentence holds that says how long: others need not be taken apart."""

_LABEL = re.compile(r"\W*(?P<label>[A-Z][a-z]+):\s+(?=\S)")
"""A label of one word looks like a name that acts: "Details: two seizures a month, each of a minute"."""

_OPENING = re.compile(r"\W*")
_PRONOUN = re.compile(r"(?:He|She|They)\b")
_ANY_NAME = re.compile(r"[A-Z][a-z]+\b")

_HEALTH_TOPICS = "health_topics"
_HAS = re.compile(r"\W*[A-Z][\w'’-]+ (?:also |still |now )?(?:has|had|suffers|gets|was born with)\b")

_BETWEEN_CELLS = " | "

_NEED_SECTIONS = ("B", "C", "D")
_MOST_TOLD = 2
_SAME_NEED = 3
"""A need that shares so many words with its own section is only said again."""


def content_misplaced(plan: Plan, check: Check, context: CheckContext) -> Iterator[Finding]:
    """STR006: provision told in B, C or D, and a need told in F, G or H that does not stand in its own section.

    Where somebody who delivers is named among the needs, a trained model may speak though the rule is silent. A
    provision section with many such lines is told of twice at the most.
    """
    for section in plan.sections:
        if section.letter in _NEED_SECTIONS:
            yield from _provision_among_needs(plan, section, check, context)
        elif section.letter in PROVISION_LETTERS:
            for start, end in islice(_needs_among_provision(plan, section, check, context), _MOST_TOLD):
                yield quote_finding(check, section, start, end, message=_NEED_MESSAGE)


CHECKS: Mapping[str, CheckFunction] = {"STR006": content_misplaced}

_NEED_MESSAGE = "This is a need, and stands among the provision; it is not in its own section."


def _provision_among_needs(plan: Plan, section: Section, check: Check, context: CheckContext) -> Iterator[Finding]:
    sentences = list(_sentences(section))
    named = list(spans_with(section.text, sentences, phrases_of(check, "deliverers")))
    told = list(_told_as_provision(section, sentences, named, check, context))
    yield from (quote_finding(check, section, *span) for span in told)
    judge = context.judges.provision
    if judge is None:
        return
    others = [(start, end) for start, end in named if not any(start <= one[0] < end for one in told)]
    names = plan.child.names
    chances = judge.chances([section.text[slice(*span)] for span in others], names)
    for span, chance in zip(others, chances, strict=True):
        if chance >= judge.least:
            message = judged_message(check, judge.words(section.text[slice(*span)], names))
            yield by_classifier(quote_finding(check, section, *span, message=message), chance)


def _sentences(section: Section) -> Iterator[tuple[int, int]]:
    # A line's end closes a sentence, and other checks ask for the section's sentences too.
    sentences = find_sentences(section.text)
    starts = [start for start, _ in sentences]
    for line in section.lines:
        if line.kind in (LineKind.TEXT, LineKind.ITEM, LineKind.ROW):
            yield from sentences[bisect_left(starts, line.start) : bisect_left(starts, line.end)]


def _told_as_provision(
    section: Section,
    sentences: list[tuple[int, int]],
    named: list[tuple[int, int]],
    check: Check,
    context: CheckContext,
) -> Iterator[tuple[int, int]]:
    """Yield the sentences that promise provision, by their words or by who does it, how often and how long."""
    promised = {span for span in named if _promises_provision(section.text[slice(*span)], check)}
    timed = [span for span in sentences if span not in promised and _LENGTH.search(section.text, *span)]
    cells = [
        (_behind_label(section.text, *cell, check), cell[1]) for span in timed for cell in _cells(section.text, *span)
    ]
    statements = taken_apart([_as_statement(section, *cell) for cell in cells], context.words)
    dosed = {(one.start, one.end) for one in statements if _is_dosed(one, check)}
    yield from sorted(promised | dosed)


def _cells(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the cells of a row: who gave the advice, in a cell of their own, delivers nothing."""
    for part in text[start:end].split(_BETWEEN_CELLS):
        yield start, start + len(part)
        start += len(part) + len(_BETWEEN_CELLS)


def _behind_label(text: str, start: int, end: int, check: Check) -> int:
    """Return where the words of a cell begin: behind a label of one word that is no role."""
    label = _LABEL.match(text, start, end)
    is_label = label is not None and not has_words(label["label"], phrases_of(check, "deliverers"))
    return label.end() if label and is_label else start


def _as_statement(section: Section, start: int, end: int) -> Statement:
    return Statement(id="", section=section.letter, text=section.text[start:end], start=start, end=end)


def _is_dosed(statement: Statement, check: Check) -> bool:
    """A need has no deliverer with a number of minutes and of times: who, how often and how long make provision."""
    is_dosed = is_named(statement) and says_how_often(statement) and says_how_long(statement)
    return is_dosed and not has_words(statement.text, phrases_of(check, "aside"))


def _promises_provision(sentence: str, check: Check) -> bool:
    """A deliverer alone is a description, a promise alone a plan for a review: it takes both, and when."""
    return (
        has_words(sentence, phrases_of(check, "promises"))
        and has_words(sentence, phrases_of(check, "when"))
        and not has_words(sentence, phrases_of(check, "aside"))
    )


def _needs_among_provision(
    plan: Plan, section: Section, check: Check, context: CheckContext
) -> Iterator[tuple[int, int]]:
    """Yield the lines that tell a need and nothing else: no deliverer, no action, and not said in B, C or D."""
    for line in section.lines:
        text = section.text[line.start : line.end]
        if line.kind not in (LineKind.TEXT, LineKind.ITEM, LineKind.ROW) or not _opens_with_child(text, plan):
            continue
        is_need = _tells_only_a_need(text, check) or _tells_an_illness(plan, section, text, check, context)
        if not is_need or _has_deliverer(plan, section, line.start, line.end):
            continue
        if not any(len(stems_in(text) & needs) >= _SAME_NEED for needs in context.once(_stems_of_needs, plan)):
            yield line.start, line.end


def _opens_with_child(text: str, plan: Plan) -> bool:
    """Return whether a sentence opens with the child: a pronoun, their name, or any name where theirs is not known."""
    opening = _OPENING.match(text)
    if opening is None:
        return False
    names = plan.child.called
    at = opening.end()
    if _PRONOUN.match(text, at) or (not names and _ANY_NAME.match(text, at)):
        return True
    return any(text.startswith(name, at) and not text[at + len(name) :][:1].isalnum() for name in names)


def _stems_of_needs(plan: Plan, context: CheckContext) -> list[frozenset[str]]:
    """Return the words of meaning of each section of needs."""
    common = stems_of(context.words[WORD_LIST].groups["common_words"])
    return [stems_in(section.text) - common for section in plan.sections if section.letter in _NEED_SECTIONS]


def _tells_only_a_need(text: str, check: Check) -> bool:
    said = re.sub(r"\s*\|\s*", " ", text).strip()
    return (
        has_words(said, phrases_of(check, "needs"))
        and not has_words(said, phrases_of(check, "provides"))
        and text.count("|") == len(re.findall(r"\|\s*(?=\||$)", text))
    )


def _tells_an_illness(plan: Plan, section: Section, text: str, check: Check, context: CheckContext) -> bool:
    """Return whether a line of section G says that the child has something of which section C does not speak."""
    if section.letter != "G" or not _HAS.match(text) or has_words(text, phrases_of(check, "provides")):
        return False
    lexicon = context.words[_HEALTH_TOPICS]
    needs = section_of(plan, "C")
    return bool(topics_in(text, lexicon) - (topics_in(needs.text, lexicon) if needs else set()))


def _has_deliverer(plan: Plan, section: Section, start: int, end: int) -> bool:
    """Return whether a statement of these words names who acts, or a neighbouring sentence of it does."""
    return any(
        facet.kind is FacetKind.WHO
        for statement in plan.statements
        if statement.section == section.letter and statement.start < end and start < statement.end
        for facet in statement.facets
    )
