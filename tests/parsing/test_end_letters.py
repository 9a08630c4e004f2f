"""Headings in a council's own words with their letter beside, behind, above or below them."""

import pytest
from builders import paragraph
from section_builders import TITLES, bold, cell, find, grid, head, text, texts

from ehc_text.parsing.lines.letters import find_last_letter

SAID = {
    "A": "Ivo likes bridges and wants to build one.",
    "B": "Ivo reads words of three letters.",
    "C": "Ivo has asthma and wheezes in cold air.",
    "D": "Ivo sees no other children at weekends.",
    "E": "By July 2027 Ivo will follow two instructions in a row.",
    "F": "A teaching assistant will give Ivo 15 minutes of listening games every school day.",
    "G": "The asthma nurse will check his inhaler every six months.",
    "H1": "None.",
    "H2": "A family worker will visit once a fortnight for an hour.",
    "I": "Brook Lane Primary School.",
    "J": "No personal budget has been requested.",
    "K": "Class teacher, Ms Orme, 3 March 2026",
}
OWN = {
    "A": "Ivo and those who love him",
    "B": "What Ivo needs help with",
    "C": "Ivo's chest",
    "D": "Weekends and the street",
    "E": "Outcomes we are all working towards",
    "F": "What happens in class",
    "G": "What the nurses do",
    "H1": "The Act of 1970",
    "H2": "Whatever else the council does",
    "I": "Where Ivo learns",
    "J": "Personal budget",
    "K": "Who wrote to us",
}


def band(words):
    return grid(paragraph(words, is_bold=True, size_pt=13.0), columns=1)


def row(title, letter):
    return grid((cell(bold(title), fill="1F4E5F"), cell(bold(letter), fill="1F4E5F")))


def plan(make, pattern, titles=OWN):
    return [block for k, said in SAID.items() for block in (make(pattern.format(titles[k], k)), text(said))]


@pytest.mark.parametrize(
    "pattern",
    ["{} ({})", "{} [{}]", "{} (Section {} of the plan)", "{}\t{}", "{}    {}", "{} {}", "{} – {}", "{}\u00a0\u00a0{}"],
)
@pytest.mark.parametrize("make", [head, band])
def test_a_letter_at_the_end_of_headings_that_look_alike_is_that_of_a_section(make, pattern):
    assert texts(*plan(make, pattern)) == SAID


@pytest.mark.parametrize("below", ["{}", "(Section {})", "Section {}", "Part {}", "– {} –"])
@pytest.mark.parametrize("make", [head, bold, band])
def test_a_letter_alone_under_each_title_is_that_of_a_section(make, below):
    assert texts(*plan(make, "{}\n" + below)) == SAID
    found = find(*(b for k, said in SAID.items() for b in (make(OWN[k]), text(below.format(k)), text(said))))
    assert {s.letter: s.text for s in found.sections} == SAID
    assert found.sections[2].heading.startswith("Ivo's chest")


def test_the_name_of_the_plan_above_each_letter_is_no_title():
    blocks = [b for k, said in SAID.items() for b in (bold("The plan of Ivo"), head(f"Section {k}"), text(said))]
    found = find(*blocks)
    assert found.front.text == "The plan of Ivo"
    assert found.sections[1].heading == "Section B"


def test_bold_lines_that_close_a_few_sections_are_no_titles_of_the_next():
    blocks = [b for k, said in SAID.items() for b in (head(f"Section {k}"), text(said), bold(f"Reviewed in {k} May"))]
    closing = [block for block in blocks if block.text.startswith("Reviewed") and block.text[12] not in "BEI"]
    found = texts(*(block for block in blocks if block not in closing))
    assert found["B"] == f"{SAID['B']}\nReviewed in B May"


def test_where_each_letter_has_its_title_below_it_bold_lines_above_are_none():
    blocks = []
    for letter, said in SAID.items():
        blocks += [
            head(f"Section {letter}"),
            head(TITLES[letter]),
            text(said),
            bold(f"Read to Ivo, part {letter}, May"),
        ]
    assert texts(*blocks) == {k: f"{said}\nRead to Ivo, part {k}, May" for k, said in SAID.items()}


LONG = "Whatever else the council does for Ivo and the people who look after him, at home and away from it"


@pytest.mark.parametrize("make", [head, bold, band])
def test_a_letter_beside_each_title_is_that_of_a_section(make):
    assert texts(*plan(make, "{1} {0}", {**OWN, "H2": LONG})) == SAID


