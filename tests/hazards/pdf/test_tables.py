"""Tables as PDFs have them: drawn lines, or none, and pages that break them."""

import pytest
from hazards.pdf.drawn import Drawn, plain, rows

XS = (60, 220, 380, 540)
HEADS = ("Provision", "By whom", "How often")


def test_a_ruled_table_gives_its_cells_between_the_paragraphs_around_it():
    drawn = Drawn().text(60, 80, "Before the table.")
    drawn.grid(XS, (100, 120, 140), [HEADS, ("Phonics", "Mrs Reed", "Daily")])
    drawn.text(60, 170, "After it.")
    assert plain(drawn.read().blocks) == [
        "Before the table.",
        [["Provision", "By whom", "How often"], ["Phonics", "Mrs Reed", "Daily"]],
        "After it.",
    ]


def test_words_of_neighbouring_cells_do_not_run_together_where_they_nearly_touch():
    drawn = Drawn().grid((60, 93, 200), (100, 120), [("12345", "Next")])
    assert plain(drawn.read().blocks) == [[["12345", "Next"]]]


def test_a_band_over_the_columns_spans_them_and_keeps_its_fill():
    drawn = Drawn().box(60, 80, 540, 100, fill="1F4E5F")
    drawn.grid(XS, (100, 120, 140), [HEADS, ("Phonics", "Mrs Reed", "Daily")]).text(65, 93, "Section F: provision")
    table = drawn.read().blocks[0]
    assert rows(table)[0] == ["Section F: provision"]
    assert (table.rows[0].cells[0].column_span, table.rows[0].cells[0].fill) == (3, "1F4E5F")


def test_a_cell_merged_downwards_is_repeated_as_inherited():
    drawn = Drawn()
    for x in (60, 220, 380):
        drawn.rule(x, 100, x, 140)
    drawn.rule(60, 100, 380, 100).rule(220, 120, 380, 120).rule(60, 140, 380, 140)
    drawn.cells((60, 220), (100,), [("Need", "Phonics")]).cells((220,), (120,), [("Touch typing",)])
    assert plain(drawn.read().blocks) == [[["Need", "Phonics"], ["(Need)", "Touch typing"]]]


def test_lines_drawn_as_thin_rectangles_are_lines_too():
    drawn = Drawn()
    for y in (100, 120, 140):
        drawn.box(60, y, 300, y + 0.5, fill="000000", stroke=False)
    for x in (60, 180, 300):
        drawn.box(x, 100, x + 0.5, 140, fill="000000", stroke=False)
    drawn.cells((60, 180), (100, 120), [("a1", "b1"), ("a2", "b2")])
    assert plain(drawn.read().blocks) == [[["a1", "b1"], ["a2", "b2"]]]


def test_a_table_open_at_its_sides_keeps_its_outer_columns():
    drawn = Drawn()
    for y in (100, 120, 140):
        drawn.rule(60, y, 540, y)
    for x in (220, 380):
        drawn.rule(x, 100, x, 140)
    drawn.cells(XS, (100, 120), [HEADS, ("Phonics", "Mrs Reed", "Daily")])
    assert plain(drawn.read().blocks) == [[list(HEADS), ["Phonics", "Mrs Reed", "Daily"]]]


def test_a_cell_that_the_page_cuts_without_a_line_below_keeps_its_words():
    drawn = Drawn()
    for x in XS:
        drawn.rule(x, 700, x, 800)
    drawn.rule(60, 700, 540, 700).rule(60, 720, 540, 720)
    drawn.cells(XS, (700, 720), [HEADS, ("Phonics", "Mrs Reed", "Daily")])
    assert plain(drawn.read().blocks) == [[list(HEADS), ["Phonics", "Mrs Reed", "Daily"]]]


def test_a_table_in_a_cell_is_nested_and_its_words_are_not_told_twice():
    drawn = Drawn().grid((60, 160, 540), (100, 220), [("Need", "What will happen")])
    drawn.grid((200, 300, 400), (130, 150, 170), [("Who", "When"), ("TA", "Daily")]).text(165, 200, "Afterwards")
    assert plain(drawn.read().blocks) == [
        [["Need", "What will happen / [['Who', 'When'], ['TA', 'Daily']] / Afterwards"]]
    ]


def test_a_table_with_lines_between_its_rows_only_has_the_columns_that_its_words_keep():
    drawn = Drawn()
    for y in (100, 120, 140, 160):
        drawn.rule(60, y, 540, y)
    drawn.cells(XS, (100, 120, 140), [HEADS, ("Phonics", "Mrs Reed", "Daily"), ("Typing", "TA", "Weekly")])
    assert plain(drawn.read().blocks) == [
        [list(HEADS), ["Phonics", "Mrs Reed", "Daily"], ["Typing", "TA", "Weekly"]],
    ]


def test_a_table_without_any_line_is_told_by_its_columns():
    drawn = Drawn().cells(XS, (100,), [HEADS], bold=True)
    drawn.cells(XS, (120, 150, 180), [(("Phonics in a", "quiet room"), "Mrs Reed", "Daily")], step=11)
    drawn.cells(XS, (150, 180), [("Typing", "TA", "Weekly"), ("Swimming", "Coach", "Monthly")])
    assert plain(drawn.read().blocks) == [
        [
            list(HEADS),
            ["Phonics in a quiet room", "Mrs Reed", "Daily"],
            ["Typing", "TA", "Weekly"],
            ["Swimming", "Coach", "Monthly"],
        ]
    ]


