"""An AssessedFile to the published contract object."""

from collections.abc import Collection, Sequence

from ehc_text.records.assessment import AssessedFile, QualityAssessment
from ehc_text.records.document import Problem, ProblemKind
from ehc_text.records.finding import Acceptance, Basis, Finding
from ehc_text.records.place import Piece
from ehc_text.records.plan import SECTION_LETTERS, DocumentKind, FacetKind, Plan, PlanStatus, Section, Statement
from ehc_text.reporting.contract import (
    SCHEMA_VERSION,
    AcceptedPart,
    AssessmentPart,
    ChildPart,
    ContractObject,
    DatesPart,
    FacetsPart,
    FilePart,
    FindingPart,
    ProblemPart,
    SectionGradePart,
    SectionPart,
    StandardPart,
    StatementPart,
)

VAGUE_THEME = "vague_provision"

UNREAD_KINDS = frozenset(
    {
        ProblemKind.UNREADABLE,
        ProblemKind.EMPTY,
        ProblemKind.PASSWORD,
        ProblemKind.FAULT,
        ProblemKind.TIME_LIMIT,
        ProblemKind.MEMORY_LIMIT,
        ProblemKind.READER_DIED,
    }
)
"""The problems of a file that was not read at all."""


def contract_object(assessed: AssessedFile) -> ContractObject:
    """Return what is published of one file. A file that could not be read has problems and no sections."""
    plan = assessed.plan
    sections = {section.letter: _section_part(section) for section in plan.sections} if plan else {}
    return ContractObject(
        schema=SCHEMA_VERSION,
        file=_file_part(assessed),
        kind=plan.kind if plan else DocumentKind.OTHER,
        status=plan.status if plan else PlanStatus.UNKNOWN,
        as_of=assessed.as_of,
        child=_child_part(plan),
        dates=_dates_part(plan),
        sections=sections,
        statements=_statement_parts(plan, assessed.findings) if plan else [],
        findings=[_finding_part(finding, sections) for finding in assessed.findings],
        assessment=_assessment_part(assessed.assessment),
        problems=[_problem_part(problem) for problem in assessed.problems],
    )


def is_read(assessed: AssessedFile) -> bool:
    """Return whether words could be read from the file, so that it may be counted as looked at."""
    return assessed.plan is not None and not any(problem.kind in UNREAD_KINDS for problem in assessed.problems)


def basis_text(basis: Basis) -> str:
    """Return the guidance as one would cite it: "SEND Code of Practice 2015, 9.69"."""
    return ", ".join(part for part in (basis.name, basis.ref) if part)


def basis_cited(basis: Basis) -> str:
    """Return the guidance with the day on which it was read, and where, if one of us read it."""
    if basis.read_on is None:
        return basis_text(basis)
    how = f"read on {basis.read_on}, {basis.read_in}" if basis.read_in else f"read there on {basis.read_on}"
    return f"{basis_text(basis)} ({how})"


def section_pages(pieces: Sequence[Piece]) -> list[int] | None:
    """Return the pages that the pieces stand on, in order, or None where the format has no pages."""
    pages = sorted({piece.place.page for piece in pieces if piece.place.page is not None})
    return pages or None


def _file_part(assessed: AssessedFile) -> FilePart:
    facts = assessed.file
    return FilePart(
        name=_valid(facts.name),
        path=_valid(facts.path),
        sha256=facts.sha256,
        format=facts.format,
        pages=facts.page_count,
        words=facts.word_count,
    )


def _valid(name: str) -> str:
    """Return the name with what is no text in it (bytes of another code page) replaced, so that it can be written."""
    return name.encode("utf-8", errors="replace").decode("utf-8")


def _child_part(plan: Plan | None) -> ChildPart:
    if plan is None:
        return ChildPart()
    child = plan.child
    return ChildPart(
        first_name=child.first_name,
        surname=child.surname,
        date_of_birth=child.date_of_birth,
        age=child.age,
        year_group=child.year_group,
    )


def _dates_part(plan: Plan | None) -> DatesPart:
    if plan is None:
        return DatesPart()
    return DatesPart(**{role: getattr(plan.dates, role) for role in DatesPart.model_fields})


def _section_part(section: Section) -> SectionPart:
    return SectionPart(heading=section.heading, text=section.text, pages=section_pages(section.pieces))


def _statement_parts(plan: Plan, findings: Sequence[Finding]) -> list[StatementPart]:
    vague: dict[str, list[Finding]] = {}
    for finding in findings:
        if finding.theme == VAGUE_THEME and finding.statement is not None:
            vague.setdefault(finding.statement, []).append(finding)
    return [_statement_part(statement, vague.get(statement.id, [])) for statement in plan.statements]


def _statement_part(statement: Statement, causes: Sequence[Finding]) -> StatementPart:
    return StatementPart(
        id=statement.id,
        section=statement.section,
        text=statement.text,
        vague=bool(causes),
        score=max((cause.confidence for cause in causes), default=0.0),
        codes=sorted({cause.code for cause in causes}),
        facets=_facets_part(statement),
        start=statement.start,
        end=statement.end,
        columns=_columns(statement),
        lead_in=" ".join(statement.around),
    )


def _columns(statement: Statement) -> str:
    """Return the headings of a row's columns, "" where no column has one."""
    headings = [cell.heading for cell in statement.cells if not cell.inherited]
    return " | ".join(headings) if any(headings) else ""


def _facets_part(statement: Statement) -> FacetsPart:
    words = {kind.value: [facet.words for facet in statement.facets if facet.kind is kind] for kind in FacetKind}
    return FacetsPart(**words)


def _finding_part(finding: Finding, published: Collection[str]) -> FindingPart:
    """Offsets count in a section's text: what stands on the front sheet or after Section K is published without.

    A finding about what is not there quotes nothing, at the start of its section, so that `text[start:end] == quote`
    holds of every finding that names a section; its heading stands in `context`.
    """
    is_published = finding.section in published
    is_absence = is_published and finding.start is None
    return FindingPart(
        code=finding.code,
        name=finding.name,
        theme=finding.theme,
        severity=finding.severity,
        agency=finding.agency,
        section=finding.section if finding.section in SECTION_LETTERS else None,
        statement=finding.statement,
        quote="" if is_absence else finding.quote,
        context=finding.context or finding.quote,
        start=0 if is_absence else finding.start if is_published else None,
        end=0 if is_absence else finding.end if is_published else None,
        page=finding.page,
        message=finding.message,
        advice=finding.advice,
        basis=basis_text(finding.basis),
        by=finding.by,
        confidence=finding.confidence,
        accepted=_accepted_part(finding.acceptance) if finding.acceptance else None,
    )


def _accepted_part(one: Acceptance) -> AcceptedPart:
    return AcceptedPart(reason=one.reason, accepted_by=one.accepted_by, until=one.until, has_run_out=one.has_run_out)


def _assessment_part(assessment: QualityAssessment | None) -> AssessmentPart | None:
    if assessment is None:
        return None
    standards = [
        StandardPart(
            id=result.id,
            name=result.name,
            grade=result.grade,
            findings=result.finding_count,
            abstained=list(result.abstained),
        )
        for result in assessment.standards
    ]
    sections = [
        SectionGradePart(letter=result.letter, grade=result.grade, findings=result.finding_count)
        for result in assessment.sections
    ]
    return AssessmentPart(standards=standards, grade=assessment.grade, score=assessment.score, sections=sections)


def _problem_part(problem: Problem) -> ProblemPart:
    return ProblemPart(kind=problem.kind.value, message=problem.message, page=problem.page)
