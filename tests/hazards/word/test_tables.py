"""Tables: the grid, merges down and across, controls round rows and cells, nested tables, backgrounds."""

from hazards.word_builder import docx, p, r, sdt, tbl, tc, tr

from ehc_text.reading.word.read import read_word
from ehc_text.records.document import Cell, Paragraph, Table

START, ON = "<w:vMerge w:val='restart'/>", "<w:vMerge/>"


def _table(*rows: str, columns: int = 0, properties: str = "", **parts: str) -> Table:
    (table,) = read_word(docx(tbl(*rows, columns=columns, properties=properties), parts=parts)).blocks
    assert isinstance(table, Table)
    return table


def _text(cell: Cell) -> str:
    return " / ".join(block.text if isinstance(block, Paragraph) else "[table]" for block in cell.blocks)


def _texts(table: Table) -> list[list[str]]:
    return [[_text(cell) for cell in row.cells] for row in table.rows]


def test_rows_and_cells_are_read_in_order() -> None:
    table = _table(tr("Need", "Provision"), tr("Spelling", "30 minutes"), columns=2)
    assert _texts(table) == [["Need", "Provision"], ["Spelling", "30 minutes"]]
    assert table.column_count == 2


def test_an_empty_cell_keeps_its_place() -> None:
    table = _table(tr("a", tc(), "c"))
    assert _texts(table) == [["a", "", "c"]]
    assert [cell.column for cell in table.rows[0].cells] == [0, 1, 2]


def test_a_cell_holds_all_its_paragraphs() -> None:
    assert _texts(_table(tr(tc("one", "two")))) == [["one / two"]]


def test_paragraphs_and_tables_alternate_as_on_the_page() -> None:
    blocks = read_word(docx(p("one") + tbl(tr("a")) + p("two") + tbl(tr("b")) + tbl(tr("c")))).blocks
    assert [type(block).__name__ for block in blocks] == ["Paragraph", "Table", "Paragraph", "Table", "Table"]


def test_a_span_covers_its_columns() -> None:
    table = _table(tr(tc("title", properties="<w:gridSpan w:val='3'/>")), tr("a", "b", "c"), columns=3)
    assert [(cell.column, cell.column_span) for cell in table.rows[0].cells] == [(0, 3)]


def test_a_row_may_start_right_of_the_edge() -> None:
    table = _table(tr("a", "b"), tr("c", properties="<w:gridBefore w:val='1'/>"))
    assert [cell.column for cell in table.rows[1].cells] == [1]


def test_a_column_count_covers_what_the_grid_forgot() -> None:
    assert _table(tr("a", "b", "c"), columns=1).column_count == 3


def test_a_merged_cell_holds_for_the_rows_below() -> None:
    table = _table(tr(tc("Reading", properties=START), "a"), tr(tc(properties=ON), "b"), tr(tc(properties=ON), "c"))
    assert _texts(table) == [["Reading", "a"], ["Reading", "b"], ["Reading", "c"]]
    assert [row.cells[0].is_inherited for row in table.rows] == [False, True, True]


def test_a_second_merge_in_the_column_starts_anew() -> None:
    rows = [tr(tc(text, properties=how)) for text, how in (("A", START), ("", ON), ("B", START), ("", ON))]
    assert _texts(_table(*rows)) == [["A"], ["A"], ["B"], ["B"]]


def test_a_merge_is_found_by_its_column_not_by_its_number_in_the_row() -> None:
    wide = tc("wide", properties="<w:gridSpan w:val='2'/>")
    table = _table(tr("a", "b", tc("M", properties=START)), tr(wide, tc(properties=ON)))
    assert _texts(table)[1] == ["wide", "M"]
    assert table.rows[1].cells[1].is_inherited


def test_a_merge_ends_where_a_row_interrupts_it() -> None:
    table = _table(tr(tc("M", properties=START)), tr("plain"), tr(tc("own words", properties=ON)))
    assert _texts(table) == [["M"], ["plain"], ["own words"]]
    assert not table.rows[2].cells[0].is_inherited


def test_a_continuation_with_nothing_above_keeps_its_words() -> None:
    assert _texts(_table(tr(tc("own words", properties=ON)))) == [["own words"]]


