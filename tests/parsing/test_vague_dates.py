"""Dates that name no day are no dates of the plan, and are said to be left out."""

import pytest
from front_sheets import front_sheet

from ehc_text.parsing.front.vague_dates import vague_dates
from ehc_text.records.document import ProblemKind

CASES = [
    (["Date of final plan | March 2026"], ["the date of the final plan names a month and no day"]),
    (["Next review: Autumn Term 2027"], ["the date of the next review names a term or season and no day"]),
    (["Date of birth | May 2016"], ["the date of birth names a month and no day"]),
    (["Date of plan: Feb-26"], ["the date of this plan names a month and no day"]),
    (
        ["Draft issued | January 2026", "Final plan | 3 March 2026", "Date of last review | July 2025"],
        ["the date of the draft plan names a month", "the date of the last review names a month"],
    ),
    (["Date of final plan | March 2026", "Final plan issued | 3 March 2026"], []),
    (["Date of final plan | 3 March 2026", "Educational psychology report | May 2025"], []),
    (["Date of final plan | "], []),
]


@pytest.mark.parametrize(("lines", "expected"), CASES, ids=[lines[0] for lines, _ in CASES])
def test_a_date_without_a_day_is_said_to_be_left_out(lines, expected):
    sheet = front_sheet(*lines)
    problems = list(vague_dates(sheet.mentions, sheet.dates, sheet.child))
    assert [problem.kind for problem in problems] == [ProblemKind.VAGUE_DATE] * len(expected)
    for problem, start in zip(problems, expected, strict=True):
        assert problem.message.startswith(start)


def test_a_date_in_a_running_header_counts_too():
    sheet = front_sheet("Name | Mara Finch", margins=("Final plan issued March 2026",))
    assert len(list(vague_dates(sheet.mentions, sheet.dates, sheet.child))) == 1
