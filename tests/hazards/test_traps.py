"""The traps of real templates, one by one: what a naive reader or checker gets wrong, and what is right instead."""

import datetime as dt

import pytest
from builders import document
from hazards.pdf.drawn import Drawn
from hazards.trap_plans import (
    BODIES,
    TITLES,
    checked,
    codes,
    parsed,
    part,
    read_bytes,
    sound,
    words_of,
)
from hazards.word_builder import bare, docx, p, r, sdt, tbl, tc, tr
from PIL import Image
from section_builders import bold, grid, head, text

from ehc_text.reading import ocr
from ehc_text.records.document import ProblemKind
from ehc_text.records.plan import DocumentKind, PlanStatus

pytestmark = pytest.mark.model

AS_OF = dt.date(2026, 11, 1)
EXPECTED = {letter: "\n".join(body) for letter, body in BODIES.items() if letter != "K"}


def sections_of(made):
    """Return the texts of sections A to J, which hold no table in the sound plan."""
    return {letter: words for letter, words in words_of(parsed(made)).items() if letter != "K"}


def only(made, code, as_of=AS_OF):
    """Return the findings of one code."""
    return [finding for finding in checked(made, as_of).findings if finding.code == code]


def test_the_sound_plan_has_no_fault():
    assert sections_of(sound()) == EXPECTED
    assert checked(sound()).findings == ()


# --- 1. Contents pages and tables that explain repeat every heading


FRONT_MATTER = {
    "contents list": [bold("Contents"), *(text(f"Section {k}: {v} ..... 4") for k, v in TITLES.items())],
    "table that explains": [
        bold("Understanding this plan"),
        grid(*((f"Section {k}", f"This part sets out {v.lower()}.") for k, v in TITLES.items())),
    ],
    "headings with a sentence each": [
        line
        for k, v in TITLES.items()
        for line in (bold(f"Section {k}: {v}"), text(f"Here you will read about {v.lower()}."))
    ],
}


@pytest.mark.parametrize("matter", FRONT_MATTER.values(), ids=FRONT_MATTER.keys())
def test_a_contents_page_opens_no_section(matter):
    made = sound(before=matter)
    assert sections_of(made) == EXPECTED
    assert codes(made) == set()


# --- 2. Contents in columns: all letters first, all titles afterwards


def test_letters_and_titles_read_apart_open_no_section():
    made = sound(before=[bold("Contents"), *(text(f"Section {k}") for k in TITLES), *map(text, TITLES.values())])
    assert sections_of(made) == EXPECTED


def test_a_contents_list_in_columns_of_a_pdf_opens_no_section(tmp_path):
    drawn = Drawn().text(60, 60, "Education, Health and Care Plan", size=16, bold=True)
    drawn.lines(60, 120, *(f"Section {k}" for k in TITLES), step=16)
    drawn.lines(160, 120, *(title[:60] for title in TITLES.values()), step=16)
    drawn.page()
    draw_sections(drawn, BODIES)
    assert sections_of(read_bytes(drawn.bytes(), tmp_path, "plan.pdf")) == EXPECTED


# --- 3. Words run together, letters spaced out


@pytest.mark.parametrize(
    "heading",
    ["SECTION{}: {}", "SECTION{}:{}", "Section{} {}", "S E C T I O N  {}: {}", "SECTION {}:{}"],
)
def test_headings_without_their_blanks_open_their_sections(heading):
    blocks = [head("Education, Health and Care Plan")]
    for letter, title in TITLES.items():
        blocks += [bold(heading.format(letter, title)), *lines_of(letter)]
    assert sections_of(document(*blocks)) == EXPECTED


def test_headings_run_together_altogether_open_their_sections():
    blocks = [head("Education, Health and Care Plan")]
    for letter, title in TITLES.items():
        blocks += [bold(f"Section{letter}:{title.replace(' ', '')}"), *lines_of(letter)]
    assert sections_of(document(*blocks)) == EXPECTED


def test_a_status_with_its_letters_spaced_out_is_read():
    made = sound(front={"Status": "D R A F T", "Date of final plan": None})
    assert parsed(made).status is PlanStatus.DRAFT


# --- 4. Side by side: merged cells are read once, empty cells keep their place


SIDE_HEADS = ("B – Special educational needs", "F – Special educational provision", "E – Outcomes")


