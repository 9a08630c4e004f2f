"""Headings that nobody knows: where a section is missing, their place among the others tells what they may be."""

import pytest
from builders import document
from hazards.trap_plans import AS_OF, tools
from section_builders import bold, find, head, item, text

from ehc_text.checking.run import run_checks
from ehc_text.parsing.parse import parse_plan
from ehc_text.records.document import ProblemKind

OWN = {
    "A": "My views",
    "B": "My special educational needs",
    "C": "My health needs",
    "D": "My social care needs",
    "E": "My outcomes",
    "F": "My special educational provision",
    "G": "My health provision",
    "I": "My placement",
    "K": "Advice and information",
}
BODIES = {letter: f"What the plan says under {letter.lower()}." for letter in OWN}


def plan(look=head, **titles):
    """Return a plan by titles; `titles` gives sections other ones, or None for no heading and no text."""
    named = {**OWN, **titles}
    return [b for k, title in named.items() if title for b in (look(title), text(BODIES[k]))]


def texts(*blocks):
    return {section.letter: section.text for section in find(*blocks).sections}


def test_the_one_unknown_heading_between_e_and_g_is_that_of_f():
    found = find(*plan(F="Ways of working with Ivo"))
    assert {s.letter: s.text for s in found.sections} == BODIES
    assert next(s.heading for s in found.sections if s.letter == "F") == "Ways of working with Ivo"
    assert found.hidden == ()


def test_of_several_unknown_headings_none_is_taken_and_the_section_may_be_hidden():
    blocks = plan(F="Ways of working with Ivo")
    at = next(number for number, block in enumerate(blocks) if block.text == "Ways of working with Ivo")
    found = find(*blocks[:at], head("The longer view"), text("He will live in a flat."), *blocks[at:])
    assert "F" not in {section.letter for section in found.sections}
    assert found.hidden == ("F",)


def test_a_section_that_a_plan_may_lack_is_only_said_to_be_hidden_perhaps():
    found = find(*plan(G="Wednesdays with Ivo"))
    assert "G" not in {section.letter for section in found.sections}
    assert found.hidden == ("G", "H1", "H2")


OF_THEIR_OWN = [
    {"A": "This is Ivo", "C": "How Ivo's body works", "D": "Ivo and the street", "K": "How we know all this"},
    {"E": "By 2028", "F": "What will be done in lessons", "G": "What will be done at the clinic"},
    {"B": "The picture: hard things first", "I": "Where Ivo learns", "J": "What we pay you", "A": "Meet Ivo"},
    {"F": "The classroom", "G": "The hospital", "H": "The council and the family", "I": "Named college"},
    {"H1": "Under the Act of 1970", "H2": "Whatever else we do", "K": "Who told us"},
]


@pytest.mark.parametrize("look", [head, bold])
@pytest.mark.parametrize("own", OF_THEIR_OWN)
def test_several_unknown_headings_in_their_places_are_told_by_a_word_of_their_sections(own, look):
    titles = {**OWN, **own}
    order = [*"ABCDEFG", "H", "H1", "H2", *"IJK"]
    blocks = [b for k in order if k in titles for b in (look(titles[k]), text(f"What the plan says in {k}."))]
    wanted = {k: f"What the plan says in {k}." for k in titles if k != "H"}
    wanted |= {k: "What the plan says in H." for k in ("H1", "H2") if "H" in titles}
    assert texts(*blocks) == wanted


def test_bold_lines_that_are_sub_headings_elsewhere_are_none_of_sections():
    blocks = plan(bold, C="How Ivo's body works")
    at = next(number for number, block in enumerate(blocks) if block.text == OWN["F"])
    found = texts(*blocks[:at], bold("Steps for the year"), text("He reads a page."), *blocks[at:])
    assert "C" not in found


def test_one_bold_line_in_a_missing_section_s_place_needs_a_word_of_it():
    assert "F" not in texts(*plan(bold, F="Ways of working with Ivo"))
    assert texts(*plan(bold, F="Ways of teaching Ivo")) == BODIES


def test_words_tell_nothing_in_a_plan_with_an_order_of_its_own():
    titles = {**OWN, "C": "How Ivo's body works"}
    blocks = [b for k in "AEFBCDGIK" for b in (head(titles[k]), text(BODIES[k]))]
    assert "C" not in texts(*blocks)


def test_a_heading_in_a_place_where_nothing_is_missing_opens_nothing_whatever_its_words():
    found = texts(*plan()[:2], head("Health and doctors"), text("He was ill in May."), *plan()[2:])
    assert found["A"].endswith("He was ill in May.")


def test_a_heading_that_looks_otherwise_or_is_another_matter_hides_nothing():
    missing = {"F": None}
    for other in (bold("Ways of working"), head("Ways of working", 2), head("Monitoring arrangements"), item("Ways")):
        blocks = plan(**missing)
        at = next(number for number, block in enumerate(blocks) if block.text == OWN["G"])
        assert find(*blocks[:at], other, text("He is seen."), *blocks[at:]).hidden == ()


def test_where_nothing_is_missing_sub_headings_like_the_sections_stay_in_them():
    full = {**OWN, "H1": "Social care provision under the CSDPA", "H2": "Any other social care provision"}
    blocks = [b for k, title in full.items() for b in (head(title), text(f"Words of {k}."))]
    found = find(*blocks[:2], head("People who matter"), text("Aunt Jo."), *blocks[2:])
    assert found.sections[0].text == "Words of A.\nPeople who matter\nAunt Jo."
    assert found.hidden == ()


def test_what_rests_on_a_hidden_section_is_not_judged_as_missing():
    made = document(head("Education, Health and Care Plan"), *plan(C="Clinics round Ivo"))
    used = tools()
    read = parse_plan(made, used.headings, used.front_sheet, used.pack.words, AS_OF)
    assert "C" in read.hidden
    assert ProblemKind.UNKNOWN_HEADING in {problem.kind for problem in read.problems}
    result = run_checks(read, used.pack, AS_OF)
    assert "STR001" not in {finding.code for finding in result.findings}
    assert any("STR001" in problem.message for problem in result.problems)


def out_of_order(provision, *, between=()):
    """Return a plan that tells outcomes before needs, so that the order of the law says nothing of provision."""
    order = {"A": OWN["A"], "E": OWN["E"], "B": OWN["B"], "F": provision}
    blocks = [block for letter, title in order.items() for block in (head(title), text(BODIES[letter]))]
    later = [block for letter in "CGDIK" for block in (head(OWN[letter]), text(BODIES[letter]))]
    return [*blocks[:2], *between, *blocks[2:], *later]


def test_in_another_order_the_one_heading_with_a_word_for_provision_is_that_of_f():
    assert texts(*out_of_order("What helps")) == BODIES


def test_a_heading_without_such_a_word_or_with_one_for_a_column_is_not_taken_for_f():
    for title in ("Ways of being", "Who was there", "When we met"):
        assert "F" not in texts(*out_of_order(title))


def test_a_sub_heading_of_the_views_is_not_taken_for_provision():
    between = (head("What helps me"), text("Quiet."))
    assert "F" not in texts(*out_of_order("Ways of being", between=between))


def test_an_appendix_about_what_school_does_is_no_section():
    blocks = [*out_of_order("What helps"), head("Appendix 1: what the school does on a bad day"), text("Wait for him.")]
    assert texts(*blocks) == BODIES
