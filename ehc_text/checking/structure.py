"""The checks on what a plan is made of: sections missing, empty or run together, and placeholders left in."""

import re
from collections.abc import Iterable, Iterator, Mapping

from ehc_text.checking.context import CheckContext, CheckFunction, number_of, phrases_of
from ehc_text.checking.evidence import absence_finding, quote_finding
from ehc_text.language.sentences import find_sentences
from ehc_text.language.wording import find_words, has_words
from ehc_text.records.finding import Finding
from ehc_text.records.plan import SECTION_LETTERS, LineKind, Plan, PlanStatus, Section
from ehc_text.records.rules import Check


def section_missing(plan: Plan, check: Check, context: CheckContext) -> Iterator[Finding]:
    """STR001: a section's heading is nowhere. J is due only where the plan speaks of a personal budget."""
    present = {section.letter for section in plan.sections}
    if len(present) < number_of(check, "least_sections"):
        return  # a template that could not be read, which the plan's problems say; not eleven missing sections
    has_budget = any(has_words(section.text, phrases_of(check, "personal_budget")) for section in plan.sections)
    for letter in SECTION_LETTERS:
        if letter not in present and (letter != "J" or has_budget):
            message = check.message.replace("{section}", letter)
            yield absence_finding(check, None, message=message)


def section_empty(plan: Plan, check: Check, context: CheckContext) -> Iterator[Finding]:
    """STR002: a heading with nothing under it; section I of a draft excepted (CFA 2014 s.38(5))."""
    for section in plan.sections:
        if section.letter == "I" and plan.status is PlanStatus.DRAFT:
            continue
        if not has_content(section):
            message = check.message.replace("{section}", section.letter)
            yield absence_finding(check, section.letter, message=message, quote=section.heading)


def sections_merged(plan: Plan, check: Check, context: CheckContext) -> Iterator[Finding]:
    """STR003: two sections under one heading or in one cell; told once, of the first of them.

    H1 and H2 are told apart by sentences that begin so: "Under the Act ...", "Other social care provision: ...".
    """
    order = SECTION_LETTERS.index
    for section in plan.sections:
        if section.shared_with and order(section.letter) < min(map(order, section.shared_with)):
            if _tells_parts_of_h(section):
                continue
            letters = " and ".join((section.letter, *section.shared_with))
            message = check.message.replace("{section}", letters)
            yield absence_finding(check, section.letter, message=message, quote=section.heading)


def placeholder_left(plan: Plan, check: Check, context: CheckContext) -> Iterator[Finding]:
    """STR004: a placeholder, or an instruction to the writer of the plan, left in a section or on the front sheet."""
    for section in (plan.front, *plan.sections):
        seen: set[int] = set()
        for start, end in sorted(_placeholders(section, check)):
            line = next((line.start for line in section.lines if line.start <= start < line.end), start)
            if line not in seen:
                seen.add(line)
                yield quote_finding(check, section, start, end)


def _tells_parts_of_h(section: Section) -> bool:
    """Return whether what is of the Act of 1970, and then what is other provision, begin sentences of their own."""
    if {section.letter, *section.shared_with} != {"H1", "H2"}:
        return False
    is_of_the_act = False
    for line in section.lines:
        text = section.text[line.start : line.end]
        for start, end in find_sentences(text):
            sentence = text[start:end]
            if is_of_the_act and _OF_OTHERS.match(sentence):
                return True
            is_of_the_act = is_of_the_act or bool(_OF_THE_ACT.search(sentence) and not _OF_OTHERS.search(sentence))
    return False


def has_content(section: Section) -> bool:
    """Return whether anything stands under the heading, column heads and the template's guidance left aside."""
    aside = (LineKind.COLUMN_HEADS, LineKind.GUIDANCE)
    if not section.lines:
        return bool(section.text.strip())
    lines = (section.text[line.start : line.end] for line in section.lines if line.kind not in aside)
    return any(re.search(r"\w", line) for line in lines)


CHECKS: Mapping[str, CheckFunction] = {
    "STR001": section_missing,
    "STR002": section_empty,
    "STR003": sections_merged,
    "STR004": placeholder_left,
}

