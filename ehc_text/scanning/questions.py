"""What one plan answers to each question that the indicators ask: a count and a base, or that it cannot be told."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from ehc_text.checking.timing import add_months
from ehc_text.records.assessment import Grade
from ehc_text.records.document import ProblemKind
from ehc_text.records.finding import Severity
from ehc_text.records.plan import PlanStatus
from ehc_text.records.scan import FileSummary
from ehc_text.scanning.summary import is_partly_read

OLDEST_MONTHS = 36
"""A plan that was issued or amended longer ago is a stale one: a local standard, as in DAT001."""

REVIEW_MONTHS = 12
"""A review is due so many months after issue or the last review (Children and Families Act 2014, section 44)."""

LONGEST_WEEKS = 20
"""From request to issue (SEND Regulations 2014, regulation 13(2))."""

_DAYS_IN_MONTH = 365.25 / 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What one plan adds to a figure; `base` 0 means that the question could not be answered for it."""

    count: float
    base: int


LEFT_OUT = Told(count=0, base=0)


Question: TypeAlias = Callable[[FileSummary, dt.date], Told | None]
"""What a plan adds to a figure on the day that dates are held against; None where it is not concerned."""


def yes(holds: bool) -> Told:
    """Return the answer of a plan to a yes-or-no question."""
    return Told(count=int(holds), base=1)


def _is_issued(plan: FileSummary) -> bool:
    return plan.status is not PlanStatus.DRAFT


def _is_lost(plan: FileSummary) -> bool:
    """Return whether something was lost, and nobody knows of which section: then nothing is known to be absent."""
    return any(problem.kind in (ProblemKind.PART_LOST, ProblemKind.NO_SECTIONS) for problem in plan.problems)


def is_whole(plan: FileSummary) -> bool:
    """Return whether all of it was read: every page, every picture that may hold words, every heading known."""
    kinds = {problem.kind for problem in plan.problems}
    return not is_partly_read(plan) and not kinds & {ProblemKind.PICTURE, ProblemKind.UNKNOWN_HEADING}


def under_three_years(plan: FileSummary, as_of: dt.date) -> Told | None:
    """Was it issued or amended in the last three years? Asked of plans that are no drafts."""
    if not _is_issued(plan):
        return None
    if plan.issued is None or plan.issued > as_of or "DAT003" in plan.abstained:
        return LEFT_OUT
    return yes(add_months(plan.issued, OLDEST_MONTHS) >= as_of)


def age_months(plan: FileSummary, as_of: dt.date) -> Told | None:
    """How many months ago was it last issued or amended? Asked of plans that are no drafts."""
    if not _is_issued(plan):
        return None
    if plan.issued is None or plan.issued > as_of or "DAT003" in plan.abstained:
        return LEFT_OUT
    return Told(count=(as_of - plan.issued).days / _DAYS_IN_MONTH, base=1)


def review_in_date(plan: FileSummary, as_of: dt.date) -> Told | None:
    """Was it issued, amended or reviewed in the last year? Asked of plans that are no drafts."""
    if not _is_issued(plan):
        return None
    days = [day for day in (plan.dates.final, plan.dates.amended, plan.dates.last_review) if day and day <= as_of]
    if not days or "DAT003" in plan.abstained:
        return LEFT_OUT
    return yes(add_months(max(days), REVIEW_MONTHS) >= as_of)


def review_date_given(plan: FileSummary, _: dt.date) -> Told | None:
    """Does it give the day of its last or next review?"""
    if _is_lost(plan) or "DAT003" in plan.abstained:
        return LEFT_OUT
    return yes(plan.dates.last_review is not None or plan.dates.next_review is not None)


def in_twenty_weeks(plan: FileSummary, _: dt.date) -> Told | None:
    """Was it issued within 20 weeks of the request? The caseload goes before the plan."""
    case = plan.case
    if case and case.is_exception:
        return None
    request = (case.request if case else None) or plan.dates.request
    issue = (case.issue if case else None) or plan.dates.final
    if issue is None and not _is_issued(plan):
        return None
    if request is None or issue is None or issue < request:
        return LEFT_OUT
    return yes((issue - request).days <= 7 * LONGEST_WEEKS)


def specific_statements(plan: FileSummary, _: dt.date) -> Told:
    """How many of its provision statements are specific?"""
    return Told(count=plan.statement_count - plan.vague_count, base=plan.statement_count)


def vague_wordings(plan: FileSummary, _: dt.date) -> Told:
    """How many vague wordings are in how many words of provision?"""
    return Told(count=plan.vague_finding_count, base=plan.provision_word_count)


def free_of(*codes: str) -> Question:
    """Return a question: whether a plan has none of the findings; a check that abstained leaves it unanswered."""

    def ask(plan: FileSummary, _: dt.date) -> Told | None:
        if _is_lost(plan) or plan.abstained.intersection(codes):
            return LEFT_OUT
        return yes(not any(code in plan.counts for code in codes))

    return ask


def acted_on(letter: str, *codes: str) -> Question:
    """Return the question whether nothing is found of a section's needs; it concerns the plans that tell a need.

    A need on a page or in a picture that was not read could be one that nothing acts on: such plans are left out.
    """

    def ask(plan: FileSummary, as_of: dt.date) -> Told | None:
        if not is_whole(plan):
            return LEFT_OUT
        if letter not in plan.need_letters and not any(code in plan.counts for code in codes):
            return None
        return free_of(*codes)(plan, as_of)

    return ask


def advice_in_date(plan: FileSummary, _: dt.date) -> Told | None:
    """How much of its dated advice was no older than a year when it was issued?"""
    if plan.issued is None or plan.abstained.intersection({"DAT003", "DAT007"}):
        return LEFT_OUT
    in_date = plan.dated_advice_count - plan.counts.get("DAT007", 0)
    return Told(count=max(0, in_date), base=plan.dated_advice_count) if plan.dated_advice_count else None


def advice_dated(plan: FileSummary, _: dt.date) -> Told | None:
    """For how much of its advice is a date given?"""
    return Told(count=plan.dated_advice_count, base=plan.advice_count) if plan.advice_count else None


def unread_pages(file: FileSummary, _: dt.date) -> Told | None:
    """How many of its pages could not be read? Asked of files that have pages."""
    pages = file.file.page_count
    if pages is None:
        return None if file.is_read else LEFT_OUT
    return Told(count=file.unread_page_count, base=pages)


def unread_files(file: FileSummary, _: dt.date) -> Told:
    """Could it not be read at all?"""
    return yes(not file.is_read)


def without_high(plan: FileSummary, _: dt.date) -> Told:
    """Is it free of findings of high severity?"""
    return LEFT_OUT if not is_whole(plan) else yes(not plan.severities.get(Severity.HIGH))


def finding_count(plan: FileSummary, _: dt.date) -> Told:
    """How many open findings has it?"""
    return LEFT_OUT if not is_whole(plan) else Told(count=plan.finding_count, base=1)


def good_or_better(plan: FileSummary, _: dt.date) -> Told:
    """Is its suggested grade good or outstanding?"""
    if not is_whole(plan) or plan.grade is None:
        return LEFT_OUT
    return yes(plan.grade in (Grade.OUTSTANDING, Grade.GOOD))
