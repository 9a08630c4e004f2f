"""Pictures that may hold words: they are said to be unread, and what rests on their section is not judged."""

import pytest
from hazards.pdf.drawn import Drawn
from hazards.trap_plans import BODIES, TITLES, checked, parsed, read_bytes
from hazards.word_builder import bare, docx, p, tbl, tc, tr
from PIL import Image

from ehc_text.records.document import ProblemKind

WP = "xmlns:wp='http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing'"
MM = 36000
LINES = {**BODIES, "K": ("Ms Hale, class teacher, 12 January 2026",)}


def picture(width_mm, height_mm, *, kind="inline", behind=0):
    """Return a run with a picture as Word has them since 2007."""
    size = f"<wp:extent cx='{width_mm * MM}' cy='{height_mm * MM}'/>"
    where = f" behindDoc='{behind}'" if kind == "anchor" else ""
    return bare(f"<w:drawing><wp:{kind} {WP}{where}>{size}<a:graphic><a:blip/></a:graphic></wp:{kind}></w:drawing>")


def old_picture(style):
    """Return a run with a picture as older versions of Word have them."""
    return bare(f"<w:pict><v:shape style='{style}'><v:imagedata o:title='scan'/></v:shape></w:pict>")


def plan(folder, **more):
    """Return a sound plan in a Word file; `more` holds what stands in sections beside or instead of their text."""
    body = p("Education, Health and Care Plan") + p("Name: Mara Finch") + p("Date of birth: 14 May 2016")
    for letter, title in TITLES.items():
        body += p(f"Section {letter}: {title}") + more.get(letter, "".join(p(line) for line in LINES[letter]))
    return read_bytes(docx(body), folder)


def pictures_of(made):
    return [problem.message for problem in parsed(made).problems if problem.kind is ProblemKind.PICTURE]


def codes(made):
    return {finding.code for finding in checked(made).findings}


@pytest.mark.parametrize(
    "shown",
    [
        picture(150, 60),
        picture(150, 60, kind="anchor"),
        f"<mc:AlternateContent><mc:Choice>{picture(150, 60)}</mc:Choice></mc:AlternateContent>",
        old_picture("width:400pt;height:200pt"),
        old_picture("position:absolute;width:14cm;height:6.5cm"),
    ],
    ids=["inline", "anchored", "alternative", "old", "old in centimetres"],
)
def test_a_section_that_is_a_picture_is_said_and_not_judged_as_empty(shown, tmp_path):
    made = plan(tmp_path, A=p(shown))
    assert parsed(made).pictured == ("A",)
    (message,) = pictures_of(made)
    assert message.startswith("a picture in section A was not read")
    assert not {code for code in codes(made) if code.startswith(("VOI", "STR"))}
    assert {problem.kind for problem in checked(made).problems} == {ProblemKind.CHECK_ABSTAINED}
    assert "VOI001" in codes(plan(tmp_path, A=p()))


@pytest.mark.parametrize(
    "shown",
    [
        picture(50, 60),
        picture(160, 15),
        picture(210, 297, kind="anchor", behind=1),
        old_picture("width:90pt;height:90pt"),
        old_picture("position:absolute;width:400pt;height:500pt;z-index:-251658240"),
        bare("<w:drawing/>"),
    ],
    ids=["a portrait", "a banner", "a backdrop", "an old logo", "an old backdrop", "a drawing without a picture"],
)
def test_small_pictures_and_backdrops_are_passed_by(shown, tmp_path):
    made = plan(tmp_path, A=p(shown))
    assert pictures_of(made) == []
    assert "VOI001" in codes(made)


def test_a_picture_beside_text_keeps_only_the_checks_of_its_own_section_from_judging(tmp_path):
    made = plan(tmp_path, G=p("None.") + p(picture(150, 60)))
    assert parsed(made).pictured == ("G",)
    assert "HEA001" not in codes(made)
    assert "HEA001" in codes(plan(tmp_path, G=p("None.")))
    (abstained,) = checked(made).problems
    assert "STR" not in abstained.message


def test_a_picture_on_the_front_is_said_and_is_no_part_of_a_section(tmp_path):
    """It may be a front sheet that was pasted as a picture; a portrait is smaller."""
    sections = "".join(p(f"Section {k}: {v}") + "".join(map(p, LINES[k])) for k, v in TITLES.items())
    title = p("Education, Health and Care Plan")
    made = read_bytes(docx(title + p(picture(150, 60)) + sections), tmp_path)
    (message,) = pictures_of(made)
    assert message.startswith("a picture before the first section was not read")
    assert parsed(made).pictured == ()
    assert pictures_of(read_bytes(docx(title + p(picture(60, 70)) + sections), tmp_path)) == []


def test_a_picture_in_a_file_without_sections_is_no_front_sheet(tmp_path):
    assert pictures_of(read_bytes(docx(p("A letter about a trip") + p(picture(150, 60))), tmp_path)) == []


def test_a_picture_in_a_cell_belongs_to_the_section_of_its_row(tmp_path):
    rows = [tr(tc(p(f"Section {k}: {v}")), tc(*(map(p, LINES[k])))) for k, v in TITLES.items()]
    rows[1] = tr(tc(p(f"Section B: {TITLES['B']}")), tc(p(picture(150, 60))))
    made = read_bytes(docx(p("Education, Health and Care Plan") + tbl(*rows, columns=2)), tmp_path)
    assert parsed(made).pictured == ("B",)


def drawn(*, picture_on=None, over=""):
    """Return a plan in a PDF, a section a page; a picture stands on one of them, with words over it."""
    made = Drawn().text(60, 60, "Education, Health and Care Plan", size=16, bold=True)
    for letter, title in TITLES.items():
        made.page().text(60, 60, f"Section {letter}: {title}", size=13, bold=True)
        made.lines(60, 90, *LINES[letter])
        if letter == picture_on:
            made.canvas.drawInlineImage(Image.new("L", (60, 30), 128), 60, 300, 400, 200)
            made.text(80, 450, over)
    return made.bytes()


def test_a_picture_on_a_page_with_text_is_said_with_its_page(tmp_path):
    plan_read = parsed(read_bytes(drawn(picture_on="C"), tmp_path, "plan.pdf"))
    assert plan_read.pictured == ("C",)
    assert [(one.kind, one.page) for one in plan_read.problems] == [(ProblemKind.PICTURE, 4)]


def test_a_picture_with_words_over_it_is_a_backdrop(tmp_path):
    made = read_bytes(drawn(picture_on="C", over="Words that stand over it all."), tmp_path, "plan.pdf")
    assert parsed(made).problems == ()
