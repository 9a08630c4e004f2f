"""What was learned from the trials by hands that did not know the rules must not be lost again."""

import pytest

from ehc_text.pipeline import load_tools
from ehc_text.shipped import folder
from trials.score import in_all, scores

LEAST_PRECISION, LEAST_RECALL = 0.85, 0.75
"""A wrong flag costs more trust than a missed one; README.md has what was reached."""


@pytest.fixture(scope="module")
def found():
    return scores(load_tools(models=folder("models")))


def test_most_faults_are_found_and_few_flags_are_wrong(found):
    whole = in_all(found)
    assert (whole.precision >= LEAST_PRECISION, whole.recall >= LEAST_RECALL) == (True, True), whole


def test_every_code_is_tried_and_finds_something(found):
    assert len(found) >= 40
    assert [code for code, score in found.items() if not score.right] == []
