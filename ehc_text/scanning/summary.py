"""One file's results to its figures, and the figures of all files to key performance indicators."""

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from statistics import median

from ehc_text.records.assessment import AssessedFile, Grade
from ehc_text.records.document import ProblemKind
from ehc_text.records.finding import Severity
from ehc_text.records.plan import PROVISION_LETTERS, DocumentKind, Plan, PlanStatus
from ehc_text.records.scan import FileSummary, Kpi
from ehc_text.reporting.contract_object import VAGUE_THEME, is_read

_PARTLY_READ = frozenset(
    {
        ProblemKind.PAGE_WITHOUT_TEXT,
        ProblemKind.PART_LOST,
        ProblemKind.NO_SECTIONS,
        ProblemKind.CHECK_ABSTAINED,
    }
)

_SHARES_BY_CODE = (
    ("review_overdue", "Annual review overdue, or no review on record for a year", "DAT002"),
    ("over_three_years", "Last issued or amended more than three years ago", "DAT001"),
    ("no_child_views", "No views of the child or young person", "VOI001"),
    ("health_need_without_action", "A health need that no health provision acts on", "HEA001"),
    ("social_care_need_without_action", "A social care need that no social care provision acts on", "SOC001"),
    ("need_without_provision", "A special educational need that no provision meets", "THR001"),
)

_DAYS_IN_MONTH = 365.25 / 12


def summarise(assessed: AssessedFile, *, duplicate_of: str | None = None) -> FileSummary:
    """Return the figures of one file."""
    plan = assessed.plan
    findings = [finding for finding in assessed.findings if finding.is_open]
    decided = [finding.acceptance for finding in assessed.findings if finding.acceptance]
    return FileSummary(
        file=assessed.file,
        is_read=is_read(assessed),
        kind=plan.kind if plan else DocumentKind.OTHER,
        status=plan.status if plan else PlanStatus.UNKNOWN,
        statement_count=len(plan.statements) if plan else 0,
        vague_count=len({f.statement for f in findings if f.theme == VAGUE_THEME and f.statement}),
        vague_finding_count=sum(f.theme == VAGUE_THEME for f in findings),
        provision_word_count=_provision_words(plan) if plan else 0,
        counts=dict(sorted(Counter(f.code for f in findings).items())),
        places=dict(sorted(Counter((f.theme, f.section or "") for f in findings).items())),
        severities=dict(Counter(f.severity for f in findings)),
        grade=assessed.assessment.grade if assessed.assessment else None,
        score=assessed.assessment.score if assessed.assessment else None,
        issued=_newest(plan.dates.final, plan.dates.amended) if plan else None,
        has_review_date=bool(plan and (plan.dates.last_review or plan.dates.next_review)),
        problems=assessed.problems,
        duplicate_of=duplicate_of,
        accepted_count=sum(not one.has_run_out for one in decided),
        ran_out_count=sum(one.has_run_out for one in decided),
        accepted_by=tuple(sorted({one.source for one in decided})),
    )


def is_partly_read(file: FileSummary) -> bool:
    """Return whether something of the file could not be read or judged, so that it must not count as clean."""
    return any(problem.kind in _PARTLY_READ for problem in file.problems)


def key_figures(files: Iterable[FileSummary], as_of: dt.date) -> tuple[Kpi, ...]:
    """Return the indicators over the EHC plans that were read, a plan that stands in two files counted once.

    Shares that rest on something being absent leave out the plans that were read in part: what was not read is
    never counted as clean.
    """
    plans = [f for f in files if f.is_read and f.kind is DocumentKind.EHC_PLAN and f.duplicate_of is None]
    whole = [plan for plan in plans if not is_partly_read(plan)]
    return (
        Kpi(id="plans", name="EHC plans read", value=float(len(plans)), unit="", base=len(plans)),
        *_provision_figures(plans),
        _median("median_findings", "Median number of findings in a plan", "", [p.finding_count for p in plans]),
        _share("without_high", "Plans without a finding of high severity", whole, _is_without_high),
        _share("review_date_given", "Plans that give the date of their last or next review", whole, _has_review_date),
        *(_share(name, title, whole, _has_code(code)) for name, title, code in _SHARES_BY_CODE),
        _median("median_age_months", "Median months since issue or amendment", "months", _ages(plans, as_of)),
        _share("good_or_better", "Suggested grade good or outstanding", plans, _is_good),
    )


def _newest(*days: dt.date | None) -> dt.date | None:
    return max((day for day in days if day), default=None)


def _provision_words(plan: Plan) -> int:
    return sum(len(section.text.split()) for section in plan.sections if section.letter in PROVISION_LETTERS)


def _provision_figures(plans: Sequence[FileSummary]) -> tuple[Kpi, ...]:
    statements = sum(plan.statement_count for plan in plans)
    vague = sum(plan.vague_count for plan in plans)
    words = sum(plan.provision_word_count for plan in plans)
    found = sum(plan.vague_finding_count for plan in plans)
    return (
        Kpi(
            id="vague_statements",
            name="Provision statements that are vague",
            value=_percent(vague, statements),
            unit="%",
            base=statements,
            count=vague,
        ),
        Kpi(
            id="vague_per_1000_words",
            name="Vague wordings per 1,000 words of Sections F, G and H",
            value=round(1000 * found / words, 1) if words else None,
            unit="",
            base=words,
        ),
    )


def _median(name: str, title: str, unit: str, amounts: Sequence[float]) -> Kpi:
    value = round(float(median(amounts)), 1) if amounts else None
    return Kpi(id=name, name=title, value=value, unit=unit, base=len(amounts))


def _share(name: str, title: str, plans: Sequence[FileSummary], holds: Callable[[FileSummary], bool]) -> Kpi:
    count = sum(map(holds, plans))
    return Kpi(id=name, name=title, value=_percent(count, len(plans)), unit="%", base=len(plans), count=count)


def _percent(count: int, base: int) -> float | None:
    return round(100 * count / base, 1) if base else None


def _is_without_high(plan: FileSummary) -> bool:
    return not plan.severities.get(Severity.HIGH)


def _has_review_date(plan: FileSummary) -> bool:
    return plan.has_review_date


def _has_code(code: str) -> Callable[[FileSummary], bool]:
    return lambda plan: code in plan.counts


def _is_good(plan: FileSummary) -> bool:
    return plan.grade in (Grade.OUTSTANDING, Grade.GOOD)


def _ages(plans: Iterable[FileSummary], as_of: dt.date) -> list[float]:
    return [(as_of - plan.issued).days / _DAYS_IN_MONTH for plan in plans if plan.issued and plan.issued <= as_of]
