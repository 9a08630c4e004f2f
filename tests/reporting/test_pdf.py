"""The highlighted copy: the boxes lie on exactly the words, whatever way the page is turned."""

import datetime as dt
import io
from dataclasses import dataclass, replace

import pikepdf
import pypdfium2
import pytest
from assessed_builders import absence
from hazards.pdf.drawn import Drawn
from hazards.pdf.test_turned import drawn_for, turned
from hypothesis import given
from hypothesis import strategies as st
from marking import assessed_with, document, quoted, section_of

from ehc_text.errors import DocumentError, PasswordError
from ehc_text.reading.pdf.read import read_pdf
from ehc_text.records.document import FileFormat
from ehc_text.records.finding import Severity
from ehc_text.records.place import Box, Place
from ehc_text.reporting.marks import Mark, Stretch, marks_of
from ehc_text.reporting.pdf import highlighted_copy

LONG = "He will have the help that he needs with reading and spelling as and when it is required by staff in lessons."
OPEN = "open"
WRITTEN = dt.datetime(2026, 11, 1, 9, 30, tzinfo=dt.UTC)


def highlighted(data: bytes, *quotes: str) -> bytes:
    return highlighted_copy(data, quoted(read_pdf(data), *quotes), written=WRITTEN)


@dataclass(frozen=True)
class Note:
    """One of our notes on a page: `corners` are the numbers of its boxes, eight for each."""

    kind: str
    words: str
    signed: tuple[str, str, int]
    rectangle: tuple[float, ...]
    corners: tuple[float, ...]
    is_drawn: bool

    @property
    def boxes(self) -> list[tuple[float, float, float, float]]:
        parts = [self.corners[i : i + 8] for i in range(0, len(self.corners), 8)]
        return [(min(part[::2]), min(part[1::2]), max(part[::2]), max(part[1::2])) for part in parts]


def notes(data: bytes, *, locked: str = "") -> list[Note]:
    """Return our notes on the first page."""
    with pikepdf.open(io.BytesIO(data), password=locked) as pdf:
        found = [note for note in pdf.pages[0].obj.get("/Annots", []) if str(note.get("/T", "")) == "ehc-text"]
        return [
            Note(
                kind=str(note.Subtype),
                words=str(note.Contents),
                signed=(str(note.T), str(note.M), int(note.F)),
                rectangle=tuple(float(value) for value in note.Rect),
                corners=tuple(float(value) for value in note.get("/QuadPoints", [])),
                is_drawn="/N" in note.AP,
            )
            for note in found
        ]


def words_under(data: bytes, note: Note) -> list[str]:
    """Return, for each box of a highlight, the characters whose middle lies in it, without the blanks at the ends."""
    pdf = pypdfium2.PdfDocument(data)
    text_page = pdf[0].get_textpage()
    text = text_page.get_text_range()
    found = []
    for x0, y0, x1, y1 in note.boxes:
        inside = ""
        for i in range(text_page.count_chars()):
            left, bottom, right, top = text_page.get_charbox(i, loose=True)
            if x0 <= (left + right) / 2 <= x1 and y0 <= (bottom + top) / 2 <= y1:
                inside += text[i]
        found.append(inside.strip())
    pdf.close()
    return found


def test_a_highlight_lies_on_exactly_the_words():
    data = Drawn().text(60, 100, "Give him help as required each day.").bytes()
    copy = highlighted(data, "as required", "him")
    assert [words_under(copy, note) for note in notes(copy)] == [["as required"], ["him"]]


def test_words_over_two_lines_have_a_box_on_each():
    data = Drawn().wrapped(60, 100, LONG, right=400).bytes()
    (paragraph,) = read_pdf(data).blocks
    second = paragraph.pieces[1].start
    quote = paragraph.text[second - 10 : second + 8]
    copy = highlighted(data, quote)
    (note,) = notes(copy)
    assert words_under(copy, note) == [quote[:10].strip(), quote[10:].strip()]


@pytest.mark.parametrize("degrees", [0, 90, 180, 270])
def test_on_a_page_that_is_shown_turned_too(degrees):
    data = turned(drawn_for(degrees), degrees)
    copy = highlighted(data, "first line", "Phonics")
    assert [words_under(copy, note) for note in notes(copy)] == [["first line"], ["Phonics"]]


