import pytest
from front_sheets import section as front_of
from section_builders import cell, find, grid, head, text

from ehc_text.parsing.content.views import find_views, outside_quotes
from ehc_text.pipeline import load_tools
from ehc_text.records.plan import Child, Speaker

CHILD = Child(first_name="Theodore", known_as="Teddy", surname="Marsh")
FRONT = front_of("Name | Theodore Marsh", "Parent or carer | Mrs Joanna Marsh")
WORDS = load_tools().pack.words["voices"]


def views(*blocks):
    (section,) = find(head("Section A: Views, interests and aspirations"), *blocks).sections
    return section, list(find_views(section, CHILD, FRONT, WORDS))


def view(*blocks):
    _, (found,) = views(*blocks)
    return found


CASES = [
    ("I like trains.", Speaker.CHILD, True, "first person"),
    ("My favourite thing is the bus.", Speaker.CHILD, True, "first person, by what is owned"),
    ("My little sister makes me laugh.", Speaker.CHILD, True, "of the child's family"),
    ("My son is proud of his drawings.", Speaker.ADULT, False, "not the child, whoever it is"),
    ("Teddy told Ms Hale that the hall is loud.", Speaker.CHILD, True, "the child told somebody"),
    ("He said that the hall is loud.", Speaker.CHILD, True, "told, by a pronoun"),
    ("Theodore's mother hopes that he will make a friend.", Speaker.PARENT, False, "a parent hopes"),
    ("Joanna says that he sleeps badly.", Speaker.PARENT, False, "a parent, known by name from the front sheet"),
    ("Teddy is a cheerful boy who enjoys football.", Speaker.ADULT, False, "nobody says how it is known"),
]


@pytest.mark.parametrize(("words", "speaker", "is_own", "remark"), CASES)
def test_a_sentence_has_the_voice_that_its_words_give_it(words, speaker, is_own, remark):
    found = view(text(words))
    assert (found.speaker, found.is_own) == (speaker, is_own), remark


def test_first_person_under_a_parents_heading_is_the_parents():
    found = view(head("Parents' views", 2), text("I hope that he will make a friend."))
    assert (found.speaker, found.is_own, found.under) == (Speaker.PARENT, False, "Parents' views")


def test_the_first_cell_of_a_row_heads_its_words():
    _, found = views(grid(("My parents' views", "We hope for a friend."), ("My views", "I like trains.")))
    assert [(one.under, one.speaker) for one in found if "hope" in one.text or "trains" in one.text] == [
        ("My parents' views", Speaker.PARENT),
        ("My views", Speaker.CHILD),
    ]


def test_every_view_lies_where_it_says():
    section, found = views(
        text("I like trains. Teddy showed us."), grid(("What I like", cell("Dogs.", "I like cats.")))
    )
    assert len(found) > 3
    assert [section.text[one.start : one.end] for one in found] == [one.text for one in found]


def test_headings_and_guidance_are_nobodys_views():
    _, found = views(head("What I like", 2), text("[Describe what the child likes and how you know.]"))
    assert found == []


def test_words_in_quotation_marks_are_blanked_in_their_place():
    blanked = outside_quotes("We hear “I want to go home now” each day.")
    assert blanked == "We hear " + " " * len("“I want to go home now”") + " each day."
