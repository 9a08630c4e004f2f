"""Constructs of Word in whole plans: what they come to in sections, front sheet and statements, and where it stands."""

import pytest
from hazards.trap_plans import TITLES, parsed, read_bytes
from hazards.word_builder import bare, docx, field, p, r, sdt, section, tbl, tc, tr, zipped

LINES = {letter: f"What stands in part {letter.lower()} of the plan." for letter in TITLES}
TICK = "<w14:checkbox><w14:checked w14:val='{}'/></w14:checkbox>"
BOX = "<w:ffData><w:checkBox><w:default w:val='0'/>{}</w:checkBox></w:ffData>"
MERGED, GOES_ON = "<w:vMerge w:val='restart'/>", "<w:vMerge/>"


def heading(letter):
    return p(f"Section {letter}: {TITLES[letter]}")


def body(front="", **more):
    """Return the body of a plan; `more` holds what stands in sections instead of their line."""
    parts = (heading(letter) + more.get(letter, p(LINES[letter])) for letter in TITLES)
    return p("Education, Health and Care Plan") + front + "".join(parts)


def read(folder, *args, **kwargs):
    return parsed(read_bytes(docx(*args, **kwargs), folder))


def sections(plan):
    return {found.letter: found.text for found in plan.sections}


def paragraphs_of(plan, letter):
    """Return which paragraphs of the document part a section's words stand in."""
    (found,) = (one for one in plan.sections if one.letter == letter)
    return [piece.place.paragraph for piece in found.pieces if piece.place.part == "document"]


def test_controls_of_all_five_shapes_change_nothing(tmp_path):
    plain = body(F=tbl(tr("Phonics", "TA"), tr("Reading", "Teacher")))
    table = tbl(sdt(tr(sdt(tc("Phonics")), tc(sdt(p("TA"))))), tr("Reading", tc(p(sdt(r("Teacher"))))))
    controlled = p("Education, Health and Care Plan") + sdt(
        "".join(
            sdt(heading(letter)) + (sdt(table) if letter == "F" else sdt(p(sdt(r(LINES[letter]))))) for letter in TITLES
        )
    )
    one, other = read(tmp_path, plain), read(tmp_path, controlled)
    assert sections(one) == sections(other) == {**LINES, "F": "Phonics | TA\nReading | Teacher"}
    assert paragraphs_of(one, "F") == paragraphs_of(other, "F") == [12, 13, 14, 15]


def test_a_plan_in_the_strict_format_is_the_same_plan(tmp_path):
    made = body(
        front=p(sdt(r("☒"), TICK.format(1)), r(" Final ")),
        F=tbl(tr(tc("Reading", properties=MERGED), "Phonics"), tr(tc(properties=GOES_ON), "Spelling")),
        G=p(r("Daily."), bare("<w:footnoteReference w:id='2'/>")),
    )
    parts = {"footnotes": f"<w:footnote w:id='2'>{p('On school days.')}</w:footnote>"}
    usual, strict = (read(tmp_path, made, parts=parts, strict=flag) for flag in (False, True))
    assert sections(usual) == sections(strict)
    assert sections(strict)["F"] == "Reading | Phonics\n | Spelling"
    assert sections(strict)["G"] == "Daily.\nOn school days."
    assert strict.status == "final"


def test_a_file_with_macros_is_read_and_its_macros_are_not(tmp_path):
    types = "application/vnd.ms-word.document.macroEnabled.main+xml"
    content = (
        "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'>"
        f"<Override PartName='/word/document.xml' ContentType='{types}'/></Types>"
    )
    data = _with(docx(body()), {"[Content_Types].xml": content, "word/vbaProject.bin": b"\xd0\xcf\x11\xe0 macro"})
    plan = parsed(read_bytes(data, tmp_path, "plan.docm"))
    assert sections(plan) == LINES
    assert plan.problems == ()


def _with(data, more):
    import io
    import zipfile

    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return zipped({**{info.filename: archive.read(info) for info in archive.infolist()}, **more})


def test_words_that_were_moved_stand_where_they_went_and_the_changes_are_counted(tmp_path):
    words = "A teaching assistant will read with Ivo daily."
    away = p(f"<w:moveFromRangeStart w:id='1'/><w:moveFrom w:id='2'>{r(words)}</w:moveFrom>")
    here = p(f"<w:moveToRangeStart w:id='3'/><w:moveTo w:id='4'>{r(words)}</w:moveTo>")
    plan = read(tmp_path, body(B=p(LINES["B"]) + away, F=here))
    assert sections(plan) == {**LINES, "F": words}
    (problem,) = plan.problems
    assert "tracked changes (2)" in problem.message


def test_a_box_in_the_middle_of_a_section_is_read_once_after_the_line_it_hangs_on(tmp_path):
    inside = f"<w:txbxContent>{p('A boxed line.')}</w:txbxContent>"
    new = f"<w:drawing><wps:txbx>{inside}</wps:txbx></w:drawing>"
    old = f"<w:pict><v:textbox>{inside}</v:textbox></w:pict>"
    both = f"<mc:AlternateContent><mc:Choice>{new}</mc:Choice><mc:Fallback>{old}</mc:Fallback></mc:AlternateContent>"
    plan = read(tmp_path, body(F=p(r("A line."), bare(both)) + p("Another.")))
    assert sections(plan)["F"] == "A line.\nA boxed line.\nAnother."


