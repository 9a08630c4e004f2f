"""How words look: headings, bold, italic and size, by direct formatting and through chains of styles."""

import pytest
from hazards.word_builder import docx, p, r

from ehc_text.reading.word.read import read_word
from ehc_text.records.document import Paragraph

B, I, S = "<w:b/>", "<w:i/>", "<w:strike/>"  # noqa: E741 - the tag's own letter


def _style(
    name: str, run: str = "", paragraph: str = "", base: str = "", shown: str = "", kind: str = "paragraph"
) -> str:
    based = f"<w:basedOn w:val='{base}'/>" if base else ""
    default = "w:default='1'" if name == "Normal" else ""
    return (
        f"<w:style w:type='{kind}' w:styleId='{name}' {default}><w:name w:val='{shown or name}'/>{based}"
        f"<w:pPr>{paragraph}</w:pPr><w:rPr>{run}</w:rPr></w:style>"
    )


STYLES = "".join(
    (
        "<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val='22'/></w:rPr></w:rPrDefault></w:docDefaults>",
        _style("Normal"),
        _style("Heading1", B + "<w:sz w:val='32'/>", "<w:outlineLvl w:val='0'/>", shown="heading 1"),
        _style("SectionTitle", base="Heading1"),
        _style("TOCHeading", paragraph="<w:outlineLvl w:val='9'/>", base="Heading1"),
        _style("berschrift2", shown="Heading 2"),
        _style("Titel", shown="Title"),
        _style("Big", "<w:sz w:val='28'/>"),
        _style("Loop", B, base="Loop2"),
        _style("Loop2", base="Loop"),
        _style("Struck", S),
        _style("Strong", B, kind="character"),
        _style("Deleted", S, kind="character"),
        _style("Secret", "<w:vanish/>", kind="character"),
    )
)


def _read(*inside: str, properties: str = "", styles: str = STYLES) -> Paragraph | None:
    blocks = read_word(docx(p(*inside, properties=properties), parts={"styles": styles})).blocks
    assert len(blocks) <= 1
    return blocks[0] if blocks else None  # type: ignore[return-value]


def _named(style: str, *inside: str) -> Paragraph | None:
    return _read(*(inside or ("words",)), properties=f"<w:pStyle w:val='{style}'/>")


@pytest.mark.parametrize(
    ("properties", "level", "remark"),
    [
        ("", None, "plain text"),
        ("<w:pStyle w:val='Heading1'/>", 1, "the style's outline level"),
        ("<w:pStyle w:val='SectionTitle'/>", 1, "from the style that it is based on"),
        ("<w:pStyle w:val='berschrift2'/>", 2, "by the style's name alone"),
        ("<w:pStyle w:val='Titel'/>", 1, "a title"),
        ("<w:pStyle w:val='TOCHeading'/>", None, "a style that says body text"),
        ("<w:outlineLvl w:val='2'/>", 3, "the paragraph's own level"),
        ("<w:pStyle w:val='Heading1'/><w:outlineLvl w:val='9'/>", None, "the paragraph says body text"),
        ("<w:pStyle w:val='Nowhere'/>", None, "a style that is not there"),
        ("<w:outlineLvl w:val='x'/>", None, "a level that is no number"),
    ],
)
def test_a_heading_has_the_level_that_word_gives_it(properties: str, level: int | None, remark: str) -> None:
    found = _read("words", properties=properties)
    assert found is not None
    assert found.heading_level == level, remark


@pytest.mark.parametrize(
    ("inside", "style", "is_bold", "remark"),
    [
        (r("words"), "Normal", False, "plain"),
        (r("words", B), "Normal", True, "direct"),
        (r("words", B) + r("more"), "Normal", False, "in part"),
        (r("words", B) + r(" ") + r("more", B), "Normal", True, "a plain space between counts for nothing"),
        (r("words", B) + r("gone", S), "Normal", True, "struck words count for nothing"),
        (r("words"), "Heading1", True, "from the style"),
        (r("words", "<w:b w:val='0'/>"), "Heading1", False, "switched off"),
        (r("words", "<w:rStyle w:val='Strong'/>"), "Normal", True, "from the character style"),
        (r("words", "<w:rStyle w:val='Strong'/>"), "Heading1", False, "two toggles cancel each other out"),
        (r("words"), "Loop", True, "a style based on itself"),
    ],
)
def test_bold_is_what_the_page_shows(inside: str, style: str, is_bold: bool, remark: str) -> None:
    found = _named(style, inside)
    assert found is not None
    assert found.is_bold is is_bold, remark


def test_italic_is_told_apart_from_bold() -> None:
    found = _read(r("words", I))
    assert found is not None
    assert (found.is_bold, found.is_italic) == (False, True)


@pytest.mark.parametrize(
    ("inside", "style", "size", "remark"),
    [
        (r("words"), "Normal", 11.0, "the document's default"),
        (r("words"), "Big", 14.0, "the style's"),
        (r("words", "<w:sz w:val='19'/>"), "Big", 9.5, "the run's own, in half points"),
        (r("many more words") + r("few", "<w:sz w:val='40'/>"), "Normal", 11.0, "that of most of the words"),
    ],
)
def test_size_is_that_of_most_words(inside: str, style: str, size: float, remark: str) -> None:
    found = _named(style, inside)
    assert found is not None
    assert found.size_pt == size, remark


def test_size_is_unknown_where_nothing_says_it() -> None:
    found = _read("words", styles="")
    assert found is not None
    assert found.size_pt is None


@pytest.mark.parametrize(
    ("style", "inside"),
    [
        ("Struck", r("gone")),
        ("Normal", r("gone", "<w:rStyle w:val='Deleted'/>")),
        ("Normal", r("gone", "<w:rStyle w:val='Secret'/>")),
    ],
)
def test_words_that_a_style_strikes_or_hides_are_left_out(style: str, inside: str) -> None:
    assert _named(style, inside) is None


def test_words_that_a_style_strikes_can_be_kept_by_the_run() -> None:
    found = _named("Struck", r("kept", "<w:strike w:val='0'/>"))
    assert found is not None
    assert found.text == "kept"
