"""Plans whose letters stand only in a contents list, beside the titles that the council made for itself."""

import pytest
from section_builders import BAND, bold, cell, find, grid, head, text, texts

TITLES = {
    "F": "Our promise",
    "B": "The steep bits",
    "A": "Meet Oscar",
    "E": "Looking ahead",
    "C": "Under the weather",
    "I": "The room with my peg",
    "J": "Pounds and pence",
    "K": "Voices in the room",
}
BODIES = {letter: f"What is said in {letter.lower()}, in a sentence of its own." for letter in TITLES}


def body(heading=head):
    """Return the sections under their own titles, without letters."""
    return [block for letter, title in TITLES.items() for block in (heading(title), text(BODIES[letter]))]


def table(*, letter_first: bool = False, pages: bool = False):
    """Return a contents list as a table."""
    rows = []
    for number, (letter, title) in enumerate(TITLES.items(), 4):
        pair = (f"Section {letter}", title) if letter_first else (title, f"Section {letter}")
        rows.append((*pair, str(number)) if pages else pair)
    return grid(*rows)


@pytest.mark.parametrize("letter_first", [True, False])
@pytest.mark.parametrize("pages", [True, False])
@pytest.mark.parametrize("heading", [head, bold])
def test_a_contents_table_teaches_the_titles_of_its_plan(letter_first, pages, heading):
    contents = table(letter_first=letter_first, pages=pages)
    assert texts(head("Where to look", level=2), contents, *body(heading)) == BODIES


@pytest.mark.parametrize("line", ["Section {0}: {1}", "{0} - {1}", "({0}) {1}", "{1} (Section {0})"])
def test_so_do_lines_of_letter_and_title(line):
    lines = [text(line.format(letter, title)) for letter, title in TITLES.items()]
    assert texts(*lines, *body()) == BODIES


def test_a_title_may_name_two_sections_and_say_which_lines_are_which():
    rows = [(title, f"Section {letter}") for letter, title in TITLES.items() if letter not in "EF"]
    both = ("Getting there", "Sections E (the first line) and F (the lines below it)")
    blocks = [head("Getting there"), text("He will swim a length.")]
    found = find(grid(*rows, both), *blocks, *[b for b in body() if b.text not in (TITLES["E"], TITLES["F"])])
    assert [s.letter for s in found.sections] == ["A", "B", "C", "E", "F", "I", "J", "K"]


def test_a_sub_heading_with_words_of_another_title_divides_nothing():
    """The list has said which title is that of section B."""
    blocks = body()
    blocks[3:3] = [head("My needs", level=2), text("He goes up stairs one foot at a time.")]
    assert texts(table(), *blocks)["B"].startswith("My needs\nHe goes up stairs")
    at_a = blocks.index(head(TITLES["A"])) + 1
    blocks[at_a:at_a] = [head("My needs", level=2), text("Time, he says.")]
    assert texts(table(), *blocks)["A"].startswith("My needs\nTime, he says.")


def test_a_list_whose_titles_do_not_come_again_teaches_nothing():
    """A guide to another document: none of its titles is a heading here."""
    named = {"B": "Special educational needs", "F": "Special educational provision"}
    plan = [block for k, title in named.items() for block in (head(title), text(BODIES[k]))]
    assert texts(table(), *plan) == {k: BODIES[k] for k in named}


def test_a_line_of_text_with_the_words_of_a_title_opens_nothing():
    blocks = body()
    blocks.insert(2, text("Meet Oscar"))
    assert texts(table(), *blocks)["F"].endswith("Meet Oscar")


def test_a_row_about_something_else_leaves_the_contents_table_whole():
    rows = [(title, f"Section {letter}") for letter, title in TITLES.items()]
    rows[3:3] = [("Your rights", "-")]
    rows[6:6] = [("How to reach us", "-")]
    assert texts(grid(*rows), *body()) == BODIES


PARTS = [(f"Part {number}", letter) for number, letter in enumerate(TITLES, 1)]


