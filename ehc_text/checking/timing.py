"""The checks on a plan's own dates: too old, not reviewed, not dated, issued late, or dates that cannot be true.

Statutory limits: CFA 2014 s.44 (a review every 12 months), SEND Regulations 2014 reg 13(2) (20 weeks). That a plan
should be no older than three years is a local standard: each rule's `basis` says which is which.
"""

import datetime as dt
import re
from collections.abc import Iterator, Mapping

from ehc_text.checking.context import CheckContext, CheckFunction, number_of, phrases_of
from ehc_text.checking.evidence import absence_finding, page_at, quote_finding, section_of
from ehc_text.checking.printed_dates import printed, printed_dates
from ehc_text.language.dates import find_dates
from ehc_text.language.wording import has_words
from ehc_text.records.dates import DatePrecision
from ehc_text.records.finding import Finding
from ehc_text.records.plan import Plan, PlanDates, PlanStatus
from ehc_text.records.rules import Check


def plan_over_three_years(plan: Plan, check: Check, context: CheckContext) -> Iterator[Finding]:
    """DAT001: the newest issue date is more than `years` before as-of."""
    issued = newest_issue(plan.dates) or _month_of_issue(plan)
    if (
        issued
        and plan.status is not PlanStatus.DRAFT
        and add_months(issued, 12 * number_of(check, "years")) < context.as_of
    ):
        yield _about_date(check, plan, issued)


def review_overdue(plan: Plan, check: Check, context: CheckContext) -> Iterator[Finding]:
    """DAT002: more than `months` from the newest of issue, amendment and last review to as-of."""
    seen = [
        day for day in (plan.dates.final, plan.dates.amended, plan.dates.last_review) if day and day <= context.as_of
    ]
    if not seen or plan.status is PlanStatus.DRAFT:
        return
    if add_months(max(seen), number_of(check, "months")) < context.as_of:
        yield _about_date(check, plan, max(seen))


def no_issue_date(plan: Plan, check: Check, context: CheckContext) -> Iterator[Finding]:
    """DAT003: a plan that is no draft gives no date of issue."""
    if plan.status is not PlanStatus.DRAFT and newest_issue(plan.dates) is None:
        yield absence_finding(check, None, quote=_line_with(plan, phrases_of(check, "labels")))


def issued_late(plan: Plan, check: Check, context: CheckContext) -> Iterator[Finding]:
    """DAT009: issued more than `weeks` after the request."""
    request, final = plan.dates.request, plan.dates.final
    if request and final and (final - request).days > 7 * number_of(check, "weeks"):
        weeks = (final - request).days // 7
        message = check.message.replace("{weeks}", str(weeks))
        place = printed(plan, request)
        yield absence_finding(check, None, message=message, quote=place.words, context=place.context, page=place.page)


def dates_contradict(plan: Plan, check: Check, context: CheckContext) -> Iterator[Finding]:
    """DAT004: a day that does not exist, an order that cannot be, or a past event after as-of."""
    yield from _impossible(plan, check)
    for earlier, later in _ORDER:
        first, second = getattr(plan.dates, earlier), getattr(plan.dates, later)
        if first and second and second < first and not _is_amendments(earlier, later, plan.dates):
            message = f"The {_SPOKEN[later]} date lies before the {_SPOKEN[earlier]} date."
            yield absence_finding(check, None, message=message, quote=printed(plan, second).words)
    for role in _PAST_ROLES:
        day = getattr(plan.dates, role)
        if day and day > context.as_of:
            message = f"The {_SPOKEN[role]} date lies after the day that the plan is held against."
            yield absence_finding(check, None, message=message, quote=printed(plan, day).words)
    yield from _received_in_the_future(plan, check, context)
    yield from _advice_of_the_future(plan, check, context)
    yield from _told_as_past(plan, check, context)
    born = plan.child.date_of_birth
    if born and any(day < born for day in _past_days(plan)):
        yield absence_finding(check, None, message="A date of the plan lies before the child's birth.")


def newest_issue(dates: PlanDates) -> dt.date | None:
    """Return the newest of final and amended, None where the document gives neither."""
    return max((day for day in (dates.final, dates.amended) if day), default=None)


