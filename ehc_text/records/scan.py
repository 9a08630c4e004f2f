"""What a scan leaves: a summary of each file, the figures over all of them, and how the run went."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from ehc_text.records.assessment import FileFacts, Grade, StandardResult
from ehc_text.records.document import Problem
from ehc_text.records.finding import Severity
from ehc_text.records.plan import DocumentKind, PlanDates, PlanStatus


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """What a council's caseload knows of a plan: its dates, and the groups that its other columns put it in.

    `is_exception` marks a case that an exception of the SEND Regulations 2014 (regulation 13(3)) takes out of the 20
    weeks. `groups` maps a column's heading to the case's value, "" where the cell is empty.
    """

    request: dt.date | None = None
    issue: dt.date | None = None
    is_exception: bool = False
    groups: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class FileSummary:
    """One file of a scan in figures, without a word of the plan.

    `label` is what reports call the file, and `told` its problems as they tell them. `vague_count` counts statements,
    `vague_finding_count` the causes found in them; `provision_word_count` is the words of Sections F, G, H1 and H2.
    `counts` maps a code to its findings, `places` a theme and a section ("" where a finding has none) to them.
    `duplicate_of` is the path of the first file of the scan with the same contents.
    """

    file: FileFacts
    is_read: bool
    kind: DocumentKind
    status: PlanStatus
    label: str = ""
    page: str = ""
    """The plan's own page, from the scan's folder; "" where it has none."""
    page_fault: str = ""
    """Why the plan has no page where it should have one."""
    source: str = ""
    """The document itself as a link, "" where reports must not name it."""
    told: tuple[str, ...] = ()
    statement_count: int = 0
    vague_count: int = 0
    vague_finding_count: int = 0
    provision_word_count: int = 0
    counts: Mapping[str, int] = field(default_factory=dict)
    places: Mapping[tuple[str, str], int] = field(default_factory=dict)
    severities: Mapping[Severity, int] = field(default_factory=dict)
    grade: Grade | None = None
    score: int | None = None
    standards: tuple[StandardResult, ...] = ()
    dates: PlanDates = field(default_factory=PlanDates)
    issued: dt.date | None = None
    """The newest of the final and amended dates."""
    child_key: str = ""
    """Stands for name and date of birth, "" where they are not known."""
    age_group: str = ""
    phase: str = ""
    """The child's age group and phase on the day that the scan is held against, "" where they are not known."""
    need_letters: tuple[str, ...] = ()
    """Those of Sections B, C and D that tell a need."""
    advice_count: int = 0
    dated_advice_count: int = 0
    """The entries of Section K, and those of them for which a date, a month or a term is given."""
    unread_page_count: int = 0
    problems: tuple[Problem, ...] = ()
    duplicate_of: str | None = None
    accepted_count: int = 0
    """Findings that somebody accepted and whose day is not past; no other figure counts them."""
    ran_out_count: int = 0
    """Findings that count again, because their acceptance has run out."""
    accepted_by: tuple[str, ...] = ()
    """file:line of each exception that matched a finding, whether it still holds or not."""
    case: Case | None = None
    """What the caseload knows of it; None without a caseload, or where no row of it is this plan's."""

    @property
    def finding_count(self) -> int:
        """How many findings of the file are open."""
        return sum(self.counts.values())

    @property
    def abstained(self) -> frozenset[str]:
        """The codes of the checks that abstained, because what they look for may stand where nothing was read."""
        return frozenset(code for problem in self.problems for code in problem.codes)


@dataclass(frozen=True, slots=True, kw_only=True)
class Kpi:
    """One figure over plans: `value` (None where there is nothing to count), in `unit`, taken over `base` things.

    `count` is the numerator of a share or a rate, None for a median. `definition` says what is counted, out of what.
    `left_out` is how many plans (or files) the question concerns that are in neither, since it could not be answered
    for them: a date that is not given, a part that was not read. `is_key` marks the figures that a report opens with.
    """

    id: str
    name: str
    value: float | None
    unit: str
    base: int
    count: int | None = None
    definition: str = ""
    left_out: int = 0
    is_key: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Cohort:
    """The plans of one group ("2021", "primary") of a way of grouping, and the figures over them alone."""

    name: str
    plan_count: int
    kpis: tuple[Kpi, ...]
    standards: Mapping[str, Kpi] = field(default_factory=dict)
    """Id of a standard to the share of the plans that meet it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Grouping:
    """One way of grouping the plans (by issue year, age group ...): its groups, in their natural order."""

    id: str
    name: str
    cohorts: tuple[Cohort, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseloadUse:
    """How a caseload fitted the scan: rows, plans with a row, and what found no partner or more than one.

    `unmatched_lines` and `double_lines` count the file's lines from 1; `not_grouped` names the columns that are no use
    for grouping, since they hold too many different values or are known to identify a child.
    """

    row_count: int
    matched_count: int
    unmatched_lines: tuple[int, ...] = ()
    double_lines: tuple[int, ...] = ()
    not_grouped: tuple[str, ...] = ()


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
    standards: Mapping[str, Kpi] = field(default_factory=dict)
    """Id of a standard to the share of the plans that meet it."""
    groupings: tuple[Grouping, ...] = ()
    caseload: CaseloadUse | None = None
    is_identified: bool = False
    """Whether the reports call files by their paths and leave names in quotations."""
    folders_not_opened: tuple[str, ...] = ()
    unused_exceptions: tuple[str, ...] = ()
    """file:line of each accepted exception that matched nothing."""
    read_before_count: int = 0
    """How many contents were not read again, since an earlier scan into the same folder had read them."""

    @property
    def unread(self) -> tuple[FileSummary, ...]:
        """The files that could not be read."""
        return tuple(file for file in self.files if not file.is_read)
