"""Assessed files built by hand, for tests of what is made of them."""

import datetime as dt

from ehc_text.records.assessment import AssessedFile, FileFacts, Grade, QualityAssessment, StandardResult
from ehc_text.records.document import FileFormat, Problem, ProblemKind
from ehc_text.records.finding import Acceptance, Agency, Basis, Finding, Severity
from ehc_text.records.place import Piece, Place
from ehc_text.records.plan import (
    Child,
    DocumentKind,
    Facet,
    FacetKind,
    Plan,
    PlanDates,
    PlanStatus,
    Section,
    Statement,
)

AS_OF = dt.date(2026, 11, 1)

F_TEXT = "Regular sessions with a therapist.\nDaily help <b>from</b> the class TA."


def section(letter: str, text: str, *, page: int | None = None, heading: str = "") -> Section:
    pieces = (Piece(start=0, end=len(text), place=Place(page=page)),) if text else ()
    return Section(letter=letter, heading=heading or f"Section {letter}", text=text, pieces=pieces)


def statement(number: int, text: str, *, start: int, facets: tuple[Facet, ...] = ()) -> Statement:
    return Statement(id=f"F-{number:03}", section="F", text=text, start=start, end=start + len(text), facets=facets)


def finding(code: str = "VAG003", **changes) -> Finding:
    fields = {
        "code": code,
        "name": "unquantified-frequency",
        "theme": "vague_provision",
        "severity": Severity.MEDIUM,
        "agency": Agency.EDUCATION,
        "section": "F",
        "statement": "F-001",
        "quote": "Regular",
        "context": "Regular sessions with a therapist.",
        "start": 0,
        "end": 7,
        "page": 4,
        "message": "'Regular' does not say how often.",
        "advice": "Say how often.",
        "basis": Basis(name="SEND Code of Practice 2015", ref="9.69"),
        "confidence": 0.9,
    }
    return Finding(**{**fields, **changes})


def accepted(**changes) -> Acceptance:
    fields = {
        "reason": "The school sends its timetable each term.",
        "accepted_by": "R. Okafor",
        "until": dt.date(2027, 3, 31),
        "source": "accepted.csv:2",
    }
    return Acceptance(**{**fields, **changes})


def absence(code: str = "VOI001", letter: str | None = "A", severity: Severity = Severity.HIGH) -> Finding:
    return finding(
        code,
        name="no-child-views",
        theme="child_voice",
        severity=severity,
        section=letter,
        statement=None,
        quote="",
        context="",
        start=None,
        end=None,
        page=None,
        message="Nothing of the child's own views.",
        confidence=1.0,
    )


def plan(**changes) -> Plan:
    second = F_TEXT.index("Daily")
    fields = {
        "kind": DocumentKind.EHC_PLAN,
        "status": PlanStatus.FINAL,
        "child": Child(first_name="Ines", surname="Orme", date_of_birth=dt.date(2017, 5, 4), age=9, year_group=5),
        "dates": PlanDates(final=dt.date(2025, 11, 1), next_review=dt.date(2026, 11, 1)),
        "front": section("front", ""),
        "tail": section("tail", ""),
        "sections": (section("A", ""), section("F", F_TEXT, page=4, heading="F: Special educational provision")),
        "statements": (
            statement(1, F_TEXT[: second - 1], start=0, facets=(Facet(kind=FacetKind.WHO, words="a therapist"),)),
            statement(2, F_TEXT[second:], start=second),
        ),
        "word_count": 10,
    }
    return Plan(**{**fields, **changes})


def assessed(
    path: str = "north/plan.docx", *, findings: tuple[Finding, ...] = (), sha256: str = "a" * 64, **changes
) -> AssessedFile:
    fields = {
        "file": FileFacts(
            name=path.rsplit("/", 1)[-1],
            path=path,
            sha256=sha256,
            format=FileFormat.DOCX,
            page_count=None,
            word_count=10,
        ),
        "as_of": AS_OF,
        "plan": plan(),
        "findings": findings,
        "assessment": QualityAssessment(
            standards=(
                StandardResult(
                    id="provision", name="Provision is specific", grade=Grade.GOOD, finding_count=len(findings)
                ),
            ),
            grade=Grade.GOOD,
            score=70,
        ),
    }
    return AssessedFile(**{**fields, **changes})


def unread(path: str = "locked.pdf", *, sha256: str = "f" * 64) -> AssessedFile:
    problem = Problem(kind=ProblemKind.PASSWORD, message="the file is locked: give the password with --password")
    return assessed(path, sha256=sha256, plan=None, assessment=None, problems=(problem,))
