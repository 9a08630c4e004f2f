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
