"""The door: the first bytes decide how a file is read, and each refusal says what to do."""

import hashlib
import os
from pathlib import Path

import pytest
from hazards.word_builder import bare, docx, p, tbl, tr, zipped

from ehc_text.errors import DocumentError, PasswordError
from ehc_text.reading import open as door
from ehc_text.reading.kind import Kind, kind_of, zip_of
from ehc_text.reading.open import read_document
from ehc_text.records.document import FileFormat, Paragraph, ProblemKind

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512)
ODT_START = {"mimetype": "application/vnd.oasis.opendocument.text"}


def _file(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def _ole(stream: str) -> bytes:
    return OLE + stream.encode("utf-16-le") + bytes(100)


KINDS = [
    (docx(p("weekly")), Kind.WORD, "a Word file"),
    (docx(p("weekly"), main="document2"), Kind.WORD, "its main part may have another name"),
    (b"%PDF-1.7\n", Kind.PDF, "a PDF"),
    (b"\r\n junk \r\n%PDF-1.4\n", Kind.PDF, "a PDF after other bytes"),
    (b" " * 2000 + b"%PDF-1.4\n", Kind.OTHER, "a PDF's mark too far in"),
    (b"{\\rtf1\\ansi Plan}", Kind.RTF, "Rich Text"),
    (_ole("WordDocument"), Kind.OLD_WORD, "an old Word file"),
    (_ole("EncryptedPackage"), Kind.LOCKED, "a locked new one"),
    (_ole("Workbook"), Kind.SPREADSHEET, "an old spreadsheet"),
    (_ole("__substg1.0_0037001F"), Kind.MAIL, "an Outlook message"),
    (_ole("Whatever"), Kind.OTHER, "another compound file"),
    (zipped({**ODT_START, "content.xml": "<x/>"}), Kind.ODT, "an OpenDocument text"),
    (zipped({"mimetype": "application/vnd.oasis.opendocument.spreadsheet"}), Kind.SPREADSHEET, "an open spreadsheet"),
    (zipped({"xl/workbook.xml": "<x/>"}), Kind.SPREADSHEET, "a new spreadsheet"),
    (zipped({"ppt/presentation.xml": "<x/>"}), Kind.SLIDES, "a slide show"),
    (zipped({"plans/one.docx": "x"}), Kind.ZIP, "a folder that was zipped"),
    (docx(p("weekly"))[:300], Kind.CUT_ZIP, "half a Word file"),
    (b"", Kind.EMPTY, "nothing"),
    (bytes(4096), Kind.EMPTY, "nothing but zeros, as a failed download leaves it"),
    (b"\xff\xd8\xff\xe0", Kind.PICTURE, "a photograph"),
    (b"<!DOCTYPE html><html>", Kind.WEB_PAGE, "a web page, whatever it is called"),
    (b"MIME-Version: 1.0\n", Kind.WEB_PAGE, "a web page in one file"),
    (b"\xef\xbb\xbf<?xml version='1.0'?><?mso-application progid='Word.Document'?>", Kind.WORD_XML, "Word's XML"),
    (b"<?xml version='1.0'?><x/>", Kind.OTHER, "other XML"),
    (b"Education, Health and Care Plan", Kind.OTHER, "plain text"),
]


@pytest.mark.parametrize(("data", "kind", "remark"), KINDS, ids=[row[2] for row in KINDS])
def test_the_first_bytes_tell_the_kind(data: bytes, kind: Kind, remark: str) -> None:
    assert kind_of(data, zip_of(data)) is kind, remark


def test_a_word_file_is_read_whatever_it_is_called(tmp_path: Path) -> None:
    data = docx(p("weekly"))
    for name in ("plan.docx", "plan.docm", "plan.pdf", "plan"):
        document = read_document(_file(tmp_path, name, data))
        assert (document.name, document.format, document.page_count) == (name, FileFormat.DOCX, None)
        assert document.sha256 == hashlib.sha256(data).hexdigest()
        assert [block.text for block in document.blocks if isinstance(block, Paragraph)] == ["weekly"]
        assert document.problems == ()


@pytest.mark.parametrize(
    "body",
    ["", p(), p(bare("<w:drawing/>")), tbl(tr("", "")), tbl(tr(" "))],
    ids=["none", "p", "image", "cells", "space"],
)
def test_a_file_without_words_is_empty_and_not_clean(tmp_path: Path, body: str) -> None:
    (problem,) = read_document(_file(tmp_path, "plan.docx", docx(body))).problems
    assert problem.kind is ProblemKind.EMPTY


def test_words_in_a_table_alone_are_words(tmp_path: Path) -> None:
    assert read_document(_file(tmp_path, "plan.docx", docx(tbl(tr("", "weekly"))))).problems == ()


REFUSED = [row for row in KINDS if row[1] not in (Kind.WORD, Kind.PDF, Kind.RTF, Kind.OLD_WORD, Kind.ODT)]


@pytest.mark.parametrize(("data", "kind", "remark"), REFUSED, ids=[row[2] for row in REFUSED])
def test_what_is_not_read_is_refused_by_name_with_advice(tmp_path: Path, data: bytes, kind: Kind, remark: str) -> None:
    with pytest.raises(DocumentError) as caught:
        read_document(_file(tmp_path, "plan.docx", data))
    told = str(caught.value)
    assert told.startswith("plan.docx: "), remark
    assert "; " in told, f"{kind}: the message says what to do"
    assert "Care Plan" not in told


def test_a_locked_word_file_says_what_to_do(tmp_path: Path) -> None:
    path = _file(tmp_path, "plan.docx", _ole("EncryptedPackage"))
    with pytest.raises(PasswordError, match=r"plan\.docx: .*locked with a password; save a copy without one"):
        read_document(path)


def test_a_locked_open_document_says_what_to_do(tmp_path: Path) -> None:
    manifest = "<manifest><encryption-data/></manifest>"
    data = zipped({**ODT_START, "META-INF/manifest.xml": manifest})
    with pytest.raises(PasswordError, match=r"plan\.odt: .*locked"):
        read_document(_file(tmp_path, "plan.odt", data))


def test_a_damaged_word_file_keeps_its_name_in_the_message(tmp_path: Path) -> None:
    data = zipped({"word/document.xml": "<w:document"})
    with pytest.raises(DocumentError, match=r"plan\.docx: the file is damaged"):
        read_document(_file(tmp_path, "plan.docx", data))


def test_a_missing_file_says_so(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match=r"plan\.docx: there is no such file"):
        read_document(tmp_path / "plan.docx")


def test_a_folder_says_so(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match="this is a folder"):
        read_document(tmp_path)


def test_a_file_without_permission_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: Path) -> bytes:
        raise PermissionError

    monkeypatch.setattr(Path, "read_bytes", refuse)
    with pytest.raises(DocumentError, match="no permission"):
        read_document(_file_unread(tmp_path))


def test_a_path_that_cannot_be_says_so(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match=r"could not be opened|no such file"):
        read_document(tmp_path / "plan\0.docx")


def test_a_huge_file_is_not_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(door, "LIMIT_FILE_BYTES", 100)
    with pytest.raises(DocumentError, match="far larger than any plan"):
        read_document(_file(tmp_path, "plan.docx", docx(p("weekly"))))


def _file_unread(folder: Path) -> Path:
    return _file(folder, "plan.docx", docx(p("weekly")))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system makes no pipes")
def test_a_pipe_is_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "plan.docx")
    with pytest.raises(DocumentError, match="no file"):
        read_document(tmp_path / "plan.docx")
