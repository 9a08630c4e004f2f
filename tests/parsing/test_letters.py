import pytest

from ehc_text.parsing.lines.letters import Form, close_up, find_letters

STARTS = [
    ("Section A", ("A",), ""),
    ("SECTIONB:Special", ("B",), "Special"),
    ("*Section C: Health", ("C",), "Health"),
    ("Part D - Social care", ("D",), "Social care"),
    ("(E) Outcomes", ("E",), "Outcomes"),
    ("F. Provision", ("F",), "Provision"),
    ("G – Health provision", ("G",), "Health provision"),
    ("Section H1", ("H1",), ""),
    ("H (1)", ("H1",), ""),
    ("Section H (2) – Other", ("H2",), "Other"),
    ("Section H: Social care", ("H",), "Social care"),
    ("Sections H1 and H2", ("H1", "H2"), ""),
    ("SECTIONS H1 AND H2: care", ("H1", "H2"), "care"),
    ("H1/H2", ("H1", "H2"), ""),
    ("Sections B, E and F: My needs", ("B", "E", "F"), "My needs"),
    ("Section E and Section F", ("E", "F"), ""),
    ("section i: placement", ("I",), "placement"),
    ("Section A - I like dogs", ("A",), "I like dogs"),
]


@pytest.mark.parametrize(("text", "letters", "rest"), STARTS)
def test_letters_at_the_start_are_read(text, letters, rest):
    found = find_letters(text)
    assert found is not None
    assert (found.letters, text[found.rest :]) == (letters, rest)


ENDS = [
    ("Need (B)", ("B",), "Need"),
    ("Outcomes (Section E)", ("E",), "Outcomes"),
    ("Special Educational Needs and Provision (B-F-E)", ("B", "F", "E"), "Special Educational Needs and Provision"),
    ("Needs and Provision (B-F-E): Cognition", ("B", "F", "E"), "Needs and Provision"),
    ("Health: Sections C (needs) and G (provision)", ("C", "G"), "Health"),
]


@pytest.mark.parametrize(("text", "letters", "title"), ENDS)
def test_letters_at_the_end_are_read(text, letters, title):
    found = find_letters(text)
    assert found is not None
    assert (found.letters, found.form, text[: found.title_end]) == (letters, Form.AT_END, title)


@pytest.mark.parametrize(
    "text",
    [
        "Section 17",
        "section 2 of the CSDPA 1970",
        "Sectional",
        "Sections A to K",
        "Sections A-K",
        "Parts of it",
        "Hello",
    ],
)
def test_what_names_no_section_gives_none(text):
    assert find_letters(text) is None


def test_a_numbered_letter_is_a_part_of_its_section():
    found = find_letters("C1. Summary")
    assert found is not None
    assert (found.letters, found.is_part) == (("C",), True)


@pytest.mark.parametrize(
    ("text", "expected"),
    [("S E C T I O N  A", "SECTION A"), ("Section A", "Section A"), ("A B C", "A B C")],
)
def test_spaced_letters_are_closed_up(text, expected):
    assert close_up(text) == expected