def test_side_by_side_cells_stay_in_their_columns(tmp_path):
    merge, goes_on = "<w:vMerge w:val='restart'/>", "<w:vMerge/>"
    table = tbl(
        tr(*SIDE_HEADS),
        tr(tc("Reading is hard.", properties=merge), "Phonics, daily", ""),
        tr(tc("", properties=goes_on), "", "He reads a page."),
        tr("", "Number games", "He counts to ten."),
        columns=3,
    )
    body = p("Education, Health and Care Plan") + p("Needs, provision and outcomes (B-F-E)") + table
    data = docx(body + p("Section G: Health provision") + p("No provision required."))
    plan = parsed(read_bytes(data, tmp_path))
    assert words_of(plan) == {
        "B": "Reading is hard.",
        "E": "He reads a page.\nHe counts to ten.",
        "F": "Phonics, daily\nNumber games",
        "G": "No provision required.",
    }
    assert part(plan, "B").lines[0].beside == ("E", "F")


# --- 5. Tables and rows that a page divides


def test_a_table_goes_on_over_a_page_without_its_heads(tmp_path):
    drawn = Drawn().text(60, 60, "Education, Health and Care Plan", size=16, bold=True)
    drawn.text(60, 640, "Section F: Special educational provision", size=13, bold=True)
    rows = [("Provision", "By whom", "How often"), ("Phonics", "Teacher", "Daily, 10 minutes")]
    drawn.grid((60, 260, 400, 535), (660, 700, 740), rows).page()
    drawn.grid((60, 260, 400, 535), (60, 100), [("Number games", "Teaching assistant", "Weekly, 20 minutes")])
    drawn.text(60, 160, "Section G: Health provision", size=13, bold=True).text(60, 180, "No provision required.")
    plan = parsed(read_bytes(drawn.bytes(), tmp_path, "plan.pdf"))
    assert [(s.text, s.cells[2].heading) for s in plan.statements] == [
        ("Phonics | Teacher | Daily, 10 minutes", "How often"),
        ("Number games | Teaching assistant | Weekly, 20 minutes", "How often"),
    ]


def test_a_row_that_a_page_divides_is_one_statement(tmp_path):
    drawn = Drawn().text(60, 60, "Education, Health and Care Plan", size=16, bold=True)
    drawn.text(60, 700, "Section F: Special educational provision", size=13, bold=True)
    xs = (60, 330, 535)
    drawn.grid(
        xs,
        (710, 735, 800),
        [("Provision", "By whom"), (("Mara is taught to follow a picture", "timetable and"), "Teacher")],
    ).page()
    drawn.grid(xs, (60, 85), [("to point at what comes next.", "")])
    drawn.text(60, 160, "Section G: Health provision", size=13, bold=True).text(60, 180, "No provision required.")
    (statement,) = parsed(read_bytes(drawn.bytes(), tmp_path, "plan.pdf")).statements
    assert " ".join(statement.text.split()) == (
        "Mara is taught to follow a picture timetable and to point at what comes next. | Teacher"
    )


# --- 6. E and F reopen for every area of need


def test_sections_that_reopen_for_every_area_keep_all_they_hold():
    blocks = [head("Education, Health and Care Plan"), head("Section B: My needs"), text("He finds reading hard.")]
    for area, outcome, provision in (
        ("Communication and interaction", "He takes turns.", "Turn-taking games, daily."),
        ("Cognition and learning", "He reads a page.", "Phonics, daily."),
        ("Sensory and physical", "He ties his laces.", "Lacing practice, daily."),
    ):
        blocks += [bold(area), bold("Section E: Outcomes"), text(outcome)]
        blocks += [bold("Section F: Special educational provision"), text(provision)]
    found = words_of(parsed(document(*blocks, head("Section G: Health provision"), text("None."))))
    assert found["E"].count("He ") == 3
    assert [line for line in found["F"].splitlines() if line.endswith("daily.")] == [
        "Turn-taking games, daily.",
        "Phonics, daily.",
        "Lacing practice, daily.",
    ]


# --- 7. H1 and H2 together, or one of them; "Section H" alone


def test_section_h_alone_is_both_and_its_statements_count_once():
    made = sound(H1=None, H2=None, order=[*"ABCDEFG", "I", "J", "K"])
    blocks = list(made.blocks)
    place = next(i for i, b in enumerate(blocks) if getattr(b, "text", "").startswith("Section I"))
    both = [head("Section H: Social care provision"), text("A carer takes Mara swimming every Saturday for two hours.")]
    plan = parsed(document(*blocks[:place], *both, *blocks[place:]))
    assert part(plan, "H1").text == part(plan, "H2").text == "A carer takes Mara swimming every Saturday for two hours."
    assert [s.section for s in plan.statements] == ["F", "G", "H1"]


