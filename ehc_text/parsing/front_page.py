"""Reads the front sheet: status, child, and the plan's dates by their roles."""

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from ehc_text.parsing.child import read_child
from ehc_text.parsing.date_roles import margin_dates, section_dates
from ehc_text.parsing.labels import LabelRow, label_rows, labelled_values, role_of
from ehc_text.parsing.status import read_status
from ehc_text.records.dates import DateMention
from ehc_text.records.front_sheet import FrontSheet, FrontSheetRules, LabelRule
from ehc_text.records.plan import Child, DocumentKind, PlanDates, PlanStatus, Section

SIGNATURE_ROWS = 8
"""So many rows below the words that sign a plan off, its date is still looked for."""

LAST_ROWS = 12
"""A sign-off that the document gives no heading of its own stands in the last rows of the last section."""


def read_front_sheet(
    front: Section,
    sections: tuple[Section, ...],
    margins: tuple[str, ...],
    tail: Section,
    kind: DocumentKind,
    as_of: dt.date,
    rules: FrontSheetRules,
) -> FrontSheet:
    """Return status, child and dates, from the front sheet first, then the margins, then the sign-off.

    In an annual review report the whole text is searched for the labels of dates.
    """
    labels = (*rules.review_dates, *rules.dates) if kind is DocumentKind.ANNUAL_REVIEW else rules.dates
    searched = (front, *sections, tail) if kind is DocumentKind.ANNUAL_REVIEW else (front,)
    labelled = [mention for section in searched for mention in section_dates(section, labels, rules.absences)]
    marginal = list(margin_dates(margins, labels))
    signed = _signature_dates((front, *sections[-1:], tail), labels, rules)
    after = [
        mention
        for mention in section_dates(tail, labels, rules.absences)
        if mention.role in ("next_review", "last_review")
    ]
    mentions = (*labelled, *marginal, *signed, *after)
    rows = label_rows(front) or tuple(row for section in sections[:1] for row in label_rows(section))
    if kind is DocumentKind.ANNUAL_REVIEW:
        rows = tuple(row for section in searched for row in label_rows(section))
        dates = _review_dates(mentions, as_of)
        status = read_status(rows, margins, dates, kind, rules)
    else:
        dates = _plan_dates(labelled, [], [], after, PlanStatus.UNKNOWN, as_of)
        status = read_status(rows, margins, dates, kind, rules)
        dates = _plan_dates(labelled, marginal, signed, after, status, as_of)
        if status is PlanStatus.UNKNOWN:
            status = read_status(rows, margins, dates, kind, rules)
    return FrontSheet(
        status=status,
        child=_child(rows, sections, margins, mentions, as_of, rules),
        dates=dates,
        mentions=mentions,
        looked_after=_fact("looked_after", rows, rules),
        social_care=_fact("social_care", rows, rules),
    )


def _child(
    rows: Sequence[LabelRow],
    sections: tuple[Section, ...],
    margins: tuple[str, ...],
    mentions: Sequence[DateMention],
    as_of: dt.date,
    rules: FrontSheetRules,
) -> Child:
    """Return the child; what neither front sheet nor margins give is looked for at the start of the sections."""
    child = read_child(rows, margins, mentions, as_of, rules)
    if child.date_of_birth and child.first_name:
        return child
    inner = tuple(row for section in sections[:2] for row in label_rows(section))
    births = [found for section in sections[:2] for found in section_dates(section, rules.dates, rules.absences)]
    other = read_child(inner, (), births, as_of, rules)
    if child.first_name is None and (other.surname or other.known_as):
        child = replace(child, first_name=other.first_name, surname=other.surname, known_as=other.known_as)
    if child.date_of_birth is None:
        child = replace(child, date_of_birth=other.date_of_birth, age=other.age, year_group=other.year_group)
    return child


def _plan_dates(
    labelled: Sequence[DateMention],
    marginal: Sequence[DateMention],
    signed: Sequence[DateMention],
    after: Sequence[DateMention],
    status: PlanStatus,
    as_of: dt.date,
) -> PlanDates:
    first, final, amended, draft = (_days(labelled, role) for role in ("first", "final", "amended", "draft"))
    version = _days(labelled, "plan") or _version_days(marginal) or _days(signed, "signature")
    if status is PlanStatus.DRAFT:
        draft = draft or _days(labelled, "plan") or _days(marginal, "draft") or _days(marginal, "plan")
        issued, newest = min(first or (final if amended else []), default=None), max(amended, default=None)
    else:
        issued, newest = _issue_and_amendment(first, final, amended, version, status)
    reviewed, due = _reviews((*labelled, *after), newest or issued, as_of)
    return PlanDates(
        request=min(_days(labelled, "request"), default=None),
        draft=max(draft, default=None),
        final=issued,
        amended=newest,
        last_review=reviewed,
        next_review=due,
        decision=max(_days(labelled, "decision"), default=None),
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
    if issued is None and version and newest is not None and min(version) < newest:
        return min(version), newest  # "made on ... and amended on ..."
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


def _review_dates(mentions: Sequence[DateMention], as_of: dt.date) -> PlanDates:
    final = _days(mentions, "final") or _days(mentions, "plan") or _days(mentions, "first")
    due = _days(mentions, "next_review") or [day for day in _days(mentions, "review_date") if day > as_of]
    return PlanDates(
        request=None,
        draft=max(_days(mentions, "draft"), default=None),
        final=max(final, default=None),
        amended=max(_days(mentions, "amended"), default=None),
        last_review=max(_days(mentions, "last_review"), default=None),
        next_review=max(due, default=None),
        meeting=next(iter(_days(mentions, "meeting")), None),
        decision=max(_days(mentions, "decision"), default=None),
    )


def _signature_dates(
    sections: Iterable[Section], labels: Sequence[LabelRule], rules: FrontSheetRules
) -> list[DateMention]:
    """Return the dates beside the signature for the authority; other people's signatures do not count."""
    found = []
    for section in sections:
        rows = label_rows(section)
        starts = [row.cells[0].start for row in rows if row.cells]
        for position, row in enumerate(rows):
            is_end = section.letter in ("front", "tail") or position >= len(rows) - LAST_ROWS
            if not is_end or not any(role_of(cell.text, rules.signatures) for cell in row.cells):
                continue
            last = position + SIGNATURE_ROWS
            end = starts[last] if last < len(starts) else len(section.text)
            found += [
                replace(mention, role="signature")
                for mention in section_dates(section, labels, rules.absences)
                if starts[position] <= mention.start < end and mention.role in ("bare", "signature", "plan")
            ]
    return found


def _version_days(mentions: Sequence[DateMention]) -> list[dt.date]:
    return [
        mention.date
        for mention in mentions
        if mention.date is not None and mention.role in ("final", "amended", "plan")
    ]


def _days(mentions: Sequence[DateMention], role: str) -> list[dt.date]:
    return [mention.date for mention in mentions if mention.role == role and mention.date is not None]


def _fact(role: str, rows: Sequence[LabelRow], rules: FrontSheetRules) -> str:
    values = (value for found, value in labelled_values(rows, rules.facts) if found == role)
    return next((value for value in values if re.search("[A-Za-z]", value) and not value.endswith(("?", ":"))), "")
