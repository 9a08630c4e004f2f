"""What words a paragraph has: each case is one construct of Word and the text that a reader of the page sees."""

import pytest
from hazards.word_builder import bare, docx, field, p, r, sdt, tbl, tr

from ehc_text.reading.word.read import read_word
from ehc_text.records.document import Paragraph, ProblemKind

STRUCK = "<w:strike/>"
CHECK_BOX = "<w:ffData><w:checkBox><w:default w:val='0'/>{}</w:checkBox></w:ffData>"
CHOICES = "<w:listEntry w:val='Draft'/><w:listEntry w:val='Final'/>"
DROP_DOWN = f"<w:ffData><w:ddList><w:result w:val='1'/>{CHOICES}</w:ddList></w:ffData>"
TEXT_FIELD = "<w:ffData><w:textInput/></w:ffData>"
BEGIN, END = "<w:fldChar w:fldCharType='begin'/>", "<w:fldChar w:fldCharType='end'/>"
TICKED = "<w14:checkbox><w14:checked w14:val='1'/></w14:checkbox>"

CASES = [
    # (remark, inside of the paragraph, its text)
    ("runs join without a gap", r("Sam will have phy") + r("sio"), "Sam will have physio"),
    ("a tab stands between label and value", bare("<w:t>Name</w:t><w:tab/><w:t>Sam</w:t>"), "Name\tSam"),
    ("so does a tab set from the margin", bare("<w:t>Name</w:t><w:ptab/><w:t>Sam</w:t>"), "Name\tSam"),
    ("a line break", bare("<w:t>one</w:t><w:br/><w:t>two</w:t><w:cr/><w:t>three</w:t>"), "one\ntwo\nthree"),
    ("a page break before the words", bare("<w:br w:type='page'/>") + r("Section F"), "Section F"),
    ("a page break after the words", r("the end") + bare("<w:br w:type='page'/>"), "the end"),
    ("a page break between words", r("the end") + bare("<w:br w:type='page'/>") + r("Section F"), "the end\nSection F"),
    ("a page turned at the last printing", bare("<w:t>one </w:t><w:lastRenderedPageBreak/><w:t>two</w:t>"), "one two"),
    ("a hyphen that does not break", bare("<w:t>30</w:t><w:noBreakHyphen/><w:t>minute</w:t>"), "30-minute"),
    ("a hyphen that may break", bare("<w:t>provi</w:t><w:softHyphen/><w:t>sion</w:t>"), "provision"),
    ("a line break of the XML is a space", "<w:r><w:t>twice\na week</w:t></w:r>", "twice a week"),
    ("a link", f"<w:hyperlink>{r('www.ipsea.example')}</w:hyperlink>", "www.ipsea.example"),
    ("a smart tag", f"<w:smartTag w:element='place'>{r('York')}</w:smartTag>", "York"),
    ("a custom XML wrapper", f"<w:customXml w:element='x'>{r('York')}</w:customXml>", "York"),
    ("a comment's mark", r("weekly") + bare("<w:commentReference w:id='0'/>"), "weekly"),
    ("text from right to left", f"<w:bdo w:val='rtl'>{r('Amina')}</w:bdo>", "Amina"),
    ("ruby gives its base", bare(f"<w:ruby><w:rt>{r('x')}</w:rt><w:rubyBase>{r('Sam')}</w:rubyBase></w:ruby>"), "Sam"),
    ("a fraction of the equation editor", r("for ") + "<m:oMath><m:r><m:t>½</m:t></m:r></m:oMath>", "for ½"),
    # struck, hidden, changed
    ("struck-through words are deleted words", r("daily ", STRUCK) + r("weekly"), "weekly"),
    ("doubly struck words too", r("daily ", "<w:dstrike/>") + r("weekly"), "weekly"),
    ("strike that is switched off", r("daily", "<w:strike w:val='0'/>"), "daily"),
    ("hidden words", r("[note to author] ", "<w:vanish/>") + r("weekly"), "weekly"),
    ("words hidden on web pages only", r("weekly", "<w:webHidden/>"), "weekly"),
    ("a tracked insertion", f"<w:ins>{r('twice a ')}</w:ins>" + r("week"), "twice a week"),
    ("a tracked deletion", "<w:del><w:r><w:delText>once a </w:delText></w:r></w:del>" + r("week"), "week"),
    ("a deletion that some programs write as text", f"<w:del>{r('once a ')}</w:del>" + r("week"), "week"),
    ("a deletion of what was inserted", f"<w:ins>{r('a')}<w:del>{r('b')}</w:del></w:ins>", "a"),
    ("moved away", f"<w:moveFrom>{r('gone')}</w:moveFrom>" + r("here"), "here"),
    ("moved here", f"<w:moveTo>{r('arrived')}</w:moveTo>", "arrived"),
    ("the old format in a format change", r("weekly", f"<w:rPrChange><w:rPr>{STRUCK}</w:rPr></w:rPrChange>"), "weekly"),
    # content controls
    ("a content control", sdt(r("Sam")), "Sam"),
    ("a control in a control", sdt(sdt(r("Sam"))), "Sam"),
    ("a placeholder is kept", sdt(r("Click here to enter text."), "<w:showingPlcHdr/>"), "Click here to enter text."),
    ("a ticked control", sdt(r("☒"), TICKED) + r(" Draft"), "☒ Draft"),
    ("a ticked control in Wingdings", sdt(bare("<w:sym w:font='Wingdings' w:char='F0FE'/>"), TICKED), "☒"),
    # fields
    ("a simple field", f"<w:fldSimple w:instr='MERGEFIELD Name'>{r('Sam')}</w:fldSimple>", "Sam"),
    ("a field's result", field(" MERGEFIELD Name ", r("Sam")), "Sam"),
    ("an unfilled merge field", field(" MERGEFIELD Name ", r("«Name»")), "«Name»"),
    ("a field in a field's instruction", field(" IF ", r("she")).replace(" IF ", " IF </w:instrText></w:r>"
        + field(" MERGEFIELD Sex ", r("F")) + "<w:r><w:instrText>"), "she"),
    ("a field in a field's result", field(" HYPERLINK ", r("page ") + field(" PAGEREF ", r("7"))), "page 7"),
    ("a field without a result", r("a") + field(" XE outcome ") + r("b"), "ab"),
    ("a click-here field", field(" MACROBUTTON NoMacro [Click here and type name] "), "[Click here and type name]"),
    ("a field that never ends hides nothing", bare(BEGIN) + r("weekly"), "weekly"),
    ("an end that never began", bare(END) + r("weekly"), "weekly"),
    ("a field whose end was deleted", bare(BEGIN) + r("weekly") + f"<w:del>{bare(END)}</w:del>", "weekly"),
    ("a field whose beginning was deleted", f"<w:del>{bare(BEGIN)}</w:del>" + r("weekly") + bare(END), "weekly"),
    ("a field whose marks are hidden", field(" MERGEFIELD Name ", r("Sam")).replace("<w:r><w:fldChar",
        "<w:r><w:rPr><w:vanish/></w:rPr><w:fldChar"), "Sam"),
    ("a ticked form field", field(" FORMCHECKBOX ", data=CHECK_BOX.format("<w:checked/>")) + r(" Final"), "☒ Final"),
    ("an empty form field", field(" FORMCHECKBOX ", data=CHECK_BOX.format("")) + r(" Final"), "☐ Final"),
    ("an unticked form field", field(" FORMCHECKBOX ", data=CHECK_BOX.format("<w:checked w:val='0'/>")), "☐"),
    ("a drop-down form field", field(" FORMDROPDOWN ", data=DROP_DOWN), "Final"),
    ("a drop-down that shows its result itself", field(" FORMDROPDOWN ", r("Final"), data=DROP_DOWN), "Final"),
    ("a text form field", field(" FORMTEXT ", r("12/03/2026"), data=TEXT_FIELD), "12/03/2026"),
    # symbols
    ("a crossed box", bare("<w:sym w:font='Wingdings' w:char='F0FD'/>"), "☒"),
    ("a ticked box", bare("<w:sym w:font='Wingdings' w:char='F0FE'/>"), "☒"),
    ("an empty box", bare("<w:sym w:font='Wingdings' w:char='F0A8'/>"), "☐"),
    ("another empty box", bare("<w:sym w:font='Wingdings' w:char='F06F'/>"), "☐"),
    ("a box of the second set", bare("<w:sym w:font='Wingdings 2' w:char='F0A3'/>"), "☐"),
    ("a symbol without the private range", bare("<w:sym w:font='Wingdings' w:char='00FE'/>"), "☒"),
    ("at least, from the Symbol font", bare("<w:sym w:font='Symbol' w:char='F0B3'/>"), "≥"),
    ("a symbol that nobody knows", bare("<w:sym w:font='Wingdings' w:char='F021'/>"), "\ufffd"),
    ("a sign of an ordinary font", bare("<w:sym w:font='Arial' w:char='00BD'/>"), "½"),
    ("a box typed in Wingdings", r("þ", "<w:rFonts w:ascii='Wingdings' w:hAnsi='Wingdings'/>"), "☒"),
    ("a box of the private range", r("\uf0fe Final"), "☒ Final"),
]  # fmt: skip