def test_h1_and_h2_in_the_cells_of_one_row_are_two():
    row = grid(("Section H1: Under the 1970 Act", "Section H2: Other"), ("No provision required.", "A club, weekly."))
    blocks = list(sound(order=list("ABCDEFG")).blocks)
    found = words_of(parsed(document(*blocks, row, head("Section I: Placement"), text("Oak Hill School."))))
    assert (found["H1"], found["H2"]) == ("No provision required.", "A club, weekly.")


def test_h2_alone_brings_no_h1():
    assert "H1" not in words_of(parsed(sound(H1=None)))


# --- 8. Letters that are list markers, source codes, appendices or sections of Acts


@pytest.mark.parametrize(
    "lines",
    [
        [f"{letter}. What she likes to do, in her own words" for letter in "ABCDEFGHIJK"],
        ["(A) School report", "(B) Parent's form", "(C) Health report", "(D) Views form"],
        ["Appendix A", "Appendix B", "Appendix C", "Appendix D", "Appendix E"],
        ["Section 17 of the Children Act 1989", "Section 20 accommodation", "Section 41 of the Act"],
        ["section 2 of the Chronically Sick and Disabled Persons Act 1970 was looked at.", "See Section F."],
        ["Section F sets out who helps her.", "As Section B says, she listens better in the morning."],
    ],
    ids=["list", "source codes", "appendices", "sections of Acts", "the 1970 Act", "cross-references"],
)
def test_letters_that_head_nothing_open_no_section(lines):
    found = sections_of(sound(B=[*BODIES["B"], *lines]))
    assert found == {**EXPECTED, "B": "\n".join([*BODIES["B"], *lines])}


# --- 9. The order of sections is free


def test_outcomes_before_needs_and_advice_first_are_kept_apart():
    order = ["K", "A", "E", "B", "F", "C", "G", "D", "H1", "H2", "J", "I"]
    assert sections_of(sound(order=order)) == EXPECTED
    assert codes(sound(order=order)) == set()


# --- 10. Section titles in text boxes and content controls


def test_titles_in_text_boxes_and_content_controls_open_sections(tmp_path):
    def boxed(title):
        inside = f"<w:txbxContent>{p(title)}</w:txbxContent>"
        return p(bare(f"<w:pict><v:shape><v:textbox>{inside}</v:textbox></v:shape></w:pict>"))

    body = p("Education, Health and Care Plan")
    for number, (letter, title) in enumerate(TITLES.items()):
        heading = f"Section {letter}: {title}"
        body += boxed(heading) if number % 2 else sdt(p(heading))
        body += "".join(sdt(p(line)) for line in BODIES[letter] if isinstance(line, str))
    assert sections_of(read_bytes(docx(body), tmp_path)) == EXPECTED


# --- 11. Struck-through and tracked text


def test_deleted_wording_is_not_read_and_inserted_wording_is(tmp_path):
    struck = r("as and when required ", "<w:strike/>")
    gone = "<w:del w:id='1' w:author='x'><w:r><w:delText xml:space='preserve'>regularly </w:delText></w:r></w:del>"
    new = f"<w:ins w:id='2' w:author='x'>{r('every school day for 10 minutes')}</w:ins>"
    body = p("Education, Health and Care Plan") + p("Section E: Outcomes") + p("He will read.")
    body += p("Section F: Special educational provision")
    body += p(r("The class teacher reads with Mara "), struck, gone, new, r("."))
    plan = parsed(read_bytes(docx(body + p("Section G: Health provision") + p("None.")), tmp_path))
    (statement,) = plan.statements
    assert statement.text == "The class teacher reads with Mara every school day for 10 minutes."
    assert ProblemKind.TRACKED_CHANGES in {problem.kind for problem in plan.problems}


# --- 12. A page that is a picture


def test_a_section_on_a_page_without_text_is_not_judged_as_empty(tmp_path, monkeypatch):
    monkeypatch.setattr(ocr, "is_installed", lambda: False)
    drawn = Drawn().text(60, 60, "Education, Health and Care Plan", size=16, bold=True)
    drawn.text(60, 100, "Section A: Views, interests and aspirations", size=13, bold=True).page()
    drawn.canvas.drawInlineImage(Image.new("L", (60, 84), 128), 0, 0, 595, 842)
    drawn.page()
    draw_sections(drawn, {letter: body for letter, body in BODIES.items() if letter != "A"})
    made = read_bytes(drawn.bytes(), tmp_path, "plan.pdf")
    assert parsed(made).unread_pages == (2,)
    result = checked(made)
    assert not {finding.code for finding in result.findings if finding.code.startswith(("VOI", "STR"))}
    assert {problem.kind for problem in result.problems} == {ProblemKind.CHECK_ABSTAINED}


