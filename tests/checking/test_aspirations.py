"""What the child hopes for, told by the child; others' hopes are none."""

import pytest
from builders import rule

from ehc_text.checking.aspirations import tells_a_hope
from ehc_text.records.plan import Speaker, View
from ehc_text.records.rules import WordList

CHECK = rule(
    "VOI004",
    phrases={
        "aspirations": ("when * grow up", "wants to be"),
        "wishes": ("hope", "would like"),
        "to_come": ("college",),
        "looking_ahead": ("wants", "looks forward"),
        "headings": ("hopes", "aspirations"),
        "no_headings": ("hopes for today",),
        "nil": ("not known",),
        "targets": ("target",),
    },
)
WORDS = WordList(name="voices", groups={"parents": ("parents", "mum"), "parents_speak": ("my son",)})


def hopes(text, speaker=Speaker.CHILD, *, is_own=False, under=""):
    view = View(section="A", start=0, end=len(text), text=text, speaker=speaker, is_own=is_own, under=under)
    return tells_a_hope([view], CHECK, WORDS, ("Kit", "she"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kit wants to be a vet.", True),
        ("What Kit wants to be is not known.", False),
        ("Kit looks forward to college.", True),
        ("Kit goes to college.", False),
        ("The school's hope is that Kit wants to be a vet.", False),
    ],
)
def test_a_hope_is_told_by_words_of_one(text, expected):
    assert hopes(text) is expected


def test_a_wish_counts_in_words_of_the_childs_own():
    assert hopes("I hope to go to the sea.", is_own=True)
    assert not hopes("Staff hope to go to the sea.")


def test_a_heading_of_hopes_is_filled_by_anything_but_a_nil_or_a_target():
    assert hopes("A farm with goats.", under="My hopes")
    assert not hopes("Not known.", under="My hopes")
    assert not hopes("A target of ten words.", under="My hopes")
    assert not hopes("A farm with goats.", under="Hopes for today")


def test_a_parent_is_heard_only_where_the_hopes_are_the_childs():
    assert hopes("A farm with goats.", Speaker.PARENT, under="Hopes")
    assert not hopes("His parents hope for a farm.", Speaker.PARENT, under="Hopes")
    assert not hopes("He wants to be a vet.", Speaker.PARENT)
