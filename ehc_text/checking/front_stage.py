"""The year group, phase or age that the front sheet gives, set against the date of birth: a part of DAT005.

A front sheet tells the year group of the day on which the plan was issued or last reviewed, and every September makes
it a year older. So it is stale only where it was wrong on that day too, or where that day is longer ago than a review
may be; one whose label says that it is of the day of issue is held against that day alone.
"""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from ehc_text.checking.context import number_of, phrases_of
from ehc_text.checking.evidence import absence_finding, line_around, page_at
from ehc_text.checking.timing import add_months, newest_issue
from ehc_text.language.phases import phase_named
from ehc_text.language.stages import FoundStage, StageKind, age_on, find_stages, year_group
from ehc_text.language.wording import has_words
from ehc_text.records.finding import Finding
from ehc_text.records.plan import Plan, Section
from ehc_text.records.rules import Check

_BETWEEN = re.compile(r"\s*[|\t]\s*|:\s*")
_BARE_NUMBER = re.compile(r"\d{1,2}")
_YEARS_OLD = re.compile(
    r"(?P<years>\d{1,2})(?:\s*(?:years?|yrs?|y)\b(?:[\s,and]*\d{1,2}\s*(?:months?|mths?|m)\b)?)?(?:\s+old)?",
    re.IGNORECASE,
)
_AT_SCHOOL = re.compile(r"\(([^()]*)\)\s*$|,\s*([^,]*)$")
"""A school's year group stands behind its name: 'Oak School (Year 5)', 'Oak School, Year 5'."""

_MAY_BE_TOLD_IN = ("B", "I")
"""The sections that tell why a child is taught with another year group."""


@dataclass(frozen=True, slots=True)
class _Entry:
    """A label of the front sheet and what stands behind it, `front.text[start:end]` together."""

    label: str
    value: str
    start: int
    end: int


def stale_front_sheet(plan: Plan, born: dt.date, check: Check, as_of: dt.date) -> Iterator[Finding]:
    """Yield the year groups of the front sheet that this date of birth puts a year or more out."""
    for entry in _entries(plan.front):
        is_dated = entry.label in phrases_of(check, "front_at_issue")
        stage = _stage_of(entry, check, is_dated=is_dated)
        is_stale = stage is not None and _is_stale(stage, plan, born, check, as_of, is_dated=is_dated)
        if (is_stale and not is_explained(plan, check)) or _is_stale_age(entry, plan, born, check, as_of):
            quote = plan.front.text[entry.start : entry.end]
            context = line_around(plan.front, entry.start, entry.end)
            yield absence_finding(check, None, quote=quote, context=context, page=page_at(plan.front, entry.start))


def _entries(front: Section) -> Iterator[_Entry]:
    for line in front.lines:
        text = front.text[line.start : line.end]
        breaks = [match.span() for match in _BETWEEN.finditer(text)]
        starts, ends = [0, *(end for _, end in breaks)], [*(start for start, _ in breaks), len(text)]
        words = [text[start:end] for start, end in zip(starts, ends, strict=True)]
        for place, (label, value) in enumerate(pairwise(words)):
            start, end = line.start + starts[place], line.start + ends[place + 1]
            yield _Entry(" ".join(label.lower().split()), value.strip(), start, end)


def _stage_of(entry: _Entry, check: Check, *, is_dated: bool) -> FoundStage | None:
    """Return the stage that an entry gives; a number alone is one where the label asks for a year group."""
    if is_dated or entry.label in phrases_of(check, "front"):
        words = f"Year {entry.value}" if _BARE_NUMBER.fullmatch(entry.value) else entry.value
        return next(iter(find_stages(words)), None)
    if entry.label in phrases_of(check, "front_phases"):
        return phase_named(entry.value)
    behind = _AT_SCHOOL.search(entry.value) if entry.label in phrases_of(check, "front_schools") else None
    found = find_stages(behind[1] or behind[2] or "") if behind else ()
    # 'Nursery' is as often a part of a school's name.
    return next((stage for stage in found if stage.kind is StageKind.YEAR and stage.first_year > 0), None)


def _is_stale(stage: FoundStage, plan: Plan, born: dt.date, check: Check, as_of: dt.date, *, is_dated: bool) -> bool:
    if is_dated:
        issued = newest_issue(plan.dates)
        return issued is not None and _is_out(stage, born, issued, check)
    if not _is_out(stage, born, as_of, check):
        return False
    told = _told_on(plan, as_of)
    if told is None or _is_out(stage, born, told, check):
        return True
    return add_months(told, number_of(check, "front_months")) < as_of


def _is_stale_age(entry: _Entry, plan: Plan, born: dt.date, check: Check, as_of: dt.date) -> bool:
    """Return whether the entry gives an age that the child has not, and had not when the front sheet was written.

    An age goes out of date with each birthday, so one year is no fault of it.
    """
    told = _YEARS_OLD.fullmatch(entry.value) if entry.label in phrases_of(check, "front_ages") else None
    if told is None:
        return False
    days = (as_of, _told_on(plan, as_of) or as_of)
    return all(abs(age_on(born, day) - int(told["years"])) > number_of(check, "years_out") for day in days)


def _is_out(stage: FoundStage, born: dt.date, day: dt.date, check: Check) -> bool:
    year = year_group(born, day)
    out = number_of(check, "years_out")
    return year is not None and (year - stage.last_year >= out or stage.first_year - year >= out)


def _told_on(plan: Plan, as_of: dt.date) -> dt.date | None:
    """Return the newest day on which the front sheet can have been written, None where it gives none."""
    dates = plan.dates
    days = (dates.draft, dates.final, dates.amended, dates.last_review)
    return max((day for day in days if day and day <= as_of), default=None)


def is_explained(plan: Plan, check: Check) -> bool:
    """Return whether the plan says that the child is taught with another year group than the age's."""
    texts = (plan.front.text, *(section.text for section in plan.sections if section.letter in _MAY_BE_TOLD_IN))
    return any(has_words(text, phrases_of(check, "offset")) for text in texts)
