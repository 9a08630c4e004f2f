"""Plans of a page for each pathway: a name in large type over a table whose first cells say the sections."""

import pytest
from builders import paragraph
from section_builders import bold, cell, grid, head, texts
from section_builders import text as body

ROWS = (
    ("What is hard", "B", "It is {} that takes Bo so long."),
    ("What we hope", "E", "By 2028 Bo will do {} alone."),
    ("What we do", "F", "Ms Abel does {} with Bo every day."),
    ("What nurses do", "G", "A nurse sees to {} every May."),
)


def side(title, letter):
    return [bold(title), paragraph(f"Section {letter}", size_pt=9.0)]


def page(name, word, *, letter_first=False, box=False):
    rows = []
    for title, letter, said in ROWS:
        labels = side(title, letter)
        rows.append((labels[::-1] if letter_first else labels, said.format(word)))
    top = (
        paragraph(f"Pathway {len(word)} of 9", size_pt=9.0),
        paragraph(name, size_pt=18.0, is_bold=not box),
        body(f"By this we mean {name.lower()}."),
    )
    above = (grid((cell(*top, fill="2E7D32"),), columns=1),) if box else top
    return (*above, grid(*rows))


@pytest.mark.parametrize("kwargs", [{}, {"letter_first": True}, {"box": True}])
def test_a_cell_of_two_lines_names_its_section_in_one_of_them(kwargs):
    found = texts(
        *page("Work", "one", **kwargs), *page("Friends", "three", **kwargs), *page("Feeling well", "seven", **kwargs)
    )
    words = ("one", "three", "seven")
    assert found == {letter: "\n".join(said.format(word) for word in words) for _, letter, said in ROWS}


def test_one_large_line_over_one_table_stays_where_it_is():
    found = texts(
        head("Section A: Views"),
        body("Likes jam."),
        paragraph("Sundays", size_pt=18.0),
        body("Bakes."),
        *[grid(*((side(title, letter), said.format("two")) for title, letter, said in ROWS))],
    )
    assert found["A"] == "Likes jam.\nSundays\nBakes."