def test_a_cell_merged_both_ways_holds_for_its_rows_and_columns(tmp_path):
    wide = "<w:gridSpan w:val='2'/>"
    table = tbl(
        tr("Need", "Provision", "Who", "When"),
        tr(tc("Reading and spelling, with a TA", properties=wide + MERGED), "Mrs Low", "Daily"),
        tr(tc(properties=wide + GOES_ON), "Mr Day", "Weekly"),
        columns=4,
    )
    plan = read(tmp_path, body(F=table))
    assert sections(plan)["F"].splitlines()[1:] == [
        "Reading and spelling, with a TA | Mrs Low | Daily",
        " | Mr Day | Weekly",
    ]
    last = plan.statements[-1] if plan.statements[-1].section == "F" else plan.statements[1]
    assert last.cells[0].inherited == "Reading and spelling, with a TA"


def test_a_note_called_in_a_cell_counts_for_its_row(tmp_path):
    cell = tc(p(r("Phonics daily"), bare("<w:footnoteReference w:id='2'/>")))
    parts = {"footnotes": f"<w:footnote w:id='2'>{p('In term time, 20 minutes.')}</w:footnote>"}
    plan = read(tmp_path, body(F=tbl(tr(cell, "TA"), tr("Spelling", "TA"))), parts=parts)
    assert sections(plan)["F"] == "Phonics daily | TA\nIn term time, 20 minutes.\nSpelling | TA"
    first = next(one for one in plan.statements if one.section == "F")
    assert first.around == ("In term time, 20 minutes.",)


def test_merge_fields_in_headings_and_text_read_as_filled_in(tmp_path):
    name = field(" MERGEFIELD Forename ", r("Ivo"))
    simple = f"<w:fldSimple w:instr=' MERGEFIELD Forename '>{r('Ivo')}</w:fldSimple>"
    made = body(A=p(name, r(" likes bridges.")), B=p(simple, r(" reads slowly.")))
    titled = p(r("Section B: "), simple, r("’s special educational needs"))
    found = sections(read(tmp_path, made.replace(heading("B"), titled)))
    assert (found["A"], found["B"]) == ("Ivo likes bridges.", "Ivo reads slowly.")


BOXES = {
    "content controls": (sdt(r("☒"), TICK.format(1)), sdt(r("☐"), TICK.format(0))),
    "Wingdings": (bare("<w:sym w:font='Wingdings' w:char='F0FE'/>"), bare("<w:sym w:font='Wingdings' w:char='F0A8'/>")),
    "Unicode": (r("☑"), r("□")),
    "form fields": tuple(field(" FORMCHECKBOX ", data=BOX.format(state)) for state in ("<w:checked/>", "")),
}


@pytest.mark.parametrize(("ticked", "blank"), BOXES.values(), ids=BOXES.keys())
@pytest.mark.parametrize("setting", ["a line", "cells", "rows"])
def test_a_ticked_status_is_read_from_boxes_of_every_kind(ticked, blank, setting, tmp_path):
    front = {
        "a line": p(blank, r(" Draft "), ticked, r(" Final "), blank, r(" Amended final")),
        "cells": tbl(tr("Status", tc(p(blank, r(" Draft"))), tc(p(ticked, r(" Final"))), tc(p(blank, r(" Amended"))))),
        "rows": tbl(tr("Draft", tc(p(blank))), tr("Final", tc(p(ticked))), tr("Amended final", tc(p(blank)))),
    }[setting]
    assert read(tmp_path, body(front=front)).status == "final"


def test_headers_and_footers_give_name_status_and_dates_and_no_text(tmp_path):
    parts = {
        "header1": p("Name: Ivo Bell")
        + p("DRAFT")
        + p("Section F: Special educational provision")
        + p("Access to help."),
        "footer1": p("Date of draft plan: 3 March 2026") + p("Printed on 5 May 2026 10:14") + p("Page 1 of 9"),
    }
    plan = read(tmp_path, body() + section("header default header1", "footer default footer1"), parts=parts)
    assert sections(plan) == LINES
    assert plan.front.text == "Education, Health and Care Plan"
    assert (plan.child.first_name, plan.child.surname, plan.status) == ("Ivo", "Bell", "draft")
    assert str(plan.dates.draft) == "2026-03-03"
    assert [str(one.date) for one in plan.mentions if one.role != "other"] == ["2026-03-03"]


def test_automatic_letters_number_the_sections(tmp_path):
    levels = (
        "<w:lvl w:ilvl='0'><w:start w:val='1'/><w:numFmt w:val='upperLetter'/><w:lvlText w:val='Section %1:'/></w:lvl>"
    )
    numbering = f"<w:abstractNum w:abstractNumId='0'>{levels}</w:abstractNum>"
    numbering += "<w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num>"
    listed = "<w:numPr><w:ilvl w:val='0'/><w:numId w:val='1'/></w:numPr>"
    letters = "ABCDEFG"
    made = "".join(p(TITLES[letter], properties=listed) + p(LINES[letter]) for letter in letters)
    plan = read(tmp_path, p("Education, Health and Care Plan") + made, parts={"numbering": numbering})
    assert sections(plan) == {letter: LINES[letter] for letter in letters}
