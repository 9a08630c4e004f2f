"""Dates of the front sheet that name a month or a term and no day: they are left out, and this says so."""

from collections.abc import Iterator, Sequence

from ehc_text.records.dates import DateMention, DatePrecision
from ehc_text.records.document import Problem, ProblemKind
from ehc_text.records.plan import Child, PlanDates

_FIELDS = {
    "request": ("request", "the request"),
    "draft": ("draft", "the draft plan"),
    "first": ("final", "the first plan"),
    "final": ("final", "the final plan"),
    "plan": ("final", "this plan"),
    "amended": ("amended", "the amended plan"),
    "last_review": ("last_review", "the last review"),
    "review": ("last_review", "the review"),
    "next_review": ("next_review", "the next review"),
    "review_date": ("next_review", "the review"),
    "meeting": ("meeting", "the review meeting"),
    "decision": ("decision", "the decision"),
    "birth": ("date_of_birth", "birth"),
}
"""The roles of labels: which of the plan's dates they give, and what it is called."""
_WITHOUT_DAY = {DatePrecision.MONTH: "a month", DatePrecision.TERM: "a term or season"}


def vague_dates(mentions: Sequence[DateMention], dates: PlanDates, child: Child) -> Iterator[Problem]:
    """Yield a problem for each date of the front sheet that is missing, though a month or term stands in its place."""
    told: set[str] = set()
    for mention in mentions:
        unit = _WITHOUT_DAY.get(mention.precision)
        field, what = _FIELDS.get(mention.role, ("", ""))
        if unit is None or not field or field in told or mention.section not in ("front", "margin"):
            continue
        if getattr(child if field == "date_of_birth" else dates, field) is None:
            told.add(field)
            message = (
                f"the date of {what} names {unit} and no day, so that it was left out: write the day into the plan"
            )
            yield Problem(kind=ProblemKind.VAGUE_DATE, message=message)
