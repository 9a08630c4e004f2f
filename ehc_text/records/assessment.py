"""How a plan stands against the quality-assurance framework, as suggested; a person signs off."""

import base64
import datetime as dt
import hashlib
from dataclasses import dataclass
from enum import StrEnum

from ehc_text.records.document import FileFormat, Problem
from ehc_text.records.finding import Finding
from ehc_text.records.plan import Plan


class Grade(StrEnum):
    """The four grades of a council's audit, best first."""

    OUTSTANDING = "outstanding"
    GOOD = "good"
    REQUIRES_IMPROVEMENT = "requires improvement"
    INADEQUATE = "inadequate"


@dataclass(frozen=True, slots=True, kw_only=True)
class StandardResult:
    """One standard of the framework: its suggested grade, and how many findings speak to it.

    `abstained` holds the codes that could not be looked for, because what they rest on was not read: the grade is
    then that of the rest.
    """

    id: str
    name: str
    grade: Grade
    finding_count: int
    abstained: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionResult:
    """One section that is in the plan, or is found to be missing: its suggested grade, and the findings in it."""

    letter: str
    grade: Grade
    finding_count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class QualityAssessment:
    """The suggested grade of a plan, by standard, by section and overall; `score` runs from 0 to 100."""

    standards: tuple[StandardResult, ...]
    grade: Grade
    score: int
    sections: tuple[SectionResult, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FileFacts:
    """Which file it was. `path` is relative to the folder that was scanned, with forward slashes."""

    name: str
    path: str
    sha256: str
    format: FileFormat
    page_count: int | None = None
    word_count: int = 0

    @property
    def pseudonym(self) -> str:
        """What stands for the file where names must not."""
        return pseudonym_of(self.sha256)


@dataclass(frozen=True, slots=True, kw_only=True)
class AssessedFile:
    """All that is known of one file. `plan` is None where it could not be read: `problems` then says why."""

    file: FileFacts
    as_of: dt.date
    plan: Plan | None = None
    findings: tuple[Finding, ...] = ()
    assessment: QualityAssessment | None = None
    problems: tuple[Problem, ...] = ()


def pseudonym_of(sha256: str) -> str:
    """Return what stands for a file with this hash: the same in every scan, "" where not even its bytes could be read.

    Nobody can tell the name or the contents from it; whoever has the file can work it out. Among 10,000 files two
    share one with a chance of less than 1 in 20,000.
    """
    if not sha256:
        return ""
    return f"P-{base64.b32encode(hashlib.sha256(sha256.encode()).digest()[:5]).decode()}"
