"""Headings beside a coloured bar: a first column without words, in every row of its table."""

from builders import paragraph
from section_builders import BAND, TITLES, bold, cell, find, grid, head, text, texts


def barred(words):
    return grid((cell(fill=BAND), cell(paragraph(words, is_bold=False, size_pt=13.0))))


def test_a_heading_beside_a_coloured_bar_is_one_and_what_is_said_of_it_does_not_matter():
    said = dict.fromkeys(TITLES, "unchanged") | {"B": "amended 3 May 2026", "F": "amended 3 May 2026"}
    listed = [(k, title, "Yes", "Two lines were added") for k, title in TITLES.items()]
    plan = [b for k, title in TITLES.items() for b in (barred(f"Part {k} {title} {said[k]}"), text(f"Text of {k}."))]
    found = texts(grid(("Part", "What it holds", "Amended?", "How"), *listed), *plan)
    assert found == {k: f"Text of {k}." for k in TITLES}


def test_a_row_that_lacks_its_first_cell_is_still_one_of_its_table():
    found = find(head("Section F: Special educational provision"), grid(("Daily", "Ms Abel reads."), ("", "Ms Orr.")))
    assert found.sections[0].text.endswith("Daily | Ms Abel reads.\n | Ms Orr.")


def test_letters_that_run_over_the_line_open_both_sections():
    blocks = [b for k, title in TITLES.items() if k < "H" for b in (head(f"Part {k} {title}"), text("Said."))]
    found = texts(*blocks, head("Part H1 and"), text("H2 Social care provision not amended"), text("None."))
    assert (found["G"], found["H1"], found["H2"]) == ("Said.", "None.", "None.")


def test_a_heading_that_ends_in_and_takes_no_letter_of_a_list_below():
    found = texts(head("Section B: Needs and"), bold("C is for cat"), text("Reads."), head("Section F: Provision"))
    assert found["B"].endswith("Reads.")
    assert "C" not in found
