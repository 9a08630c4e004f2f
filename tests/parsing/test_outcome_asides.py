"""What speaks of section E itself, or of who checks, is told from what the child will do."""

import pytest

from ehc_text.parsing.content.outcome_asides import is_aside, tells_who_checks


@pytest.mark.parametrize(
    "text",
    [
        "These are the things we hope for. We look at them every spring.",
        "Read every row across the page: this row, then the one below.",
        "C, F and G",
        "The columns mean what they mean in Section F.",
        "Section H1: see overleaf",
        "Leah's outcomes are listed under four headings.",
        "Please see the table below.",
        "The first column shows the area of need.",
        "Each outcome has a number that is used again in Section F.",
        "Leah chose these herself.",
        "Outcomes run for two years.",
        "Look at the key on page 4.",
        "Her aunt and her school agreed on these.",
        "How to read this table",
        "What follows was agreed at the meeting.",
    ],
)
def test_words_about_the_section_and_its_table_are_an_aside(text):
    assert is_aside(text)


@pytest.mark.parametrize(
    "text",
    [
        "Read a page of a book aloud",
        "Use the table to find a number",
        "By July 2027 Tom will read a row of ten words",
        "Tom's steps are longer: he walks to the shop",
        "Tom's targets are met in nine lessons out of ten.",
        "The outcome is that Tom walks to school.",
        "This term Tom will swim 25 metres",
        "Letters are written on the line.",
        "A friend",
    ],
)
def test_what_the_child_does_is_no_aside(text):
    assert not is_aside(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mr Okoro and Leah mark the chart on Fridays.", True),
        ("The bus trainer fills in a sheet each time. Leah and Jo tick the list.", True),
        ("Mrs Lane, the SENCO, checks this each half-term.", True),
        ("Checked at each review with the cards.", True),
        ("Her tutor keeps a tally of laces and shows it to Jo.", True),
        ("The lace chart on her peg is filled in by Ms Abt.", True),
        ("Her diary is in her bag when she comes home.", False),
        ("Leah checks her work in nine lessons out of ten.", False),
        ("Her reading tests improve.", False),
        ("The tutor will mark it.", False),
        ("A friend asks Leah to play.", False),
        ("Her mother asks her the time and she answers.", False),
        ("Leah and a friend play a game to its end.", False),
    ],
)
def test_who_checks_is_told_from_what_is_reached(text, expected):
    assert tells_who_checks(text) is expected
