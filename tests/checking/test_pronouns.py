"""A run of the other pronoun is told, unless it speaks of somebody else."""

import pytest
from builders import plan, rule, section

from ehc_text.checking.pronouns import wrong_pronouns

CHECK = rule(
    "STR005",
    settings={"run": 3, "least_right": 4, "least_wrong": 4},
    phrases={"introduced_by": ("father", "brother", "teacher", "teaching assistant")},
)
SHE = "She guesses at words. She likes stories. Her sister reads to her. She counts to ten."


@pytest.mark.parametrize(
    ("text", "expected", "remark"),
    [
        ("He will have a quiet place. It is shown to him. His worries are written down.", 1, "copied"),
        ("He will have a quiet place. It is shown to him.", 0, "two sentences are no run"),
        ("Her father works nights. He sleeps late. His shifts change. He is seldom home.", 0, "the father"),
        ("The teacher reads with her. He marks her book. He tells her what went well.", 0, "hers stands beside"),
        ("They have a quiet place. It is shown to them. Their worries are heard.", 0, "'they' is anybody"),
    ],
)
def test_a_run_of_the_other_pronoun_is_told_once(text, expected, remark):
    found = list(wrong_pronouns(plan(section("B", SHE), section("F", text)), CHECK, ("B", "F")))
    assert len(found) == expected, remark


def test_the_childs_pronoun_must_be_plain():
    parts = section("B", "She reads."), section("F", "He has a place. It is shown to him. His worries are heard.")
    assert not list(wrong_pronouns(plan(*parts), CHECK, ("B", "F")))
