"""The commented copy: every range holds exactly its quote, and the document reads as it did."""

import datetime as dt
import io
import zipfile
from dataclasses import replace

import pytest
from assessed_builders import absence
from hazards.word_builder import NAMESPACES, STRICT_NAMESPACES, bare, docx, field, p, r, sdt, tbl, tc, tr, zipped
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from marking import assessed_with, document, paragraphs, quoted, section_of

from ehc_text.reading.word.read import read_word
from ehc_text.records.document import Paragraph
from ehc_text.reporting.marks import Mark, marks_of
from ehc_text.reporting.word import commented_copy

WRITTEN = dt.datetime(2026, 11, 1, 9, 30, tzinfo=dt.UTC)


def commented(data: bytes, *quotes: str) -> bytes:
    return commented_copy(data, quoted(read_word(data), *quotes), written=WRITTEN)


def part(data: bytes, name: str):
    return etree.fromstring(zipfile.ZipFile(io.BytesIO(data)).read(name))


def ranges(data: bytes) -> dict[str, str]:
    """Return the words in each comment's range, by its number; "" for one that has a sign and no range."""
    held: dict[str, str] = {}
    open_now: set[str] = set()
    for element in part(data, "word/document.xml").iter():
        name = etree.QName(element).localname
        number = next((value for key, value in element.attrib.items() if key.endswith("}id")), "")
        if name == "commentRangeStart":
            open_now.add(number)
        elif name == "commentRangeEnd":
            open_now.remove(number)
        elif name == "commentReference":
            assert number not in open_now, "the sign stands behind the range"
            held.setdefault(number, "")
        shown = {"t": element.text or "", "tab": "\t", "br": "\n", "noBreakHyphen": "-"}.get(name, "")
        for each in open_now:
            held[each] = held.get(each, "") + shown
    assert not open_now
    return dict(sorted(held.items(), key=lambda item: int(item[0])))


def bared(block):
    """Return a block without the places of its words: where a run is cut, they are other ones."""
    if isinstance(block, Paragraph):
        return replace(block, pieces=())
    cells = [[replace(c, blocks=tuple(map(bared, c.blocks))) for c in row.cells] for row in block.rows]
    return replace(block, rows=tuple(replace(row, cells=tuple(c)) for row, c in zip(block.rows, cells, strict=True)))


def read(data: bytes):
    content = read_word(data)
    return replace(content, blocks=tuple(map(bared, content.blocks)), pictures=())


LINK, INSERTED = "<w:hyperlink>{}</w:hyperlink>", "<w:ins w:id='1' w:author='A'>{}</w:ins>"
PLACES = {
    "a paragraph": p("Give help as required daily."),
    "three runs": p("Give help as ", r("requ", "<w:b/>"), r("ired", "<w:i/>"), " daily."),
    "a cell": tbl(tr("Need", tc(p("Give help as required daily.")))),
    "a table in a cell": tbl(tr("Need", tc(tbl(tr("Give help as required daily."))))),
    "a content control": p(sdt(r("Give help as required daily."))),
    "a control around paragraphs": sdt(p("Give help as required daily.")),
    "a control around a cell": tbl("<w:tr>" + tc("Need") + sdt(tc("Give help as required daily.")) + "</w:tr>"),
    "an insertion": p("Give ", INSERTED.format(r("help as required")), " daily."),
    "half an insertion": p("Give help as re", INSERTED.format(r("quired daily."))),
    "a link": p("Give ", LINK.format(r("help as required daily."))),
    "a field's result": p(field("REF x", r("Give help as required daily."))),
    "beside a deletion": p("Give help ", "<w:del w:id='2'><w:r><w:delText>x</w:delText></w:r></w:del>", "as required"),
    "behind a page break": p("Before.", bare("<w:br w:type='page'/><w:t>Give help as required daily.</w:t>")),
    "behind a break that starts a page": p(bare("<w:br w:type='page'/><w:t>Give help as required daily.</w:t>")),
    "behind a tab and a line break": p(bare("<w:t>Help:</w:t><w:tab/><w:br/><w:t>as required daily</w:t>")),
    "two texts of a run": p(bare("<w:t>Help as req</w:t><w:lastRenderedPageBreak/><w:t>uired daily</w:t>")),
}


@pytest.mark.parametrize("body", PLACES.values(), ids=PLACES.keys())
def test_the_range_holds_exactly_the_words_and_the_rest_stays_as_it_was(body):
    data = docx(body)
    copy = commented(data, "as required")
    assert ranges(copy) == {"0": "as required"}
    assert read(copy) == read(data)


def test_the_sign_of_a_comment_stands_outside_of_a_content_control():
    copy = commented(docx(p(sdt(r("Give help as required daily.")))), "as required")
    (sign,) = part(copy, "word/document.xml").iter(f"{{{NAMESPACES['w']}}}commentReference")
    assert not [above for above in sign.iterancestors() if etree.QName(above).localname == "sdt"]


