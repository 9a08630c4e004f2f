"""The kinds of check that read any section: words that must not stand there, and words of which one must."""

from collections.abc import Iterator, Sequence

from ehc_text.checking.evidence import absence_finding, quote_finding, section_of
from ehc_text.checking.kinds import HARMLESS, FoundPhrases, finder_for
from ehc_text.records.finding import Finding
from ehc_text.records.plan import LineKind, Plan, Section
from ehc_text.records.rules import Check, CheckKind

KINDS = frozenset({CheckKind.WORDING, CheckKind.MISSING_WORDING})


def wording_findings(plan: Plan, checks: Sequence[Check]) -> Iterator[Finding]:
    """Yield the findings of the checks of these kinds: one for a line, or for a section without the words."""
    if not checks:
        return
    by_code = {check.code: check for check in checks}
    said: set[tuple[str, str]] = set()
    sections = (plan.front, *plan.sections, plan.tail)
    found = finder_for(checks).find_all(text for section in sections for _, text in _lines(section))
    for section in sections:
        for code, start, end in _first_in_each_line(section, found):
            check = by_code[code]
            said.add((code, section.letter))
            if check.kind is CheckKind.WORDING and section.letter in check.sections:
                yield quote_finding(check, section, start, end)
    for check in checks:
        if check.kind is CheckKind.MISSING_WORDING:
            yield from _missing(plan, check, said)


def _lines(section: Section) -> Iterator[tuple[int, str]]:
    """Yield where each line starts that is no guidance of the template, and its text."""
    for line in section.lines:
        if line.kind is not LineKind.GUIDANCE:
            yield line.start, section.text[line.start : line.end]


def _first_in_each_line(section: Section, found: FoundPhrases) -> Iterator[tuple[str, int, int]]:
    for line_start, text in _lines(section):
        codes: set[str] = set()
        for hit in found[text]:
            code, _, group = hit.group.partition("/")
            if group != HARMLESS and code not in codes:
                codes.add(code)
                yield code, line_start + hit.start, line_start + hit.end


def _missing(plan: Plan, check: Check, said: set[tuple[str, str]]) -> Iterator[Finding]:
    """Yield a finding for each section that has words and none of the check's; a section that is not there has none."""
    for letter in check.sections:
        section = section_of(plan, letter)
        if section is not None and section.text.strip() and (check.code, letter) not in said:
            yield absence_finding(check, letter, quote=section.heading)
