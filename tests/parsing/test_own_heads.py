"""Columns whose heads are in a council's own words, under a heading that names the sections together."""

import pytest
from section_builders import bold, cell, find, grid, head, text, texts

TABLE_HEADS = ("What we know about the difficulty", "The difference we want to see", "What will be put in place")
TITLES = {
    "A": "Hello from me",
    "B": "Where it gets tricky",
    "C": "Doctors and my body",
    "D": "Round at ours",
    "E": "Where we are heading",
    "F": "School does this",
    "I": "My place",
}
ROW = ("Petra loses her place.", "By July 2028 Petra will read a page.", "Ms Orr reads with her for ten minutes a day.")


def plan(heading: str, *tables):
    """Return the texts of the sections of a plan that has these tables under one heading."""
    return texts(
        head("Section A: Views"),
        text("Petra likes clay."),
        head(heading),
        *tables,
        head("Section C: Health needs"),
        text("Petra has asthma."),
        head("Section I: Placement"),
        text("Brook Lane Primary School."),
    )


def heads(*words: str):
    """Return a row of column heads in bold."""
    return tuple(cell(bold(one), column=number) for number, one in enumerate(words))


def test_columns_are_told_by_words_of_their_heads():
    found = plan("Sections B, E and F", grid("Reading", heads(*TABLE_HEADS), ROW))
    assert found["E"] == ROW[1]
    assert found["F"] == ROW[2]
    assert ROW[0] in found["B"] and ROW[1] not in found["B"]


def test_columns_in_another_order_than_the_heading_are_told_by_their_words():
    turned = grid(heads(*reversed(TABLE_HEADS)), tuple(reversed(ROW)))
    found = plan("Sections B, E and F", turned)
    assert (found["B"], found["E"], found["F"]) == ROW


def test_a_column_without_a_telling_word_goes_with_the_one_before_it():
    words = ("The difficulty", "The aim", "The help", "Arrangements")
    found = plan("Sections B, E and F", grid(heads(*words), (*ROW, "At 8.50, with Ms Orr")))
    assert found["F"] == f"{ROW[2]} | At 8.50, with Ms Orr"
    assert found["E"] == ROW[1]


def test_one_silent_head_takes_the_place_that_the_order_leaves_it():
    found = plan("Sections B, E and F", grid(heads("Petra's day", "Our goals", "The help that Petra will get"), ROW))
    assert (found["B"], found["E"], found["F"]) == ROW


def test_heads_that_are_not_marked_are_told_by_coming_again():
    found = plan("Sections B, E and F", grid(TABLE_HEADS, ROW), text("Playing"), grid(TABLE_HEADS, ("a", "b", "c")))
    assert found["E"].splitlines() == [ROW[1], "b"]


def test_heads_of_which_none_tells_an_outcome_divide_nothing():
    found = plan("Sections B, E and F", grid(heads("Colour", "Shape", "Size"), ROW))
    assert found["B"] == found["E"] == found["F"]


def test_two_sections_of_provision_are_not_told_apart_by_columns():
    section = find(
        head("Section A: Views"),
        text("Petra likes clay."),
        head("Section B: Special educational needs"),
        text("Petra loses her place."),
        head("Section F: Special educational provision"),
        text("Ms Orr reads with her."),
        head("Sections H1 and H2: Social care provision"),
        grid(heads("What will be provided", "Who provides it"), ("A club on Saturdays", "Wharf Club")),
        head("Section I: Placement"),
        text("Brook Lane Primary School."),
    ).sections
    shared = {one.letter: one.text for one in section}
    assert shared["H1"] == shared["H2"]
    assert "A club on Saturdays | Wharf Club" in shared["H1"]


def test_heads_that_divided_one_table_divide_the_same_under_the_heading_of_one_section():
    found = texts(
        head("Section B: Special educational needs"),
        text("Petra loses her place."),
        head("Sections E and F"),
        grid(heads("No.", "The aim", "The help"), ("1", "Reads a page", "Ms Orr reads with her")),
        head("Section G: Health provision"),
        grid(heads("No.", "The aim", "The help"), ("2", "Breathes well", "The nurse visits")),
        head("Section I: Placement"),
        text("Brook Lane Primary School."),
    )
    assert found["G"] == "The nurse visits"
    assert "2 | Breathes well" in found["E"]


