"""Files as they come: locked, cut off, scanned, filled in."""

import pytest
from hazards.pdf.drawn import Drawn, plain
from PIL import Image
from reportlab.lib.pdfencrypt import StandardEncryption

from ehc_text.errors import DocumentError, PasswordError
from ehc_text.reading import ocr
from ehc_text.reading.pdf.read import read_pdf
from ehc_text.records.document import ProblemKind


def locked(user: str) -> bytes:
    lock = StandardEncryption(user, ownerPassword="owner", strength=128)
    return Drawn(encrypt=lock).text(60, 100, "I like trains.").bytes()


def test_a_file_locked_against_printing_only_is_simply_read():
    assert plain(read_pdf(locked("")).blocks) == ["I like trains."]


def test_a_locked_file_names_the_option_that_unlocks_it():
    with pytest.raises(PasswordError, match="--password"):
        read_pdf(locked("secret"))
    with pytest.raises(PasswordError, match="not the right one"):
        read_pdf(locked("secret"), password="wrong")  # noqa: S106
    assert plain(read_pdf(locked("secret"), password="secret").blocks) == ["I like trains."]  # noqa: S106


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7\n", b"\x00" * 2000, b"%PDF-1.4 garbage " * 50])
def test_a_damaged_file_is_refused(data):
    with pytest.raises(DocumentError):
        read_pdf(data)


def test_a_file_cut_off_in_the_middle_is_refused_or_said_to_be_cut():
    data = Drawn().text(60, 100, "First.").page().text(60, 100, "Second.").bytes()
    for share in (0.3, 0.6, 0.9):
        try:
            content = read_pdf(data[: int(share * len(data))])
        except DocumentError:
            continue
        assert any(problem.kind == ProblemKind.PART_LOST for problem in content.problems)


def scanned() -> bytes:
    drawn = Drawn()
    drawn.canvas.drawInlineImage(Image.new("L", (60, 84), 128), 0, 0, 595, 842)
    return drawn.page().text(60, 100, "Typed page.").bytes()


def test_a_scanned_page_is_a_problem_where_ocr_is_not_installed(monkeypatch):
    monkeypatch.setattr(ocr, "is_installed", lambda: False)
    content = read_pdf(scanned())
    assert [(problem.kind, problem.page) for problem in content.problems] == [("page-without-text", 1)]
    assert "OCR is not installed" in content.problems[0].message
    assert plain(content.blocks) == ["Typed page."]


def test_words_that_ocr_sees_stand_where_they_were_seen(monkeypatch):
    seen = [ocr.SeenWord("Section", 200, 300, 330, 330), ocr.SeenWord("A", 345, 300, 365, 330)]
    monkeypatch.setattr(ocr, "is_installed", lambda: True)
    monkeypatch.setattr(ocr, "words_in", lambda *_, **__: seen)
    content = read_pdf(scanned())
    assert plain(content.blocks) == ["Section A", "Typed page."]
    assert round(content.blocks[0].pieces[0].place.box.x0) == 72
    assert content.problems == ()


def test_an_empty_page_is_no_problem():
    content = Drawn().text(60, 100, "First.").page().page().text(60, 100, "Third.").read()
    assert (plain(content.blocks), content.problems, content.page_count) == (["First.", "Third."], (), 3)


def test_what_was_filled_into_a_form_stands_in_its_cell():
    drawn = Drawn().grid((60, 200, 400), (100, 125, 150), [("Name", ""), ("Looked after", "")])
    form = drawn.canvas.acroForm
    form.textfield(name="name", value="Ada Byron", x=205, y=842 - 122, width=180, height=18)
    form.checkbox(name="care", checked=True, x=205, y=842 - 146, size=16)
    assert plain(drawn.read().blocks) == [[["Name", "Ada Byron"], ["Looked after", "☒"]]]