_OF_THE_ACT = re.compile(
    r"(?i:chronically sick|csdpa|\bunder (?:section 2|the act)|\bsection 2 of|\bthe 1970 act|\bact (?:of )?1970)"
    r"|\bH1\b"
)
_OF_OTHERS = re.compile(r"\W*(?:(?i:(?:any |all )?other (?:social care\b|care\b|provision\b|support\b))|H2\b)")
"""How a sentence or a row begins that is of H2 where another is of the Act of 1970."""

_MERGE_FIELD = re.compile(r"«[^«»\n]{1,40}»|\{\{[^{}\n]{1,40}\}\}|<<[^<>\n]{1,40}>>")
_BRACKETED = re.compile(r"[\[<«{](?P<inside>[^\[\]<>«»{}\n]{2,80})[\]>»}]")
# Three crosses in quotation marks are kisses.
# "47,XXX" is a set of chromosomes.
_CROSSES = re.compile(r"(?<![\w'‘’“\"])(?<!4\d,)(?<!4\d, )(?:[Xx]{3,}|_{5,}|\.{8,}|…{3,})(?!\w)")


_UNIT = r"(?:hours?|hrs?|minutes?|mins?|weeks?|days?|months?|years?|times|sessions?|pupils|per cent|%)"
_CROSSED_NUMBER = re.compile(rf"(?<![\w'‘’“\"])(?:xx|XX|\?\?|__+|#{{2,}}) ?{_UNIT}(?!\w)")
"""A number that was never filled in: "xx hours"."""
_STARRED = re.compile(r"\*\*+ ?[A-Z][A-Z/' ]{2,60}[A-Z] ?\*\*+")
"""A field of the template in capitals between stars: "**NAME OF SCHOOL**"."""
_OWN = re.compile(r"(?i)\s*(?:my|his|her|their|our)\b(?!/)")
"""Square brackets that an editor put into somebody's words, for what they meant: "[my old school]"."""

_TO_WRITERS = re.compile(
    r"\s*(?:please\s+)?(?:describe|list|state|set out|record|outline|summari[sz]e|explain|include|specify|give|say)\s+"
    r"(?:here\b|in this\b|below\b|briefly\b)",
    re.I,
)
_FORBIDS = re.compile(
    r"\bdo not (?:include|write|put|repeat|use)\b[^.]{0,60}\bin this (?:box|section|column|part)\b", re.I
)
"""What tells the writer of a plan how to fill a box, though nothing marks it as guidance."""

_OPENING = "[<«{"
_CROSSED = ("xxx", "XXX", "Xxx", "xXX", "xxX", "XXx", "xXx", "XxX", "_____", "........", "………")
_NOT_FILLED_IN = ("xx", "XX", "??", "__", "##")
_INSIDE = re.compile(r"[\w,'’] $")
_STARS = "**"
"""What the patterns ask for: without it they need not be tried."""


def _has_one(text: str, parts: Iterable[str]) -> bool:
    return any(part in text for part in parts)


def _placeholders(section: Section, check: Check) -> Iterator[tuple[int, int]]:
    yield from find_words(section.text, phrases_of(check, "anywhere"))
    for start, end in find_words(section.text, phrases_of(check, "prompts")):
        if not (section.text[start].islower() and _INSIDE.search(section.text, max(0, start - 2), start)):
            yield start, end
    # The dots of a contents list and the lines of a form to sign are no crosses to fill in.
    if section.letter != "front" and _has_one(section.text, _CROSSED):
        yield from (match.span() for match in _CROSSES.finditer(section.text))
    if _has_one(section.text, _NOT_FILLED_IN):
        yield from (match.span() for match in _CROSSED_NUMBER.finditer(section.text))
    if _STARS in section.text:
        yield from (match.span() for match in _STARRED.finditer(section.text))
    if _has_one(section.text, _OPENING):
        yield from (match.span() for match in _MERGE_FIELD.finditer(section.text))
        for match in _BRACKETED.finditer(section.text):
            if not _OWN.match(match["inside"]) and has_words(match["inside"], phrases_of(check, "in_brackets")):
                yield match.span()
    for line in section.lines:
        if _is_to_the_writer(section.text[line.start : line.end], line.kind, check):
            yield line.start, line.end


def _is_to_the_writer(words: str, kind: LineKind, check: Check) -> bool:
    if kind is LineKind.TEXT:
        return bool(_TO_WRITERS.match(words)) or ("n this " in words.lower() and bool(_FORBIDS.search(words)))
    return kind is LineKind.GUIDANCE and has_words(words, phrases_of(check, "in_guidance"))
