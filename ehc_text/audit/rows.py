"""The audit desk's records as rows of the store's tables, and back. No SQL here, and no judgement."""

import datetime as dt
import hashlib
from collections.abc import Mapping, Sequence
from typing import Any, TypeAlias

from ehc_text.records.assessment import Grade
from ehc_text.records.audit import Answer, SampledPlan, SignOff, StockPlan
from ehc_text.records.desk import (
    AuditFinding,
    AuditPlan,
    AuditStatement,
    FindingAnswer,
    GradeAnswer,
    PlanAnswer,
    RecordedScan,
    Recording,
    SuggestedGrade,
    Versions,
)

Row: TypeAlias = Mapping[str, Any]


def scan_row(scan: RecordedScan, at: str) -> dict[str, Any]:
    """Return the row of a scan; `at` is when it is recorded, as ISO."""
    versions = scan.versions
    return {
        "plans_sha256": scan.plans_sha256,
        "as_of": scan.as_of.isoformat(),
        "finished": scan.finished,
        "program": versions.program,
        "rules": versions.rules,
        "models": versions.models,
        "recorded_at": at,
    }


def scan_of(row: Row) -> RecordedScan:
    """Return the scan of a row."""
    return RecordedScan(
        plans_sha256=row["plans_sha256"],
        as_of=dt.date.fromisoformat(row["as_of"]),
        finished=row["finished"],
        versions=Versions(program=row["program"], rules=row["rules"], models=row["models"]),
    )


def stock_row(one: StockPlan) -> dict[str, Any]:
    """Return the row of one document of the stock."""
    return {"sha256": one.plan, "kind": one.kind, "stratum": one.stratum, "codes": " ".join(one.codes)}


def stock_of(row: Row) -> StockPlan:
    """Return the document of the stock of a row."""
    return StockPlan(plan=row["sha256"], kind=row["kind"], stratum=row["stratum"], codes=tuple(row["codes"].split()))


def plan_row(plan: AuditPlan) -> dict[str, Any]:
    """Return the row of a sampled plan; its title and its path stay out of the store."""
    drawn = plan.drawn
    return {
        "number": plan.number,
        "sha256": drawn.plan,
        "kind": drawn.kind,
        "status": drawn.status,
        "stratum": drawn.stratum,
        "cell": drawn.cell,
        "stratum_size": drawn.stratum_size,
        "left_out": drawn.left_out,
        "drawn": drawn.drawn,
        "seed": drawn.seed,
        "codes": " ".join(drawn.codes),
        "grade": plan.grade or "",
        "score": plan.score,
    }


def plan_of(row: Row, suggested: Sequence[Row], findings: Sequence[Row], statements: Sequence[Row]) -> AuditPlan:
    """Return the sampled plan of a row and of the rows that belong to it."""
    return AuditPlan(
        number=row["number"],
        drawn=SampledPlan(
            plan=row["sha256"],
            kind=row["kind"],
            status=row["status"],
            stratum=row["stratum"],
            cell=row["cell"],
            stratum_size=row["stratum_size"],
            left_out=row["left_out"],
            drawn=row["drawn"],
            seed=row["seed"],
            codes=tuple(row["codes"].split()),
        ),
        grade=_grade(row["grade"]),
        score=row["score"],
        suggested=tuple(
            SuggestedGrade(
                standard=one["standard"], grade=Grade(one["grade"]), abstained=tuple(one["abstained"].split())
            )
            for one in suggested
        ),
        findings=tuple(AuditFinding(**_fields(one)) for one in findings),
        statements=tuple(
            AuditStatement(
                id=one["statement"],
                section=one["section"],
                text=one["text"],
                columns=one["columns"],
                lead_in=one["lead_in"],
            )
            for one in statements
        ),
    )


def suggested_row(one: SuggestedGrade) -> dict[str, Any]:
    """Return the row of a suggested grade."""
    return {"standard": one.standard, "grade": one.grade.value, "abstained": " ".join(one.abstained)}


