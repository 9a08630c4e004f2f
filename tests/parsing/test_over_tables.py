"""What stands over the tables that set needs, outcomes and provision side by side."""

import pytest
from section_builders import bold, cell, find, grid, head, text, texts

from ehc_text.parsing.sections import SectionMap

HEADS = ("Outcome (Section E)", "Need (Section B)", "Provision (Section F)")


def area(title: str, strengths: str, *row: str):
    """Return an area of need: its heading, and its table with strengths in a row over all columns."""
    band = cell(strengths, span=3)
    return head(title, level=2), grid(HEADS, (band,), row, columns=3)


def plan(joint: str) -> SectionMap:
    """Return the sections of a plan whose needs, outcomes and provision stand under one heading, area by area."""
    return find(
        head("Views, interests and aspirations"),
        text("Petra likes clay and tells her uncle about it on the bus."),
        head(joint),
        text("Petra is in Year 5 and came to the school in March from another county."),
        *area("Cognition and learning", "Strengths: she can add, and will say so.", "Reads a page", "Slow", "A"),
        *area("Independence", "Strengths: she dresses herself.", "Packs a bag", "Forgets things", "A list by the door"),
        head("Placement"),
        text("Brook Lane Primary School."),
        head("Personal budget"),
        text("None was requested."),
    )


def test_an_introduction_under_a_joint_heading_belongs_to_the_tables_below_it():
    found = {s.letter: s.text for s in plan("Outcomes, needs and provision").sections}
    assert found["A"] == "Petra likes clay and tells her uncle about it on the bus."
    assert found["E"].startswith("Petra is in Year 5")
    assert "Petra is in Year 5" not in found["B"]


def test_a_joint_heading_is_text_of_no_section():
    assert all("Outcomes, needs" not in s.text for s in plan("Outcomes, needs and provision").sections)


def test_a_heading_that_names_none_of_the_sections_below_leaves_what_is_open():
    found = {s.letter: s.text for s in plan("A day with Petra").sections}
    assert "Petra is in Year 5" in found["A"]


def test_strengths_over_a_table_promise_nothing_and_stand_in_its_first_section():
    found = {s.letter: s.text for s in plan("Outcomes, needs and provision").sections}
    assert "Strengths: she can add, and will say so." in found["E"]
    assert "Strengths" not in found["B"] + found["F"]


BLOCKS = ("Telling a story", "Keeping going")


def columns(name: str):
    return grid(("Need (B)", "Outcome (E)", "Provision (F)"), (f"{name}: hard.", "By May.", f"{name}: a list."))


def rows(name: str):
    return grid(
        (cell(bold("Need (B)")), f"{name}: hard."),
        (cell(bold("Outcome (E)")), "By May."),
        (cell(bold("Provision (F)")), f"{name}: a list."),
    )


def blocks(heading, table, *over):
    made = [part for name in BLOCKS for part in (*over, heading(name), table(name))]
    return texts(head("Section A"), text("I like bees."), *made, head("Section I"), text("Oak Road School."))


@pytest.mark.parametrize("heading", [bold, head, lambda name: head(name, level=2)])
def test_headings_of_blocks_are_no_words_of_the_section_before(heading):
    for over in ((), (head("Learning"),)):
        found = blocks(heading, rows, *over)
        assert found["A"] == "I like bees."
        assert found["F"] == "Telling a story: a list.\nKeeping going: a list."
    assert blocks(heading, columns)["A"] == "I like bees."


def test_a_line_of_text_above_such_a_table_stays_with_what_is_open():
    assert blocks(text, rows)["A"] == "I like bees.\nTelling a story"


def test_one_bold_line_above_a_table_is_content():
    found = texts(head("Section A"), text("I like bees."), bold("My dog"), rows("Telling a story"))
    assert found["A"] == "I like bees.\nMy dog"
