"""Which passages of a section of needs tell a need."""

import pytest
from builders import plan, rule

from ehc_text.checking.telling_needs import tells_need
from ehc_text.records.plan import Child, Passage

CHECK = rule(
    "THR001",
    phrases={"no_need": ("no concerns",), "strengths": ("* well", "loves"), "tells_need": ("needs", "cannot")},
)
PLAN = plan(child=Child(first_name="Ben"))


def tells(text, section="B", **kwargs):
    need = Passage(section=section, start=0, end=len(text), text=text)
    return tells_need(need, PLAN, CHECK, **{"is_denied": False} | kwargs)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ben mixes up b and d.", True),
        ("Ben spells well.", False),
        ("Ben doesn't spell well.", True),
        ("Ben loves stories and cannot read.", True),
        ("Ben reads well and does not need help.", False),
        ("There are no concerns.", False),
        ("His brother, who is deaf, signs.", False),
        ("Amy, his sister, cannot swim.", False),
        ("Ben can mend a chain.", False),
        ("Ben can read, but slowly.", True),
    ],
)
def test_a_strength_or_somebody_elses_need_is_none(text, expected):
    assert tells(text) is expected


def test_in_social_care_what_a_sister_needs_counts():
    assert tells("His sister, who is deaf, needs her parents' time.", section="D")


def test_behind_a_nil_it_takes_plain_words_of_a_need():
    assert not tells("She goes to a swimming club.", is_denied=True)
    assert tells("She needs a short break.", is_denied=True)
