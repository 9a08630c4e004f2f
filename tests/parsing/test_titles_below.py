"""Sections whose heading gives a letter alone, with the council's own title on the line below."""

import pytest
from builders import paragraph
from section_builders import bold, find, head, text, texts

OWN = {
    "A": "Hello from me",
    "B": "The tricky bits",
    "C": "Staying well",
    "E": "Where the path leads",
    "F": "Who walks with me",
    "I": "The gate I go through",
}
BODIES = {letter: f"What is said in {letter.lower()}, in a sentence of its own." for letter in OWN}


def large(words):
    return paragraph(words, is_bold=True, size_pt=17.0)


def small(words):
    return paragraph(words, size_pt=9.0)


def plan(title, heading=head, letter="Section {0}"):
    return [
        block
        for k, own in OWN.items()
        for block in (heading(letter.format(k)), title(own), text(BODIES[k]), text("And a word more."))
    ]


EXPECTED = {letter: f"{body}\nAnd a word more." for letter, body in BODIES.items()}


@pytest.mark.parametrize("letter", ["Section {0}", "SECTION {0}:", "Part {0}"])
@pytest.mark.parametrize("heading", [head, small])
@pytest.mark.parametrize("title", [large, small, bold])
def test_a_line_of_one_look_below_each_letter_is_its_title(title, heading, letter):
    assert texts(*plan(title, heading, letter)) == EXPECTED


def test_the_heading_as_printed_has_both():
    assert [s.heading for s in find(*plan(large)).sections][:2] == [
        "Section A Hello from me",
        "Section B The tricky bits",
    ]


def test_a_line_that_looks_like_the_text_stays_text():
    assert texts(*plan(text))["B"].startswith("The tricky bits\n")


def test_sub_headings_of_one_look_are_no_titles_where_they_stand_elsewhere_too():
    blocks = [b for block in plan(bold) for b in ((bold("And then"), block) if "word more" in block.text else (block,))]
    assert texts(*blocks)["B"].startswith("The tricky bits\n")


def test_an_area_of_need_right_below_the_letter_is_no_title():
    blocks = plan(bold)
    blocks[5] = bold("Cognition and learning")
    assert texts(*blocks)["B"].startswith("Cognition and learning\n")
    assert texts(*blocks)["F"] == EXPECTED["F"]


def test_a_school_that_is_all_the_placement_says_is_no_title():
    blocks = plan(bold)
    blocks[-3:] = [bold("Bank Road School"), head("Section J"), bold("The money side"), text("None asked for.")]
    assert texts(*blocks) == {**EXPECTED, "I": "Bank Road School", "J": "None asked for."}
