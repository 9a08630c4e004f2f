"""Word files as files: namespaces, names of parts, damage, bombs, nesting, memory."""

import gc
import io
import zipfile

import pytest
from hazards.word_builder import bare, docx, p, r, section, tbl, tc, tr, zipped

from ehc_text.errors import DocumentError, PasswordError
from ehc_text.reading.word import package
from ehc_text.reading.word.read import read_word
from ehc_text.reading.word.styles import Styles
from ehc_text.records.document import Paragraph


def _texts(data: bytes) -> list[str]:
    return [block.text for block in read_word(data).blocks if isinstance(block, Paragraph)]


def _with(data: bytes, name: str, replaced: bytes) -> bytes:
    """Return the zip with one part replaced."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        files: dict[str, str | bytes] = {info.filename: archive.read(info) for info in archive.infolist()}
    return zipped({**files, name: replaced})


def test_the_strict_format_is_read_with_its_companions() -> None:
    body = p(r("weekly"), bare("<w:footnoteReference w:id='2'/>")) + section("header default header1")
    parts = {"footnotes": f"<w:footnote w:id='2'>{p('note')}</w:footnote>", "header1": p("Sam Lee")}
    content = read_word(docx(body, parts=parts, strict=True))
    assert [block.text for block in content.blocks if isinstance(block, Paragraph)] == ["weekly", "note"]
    assert content.margins == ("Sam Lee",)


def test_the_main_part_may_have_another_name() -> None:
    body = p(r("weekly"), bare("<w:endnoteReference w:id='2'/>"))
    data = docx(body, parts={"endnotes": f"<w:endnote w:id='2'>{p('note')}</w:endnote>"}, main="document2")
    assert _texts(data) == ["weekly", "note"]


def test_a_part_in_another_encoding_is_read() -> None:
    data = docx(p("“Amélie”"))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        xml = archive.read("word/document.xml").decode().replace("UTF-8", "UTF-16")
    assert _texts(_with(data, "word/document.xml", xml.encode("utf-16"))) == ["“Amélie”"]


def test_a_file_without_styles_or_lists_is_read() -> None:
    assert _texts(docx(p("weekly", properties="<w:pStyle w:val='x'/><w:numPr><w:numId w:val='3'/></w:numPr>"))) == [
        "weekly"
    ]


def test_comments_and_instructions_in_the_xml_split_no_words() -> None:
    assert _texts(docx(p("<w:r><w:t>week<!-- a note --><?x y?>ly</w:t></w:r>"))) == ["weekly"]


BODY = p("weekly")
ENTITIES = b"<!DOCTYPE x [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;'>]>"


@pytest.mark.parametrize(
    ("data", "remark"),
    [
        (b"PK\x03\x04 and no more", "cut after its first bytes"),
        (docx(BODY)[:400], "cut in the middle"),
        (_with(docx(BODY), "word/document.xml", b"<w:document"), "XML that ends too early"),
        (_with(docx(BODY), "word/document.xml", b""), "an empty part"),
        (_with(docx(BODY), "word/document.xml", ENTITIES + b"<x>&b;</x>"), "entities"),
        (_with(docx(BODY), "word/document.xml", b"<x/>"), "XML of another kind"),
        (zipped({"_rels/.rels": "<x/>", "word/other.xml": "<x/>"}), "no main part"),
        (_with(docx(BODY), "word/_rels/document.xml.rels", b"<x"), "damaged relations"),
        (docx("<w:tbl><w:tr><w:tc>" * 100 + BODY + "</w:tc></w:tr></w:tbl>" * 100), "tables a hundred deep"),
    ],
)
def test_a_damaged_file_is_an_error_without_words(data: bytes, remark: str) -> None:
    with pytest.raises(DocumentError) as caught:
        read_word(data)
    assert "weekly" not in str(caught.value), remark
    assert "; " in str(caught.value) or "was not opened" in str(caught.value), "the message says what to do"


def test_a_damaged_stream_is_an_error() -> None:
    data = bytearray(docx(p("weekly " * 500)))
    at = data.find(b"word/document.xml") + len("word/document.xml") + 5
    data[at : at + 20] = bytes(20)
    with pytest.raises(DocumentError, match="damaged"):
        read_word(bytes(data))


@pytest.mark.parametrize("method", [zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_damaged_part_is_an_error_by_whichever_method_it_was_packed(method: int) -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", method) as archive:
        archive.writestr("word/document.xml", "weekly " * 500)
    data = bytearray(file.getvalue())
    at = data.find(b"word/document.xml") + len("word/document.xml") + 8
    data[at : at + 12] = bytes([0xFF] * 12)
    with zipfile.ZipFile(io.BytesIO(data)) as archive, pytest.raises(DocumentError, match="damaged"):
        package.read_part(archive, "word/document.xml")


def test_forty_tables_in_each_other_are_read() -> None:
    inner = p("inmost")
    for _ in range(40):
        inner = tbl(tr(tc(inner)))
    blocks = read_word(docx(inner)).blocks
    for _ in range(40):
        blocks = blocks[0].rows[0].cells[0].blocks
    assert [block.text for block in blocks] == ["inmost"]


def test_a_part_that_unpacks_too_far_is_not_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "LIMIT_PART_BYTES", 1000)
    with pytest.raises(DocumentError, match="unpacks to more than any plan holds"):
        read_word(docx(p("x" * 2000)))


def test_a_part_that_packs_too_well_is_not_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "LIMIT_RATIO", 100)
    monkeypatch.setattr(package, "RATIO_FROM_BYTES", 100_000)
    with pytest.raises(DocumentError, match="unpacks to more than any plan holds"):
        read_word(docx(p("x" * 2_000_000)))


def test_a_picture_may_pack_as_well_as_it_likes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "RATIO_FROM_BYTES", 100_000)
    assert _texts(_with(docx(p("weekly")), "word/media/white.bmp", bytes(2_000_000))) == ["weekly"]


def test_many_parts_that_unpack_too_far_together_are_not_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "LIMIT_ALL_BYTES", 1000)
    with pytest.raises(DocumentError, match="unpacks to more than any plan holds"):
        read_word(docx(p("weekly")))


def test_a_zip_with_locked_parts_is_locked() -> None:
    data = bytearray(docx(p("weekly")))
    at = data.find(b"PK\x01\x02")
    while at >= 0:
        data[at + 8] |= 1
        at = data.find(b"PK\x01\x02", at + 1)
    with pytest.raises(PasswordError):
        read_word(bytes(data))


def test_the_parsed_parts_are_let_go_as_soon_as_the_file_is_read() -> None:
    gc.collect()
    gc.disable()
    try:
        read_word(docx(p(r("weekly", "<w:b/>")), parts={"styles": "<w:style w:styleId='Plain'/>"}))
        assert not [each for each in gc.get_objects() if isinstance(each, Styles)]
    finally:
        gc.enable()