def test_a_template_whose_headings_are_not_known_is_not_judged_as_empty():
    lines = ["What Mara does in the morning, and with whom, is told here at some length by those who see her."] * 15
    made = sound(before=lines, order=["B"])
    title, *rest = made.blocks
    unknown = document(title, *(block for block in rest if getattr(block, "heading_level", None) != 1))
    for plan_like in (made, unknown):
        result = checked(plan_like)
        assert not {finding.code for finding in result.findings} & {"VOI001", "OUT001", "STR001", "ADV001"}
        assert {problem.kind for problem in result.problems} == {ProblemKind.CHECK_ABSTAINED}


# --- 13. Watermarks, banners and page numbers inside a sentence


def test_lines_between_two_pages_do_not_break_a_sentence(tmp_path):
    drawn = Drawn()

    def running(number):
        drawn.text(240, 30, "OFFICIAL - SENSITIVE", size=9).text(270, 820, f"Page {number} of 3", size=9)
        drawn.text(200, 420, "DRAFT", size=60)

    running(1)
    drawn.text(60, 80, "Education, Health and Care Plan", size=16, bold=True)
    drawn.text(60, 130, "Section E: Outcomes", size=13, bold=True).text(60, 150, "Mara will read a page by July 2027.")
    drawn.text(60, 700, "Section F: Special educational provision", size=13, bold=True)
    drawn.wrapped(
        60, 770, "The speech and language therapist teaches Mara to listen for two key words in a sentence, weekly"
    )
    drawn.page()
    running(2)
    drawn.text(60, 80, "for 20 minutes, in a room by themselves.")
    drawn.text(60, 130, "Section G: Health provision", size=13, bold=True).text(60, 150, "No provision required.")
    drawn.page()
    running(3)
    drawn.text(60, 80, "Section I: Placement", size=13, bold=True).text(60, 100, "Oak Hill Primary School.")
    (statement,) = parsed(read_bytes(drawn.bytes(), tmp_path, "plan.pdf")).statements
    assert " ".join(statement.text.split()) == (
        "The speech and language therapist teaches Mara to listen for two key words in a sentence, weekly for 20 "
        "minutes, in a room by themselves."
    )


# --- 14. The child's name


def test_a_known_as_name_is_no_other_child():
    made = sound(
        front={"Name": "Margaret Finch", "Known as": "Mara"},
        C="Mara has epilepsy and has a seizure about once a month.",
    )
    assert codes(made) == set()


def test_another_childs_name_is_told():
    made = sound(
        F=[
            *BODIES["F"],
            "The class teacher reads with Oliver every school day for 10 minutes. Oliver will choose the book.",
        ]
    )
    (finding,) = only(made, "STR005")
    assert finding.quote == "Oliver"


def test_a_placeholder_left_in_is_no_name():
    assert parsed(sound(front={"Name": "[Name of child]"})).child.first_name is None


# --- 15. Weak words where they are no fault


@pytest.mark.parametrize(
    ("letter", "line"),
    [
        ("B", "Mara has access to few words, such as 'dog', and regular difficulty with spoken instructions."),
        ("A", "“I want regular access to the swimming pool, and to things such as trains.”"),
        ("D", "The family lives in a flat with access to a garden, such as it is."),
        ("K", "Advice was given as appropriate, by a member of staff who has regular access to Mara."),
    ],
)
def test_weak_words_outside_promises_are_no_fault(letter, line):
    assert codes(sound(**{letter: [*BODIES[letter], line]})) == set()


def test_the_templates_own_words_are_no_statement():
    rubric = "[Provision must be detailed and specific and should normally be quantified, such as regular sessions.]"
    made = sound(F=[rubric, *BODIES["F"]])
    assert [s.text for s in parsed(made).statements if s.section == "F"] == list(BODIES["F"])
    assert codes(made) == set()


# --- 16. The quantity stands in another cell of the row


