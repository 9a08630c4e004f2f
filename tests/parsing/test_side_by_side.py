import pytest
from section_builders import cell, find, grid, head, rules, text

from ehc_text.parsing.content.needs import find_needs
from ehc_text.parsing.content.outcomes import find_outcomes

HEADS = ("Need (B)", "Outcome (E)", "Provision (F)")


def sections(*rows, heads=HEADS):
    found = find(head("Sections B, E and F"), grid(heads, *rows), head("Section G: Health provision"), text("None."))
    return {section.letter: section for section in found.sections}


def beside(section):
    return [line.beside for line in section.lines]


def test_each_line_names_the_sections_that_speak_in_its_row():
    found = sections(
        ("He finds reading hard.", "He reads a page.", "Phonics, daily"),
        ("He finds number hard.", "", ""),
        ("", "He ties his laces.", "Practice at the end of the day"),
    )
    assert beside(found["B"]) == [("E", "F"), ()]
    assert beside(found["E"]) == [("B", "F"), ("F",)]
    assert beside(found["F"]) == [("B", "E"), ("E",)]


def test_the_columns_of_the_table_are_named_though_a_cell_is_empty():
    found = sections(("He finds number hard.", "", ""))
    assert found["B"].lines[0].columns == ("B", "E", "F")
    assert found["B"].lines[0].beside == ()


def test_a_merged_cell_counts_for_every_row_that_it_spans():
    found = sections(
        ("He finds reading hard.", "", ""),
        ("^He finds reading hard.", "", "Phonics, daily"),
        ("^He finds reading hard.", "He reads a page.", "Paired reading on Mondays"),
        ("He finds number hard.", "", ""),
    )
    assert beside(found["B"]) == [("E", "F"), ()]
    assert beside(found["F"]) == [("B",), ("B", "E")]
    assert beside(found["E"]) == [("B", "F")]


def test_all_lines_of_a_cell_have_the_same_neighbours():
    found = sections((["He finds reading hard.", "He guesses from the picture."], "", "Phonics, daily"))
    assert beside(found["B"]) == [("F",), ("F",)]


@pytest.mark.parametrize("nothing", ["N/A", "None", "-", "Not required at present.", "No provision required"])
def test_a_nil_return_says_nothing_beside_a_need(nothing):
    assert beside(sections(("He finds reading hard.", "", nothing))["B"]) == [()]


def test_several_columns_of_one_section_count_together():
    heads = ("Need (B)", "Outcome (E)", "Provision (F)", "By whom")
    found = sections(("He finds reading hard.", "", "", "Teaching assistant"), heads=heads)
    assert beside(found["B"]) == [("F",)]


def test_a_column_of_two_sections_stands_for_both():
    table = grid(("D – Social care needs", "H1 / H2 – Social care provision"), ("Sleep is short.", "A club"))
    found = {s.letter: s for s in find(head("Sections D (needs) and H1 and H2 (provision)"), table).sections}
    assert found["D"].lines[0].beside == ("H1", "H2")
    assert found["D"].lines[0].columns == ("D", "H1", "H2")


def test_a_table_inside_a_cell_stands_beside_the_rest_of_the_row():
    inner = grid(("What", "Who"), ("Phonics", "Teaching assistant"))
    found = sections((cell("He finds reading hard."), cell("", column=1), cell(inner, column=2)))
    assert beside(found["B"]) == [("F",)]
    assert [line.beside for line in found["F"].lines] == [("B",), ("B",)]


def test_a_table_of_one_section_has_no_neighbours():
    found = find(head("Section F: Special educational provision"), grid(("What", "Who"), ("Phonics", "Assistant")))
    assert [(line.beside, line.columns) for line in found.sections[0].lines] == [((), ()), ((), ())]


def test_needs_and_outcomes_carry_their_neighbours():
    found = sections(("He finds reading hard.", "He will read a page.", ""))
    (need,) = find_needs([found["B"]], rules())
    (outcome,) = find_outcomes(found["E"], rules())
    assert (need.beside, need.columns) == (("E",), ("B", "E", "F"))
    assert (outcome.beside, outcome.columns) == (("B",), ("B", "E", "F"))