def test_bold_lines_that_begin_with_a_word_of_one_letter_open_none_in_a_plan_with_other_headings():
    blocks = [b for k, said in SAID.items() for b in (head(f"Section {k}: {OWN[k]}"), text(said))]
    for words in ("A Day with Ivo", "I Can Do It", "A Week with Ivo", "B Team for Ivo"):
        blocks[4:4] = [bold(words), text("He rides the bus.")]
    found = texts(*blocks)
    assert {k: said for k, said in found.items() if k != "B"} == {k: said for k, said in SAID.items() if k != "B"}
    assert "A Day with Ivo" in found["B"]


def small(letter):
    return paragraph(f"SECTION {letter}", size_pt=8.0)


def test_a_title_set_larger_than_the_letter_above_it_is_no_text():
    blocks = [b for k, said in SAID.items() for b in (small(k), head(OWN[k]), text(said))]
    assert texts(*blocks) == SAID


def test_letter_and_long_title_may_stand_in_two_cells():
    blocks = [b for k, said in SAID.items() for b in (grid((cell(bold(k)), cell(bold(OWN[k])))), text(said))]
    blocks[2 * list(SAID).index("H2")] = grid((cell(bold("H2")), cell(bold(LONG))))
    assert texts(*blocks) == SAID


def test_numbered_titles_keep_their_letters():
    blocks = plan(head, "{} ({})", {k: f"{n}. {title}" for n, (k, title) in enumerate(OWN.items(), 1)})
    assert texts(*blocks) == SAID


def test_title_and_letter_may_stand_in_two_cells():
    blocks = [block for k, said in SAID.items() for block in (row(OWN[k], k), text(said))]
    found = find(*blocks)
    assert {s.letter: s.text for s in found.sections} == SAID
    assert found.sections[2].heading == "Ivo's chest C"


def test_several_letters_at_the_end_name_their_sections_together():
    titles = {"A": "Ivo and those who love him", "B E F": "Education", "C G": "Body and mind", "D H1 H2": "Care"}
    titles |= {"I": "Where Ivo learns", "J": "Personal budget", "K": "Who wrote to us"}
    blocks = [b for k, title in titles.items() for b in (head(f"{title}   {k}"), text(f"What is said in {k}."))]
    found = texts(*blocks)
    assert found["B"] == found["E"] == found["F"] == "What is said in B E F."
    assert found["H2"] == "What is said in D H1 H2."


@pytest.mark.parametrize("words", ["Swimming (C)", "Reading (B)", "Group work with Mrs Bell (D)"])
def test_a_letter_behind_a_sub_heading_opens_no_section_again(words):
    blocks = plan(head, "{} ({})")
    at = next(n for n, block in enumerate(blocks) if block.text == SAID["F"])
    found = texts(*blocks[:at], bold(words), *blocks[at:])
    assert found == {**SAID, "F": f"{words}\n{SAID['F']}"}


def test_sub_headings_that_name_the_needs_they_answer_open_none_in_a_plan_with_other_headings():
    blocks = [
        block for k, said in SAID.items() for block in (head(f"Section {k}: {OWN[k]}"), text(said)) if k not in "EF"
    ]
    points = [
        bold(f"{words} ({k})") for k, words in zip("BCDE", ("Reading", "Breathing", "Play", "Trips"), strict=True)
    ]
    at = next(n for n, block in enumerate(blocks) if block.text == SAID["D"]) + 1
    blocks[at:at] = [head("Section E: Outcomes"), text(SAID["E"]), head("Section F: Provision"), *points]
    blocks.insert(at + 3 + len(points), text(SAID["F"]))
    found = texts(*blocks)
    assert found["B"] == SAID["B"]
    assert found["F"].endswith(SAID["F"])


@pytest.mark.parametrize("words", ["Reading group", "Class", "Adult"])
def test_names_with_a_letter_are_no_sections(words):
    blocks = [b for letter in "ABCDEFGH" for b in (head(f"{words} {letter}"), text("They read on Fridays."))]
    assert texts(*blocks) == {}


@pytest.mark.parametrize(
    ("words", "letters", "title"),
    [
        ("Health needs C", ("C",), "Health needs"),
        ("Health needs | C", ("C",), "Health needs"),
        ("Health needs\tC", ("C",), "Health needs"),
        ("Home and care   H1", ("H1",), "Home and care"),
        ("Education   B E F", ("B", "E", "F"), "Education"),
        ("Social care | D H1 H2", ("D", "H1", "H2"), "Social care"),
        ("Needs, outcomes and provision   B, E and F", ("B", "E", "F"), "Needs, outcomes and provision"),
    ],
)
def test_the_last_letter_of_a_line_is_found(words, letters, title):
    found = find_last_letter(words)
    assert (found.letters, words[: found.title_end]) == (letters, title)


@pytest.mark.parametrize("words", ["Reading group B", "My brother and I", "Vitamin D", "It ends. A", "C", "Sam"])
def test_other_letters_at_the_end_of_a_line_are_none(words):
    assert find_last_letter(words) is None
