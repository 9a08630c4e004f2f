"""Decides which of the dates with a role is the plan's own: the issue, the amendment, the reviews."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from ehc_text.records.dates import DateMention
from ehc_text.records.plan import PlanDates, PlanStatus


@dataclass(frozen=True, slots=True, kw_only=True)
class Mentions:
    """The dates with a role by where they stand: on the front sheet, in the margins, by the signature, after it.

    `recited` are those that sentences of the sections tell; they fill in what the front sheet leaves out. `plain` are
    those on the front sheet whose label says no more than "Date", and which belong to no signature.
    """

    labelled: tuple[DateMention, ...]
    marginal: tuple[DateMention, ...] = ()
    signed: tuple[DateMention, ...] = ()
    after: tuple[DateMention, ...] = ()
    plain: tuple[DateMention, ...] = ()
    recited: tuple[DateMention, ...] = ()


def plan_dates(mentions: Mentions, status: PlanStatus, as_of: dt.date) -> PlanDates:
    """Return a plan's dates; the front sheet speaks before the margins, and these before the signature.

    What a draft calls its date is no date of issue, and neither is its signature.
    """
    labelled, marginal = mentions.labelled, mentions.marginal
    first, final, amended, draft = (_days(labelled, role) for role in ("first", "final", "amended", "draft"))
    if status is PlanStatus.DRAFT:
        draft = (
            draft
            or _days(labelled, "notice")
            or _days(labelled, "plan")
            or _days(marginal, "draft")
            or _days(marginal, "plan")
        )
        draft = draft or _single_day(mentions.plain)
        # A final date before the draft is that of the plan which the draft would amend.
        earlier = [day for day in final if amended or (draft and day < max(draft))]
        issued, newest = min(first or earlier, default=None), max(amended, default=None)
    else:
        version = _days(labelled, "plan") or _version_days(marginal) or _days(mentions.signed, "signature")
        # A date still to come is a date for something else, unless its label says that the plan is issued on it.
        version = [day for day in version or _single_day(mentions.plain) if day <= as_of]
        told = mentions.recited
        if not (version or final or amended):
            first, final = first or _days(told, "first"), _days(told, "final") or _days(told, "plan")
        amended = amended or _days(told, "amended")
        issued, newest = _issue_and_amendment(first, final, amended, version, status)
        made = _days(labelled, "plan")
        if issued is None and made and newest is not None and min(made) < newest:
            issued = min(made)  # "made on ... and amended on ..."
    held = [one for one in mentions.recited if one.role == "last_review"]
    reviewed, due = _reviews((*labelled, *mentions.after, *held), newest or issued, as_of)
    request = _days(labelled, "request") or _days(mentions.recited, "request")
    return PlanDates(
        request=min(request, default=None),
        draft=max(draft, default=None),
        final=issued,
        amended=newest,
        last_review=reviewed,
        next_review=due,
        decision=max(_days(labelled, "decision"), default=None),
    )


def review_dates(found: Mentions, as_of: dt.date) -> PlanDates:
    """Return the dates of an annual review report; `final` is the issue of the plan under review."""
    mentions = (*found.labelled, *found.marginal)
    final = _days(mentions, "final") or _days(mentions, "plan") or _days(mentions, "first")
    due = _days(mentions, "next_review") or [day for day in _days(mentions, "review_date") if day > as_of]
    return PlanDates(
        request=None,
        draft=max(_days(mentions, "draft"), default=None),
        final=max(final, default=None),
        amended=max(_days(mentions, "amended") or _days(found.recited, "amended"), default=None),
        last_review=max(_days(mentions, "last_review"), default=None),
        next_review=max(due, default=None),
        meeting=next(
            iter(_days(mentions, "meeting") or _days(found.recited, "meeting") or _single_day(found.plain)), None
        ),
        decision=max(_days(mentions, "decision") or _days(found.recited, "decision"), default=None),
    )


def _issue_and_amendment(
    first: list[dt.date], final: list[dt.date], amended: list[dt.date], version: list[dt.date], status: PlanStatus
) -> tuple[dt.date | None, dt.date | None]:
    """Return the day of first issue and of the newest amendment; `version` holds dates of this version at large."""
    issued = min(first, default=None) or min(final, default=None)
    newest = max(amended, default=None)
    current = max([*version, *(final if first else [])], default=None)
    if status is PlanStatus.AMENDED and newest is None and current is not None and current != issued:
        return issued, current
    if issued is None and newest is None:
        return current, None
    if newest is None and first and current is not None and current > min(first):
        return issued, current
    return issued, newest


def _reviews(
    mentions: Sequence[DateMention], issued: dt.date | None, as_of: dt.date
) -> tuple[dt.date | None, dt.date | None]:
    """Return the last review held and the next one due, deciding for labels that leave open which they mean."""
    held, due = _days(mentions, "last_review"), _days(mentions, "next_review")
    for day in _days(mentions, "review_date"):
        is_held = issued is not None and day <= issued
        (held if is_held else due).append(day)
    for day in _days(mentions, "review"):
        (due if day > as_of else held).append(day)
    past = [day for day in held if day <= as_of]
    return max(past or held, default=None), max(due, default=None)


def _version_days(mentions: Sequence[DateMention]) -> list[dt.date]:
    return [
        mention.date
        for mention in mentions
        if mention.date is not None and mention.role in ("final", "amended", "plan")
    ]


def _single_day(mentions: Sequence[DateMention]) -> list[dt.date]:
    """Return the day of a date that has no other beside it: a column of them is a log of something else."""
    days = _days(mentions, "bare")
    return days if len(days) == 1 else []


def _days(mentions: Sequence[DateMention], role: str) -> list[dt.date]:
    return [mention.date for mention in mentions if mention.role == role and mention.date is not None]
