"""Whose a sentence of section A is."""

import datetime as dt

import pytest
from builders import plan, section

from ehc_text.checking.context import CheckContext
from ehc_text.checking.speakers import pronoun_of, voices_of
from ehc_text.records.plan import Child, Speaker, View
from ehc_text.records.rules import WordList

GROUPS = {
    "told_for_the_child": ("as understood by",),
    "holding_a_view": ("hopes", "feel", "says"),
    "parents_speak": ("our son",),
    "aided": ("eye gaze",),
    "own_headings": ("my views",),
    "saying": ("says",),
    "views": ("view", "opinion"),
}
CONTEXT = CheckContext(as_of=dt.date(2026, 11, 1), words={"voices": WordList(name="voices", groups=GROUPS)})
KIT = Child(first_name="Kit", surname="Hale")


def view(text, speaker=Speaker.ADULT, *, is_own=False, under=""):
    return View(section="A", start=0, end=len(text), text=text, speaker=speaker, is_own=is_own, under=under)


def speakers(*views):
    a_plan = plan(section("A", "He reads. He swims."), child=KIT, views=views)
    return [one.speaker for one in voices_of(a_plan, CONTEXT)]


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        (view("Goats and trains.", under="What Kit says"), Speaker.CHILD),
        (view("He likes goats.", under="What Kit says"), Speaker.ADULT),
        (view("Goats, chosen twice.", under="Kit (eye gaze)"), Speaker.CHILD),
        (view("Goats.", Speaker.CHILD, is_own=True, under="My views, as understood by Mum"), Speaker.ADULT),
        (view("Ms Hale hopes that he swims."), Speaker.PARENT),
        (view("Ms Orr hopes that he swims."), Speaker.ADULT),
        (view("She told us that goats are best.", Speaker.CHILD, is_own=True), Speaker.ADULT),
    ],
)
def test_heading_name_and_pronoun_tell_the_speaker(told, expected):
    assert speakers(told) == [expected]


def test_a_parent_goes_on_speaking_until_the_child_speaks():
    hope = view("Ms Hale hopes that he swims.")
    assert speakers(hope, view("They feel that it helps.")) == [Speaker.PARENT, Speaker.PARENT]
    assert speakers(hope, view("I feel fine.", Speaker.CHILD, is_own=True)) == [Speaker.PARENT, Speaker.CHILD]


@pytest.mark.parametrize(("text", "expected"), [("He reads.", "he"), ("She reads.", "she"), ("She knows him.", "")])
def test_the_pronoun_is_the_one_that_stands_more_often(text, expected):
    assert pronoun_of(plan(section("A", text)), CONTEXT) == expected
