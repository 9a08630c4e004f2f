"""What a scan leaves: a summary of each file, the figures over all of them, and how the run went."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from ehc_text.records.assessment import FileFacts, Grade
from ehc_text.records.document import Problem
from ehc_text.records.finding import Severity
from ehc_text.records.plan import DocumentKind, PlanStatus


@dataclass(frozen=True, slots=True, kw_only=True)
class FileSummary:
    """One file of a scan in figures, without a word of the plan.

    `vague_count` counts statements, `vague_finding_count` the causes found in them; `provision_word_count` is the
    words of Sections F, G, H1 and H2. `counts` maps a code to its findings, `places` a theme and a section ("" where
    a finding has none) to them.
    `duplicate_of` is the path of the first file of the scan with the same contents.
    """

    file: FileFacts
    is_read: bool
    kind: DocumentKind
    status: PlanStatus
    statement_count: int = 0
    vague_count: int = 0
    vague_finding_count: int = 0
    provision_word_count: int = 0
    counts: Mapping[str, int] = field(default_factory=dict)
    places: Mapping[tuple[str, str], int] = field(default_factory=dict)
    severities: Mapping[Severity, int] = field(default_factory=dict)
    grade: Grade | None = None
    score: int | None = None
    issued: dt.date | None = None
    """The newest of the final and amended dates."""
    has_review_date: bool = False
    problems: tuple[Problem, ...] = ()
    duplicate_of: str | None = None
    accepted_count: int = 0
    """Findings that somebody accepted and whose day is not past; no other figure counts them."""
    ran_out_count: int = 0
    """Findings that count again, because their acceptance has run out."""
    accepted_by: tuple[str, ...] = ()
    """file:line of each exception that matched a finding, whether it still holds or not."""

    @property
    def finding_count(self) -> int:
        """How many findings of the file are open."""
        return sum(self.counts.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class Kpi:
    """One figure over a scan: `value` (None where there is nothing to count), in `unit`, taken over `base` things.

    `count` is the numerator of a share, None for a median or a rate.
    """

    id: str
    name: str
    value: float | None
    unit: str
    base: int
    count: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ScanRun:
    """How a scan went: when, with what, over which files, and the figures over them. Files are in order of path."""

    version: str
    rules_version: str
    models_version: str
    """"" where the rules decided alone."""
    as_of: dt.date
    started: dt.datetime
    finished: dt.datetime
    files: tuple[FileSummary, ...]
    kpis: tuple[Kpi, ...] = ()
    folders_not_opened: tuple[str, ...] = ()
    unused_exceptions: tuple[str, ...] = ()
    """file:line of each accepted exception that matched nothing."""
    read_before_count: int = 0
    """How many contents were not read again, since an earlier scan into the same folder had read them."""

    @property
    def unread(self) -> tuple[FileSummary, ...]:
        """The files that could not be read."""
        return tuple(file for file in self.files if not file.is_read)
