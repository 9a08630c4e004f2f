"""The child's views in reports that give them no part of their own."""

import pytest
from front_sheets import section

from ehc_text.parsing.lines.labels import label_rows
from ehc_text.parsing.review.review_rows import ReviewRow
from ehc_text.parsing.review.review_views import answers_in_columns, is_of_a_person, told_by
from ehc_text.parsing.review.review_words import review_words
from ehc_text.pipeline import load_tools


def told(sentence, part="other"):
    rows = [ReviewRow(row=row, letter="A", part=part, is_heading=False) for row in label_rows(section(sentence))]
    return told_by(rows, ["Sam"])


@pytest.mark.parametrize(
    "sentence",
    [
        "Sam said that maths is fine.",
        "Sam opened the meeting: he said that he is glad.",
        "Sam sent a letter. It says that the kitchen is too loud.",
    ],
)
def test_the_child_says_something_by_name(sentence):
    assert told(sentence) == sentence.replace(". It", ".\nIt")


@pytest.mark.parametrize(
    "sentence",
    [
        "Sam and his mother said that the taxi is late.",
        "Sam is happy and mum says that it helps.",
        "Sam did not say what he wants.",
        "Sam asks for help with a sign.",
        "Sam's teacher said that he is calm.",
    ],
)
def test_what_others_say_or_the_child_can_do_is_no_view(sentence):
    assert not told(sentence)


def test_what_parents_say_of_the_child_stays_theirs():
    assert not told("Sam said at home that maths is fine.", part="parent_views")


def test_a_label_with_a_name_or_a_birth_says_who_the_child_is():
    assert is_of_a_person("Pupil", "Isla Burke, 12.12.2012")
    assert is_of_a_person("Child", "Isla Burke")
    assert not is_of_a_person("Pupil", "likes maths")


def in_columns(*lines):
    known = review_words(load_tools().pack.words["review"])
    rows = [ReviewRow(row=row, letter="", part="other", is_heading=False) for row in label_rows(section(*lines))]
    return answers_in_columns(rows, known)


def test_a_column_of_the_childs_answers_is_read():
    assert in_columns("Question | Young person | Parents", "What went well? | Art. | His friends.") == "Art."


def test_a_row_of_those_who_came_heads_no_column():
    assert in_columns("Sam Hale | Young person | Yes | No", "T. Lind | Casework officer | Yes | Yes") == ""
