"""The numbers and bullets that Word makes by itself: they are no part of the text, but stand on the page."""

import pytest
from hazards.word_builder import docx, p, tbl, tr

from ehc_text.reading.word.counting import written
from ehc_text.reading.word.read import read_word
from ehc_text.records.document import Paragraph


def _level(at: int, text: str, number_format: str = "decimal", start: int = 1, more: str = "") -> str:
    return (
        f"<w:lvl w:ilvl='{at}'><w:start w:val='{start}'/><w:numFmt w:val='{number_format}'/>{more}"
        f"<w:lvlText w:val='{text}'/></w:lvl>"
    )


def _abstract(name: str, *levels: str) -> str:
    return f"<w:abstractNum w:abstractNumId='{name}'>{''.join(levels)}</w:abstractNum>"


def _num(name: int, abstract: str, more: str = "") -> str:
    return f"<w:num w:numId='{name}'><w:abstractNumId w:val='{abstract}'/>{more}</w:num>"


def _item(num: int, level: int | None = 0, text: str = "x", style: str = "") -> str:
    at = "" if level is None else f"<w:ilvl w:val='{level}'/>"
    styled = f"<w:pStyle w:val='{style}'/>" if style else ""
    return p(text, properties=f"{styled}<w:numPr>{at}<w:numId w:val='{num}'/></w:numPr>")


def _labels(body: str, numbering: str, styles: str = "") -> list[str | None]:
    blocks = read_word(docx(body, parts={"numbering": numbering, "styles": styles})).blocks
    return [block.list_label for block in blocks if isinstance(block, Paragraph)]


OUTLINE = _abstract("0", _level(0, "%1."), _level(1, "%1.%2", "decimal"), _level(2, "(%3)", "lowerLetter"))


def test_a_list_counts() -> None:
    assert _labels(_item(1) * 3, OUTLINE + _num(1, "0")) == ["1.", "2.", "3."]


def test_a_deeper_level_starts_again_under_each_item() -> None:
    body = _item(1) + _item(1, 1) + _item(1, 1) + _item(1) + _item(1, 1) + _item(1, 2)
    assert _labels(body, OUTLINE + _num(1, "0")) == ["1.", "1.1", "1.2", "2.", "2.1", "(a)"]


def test_a_level_that_never_restarts_goes_on() -> None:
    going_on = _abstract("0", _level(0, "%1."), _level(1, "F%2", more="<w:lvlRestart w:val='0'/>"))
    body = _item(1) + _item(1, 1) + _item(1) + _item(1, 1)
    assert _labels(body, going_on + _num(1, "0")) == ["1.", "F1", "2.", "F2"]


def test_words_between_do_not_stop_the_count() -> None:
    assert _labels(_item(1) + p("between") + _item(1), OUTLINE + _num(1, "0")) == ["1.", None, "2."]


def test_two_lists_of_one_pattern_share_the_count() -> None:
    assert _labels(_item(1) + _item(2), OUTLINE + _num(1, "0") + _num(2, "0")) == ["1.", "2."]


def test_a_list_that_is_told_to_start_again_does_so_once() -> None:
    again = "<w:lvlOverride w:ilvl='0'><w:startOverride w:val='5'/></w:lvlOverride>"
    numbering = OUTLINE + _num(1, "0") + _num(2, "0", again)
    assert _labels(_item(1) + _item(2) + _item(2), numbering) == ["1.", "5.", "6."]


def test_a_list_may_change_a_level_of_its_pattern() -> None:
    changed = f"<w:lvlOverride w:ilvl='0'>{_level(0, '%1)', 'lowerRoman')}</w:lvlOverride>"
    assert _labels(_item(1) * 4, OUTLINE + _num(1, "0", changed)) == ["i)", "ii)", "iii)", "iv)"]


def test_legal_numbering_is_in_digits() -> None:
    legal = _abstract("0", _level(0, "%1", "upperRoman"), _level(1, "%1.%2", more="<w:isLgl/>"))
    assert _labels(_item(1) + _item(1, 1), legal + _num(1, "0")) == ["I", "1.1"]


def test_section_letters_may_be_automatic() -> None:
    letters = _abstract("0", _level(0, "Section %1:", "upperLetter"))
    assert _labels(_item(1) * 2, letters + _num(1, "0")) == ["Section A:", "Section B:"]


