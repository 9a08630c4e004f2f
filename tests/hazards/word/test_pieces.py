"""Pieces: whatever the runs of a paragraph, they cover its text in order, and point to where it stands in the file."""

import io
import zipfile
from xml.sax.saxutils import escape

from hazards.word_builder import NAMESPACES, bare, docx, field, p, r, sdt, tbl, tr
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from ehc_text.reading.word.read import read_word
from ehc_text.records.document import Block, Paragraph

QUICK = settings(max_examples=60, deadline=None)
WORD = f"{{{NAMESPACES['w']}}}"
WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc", "Cn", "Co")), max_size=8).map(escape)
LOOKS = st.sampled_from(("", "<w:b/>", "<w:strike/>", "<w:vanish/>", "<w:sz w:val='30'/>"))
LEAVES = st.one_of(
    st.builds(r, WORDS, LOOKS),
    st.sampled_from((bare("<w:tab/>"), bare("<w:br/>"), bare("<w:br w:type='page'/>"), bare("<w:noBreakHyphen/>"))),
)


def _wrapped(inside: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    joined = st.lists(inside, max_size=3).map("".join)
    wraps = (
        "<w:ins>{}</w:ins>",
        "<w:del>{}</w:del>",
        "<w:hyperlink>{}</w:hyperlink>",
        "<w:smartTag>{}</w:smartTag>",
        sdt("{}"),
        field(" REF ", "{}"),
    )
    return st.builds(str.format, st.sampled_from(wraps), joined)


RUNS = st.recursive(LEAVES, _wrapped, max_leaves=8)
MARKS = st.sampled_from(("", "<w:rPr><w:del/></w:rPr>"))
PARAGRAPHS = st.builds(lambda runs, mark: p(*runs, properties=mark), st.lists(RUNS, max_size=5), MARKS)
TABLES = PARAGRAPHS.map(lambda inside: tbl(tr(f"<w:tc>{inside}</w:tc>")))
BODIES = st.lists(PARAGRAPHS | TABLES, max_size=5).map("".join)


def _paragraphs(blocks: tuple[Block, ...]) -> list[Paragraph]:
    found = []
    for block in blocks:
        if isinstance(block, Paragraph):
            found.append(block)
        else:
            found += [each for row in block.rows for cell in row.cells for each in _paragraphs(cell.blocks)]
    return found


@given(BODIES)
@QUICK
def test_pieces_are_in_order_and_cover_the_text(body: str) -> None:
    for paragraph in _paragraphs(read_word(docx(body)).blocks):
        ends = [0, *(piece.end for piece in paragraph.pieces)]
        assert [piece.start for piece in paragraph.pieces] == ends[:-1]
        assert ends[-1] == len(paragraph.text)


@given(BODIES)
@QUICK
def test_a_place_leads_to_the_run_that_holds_the_words(body: str) -> None:
    data = docx(body)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        root = etree.fromstring(archive.read("word/document.xml"))
    paragraphs = list(root.iter(f"{WORD}p"))
    for paragraph in _paragraphs(read_word(data).blocks):
        for piece in paragraph.pieces:
            run = list(paragraphs[piece.place.paragraph].iter(f"{WORD}r"))[piece.place.run]
            typed = "".join(run.itertext(f"{WORD}t"))
            assert not typed or paragraph.text[piece.start : piece.end] == typed


@given(BODIES)
@QUICK
def test_all_live_words_are_read_and_no_others(body: str) -> None:
    root = etree.fromstring(f"<x xmlns:w='{NAMESPACES['w']}'>{body}</x>")
    live = [text for text in root.iter(f"{WORD}t") if _is_live(text)]
    read = _paragraphs(read_word(docx(body)).blocks)
    assert _letters("".join(each.text for each in read)) == _letters("".join(text.text or "" for text in live))


def _is_live(text: etree._Element) -> bool:
    look = text.getparent().find(f"{WORD}rPr")
    is_shown = look is None or not {f"{WORD}strike", f"{WORD}vanish"} & {each.tag for each in look}
    return is_shown and next(text.iterancestors(f"{WORD}del"), None) is None


def _letters(text: str) -> str:
    """Return the text without white space, of which empty paragraphs lose some, and hyphens, which are elements."""
    return "".join(text.split()).replace("-", "")
