"""Headings that are a letter and nothing else, and section K where it is called an appendix."""

import pytest
from section_builders import TITLES, bold, cell, find, grid, head, text, texts

LETTERS = ("A", "B", "C", "D", "E", "F", "G", "H1", "H2", "I", "J", "K")
BODIES = {letter: f"What the plan says under {letter.lower()}, in a sentence of its own." for letter in LETTERS}


def plan(heading, *, last="J"):
    """Return a plan by letter and title up to section J."""
    up_to = LETTERS[: LETTERS.index(last) + 1]
    return [b for k in up_to for b in (heading(f"Section {k}: {TITLES[k]}"), text(BODIES[k]))]


@pytest.mark.parametrize("pattern", ["({})", "{}", "{}.", "{}:"])
@pytest.mark.parametrize("look", [head, bold, text], ids=["heading style", "bold", "plain"])
def test_letters_alone_open_sections_where_a_plan_names_them_in_no_other_way(pattern, look):
    blocks = [block for k in LETTERS for block in (look(pattern.format(k)), text(BODIES[k]))]
    assert texts(*blocks) == BODIES


def test_letters_alone_may_stand_in_bands_and_in_left_cells():
    bands = [row for k in LETTERS for row in (f"({k})", (BODIES[k], "Mum, May 2026"))]
    assert texts(grid(*bands))["F"] == f"{BODIES['F']} | Mum, May 2026"
    assert texts(grid(*((cell(bold(k)), BODIES[k]) for k in LETTERS))) == BODIES


def test_the_letter_h_alone_is_h1_and_h2():
    letters = (*LETTERS[:7], "H", "I", "J", "K")
    found = texts(*[block for k in letters for block in (bold(f"({k})"), text(f"Words under {k.lower()}."))])
    assert found["H1"] == found["H2"] == "Words under h."


def test_the_title_of_a_letter_alone_is_no_text_of_a_section():
    blocks = [block for k, title in TITLES.items() for block in (bold(f"({k})"), bold(title), text(BODIES[k]))]
    found = find(*blocks)
    assert {section.letter: section.text for section in found.sections} == {k: BODIES[k] for k in TITLES}
    assert found.sections[1].heading == "(B) Special educational needs"


def test_letters_alone_open_nothing_beside_headings_with_titles():
    """Sources in brackets, and the letters of a list of reports, are no headings."""
    marks = [block for k in "ABCDEFGHIJK" for block in (bold(f"({k})"), text("Seen by the school."))]
    found = texts(*plan(head), head("Section K: Advice"), *marks)
    assert found["B"] == BODIES["B"]
    assert found["K"].startswith("(A)\nSeen by the school.\n(B)")


def test_a_few_letters_alone_are_list_markers():
    blocks = [block for k in "ABCD" for block in (bold(k), text("An answer to choose."))]
    assert texts(*blocks) == {}


@pytest.mark.parametrize(
    "heading",
    [
        "Appendix K: Advice",
        "APPENDIX K – ADVICE AND INFORMATION",
        "Annex K: Advice and information gathered during the EHC needs assessment",
        "Appendix (K) Advice and information",
        "Appendix K",
    ],
)
def test_section_k_may_be_called_an_appendix(heading):
    found = find(*plan(head), head(heading), text("Report of the school, 3 May 2026"))
    assert found.sections[-1].letter == "K"
    assert found.sections[-1].heading == heading
    assert found.sections[-1].text == "Report of the school, 3 May 2026"


def test_an_appendix_k_among_others_or_beside_section_k_is_a_report():
    reports = [head("Appendix J"), text("Report of the nurse."), head("Appendix K"), text("Report of the school.")]
    assert "K" not in texts(*plan(head), *reports)
    assert "K" not in texts(*plan(head), head("Appendix K: Report of the school"), text("He was seen in May."))
    twice = [head("Section K: Advice"), text("School, May 2026"), head("Appendix K: Advice"), text("He was seen.")]
    assert texts(*plan(head), *twice)["K"] == "School, May 2026"


def test_brackets_set_a_letter_off_from_a_title_that_is_not_listed():
    """Without dash or colon behind it: "(D) What home life needs", among fellows of one look."""
    titles = {k: BODIES[k] for k in TITLES}
    unlisted = {**TITLES, "D": "What our home life and social care and educational needs ask of all of us"}
    blocks = [block for k, title in unlisted.items() for block in (head(f"({k}) {title}"), text(BODIES[k]))]
    assert texts(*blocks) == titles


def test_letters_in_brackets_before_lines_of_text_open_nothing():
    marks = [text(f"({k}) He met his key worker in the hall.") for k in "ABCDE"]
    assert texts(*marks) == {}
