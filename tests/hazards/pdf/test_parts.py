"""Words and lines that do not stand in the page itself: form objects, notes typed onto it, XFA forms; ligatures."""

import pytest
from hazards.pdf.drawn import Drawn, plain
from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfbase.ttfonts import TTFont

from ehc_text.reading.pdf.read import read_pdf
from ehc_text.records.document import ProblemKind

NEEDS = [["Need", "Provision"], ["Reading", "Paired reading, daily"]]


def in_form_object(*, moved: tuple[float, float] = (0, 0), scale: float = 1.0) -> Drawn:
    """Draw a small table as a form object, as tools do that put pages on pages or stamp them."""
    drawn = Drawn()
    drawn.canvas.beginForm("table")
    drawn.grid((60, 200, 400), (100, 125, 150), NEEDS)
    drawn.canvas.endForm()
    drawn.canvas.translate(*moved)
    drawn.canvas.scale(scale, scale)
    drawn.canvas.doForm("table")
    return drawn


@pytest.mark.parametrize(
    ("moved", "scale"),
    [
        pytest.param((0, 0), 1.0, id="as drawn"),
        pytest.param((40, -300), 1.0, id="moved"),
        pytest.param((100, 200), 0.7, id="made smaller"),
    ],
)
def test_a_table_drawn_as_a_form_object_is_a_table_where_it_is_shown(moved, scale):
    (table,) = in_form_object(moved=moved, scale=scale).read().blocks
    assert plain((table,)) == [NEEDS]
    first = table.rows[0].cells[0].blocks[0]
    assert first.size_pt == pytest.approx(10 * scale, abs=0.1)
    assert first.pieces[0].place.box.x0 == pytest.approx(moved[0] + 65 * scale, abs=1)
    assert first.pieces[0].place.box.bottom == pytest.approx(842 - moved[1] - (842 - 113) * scale, abs=4)


def test_a_form_object_in_a_form_object_is_read_too():
    drawn = Drawn()
    drawn.canvas.beginForm("inner")
    drawn.grid((60, 200, 400), (100, 125, 150), NEEDS)
    drawn.canvas.endForm()
    drawn.canvas.beginForm("outer")
    drawn.canvas.translate(10, -50)
    drawn.canvas.doForm("inner")
    drawn.canvas.endForm()
    drawn.canvas.translate(10, -50)
    drawn.canvas.doForm("outer")
    assert plain(drawn.read().blocks) == [NEEDS]


def test_a_note_typed_onto_the_page_is_text_in_its_place():
    drawn = Drawn().text(60, 100, "Name:").text(60, 300, "Below.")
    drawn.canvas.freeTextAnnotation("Ada Byron", "0 g /Helv 10 Tf", Rect=[110, 842 - 103, 220, 842 - 90], relative=0)
    assert plain(drawn.read().blocks) == ["Name: Ada Byron", "Below."]


def test_a_note_typed_into_a_cell_stands_in_the_cell():
    drawn = Drawn().grid((60, 200, 400), (100, 125, 150), [("Name", ""), ("School", "Hill Top")])
    drawn.canvas.freeTextAnnotation("Ada Byron", "0 g /Helv 10 Tf", Rect=[205, 842 - 118, 300, 842 - 105], relative=0)
    assert plain(drawn.read().blocks) == [[["Name", "Ada Byron"], ["School", "Hill Top"]]]


def test_a_dynamic_form_is_a_problem_that_names_the_way_out():
    plain_file = Drawn().text(60, 100, "Please wait.").bytes()
    catalogue = b"/Type /Catalog /NeedsRendering true /AcroForm << /Fields [] /XFA (form) >>"
    assert plain_file.count(b"/Type /Catalog") == 1
    (problem,) = read_pdf(plain_file.replace(b"/Type /Catalog", catalogue)).problems
    assert problem.kind is ProblemKind.PART_LOST
    assert "XFA" in problem.message
    assert "print it to a PDF" in problem.message


def test_ligatures_are_read_as_the_letters_they_join():
    registerFont(TTFont("Vera", "Vera.ttf"))
    drawn = Drawn()
    drawn.canvas.setFont("Vera", 10)
    drawn.canvas.drawString(60, 742, "The of\ufb01ce offers \ufb02exible help, speci\ufb01ed in hours.")
    assert plain(drawn.read().blocks) == ["The office offers flexible help, specified in hours."]
