"""Bands and left cells with a colour for each section: they are of one look all the same."""

import pytest
from builders import paragraph
from section_builders import head, rules, text, texts

from ehc_text.parsing.headings.one_colour import in_one_colour
from ehc_text.parsing.lines.flatten import flatten
from ehc_text.records.document import Cell, Row, Table

SAID = {
    "A": "Ola likes snails.",
    "B": "Ola reads words of three letters.",
    "C": "Ola has asthma and wheezes in cold air.",
    "D": "Ola sees no other children at weekends.",
    "E": "By July 2027 Ola will follow two instructions in a row.",
    "F": "A teaching assistant will give Ola 15 minutes of listening games every school day.",
    "G": "The asthma nurse will check her inhaler every six months.",
    "I": "Brook Lane Primary School.",
    "J": "No personal budget has been requested.",
    "K": "Class teacher, Ms Orme, 3 March 2026",
}
COLOURS = ("7A1F5C", "1F5C7A", "5C7A1F", "B35900")
PALE = ("F6D9BF", "D9BFF6", "BFF6D9", "BFD9F6")


def band(words, fill, size_pt=13.0):
    words = paragraph(words, is_bold=True, size_pt=size_pt)
    return Table(rows=(Row(cells=(Cell(blocks=(words,), column=0, column_span=2, fill=fill),)),), column_count=2)


def plan(colours, title="Section {}: {}", **titles):
    """Return a plan whose bands take turns in colour; the title of a section that has none of its own says nothing."""
    blocks = []
    for number, (letter, said) in enumerate(SAID.items()):
        words = titles.get(letter, f"Bees and {said.split()[1]}")
        blocks += [band(title.format(letter, words), colours[number % len(colours)]), text(said)]
    return blocks


def left(words, said, fill):
    """Return a table of one row: a title on a colour, and what it heads."""
    title = Cell(blocks=(paragraph(words, is_bold=True, size_pt=12.0),), column=0, fill=fill)
    return Table(rows=(Row(cells=(title, Cell(blocks=(text(said),), column=1))),), column_count=2)


def fills(blocks):
    items = in_one_colour(flatten(tuple(blocks)), rules())
    return [item.spot.fill for item in items if item.spot is not None]


@pytest.mark.parametrize("colours", [COLOURS[:1], COLOURS[:3], COLOURS, PALE])
def test_bands_open_their_sections_whatever_colour_each_has(colours):
    assert texts(*plan(colours, "{1} ({0})", B="Special educational needs", F="Special educational provision")) == SAID


def test_a_title_with_key_words_only_is_known_in_another_colour_than_that_of_the_listed_ones():
    listed = {
        "B": "My special educational needs",
        "E": "Outcomes",
        "F": "Special educational provision",
        "I": "Placement",
        "K": "Advice and information",
    }
    keyed = {
        "A": "About Ola",
        "C": "Staying healthy with asthma",
        "D": "Home and family life",
        "G": "Help from health",
        "J": "Money and direct payments",
    }
    assert texts(*plan(COLOURS, "{1}", **listed, **keyed)) == SAID


def test_bands_that_differ_in_nothing_but_colour_are_given_one():
    assert set(fills(plan(COLOURS))) == {COLOURS[0]}


def test_a_dark_band_is_never_made_a_pale_one():
    blocks = plan(COLOURS)
    blocks[2:2] = [band(f"Sub-heading {n}", fill) for n, fill in enumerate(PALE)]
    assert set(fills(blocks)) == {COLOURS[0], PALE[0]}


def test_bands_of_which_most_have_one_colour_keep_what_they_have():
    blocks = [*plan(COLOURS[:1]), band("Notes", PALE[0]), band("Signed", "336699")]
    assert set(fills(blocks)) == {COLOURS[0], PALE[0], "336699"}


KEYED = {
    "A": "What matters to Ola",
    "B": "Where Ola needs extra help with learning",
    "C": "Ola's health at the moment",
    "D": "Friends and community",
    "E": "The changes we want to see",
    "F": "What school must do",
    "G": "What the NHS must do",
    "I": "Which school Ola will go to",
    "J": "Payments we make to you",
    "K": "Who gave us advice",
}


@pytest.mark.parametrize("colours", [COLOURS[:1], COLOURS])
@pytest.mark.parametrize("pattern", ["{1}", "{1} ({0})", "{1} {0}"])
def test_left_cells_open_their_sections_whatever_colour_each_has(colours, pattern):
    blocks = [
        left(pattern.format(letter, title), SAID[letter], colours[number % len(colours)])
        for number, (letter, title) in enumerate(KEYED.items())
    ]
    assert texts(*blocks) == SAID


def test_the_rows_of_a_profile_in_section_a_open_no_sections():
    rows = [
        ("What matters to me", "Snails."),
        ("What I find hard", "Noise."),
        ("Staying healthy", "Sleep."),
        ("Help at school", "A quiet place."),
        ("My goals", "To keep bees."),
        ("Who helped to write this", "Mum."),
    ]
    profile = [left(words, said, COLOURS[number % 3]) for number, (words, said) in enumerate(rows)]
    titles = {"A": "My views", "B": "My special educational needs", "E": "Outcomes", "I": "Placement"}
    blocks = [(head(title), text(SAID[letter])) for letter, title in titles.items()]
    found = texts(*blocks[0], *profile, *(block for pair in blocks[1:] for block in pair))
    assert set(found) == set(titles)
    assert found["B"] == SAID["B"]
    assert "To keep bees." in found["A"]


def test_letters_alone_in_their_cells_are_of_one_kind_however_light_their_colours_are():
    blocks = []
    for number, (letter, said) in enumerate(SAID.items()):
        fill = ("7A1F5C", "F0A030", "1F5C7A")[number % 3]
        tile = Cell(blocks=(paragraph(letter, is_bold=True, size_pt=22.0),), column=0, fill=fill)
        title = Cell(blocks=(paragraph(f"Bees and {said.split()[1]}", is_bold=True),), column=1)
        blocks += [Table(rows=(Row(cells=(tile, title)),), column_count=2), text(said)]
    assert texts(*blocks) == SAID
