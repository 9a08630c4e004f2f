"""Outcomes that a review report names in running lines, and what is said of each."""

import pytest
from front_sheets import section

from ehc_text.parsing.lines.labels import label_rows
from ehc_text.parsing.review.outcomes_in_lines import outcomes_in_lines
from ehc_text.parsing.review.review_rows import ReviewRow


def outcomes(*lines, elsewhere=()):
    rows = [ReviewRow(row=row, letter="E", part="progress", is_heading=False) for row in label_rows(section(*lines))]
    others = [ReviewRow(row=row, letter="A", part="other", is_heading=False) for row in label_rows(section(*elsewhere))]
    return [(one.outcome, one.progress) for one in outcomes_in_lines([*rows, *others], ("Kit",))]


def test_a_numbered_outcome_has_what_is_said_behind_its_dash():
    assert outcomes("1. Kit will read a page aloud - he now reads two lines.") == [
        ("Kit will read a page aloud", "he now reads two lines.")
    ]


def test_an_outcome_of_a_list_has_what_is_said_elsewhere_of_the_same_thing():
    found = outcomes("E1. Kit will swim ten metres", elsewhere=["Swimming is going better: he is now at five metres."])
    assert found == [("Kit will swim ten metres", "Swimming is going better: he is now at five metres.")]


@pytest.mark.parametrize("word", ["support", "without", "their", "being", "September"])
def test_a_word_of_every_outcome_joins_nothing(word):
    found = outcomes(f"E1. Kit will swim {word}", elsewhere=[f"Mum now gets {word} at home, and is much better."])
    assert found == [(f"Kit will swim {word}", "")]


def test_a_new_outcome_is_none_of_the_old():
    assert outcomes("New outcome: Kit will cook a meal.") == []
