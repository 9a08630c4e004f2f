"""What an audit leaves: the stock, the plans drawn from it, each reading, verdict and grade, and who signed off.

A plan is named by the SHA-256 of its contents everywhere here, so that no record holds a name.
"""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from ehc_text.records.assessment import Grade

FIRST_MARKING = 1
SECOND_MARKING = 2
"""A second auditor read the plan without seeing the first one's answers."""


class Answer(StrEnum):
    """What an auditor says of a finding; missed is a fault that the program did not find."""

    AGREE = "agree"
    DISAGREE = "disagree"
    MISSED = "missed"
    NOT_APPLICABLE = "not applicable"


@dataclass(frozen=True, slots=True, kw_only=True)
class StockPlan:
    """One document of the whole stock that an estimate speaks of, drawn or not.

    `codes` are those of its open findings, each once; `stratum` is the one that it would be drawn from.
    """

    plan: str
    kind: str
    stratum: str
    codes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SampledPlan:
    """One document that was drawn, with its chance.

    `stratum_size` counts all documents of its stratum, `left_out` those among them that could not be drawn because
    they were audited lately, `drawn` those that were. `cell` is its part of the stratum where the draw was spread
    over years, phases or the like; `codes` are those of its open findings when it was drawn.
    """

    plan: str
    kind: str
    stratum: str
    stratum_size: int
    drawn: int
    seed: int
    left_out: int = 0
    cell: str = ""
    status: str = ""
    path: str = ""
    codes: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Refuse a stratum that gave more documents than it had."""
        if not 0 < self.drawn <= self.stratum_size - self.left_out:
            raise ValueError("a stratum gives between one document and all that it has")

    @property
    def chance(self) -> float:
        """How likely it was, among the documents that could be drawn, that this one would be."""
        return self.drawn / (self.stratum_size - self.left_out)

    @property
    def weight(self) -> float:
        """How many documents of the stock this one stands for."""
        return self.stratum_size / self.drawn


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """That an auditor read a document to its end: one without verdicts might else never have been opened."""

    plan: str
    auditor: str
    marking: int
    read_on: dt.date


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What an auditor said of one finding, or a fault that the program missed.

    `finding` tells the findings of a document apart, counted from 1; None for a missed fault. `code` is None for a
    missed fault that no check speaks of.
    """

    plan: str
    code: str | None
    answer: Answer
    auditor: str
    marking: int
    decided_on: dt.date
    finding: int | None = None
    section: str = ""
    statement: str | None = None
    reason: str = ""

    def __post_init__(self) -> None:
        """Refuse a finding without a code."""
        if self.code is None and self.answer is not Answer.MISSED:
            raise ValueError("only a missed fault may have no code")


@dataclass(frozen=True, slots=True, kw_only=True)
class StandardGrade:
    """An auditor's grade of a document in one standard (None: it could not be judged), beside the suggested one."""

    plan: str
    standard: str
    grade: Grade | None
    auditor: str
    marking: int
    suggested: Grade | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SignOff:
    """Who stands by the grade of a document as a whole, and what the program had suggested."""

    plan: str
    grade: Grade
    signed_by: str
    signed_on: dt.date
    suggested: Grade | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditRecords:
    """All that an audit left over one stock: of one scan, or of a period in which the stock was the same.

    A correction stands in the place of what it corrects: there is one verdict of an auditor on a finding.
    """

    stock: tuple[StockPlan, ...] = ()
    sampled: tuple[SampledPlan, ...] = ()
    readings: tuple[Reading, ...] = ()
    verdicts: tuple[Verdict, ...] = ()
    grades: tuple[StandardGrade, ...] = ()
    sign_offs: tuple[SignOff, ...] = ()
