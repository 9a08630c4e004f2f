"""A file as reports show it under a pseudonym: its label for its name, and no names in what is quoted."""

from collections.abc import Container
from dataclasses import replace

from ehc_text.records.assessment import AssessedFile, FileFacts
from ehc_text.records.document import Problem, ProblemKind
from ehc_text.records.finding import Finding
from ehc_text.records.place import Piece
from ehc_text.records.plan import Child, Facet, Line, Plan, Section, Statement
from ehc_text.reporting.csv_table import BYTE_ORDER_MARK, as_csv, safe_cells
from ehc_text.reporting.hiding import Hidden, Hider

KEY_HEADINGS = ("pseudonym", "file", "first_name", "surname", "date_of_birth", "child")
"""`child` is the key that stands for name and date of birth in a file of accepted findings."""


def pseudonymous(assessed: AssessedFile, label: str, first_names: frozenset[str]) -> AssessedFile:
    """Return the file as reports show it: called `label`, with names hidden in its sections, statements and findings.

    The front sheet and what follows Section K are left empty, and of the statements only those that a finding names are
    kept, without what only checks need. Offsets hold in the sections as they are now. `first_names` are in small
    letters.
    """
    plan = assessed.plan
    hider = Hider(plan.child if plan else Child(), first_names)
    sections = {section.letter: hider.hidden(section.text) for section in plan.sections} if plan else {}
    return replace(
        assessed,
        file=replace(assessed.file, name=label, path=label),
        plan=_plan(plan, sections, hider, {finding.statement for finding in assessed.findings}) if plan else None,
        findings=tuple(_finding(finding, sections, hider) for finding in assessed.findings),
        problems=tuple(_problem(problem, assessed.file, label) for problem in assessed.problems),
    )


def key_headings_text() -> str:
    """Return the row of headings of the key."""
    return BYTE_ORDER_MARK + as_csv([KEY_HEADINGS])


def key_row(assessed: AssessedFile, label: str, child: str) -> str:
    """Return the line of the key that says whom the pseudonym stands for."""
    who = assessed.plan.child if assessed.plan else Child()
    born = who.date_of_birth.isoformat() if who.date_of_birth else ""
    return as_csv([safe_cells([label, assessed.file.path, who.first_name or "", who.surname or "", born, child])])


def _plan(plan: Plan, sections: dict[str, Hidden], hider: Hider, named: Container[str | None]) -> Plan:
    return replace(
        plan,
        child=Child(age=plan.child.age, year_group=plan.child.year_group),
        front=Section(letter=plan.front.letter, heading="", text=""),
        tail=Section(letter=plan.tail.letter, heading="", text=""),
        sections=tuple(_section(section, sections[section.letter], hider) for section in plan.sections),
        statements=tuple(
            _statement(one, sections.get(one.section), hider) for one in plan.statements if one.id in named
        ),
        needs=(),
        outcomes=(),
        advice=(),
        views=(),
        mentions=(),
        margins=(),
    )


def _section(section: Section, hidden: Hidden, hider: Hider) -> Section:
    return replace(
        section,
        heading=hider.text(section.heading),
        text=hidden.text,
        lines=tuple(_line(line, hidden) for line in section.lines),
        pieces=tuple(_piece(piece, hidden) for piece in section.pieces) if hidden.has_edits else section.pieces,
    )


def _line(line: Line, hidden: Hidden) -> Line:
    """Return the line where it stands now, without its label and what stands above it: names may be in them."""
    return Line(start=hidden.start_of(line.start), end=hidden.end_of(line.end), kind=line.kind, level=line.level)


def _piece(piece: Piece, hidden: Hidden) -> Piece:
    return Piece(start=hidden.start_of(piece.start), end=hidden.end_of(piece.end), place=piece.place)


def _statement(one: Statement, hidden: Hidden | None, hider: Hider) -> Statement:
    start, end = (hidden.start_of(one.start), hidden.end_of(one.end)) if hidden else (one.start, one.end)
    return Statement(
        id=one.id,
        section=one.section,
        text=hidden.text[start:end] if hidden else hider.text(one.text),
        start=start,
        end=end,
        facets=tuple(Facet(kind=facet.kind, words=hider.text(facet.words)) for facet in one.facets),
    )


def _finding(finding: Finding, sections: dict[str, Hidden], hider: Hider) -> Finding:
    hidden = sections.get(finding.section or "")
    start, end, quote, context = finding.start, finding.end, None, None
    if hidden and start is not None and end is not None:
        context = hidden.words_at(finding.context, start)
        start, end = hidden.start_of(start), hidden.end_of(end)
        quote = hidden.text[start:end]
    accepted = finding.acceptance
    return replace(
        finding,
        quote=hider.text(finding.quote) if quote is None else quote,
        context=hider.text(finding.context) if context is None else context,
        start=start,
        end=end,
        message=hider.text(finding.message),
        acceptance=replace(accepted, reason=hider.text(accepted.reason)) if accepted else None,
    )


def _problem(problem: Problem, file: FileFacts, label: str) -> Problem:
    if problem.kind is ProblemKind.DUPLICATE:
        return replace(problem, message=f"the same contents as {file.pseudonym}")
    message = problem.message
    for name in filter(None, (file.path, file.name)):
        message = message.replace(name, label)
    return replace(problem, message=message)
