"""Words of pictures through Tesseract."""

import pytest

from ehc_text.reading import ocr

HEAD = "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext"


def answer(*rows: str):
    class Done:
        stdout = "\n".join([HEAD, *rows]).encode()

    return lambda *_, **__: Done


def test_words_and_their_boxes_are_taken_from_the_table(monkeypatch):
    rows = ("4\t1\t1\t1\t1\t0\t10\t20\t80\t12\t-1\t", "5\t1\t1\t1\t1\t1\t10\t20\t30\t12\t96.5\tSection")
    monkeypatch.setattr(ocr.shutil, "which", lambda _: "tesseract")
    monkeypatch.setattr(ocr.subprocess, "run", answer(*rows))
    assert ocr.words_in(b"\x00", 1, 1, dpi=200) == [ocr.SeenWord("Section", 10, 20, 40, 32, ("1", "1", "1", "1"))]


@pytest.mark.parametrize(
    "row", ["5\t1\t1\t1\t1\t1\t10\t20\t30\t12\t96\t ", "5\t1\t1\t1\t1\t1\t10\t20\t30\t12\t3.0\t~|", ""]
)
def test_specks_and_blanks_are_no_words(monkeypatch, row):
    monkeypatch.setattr(ocr.shutil, "which", lambda _: "tesseract")
    monkeypatch.setattr(ocr.subprocess, "run", answer(row))
    assert ocr.words_in(b"\x00", 1, 1, dpi=200) == []


def test_a_failure_of_tesseract_is_told_from_an_empty_page(monkeypatch):
    def fails(*_, **__):
        raise ocr.subprocess.TimeoutExpired("tesseract", 1)

    monkeypatch.setattr(ocr.shutil, "which", lambda _: "tesseract")
    monkeypatch.setattr(ocr.subprocess, "run", fails)
    assert ocr.words_in(b"\x00", 1, 1, dpi=200) is None


def test_without_tesseract_there_are_no_words(monkeypatch):
    monkeypatch.setattr(ocr.shutil, "which", lambda _: None)
    assert (ocr.is_installed(), ocr.words_in(b"\x00", 1, 1, dpi=200)) == (False, None)
