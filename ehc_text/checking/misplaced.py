"""STR006: provision written among the needs (B, C or D), where nobody has to secure it (CFA 2014 s.42)."""

from collections.abc import Iterator, Mapping

from ehc_text.checking.context import CheckContext, CheckFunction, phrases_of
from ehc_text.checking.evidence import quote_finding
from ehc_text.language.sentences import find_sentences
from ehc_text.language.wording import has_words
from ehc_text.records.finding import Finding
from ehc_text.records.plan import LineKind, Plan, Section
from ehc_text.records.rules import Check


def content_misplaced(plan: Plan, check: Check, context: CheckContext) -> Iterator[Finding]:
    """STR006: a sentence of B, C or D in which a named member of staff gives support, as of now or in future."""
    for section in plan.sections:
        if section.letter not in check.sections:
            continue
        for start, end in _sentences(section):
            if _is_provision(section.text[start:end], check):
                yield quote_finding(check, section, start, end)


CHECKS: Mapping[str, CheckFunction] = {"STR006": content_misplaced}


def _sentences(section: Section) -> Iterator[tuple[int, int]]:
    for line in section.lines:
        if line.kind in (LineKind.TEXT, LineKind.ITEM, LineKind.ROW):
            for start, end in find_sentences(section.text[line.start : line.end]):
                yield line.start + start, line.start + end


def _is_provision(sentence: str, check: Check) -> bool:
    """A promise alone is a plan for a review, a deliverer alone a description: it takes both, and when."""
    return (
        has_words(sentence, phrases_of(check, "deliverers"))
        and has_words(sentence, phrases_of(check, "promises"))
        and has_words(sentence, phrases_of(check, "when"))
        and not has_words(sentence, phrases_of(check, "aside"))
    )
