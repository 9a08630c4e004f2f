"""Running headers and footers: only those that some page shows, each line once."""

from hazards.word_builder import bare, docx, field, p, r, section, tbl, tr

from ehc_text.reading.word.read import read_word


def _margins(*references: str, properties: str = "", **parts: str) -> tuple[str, ...]:
    body = p("body") + section(*references, properties=properties)
    return read_word(docx(body, parts=parts)).margins


def test_headers_and_footers_are_read() -> None:
    found = _margins("header default header1", "footer default footer1", header1=p("Sam Lee"), footer1=p("Official"))
    assert found == ("Sam Lee", "Official")


def test_a_header_is_no_part_of_the_body() -> None:
    content = read_word(docx(p("body") + section("header default header1"), parts={"header1": p("Sam Lee")}))
    assert len(content.blocks) == 1


def test_lines_are_stripped_and_stand_once() -> None:
    twice = p("Official ") + p() + p(r("Official"), bare("<w:br/>"), r("Page "), field(" PAGE ", r("1")))
    assert _margins("header default header1", header1=twice) == ("Official", "Page 1")


def test_the_headers_of_all_sections_are_read() -> None:
    first = p("a", properties=section("header default header1"))
    body = first + p("b") + section("header default header2")
    assert read_word(docx(body, parts={"header1": p("one"), "header2": p("two")})).margins == ("one", "two")


def test_a_first_page_header_counts_only_where_it_is_switched_on() -> None:
    assert _margins("header first header1", header1=p("DRAFT")) == ()
    assert _margins("header first header1", properties="<w:titlePg/>", header1=p("DRAFT")) == ("DRAFT",)


def test_a_header_for_even_pages_counts_only_where_it_is_switched_on() -> None:
    assert _margins("header even header1", header1=p("DRAFT"), settings="") == ()
    assert _margins("header even header1", header1=p("DRAFT"), settings="<w:evenAndOddHeaders/>") == ("DRAFT",)


def test_a_header_that_no_section_uses_is_left_out() -> None:
    assert _margins(header1=p("DRAFT")) == ()


def test_a_watermark_is_read() -> None:
    watermark = p(bare("<w:pict><v:shape><v:textpath string='DRAFT'/></v:shape></w:pict>"))
    assert _margins("header default header1", header1=watermark) == ("DRAFT",)


def test_a_box_in_a_header_is_read() -> None:
    box = "<w:pict><v:shape><v:textbox><w:txbxContent>" + p("Final") + "</w:txbxContent></v:textbox></v:shape></w:pict>"
    assert _margins("header default header1", header1=p(bare(box))) == ("Final",)


def test_a_row_of_a_table_in_a_header_is_one_line() -> None:
    assert _margins("header default header1", header1=tbl(tr("Name:", "Sam Lee"))) == ("Name:\tSam Lee",)


def test_a_reference_to_a_missing_header_harms_nothing() -> None:
    assert _margins("header default header7") == ()
