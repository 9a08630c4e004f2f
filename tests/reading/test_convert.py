"""Conversion: with LibreOffice where it is installed, and with advice where it is not."""

import shutil
import sys
from pathlib import Path

import pytest
from hazards.word_builder import docx, p

from ehc_text.errors import DocumentError
from ehc_text.reading import convert
from ehc_text.reading.open import read_document
from ehc_text.records.document import FileFormat, Paragraph

RTF = b"{\\rtf1\\ansi\\deff0 {\\b Section F}\\par Weekly physiotherapy.\\par}"
needs_libreoffice = pytest.mark.skipif(convert.find_libreoffice() is None, reason="LibreOffice is not installed")
posix_only = pytest.mark.skipif(sys.platform == "win32", reason="the stand-in program is a shell script")


def _rtf(folder: Path) -> Path:
    path = folder / "plan.rtf"
    path.write_bytes(RTF)
    return path


def _stand_in(folder: Path, script: str) -> str:
    """Return the path of a program that stands in for LibreOffice."""
    path = folder / "soffice"
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)
    return str(path)


@needs_libreoffice
def test_a_rich_text_file_is_read_by_way_of_word(tmp_path: Path) -> None:
    document = read_document(_rtf(tmp_path))
    assert document.format is FileFormat.RTF
    paragraphs = [block for block in document.blocks if isinstance(block, Paragraph)]
    assert [(each.text, each.is_bold) for each in paragraphs] == [("Section F", True), ("Weekly physiotherapy.", False)]


def test_without_libreoffice_the_message_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(convert, "find_libreoffice", lambda: None)
    with pytest.raises(DocumentError, match=r"plan\.rtf: .*save it as \.docx, or install LibreOffice"):
        read_document(_rtf(tmp_path))


@posix_only
def test_the_converted_file_is_what_the_program_leaves(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ready = tmp_path / "ready.docx"
    ready.write_bytes(docx(p("weekly")))
    # The last argument is the source file; its folder is where the result goes.
    program = _stand_in(tmp_path, f'for last; do :; done; cp "{ready}" "${{last%.doc}}.docx"')
    monkeypatch.setattr(convert, "find_libreoffice", lambda: program)
    assert convert.convert_to_docx(b"", ".doc") == ready.read_bytes()


@posix_only
@pytest.mark.parametrize(("script", "told"), [("exit 1", "could not convert"), ("sleep 60", "took too long")])
def test_a_program_that_fails_or_hangs_is_an_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str, told: str
) -> None:
    program = _stand_in(tmp_path, script)
    monkeypatch.setattr(convert, "find_libreoffice", lambda: program)
    with pytest.raises(DocumentError, match=told):
        convert.convert_to_docx(b"", ".doc", limit_seconds=0.5)


def test_the_program_is_found_on_the_path(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: "/opt/soffice" if name == "soffice" else None)
    assert convert.find_libreoffice() == "/opt/soffice"
