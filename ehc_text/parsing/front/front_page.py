"""Reads the front sheet: status, child, and the plan's dates by their roles."""

import datetime as dt
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from ehc_text.parsing.front.child import read_child
from ehc_text.parsing.front.date_roles import margin_dates, section_dates
from ehc_text.parsing.front.plan_dates import Mentions, plan_dates, review_dates
from ehc_text.parsing.front.recitals import recital_dates
from ehc_text.parsing.front.status import read_status, said_status
from ehc_text.parsing.lines.kept import kept
from ehc_text.parsing.lines.labels import LabelRow, label_rows, labelled_values, role_of
from ehc_text.parsing.review.deciding import told_days
from ehc_text.records.dates import DateMention
from ehc_text.records.front_sheet import FrontSheet, FrontSheetRules, LabelRule
from ehc_text.records.plan import Child, DocumentKind, PlanDates, PlanStatus, Section

SIGNATURE_ROWS = 8
"""So many rows below the words that sign a plan off, its date is still looked for."""

_BY_SIGNATURE = ("bare", "signature", "plan")
"""The roles of dates that may be the day of a signature."""

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
    whole = (front, *sections, tail) if kind is DocumentKind.ANNUAL_REVIEW else (front,)
    rows = tuple(row for section in whole for row in label_rows(section)) or _first_rows(sections)
    mentions = _mentions(front, sections, margins, tail, kind, rules)
    facts = tuple(labelled_values(rows, rules.facts))
    said = None if kind is DocumentKind.OTHER else said_status(rows, margins, facts, rules)
    status, dates = _status_and_dates(said, mentions, kind, as_of)
    found = (*mentions.labelled, *mentions.marginal, *mentions.signed, *mentions.after, *mentions.recited)
    return FrontSheet(
        status=status,
        child=_child(rows, sections, margins, found, as_of, rules),
        dates=dates,
        mentions=found,
        looked_after=_fact("looked_after", facts),
        social_care=_fact("social_care", facts),
    )


def _first_rows(sections: tuple[Section, ...]) -> tuple[LabelRow, ...]:
    """Return the rows of the first section, where a document has nothing before it."""
    return label_rows(sections[0]) if sections else ()


def _mentions(
    front: Section,
    sections: tuple[Section, ...],
    margins: tuple[str, ...],
    tail: Section,
    kind: DocumentKind,
    rules: FrontSheetRules,
) -> Mentions:
    """Return the dates with a role; those of a review report may stand anywhere in it."""
    is_review = kind is DocumentKind.ANNUAL_REVIEW
    labels = (*rules.review_dates, *rules.dates) if is_review else rules.dates
    searched = (front, *sections, tail) if is_review else (front,)

    @kept(len(searched) + 2)
    def dates_in(section: Section) -> tuple[DateMention, ...]:
        return tuple(section_dates(section, labels, rules.absences))

    return Mentions(
        labelled=tuple(found for section in searched for found in dates_in(section)),
        marginal=tuple(margin_dates(margins, labels)),
        signed=tuple(_signature_dates((front, *sections[-1:], tail), dates_in, rules)),
        plain=tuple(_plain_dates(front, dates_in(front), labels)),
        recited=tuple(told_days(searched) if is_review else recital_dates(sections)),
        after=()
        if is_review
        else tuple(found for found in dates_in(tail) if found.role in ("next_review", "last_review")),
    )


def _status_and_dates(
    said: PlanStatus | None, mentions: Mentions, kind: DocumentKind, as_of: dt.date
) -> tuple[PlanStatus, PlanDates]:
    """Return both, each of which rests on the other: a status can follow from dates, and dates mean what it says."""
    if kind is DocumentKind.ANNUAL_REVIEW:
        dates = review_dates(mentions, as_of)
        return read_status(said, dates, kind), dates
    dates = plan_dates(Mentions(labelled=mentions.labelled), PlanStatus.UNKNOWN, as_of)
    status = read_status(said, dates, kind)
    dates = plan_dates(mentions, status, as_of)
    if status is PlanStatus.UNKNOWN:
        status = read_status(said, dates, kind)
    return status, dates


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


def _signature_dates(
    sections: Iterable[Section], dates_in: Callable[[Section], tuple[DateMention, ...]], rules: FrontSheetRules
) -> list[DateMention]:
    """Return the dates beside the signature for the authority; other people's signatures do not count."""
    return [
        replace(mention, role="signature")
        for section in sections
        for start, end in _signed_stretches(section, dates_in, rules)
        for mention in dates_in(section)
        if start <= mention.start < end and mention.role in _BY_SIGNATURE
    ]


def _signed_stretches(
    section: Section, dates_in: Callable[[Section], tuple[DateMention, ...]], rules: FrontSheetRules
) -> Iterator[tuple[int, int]]:
    """Yield where the rows from a signature on start and end; in the last section only its last rows can sign.

    Before and behind the sections rows are many, and those with a date behind them few: only these are read. The last
    section's dates are not asked for before a row signs.
    """
    rows = label_rows(section)
    is_outside = section.letter in ("front", "tail")
    days = [one.start for one in dates_in(section) if one.role in _BY_SIGNATURE] if is_outside else []
    for position in range(0 if is_outside else max(0, len(rows) - LAST_ROWS), len(rows)):
        start, end = rows[position].cells[0].start, _start_after(rows, position + SIGNATURE_ROWS, section)
        if is_outside and not any(start <= day < end for day in days):
            continue
        if any(role_of(cell.text, rules.signatures) for cell in rows[position].cells):
            yield start, end


def _plain_dates(front: Section, dates: Iterable[DateMention], labels: Sequence[LabelRule]) -> Iterator[DateMention]:
    """Yield the dates of the front sheet that are labelled "Date" alone and stand near no signature, whosever it is."""
    bare = [found for found in dates if found.role == "bare"]
    if not bare:
        return
    rows = label_rows(front)
    signed = [
        row.cells[0].start for row in rows if any(role_of(cell.text, labels) == "signature" for cell in row.cells)
    ]
    rows_from = {row.cells[0].start: position for position, row in enumerate(rows)}
    ends = [(start, _start_after(rows, rows_from[start] + SIGNATURE_ROWS, front)) for start in signed]
    for found in bare:
        if not any(start <= found.start < end for start, end in ends):
            yield found


def _start_after(rows: Sequence[LabelRow], position: int, section: Section) -> int:
    return rows[position].cells[0].start if position < len(rows) else len(section.text)


def _fact(role: str, facts: Sequence[tuple[str, str]]) -> str:
    values = (value for found, value in facts if found == role)
    return next((value for value in values if re.search("[A-Za-z]", value) and not value.endswith(("?", ":"))), "")