@pytest.mark.parametrize("degrees", [0, 90, 180, 270])
def test_the_corners_go_from_the_top_left_of_the_page_as_it_is_shown(degrees):
    data = turned(drawn_for(degrees), degrees)
    (note,) = notes(highlighted(data, "first line"))
    x = note.corners[::2]
    y = note.corners[1::2]
    along = {0: x[1] - x[0], 90: y[1] - y[0], 180: x[0] - x[1], 270: y[0] - y[1]}[degrees]
    down = {0: y[0] - y[2], 90: x[2] - x[0], 180: y[2] - y[0], 270: x[0] - x[2]}[degrees]
    assert along > down > 0


@pytest.mark.parametrize("degrees", [90, 180, 270])
def test_words_that_run_sideways_are_highlighted(degrees):
    data = turned(drawn_for(0), degrees)
    copy = highlighted(data, "first line")
    assert words_under(copy, notes(copy)[0]) == ["first line"]


def test_a_visible_part_of_the_page_shifts_nothing():
    pdf = pikepdf.open(io.BytesIO(Drawn().text(60, 100, "Give him help as required.").bytes()))
    pdf.pages[0].obj.CropBox = pikepdf.Array([40, 30, 500, 800])
    held = io.BytesIO()
    pdf.save(held)
    copy = highlighted(held.getvalue(), "as required")
    assert words_under(copy, notes(copy)[0]) == ["as required"]


def test_a_note_says_what_why_and_how_and_who_wrote_it_when():
    copy = highlighted(Drawn().text(60, 100, "Regular help.").bytes(), "Regular")
    (note,) = notes(copy)
    assert note.words.split("\n") == [
        "VAG003 (medium): 'Regular' does not say how often.",
        "To put it right: Say how often.",
        "For education. Basis: SEND Code of Practice 2015, 9.69.",
    ]
    assert note.signed == ("ehc-text", "D:20261101093000Z", 4)


def colour_at(data: bytes, x: float, y: float) -> tuple[int, ...]:
    """Return the colour of the page at a point from the top left, drawn from the notes' own appearance."""
    pdf = pypdfium2.PdfDocument(data)
    picture = pdf[0].render(scale=1, may_draw_forms=False).to_pil().convert("RGB")
    pdf.close()
    return picture.getpixel((int(x), int(y)))


@pytest.mark.parametrize("severity", list(Severity))
def test_the_highlight_is_drawn_and_the_words_stay_dark(severity):
    data = Drawn().box(60, 90, 100, 104, fill="000000").text(100, 100, "Regular help.").bytes()
    content = read_pdf(data)
    (mark,) = quoted(content, "Regular")
    (note,) = notes(highlighted_copy(data, [mark], written=WRITTEN))
    assert note.is_drawn
    copy = highlighted_copy(data, [replace(mark, finding=replace(mark.finding, severity=severity))], written=WRITTEN)
    _, y0, x1, y1 = notes(copy)[0].boxes[0]
    red, green, blue = colour_at(copy, x1 - 0.7, 842 - y0 - 1.2)
    assert (red, green, blue) != (255, 255, 255)
    assert colour_at(copy, x1 + 60, 842 - (y0 + y1) / 2) == (255, 255, 255)
    assert colour_at(copy, 80, 97) == (0, 0, 0)


def test_what_has_no_place_is_a_note_at_the_top_of_the_first_page():
    data = Drawn().text(60, 100, "Regular help.").bytes()
    copy = highlighted_copy(data, [Mark(finding=absence(letter=None))] * 26, written=WRITTEN)
    found = notes(copy)
    assert {note.kind for note in found} == {"/Text"}
    boxes = [note.rectangle for note in found]
    assert len(set(boxes)) == 26
    assert all(0 <= x0 < x1 <= 595 and 780 < y0 < y1 <= 842 for x0, y0, x1, y1 in boxes)