def test_a_quote_may_run_over_the_cells_of_a_row():
    copy = commented(docx(tbl(tr("Reading help", "as required"))), "help\nas required")
    assert ranges(copy) == {"0": "helpas required"}


def test_a_range_holds_no_words_of_another_cell():
    body = tbl(tr("Reading help", "Somebody else's words", "as required"))
    content = read_word(docx(body))
    whole = section_of(content)
    first, _, last = whole.pieces
    own = replace(whole, text="Reading help\nas required", pieces=(first, replace(last, start=13, end=24)))
    marks = marks_of(assessed_with(own, (8, 24)), document(content))
    assert ranges(commented_copy(docx(body), marks, written=WRITTEN)) == {"0": "help"}


def test_overlapping_quotes_have_a_range_each():
    data = docx(p("Give help as required daily."))
    copy = commented(data, "help as", "as required", "as required", "Give help as required daily.")
    assert list(ranges(copy).values()) == ["help as", "as required", "as required", "Give help as required daily."]
    assert read(copy) == read(data)


def _box(inside):
    return f"<w:drawing><wps:wsp><wps:txbx><w:txbxContent>{inside}</w:txbxContent></wps:txbx></wps:wsp></w:drawing>"


def test_words_in_a_text_box_are_marked_where_it_is_anchored():
    data = docx(p("Before.", bare(_box(p("Give help as required."))), "After."))
    copy = commented(data, "as required")
    (start,) = part(copy, "word/document.xml").iter(f"{{{NAMESPACES['w']}}}commentRangeStart")
    assert not [above for above in start.iterancestors() if etree.QName(above).localname == "txbxContent"]
    assert etree.QName(start.getnext()[-1]).localname == "drawing"
    assert read(copy) == read(data)


def test_words_in_a_footnote_are_marked_at_its_mark():
    note = f"<w:footnote w:id='4'>{p('Daily, as required.')}</w:footnote>"
    data = docx(p("Help.", bare("<w:footnoteReference w:id='4'/>"), " More."), parts={"footnotes": note})
    copy = commented(data, "as required")
    (start,) = part(copy, "word/document.xml").iter(f"{{{NAMESPACES['w']}}}commentRangeStart")
    assert etree.QName(start.getnext()[-1]).localname == "footnoteReference"
    assert part(copy, "word/footnotes.xml").find(f".//{{{NAMESPACES['w']}}}commentRangeStart") is None


def test_comments_that_are_there_stay_and_keep_their_numbers():
    old = "<w:comment w:id='7' w:author='Ms Orde'><w:p><w:r><w:t>Ask the school.</w:t></w:r></w:p></w:comment>"
    around = "<w:commentRangeStart w:id='7'/>{}<w:commentRangeEnd w:id='7'/>"
    body = p(around.format(r("Give help as required")), bare("<w:commentReference w:id='7'/>"))
    copy = commented(docx(body, parts={"comments": old}), "as required")
    assert ranges(copy) == {"7": "Give help as required", "8": "as required"}
    authors = [each.get(f"{{{NAMESPACES['w']}}}author") for each in part(copy, "word/comments.xml")]
    assert authors == ["Ms Orde", "ehc-text"]


def test_a_comment_is_signed_and_dated_and_says_what_why_and_how():
    copy = commented(docx(p("Give help as required.")), "as required")
    (comment,) = part(copy, "word/comments.xml")
    w = f"{{{NAMESPACES['w']}}}"
    assert [comment.get(w + name) for name in ("author", "initials", "date")] == [
        "ehc-text",
        "ehc-text",
        "2026-11-01T09:30:00Z",
    ]
    assert ["".join(line.itertext()) for line in comment] == [
        "VAG003 (medium): 'Regular' does not say how often.",
        "To put it right: Say how often.",
        "For education. Basis: SEND Code of Practice 2015, 9.69.",
    ]


def test_the_part_of_the_comments_is_linked_and_declared():
    copy = commented(docx(p("Give help as required.")), "as required")
    (link,) = part(copy, "word/_rels/document.xml.rels")
    assert (link.get("Target"), link.get("Type").rpartition("/")[2]) == ("/word/comments.xml", "comments")
    (declared,) = part(copy, "[Content_Types].xml")
    assert declared.get("PartName") == "/word/comments.xml"
    assert declared.get("ContentType").endswith("comments+xml")


def test_a_strict_file_is_commented_in_its_own_names():
    copy = commented(docx(p("Give help as required."), strict=True), "as required")
    assert ranges(copy) == {"0": "as required"}
    assert etree.QName(part(copy, "word/comments.xml")).namespace == STRICT_NAMESPACES["w"]
    assert part(copy, "word/_rels/document.xml.rels")[0].get("Type").startswith(STRICT_NAMESPACES["r"])


