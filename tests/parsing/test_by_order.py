"""Headings that nobody knows: where a section is missing, their place among the others tells what they may be."""

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
    found = find(*plan(G="Clinics and nurses round Ivo"))
    assert "G" not in {section.letter for section in found.sections}
    assert found.hidden == ("G", "H1", "H2")


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
