"""The published form of one file's results, `ehc-text/1`: fields may be added to it, never renamed or removed."""

import datetime as dt
from typing import Any, Final, Literal

from pydantic import BaseModel, ConfigDict, Field

from ehc_text.records.assessment import Grade
from ehc_text.records.document import FileFormat
from ehc_text.records.finding import Agency, FoundBy, Severity
from ehc_text.records.plan import DocumentKind, PlanStatus

SCHEMA_VERSION: Final = "ehc-text/1"


class _Part(BaseModel):
    """A part of the contract: it cannot be changed, and knows no other fields than those named."""

    model_config = ConfigDict(extra="forbid", frozen=True, json_schema_serialization_defaults_required=True)


class FilePart(_Part):
    """Which file it was."""

    name: str
    path: str = Field(description="relative to the scanned folder, with forward slashes")
    sha256: str
    format: FileFormat
    pages: int | None = Field(description="null for formats without fixed pages")
    words: int


class ChildPart(_Part):
    """Who the plan is for; null where it was not found. Age and year group are as of `as_of`."""

    first_name: str | None = None
    surname: str | None = None
    date_of_birth: dt.date | None = None
    age: int | None = None
    year_group: int | None = None


class DatesPart(_Part):
    """The dates of the front sheet by their role; null where the document does not give one."""

    request: dt.date | None = None
    draft: dt.date | None = None
    final: dt.date | None = None
    amended: dt.date | None = None
    last_review: dt.date | None = None
    next_review: dt.date | None = None
    meeting: dt.date | None = None
    decision: dt.date | None = None


class SectionPart(_Part):
    """One section: its heading as printed, its own text, and the pages that it stands on."""

    heading: str
    text: str
    pages: list[int] | None = Field(description="counted from 1; null for formats without fixed pages")


class FacetsPart(_Part):
    """What makes a statement specific, in the document's own words."""

    what: list[str] = []
    who: list[str] = []
    frequency: list[str] = []
    duration: list[str] = []
    group: list[str] = []
    setting: list[str] = []
    qualification: list[str] = []


class StatementPart(_Part):
    """One provision statement; `start` and `end` count characters of its section's text from 0, half-open."""

    id: str
    section: str
    text: str
    vague: bool
    score: float = Field(ge=0, le=1, description="how sure it is that the statement is vague; 0 where it is not")
    codes: list[str]
    facets: FacetsPart
    start: int
    end: int
    columns: str = Field(
        default="", description="of a table row: its column headings, joined with ' | ' as its cells are"
    )
    lead_in: str = Field(default="", description="what stands outside the statement and counts for it")


class AcceptedPart(_Part):
    """Somebody's decision that a finding may stand; once it has run out, the finding counts again."""

    reason: str
    accepted_by: str
    until: dt.date
    has_run_out: bool


class FindingPart(_Part):
    """One fault; where there are offsets, the section's `text[start:end]` is the quote."""

    code: str
    name: str
    theme: str
    severity: Severity
    agency: Agency
    section: str | None
    statement: str | None
    quote: str
    context: str = Field(description="the sentence or row that the quote stands in")
    start: int | None
    end: int | None
    page: int | None
    message: str
    advice: str = Field(description="how to put it right")
    basis: str = Field(description="the guidance that the check rests on")
    by: FoundBy
    confidence: float = Field(ge=0, le=1)
    accepted: AcceptedPart | None = Field(default=None, description="null where nobody accepted the finding")


class StandardPart(_Part):
    """One standard of the quality-assurance framework, with its suggested grade."""

    id: str
    name: str
    grade: Grade
    findings: int
    abstained: list[str] = Field(default=[], description="codes that could not be looked for: the grade is of the rest")


class SectionGradePart(_Part):
    """One section that is in the plan, or is found to be missing, with its suggested grade."""

    letter: str
    grade: Grade
    findings: int


class AssessmentPart(_Part):
    """The suggested grade, by standard, by section and overall. Suggested only: a person signs off."""

    standards: list[StandardPart]
    grade: Grade
    score: int = Field(ge=0, le=100)
    sections: list[SectionGradePart] = Field(default=[], description="empty for an annual review report")


class ProblemPart(_Part):
    """Something that could not be read or judged. What could not be read is never clean."""

    kind: str
    message: str
    page: int | None


class ContractObject(_Part):
    """All that is published of one file."""

    schema_version: Literal["ehc-text/1"] = Field(alias="schema")
    file: FilePart
    kind: DocumentKind
    status: PlanStatus
    as_of: dt.date
    child: ChildPart
    dates: DatesPart
    sections: dict[str, SectionPart] = Field(description="only the sections whose heading is in the document")
    statements: list[StatementPart] = Field(description="each provision statement of F, G, H1 and H2, vague or not")
    findings: list[FindingPart]
    assessment: AssessmentPart | None = Field(description="null where no check was run")
    problems: list[ProblemPart]

    def as_line(self) -> str:
        """Return the object as JSON on one line, its fields in the contract's order, without a line break."""
        return self.model_dump_json(by_alias=True)


def json_schema() -> dict[str, Any]:
    """Return the contract as a JSON Schema (draft 2020-12)."""
    schema = ContractObject.model_json_schema(by_alias=True, mode="serialization")
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:{SCHEMA_VERSION.replace('/', ':')}",
        "title": SCHEMA_VERSION,
        **{key: value for key, value in schema.items() if key != "title"},
    }