def test_a_frequency_column_cures_a_weak_word():
    heads = ("Provision", "By whom", "How often", "For how long")
    row = (
        "Regular practice in following spoken instructions of two steps",
        "Class teacher",
        "Every school day",
        "10 minutes",
    )
    assert codes(sound(F=[grid(heads, row)])) == set()
    vague = grid(heads, (*row[:2], "Regularly", "As needed"))
    assert {finding.code for finding in checked(sound(F=[vague])).findings} >= {"VAG002", "VAG003"}


# --- 17. "Not known to social care" on the front page and in D


def test_not_known_on_the_front_page_is_a_fact_and_in_d_a_claim():
    front = {"Known to social care": "No"}
    assert codes(sound(front=front)) == set()
    made = sound(front=front, A=[*BODIES["A"], "Mara has an allocated social worker, who visits her every month."])
    assert [finding.section for finding in only(made, "SOC004")] == ["D"]
    assert only(sound(front=front, D="Mara needs help to feel safe away from home."), "SOC004") == []


# --- 18. Nil returns are judged in pairs


@pytest.mark.parametrize("nil", ["N/A", "None", "Not applicable.", "No provision required."])
def test_a_nil_return_is_fine_where_nothing_is_needed(nil):
    assert codes(sound(J=nil, H1=nil, H2=nil)) == set()
    assert codes(sound(C="No health needs were found.", G=nil)) == set()


@pytest.mark.parametrize("nil", ["N/A", "None", "No provision required."])
def test_a_nil_return_beside_a_need_is_a_fault(nil):
    assert codes(sound(G=nil)) == {"HEA001"}


@pytest.mark.parametrize("nil", ["N/A", "None", "No provision required."])
def test_a_nil_return_in_f_leaves_its_needs_unmet(nil):
    assert "THR001" in codes(sound(F=nil))


# --- 19. What may be missing depends on the status


def test_placement_may_be_blank_in_a_draft_and_not_in_a_final_plan():
    draft = {"Status": "Draft", "Date of final plan": None, "Date of draft plan": "20 January 2026"}
    assert codes(sound(front=draft, I="")) == set()
    assert codes(sound(I="")) == {"STR002"}


# --- 20. Dates that look alike


def test_each_date_has_the_role_of_its_label():
    made = sound(
        front={
            "Date of first EHC plan": "July 16",
            "Date of final plan": "01/02/2026",
            "Date of amended final plan": None,
            "Review due by": "31 January 2027",
        },
        before=["This plan was made on 28 January 2026 by the local authority."],
    )
    plan = parsed(made)
    assert plan.dates.final == dt.date(2026, 2, 1)
    assert plan.dates.next_review == dt.date(2027, 1, 31)
    assert plan.child.date_of_birth == dt.date(2016, 5, 14)
    assert codes(made) == set()


def test_an_impossible_day_is_told_wherever_it_has_a_role():
    (finding,) = only(sound(front={"Date of final plan": "31 September 2026"}), "DAT004")
    assert finding.quote == "31 September 2026"
    signed = sound(
        after=[head("Signatures"), grid(("Signed on behalf of the authority", "J. Ford"), ("Date", "30 February 2026"))]
    )
    assert [finding.quote for finding in only(signed, "DAT004")] == ["30 February 2026"]


# --- 21. A new date over old contents, and an old first issue beside a new amendment


def test_an_old_first_issue_beside_a_new_amendment_is_not_old():
    front = {
        "Status": "Amended final",
        "Date of final plan": "3 March 2019",
        "Date amended": "3 March 2026",
        "Date plan requested": None,
    }
    assert "DAT001" not in codes(sound(front=front))


def test_a_new_date_does_not_hide_an_old_stage():
    made = sound(
        I="Little Acorns Nursery, where Mara attends the nursery class.", B=[*BODIES["B"], "Mara is in Year 1."]
    )
    (finding, *_) = only(made, "DAT005")
    assert finding.section in ("B", "I")


# --- 22. Twelve months, and a meeting without a decision


def test_a_review_is_overdue_by_the_calendar():
    front = {"Date of final plan": "1 November 2025", "Date plan requested": None}
    assert "DAT002" not in codes(sound(front=front), dt.date(2026, 11, 1))
    assert "DAT002" in codes(sound(front=front), dt.date(2026, 11, 2))


def test_a_review_meeting_without_a_decision_is_not_over():
    report = document(
        head("Annual review report"),
        grid(("Name", "Mara Finch"), ("Date of birth", "14 May 2016"), ("Date of review meeting", "1 September 2026")),
        head("Recommendation"),
        text("The plan should be maintained."),
    )
    assert parsed(report).kind is DocumentKind.ANNUAL_REVIEW
    assert "ARV004" in codes(report, dt.date(2026, 10, 5))
    assert "ARV004" not in codes(report, dt.date(2026, 9, 29))