@pytest.mark.parametrize(("inside", "text"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_a_paragraph_reads_as_a_reader_sees_it(inside: str, text: str) -> None:
    (block,) = read_word(docx(p(inside))).blocks
    assert isinstance(block, Paragraph)
    assert block.text == text
    assert "".join(block.text[piece.start : piece.end] for piece in block.pieces) == text


def _texts(body: str, **parts: str) -> list[str]:
    return [block.text for block in read_word(docx(body, parts=parts)).blocks]


def test_paragraphs_without_words_are_left_out() -> None:
    assert _texts(p("one") + p() + p("  ") + p("two")) == ["one", "two"]


def test_a_field_over_several_paragraphs_hides_its_instruction_only() -> None:
    begin = bare("<w:fldChar w:fldCharType='begin'/>") + bare("<w:instrText>TOC</w:instrText>")
    body = p(begin + bare("<w:fldChar w:fldCharType='separate'/>") + r("A  2")) + p("B  3")
    assert _texts(body + p(bare("<w:fldChar w:fldCharType='end'/>")) + p("after")) == ["A  2", "B  3", "after"]


MARK_DELETED = "<w:rPr><w:del w:id='1' w:author='x'/></w:rPr>"


def test_a_deleted_paragraph_mark_joins_two_paragraphs() -> None:
    body = p("Sam will have ", properties=MARK_DELETED) + p("weekly physiotherapy.") + p("Next.")
    first, second = read_word(docx(body)).blocks
    assert (first.text, second.text) == ("Sam will have weekly physiotherapy.", "Next.")
    assert [piece.place.paragraph for piece in first.pieces] == [0, 1]


def test_a_paragraph_deleted_with_its_mark_leaves_nothing() -> None:
    gone = p("<w:del><w:r><w:delText>gone</w:delText></w:r></w:del>", properties=MARK_DELETED)
    assert _texts(p("one") + gone + p("two")) == ["one", "two"]


def test_a_deleted_mark_before_a_table_ends_the_paragraph_all_the_same() -> None:
    blocks = read_word(docx(p("before", properties=MARK_DELETED) + tbl(tr("cell")) + p("after"))).blocks
    assert [type(block).__name__ for block in blocks] == ["Paragraph", "Table", "Paragraph"]


def test_a_deleted_mark_at_the_end_loses_no_words() -> None:
    assert _texts(p("the end", properties=MARK_DELETED)) == ["the end"]


def test_a_large_first_letter_joins_its_word() -> None:
    assert _texts(p("S", properties="<w:framePr w:dropCap='drop'/>") + p("am likes trains.")) == ["Sam likes trains."]


def test_tracked_changes_are_one_problem_with_their_number() -> None:
    content = read_word(docx(p(f"<w:ins>{r('a')}</w:ins><w:del>{r('b')}</w:del>") + p(f"<w:ins>{r('c')}</w:ins>")))
    (problem,) = content.problems
    assert problem.kind is ProblemKind.TRACKED_CHANGES
    assert "(3)" in problem.message


def test_a_file_without_changes_has_no_problem() -> None:
    assert read_word(docx(p("weekly"))).problems == ()


@pytest.mark.parametrize(
    ("body", "what"),
    [
        (p("a") + "<w:altChunk r:id='x'/>", "an inserted document"),
        (p("a", "<w:subDoc r:id='x'/>"), "a sub-document"),
        (p("a", bare("<w:object><o:OLEObject Type='Embed'/></w:object>")), "an embedded file"),
        (p("a", bare("<w:object><w:control w:name='TextBox1'/></w:object>")), "a form control"),
    ],
)
def test_what_is_not_read_is_said(body: str, what: str) -> None:
    (problem,) = read_word(docx(body)).problems
    assert problem.kind is ProblemKind.PART_LOST
    assert problem.message.startswith(what)