# --- bands in a divided table


CARE = ("What is hard at home", "What will be put in place", "By whom")
BANDS = ("H1 - Under the Chronically Sick and Disabled Persons Act 1970", "H2 - Any other social care provision")


@pytest.mark.parametrize(
    "bands",
    [BANDS, ("Section H1", "Section H2"), ("Chronically Sick and Disabled Persons Act 1970", "H2 - Other care")],
)
def test_a_band_says_which_of_the_sections_of_a_column_the_rows_below_it_are_of(bands):
    first, second = ("Petra runs off.", "High locks", "The council"), ("We are tired.", "A sitter", "Wharf Club")
    table = grid(heads(*CARE), bands[0], first, bands[1], second, ("She wakes.", "A night sitter", "Wharf Club"))
    found = plan("Sections D, H1 and H2: needs and provision", table)
    assert found["D"].splitlines() == ["Petra runs off.", "We are tired.", "She wakes."]
    assert found["H1"] == "High locks | The council"
    assert found["H2"].splitlines() == ["A sitter | Wharf Club", "A night sitter | Wharf Club"]


def test_a_band_without_a_section_of_its_own_divides_no_column():
    table = grid(heads(*CARE), "Leisure", ("Petra runs off.", "High locks", "The council"))
    found = plan("Sections D, H1 and H2: needs and provision", table)
    assert found["H1"] == found["H2"] == "High locks | The council"


def test_a_head_that_seems_to_open_one_of_the_sections_of_its_heading_opens_none():
    words = ("What Petra finds difficult, and her strengths", "What we want Petra to do", "What will be put in place")
    for made in (heads(*words), words):
        found = plan("Sections B, E and F", grid(made, ROW), text("Playing"), grid(made, ("a", "b", "c")))
        assert found["B"].splitlines() == [ROW[0], "Playing", "a"]
        assert found["E"].splitlines() == [ROW[1], "b"]


# --- a line below that says the letter


@pytest.mark.parametrize(
    "said",
    ["This is Section {} of the plan.", "In law this is called Section {}: the title", "(Section {} of my EHC plan)"],
)
def test_a_heading_of_which_the_next_line_says_the_letter(said):
    titles = {**TITLES, "E": "How will we know?"}
    found = texts(
        *(b for one, title in titles.items() for b in (head(title), text(said.format(one)), text(f"All {one}.")))
    )
    assert found == {one: f"All {one}." for one in titles}


def test_a_sentence_about_a_section_below_plain_text_opens_none():
    found = texts(head("Section A"), text("Petra likes clay."), text("This is Section B of a book."), head("Section C"))
    assert "B" not in found


def test_what_a_heading_says_of_itself_in_brackets_is_no_content():
    said = {"A": "(amended)", "B": "(no change)", "C": "(no change)", "E": "(amended in part)", "F": "(amended)"}
    blocks = [block for one, words in said.items() for block in (head(f"Section {one} {words}"), text(f"All {one}."))]
    assert texts(*blocks) == {one: f"All {one}." for one in said}


# --- a letter and an unknown title in the two cells of a banner


def banner(letter: str, title: str):
    """Return a table of one row: a letter in bold and a title."""
    return grid((cell(bold(letter)), cell(bold(title), column=1)))


@pytest.mark.parametrize("letter", TITLES)
def test_banners_of_a_letter_and_a_title_of_their_own_vouch_for_each_other(letter):
    blocks = [block for one, title in TITLES.items() for block in (banner(one, title), text(f"Words of {one}."))]
    assert texts(*blocks)[letter] == f"Words of {letter}."


def test_the_rows_of_a_lettered_list_are_no_banners():
    listed = grid(*((cell(bold(letter)), cell(title, column=1)) for letter, title in TITLES.items()))
    found = plan("Section B: Special educational needs", text("Petra loses her place."), listed)
    assert set(found) == {"A", "B", "C", "I"}
    assert "School does this" in found["B"]


def test_one_banner_for_both_sections_of_social_care():
    blocks = [block for one, title in TITLES.items() for block in (banner(one, title), text(f"Words of {one}."))]
    found = texts(*blocks, banner("H1 H2", "Help at home"), text("A club on Saturdays."))
    assert found["H1"] == found["H2"] == "A club on Saturdays."
