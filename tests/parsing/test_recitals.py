"""Sentences of the sections that tell the plan's own days, and those that tell of something else."""

import datetime as dt

import pytest
from front_sheets import front_sheet, section

from ehc_text.parsing.front.recitals import recital_dates

DAY = dt.date(2026, 6, 4)


@pytest.mark.parametrize(
    ("sentence", "role"),
    [
        ("This plan was made final on the 4th day of June 2026.", "final"),
        ("The EHC plan was first issued by the Council on 4 June 2026.", "first"),
        ("The Authority amended this plan on 4 June 2026 after the review.", "amended"),
        ("His plan was amended following a move, on 4 June 2026.", "amended"),
        ("This plan is made on 4/6/2026 under section 37.", "plan"),
        ("The last annual review took place on 4 June 2026.", "last_review"),
        ("The plan was last reviewed on 4 June 2026 and was maintained.", "last_review"),
        ("The council received a request from her father on 4 June 2026.", "request"),
    ],
)
def test_a_recital_gives_the_plan_its_day(sentence, role):
    assert [(one.role, one.date) for one in recital_dates([section(sentence, letter="A")])] == [(role, DAY)]


@pytest.mark.parametrize(
    "sentence",
    [
        "The plan must be reviewed by 4 June 2027.",
        "The plan will be amended on 4 June 2026.",
        "Her care plan was reviewed on 4 June 2026.",
        "The seizure plan was issued on 4 June 2026.",
        "The school made a plan with her on 4 June 2026.",
        "The plan was not issued on 4 June 2026.",
        "She started at Oak School on 4 June 2026.",
    ],
)
def test_other_days_are_none_of_the_plans(sentence):
    assert not list(recital_dates([section(sentence, letter="A")]))


def test_needs_and_provision_tell_of_other_plans():
    assert not list(recital_dates([section("The plan was reviewed on 4 June 2026.", letter="G")]))


def test_a_front_sheet_speaks_before_a_recital():
    told = section("This plan was made on 4 June 2026.", letter="A")
    assert front_sheet("Final plan", sections=(told,)).dates.final == DAY
    assert front_sheet("Date of final plan: 3 May 2026", sections=(told,)).dates.final == dt.date(2026, 5, 3)
