"""Dates are held against the day of the check, to the day."""

import datetime as dt

import pytest

from ehc_text.checking.timing import add_months, newest_issue
from ehc_text.records.plan import PlanDates


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (dt.date(2026, 1, 31), 1, dt.date(2026, 2, 28)),  # a shorter month ends earlier
        (dt.date(2023, 11, 30), 3, dt.date(2024, 2, 29)),  # into a leap year
        (dt.date(2024, 2, 29), 12, dt.date(2025, 2, 28)),  # a leap day's anniversary
        (dt.date(2026, 12, 1), 1, dt.date(2027, 1, 1)),  # over the turn of the year
        (dt.date(2026, 5, 15), 0, dt.date(2026, 5, 15)),
    ],
)
def test_months_are_added_by_the_calendar(day, months, expected):
    assert add_months(day, months) == expected


def test_the_newest_issue_is_the_later_of_final_and_amended():
    dates = PlanDates(final=dt.date(2019, 7, 4), amended=dt.date(2026, 10, 23), next_review=dt.date(2027, 9, 15))
    assert newest_issue(dates) == dt.date(2026, 10, 23)
    assert newest_issue(PlanDates(draft=dt.date(2026, 1, 1))) is None
