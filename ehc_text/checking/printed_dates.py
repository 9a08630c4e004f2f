"""Where a plan prints a date, so that a finding about it can quote the words on the page."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from ehc_text.checking.evidence import line_around, page_at
from ehc_text.language.dates import find_dates
from ehc_text.records.dates import DatePrecision
from ehc_text.records.plan import Plan, Section


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedDate:
    """A date as it stands on the page, with the line around it. `section` is None outside sections A to K."""

    words: str
    context: str
    date: dt.date | None
    section: str | None
    page: int | None
    is_impossible: bool = False


NOWHERE = PrintedDate(words="", context="", date=None, section=None, page=None)


def printed_dates(plan: Plan) -> Iterator[PrintedDate]:
    """Yield each date of the front sheet and of section K: the places of a plan's own dates.

    Dates in the other sections are the child's history, and appended reports hold dates of their own.
    """
    advice = [section for section in plan.sections if section.letter == "K"]
    for part in (plan.front, *advice):
        yield from _in_section(part)


def printed(plan: Plan, day: dt.date) -> PrintedDate:
    """Return the first place that prints `day`, `NOWHERE` where only a header or a label gave it."""
    places = (place for part in (plan.front, plan.tail, *plan.sections) for place in _in_section(part))
    return next((place for place in places if place.date == day), NOWHERE)


def _in_section(section: Section) -> Iterator[PrintedDate]:
    letter = section.letter if len(section.letter) <= 2 else None
    for found in find_dates(section.text):
        yield PrintedDate(
            words=section.text[found.start : found.end],
            context=line_around(section, found.start, found.end),
            date=found.date,
            section=letter,
            page=page_at(section, found.start),
            is_impossible=found.precision is DatePrecision.IMPOSSIBLE,
        )
