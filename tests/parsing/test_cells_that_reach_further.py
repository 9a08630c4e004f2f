"""Cells whose words hold for more than their own place: around a table in a cell, and merged over several columns."""

from section_builders import bold, cell, find, grid, head, rules

from ehc_text.parsing.content.statements import find_statements
from ehc_text.parsing.lines.flatten import cell_text
from ehc_text.records.document import Row, Table
from ehc_text.records.plan import LineKind

INNER = grid(("Phonics with Mrs Reed", "Daily, 10 minutes"), ("Reading", "Weekly"))
HEADS = ("Need (B)", "Provision (F)", "By whom", "Outcome (E)")


def sections(*blocks):
    return {found.letter: found for found in find(*blocks).sections}


def statements(section):
    return find_statements(section, rules())


def side_by_side(*rows):
    """Return a table of four columns; a row is the cells as (words, how many columns they span)."""
    made = [Row(cells=tuple(cell(bold(words), column=number) for number, words in enumerate(HEADS)))]
    for row in rows:
        cells, column = [], 0
        for words, span in row:
            cells.append(cell(words, column=column, span=span))
            column += span
        made.append(Row(cells=tuple(cells)))
    return Table(rows=tuple(made), column_count=len(HEADS))


# --- a table inside a cell


def nested(*over, under=()):
    table = grid(("Ref", "Provision", "By whom"), ("F1", [*over, INNER, *under], "Teaching assistant"))
    return sections(head("Section F: Special educational provision"), table)["F"]


def test_each_row_of_a_table_in_a_cell_is_a_statement_and_the_row_around_it_is_none():
    found = statements(nested())
    assert [s.text for s in found] == ["Phonics with Mrs Reed | Daily, 10 minutes", "Reading | Weekly"]


def test_the_cells_around_a_table_in_a_cell_count_for_each_of_its_rows():
    found = statements(nested())
    assert [s.around for s in found] == [("F1", "Teaching assistant")] * 2
    assert [[(c.heading, c.inherited) for c in s.cells[2:]] for s in found] == [
        [("Ref", "F1"), ("By whom", "Teaching assistant")]
    ] * 2


def test_the_cells_around_a_table_in_a_cell_stand_once_in_the_text():
    section = nested()
    assert section.text == (
        "Ref | Provision | By whom\nF1\nPhonics with Mrs Reed | Daily, 10 minutes\nReading | Weekly\nTeaching assistant"
    )
    assert [line.kind for line in section.lines] == [
        LineKind.COLUMN_HEADS,
        LineKind.CONTEXT,
        LineKind.ROW,
        LineKind.ROW,
        LineKind.CONTEXT,
    ]


def test_a_lead_in_over_a_table_in_a_cell_governs_its_rows():
    found = statements(nested("Sam will have:"))
    assert [s.around[0] for s in found] == ["Sam will have:"] * 2


def test_a_label_over_a_table_in_a_cell_is_no_statement_and_a_promise_under_it_is_one():
    found = statements(nested("Literacy", under=["The SENCO will review this each term."]))
    assert [s.text for s in found][2:] == ["The SENCO will review this each term."]
    assert found[0].around == ("F1", "Teaching assistant", "Literacy")


def test_the_cells_around_a_table_of_needs_are_needs():
    table = grid(("Area", "Need"), ("Sam finds reading hard.", [INNER]))
    section = sections(head("Section B: Special educational needs"), table)["B"]
    assert section.lines[1].kind is LineKind.TEXT


# --- a cell merged over columns of several sections


def test_a_cell_merged_over_need_and_provision_belongs_to_both():
    row = [("Sam reads slowly. A teaching assistant will read with him every day for 10 minutes.", 3), ("By July", 1)]
    found = sections(side_by_side(row))
    assert found["B"].text == found["F"].text == row[0][0]
    assert found["E"].text == "By July"
    assert [s.text for s in statements(found["F"])] == [row[0][0]]


def test_a_cell_merged_over_provision_and_who_is_the_provision_alone():
    found = sections(side_by_side([("Sam reads slowly.", 1), ("A TA will read with him daily.", 2), ("By July", 1)]))
    assert {letter: s.text for letter, s in found.items()} == {
        "B": "Sam reads slowly.",
        "F": "A TA will read with him daily.",
        "E": "By July",
    }


def test_a_nil_return_merged_over_all_columns_is_the_nil_return_of_each():
    band = [("No needs identified in this area.", 4)]
    found = sections(side_by_side([("Sam reads slowly.", 1), ("Phonics daily", 1), ("TA", 1), ("By July", 1)], band))
    assert [found[letter].text.splitlines()[-1] for letter in "BEF"] == [band[0][0]] * 3
    assert [s.text for s in statements(found["F"])] == ["Phonics daily | TA"]


def test_what_a_child_is_good_at_over_all_columns_belongs_to_the_needs():
    band = [("Sam sings in tune and is kind to younger children.", 4)]
    found = sections(side_by_side(band, [("Reading", 1), ("Phonics daily", 1), ("TA", 1), ("By July", 1)]))
    assert found["B"].text == f"{band[0][0]}\nReading"
    assert found["F"].text == "Phonics daily | TA"


def test_provision_merged_over_two_sections_of_provision_is_a_statement_of_the_first():
    heads = ("D - Social care needs", "H1 - Social care provision", "H2 - Other social care provision")
    merged = Row(cells=(cell("None.", column=0), cell("A carer will come on Mondays.", column=1, span=2)))
    table = Table(rows=(*grid(heads).rows, merged), column_count=3)
    found = sections(table)
    assert found["H1"].text == found["H2"].text == "A carer will come on Mondays."
    assert len(statements(found["H1"])) == 1
    assert statements(found["H2"]) == ()


def test_the_words_of_a_cell_merged_down_in_a_table_in_a_cell_stand_once():
    inner = grid(("Phonics", "Mrs Reed"), ("Reading", "^Mrs Reed"))
    assert cell_text(cell(inner)) == "Phonics\nMrs Reed\nReading"


def test_a_cell_merged_downwards_in_a_table_inside_a_cell_is_told_once():
    inner = grid(("Reading", "She reads slowly."), ("^Reading", "She writes well."))
    assert cell_text(cell(inner)) == "Reading\nShe reads slowly.\nShe writes well."