def add_months(day: dt.date, months: int) -> dt.date:
    """Return the same day `months` later, or the month's last day where it is shorter."""
    years, month = divmod(day.month - 1 + months, 12)
    first = dt.date(day.year + years, month + 1, 1)
    following = dt.date(first.year + first.month // 12, first.month % 12 + 1, 1)
    return first.replace(day=min(day.day, (following - first).days))


CHECKS: Mapping[str, CheckFunction] = {
    "DAT001": plan_over_three_years,
    "DAT002": review_overdue,
    "DAT003": no_issue_date,
    "DAT004": dates_contradict,
    "DAT009": issued_late,
}

_ORDER = (("request", "draft"), ("request", "final"), ("draft", "final"), ("final", "amended"))
_ISSUES = ("final", "amended", "plan", "first")
_PAST_ROLES = ("request", "draft", "final", "amended", "last_review")
_LONGEST_LABEL = 50
_LABEL_END = re.compile(r"(?:received|sent|held|returned|agreed|completed)\s*(?:on|:|\|)?\s*$", re.IGNORECASE)
_TELL_THE_PAST = ("A", "B", "C", "D", "J")
"""In the sections on outcomes and provision most days are still to come."""

_CLAUSE_CHARS = 120
_ON_A_DAY = re.compile(r"\bon (?:\w+ )?(?:the )?\d")
_HAPPENED = re.compile(
    r"\b(?:was|were|had|went|took|fell|broke|saw|met|came|began|left|underwent|wrote|told|said|gave|felt|got|ran|hurt|had"
    r"|(?:attend|visit|mov|start|receiv|complet|happen|suffer|collaps|assess|review|stay|admitt|diagnos)ed)\b"
    r"[^.;]{0,80}?\bon (?:\w+ )?(?:the )?$",
    re.IGNORECASE,
)
_STILL_TO_COME = re.compile(
    r"\b(?:will|shall|is|are|be|due|until|before|next|if|when|planned|booked|arranged|expected|scheduled|agreed"
    r"|to (?:see|attend|start|go|meet|take|have|move)|appointment|offered|invited|that|which|who)\b",
    re.IGNORECASE,
)
"""What was arranged in the past may lie ahead: "an appointment was made for her on ..."."""

_SPOKEN = {
    "request": "request",
    "draft": "draft",
    "final": "final plan's",
    "amended": "amended plan's",
    "last_review": "last review's",
}


def _is_amendments(earlier: str, later: str, dates: PlanDates) -> bool:
    """Return whether the draft is that of an amendment: it lies nearer to that than to the plan's first final."""
    draft, final, amended = dates.draft, dates.final, dates.amended
    if (earlier, later) != ("draft", "final") or not (draft and final and amended) or draft > amended:
        return False
    return amended - draft < draft - final


def _impossible(plan: Plan, check: Check) -> Iterator[Finding]:
    """Yield the days that no calendar has: on the front sheet, in K, in a running line, and beside a signature."""
    message = "This day does not exist."
    for found in printed_dates(plan):
        if found.is_impossible:
            yield absence_finding(
                check, found.section, message=message, quote=found.words, page=found.page, context=found.context
            )
    for mention in plan.mentions:
        if mention.precision is DatePrecision.IMPOSSIBLE and mention.section in ("margin", "tail"):
            page = page_at(plan.tail, mention.start) if mention.section == "tail" else None
            yield absence_finding(check, None, message=message, quote=mention.words, page=page)


def _received_in_the_future(plan: Plan, check: Check, context: CheckContext) -> Iterator[Finding]:
    """Yield the days after as-of that stand behind a front-sheet label of what has come or was done."""
    message = "This is told as done, on a day after the one that the plan is held against."
    text = plan.front.text
    for found in find_dates(text):
        label = re.split(r"[\n;]", text[max(0, found.start - _LONGEST_LABEL) : found.start])[-1]
        is_done = has_words(label, phrases_of(check, "done")) and not has_words(label, phrases_of(check, "to_come"))
        if is_done and _LABEL_END.search(label) and found.date is not None and found.date > context.as_of:
            yield absence_finding(check, None, message=message, quote=text[found.start : found.end])


def _advice_of_the_future(plan: Plan, check: Check, context: CheckContext) -> Iterator[Finding]:
    section = section_of(plan, "K")
    for entry in plan.advice if section else ():
        if section and entry.date and entry.date > context.as_of:
            message = "This advice is dated after the day that the plan is held against."
            yield quote_finding(check, section, entry.start, entry.end, message=message)


def _told_as_past(plan: Plan, check: Check, context: CheckContext) -> Iterator[Finding]:
    """Yield the days after as-of on which a section says that something happened: "She went to hospital on ..."."""
    message = "This is told as past, on a day after the one that the plan is held against."
    for section in plan.sections:
        if section.letter not in _TELL_THE_PAST or not _ON_A_DAY.search(section.text):
            continue
        for found in find_dates(section.text):
            if found.date is None or found.date <= context.as_of:
                continue
            before = re.split(r"[.;:|\n]\s", section.text[max(0, found.start - _CLAUSE_CHARS) : found.start])[-1]
            if _HAPPENED.search(before) and not _STILL_TO_COME.search(before):
                yield quote_finding(check, section, found.start, found.end, message=message)


def _month_of_issue(plan: Plan) -> dt.date | None:
    """Return the last day of the newest month or term that the front sheet gives as that of the issue."""
    vague = (one for one in plan.mentions if one.date is None and one.section == "front" and one.role in _ISSUES)
    return max((found.last for one in vague for found in find_dates(one.words) if found.last), default=None)


def _about_date(check: Check, plan: Plan, day: dt.date) -> Finding:
    place = printed(plan, day)
    return absence_finding(check, None, quote=place.words, context=place.context, page=place.page)


def _line_with(plan: Plan, labels: tuple[str, ...]) -> str:
    """Return the first line of the front sheet with one of `labels`, "" where there is none."""
    lines = (plan.front.text[line.start : line.end] for line in plan.front.lines)
    return next((line for line in lines if has_words(line, labels)), "")


def _past_days(plan: Plan) -> Iterator[dt.date]:
    """Yield the days of what has happened: steps of the plan, and its signature."""
    yield from (day for role in _PAST_ROLES if (day := getattr(plan.dates, role)))
    yield from (mention.date for mention in plan.mentions if mention.role == "signature" and mention.date)
