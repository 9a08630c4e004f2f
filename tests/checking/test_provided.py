"""What an outcome says is provided, by a verb or by a noun alone."""

import pytest

from ehc_text.checking.provided import says_provision
from ehc_text.pipeline import load_tools


@pytest.fixture(scope="module")
def check():
    return next(one for one in load_tools().pack.checks if one.code == "OUT002")


@pytest.mark.parametrize(
    "text",
    [
        "2. By July 2028, two hours a week of individual speech and language therapy.",
        "Communication: weekly sessions from the speech therapist",
        "By July 2027 access to a sensory room.",
        "By the end of Key Stage 2 (July 2029) the speech therapist will review his targets.",
        "For there to be a quiet space in each classroom.",
        "Jo will have a laptop.",
        "By Easter 2027, all teaching staff will be trained in epilepsy.",
    ],
)
def test_support_equipment_and_training_alone_are_provision(check, text):
    assert says_provision(text, check)


@pytest.mark.parametrize(
    "text",
    [
        "With weekly therapy, Jo says five words together.",
        "Support: Jo asks for help with a card.",
        "Jo will have a friend to lunch once a month.",
        "By Easter 2027, adults outside school will understand Jo's speech.",
        "By July 2027 Jo will have a conversation of four turns.",
        "Accessible buses: Jo rides one alone.",
    ],
)
def test_what_the_child_does_with_it_is_no_provision(check, text):
    assert not says_provision(text, check)