def test_labels_with_their_values_beside_them_stay_lines():
    drawn = Drawn().lines(60, 100, "Name", "Born", "School", step=16)
    drawn.lines(200, 100, "Ada Byron", "4 May 2015", "Hill Primary", step=16)
    assert plain(drawn.read().blocks) == ["Name Ada Byron", "Born 4 May 2015", "School Hill Primary"]


def test_a_table_goes_on_over_the_page_without_the_heads_that_come_again():
    drawn = Drawn().box(60, 740, 540, 760, fill="DDDDDD")
    drawn.grid(XS, (740, 760, 780), [HEADS, ("Phonics", "Mrs Reed", "Daily")]).page()
    drawn.box(60, 60, 540, 80, fill="DDDDDD").grid(XS, (60, 80, 100), [HEADS, ("Typing", "TA", "Weekly")])
    assert plain(drawn.read().blocks) == [
        [list(HEADS), ["Phonics", "Mrs Reed", "Daily"], ["Typing", "TA", "Weekly"]],
    ]


def test_a_row_that_the_page_break_cuts_within_a_sentence_is_one_row():
    drawn = Drawn().grid(XS, (740, 760, 790), [HEADS, ("Phonics taught in a", "Mrs Reed", "Daily")]).page()
    drawn.grid(XS, (60, 80, 100), [("quiet room.", "", ""), ("Typing", "TA", "Weekly")])
    assert plain(drawn.read().blocks) == [
        [list(HEADS), ["Phonics taught in a quiet room.", "Mrs Reed", "Daily"], ["Typing", "TA", "Weekly"]],
    ]


def test_a_new_row_at_the_head_of_a_page_is_not_joined_to_the_last_one():
    drawn = Drawn().grid(XS, (740, 760, 780), [HEADS, ("Phonics", "Mrs Reed", "Daily")]).page()
    drawn.grid(XS, (60, 80), [("Typing", "TA", "Weekly")])
    assert plain(drawn.read().blocks) == [
        [list(HEADS), ["Phonics", "Mrs Reed", "Daily"], ["Typing", "TA", "Weekly"]],
    ]


def test_two_tables_with_other_columns_stay_two_over_the_page():
    drawn = Drawn().grid(XS, (740, 760, 780), [HEADS, ("Phonics", "Mrs Reed", "Daily")]).page()
    drawn.grid((60, 300, 500), (60, 80), [("Code", "Advice")])
    assert len(drawn.read().blocks) == 2


def test_a_merged_cell_that_goes_on_over_the_page_holds_for_the_rows_there():
    drawn = Drawn()
    for x in (60, 220, 380):
        drawn.rule(x, 740, x, 780)
    drawn.rule(60, 740, 380, 740).rule(220, 760, 380, 760).rule(60, 780, 380, 780)
    drawn.cells((60, 220), (740,), [("Need", "Phonics.")]).cells((220,), (760,), [("Typing.",)]).page()
    for x in (60, 220, 380):
        drawn.rule(x, 60, x, 100)
    drawn.rule(60, 60, 380, 60).rule(220, 80, 380, 80).rule(60, 100, 380, 100)
    drawn.cells((220,), (60, 80), [("Swimming.",), ("Riding.",)])
    assert plain(drawn.read().blocks) == [
        [["Need", "Phonics."], ["(Need)", "Typing."], ["(Need)", "Swimming."], ["(Need)", "Riding."]]
    ]


def test_a_shaded_bar_alone_is_a_table_of_one_cell():
    drawn = Drawn().box(60, 80, 540, 100, fill="2F5D8A", stroke=False).text(65, 94, "Section A: my story")
    drawn.text(60, 125, "I like trains.")
    assert plain(drawn.read().blocks) == [[["Section A: my story"]], "I like trains."]


@pytest.mark.parametrize("radius", [4, 12])
def test_a_shaded_bar_with_round_corners_is_one_too(radius):
    drawn = Drawn().rounded(60, 80, 540, 104, fill="2F5D8A", radius=radius).text(70, 96, "Section A: my story")
    bar, below = drawn.text(60, 130, "I like trains.").read().blocks
    assert (bar.rows[0].cells[0].fill, rows(bar), below.text) == (
        "2F5D8A",
        [["Section A: my story"]],
        "I like trains.",
    )


def test_a_round_shape_behind_words_is_no_table():
    drawn = Drawn().rounded(60, 80, 160, 180, fill="2F5D8A", radius=50).text(75, 130, "I like trains.")
    assert plain(drawn.read().blocks) == ["I like trains."]


def test_a_border_round_the_page_is_no_table():
    drawn = Drawn().box(20, 20, 575, 822).text(60, 80, "Section A").text(60, 110, "I like trains.")
    assert plain(drawn.read().blocks) == ["Section A", "I like trains."]


def test_a_highlighted_phrase_stays_in_its_sentence():
    drawn = Drawn().box(59, 102, 180, 114, fill="FFFF00", stroke=False)
    drawn.text(60, 111, "He has regular input here and at home, which his mother arranges.")
    assert plain(drawn.read().blocks) == ["He has regular input here and at home, which his mother arranges."]


def test_a_paragraph_shaded_line_by_line_is_no_table_of_lines():
    drawn = Drawn()
    for i in range(3):
        drawn.box(60, 100 + 12 * i, 540, 112 + 12 * i, fill="EEEEEE", stroke=False)
    drawn.lines(62, 109, "She has used her own words in all that follows, and", "they were written down by", "Mr Day.")
    content = drawn.read()
    assert len(content.blocks) == 1
    assert len(rows(content.blocks[0])) == 1
