"""What lies on the audit desk: a sample with what the program said of its plans, a pack to fill in, the answers in it.

Texts here carry stand-ins for the child's names, but for a pack that is made without pseudonyms.
"""

import datetime as dt
from dataclasses import dataclass

from ehc_text.records.assessment import Grade
from ehc_text.records.audit import Answer, SampledPlan, StockPlan


@dataclass(frozen=True, slots=True, kw_only=True)
class Versions:
    """What a scan was made with; the hash of the rules counts the framework too."""

    program: str
    rules: str
    models: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordedScan:
    """A scan as the store keeps it. `plans_sha256` is the hash of its plans.jsonl, by which it is known again."""

    plans_sha256: str
    as_of: dt.date
    finished: str
    versions: Versions


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditFinding:
    """One finding that an auditor judges; `number` counts from 1 within its plan, `advice` says how to mend it."""

    number: int
    code: str
    name: str
    section: str = ""
    statement: str = ""
    page: int | None = None
    severity: str
    agency: str
    quote: str = ""
    context: str = ""
    message: str
    advice: str = ""
    is_unsure: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditStatement:
    """One provision statement as it was read; `columns` and `lead_in` as in the published contract."""

    id: str
    section: str
    text: str
    columns: str = ""
    lead_in: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SuggestedGrade:
    """What the program suggests for one standard; `abstained` are the codes that it could not look for."""

    standard: str
    grade: Grade
    abstained: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditPlan:
    """One plan of a sample, with how it was drawn and what the program said of it. `number` counts from 1."""

    number: int
    drawn: SampledPlan
    title: str = ""
    """Who it is and which file, for the pack alone: the store does not keep it."""
    child: tuple[str, str] = ("", "")
    """First names and surname, to put them out of sight in what an auditor writes; the store does not keep them."""
    grade: Grade | None = None
    score: int | None = None
    suggested: tuple[SuggestedGrade, ...] = ()
    findings: tuple[AuditFinding, ...] = ()
    statements: tuple[AuditStatement, ...] = ()
    problems: tuple[str, ...] = ()

    @property
    def is_review(self) -> bool:
        """Whether it is an annual review report, which is asked other standards."""
        return self.drawn.kind == "annual_review"


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditSample:
    """Plans drawn from a scan. `sha256` is the hash of the sample's file, by which it is known again.

    `stock` are all documents of the scan, drawn or not: what an estimate speaks of.
    """

    sha256: str
    scan: RecordedScan
    plans: tuple[AuditPlan, ...]
    stock: tuple[StockPlan, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditPack:
    """A pack that was made of a sample for one auditor. `marking` is 1, or 2 for a second reader who sees no answers.

    `plans` are those of the sample that the pack holds: all of them, or a share for the second reader.
    """

    key: str
    sample: AuditSample
    plans: tuple[AuditPlan, ...]
    auditor: str
    marking: int
    made_on: dt.date


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingAnswer:
    """The answer on one finding of a plan, or a missed fault, which has no number. `is_example` asks to publish it."""

    plan: int
    number: int | None
    code: str
    section: str = ""
    statement: str = ""
    answer: Answer
    reason: str = ""
    words: str = ""
    """Of a missed fault, the words of the plan that it stands in."""
    is_example: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class GradeAnswer:
    """The auditor's own grade for a standard; None where it could not be judged."""

    plan: int
    standard: str
    grade: Grade | None
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanAnswer:
    """What an auditor says of a plan as a whole. `signed_by` is who signs the grade off, "" where nobody does yet."""

    plan: int
    grade: Grade | None
    comment: str = ""
    signed_by: str = ""
    has_consent: bool = False
    """Whether the family agreed that words of the plan may be published without names."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Recording:
    """All that stands in one pack when it is handed in. Plans that nobody has begun yet are in none of it."""

    pack: str
    auditor: str
    decided_on: dt.date
    findings: tuple[FindingAnswer, ...] = ()
    grades: tuple[GradeAnswer, ...] = ()
    plans: tuple[PlanAnswer, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FilledPack:
    """A pack with what was recorded of it last. `turn` is 1, or more where that corrects an earlier recording."""

    pack: AuditPack
    recording: Recording
    turn: int
