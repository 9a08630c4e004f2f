"""A line in small or slanted type above each heading, which says to families what comes next."""

from builders import paragraph
from section_builders import find, head, text, texts

from ehc_text.records.plan import LineKind

TITLES = {
    "A": "My views",
    "B": "My special educational needs",
    "C": "My health needs",
    "E": "My outcomes",
    "F": "My special educational provision",
    "I": "My placement",
}
NOTES = (
    "The first part belongs to the family.",
    "Now comes what makes learning harder.",
    "Doctors and nurses wrote this part.",
    "Next are the changes that we hope to see.",
    "Here is what the council must make sure of.",
    "You may ask for another school each year.",
)
BODIES = {letter: f"What the plan says under {letter.lower()}, in a sentence or two of its own." for letter in TITLES}


def small(words):
    return paragraph(words, size_pt=9.0)


def slanted(words):
    return paragraph(words, size_pt=11.0, is_italic=True)


def plan(make, inside=(), count=6):
    """Return a plan with the first `count` notes above its headings; `inside` stands at the end of Section C."""
    blocks = []
    for number, (letter, title) in enumerate(TITLES.items()):
        blocks += [make(NOTES[number])] if number < count else []
        blocks += [head(title), text(BODIES[letter])]
        blocks += inside if letter == "C" else ()
    return blocks


def test_lines_above_the_headings_belong_to_no_section():
    assert texts(*plan(small)) == BODIES
    assert texts(*plan(slanted)) == BODIES


def test_a_line_above_a_heading_that_looks_like_the_text_stays_where_it_stands():
    assert NOTES[1] in texts(*plan(text))["A"]


def test_small_lines_above_few_of_the_headings_stay_where_they_stand():
    assert NOTES[1] in texts(*plan(small, count=3))["A"]


def test_type_that_is_used_within_the_sections_as_often_tells_nothing():
    quotes = [slanted(f"I like the clinic {n} times a year.") for n in range(1, 8)]
    assert NOTES[1] in texts(*plan(slanted, inside=quotes))["A"]


def test_a_sentence_that_is_all_its_section_says_is_no_introduction_to_the_next():
    blocks = [block for title in TITLES.values() for block in (head(title), slanted("None."))]
    assert texts(*blocks) == dict.fromkeys(TITLES, "None.")


def kinds_below(make, count=6):
    """Return the kinds of the first lines of a plan's sections, with notes below the first `count` headings."""
    blocks = []
    for number, (letter, title) in enumerate(TITLES.items()):
        blocks += [head(title), *([make(NOTES[number])] if number < count else []), text(BODIES[letter])]
    return [section.lines[0].kind for section in find(*blocks).sections]


def test_lines_below_the_headings_are_guidance():
    assert kinds_below(small) == [LineKind.GUIDANCE] * 6
    assert kinds_below(slanted) == [LineKind.GUIDANCE] * 6


def test_small_lines_below_few_of_the_headings_are_text():
    assert kinds_below(slanted, count=3) == [LineKind.TEXT] * 6
