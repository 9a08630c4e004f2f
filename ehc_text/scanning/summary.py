"""One file's results to its figures, without a word of the plan."""

import datetime as dt
from collections import Counter

from ehc_text.checking.advice import day_of
from ehc_text.checking.exceptions import child_key
from ehc_text.records.assessment import AssessedFile
from ehc_text.records.document import ProblemKind
from ehc_text.records.plan import PROVISION_LETTERS, DocumentKind, Plan, PlanDates, PlanStatus
from ehc_text.records.scan import FileSummary
from ehc_text.reporting.contract_object import VAGUE_THEME, is_read
from ehc_text.reporting.view import told
from ehc_text.scanning.phases import age_group, phase

_PARTLY_READ = frozenset(
    {
        ProblemKind.PAGE_WITHOUT_TEXT,
        ProblemKind.PART_LOST,
        ProblemKind.NO_SECTIONS,
        ProblemKind.CHECK_ABSTAINED,
    }
)


def summarise(
    assessed: AssessedFile,
    *,
    shown: AssessedFile | None = None,
    duplicate_of: str | None = None,
    page: str = "",
    source: str = "",
) -> FileSummary:
    """Return the figures of one file; `shown` is the file as reports show it, where they show it under a pseudonym.

    `page` and `source` are the links to its own page and to the document.
    """
    as_told = shown or assessed
    plan = assessed.plan
    findings = [finding for finding in assessed.findings if finding.is_open]
    decided = [finding.acceptance for finding in assessed.findings if finding.acceptance]
    return FileSummary(
        file=assessed.file,
        is_read=is_read(assessed),
        kind=plan.kind if plan else DocumentKind.OTHER,
        status=plan.status if plan else PlanStatus.UNKNOWN,
        label=as_told.file.path,
        page=page,
        source=source,
        told=tuple(told(as_told.file, problem) for problem in as_told.problems),
        statement_count=len(plan.statements) if plan else 0,
        vague_count=len({f.statement for f in findings if f.theme == VAGUE_THEME and f.statement}),
        vague_finding_count=sum(f.theme == VAGUE_THEME for f in findings),
        provision_word_count=_provision_words(plan) if plan else 0,
        counts=dict(sorted(Counter(f.code for f in findings).items())),
        places=dict(sorted(Counter((f.theme, f.section or "") for f in findings).items())),
        severities=dict(Counter(f.severity for f in findings)),
        grade=assessed.assessment.grade if assessed.assessment else None,
        score=assessed.assessment.score if assessed.assessment else None,
        standards=assessed.assessment.standards if assessed.assessment else (),
        dates=plan.dates if plan else PlanDates(),
        issued=_newest(plan.dates.final, plan.dates.amended) if plan else None,
        child_key=child_key(plan.child) if plan else "",
        age_group=age_group(plan.child.age) if plan else "",
        phase=phase(plan.child.age, plan.child.year_group) if plan else "",
        need_letters=tuple(dict.fromkeys(need.section for need in plan.needs)) if plan else (),
        advice_count=len(plan.advice) if plan else 0,
        dated_advice_count=sum(day_of(entry) is not None for entry in plan.advice) if plan else 0,
        unread_page_count=_unread_pages(assessed),
        problems=assessed.problems,
        duplicate_of=duplicate_of,
        accepted_count=sum(not one.has_run_out for one in decided),
        ran_out_count=sum(one.has_run_out for one in decided),
        accepted_by=tuple(sorted({one.source for one in decided})),
    )


def is_partly_read(file: FileSummary) -> bool:
    """Return whether something of the file could not be read or judged, so that it must not count as clean."""
    return any(problem.kind in _PARTLY_READ for problem in file.problems)


def _newest(*days: dt.date | None) -> dt.date | None:
    return max((day for day in days if day), default=None)


def _unread_pages(assessed: AssessedFile) -> int:
    """Count the pages that were not read: all of them where the file was not, as far as their number is known."""
    if assessed.plan is None or not is_read(assessed):
        return assessed.file.page_count or 0
    return len(assessed.plan.unread_pages)


def _provision_words(plan: Plan) -> int:
    return sum(len(section.text.split()) for section in plan.sections if section.letter in PROVISION_LETTERS)
