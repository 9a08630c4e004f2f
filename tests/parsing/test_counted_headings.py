"""Documents numbered throughout, whose headings end in "(Section B)", set in capitals and no more."""

import pytest
from builders import paragraph
from section_builders import TITLES, text, texts

OWN = {
    **{k: title for k, title in TITLES.items() if len(title) < 40},
    "E": "What we are all hoping for",
    "F": "What Bea will be helped with",
    "H1": "Care under the Act of 1970",
    "K": "Reports we relied on",
}


def counted(number, words, is_typed):
    typed, label = (f"{number}. ", None) if is_typed else ("", f"{number}.")
    return paragraph(f"{typed}{words.upper()}", list_label=label, size_pt=11.0)


def plan(is_typed, said="(Section {})"):
    letters = sorted(OWN)
    return [
        block
        for number, letter in enumerate(letters, 3)
        for block in (
            counted(number, f"{OWN[letter]} {said.format(letter)}", is_typed),
            paragraph(f"Said under {letter}.", list_label=f"{number}.1", size_pt=11.0),
        )
    ]


@pytest.mark.parametrize("said", ["(Section {})", "[Section {}]", "– Section {}"])
@pytest.mark.parametrize("is_typed", [True, False])
def test_titles_that_end_in_a_small_word_keep_their_letter_behind_it(is_typed, said):
    assert texts(*plan(is_typed, said)) == {k: f"Said under {k}." for k in OWN}


@pytest.mark.parametrize("is_typed", [True, False])
def test_a_heading_with_the_number_after_the_last_sections_ends_it(is_typed):
    after = counted(3 + len(OWN), "Odds and ends", is_typed)
    assert texts(*plan(is_typed), after, text("Prepared by Mr Orr."))["K"] == "Said under K."


def test_a_heading_about_a_section_is_not_one_of_those_that_end_in_their_letter():
    about = paragraph("RECOMMENDATIONS FOR SECTION F", size_pt=11.0)
    assert texts(*plan(is_typed=False), about, text("More."))["F"] == "Said under F."
