"""Pages that are shown turned, and pages whose words run sideways or upside down as they are shown."""

from io import BytesIO

import pytest
from hazards.pdf.drawn import A4, Drawn, plain
from pypdfium2 import PdfDocument
from reportlab.pdfbase.pdfmetrics import stringWidth

from ehc_text.reading.pdf.read import read_pdf
from ehc_text.records.place import Box

WIDTH, HEIGHT = A4
NEEDS = [("Need", "Provision"), ("Reading", "Phonics")]
READ = ["A first line of words.", "A second line of words.", [list(row) for row in NEEDS]]
FIRST = Box(x0=60, top=92.5, x1=60 + stringWidth(READ[0], "Helvetica", 10), bottom=102.1)
"""Where the first line stands on the page that is drawn upright."""


def page(drawn: Drawn) -> Drawn:
    drawn.text(60, 100, "A first line of words.").text(60, 142, "A second line of words.")
    return drawn.grid((60, 200, 400), (242, 262, 282), NEEDS)


def turned(data: bytes, degrees: int) -> bytes:
    """Return the file with its first page shown turned clockwise."""
    document, held = PdfDocument(data), BytesIO()
    document[0].set_rotation(degrees)
    document.save(held)
    return held.getvalue()


def drawn_for(degrees: int) -> bytes:
    """Return a page that is drawn turned, so that its words stand upright where it is shown turned back."""
    drawn = Drawn(size=A4 if degrees in (0, 180) else (HEIGHT, WIDTH))
    drawn.height = HEIGHT
    drawn.canvas.translate(*{0: (0, 0), 90: (HEIGHT, 0), 180: A4, 270: (0, WIDTH)}[degrees])
    drawn.canvas.rotate(degrees)
    return page(drawn).bytes()


def first_box(content) -> Box:
    return content.blocks[0].pieces[0].place.box


def assert_near(box: Box, expected: Box) -> None:
    edges = [(box.x0, expected.x0), (box.top, expected.top), (box.x1, expected.x1), (box.bottom, expected.bottom)]
    for edge, wanted in edges:
        assert edge == pytest.approx(wanted, abs=2)


@pytest.mark.parametrize("degrees", [0, 90, 180, 270])
def test_a_page_that_is_shown_turned_is_read_as_it_is_shown(degrees):
    content = read_pdf(turned(drawn_for(degrees), degrees))
    assert plain(content.blocks) == READ
    assert_near(first_box(content), FIRST)


SIDEWAYS = {
    90: Box(x0=HEIGHT - FIRST.bottom, top=FIRST.x0, x1=HEIGHT - FIRST.top, bottom=FIRST.x1),
    180: Box(x0=WIDTH - FIRST.x1, top=HEIGHT - FIRST.bottom, x1=WIDTH - FIRST.x0, bottom=HEIGHT - FIRST.top),
    270: Box(x0=FIRST.top, top=WIDTH - FIRST.x1, x1=FIRST.bottom, bottom=WIDTH - FIRST.x0),
}


@pytest.mark.parametrize("degrees", [90, 180, 270])
def test_words_that_run_sideways_are_read_in_their_order_and_stand_where_they_are_shown(degrees):
    content = read_pdf(turned(page(Drawn()).bytes(), degrees))
    assert plain(content.blocks) == READ
    assert_near(first_box(content), SIDEWAYS[degrees])
    cell = content.blocks[2].rows[1].cells[1].blocks[0].pieces[0].place.box
    assert 0 <= cell.x0 < cell.x1 <= (WIDTH if degrees == 180 else HEIGHT)


def test_a_few_words_along_the_edge_turn_no_page():
    drawn = page(Drawn())
    drawn.canvas.translate(20, 200)
    drawn.canvas.rotate(90)
    drawn.canvas.setFont("Helvetica", 8)
    drawn.canvas.drawString(0, 0, "Form 12b, version 3")
    content = drawn.read()
    assert [block for block in plain(content.blocks) if block != "Form 12b, version 3"] == READ
