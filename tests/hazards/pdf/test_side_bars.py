"""Names of sections that run sideways in coloured bars along the edges of pages."""

import pytest
from hazards.pdf.drawn import Drawn, plain

COLOURS = ("2E7D6B", "B5462F", "3B6EA5", "8A5A9E")


def bar(drawn, words, top, bottom, *, left=0, width=60, fill=COLOURS[0], degrees=90):
    """Draw a bar with a name that runs up or down its middle."""
    drawn.box(left, top, left + width, bottom, fill=fill, stroke=False)
    canvas = drawn.canvas
    canvas.saveState()
    canvas.translate(left + width / 2, drawn.height - (top + bottom) / 2)
    canvas.rotate(degrees)
    canvas.setFont("Helvetica-Bold", 22)
    canvas.drawCentredString(0, -7, words)
    canvas.restoreState()
    return drawn


@pytest.mark.parametrize(("left", "degrees"), [(0, 90), (0, -90), (535, 90), (535, -90)])
def test_the_name_in_a_bar_heads_what_stands_beside_it(left, degrees):
    drawn = bar(Drawn(), "Part C", 0, 842, left=left, degrees=degrees)
    drawn.wrapped(90, 60, "He has asthma and eczema, and is seen in the chest clinic. " * 4, right=500)
    blocks = plain(drawn.read().blocks)
    assert blocks[0] == "Part C"
    assert blocks[1].startswith("He has asthma") and blocks[1].endswith("chest clinic.")


@pytest.mark.parametrize("fills", [COLOURS[:2], COLOURS[:1] * 2])
def test_two_bars_on_a_page_head_each_its_own_lines(fills):
    drawn = bar(Drawn(), "Part C", 0, 400, fill=fills[0])
    bar(drawn, "Part D", 400, 800, fill=fills[1])
    drawn.text(90, 30, "He has asthma.").text(90, 60, "He has eczema.").text(90, 430, "He sleeps badly.")
    expected = ["Part C", "He has asthma.", "He has eczema.", "Part D", "He sleeps badly."]
    assert plain(drawn.read().blocks) == expected


def test_a_bar_that_goes_on_over_the_page_opens_nothing_anew():
    drawn = bar(Drawn(), "Part F", 0, 842).text(90, 60, "The school will give him a lesson in reading,")
    bar(drawn.page(), "Part F", 0, 842).text(90, 60, "every morning before the register is taken.")
    bar(drawn.page(), "Part G", 0, 842).text(90, 60, "A nurse will see him.")
    read = " ".join(plain(drawn.read().blocks))
    assert read == (
        "Part F The school will give him a lesson in reading, every morning before the register is taken. "
        "Part G A nurse will see him."
    )


def test_a_bar_with_one_name_on_all_pages_is_a_margin():
    drawn = Drawn()
    for words in ("He reads.", "He writes.", "He counts."):
        bar(drawn, "EHC Plan", 0, 842).text(90, 300, words).page()
    content = drawn.read()
    assert plain(content.blocks) == ["He reads.", "He writes.", "He counts."]
    assert "EHC Plan" in content.margins


def test_words_that_run_up_a_cell_of_a_table_stay_in_their_cell():
    drawn = Drawn().grid((60, 110, 300, 500), (100, 200, 300))
    bar(drawn, "Reading", 100, 200, left=60, width=50)
    drawn.cells((110, 300), (100, 200), [("Phonics", "Daily"), ("Spelling", "Weekly")])
    assert plain(drawn.read().blocks)[0][0] == ["Reading", "Phonics", "Daily"]


def name(drawn, words, middle, *, left=36, width=30, fill=None, tall=0):
    """Put a name up the edge of a page, further in than its margin, in a coloured box of this height or in none."""
    if fill:
        drawn.box(left, middle - tall / 2, left + width, middle + tall / 2, fill=fill, stroke=False)
    canvas = drawn.canvas
    canvas.saveState()
    canvas.translate(left + width / 2, drawn.height - middle)
    canvas.rotate(90)
    canvas.setFont("Helvetica-Bold", 14)
    canvas.drawCentredString(0, -5, words)
    canvas.restoreState()
    return drawn


ASTHMA, SLEEP = "He has asthma and is seen in the chest clinic. " * 8, "He sleeps badly and wakes his brother. " * 8


@pytest.mark.parametrize("left", [8, 36, 50, 545])
@pytest.mark.parametrize(("fill", "tall"), [(None, 0), (COLOURS[0], 90), (COLOURS[0], 700)])
def test_a_name_in_the_middle_of_the_edge_heads_its_page(left, fill, tall):
    drawn = name(Drawn(), "Section C", 420, left=left, fill=fill, tall=tall)
    drawn.wrapped(110, 60, ASTHMA, right=500)
    assert plain(drawn.read().blocks) == ["Section C", ASTHMA.strip()]