@pytest.mark.parametrize(
    ("sign", "font", "label"),
    [("\uf0b7", "Symbol", "•"), ("\uf0a7", "Wingdings", "▪"), ("o", "Courier New", "o"), ("•", "", "•"), ("", "", "•")],
)
def test_a_bullet_is_what_the_page_shows(sign: str, font: str, label: str) -> None:
    level = _level(0, sign, "bullet").replace("</w:lvl>", f"<w:rPr><w:rFonts w:ascii='{font}'/></w:rPr></w:lvl>")
    assert _labels(_item(1), _abstract("0", level) + _num(1, "0")) == [label]


LIST_STYLE = (
    "<w:style w:type='paragraph' w:styleId='Listed'><w:pPr><w:numPr><w:numId w:val='1'/></w:numPr></w:pPr></w:style>"
    "<w:style w:type='paragraph' w:styleId='Sub'><w:basedOn w:val='Listed'/></w:style>"
)


def test_a_list_may_come_with_the_style() -> None:
    listed = p("x", properties="<w:pStyle w:val='Listed'/>")
    assert _labels(listed * 2, OUTLINE + _num(1, "0"), LIST_STYLE) == ["1.", "2."]


def test_the_level_may_be_the_one_that_names_the_style() -> None:
    named = _abstract("0", _level(0, "%1."), _level(1, "%1.%2", more="<w:pStyle w:val='Sub'/>"))
    body = _item(1) + p("x", properties="<w:pStyle w:val='Sub'/>")
    assert _labels(body, named + _num(1, "0"), LIST_STYLE) == ["1.", "1.1"]


def test_a_paragraph_may_leave_the_list_of_its_style() -> None:
    assert _labels(_item(0, style="Listed"), OUTLINE + _num(1, "0"), LIST_STYLE) == [None]


def test_a_list_style_may_stand_between() -> None:
    link = "<w:abstractNum w:abstractNumId='7'><w:numStyleLink w:val='Mine'/></w:abstractNum>"
    real = _abstract("0", "<w:styleLink w:val='Mine'/>", _level(0, "%1)"))
    assert _labels(_item(1) * 2, real + link + _num(1, "7")) == ["1)", "2)"]


def test_a_list_runs_through_the_cells_of_a_table() -> None:
    row = tr(f"<w:tc>{_item(1)}</w:tc>")
    (table,) = read_word(docx(tbl(row, row), parts={"numbering": OUTLINE + _num(1, "0")})).blocks
    assert [row.cells[0].blocks[0].list_label for row in table.rows] == ["1.", "2."]


def test_an_empty_item_counts_as_it_does_on_the_page() -> None:
    assert _labels(_item(1, text="") + _item(1), OUTLINE + _num(1, "0")) == ["2."]


def test_a_level_is_told() -> None:
    body = docx(_item(1) + _item(1, 2), parts={"numbering": OUTLINE + _num(1, "0")})
    assert [block.list_level for block in read_word(body).blocks] == [0, 2]


@pytest.mark.parametrize("numbering", ["", OUTLINE, OUTLINE + _num(1, "missing"), _abstract("0") + _num(1, "0")])
def test_a_list_that_is_not_described_has_no_label(numbering: str) -> None:
    assert _labels(_item(1), numbering) == [None]


@pytest.mark.parametrize(
    ("number", "number_format", "text"),
    [
        (1, "decimal", "1"),
        (7, "decimalZero", "07"),
        (3, "lowerLetter", "c"),
        (26, "upperLetter", "Z"),
        (27, "upperLetter", "AA"),
        (28, "lowerLetter", "bb"),
        (4, "lowerRoman", "iv"),
        (1999, "upperRoman", "MCMXCIX"),
        (0, "lowerRoman", "0"),
        (1, "ordinal", "1st"),
        (12, "ordinal", "12th"),
        (22, "ordinal", "22nd"),
        (2, "cardinalText", "Two"),
        (3, "ordinalText", "Third"),
        (45, "cardinalText", "45"),
        (5, "none", ""),
        (5, "chicago", "5"),
    ],
)
def test_a_number_is_written_as_the_list_asks(number: int, number_format: str, text: str) -> None:
    assert written(number, number_format) == text
