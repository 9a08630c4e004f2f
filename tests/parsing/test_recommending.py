"""What a review recommends in sentences and by bare crosses."""

import pytest
from front_sheets import section

from ehc_text.parsing.lines.labels import label_rows
from ehc_text.parsing.review.recommending import recommendation_in_prose


def said(*lines):
    found = recommendation_in_prose(label_rows(section(*lines)))
    return found.value if found else None


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Everyone agreed that the plan should stay as it is.", "maintain"),
        ("The EHCP should be maintained for a year with no amendments required.", "maintain"),
        ("The tutor asks that the plan be kept in force with new outcomes in E.", "amend"),
        ("The school asks that the plan be amended to name the college.", "amend"),
        ("They ask that the plan come to an end, as he has a job.", "cease"),
        ("Our advice: continue the plan.", "maintain"),
    ],
)
def test_a_sentence_recommends(sentence, expected):
    assert said(sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "The authority will decide whether to maintain, amend or cease the plan.",
        "The plan was amended last year after the review.",
        "No change to section G is needed.",
        "If the plan should be amended, the parents will write.",
        "The school recommends that she continue with the mentor.",
        "Maintain the plan | ☐",
    ],
)
def test_what_recommends_nothing(sentence):
    assert said(sentence) is None
