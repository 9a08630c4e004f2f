"""Letters in a cell merged down the side of a table, with the council's own title and all rows beside it."""

import pytest
from section_builders import BAND, PALE, bold, cell, grid, head, text, texts

from ehc_text.parsing.lines.letters import letters_alone

TITLES = {"A": "Petra says", "B": "The tricky things", "C": "Petra's body", "D": "Round at ours", "I": "Her place"}


def beside(letters: str, title: str, *rows, columns: int = 4):
    """Return a table with letters in its first column, merged over the title and the rows below."""
    lines = [bold(one) for one in letters.split()]
    again = cell(*lines, merged=True)
    first = (cell(*lines, fill=BAND), cell(bold(title), span=columns - 1, fill=PALE))
    return grid(first, *((again, *row) for row in rows), columns=columns)


def plan(*tables):
    """Return the texts of a plan of tables with a letter at the side, these before the last."""
    one, *others = [beside(letter, title, (cell("Words."),)) for letter, title in TITLES.items()]
    return texts(one, *others[:-1], *tables, others[-1])


def test_what_stands_beside_a_letter_is_its_section():
    assert plan() == dict.fromkeys(TITLES, "Words.")


def test_two_letters_in_one_cell_share_the_table_which_its_own_heads_divide():
    heads = tuple(cell(bold(one), fill=PALE) for one in ("What she will be able to do", "What is done", "By whom"))
    row = ("By July 2028 Petra will read a page.", "Reading aloud", "Ms Orr, ten minutes every day")
    found = plan(beside("E F", "Where we are heading", heads, (cell("Reading", span=3),), row))
    assert found["E"] == f"Reading\n{row[0]}"
    assert found["F"] == f"{row[1]} | {row[2]}"


def test_a_table_inside_the_cell_beside_a_letter_is_read_row_by_row():
    advice = grid(("Who", "When"), ("Head teacher", "3 May 2026"))
    assert plan(beside("K", "Papers", (cell(advice),)))["K"] == "Who | When\nHead teacher | 3 May 2026"


def test_a_list_of_the_letters_before_the_plan_opens_nothing():
    listed = grid(
        ("A", "What Petra says"),
        ("B, C, D", "What she needs"),
        ("E, F", "What we are aiming at, and the help at school"),
        ("G, H1, H2", "Help from health and from social care"),
        ("I, J, K", "School, money, reports"),
    )
    tables = [beside(one, f"Own words {one}", (cell(f"Words of {one}."),)) for one in ("A", "B", "E", "F", "H1", "I")]
    found = texts(head("Finding your way"), listed, *tables)
    assert found == {one: f"Words of {one}." for one in ("A", "B", "E", "F", "H1", "I")}


@pytest.mark.parametrize(
    ("words", "letters"),
    [("E", ("E",)), ("E\nF", ("E", "F")), ("H1", ("H1",)), ("B, C, D", ("B", "C", "D")), ("Section G", ("G",))],
)
def test_letters_alone_are_known(words, letters):
    assert letters_alone(words) == letters


@pytest.mark.parametrize("words", ["A bike", "E. Jones", "B needs help", "", "B2", "Needs (B)"])
def test_letters_with_words_are_not_alone(words):
    assert letters_alone(words) == ()


def test_a_council_that_agrees_to_the_plan_ends_its_last_section():
    found = texts(
        head("Section A: Views"),
        text("Petra likes clay."),
        head("Section K: Advice"),
        grid(("School", "3 May 2026"), ("Nurse", "4 May 2026")),
        bold("Agreed for Brook County Council by"),
        text("Pat Voss, plan writer ........ 18 September 2026"),
    )
    assert found["K"] == "School | 3 May 2026\nNurse | 4 May 2026"
