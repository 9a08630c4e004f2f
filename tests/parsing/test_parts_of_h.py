"""H1 and H2 below one heading for both, in labels of which one may say no more than "Other"."""

import pytest
from section_builders import PALE, bold, cell, grid, head, text, texts

LAW, OTHER = "A carer will bathe her on Mondays.", "She will stay two nights a month at Oak House."
LABELS = [
    ("H1 Under the Chronically Sick and Disabled Persons Act 1970", "H2 Other"),
    ("Under the Chronically Sick and Disabled Persons Act 1970", "Other"),
    ("Section 2 of the 1970 Act", "Any other care"),
    ("H1 - Help that the law asks for", "H2 - Anything else"),
    ("H1", "H2"),
]


def found(*blocks):
    rest = [b for k in "ABCDEFG" for b in (head(f"Section {k}"), text(f"What is said in {k.lower()}."))]
    after = (head("Section I"), text("Bank Road School."))
    sections = texts(*rest, head("Section H: Social care provision"), *blocks, *after)
    assert sections["I"] == "Bank Road School."
    return sections.get("H1"), sections.get("H2")


def label(words):
    return cell(bold(words), fill=PALE)


@pytest.mark.parametrize(("first", "second"), LABELS)
def test_rows_lines_and_columns_may_tell_the_two_apart(first, second):
    assert found(grid((label(first), LAW), (label(second), OTHER))) == (LAW, OTHER)
    assert found(bold(first), text(LAW), bold(second), text(OTHER)) == (LAW, OTHER)
    assert found(grid((label(first), label(second)), (LAW, OTHER))) == (LAW, OTHER)


def test_other_alone_tells_nothing():
    first, second = found(grid((label("Short breaks"), LAW), (label("Other"), OTHER)))
    assert first == second == f"Short breaks | {LAW}\nOther | {OTHER}"


def test_a_sentence_that_begins_so_is_no_label():
    lines = (bold("Under the 1970 Act"), text(LAW), text("Other care may follow."), text(OTHER))
    assert found(*lines) == ("\n".join(line.text for line in lines[1:]), None)


def test_the_pair_must_be_of_one_kind():
    assert found(bold("Under the 1970 Act"), text(LAW), grid((label("Other"), OTHER)))[1] is None