# --- 23. Year groups


@pytest.mark.parametrize(
    ("born", "told", "flagged", "remark"),
    [
        ("14 May 2016", "Mara is in Year 6.", False, "in step"),
        ("14 May 2016", "Mara is in Year 5.", True, "a year out"),
        ("14 May 2016", "Mara is in Year 5, a year below her age.", False, "an offset pupil, and it is said"),
        ("14 May 2016", "When Mara was in Year 2 she had no words.", False, "history"),
        ("14 May 2016", "Mara is in Year 3.", True, "three years out"),
        ("1 September 2015", "Mara is in Year 6.", False, "the oldest of the year"),
        ("14 May 2008", "Mara is in Year 14.", False, "a special school has a Year 14"),
    ],
)
def test_a_year_group_is_held_against_the_date_of_birth(born, told, flagged, remark):
    made = sound(front={"Date of birth": born}, B=[*BODIES["B"], told])
    assert bool(only(made, "DAT005")) is flagged, remark


# --- 24. Repeats and blanks that prove nothing


def test_an_empty_outcome_cell_in_a_paired_table_is_no_fault():
    table = grid(
        ("Need (B)", "Outcome (E)", "Provision (F)"),
        (BODIES["B"][0], BODIES["E"][0], BODIES["F"][0]),
        (
            "Mara forgets what she was told a minute ago.",
            "",
            "The class teacher teaches Mara to repeat each spoken instruction, every school day for 10 minutes.",
        ),
    )
    made = sound(B=None, E=None, F=None, order=[*"A", *"CDG", "H1", "H2", *"IJK"])
    blocks = list(made.blocks)
    place = next(i for i, b in enumerate(blocks) if getattr(b, "text", "").startswith("Section C"))
    made = document(*blocks[:place], head("Sections B, E and F: needs, outcomes and provision"), table, *blocks[place:])
    assert codes(made) == set()


def test_one_therapy_in_f_and_g_is_no_fault():
    both = "The speech and language therapist sees Mara once a term for 30 minutes to check that she swallows safely."
    assert codes(sound(G=[*BODIES["G"], both])) == set()


# --- 25. Documents of other kinds


@pytest.mark.parametrize(
    ("title", "lines", "kind"),
    [
        ("Annual review report", ["Date of review meeting: 1 June 2026", "Recommendation: maintain"], "annual_review"),
        ("Educational psychology advice", ["Report by Dr Voss", "Reason for referral", "Recommendations"], "other"),
        ("My Support Plan", ["Assess, plan, do, review", "SEN support", "Targets for this term"], "other"),
        ("Individual development plan", ["Additional learning provision", "Welsh language"], "other"),
        (
            "Statement of special educational needs",
            [
                "Part 1: Introduction",
                "Part 2: Special educational needs",
                "Part 3: Special educational provision",
                "Part 4: Placement",
            ],
            "other",
        ),
        ("Co-ordinated support plan", ["Educational objectives", "Additional support required"], "other"),
        ("Dear Mr and Mrs Finch", ["We write about the EHC plan for Mara.", "Yours sincerely"], "other"),
    ],
)
def test_other_documents_are_not_scored_as_plans(title, lines, kind):
    made = document(head(title), *map(text, lines))
    assert parsed(made).kind == kind
    if kind == "other":
        assert codes(made) == set()


def test_reports_bound_in_behind_the_plan_are_no_provision():
    report = [
        head("Appendix 1: Speech and language therapy report"),
        head("Recommendations", 2),
        text("Mara would benefit from regular access to a small group, as and when required."),
    ]
    made = sound(after=[head("Signatures"), text("Signed on behalf of the authority"), *report])
    assert codes(made) == set()
    assert sections_of(made) == EXPECTED


# --- Drawing a plan


def lines_of(letter):
    return [text(line) if isinstance(line, str) else line for line in BODIES[letter]]


def draw_sections(drawn, bodies):
    """Draw sections one below the other, four to a page."""
    top = 60
    for number, (letter, body) in enumerate(bodies.items()):
        if number and number % 4 == 0:
            drawn.page()
            top = 60
        drawn.wrapped(60, top, f"Section {letter}: {TITLES[letter]}", size=13, bold=True, step=16)
        top += 40
        for line in body:
            if isinstance(line, str):
                drawn.wrapped(60, top, line)
                top += 40
        top += 10