def test_what_has_no_place_hangs_at_the_start_in_the_findings_order():
    data = docx(p("Title") + p("Give help."))
    marks = [Mark(finding=absence(letter=None)), Mark(finding=absence(letter="J"))]
    copy = commented_copy(data, marks, written=WRITTEN)
    first = next(part(copy, "word/document.xml").iter(f"{{{NAMESPACES['w']}}}p"))
    signs = [each.get(f"{{{NAMESPACES['w']}}}id") for each in first.iter(f"{{{NAMESPACES['w']}}}commentReference")]
    assert signs == ["0", "1"]
    assert read(copy) == read(data)


def test_other_parts_are_copied_byte_for_byte():
    data = docx(p("Give help as required."), parts={"styles": "", "header1": p("Head")})
    copy = zipfile.ZipFile(io.BytesIO(commented(data, "as required")))
    old = zipfile.ZipFile(io.BytesIO(data))
    for name in ("word/styles.xml", "word/header1.xml", "_rels/.rels"):
        assert copy.read(name) == old.read(name)


MACROS = "application/vnd.ms-word.document.macroEnabled.main+xml"


def macro_file() -> bytes:
    old = zipfile.ZipFile(io.BytesIO(docx(p("Give help as required."))))
    files = {name: old.read(name) for name in old.namelist()}
    types = "http://schemas.openxmlformats.org/package/2006/content-types"
    files["[Content_Types].xml"] = (
        f"<Types xmlns='{types}'><Override PartName='/word/document.xml' ContentType='{MACROS}'/>"
        "<Override PartName='/word/vbaProject.bin' ContentType='application/vnd.ms-office.vbaProject'/></Types>"
    )
    kind = "http://schemas.microsoft.com/office/2006/relationships/vbaProject"
    files["word/_rels/document.xml.rels"] = (
        "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>"
        f"<Relationship Id='rId9' Type='{kind}' Target='vbaProject.bin'/></Relationships>"
    )
    files["word/vbaProject.bin"] = b"code"
    return zipped(files)


@pytest.mark.parametrize("keeps_macros", [True, False])
def test_a_docx_of_a_macro_file_holds_no_macros(keeps_macros):
    data = macro_file()
    marks = quoted(read_word(data), "as required")
    copy = commented_copy(data, marks, written=WRITTEN, keeps_macros=keeps_macros)
    assert ("word/vbaProject.bin" in zipfile.ZipFile(io.BytesIO(copy)).namelist()) is keeps_macros
    kinds = [each.get("ContentType") for each in part(copy, "[Content_Types].xml")]
    assert (MACROS in kinds) is keeps_macros
    assert any(kind.endswith("document.main+xml") for kind in kinds) is not keeps_macros
    assert ranges(copy) == {"0": "as required"}


WORDS = st.text("abc é“😀", min_size=1, max_size=6)
RUNS = st.one_of(
    WORDS.map(r),
    WORDS.map(lambda words: r(words, "<w:b/>")),
    WORDS.map(lambda words: INSERTED.format(r(words))),
    WORDS.map(lambda words: sdt(r(words))),
    WORDS.map(lambda words: LINK.format(r(words) + r("x"))),
    st.tuples(WORDS, WORDS).map(
        lambda two: bare(f"<w:t xml:space='preserve'>{two[0]}</w:t><w:tab/><w:t>{two[1]}</w:t>")
    ),
    WORDS.map(lambda words: field("REF y", r(words))),
    st.just("<w:del w:id='3'><w:r><w:delText>gone</w:delText></w:r></w:del>"),
    st.just(r("hidden", "<w:vanish/>")),
)
LINES = st.lists(RUNS, min_size=1, max_size=5).map(lambda runs: p(r("s"), *runs, r("e")))
BODIES = st.lists(st.one_of(LINES, st.lists(LINES, min_size=1, max_size=3).map(lambda cells: tbl(tr(*map(tc, cells))))))


@given(BODIES.filter(bool), st.data())
def test_every_range_holds_exactly_its_quote_whatever_the_document(body, drawn):
    data = docx("".join(body))
    content = read_word(data)
    section = section_of(content)
    line = drawn.draw(st.sampled_from(paragraphs(content.blocks))).text
    at = section.text.index(line)
    ends = [sorted(drawn.draw(st.tuples(*[st.integers(0, len(line))] * 2))) for _ in range(3)]
    spans = [(at + start, at + end) for start, end in ends if line[start:end].strip()]
    marks = marks_of(assessed_with(section, *spans), document(content))
    copy = commented_copy(data, marks, written=WRITTEN)
    shown = [words.replace("hidden", "") for words in ranges(copy).values()]
    assert shown == [section.text[start:end] for start, end in spans]
    assert read(copy) == read(data)
