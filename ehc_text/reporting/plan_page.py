"""One plan as a page of HTML: its sections as read, faulty words marked, and below each line what is wrong with it."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from markupsafe import Markup, escape

from ehc_text.records.assessment import AssessedFile
from ehc_text.records.finding import Finding, Severity
from ehc_text.records.plan import Line, LineKind, Plan, Section, Statement
from ehc_text.records.scan import FileSummary
from ehc_text.reporting.contract_object import VAGUE_THEME, section_pages
from ehc_text.reporting.pages import environment
from ehc_text.reporting.view import not_said_of, said_of, section_title

FOLDER = "plan"
"""The folder of the plans' pages, in the scan's folder."""

_WHOLE = 0.8
"""A mark over more than this much of a line is drawn as a bar beside it: a page of yellow leads no eye."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A finding with its number on the page, and for vague provision what its statement says and does not say."""

    number: int
    finding: Finding
    said: tuple[tuple[str, str], ...] = ()
    not_said: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """Words of a line that the same notes point at; `ends` are the numbers of those that end with it."""

    text: str
    severity: str = ""
    ends: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LineView:
    """A line of a section, its stretches, and the notes on it; `is_whole` where a note points at all of it."""

    kind: str
    stretches: tuple[Stretch, ...]
    notes: tuple[Note, ...] = ()
    is_whole: bool = False

    @property
    def paragraph(self) -> Markup:
        """The line as HTML: a page has hundreds, and a template takes several times as long for each."""
        words = "".join(map(_marked, self.stretches))
        return Markup(f'<p class="text {self.kind}{" whole" if self.is_whole else ""}">{words}</p>')  # noqa: S704 - escaped


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionPage:
    """A section: its letter ("" for the whole document), the notes on what it lacks, and its lines."""

    letter: str
    title: str
    heading: str = ""
    pages: tuple[int, ...] = ()
    absences: tuple[Note, ...] = ()
    lines: tuple[LineView, ...] = ()

    @property
    def note_count(self) -> int:
        """How many findings are told in it."""
        return len(self.absences) + sum(len(line.notes) for line in self.lines)


@dataclass(slots=True)
class _Numbering:
    """Gives each finding its number, in the order of the page."""

    statements: dict[str, Statement]
    last: int = 0

    def note(self, finding: Finding) -> Note:
        self.last += 1
        statement = self.statements.get(finding.statement or "") if finding.theme == VAGUE_THEME else None
        return Note(
            number=self.last,
            finding=finding,
            said=said_of(statement) if statement else (),
            not_said=not_said_of(statement) if statement else (),
        )


def sections_of(assessed: AssessedFile) -> tuple[SectionPage, ...]:
    """Return what concerns the whole document, and then every section that the file has, with its findings."""
    plan = assessed.plan
    if plan is None:
        return ()
    numbering = _Numbering({statement.id: statement for statement in plan.statements})
    by_letter: dict[str, list[Finding]] = {}
    for finding in assessed.findings:
        by_letter.setdefault(finding.section or "", []).append(finding)
    pages = [_apart(letter, by_letter[letter], numbering) for letter in _outside(by_letter, plan)]
    pages += [_section(section, by_letter.get(section.letter, []), numbering) for section in plan.sections]
    return tuple(pages)


def plan_page_text(assessed: AssessedFile, summary: FileSummary) -> str:
    """Return the page of a plan that was read."""
    page = environment().get_template("plan.html")
    sections = sections_of(assessed)
    return page.render(file=summary, sections=sections, as_of=assessed.as_of, assessment=assessed.assessment)


def _outside(by_letter: dict[str, list[Finding]], plan: Plan) -> list[str]:
    """Return where findings stand that is no section of the file: the front sheet, a section that is missing."""
    letters = {section.letter for section in plan.sections}
    return [letter for letter in by_letter if letter not in letters]


def _apart(letter: str, findings: Iterable[Finding], numbering: _Numbering) -> SectionPage:
    notes = tuple(numbering.note(finding) for finding in findings)
    return SectionPage(letter=letter, title=section_title(letter), absences=notes)


def _section(section: Section, findings: Sequence[Finding], numbering: _Numbering) -> SectionPage:
    placed = sorted((f for f in findings if f.start is not None), key=lambda f: (f.start or 0, f.end or 0, f.code))
    absences = tuple(numbering.note(finding) for finding in findings if finding.start is None)
    lines = section.lines or tuple(_plain_lines(section.text))
    by_line: dict[int, list[Note]] = {}
    starts = [line.start for line in lines]
    for finding in placed:
        by_line.setdefault(max(0, bisect_right(starts, finding.start or 0) - 1), []).append(numbering.note(finding))
    return SectionPage(
        letter=section.letter,
        title=section_title(section.letter),
        heading=section.heading,
        pages=tuple(section_pages(section.pieces) or ()),
        absences=absences,
        lines=tuple(_line(section.text, line, by_line.get(number, [])) for number, line in enumerate(lines)),
    )


def _plain_lines(text: str) -> Iterator[Line]:
    start = 0
    for words in text.split("\n"):
        yield Line(start=start, end=start + len(words), kind=LineKind.TEXT)
        start += len(words) + 1


def _line(text: str, line: Line, notes: Sequence[Note]) -> LineView:
    """Return the line cut where a note's words start or end."""
    if not notes:
        whole_line = (Stretch(text=text[line.start : line.end]),) if line.end > line.start else ()
        return LineView(kind=line.kind.value, stretches=whole_line)
    spans = [(*_within(note.finding, line), note) for note in notes]
    length = line.end - line.start
    narrow = [(start, end, note) for start, end, note in spans if end - start <= _WHOLE * length]
    cuts = sorted({line.start, line.end, *(s for s, _, _ in narrow), *(e for _, e, _ in narrow)})
    stretches = []
    for start, end in pairwise(cuts):
        over = [note for s, e, note in narrow if s <= start and end <= e]
        weights = [note.finding.severity for note in over]
        stretches.append(
            Stretch(
                text=text[start:end],
                severity=next((severity.value for severity in Severity if severity in weights), ""),
                ends=tuple(note.number for s, e, note in narrow if e == end and s < e),
            )
        )
    whole = tuple(note.number for s, e, note in spans if e - s > _WHOLE * length)
    if whole:
        stretches.append(Stretch(text="", ends=whole))
    return LineView(kind=line.kind.value, stretches=tuple(stretches), notes=tuple(notes), is_whole=bool(whole))


def _within(finding: Finding, line: Line) -> tuple[int, int]:
    start, end = finding.start or 0, finding.end or 0
    return min(max(start, line.start), line.end), max(min(end, line.end), line.start)


def _marked(one: Stretch) -> str:
    """Return the stretch as HTML, with the numbers of the notes that end with it."""
    words = str(escape(one.text))
    if one.severity:
        words = f'<mark class="{one.severity}">{words}</mark>'
    if not one.ends:
        return words
    return words + "".join(f'<a class="ref" href="#f{n}" aria-label="finding {n}">{n}</a>' for n in one.ends)
