"""Words that stand beside the line: text boxes, WordArt, diagrams, foot- and endnotes."""

from hazards.word_builder import bare, docx, p, r, tbl, tr

from ehc_text.reading.word.read import read_word
from ehc_text.records.document import Paragraph, Table


def _modern(inside: str) -> str:
    return f"<w:drawing><wps:wsp><wps:txbx><w:txbxContent>{inside}</w:txbxContent></wps:txbx></wps:wsp></w:drawing>"


def _old(inside: str) -> str:
    return f"<w:pict><v:shape><v:textbox><w:txbxContent>{inside}</w:txbxContent></v:textbox></v:shape></w:pict>"


def _both(new: str, old: str) -> str:
    options = f"<mc:Choice Requires='wps'>{new}</mc:Choice><mc:Fallback>{old}</mc:Fallback>"
    return f"<mc:AlternateContent>{options}</mc:AlternateContent>"


def _seen(body: str, **parts: str) -> list[tuple[str, str]]:
    """Return each paragraph's words, and whether they are boxed or a note."""
    seen = []
    for block in read_word(docx(body, parts=parts)).blocks:
        assert isinstance(block, Paragraph)
        seen.append((block.text, "box" if block.is_boxed else "note" if block.is_note else ""))
    return seen


def test_a_box_written_twice_is_read_once_after_its_anchor() -> None:
    anchor = p(r("anchor"), bare(_both(_modern(p("boxed")), _old(p("boxed")))))
    assert _seen(anchor + p("next")) == [("anchor", ""), ("boxed", "box"), ("next", "")]


def test_a_box_that_only_old_programs_know_is_read() -> None:
    assert _seen(p(bare(_both("<w:drawing/>", _old(p("boxed")))))) == [("boxed", "box")]


def test_a_box_of_the_old_kind_is_read() -> None:
    assert _seen(p(bare(_old(p("boxed"))))) == [("boxed", "box")]


def test_alternatives_round_a_run_are_read_once() -> None:
    assert _seen(p(_both(r("weekly"), r("weekly")))) == [("weekly", "")]


def test_alternatives_round_a_paragraph_are_read_once() -> None:
    assert _seen(_both(p("weekly"), p("weekly"))) == [("weekly", "")]


def test_a_group_of_boxes_is_read_in_order() -> None:
    assert _seen(p(bare(_modern(p("one")) + _modern(p("two"))))) == [("one", "box"), ("two", "box")]


def test_a_box_in_a_box_is_read() -> None:
    inner = p("outer", bare(_modern(p("inner"))))
    assert _seen(p(bare(_modern(inner)))) == [("outer", "box"), ("inner", "box")]


def test_a_table_in_a_box_is_read() -> None:
    (table,) = read_word(docx(p(bare(_modern(tbl(tr("a", "b"))))))).blocks
    assert isinstance(table, Table)


def test_a_box_in_deleted_or_hidden_words_is_gone() -> None:
    assert _seen(p(f"<w:del>{bare(_modern(p('gone')))}</w:del>")) == []
    assert _seen(p("<w:r><w:rPr><w:vanish/></w:rPr>" + _modern(p("gone")) + "</w:r>")) == []


def test_word_art_is_read() -> None:
    assert _seen(p(bare("<w:pict><v:shape><v:textpath string='My plan'/></v:shape></w:pict>"))) == [("My plan", "box")]


def test_places_count_boxes_and_their_second_writing() -> None:
    body = p(r("anchor"), bare(_both(_modern(p("boxed")), _old(p("boxed")))), r("more")) + p("next")
    places = [[(x.place.paragraph, x.place.run) for x in block.pieces] for block in read_word(docx(body)).blocks]
    # Runs of the anchor: 0 "anchor", 1 the drawing, 2 and 3 inside the boxes, 4 "more".
    assert places == [[(0, 0), (0, 4)], [(1, 0)], [(3, 0)]]


def test_the_words_of_a_diagram_are_read() -> None:
    drawing = "<w:drawing><dgm:relIds r:dm='diagramData1'/></w:drawing>"
    point = "<dgm:pt><dgm:t><a:p><a:r><a:t>{}</a:t></a:r></a:p></dgm:t></dgm:pt>"
    spaces = (
        "xmlns:dgm='http://schemas.openxmlformats.org/drawingml/2006/diagram' "
        "xmlns:a='http://schemas.openxmlformats.org/drawingml/2006/main'"
    )
    points = point.format("I like trains") + point.format("I like maps")
    data = f"<dgm:dataModel {spaces}><dgm:ptLst>{points}</dgm:ptLst></dgm:dataModel>"
    assert _seen(p(bare(drawing)), diagramData1=data) == [("I like trains", "box"), ("I like maps", "box")]


def test_a_diagram_without_its_data_is_said() -> None:
    (problem,) = read_word(docx(p("a", bare("<w:drawing><dgm:relIds r:dm='none'/></w:drawing>")))).problems
    assert problem.message.startswith("a diagram")


NOTES = "".join(
    f"<w:{kind} w:id='{number}'>{p(text)}</w:{kind}>"
    for kind, number, text in (("footnote", 2, "In term time."), ("footnote", 3, "By an HLTA."))
)


def _mark(number: int, kind: str = "foot") -> str:
    return bare(f"<w:{kind}noteReference w:id='{number}'/>")


def test_notes_follow_the_paragraph_with_their_marks() -> None:
    body = p(r("daily"), _mark(3), r(" and weekly"), _mark(2)) + p("next")
    expected = [("daily and weekly", ""), ("By an HLTA.", "note"), ("In term time.", "note"), ("next", "")]
    assert _seen(body, footnotes=NOTES) == expected


def test_an_endnote_counts_like_a_footnote() -> None:
    endnotes = f"<w:endnote w:id='2'>{p('See the report.')}</w:endnote>"
    assert _seen(p(r("weekly"), _mark(2, "end")), endnotes=endnotes) == [("weekly", ""), ("See the report.", "note")]


def test_a_note_has_its_place_in_its_own_part() -> None:
    _, note = read_word(docx(p(r("daily"), _mark(3)), parts={"footnotes": NOTES})).blocks
    assert isinstance(note, Paragraph)
    assert [(x.place.part, x.place.paragraph, x.place.run) for x in note.pieces] == [("footnotes", 1, 0)]


def test_a_note_whose_mark_was_deleted_is_gone() -> None:
    assert _seen(p(r("daily"), f"<w:del>{_mark(2)}</w:del>"), footnotes=NOTES) == [("daily", "")]


def test_a_mark_without_a_note_harms_nothing() -> None:
    assert _seen(p(r("daily"), _mark(9))) == [("daily", "")]
    assert _seen(p(r("daily"), _mark(9)), footnotes=NOTES) == [("daily", "")]


def test_comments_are_left_out() -> None:
    comments = f"<w:comment w:id='0'>{p('Check this.')}</w:comment>"
    marked = "<w:commentRangeStart w:id='0'/>" + r("weekly") + "<w:commentRangeEnd w:id='0'/>"
    assert _seen(p(marked), comments=comments) == [("weekly", "")]