def test_the_old_merge_across_makes_one_wide_cell() -> None:
    first = tc("title", properties="<w:hMerge w:val='restart'/>")
    table = _table(tr(first, tc(properties="<w:hMerge w:val='continue'/>"), "x"))
    assert [(_text(cell), cell.column, cell.column_span) for cell in table.rows[0].cells] == [
        ("title", 0, 2),
        ("x", 2, 1),
    ]


def test_content_controls_round_a_table_a_row_a_cell_and_its_words_are_seen_through() -> None:
    inner = tr("a", sdt(tc("b")), tc(sdt(p("c"))), tc(p(sdt(r("d")))))
    (table,) = read_word(docx(sdt(tbl(sdt(inner), tr("e"))))).blocks
    assert isinstance(table, Table)
    assert _texts(table) == [["a", "b", "c", "d"], ["e"]]


def test_a_repeated_row_control_gives_all_its_rows() -> None:
    assert _texts(_table(tr("head"), sdt(sdt(tr("one")) + sdt(tr("two"))))) == [["head"], ["one"], ["two"]]


def test_a_row_deleted_by_a_tracked_change_is_gone() -> None:
    table = _table(tr("kept"), tr("gone", properties="<w:del w:id='1'/>"), tr("new", properties="<w:ins w:id='2'/>"))
    assert _texts(table) == [["kept"], ["new"]]


def test_a_hidden_row_is_left_out() -> None:
    assert _texts(_table(tr("shown"), tr("not shown", properties="<w:hidden/>"))) == [["shown"]]


def test_a_table_deleted_as_a_whole_is_gone() -> None:
    assert read_word(docx(tbl(tr("gone", properties="<w:del w:id='1'/>")))).blocks == ()


def test_a_merge_survives_the_deletion_of_a_row_in_it() -> None:
    rows = [tr(tc("M", properties=START)), tr(tc(properties=ON), properties="<w:del/>"), tr(tc(properties=ON))]
    assert _texts(_table(*rows)) == [["M"], ["M"]]


def test_a_cell_deleted_by_a_tracked_change_is_gone() -> None:
    assert _texts(_table(tr("a", tc("gone", properties="<w:cellDel w:id='1'/>")))) == [["a"]]


def test_a_nested_table_stays_in_its_cell() -> None:
    table = _table(tr(tc("before", tbl(tr("x", "y")), p("after"))))
    before, nested, after = table.rows[0].cells[0].blocks
    assert isinstance(nested, Table)
    assert _texts(nested) == [["x", "y"]]
    assert [block.text for block in (before, after) if isinstance(block, Paragraph)] == ["before", "after"]


def test_a_head_row_says_so() -> None:
    table = _table(tr("a", properties="<w:tblHeader/>"), tr("b", properties="<w:tblHeader w:val='0'/>"), tr("c"))
    assert [row.is_head for row in table.rows] == [True, False, False]


def test_a_background_is_six_hex_digits() -> None:
    fills = ("1f4e5f", "auto")
    table = _table(tr(*(tc("a", properties=f"<w:shd w:val='clear' w:fill='{fill}'/>") for fill in fills), "b"))
    assert [cell.fill for cell in table.rows[0].cells] == ["1F4E5F", None, None]


def test_a_background_may_come_from_the_style_of_the_table() -> None:
    first = (
        "<w:tblStylePr w:type='firstRow'><w:rPr><w:b/></w:rPr><w:tcPr><w:shd w:fill='24496B'/></w:tcPr></w:tblStylePr>"
    )
    styles = f"<w:style w:type='table' w:styleId='Grid'>{first}</w:style>"
    properties = "<w:tblStyle w:val='Grid'/><w:tblLook w:val='0020'/>"
    table = _table(tr("head"), tr("body"), properties=properties, styles=styles)
    assert [row.cells[0].fill for row in table.rows] == ["24496B", None]
    looks = [block.is_bold for row in table.rows for block in row.cells[0].blocks if isinstance(block, Paragraph)]
    assert looks == [True, False]


def test_a_note_in_a_cell_stays_in_the_cell() -> None:
    marked = p("weekly", "<w:r><w:footnoteReference w:id='2'/></w:r>")
    note = f"<w:footnote w:id='2'>{p('In term time.')}</w:footnote>"
    table = _table(tr(tc(marked), "b"), footnotes=note)
    assert _texts(table) == [["weekly / In term time.", "b"]]


def test_a_claim_of_a_billion_columns_is_not_believed() -> None:
    assert _table(tr(tc("a", properties="<w:gridSpan w:val='1000000000'/>"))).column_count == 1000
