"""A scan's folder and a sample of it to what lies on the audit desk: each plan with what the program said of it."""

import datetime as dt
import hashlib
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from ehc_text.audit.scanned import damaged, scan_lines
from ehc_text.audit.stand_ins import names_of, without_names
from ehc_text.errors import UsageError
from ehc_text.records.assessment import Grade
from ehc_text.records.audit import SampledPlan, StockPlan
from ehc_text.records.desk import (
    AuditFinding,
    AuditPlan,
    AuditSample,
    AuditStatement,
    RecordedScan,
    SuggestedGrade,
    Versions,
)
from ehc_text.records.finding import UNSURE_BELOW
from ehc_text.scanning.folder import PLANS, RUN


class _Part(BaseModel):
    """A part of the published contract; fields that the desk does not need are passed by."""

    model_config = ConfigDict(extra="ignore", frozen=True)


class _File(_Part):
    name: str
    path: str
    sha256: str


class _Child(_Part):
    first_name: str | None = None
    surname: str | None = None


class _Statement(_Part):
    id: str
    section: str
    text: str
    columns: str = ""
    lead_in: str = ""


class _Accepted(_Part):
    has_run_out: bool


class _Finding(_Part):
    code: str
    name: str
    section: str | None
    statement: str | None
    page: int | None
    severity: str
    agency: str
    quote: str
    context: str
    message: str
    advice: str
    confidence: float
    accepted: _Accepted | None = None


class _Standard(_Part):
    id: str
    grade: Grade
    abstained: tuple[str, ...] = ()


class _Assessment(_Part):
    standards: tuple[_Standard, ...]
    grade: Grade
    score: int


class _Problem(_Part):
    message: str


class PlanEntry(_Part):
    """One line of plans.jsonl."""

    file: _File
    kind: str
    status: str
    child: _Child
    statements: tuple[_Statement, ...]
    findings: tuple[_Finding, ...]
    assessment: _Assessment | None
    problems: tuple[_Problem, ...]


def open_findings(entry: PlanEntry) -> tuple[_Finding, ...]:
    """Return the findings that an auditor is asked about, in their order: those that nobody has accepted."""
    return tuple(one for one in entry.findings if one.accepted is None or one.accepted.has_run_out)


class _Run(_Part):
    version: str
    rules_version: str
    models_version: str = ""
    as_of: dt.date
    finished: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Papers:
    """A sample as it is kept, without names, and its plans as they are read, with them."""

    sample: AuditSample
    named: tuple[AuditPlan, ...]


def read_papers(scan: Path, sample: bytes, drawn: tuple[SampledPlan, ...], stock: tuple[StockPlan, ...]) -> Papers:
    """Return the papers of a sample. `sample` is the content of its file; `drawn` and `stock` are what it says.

    Raises:
        UsageError: if the folder holds no scan, or not the one that the sample was drawn from.
    """
    entries = plan_entries(scan, {one.plan for one in drawn})
    for number, one in enumerate(drawn, start=1):
        if one.plan not in entries:
            raise UsageError(
                f"Plan {number} of the sample is not in the scan '{scan}': name the scan it was drawn from."
            )
    kept = tuple(_plan(number, one, entries[one.plan], is_named=False) for number, one in enumerate(drawn, start=1))
    named = tuple(_plan(number, one, entries[one.plan], is_named=True) for number, one in enumerate(drawn, start=1))
    digest = hashlib.sha256(sample.replace(b"\r\n", b"\n")).hexdigest()
    return Papers(sample=AuditSample(sha256=digest, scan=_scan(scan), plans=kept, stock=stock), named=named)


def plan_entries(scan: Path, wanted: Collection[str]) -> Mapping[str, PlanEntry]:
    """Return the plans of a scan with these contents, by their SHA-256.

    Raises:
        UsageError: if the folder holds no scan, or one that is damaged.
    """
    found: dict[str, PlanEntry] = {}
    for number, raw in scan_lines(scan):
        digest = raw.get("file", {}).get("sha256")
        if digest in wanted and digest not in found:
            try:
                found[digest] = PlanEntry.model_validate(raw)
            except ValidationError:
                raise damaged(scan, number) from None
    return found


def _scan(folder: Path) -> RecordedScan:
    try:
        run = _Run.model_validate_json((folder / RUN).read_bytes())
        with (folder / PLANS).open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
    except (OSError, ValidationError):
        raise UsageError(f"'{folder}' holds no {RUN} that can be read: scan again.") from None
    versions = Versions(program=run.version, rules=run.rules_version, models=run.models_version)
    return RecordedScan(plans_sha256=digest, as_of=run.as_of, finished=run.finished, versions=versions)


def _plan(number: int, drawn: SampledPlan, entry: PlanEntry, *, is_named: bool) -> AuditPlan:
    names = () if is_named else names_of(entry.child.first_name, entry.child.surname)
    assessment = entry.assessment
    return AuditPlan(
        number=number,
        drawn=drawn,
        title=_title(entry) if is_named else "",
        child=(entry.child.first_name or "", entry.child.surname or "") if is_named else ("", ""),
        grade=assessment.grade if assessment else None,
        score=assessment.score if assessment else None,
        suggested=tuple(
            SuggestedGrade(standard=one.id, grade=one.grade, abstained=one.abstained)
            for one in (assessment.standards if assessment else ())
        ),
        findings=tuple(_finding(position, one, names) for position, one in enumerate(open_findings(entry), start=1)),
        statements=tuple(_statement(one, names) for one in entry.statements),
        problems=tuple(problem.message for problem in entry.problems) if is_named else (),
    )


def _title(entry: PlanEntry) -> str:
    child = " ".join(filter(None, (entry.child.first_name, entry.child.surname)))
    return f"{child} ({entry.file.path})" if child else entry.file.path


def _finding(number: int, one: _Finding, names: tuple[tuple[str, str], ...]) -> AuditFinding:
    texts = {name: without_names(getattr(one, name), names) for name in ("quote", "context", "message", "advice")}
    return AuditFinding(
        number=number,
        code=one.code,
        name=one.name,
        section=one.section or "",
        statement=one.statement or "",
        page=one.page,
        severity=one.severity,
        agency=one.agency,
        is_unsure=one.confidence < UNSURE_BELOW,
        **texts,
    )


def _statement(one: _Statement, names: tuple[tuple[str, str], ...]) -> AuditStatement:
    texts = {name: without_names(getattr(one, name), names) for name in ("text", "columns", "lead_in")}
    return AuditStatement(id=one.id, section=one.section, **texts)
