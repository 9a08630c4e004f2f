"""Headings in a council's own words, of which the letter stands apart: at the right, in a cell of its own, or below."""

import pytest
from builders import paragraph
from section_builders import BAND, bold, cell, grid, text, texts

OWN = {
    "A": "All about me",
    "B": "The tricky bits",
    "C": "My body and mind",
    "D": "Life indoors",
    "E": "Where I am heading",
    "F": "The ladder up",
    "G": "What the nurse does",
    "I": "The gate I go through",
    "J": "Pounds and pence",
}
BODIES = {letter: f"What is said in {letter.lower()}, in a sentence of its own." for letter in OWN}


def large(words):
    return paragraph(words, is_bold=True, size_pt=16.0)


def small(words):
    return paragraph(words, size_pt=8.0)


def plan(*headings):
    """Return the sections, each under what the functions make of its letter and title."""
    return [block for k, own in OWN.items() for block in (*(make(k, own) for make in headings), text(BODIES[k]))]


@pytest.mark.parametrize("words", ["{own}\t{k}", "{own}\t({k})", "{own}\tSection {k}", "{own}          {k}"])
def test_a_letter_at_the_right_of_its_line(words):
    assert texts(*plan(lambda k, own: large(words.format(own=own, k=k)))) == BODIES


@pytest.mark.parametrize("letter", ["{k}", "({k})", "Section {k}"])
@pytest.mark.parametrize("is_first", [True, False])
def test_a_letter_in_a_cell_of_its_own(letter, is_first):
    def band(k, own):
        cells = cell(large(own), fill=BAND), cell(small(letter.format(k=k)), fill=BAND)
        return grid(cells[::-1] if is_first else cells)

    assert texts(*plan(band)) == BODIES


@pytest.mark.parametrize("below", ["(Section {k})", "[Part {k}]", "(Section {k} of the plan)"])
def test_a_letter_in_brackets_below(below):
    assert texts(*plan(lambda _, own: large(own), lambda k, _: small(below.format(k=k)))) == BODIES


def test_a_letter_at_the_right_of_text_opens_nothing():
    marks = [text(f"{subject}\t{mark}") for subject, mark in zip(("Reading", "Sums", "Art", "PE"), "BCEF", strict=True)]
    blocks = plan(lambda k, own: large(f"{own}\t{k}"))
    found = texts(*blocks[:4], *marks, *blocks[4:])
    assert found["B"] == "\n".join([BODIES["B"], *(mark.text for mark in marks)])


def test_letters_printed_apart_are_a_title_too():
    names = {"B": "Special educational needs", "C": "Health needs", "E": "Outcomes", "G": "Health provision"}
    apart = {k: "  ".join(" ".join(word) for word in name.upper().split()) for k, name in names.items()}
    found = texts(*(b for k in names for b in (large(apart[k]), text(BODIES[k]))))
    assert found == {k: BODIES[k] for k in names}


@pytest.mark.parametrize("words", ["Health needs {k}", "Health needs   {k}", "Health needs\t{k}"])
def test_a_known_title_needs_no_gap_before_its_letter(words):
    blocks = [text(BODIES["A"]), large(words.format(k="C")), text(BODIES["C"]), large("Outcomes E"), text(BODIES["E"])]
    assert texts(large("My views A"), *blocks) == {k: BODIES[k] for k in "ACE"}


def test_a_letter_behind_the_word_section_is_read_with_it():
    cells = [(cell(bold("Where I am"), bold(f"Section {k}"), fill=BAND), BODIES[k]) for k in OWN]
    assert texts(grid(*cells)) == BODIES


def test_a_letter_that_is_another_sections_belongs_to_the_title_no_more():
    assert "B" not in texts(large("Health needs B"), text(BODIES["C"]), large("Outcomes E"), text(BODIES["E"]))