@pytest.mark.parametrize("dash", [" – ", ": ", ". ", " "])
def test_a_table_of_conversion_teaches_titles_that_stand_behind_numbers_of_the_councils_own(dash):
    rows = [(part.removeprefix("Part "), TITLES[letter], letter) for part, letter in PARTS]
    headed = [b for part, k in PARTS for b in (bold(f"{part}{dash}{TITLES[k]}".upper()), text(BODIES[k]))]
    assert texts(grid(("Part", "Its name", "Section in law"), *rows), *headed) == BODIES


def test_a_table_of_conversion_may_give_the_numbers_alone():
    rows = [(part, f"Section {letter}") for part, letter in PARTS]
    headed = [b for part, k in PARTS for b in (head(f"{part.upper()} – {TITLES[k]}"), text(BODIES[k]))]
    assert texts(grid(*rows), *headed) == BODIES


ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
WORDS = ("One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten")


@pytest.mark.parametrize("numbers", [ROMAN, WORDS])
@pytest.mark.parametrize("is_letter_first", [True, False])
def test_the_numbers_may_be_roman_or_words(numbers, is_letter_first):
    pairs = [(f"Chapter {number}", letter) for number, letter in zip(numbers, TITLES, strict=False)]
    rows = [(f"Section {letter}", part) if is_letter_first else (part, f"Section {letter}") for part, letter in pairs]
    headed = [b for part, k in pairs for b in (head(f"{part} - {TITLES[k]}"), text(BODIES[k]))]
    assert texts(grid(*rows), *headed) == BODIES


def test_bare_numbers_that_count_from_one_are_parts_and_no_pages():
    headed = [b for n, k in enumerate(TITLES, 1) for b in (head(f"{n}. {TITLES[k]}"), text(BODIES[k]))]
    assert texts(grid(*((k, str(n)) for n, k in enumerate(TITLES, 1))), *headed) == BODIES
    pages = grid(*((k, str(n)) for n, k in enumerate(TITLES, 3)))
    assert texts(pages, *headed) != BODIES


def test_number_and_title_may_stand_in_two_cells_of_a_band():
    rows = [(part, f"Section {letter}") for part, letter in PARTS]
    banded = [
        block
        for part, k in PARTS
        for block in (grid((cell(bold(part), fill=BAND), cell(bold(TITLES[k]), fill=BAND))), text(BODIES[k]))
    ]
    assert texts(grid(*rows), *banded) == BODIES


def test_the_list_behind_the_plan_and_its_heading_are_no_words_of_the_last_section():
    headed = [b for part, k in PARTS for b in (head(f"{part} – {TITLES[k]}"), text(BODIES[k]))]
    rows = [(part, f"Section {letter}") for part, letter in PARTS]
    assert texts(*headed, head("How our parts follow the law"), grid(*rows)) == BODIES


def test_such_a_number_in_the_text_opens_nothing():
    rows = [(part, f"Section {letter}") for part, letter in PARTS]
    headed = [b for part, k in PARTS for b in (head(f"{part}: {TITLES[k]}"), text(BODIES[k]))]
    headed[4:4] = [text("Part 1: this is what the school said of it.")]
    assert texts(grid(*rows), *headed)["B"] == f"{BODIES['B']}\nPart 1: this is what the school said of it."


def test_the_table_may_stand_behind_the_plan():
    assert texts(*body(), head("Where the law speaks of it", level=2), table())["A"] == BODIES["A"]


def test_such_a_number_of_an_act_is_none_of_the_councils_own():
    rows = [(part, f"Section {letter}") for part, letter in PARTS]
    headed = [b for part, k in PARTS for b in (head(f"{part}: {TITLES[k]}"), text(BODIES[k]))]
    headed[4:4] = [bold("Part 1 of the Care Act 2014")]
    assert texts(grid(*rows), *headed)["B"] == f"{BODIES['B']}\nPart 1 of the Care Act 2014"
