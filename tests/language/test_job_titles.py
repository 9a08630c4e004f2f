"""Titles told by their last word, names told by what they do, and posts that open a statement."""

from pathlib import Path

import pytest

from ehc_text.language.job_titles import acting_names_in, opening_post_in, titles_in
from ehc_text.language.people import NAMED, Names, find_people
from ehc_text.rulepacks.load import load_rules
from ehc_text.shipped import folder

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def words():
    return load_rules(Path(folder("rules"))).words["deliverers"]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("A music therapy assistant comes on Mondays.", "therapy assistant"),
        ("One night with a waking carer.", "waking carer"),
        ("The orthopaedic consultant reads it.", "orthopaedic consultant"),
        ("A deaf role model spends the morning with her.", "deaf role model"),
        ("The night wardens test it at ten.", "night wardens"),
        ("The school office administrator posts it.", "office administrator"),
    ],
)
def test_a_post_with_a_word_that_says_which_is_a_title(text, title, words):
    assert [text[one.start : one.end] for one in titles_in(text, words)] == [title]


@pytest.mark.parametrize(
    "text",
    ["a worker", "one worker to two children", "a trained assistant", "young carers", "his parent carer"],
)
def test_a_post_that_could_be_anybody_or_the_family_is_no_title(text, words):
    assert not list(titles_in(text, words))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Hollis Grant brings him home.", "Hollis Grant"),
        ("On Fridays Dawn Petherick from Night Owls sits with Orla.", "Dawn Petherick"),
        ("Maths is taught by Rob Tyldesley.", "Rob Tyldesley"),
        ("Alder Cottage will have Orla to stay on two nights in the month.", "Alder Cottage"),
        ("Fern House hosts her for two weekends a term.", "Fern House"),
    ],
)
def test_two_capitals_before_what_a_person_does_are_a_name(text, name, words):
    assert [text[one.start : one.end] for one in acting_names_in(text, words)] == [name]


def test_two_capitals_that_have_something_are_no_name(words):
    assert not list(acting_names_in("Orla Grant has a cold for two weeks. Gilt House has Orla in mind.", words))


def test_two_capitals_before_what_a_programme_does_are_no_name(words):
    assert not list(acting_names_in("Colourful Semantics helps him to build sentences.", words))


def test_the_child_is_nobody_who_delivers(words):
    names = Names(child=frozenset({"Kit", "Hale"}))
    assert not [one for one in find_people("Kit Hale reads each day.", words, names=names) if one.kind in NAMED]


@pytest.mark.parametrize("text", ["Audiology at the Royal will see her in May.", "Sitter from Home Circle stays."])
def test_a_service_or_post_that_opens_a_statement_and_acts_is_named(text, words):
    assert list(opening_post_in(text, words))


def test_a_therapy_that_opens_a_statement_and_is_only_given_names_nobody(words):
    assert not list(opening_post_in("Physiotherapy will be given on Mondays.", words))


@pytest.mark.parametrize(
    ("text", "is_named"),
    [
        ("Four of the class assistant's hours are for Kit.", True),
        ("It follows the class assistant's report.", False),
        ("Direct payments for a personal assistant to take him swimming.", True),
        ("Training for a personal assistant.", False),
        ("The tablet is given to Kit by the school nurse.", True),
        ("The tablet is given to the school nurse.", False),
    ],
)
def test_who_is_at_work_is_told_from_who_advises_owns_or_is_given_something(text, is_named, words):
    doing = any(one.is_doing and one.kind in NAMED for one in find_people(text, words))
    assert doing is is_named
