"""Sheets of keys and values that tell outcome and provision downwards, under one heading for both sections."""

import pytest
from section_builders import find, grid, head, item, rules, text

from ehc_text.parsing.content.outcomes import find_outcomes
from ehc_text.parsing.content.statements import find_statements
from ehc_text.records.plan import Section

BEFORE = (head("Section B: Special educational needs"), text("Sol reads letters and no words yet."))
AFTER = (head("Section I: Placement"), text("Brook Lane Primary School."))
OUTCOME = (("Outcome", "Sol will read 20 words."), ("By when", "Summer term 2027"))
FIRST = (("Support", "Reading with coloured rods"), ("Who by", "Ms Orme"), ("How much and when", "Mondays, 20 minutes"))
SECOND = (("Support", "A desk lamp"), ("Who by", "-"), ("How much and when", "-"))


def sections(*blocks) -> dict[str, Section]:
    """Return the sections of a plan with these blocks under one heading of outcomes and provision."""
    heading = head("Sections E and F: Outcomes and special educational provision")
    return {s.letter: s for s in find(*BEFORE, heading, *blocks, *AFTER).sections}


@pytest.mark.parametrize(
    "tables", [[(*OUTCOME, *FIRST, *SECOND)], [OUTCOME, FIRST, SECOND]], ids=["one table", "a table each"]
)
def test_outcome_lines_go_to_e_and_the_lines_of_provision_to_f(tables):
    found = sections(head("Sheet one: words", level=2), *(grid(*rows) for rows in tables))
    assert found["E"].text == "Sheet one: words\nOutcome | Sol will read 20 words.\nBy when | Summer term 2027"
    assert found["F"].text.startswith("Support | Reading with coloured rods\nWho by | Ms Orme\n")
    assert found["E"].shared_with == found["F"].shared_with == ()
    assert found["F"].heading == "Sections E and F: Outcomes and special educational provision"


def test_a_title_belongs_to_the_sheet_below_it_and_lists_outside_to_provision():
    other = grid(("Outcome", "Sol will find his peg."), *SECOND)
    found = sections(
        text("We asked him first."),
        grid(*OUTCOME, *FIRST),
        head("Sheet two: places", level=2),
        other,
        head("All day", level=2),
        item("Adults wait for his answer."),
    )
    assert found["E"].text.startswith("We asked him first.\nOutcome")
    assert "Sheet two: places\nOutcome | Sol will find his peg." in found["E"].text
    assert found["F"].text.endswith("All day\nAdults wait for his answer.")


def test_a_sheet_holds_one_outcome_and_a_statement_for_each_piece_of_provision():
    found = sections(grid(*OUTCOME, *FIRST, *SECOND))
    assert [outcome.text for outcome in find_outcomes(found["E"], rules())] == ["Sol will read 20 words."]
    statements = find_statements(found["F"], rules())
    words = [[found["F"].text[c.start : c.end] for c in statement.cells] for statement in statements]
    assert words == [["Reading with coloured rods", "Ms Orme", "Mondays, 20 minutes"], ["A desk lamp", "-", "-"]]
    assert [cell.heading for cell in statements[0].cells] == ["Support", "Who by", "How much and when"]


def test_rows_that_name_one_of_the_sections_alone_divide_nothing():
    found = sections(grid(*FIRST, *SECOND))
    assert found["E"].text == found["F"].text
    assert found["F"].shared_with == ("E",)