@pytest.mark.parametrize("middles", [(90, 440), (130, 330), (115, 465)])
@pytest.mark.parametrize(("fill", "tall"), [(None, 0), (COLOURS[0], 90)])
def test_two_names_at_the_edge_head_each_its_paragraph(middles, fill, tall):
    drawn = Drawn().text(36, 30, "Lowshire", size=8)
    for words, middle, top, body in zip(("Section C", "Section D"), middles, (60, 410), (ASTHMA, SLEEP), strict=True):
        name(drawn.wrapped(110, top, body, right=500), words, middle, fill=fill, tall=tall)
    read = plain(drawn.read().blocks)
    assert read[read.index("Section C") :] == ["Section C", ASTHMA.strip(), "Section D", SLEEP.strip()]


def test_a_name_up_cells_that_are_merged_downwards_stays_in_its_table():
    drawn = Drawn().grid((70, 300, 500), (100, 200, 300), [("Phonics", "Daily"), ("Spelling", "Weekly")])
    drawn.rule(40, 100, 70, 100).rule(40, 300, 70, 300).rule(40, 100, 40, 300)
    table = plain(name(drawn, "Reading", 200, left=40).read().blocks)[0]
    assert table[0] == ["Reading", "Phonics", "Daily"]


def test_rules_at_the_head_and_foot_of_a_page_make_no_cell_of_it():
    drawn = name(Drawn().rule(30, 30, 560, 30).rule(30, 800, 560, 800), "Section C", 420)
    assert plain(drawn.wrapped(110, 60, ASTHMA, right=500).read().blocks) == ["Section C", ASTHMA.strip()]


def letters(drawn, words, bottom, *, x=60, degrees=90):
    """Put words up or down a page as some programs do: each letter by itself."""
    canvas = drawn.canvas
    canvas.saveState()
    canvas.translate(x, drawn.height - bottom)
    canvas.rotate(degrees)
    canvas.setFont("Helvetica-Bold", 12)
    for at, letter in enumerate(words):
        if letter != " ":
            canvas.drawString(canvas.stringWidth(words[:at]), 0, letter)
    canvas.restoreState()
    return drawn


@pytest.mark.parametrize(("bottom", "degrees"), [(500, 90), (300, -90)])
def test_a_name_that_is_drawn_letter_by_letter_is_read_along_its_line(bottom, degrees):
    drawn = letters(Drawn(), "Section C Health needs", bottom, degrees=degrees)
    assert plain(drawn.wrapped(110, 60, ASTHMA, right=500).read().blocks) == ["Section C Health needs", ASTHMA.strip()]


def test_a_name_of_two_lines_in_a_cell_is_one():
    drawn = Drawn().grid((60, 110, 500), (100, 300, 500))
    letters(letters(drawn, "Section C", 280, x=80), "Health needs", 280, x=94)
    letters(letters(drawn, "Section D", 480, x=80), "Social needs", 480, x=94)
    drawn.cells((60, 110), (100, 300), [("", "He has asthma."), ("", "He sleeps badly.")])
    table = plain(drawn.read().blocks)[0]
    assert table == [["Section C Health needs", "He has asthma."], ["Section D Social needs", "He sleeps badly."]]


def test_a_wide_gap_between_blocks_outweighs_lines_that_begin_beside_a_name():
    drawn = letters(Drawn(), "Section C", 178)
    for top in (60, 110, 160):
        drawn.wrapped(110, top, ASTHMA[:94], right=500)
    name(drawn, "Section D", 400).wrapped(110, 260, SLEEP, right=500)
    read = plain(drawn.read().blocks)
    assert read[0] == "Section C"
    assert read.index("Section D") == len(read) - 2


def tab(drawn, words, top, *, left=535, size=20):
    """Draw a tab that sticks out to the page's edge, with level words in it."""
    drawn.box(left, top, left + 60, top + 50, fill=COLOURS[1], stroke=False)
    return drawn.text(left + 5, top + 30, words, bold=True, size=size)


@pytest.mark.parametrize("left", [0, 535])
@pytest.mark.parametrize("top", [60, 300, 700])
def test_a_tab_heads_its_page_at_whatever_height_it_sticks_out(left, top):
    drawn = tab(Drawn(), "C", top, left=left).wrapped(90, 60, ASTHMA * 5, right=500)
    assert plain(drawn.read().blocks) == ["C", (ASTHMA * 5).strip()]


def test_a_tab_beside_a_heading_belongs_to_it():
    drawn = tab(Drawn(), "D", 300).wrapped(90, 60, ASTHMA, right=500).text(90, 330, "Social care needs", size=16)
    assert plain(drawn.wrapped(90, 350, SLEEP, right=500).read().blocks)[1:3] == ["D", "Social care needs"]


def test_an_index_of_tabs_and_a_number_of_a_page_head_nothing():
    drawn = Drawn().wrapped(90, 60, ASTHMA * 5, right=500)
    for n, letter in enumerate("CDEF"):
        tab(drawn, letter, 60 + 90 * n)
    assert plain(drawn.read().blocks)[0] != "C"
    drawn = tab(Drawn(), "12", 700).wrapped(90, 60, ASTHMA * 5, right=500)
    assert plain(drawn.read().blocks)[0] != "12"