def finding_row(one: AuditFinding) -> dict[str, Any]:
    """Return the row of a finding."""
    return {name: getattr(one, name) for name in AuditFinding.__slots__}


def statement_row(one: AuditStatement) -> dict[str, Any]:
    """Return the row of a statement."""
    return {
        "statement": one.id,
        "section": one.section,
        "text": one.text,
        "columns": one.columns,
        "lead_in": one.lead_in,
    }


def verdict_row(one: FindingAnswer) -> dict[str, Any]:
    """Return the row of an answer on a finding."""
    return {
        "number": one.number,
        "code": one.code,
        "section": one.section,
        "statement": one.statement,
        "answer": one.answer.value,
        "reason": one.reason,
        "words": one.words,
        "is_example": one.is_example,
    }


def verdict_of(row: Row, plan: int) -> FindingAnswer:
    """Return the answer of a row on the plan of this number."""
    fields = _fields(row, "answer")
    return FindingAnswer(plan=plan, answer=Answer(row["answer"]), **fields)


def grade_row(one: GradeAnswer) -> dict[str, Any]:
    """Return the row of an auditor's grade for a standard."""
    return {"standard": one.standard, "grade": one.grade or "", "reason": one.reason}


def grade_of(row: Row, plan: int) -> GradeAnswer:
    """Return the grade of a row for a standard of the plan of this number."""
    return GradeAnswer(plan=plan, standard=row["standard"], grade=_grade(row["grade"]), reason=row["reason"])


def plan_answer_row(one: PlanAnswer) -> dict[str, Any]:
    """Return the row of what an auditor says of a plan as a whole; the sign-off has a table of its own."""
    return {"grade": one.grade or "", "comment": one.comment, "has_consent": one.has_consent}


def plan_answer_of(row: Row, plan: int, signed: Mapping[int, str]) -> PlanAnswer:
    """Return what an auditor said of the plan of this number as a whole; `signed` maps a plan to who signed it off."""
    return PlanAnswer(
        plan=plan,
        grade=_grade(row["grade"]),
        comment=row["comment"],
        signed_by=signed.get(plan, ""),
        has_consent=bool(row["has_consent"]),
    )


def signed_in_pack_row(one: PlanAnswer, suggested: str, on: dt.date) -> dict[str, Any]:
    """Return the row of a sign-off that stands in a pack."""
    return {
        "suggested": suggested,
        "grade": one.grade or "",
        "signed_by": one.signed_by,
        "signed_on": on.isoformat(),
        "note": one.comment,
    }


def sign_off_row(signed: SignOff, suggested: str) -> dict[str, Any]:
    """Return the row of a sign-off, beside the grade that was suggested."""
    return {
        "suggested": suggested,
        "grade": signed.grade.value,
        "signed_by": signed.signed_by,
        "signed_on": signed.signed_on.isoformat(),
        "note": signed.note,
    }


def sign_off_of(row: Row) -> SignOff:
    """Return the sign-off of a row that has the plan's sha256 beside it."""
    return SignOff(
        plan=row["sha256"],
        grade=Grade(row["grade"]),
        suggested=_grade(row["suggested"]),
        signed_by=row["signed_by"],
        signed_on=dt.date.fromisoformat(row["signed_on"]),
        note=row["note"],
    )


def answers_digest(recording: Recording) -> str:
    """Return a hash of all that a recording says, by which the same pack handed in twice is known."""
    return hashlib.sha256(repr(recording).encode()).hexdigest()


def _grade(text: str) -> Grade | None:
    return Grade(text) if text else None


def _fields(row: Row, *without: str) -> dict[str, Any]:
    """Return the row without its keys and without the fields named."""
    return {
        name: value for name, value in row.items() if name != "id" and not name.endswith("_id") and name not in without
    }
