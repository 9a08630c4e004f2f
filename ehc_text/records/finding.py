"""What a check found: one fault, where it stands, why it matters and how to put it right."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How much a fault weighs; the order of the names is the order of the weight."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class Agency(StrEnum):
    """Who has to put a fault right."""

    EDUCATION = "education"
    HEALTH = "health"
    SOCIAL_CARE = "social care"


class FoundBy(StrEnum):
    """What raised a finding."""

    RULE = "rule"
    CLASSIFIER = "classifier"


UNSURE_BELOW = 0.5
"""A finding of less confidence is more likely wrong than right, and is told as unsure."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Basis:
    """The guidance that a check rests on.

    `read_on` is the ISO day on which one of us read it, or None; `read_in` says where, if not in the guidance itself.
    """

    name: str
    ref: str
    read_on: str | None = None
    read_in: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Acceptance:
    """Somebody's decision that a finding may stand, for a reason and up to and including a day.

    `has_run_out` is True where that day is past: the finding then counts again. `source` is file:line of the decision.
    """

    reason: str
    accepted_by: str
    until: dt.date
    source: str
    has_run_out: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One fault. `start` and `end` are offsets into the text of `section`, whose `text[start:end] == quote`.

    Where the fault is an absence, or stands on the front sheet, `section` may be None; then there are no offsets.
    `context` is the sentence or row that the quote stands in.
    """

    code: str
    name: str
    theme: str
    severity: Severity
    agency: Agency
    section: str | None
    message: str
    advice: str
    basis: Basis
    statement: str | None = None
    quote: str = ""
    context: str = ""
    start: int | None = None
    end: int | None = None
    page: int | None = None
    by: FoundBy = FoundBy.RULE
    confidence: float = 1.0
    acceptance: Acceptance | None = None
    """Who accepted it, and until when; None where nobody did."""

    @property
    def is_open(self) -> bool:
        """Whether it counts: nobody accepted it, or the acceptance has run out."""
        return self.acceptance is None or self.acceptance.has_run_out

    @property
    def is_unsure(self) -> bool:
        """Whether rule and trained model disagree on it, so that it wants a closer look."""
        return self.confidence < UNSURE_BELOW

    def __post_init__(self) -> None:
        """Refuse offsets without a section, or half a pair of them."""
        if (self.start is None) != (self.end is None):
            raise ValueError("start and end stand together")
        if self.start is not None and self.section is None:
            raise ValueError("offsets need a section to count in")