def test_notes_that_are_there_stay():
    pdf = pikepdf.open(io.BytesIO(Drawn().text(60, 100, "Regular help.").bytes()))
    old = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Text, Rect=[0, 0, 9, 9], Contents="Mine.")
    pdf.pages[0].obj.Annots = pdf.make_indirect(pikepdf.Array([pdf.make_indirect(old)]))
    held = io.BytesIO()
    pdf.save(held)
    copy = pikepdf.open(io.BytesIO(highlighted(held.getvalue(), "Regular")))
    assert [str(note.Contents)[:6] for note in copy.pages[0].Annots] == ["Mine.", "VAG003"]


@pytest.mark.parametrize("revision", [4, 6])
def test_the_copy_of_a_locked_file_is_locked_with_the_same_passwords(revision):
    pdf = pikepdf.open(io.BytesIO(Drawn().text(60, 100, "Regular help.").bytes()))
    held = io.BytesIO()
    pdf.save(held, encryption=pikepdf.Encryption(user=OPEN, owner="own", R=revision, allow=pikepdf.Permissions()))
    data = held.getvalue()
    marks = quoted(read_pdf(data, password=OPEN), "Regular")
    copy = highlighted_copy(data, marks, written=WRITTEN, password=OPEN)
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(io.BytesIO(copy))
    assert len(notes(copy, locked=OPEN)) == len(notes(copy, locked="own")) == 1
    assert read_pdf(copy, password=OPEN).blocks == read_pdf(data, password=OPEN).blocks
    with pytest.raises(PasswordError):
        highlighted_copy(data, marks, written=WRITTEN, password=OPEN.upper())


def test_a_damaged_file_is_told_without_its_words():
    with pytest.raises(DocumentError, match="damaged"):
        highlighted_copy(b"%PDF-1.7\nRegular help", [], written=WRITTEN)


def test_a_page_that_the_copy_would_not_have_is_told_as_damage(monkeypatch):
    data = Drawn().text(60, 100, "Regular help.").bytes()
    marks = quoted(read_pdf(data), "Regular")
    monkeypatch.setattr(pikepdf.Pdf, "pages", [])
    with pytest.raises(DocumentError, match="damaged"):
        highlighted_copy(data, marks, written=WRITTEN)


def test_the_copy_reads_as_the_original_does():
    data = (
        Drawn()
        .text(60, 100, "Regular help.")
        .grid((60, 200, 400), (142, 162, 182), [("Need", "Provision"), ("Reading", "Phonics")])
        .bytes()
    )
    assert read_pdf(highlighted(data, "Regular", "Phonics")).blocks == read_pdf(data).blocks


def test_words_that_the_text_layer_does_not_hold_take_their_share_of_the_line():
    data = Drawn().text(60, 100, "Something else.").bytes()
    place = Place(page=1, box=Box(x0=100, top=200, x1=200, bottom=212))
    mark = Mark(finding=absence(), stretches=(Stretch(place=place, words="0123456789", start=2, end=4),), is_quote=True)
    (note,) = notes(highlighted_copy(data, [mark], written=WRITTEN))
    assert note.boxes == [pytest.approx((120, 630, 140, 642), abs=0.5)]


WORD = st.text("abcdeilmnorst", min_size=1, max_size=9)


@given(st.lists(WORD, min_size=4, max_size=60), st.sampled_from([0, 90, 180, 270]), st.data())
def test_every_highlight_holds_exactly_its_quote_whatever_the_words(words, degrees, drawn):
    page = Drawn(size=(595, 842)).wrapped(60, 100, " ".join(words))
    data = turned(page.bytes(), degrees)
    content = read_pdf(data)
    section = section_of(content)
    first, last = sorted(drawn.draw(st.tuples(*[st.integers(0, len(section.text.split()) - 1)] * 2)))
    quote = " ".join(section.text.split()[first : last + 1])
    at = len(" ".join(section.text.split()[:first])) + (first > 0)
    if section.text[at : at + len(quote)] != quote:
        return
    marks = marks_of(assessed_with(section, (at, at + len(quote))), document(content, file_format=FileFormat.PDF))
    copy = highlighted_copy(data, marks, written=WRITTEN)
    (note,) = notes(copy)
    assert "".join("".join(words_under(copy, note)).split()) == "".join(quote.split())
