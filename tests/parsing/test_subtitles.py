"""What stands below a heading and belongs to it: the law that asks for the section, and words on its dark band."""

import pytest
from builders import paragraph
from section_builders import TITLES, cell, find, grid, head, text, texts

from ehc_text.parsing.filling.subtitles import cites_law
from ehc_text.records.document import Cell, Row, Table


def band(*words, fill="1F2A44"):
    lines = tuple(
        paragraph(one, is_bold=not number, size_pt=14.0 - 5 * bool(number)) for number, one in enumerate(words)
    )
    return Table(rows=(Row(cells=(Cell(blocks=lines, column=0, fill=fill),)),), column_count=1)


@pytest.mark.parametrize(
    "line",
    [
        "Regulation 12(1)(f) of the SEND Regulations 2014: the provision required, which must be secured",
        "(SEND Regulations 2014, regulation 12(1)(d))",
        "Section 42 of the Children and Families Act 2014",
        "Children and Families Act 2014, s. 42(2)",
        "SEND Regs 2014, reg 12(1)(f)",
        "Legal title: special educational provision",
        "The law calls this section: provision",
    ],
)
def test_a_line_that_cites_the_law_right_below_a_heading_is_a_part_of_it(line):
    assert cites_law(line)
    assert texts(head("Section F: What school does"), text(line), text("Ms Abel reads."))["F"] == "Ms Abel reads."


@pytest.mark.parametrize(
    "line",
    [
        "Section 2 of the Chronically Sick and Disabled Persons Act 1970: a carer will come on Mondays.",
        "The regulations of the school are read to her each week.",
        "Section 42 of the Children and Families Act 2014 means that the council will pay for her taxi.",
        "Legal help is given to the family each month.",
        "In law lessons he has a scribe: Mr Dunn.",
    ],
)
def test_a_line_that_promises_something_under_the_law_is_text(line):
    assert not cites_law(line)


def test_the_laws_name_below_a_heading_that_comes_again_is_no_text_either():
    again = (head("Section F: What school does"), text("In law: provision"))
    between = (text("Ms Abel reads."), head("Section G: Health"), text("None."))
    found = texts(*again, *between, *again, text("Dr Fox calls."))
    assert found["F"].splitlines() == ["Ms Abel reads.", "Dr Fox calls."]


def test_small_words_on_the_dark_band_of_a_heading_belong_to_it():
    said = {"B": "what is hard for Bo", "E": "where Bo is heading", "F": "all that school does"}
    blocks = [b for k, words in said.items() for b in (band(f"SECTION {k} {TITLES[k]}", words), text(f"Said of {k}."))]
    found = find(*blocks).sections
    assert [one.text for one in found] == [f"Said of {k}." for k in said]
    assert [one.heading.endswith(said[one.letter]) for one in found] == [True] * 3


def test_words_on_a_pale_band_and_a_nil_on_a_dark_one_are_text():
    found = texts(
        band("Section C: Health needs", "Bo has asthma.", fill="DDE8EB"),
        band("Section D: Social care needs", "None."),
        band("Section E: Outcomes", "By 2028"),
        grid((cell("Bo swims."),), columns=1),
    )
    assert (found["C"], found["D"], found["E"]) == ("Bo has asthma.", "None.", "Bo swims.")
