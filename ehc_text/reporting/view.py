"""Findings as a person reads them: by section, each passage once, its faulty words marked."""

from collections.abc import Sequence
from dataclasses import dataclass

from ehc_text.records.assessment import AssessedFile, FileFacts
from ehc_text.records.document import Problem
from ehc_text.records.finding import Acceptance, Finding
from ehc_text.records.plan import SECTION_LETTERS, SECTION_TITLES, FacetKind, Plan, Statement
from ehc_text.reporting.contract_object import VAGUE_THEME

WHOLE_DOCUMENT = "The whole document"

KIND_NAMES = {"ehc_plan": "EHC plan", "annual_review": "Annual review report", "other": "Another document"}

_ASKED_OF_PROVISION = (
    (FacetKind.WHO, "who"),
    (FacetKind.FREQUENCY, "how often"),
    (FacetKind.DURATION, "how long"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """A stretch of a passage; `is_quote` where a finding points at just these words."""

    text: str
    is_quote: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PassageView:
    """A sentence, row or statement with all that was found in it; no segments where the fault is an absence.

    `said` pairs what provision has to say with the document's words for it, `not_said` names what was not found;
    both are empty for a passage that is no vague provision statement.
    """

    segments: tuple[Segment, ...]
    findings: tuple[Finding, ...]
    page: int | None
    statement: str | None
    said: tuple[tuple[str, str], ...] = ()
    not_said: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionView:
    """One section's passages, in the order in which they stand; `letter` is "" for the whole document."""

    letter: str
    title: str
    passages: tuple[PassageView, ...]

    @property
    def finding_count(self) -> int:
        """How many open findings the section has."""
        return sum(finding.is_open for passage in self.passages for finding in passage.findings)


def sections_with_findings(assessed: AssessedFile) -> tuple[SectionView, ...]:
    """Return the sections that have findings, in statutory order, after what concerns the whole document."""
    by_letter: dict[str, list[Finding]] = {}
    for finding in assessed.findings:
        by_letter.setdefault(finding.section or "", []).append(finding)
    letters = sorted(by_letter, key=_section_rank)
    return tuple(_section_view(letter, by_letter[letter], assessed.plan) for letter in letters)


def section_title(letter: str) -> str:
    """Return the section's title, or the letter itself where it is none of A to K."""
    return SECTION_TITLES.get(letter, letter.capitalize()) if letter else WHOLE_DOCUMENT


def told(file: FileFacts, problem: Problem) -> str:
    """Return a problem's message for a place where the file is named already, with its page."""
    message = problem.message.removeprefix(f"{file.name}: ")
    names_page = problem.page is None or "page" in message
    return message if names_page else f"page {problem.page}: {message}"


def acceptance_text(one: Acceptance) -> str:
    """Return who accepted a finding, why and until when, as a sentence."""
    until = f"{one.until.day} {one.until:%B %Y}"
    if one.has_run_out:
        return f"This was accepted by {one.accepted_by} until {until}: that has run out, and it counts again."
    return f"Accepted by {one.accepted_by} until {until}, and not counted: {one.reason}"


def marked(context: str, findings: Sequence[Finding], section_text: str) -> tuple[Segment, ...]:
    """Return the context cut into stretches that are quoted by a finding and stretches that are not.

    Marks are there to lead the eye: a quote that is all of the context, or that holds a shorter one, is not marked.
    """
    spans = _telling({span for finding in findings if (span := _span_in(context, finding, section_text))}, len(context))
    segments: list[Segment] = []
    done = 0
    for start, end in spans:
        if end <= done:
            continue
        start = max(start, done)
        segments += [Segment(text=context[done:start], is_quote=False), Segment(text=context[start:end], is_quote=True)]
        done = end
    segments.append(Segment(text=context[done:], is_quote=False))
    return tuple(segment for segment in segments if segment.text)


def _telling(spans: set[tuple[int, int]], length: int) -> list[tuple[int, int]]:
    return sorted(
        span
        for span in spans
        if span != (0, length) and not any(span[0] <= s and e <= span[1] for s, e in spans - {span})
    )


def _section_rank(letter: str) -> tuple[int, str]:
    if not letter:
        return -1, ""
    known = SECTION_LETTERS.index(letter) if letter in SECTION_LETTERS else len(SECTION_LETTERS)
    return known, letter


def _section_view(letter: str, findings: Sequence[Finding], plan: Plan | None) -> SectionView:
    text = next((section.text for section in plan.sections if section.letter == letter), "") if plan else ""
    statements = {statement.id: statement for statement in plan.statements} if plan else {}
    groups: dict[tuple[str, ...], list[Finding]] = {}
    for finding in sorted(findings, key=_where):
        groups.setdefault(_passage_key(finding), []).append(finding)
    passages = tuple(_passage_view(group, text, statements) for group in groups.values())
    return SectionView(letter=letter, title=section_title(letter), passages=passages)


def _where(finding: Finding) -> tuple[bool, int, str]:
    """Absences first, then in the order of the text."""
    return finding.start is not None, finding.start or 0, finding.code


def _passage_key(finding: Finding) -> tuple[str, ...]:
    if finding.statement:
        return ("statement", finding.statement)
    if finding.context:
        return ("context", finding.context)
    return ("alone", finding.code, finding.quote, str(finding.start))


def _passage_view(findings: Sequence[Finding], text: str, statements: dict[str, Statement]) -> PassageView:
    first = findings[0]
    statement = statements.get(first.statement or "")
    context = statement.text if statement else (first.context or first.quote)
    is_vague = any(finding.theme == VAGUE_THEME for finding in findings)
    return PassageView(
        segments=marked(context, findings, text),
        findings=tuple(findings),
        page=next((finding.page for finding in findings if finding.page is not None), None),
        statement=first.statement,
        said=said_of(statement) if statement and is_vague else (),
        not_said=not_said_of(statement) if statement and is_vague else (),
    )


def said_of(statement: Statement) -> tuple[tuple[str, str], ...]:
    """Return what the statement says of who, how often and how long, in its own words."""
    pairs = ((name, _words(statement, kind)) for kind, name in _ASKED_OF_PROVISION)
    return tuple((name, words) for name, words in pairs if words)


def not_said_of(statement: Statement) -> tuple[str, ...]:
    """Return which of who, how often and how long the statement does not say."""
    return tuple(name for kind, name in _ASKED_OF_PROVISION if not _words(statement, kind))


def _words(statement: Statement, kind: FacetKind) -> str:
    return ", ".join(dict.fromkeys(facet.words for facet in statement.facets if facet.kind is kind))


def _span_in(context: str, finding: Finding, section_text: str) -> tuple[int, int] | None:
    """Find the quote in its context: by its offsets where the context stands in the section, else by its words."""
    if not finding.quote:
        return None
    if finding.start is not None and finding.end is not None:
        at = section_text.rfind(context, 0, finding.start + len(context))
        if at != -1 and at <= finding.start and finding.end <= at + len(context):
            return finding.start - at, finding.end - at
    at = context.find(finding.quote)
    return (at, at + len(finding.quote)) if at != -1 else None
