import pytest
from builders import document, paragraph
from section_builders import BAND, TITLES, bold, cell, find, grid, head, item, note, rules, text, texts

from ehc_text.parsing.sections import find_sections, undivided
from ehc_text.records.document import Cell, Row, Table
from ehc_text.records.plan import LineKind

BODIES = {letter: f"What the plan says of {letter.lower()} in a sentence of its own." for letter in TITLES}


def whole_plan(heading, pattern="Section {}: {}", make=text):
    blocks = []
    for letter, title in TITLES.items():
        blocks += [heading(pattern.format(letter, title)), make(BODIES[letter])]
    return blocks


@pytest.mark.parametrize(
    "pattern",
    [
        "Section {}: {}",
        "SECTION {}: {}",
        "SECTION{}: {}",
        "Section {} - {}",
        "Section {} – {}",
        "Section {} {}",
        "*Section {}: {}",
        "Part {}: {}",
        "{} - {}",
        "{}: {}",
        "{}. {}",
        "({}) {}",
        "{} (Section {{}})",
    ],
)
@pytest.mark.parametrize("heading", [head, bold], ids=["heading style", "bold"])
def test_letters_are_read_however_they_are_written(pattern, heading):
    if pattern == "{} (Section {{}})":
        blocks = []
        for letter, title in TITLES.items():
            blocks += [heading(f"{title} (Section {letter})"), text(BODIES[letter])]
    else:
        blocks = whole_plan(heading, pattern)
    assert texts(*blocks) == BODIES


def test_plain_headings_without_any_look_are_read_by_letter_and_title():
    assert texts(*whole_plan(text)) == BODIES


def test_titles_without_letters_open_sections_where_they_look_like_headings():
    blocks = []
    for letter, title in TITLES.items():
        blocks += [head("My " + title[0].lower() + title[1:]), text(BODIES[letter])]
    assert texts(*blocks) == BODIES


def test_letters_spaced_out_by_extraction_are_closed_up():
    found = texts(*whole_plan(bold)[:-2], bold("S E C T I O N  K"), text("One report."))
    assert found["K"] == "One report."


def test_a_letter_alone_takes_the_next_line_as_its_title():
    blocks = [line for k, v in TITLES.items() for line in (head(f"Section {k}"), text(v), text(BODIES[k]))]
    found = find(*blocks)
    assert {s.letter: s.text for s in found.sections} == BODIES
    assert found.sections[1].heading == "Section B Special educational needs"


@pytest.mark.parametrize("look", [head, bold], ids=["heading style", "bold"])
def test_a_title_that_looks_like_its_heading_ends_no_section(look):
    blocks = [line for k, v in TITLES.items() for line in (look(f"Section {k}:"), look(v), text(BODIES[k]))]
    found = find(*blocks)
    assert {s.letter: s.text for s in found.sections} == BODIES
    assert found.tail.text == ""


def test_unknown_titles_are_vouched_for_by_their_fellows():
    odd = {"A": "What matters", "B": "How I learn", "C": "My body", "D": "My home", "E": "Where I am heading"}
    blocks = [line for letter, words in odd.items() for line in (bold(f"{letter} – {words}"), text(BODIES[letter]))]
    assert texts(*blocks) == {letter: BODIES[letter] for letter in odd}


# --- contents lists and explanations


CONTENTS = {
    "dots and page numbers": [text(f"Section {k}: {v} ........ 3") for k, v in TITLES.items()],
    "page numbers after a tab": [text(f"Section {k}: {v}\t3") for k, v in TITLES.items()],
    "page numbers after a blank": [text(f"Section {k}: {v} 3") for k, v in TITLES.items()],
    "headings as they stand": [bold(f"Section {k}: {v}") for k, v in TITLES.items()],
    "letters first, titles after": [text(f"Section {k}") for k in TITLES] + [text(v) for v in TITLES.values()],
    "a table": [grid(*((f"Section {k}", v, "3") for k, v in TITLES.items()))],
    "a table that explains": [
        grid(*((f"Section {k}", f"This tells of {v.lower()} in general.") for k, v in TITLES.items()))
    ],
    "bold explanations": [
        line for k, v in TITLES.items() for line in (bold(f"Section {k}: {v}"), text("What the law says."))
    ],
}


@pytest.mark.parametrize("contents", CONTENTS.values(), ids=CONTENTS.keys())
@pytest.mark.parametrize("heading", [head, bold], ids=["heading style", "bold"])
def test_a_list_of_all_sections_before_the_plan_opens_none(contents, heading):
    blocks = [bold("Contents"), *contents, text("A page of its own."), *whole_plan(heading, make=long_text)]
    found = find(*blocks)
    assert {s.letter: s.text for s in found.sections} == {k: long_text(v).text for k, v in BODIES.items()}


def long_text(words):
    return text(words + " It goes on to say, at some length, what was seen, by whom it was seen, and on which day.")


def test_a_table_of_amended_sections_on_the_front_page_opens_none():
    front = grid(("Section", "Amended"), ("Section B", "March 2025"), ("Section F", "March 2025"))
    found = find(front, *whole_plan(head))
    assert {s.letter: s.text for s in found.sections} == BODIES
    assert "March 2025" in found.front.text


# --- what is no heading


@pytest.mark.parametrize(
    "line",
    [
        "See Section F.",
        "Section F of this plan sets out what will be provided.",
        "Section 17 of the Children Act 1989 applies.",
        "Section 20 accommodation began in May 2024.",
        "She is accommodated under section 20.",
        "section 2 of the Chronically Sick and Disabled Persons Act 1970",
        "linked to Sections B, C and D above",
        "A quiet room is there for him.",
        "I like dogs and trains.",
        "(A) marks what the school said.",
        "Appendix A",
        "Sections A to K were read through with her.",
        "Part 2 of the course begins in May.",
        "H is her favourite letter.",
    ],
)
def test_a_line_that_only_names_a_section_opens_none(line):
    found = texts(head("Section A: All about me"), text(line), head("Section B: My needs"), text("Needs."))
    assert found == {"A": line, "B": "Needs."}


def test_list_markers_a_to_k_open_no_sections():
    items = [text(f"{letter}. A thing she likes to do at home") for letter in "ABCDEFGHIJK"]
    found = texts(head("Section A: All about me"), *items, *whole_plan(head)[2:])
    assert found["A"] == "\n".join(line.text for line in items)
    assert found["B"] == BODIES["B"]


def test_rows_of_advice_named_a_to_h_stay_in_k():
    rows = [("A", "Parents", "May 2026"), ("B", "School", "June 2026"), ("C", "Medical", "June 2026")]
    rows += [("D", "Social care", "June 2026"), ("E", "Educational psychologist", "July 2026")]
    found = texts(*whole_plan(head)[:-1], grid(("Ref", "Advice", "Date"), *rows))
    assert found["K"].splitlines()[0] == "Ref | Advice | Date"
    assert found["K"].splitlines()[3] == "C | Medical | June 2026"
    assert found["C"] == BODIES["C"]


def test_legal_headings_that_quote_section_2_are_read_for_their_own_letter():
    heading = (
        "Section H1: Any social care provision which must be made for a child or young person under 18 resulting "
        "from section 2 of the Chronically Sick and Disabled Persons Act 1970"
    )
    found = texts(head("Section G: Health provision"), text("None."), head(heading), text("Four hours a week."))
    assert found == {"G": "None.", "H1": "Four hours a week."}


# --- order, fragments, empties


def test_order_is_free_and_the_result_is_in_statutory_order():
    order = ["A", "E", "B", "C", "D", "F", "G", "H1", "H2", "I", "J", "K"]
    blocks = [line for k in order for line in (head(f"Section {k}: {TITLES[k]}"), text(BODIES[k]))]
    found = find(*blocks)
    assert [s.letter for s in found.sections] == list(TITLES)
    assert {s.letter: s.text for s in found.sections} == BODIES


def test_advice_listed_straight_after_the_details_is_k():
    order = ["K", "A", "B", "C", "D", "E", "F", "G", "H1", "H2", "I", "J"]
    blocks = [line for k in order for line in (head(f"Section {k}: {TITLES[k]}"), text(BODIES[k]))]
    assert texts(*blocks) == BODIES


def test_sections_that_open_once_for_each_area_are_joined():
    blocks = [head("Section B: Special educational needs"), text("Needs.")]
    for area in ("Communication and interaction", "Cognition and learning"):
        blocks += [head(f"Section E: Outcomes - {area}"), text(f"{area} outcome.")]
        blocks += [head(f"Section F: Special educational provision - {area}"), text(f"{area} provision.")]
    found = find(*blocks, head("Section G: Health provision"), text("None."))
    by_letter = {s.letter: s for s in found.sections}
    assert by_letter["E"].text == "Communication and interaction outcome.\nCognition and learning outcome."
    assert by_letter["F"].text == "Communication and interaction provision.\nCognition and learning provision."
    assert by_letter["F"].lines[1].under == "Cognition and learning"


def test_an_area_above_sections_that_reopen_is_theirs_and_no_text_of_the_section_before():
    blocks = [head("Section B: Special educational needs"), bold("Sensory and physical"), text("Needs.")]
    for area in ("Communication and interaction", "Cognition and learning"):
        blocks += [bold(area), bold("Section E: Outcomes"), text("An outcome.")]
        blocks += [bold("Section F: Special educational provision"), text("Its provision.")]
    found = find(*blocks, bold("Sensory and physical"), bold("Section G: Health provision"), text("None."))
    by_letter = {s.letter: s for s in found.sections}
    assert by_letter["B"].text == "Sensory and physical\nNeeds."
    assert by_letter["E"].text == "An outcome.\nAn outcome."
    assert by_letter["F"].text == "Its provision.\nIts provision.\nSensory and physical"
    areas = ["Communication and interaction", "Cognition and learning"]
    assert [line.under for line in by_letter["E"].lines] == areas
    assert [line.under for line in by_letter["F"].lines][:2] == areas
    assert by_letter["G"].lines[0].under == ""


def test_an_area_above_a_side_by_side_table_heads_its_rows():
    blocks = [head("Sections B, E and F")]
    for area in ("Communication and interaction", "Cognition and learning"):
        blocks += [
            bold(area),
            grid(("Need (B)", "Outcome (E)", "Provision (F)"), (f"{area} is hard.", "Grows.", "Daily.")),
        ]
    found = {s.letter: s for s in find(*blocks, head("Section G: Health provision"), text("None.")).sections}
    assert [line.under for line in found["F"].lines] == ["Communication and interaction", "Cognition and learning"]


def test_a_section_with_a_heading_and_nothing_under_it_is_empty_and_one_without_is_absent():
    blocks = [head("Section H1: " + TITLES["H1"]), text("None."), head("Section I: Placement")]
    found = texts(*blocks, head("Section J: Personal budget"), head("Section K: Advice and information"), text("x."))
    assert found == {"H1": "None.", "I": "", "J": "", "K": "x."}


def test_parts_of_a_section_stay_in_it():
    blocks = [head("Section C: Health needs"), head("C1. Needs related to SEN", 2), text("Epilepsy.")]
    blocks += [head("C2. Other needs", 2), text("Eczema."), head("Section D: Social care needs"), text("None.")]
    assert texts(*blocks) == {
        "C": "C1. Needs related to SEN\nEpilepsy.\nC2. Other needs\nEczema.",
        "D": "None.",
    }


def test_numbered_parts_alone_open_their_section():
    blocks = [head("A1 Summary of history"), text("Born in May."), head("A2 Views, interests, strengths, aspirations")]
    found = texts(*blocks, text("He likes trains."), head("B - Special educational needs"), text("Autism."))
    assert found == {"A": "Born in May.\nHe likes trains.", "B": "Autism."}


# --- several sections under one heading


@pytest.mark.parametrize(
    "heading",
    [
        "Sections H1 and H2: Social care provision",
        "SECTIONS H1 AND H2: Social care provision",
        "Section H: Social care provision",
        "(H) Social care provision (sections H1 and H2)",
        "H1/H2 - Social care provision",
    ],
)
def test_one_heading_for_h1_and_h2_shares_the_text(heading):
    found = find(head("Section G: Health provision"), text("None."), head(heading), text("Two hours on Saturdays."))
    h1, h2 = found.sections[1:]
    assert (h1.letter, h1.shared_with, h2.letter, h2.shared_with) == ("H1", ("H2",), "H2", ("H1",))
    assert h1.text == h2.text == "Two hours on Saturdays."


def test_section_h_with_headings_of_its_parts_is_not_shared():
    blocks = [head("Section H: Social care provision"), head("H1 - Under the 1970 Act", 2), text("None.")]
    found = find(*blocks, head("H2 - Other social care provision", 2), text("A club."), head("Section I: Placement"))
    assert {s.letter: (s.text, s.shared_with) for s in found.sections} == {
        "H1": ("None.", ()),
        "H2": ("A club.", ()),
        "I": ("", ()),
    }


def test_h1_alone_does_not_bring_h2():
    found = texts(head("Section H1: " + TITLES["H1"]), text("None."), head("Section I: Placement"), text("A school."))
    assert found == {"H1": "None.", "I": "A school."}


def test_lines_that_start_with_h1_and_h2_divide_section_h():
    found = texts(head("Section H: Social care provision"), text("H1: None."), text("H2: Saturday club, four hours."))
    assert found == {"H1": "None.", "H2": "Saturday club, four hours."}


# --- content in the heading's own line or cell


@pytest.mark.parametrize(
    ("line", "letter", "expected"),
    [
        ("Section I: Placement - Oak School, Marrow Lane", "I", "Oak School, Marrow Lane"),
        ("Section I: Oak School, Marrow Lane", "I", "Oak School, Marrow Lane"),
        ("Section J: Personal budget: none requested", "J", "none requested"),
        ("Section J: N/A", "J", "N/A"),
        ("Section C: Health needs\nHe has asthma.", "C", "He has asthma."),
    ],
)
def test_a_heading_may_go_on_with_content(line, letter, expected):
    blocks = [head("Section A: All about me"), text("Me."), bold(line), head("Section K: Advice and information")]
    assert texts(*blocks, text("One report."))[letter] == expected


def test_heading_and_content_may_share_a_box():
    boxes = [grid((cell(bold(f"Section {k}: {v}"), BODIES[k]),), columns=1) for k, v in TITLES.items()]
    assert texts(*boxes) == BODIES


def test_bands_over_rows_are_headings():
    rows = [row for k, v in TITLES.items() for row in (f"Section {k}: {v}", (BODIES[k],))]
    assert texts(grid(*rows)) == BODIES


def test_a_left_column_may_hold_the_headings():
    assert texts(grid(*((f"Section {k}: {v}", BODIES[k]) for k, v in TITLES.items()))) == BODIES


def test_letter_title_and_content_may_stand_in_three_cells():
    assert texts(grid(*((k, v, BODIES[k]) for k, v in TITLES.items()))) == BODIES


def test_panels_side_by_side_are_read_one_after_the_other():
    left = cell(bold("Section H1: " + TITLES["H1"]), "None.")
    right = cell(bold("Section H2: " + TITLES["H2"]), "A club on Saturdays.")
    found = texts(head("Section G: Health provision"), text("None."), grid((left, right)))
    assert found == {"G": "None.", "H1": "None.", "H2": "A club on Saturdays."}


def test_panels_in_a_table_inside_a_cell_keep_their_words():
    left = cell(bold("Section H1: " + TITLES["H1"]), "A carer, four hours a week.")
    right = cell(bold("Section H2: " + TITLES["H2"]), "A club on Saturdays.")
    outer = grid((cell(""), cell(grid((left, right)))))
    found = texts(head("Section G: Health provision"), text("None."), outer)
    assert (found["H1"], found["H2"]) == ("A carer, four hours a week.", "A club on Saturdays.")


# --- sections side by side in one table


def test_columns_give_each_cell_to_the_section_that_heads_it():
    table = grid(
        ("Need (B)", "Outcome (E)", "Provision (F)", "By whom, how often"),
        "Communication and interaction",
        ("He talks of trains.", "He will take turns.", "Lego therapy", "TA, weekly, 40 minutes"),
        ("^He talks of trains.", "^He will take turns.", "Comic strips", "TA, daily, 10 minutes"),
        ("He is literal.", "", "Word games", ""),
    )
    found = find(
        head("Sections B, E and F: my needs, outcomes and provision"), table, head("Section G: Health provision")
    )
    by_letter = {s.letter: s for s in found.sections}
    assert by_letter["B"].text == "Communication and interaction\nHe talks of trains.\nHe is literal."
    assert by_letter["E"].text == "He will take turns."
    assert by_letter["F"].text == (
        "Lego therapy | TA, weekly, 40 minutes\nComic strips | TA, daily, 10 minutes\nWord games | "
    )
    assert by_letter["F"].lines[0].under == "Communication and interaction"
    assert by_letter["F"].lines[0].cells[1].heading == "By whom, how often"
    assert all(not s.shared_with for s in found.sections)


def test_columns_without_letters_divide_under_a_heading_that_names_the_sections():
    table = grid(("Special educational need", "Outcome", "Provision"), ("Reading", "Reads a page", "Daily phonics"))
    found = texts(head("Sections B, E and F"), table, head("Section G: Health provision"), text("None."))
    assert found == {"B": "Reading", "E": "Reads a page", "F": "Daily phonics", "G": "None."}


def test_an_outcome_column_in_f_stays_in_f_where_e_has_its_own_heading():
    table = grid(("Outcome", "Provision", "Who"), ("1", "Daily phonics", "TA"))
    found = texts(*whole_plan(head)[:10], head("Section F: Special educational provision"), table)
    assert found["F"] == "Outcome | Provision | Who\n1 | Daily phonics | TA"
    assert found["E"] == BODIES["E"]


def test_an_outcome_column_stays_in_a_titled_section_where_outcomes_have_a_heading_of_their_own():
    heads = ("Outcome", "Provision required to achieve the outcome", "Provided by who and by when")
    blocks = [head("All about me"), text("Me."), head("My special educational needs"), text("Reading.")]
    blocks += [head("My outcomes"), text("Reads a page."), head("My support plan"), grid(heads, ("1", "Phonics", "TA"))]
    found = texts(*blocks, head("My health provision"), text("None."))
    assert found["E"] == "Reads a page."
    assert (
        found["F"]
        == "Outcome | Provision required to achieve the outcome | Provided by who and by when\n1 | Phonics | TA"
    )


def test_a_side_by_side_table_goes_on_without_its_heads():
    heads = ("B – Special educational needs", "F – Special educational provision", "E – Outcomes")
    first = grid(heads, ("Reading", "Phonics", "Reads a page"))
    second = grid(("Number", "Counting", "Counts to ten"))
    found = texts(head("Special Educational Needs and Provision (B-F-E)"), first, second, head("I - Placement"))
    assert found["B"] == "Reading\nNumber"
    assert found["F"] == "Phonics\nCounting"
    assert found["E"] == "Reads a page\nCounts to ten"


def test_one_column_of_two_sections_is_shared_by_them():
    table = grid(("D – Social care needs", "H1 / H2 – Social care provision"), ("Sleep", "A club on Saturdays"))
    found = {s.letter: s for s in find(head("Sections D (needs) and H1 and H2 (provision)"), table).sections}
    assert found["D"].text == "Sleep"
    assert found["H1"].text == found["H2"].text == "A club on Saturdays"
    assert found["H1"].shared_with == ("H2",)


def test_a_table_may_carry_title_strengths_and_heads_before_its_rows():
    heads = ("B – Special Educational Needs", "F – Special Educational Provision", "E – Outcomes")
    table = grid(
        "Special Educational Needs and Provision (B-F-E): Cognition and learning",
        (cell("Strengths: he loves books.", span=3),),
        heads,
        ("Reading", "Phonics, daily", "Reads a page"),
        columns=3,
    )
    found = texts(
        head("A1 - Summary of history"), text("Born in May."), table, head("I - Placement"), text("A school.")
    )
    assert found == {
        "A": "Born in May.",
        "B": "Strengths: he loves books.\nReading",
        "E": "Reads a page",
        "F": "Phonics, daily",
        "I": "A school.",
    }


def test_the_plain_top_of_a_side_by_side_table_is_no_text_of_the_section_before():
    table = grid(
        (cell("Health needs and what is done about them", span=2),),
        (cell("Strengths: he is seldom ill.", span=2),),
        ("C - Health needs", "G - Health provision"),
        ("Epilepsy.", "A nurse trains the staff."),
        columns=2,
    )
    found = texts(
        head("Section B: My needs"), text("Reading."), table, head("Section D: Social care needs"), text("No.")
    )
    assert found == {
        "B": "Reading.",
        "C": "Health needs and what is done about them\nStrengths: he is seldom ill.\nEpilepsy.",
        "D": "No.",
        "G": "A nurse trains the staff.",
    }


def test_heads_in_the_middle_of_a_table_leave_the_lines_above_them_where_they_are():
    table = grid(
        "Section D: Social care needs",
        (cell("He is not known to social care.", span=2),),
        ("E – Outcomes", "F – Special educational provision"),
        ("Reads a page.", "Phonics."),
        columns=2,
    )
    assert texts(head("Section B: My needs"), text("Reading."), table) == {
        "B": "Reading.",
        "D": "He is not known to social care.",
        "E": "Reads a page.",
        "F": "Phonics.",
    }


def test_a_section_heading_may_head_the_first_column():
    table = grid(("Section F: Special educational provision", "By whom", "How often"), ("Phonics", "TA", "Daily"))
    (found,) = find(table).sections
    assert found.text == "By whom | How often\nPhonics | TA | Daily"
    assert [c.heading for c in found.lines[1].cells] == [
        "Section F: Special educational provision",
        "By whom",
        "How often",
    ]


def test_numbered_parts_without_letters_are_known_by_title():
    blocks = [
        head("Part 1: Who am I and what's in my plan?"),
        text("I am Sam."),
        head("1.1 Who I am", 2),
        text("Eight."),
    ]
    blocks += [head("Part 2: My special educational needs"), text("Autism.")]
    found = texts(*blocks, head("3. My outcomes"), text("I will read."), head("4. My support plan"), text("Phonics."))
    assert found == {"A": "I am Sam.\n1.1 Who I am\nEight.", "B": "Autism.", "E": "I will read.", "F": "Phonics."}


# --- where a section ends


@pytest.mark.parametrize(
    "ending",
    [
        [head("Signatures"), text("Signed for the council.")],
        [bold("Signed on behalf of the local authority"), text("A. Officer, 3 May 2026")],
        [text("Signed: A. Officer")],
        [text("Signed on behalf of the county council of Lowshire: Andrea Officer, SEND team manager, 3 May 2026.")],
        [text("This plan was signed by A. Officer, SEND manager, on 3 May 2026.")],
        [text("For the council: A. Officer, 3 May 2026"), text("Tel. 0100 000 000")],
        [bold("AUTHENTICATION OF THIS DOCUMENT"), text("Signed by a duly authorised officer")],
        [grid(("Signed", "A. Officer", "3 May 2026"))],
        [head("Appendix 1: report of the therapist"), text("Section F: access to a sensory room as required. " * 5)],
        [head("Report of the occupational therapist"), text("He would benefit from movement breaks.")],
    ],
)
def test_what_follows_the_last_section_belongs_to_none(ending):
    found = find(*whole_plan(head), *ending)
    assert {s.letter: s.text for s in found.sections} == BODIES
    assert found.tail.text


def test_a_report_that_was_issued_stays_in_the_list_of_advice():
    issued = [line for n in range(9) for line in (text(f"Report {n}"), text(f"Issued by Dr Hay, {n + 1} May 2026"))]
    blocks = [b for k in "ABCDEFGIJ" for b in (head(f"Section {k}"), text(BODIES[k]))]
    assert texts(*blocks, head("Section K"), text("What was read for this plan:"), *issued)["K"].count("Report") == 9


def test_a_form_bound_in_behind_the_plan_opens_nothing_anew():
    form = [line for k, v in TITLES.items() for line in (head(f"Section {k}: {v}"), text("No change."))]
    found = find(*whole_plan(head, make=long_text), head("Review of the plan"), *form)
    assert found.sections[1].text == long_text(BODIES["B"]).text
    assert "No change." in found.tail.text


def test_a_covering_letter_stays_in_front():
    letter = [text("Dear Ms Kaye"), text("Here is the plan. Section F was changed."), text("Yours sincerely")]
    found = find(*letter, *whole_plan(head))
    assert found.front.text.startswith("Dear Ms Kaye")
    assert {s.letter: s.text for s in found.sections} == BODIES


def test_matter_between_sections_that_looks_like_their_headings_is_set_apart():
    blocks = whole_plan(head)
    blocks[12:12] = [head("Monitoring arrangements"), text("The school meets in May.")]
    found = find(*blocks)
    assert {s.letter: s.text for s in found.sections} == BODIES
    assert found.tail.text == "Monitoring arrangements\nThe school meets in May."


def test_the_same_words_as_a_sub_heading_stay_in_their_section():
    blocks = whole_plan(head)
    blocks[12:12] = [bold("Monitoring arrangements"), text("The school meets in May.")]
    assert texts(*blocks)["F"] == f"{BODIES['F']}\nMonitoring arrangements\nThe school meets in May."


def test_a_list_of_appendices_is_the_advice_itself():
    advice = [bold("Appendix 1: parents, May 2026"), bold("Appendix 2: school, June 2026")]
    found = texts(*whole_plan(head)[:-1], *advice)
    assert found["K"] == "Appendix 1: parents, May 2026\nAppendix 2: school, June 2026"


# --- the text of a section


def test_rows_join_their_cells_and_keep_empty_ones():
    table = grid("Outcome 1", ("Provision", "Delivered by", "How often"), ("Phonics", "", "Daily"))
    found = find(head("Section F: Special educational provision"), table)
    lines = found.sections[0].lines
    assert found.sections[0].text == "Outcome 1\nProvision | Delivered by | How often\nPhonics |  | Daily"
    assert [line.kind for line in lines] == [LineKind.SUB_HEADING, LineKind.COLUMN_HEADS, LineKind.ROW]
    assert [c.heading for c in lines[2].cells] == ["Provision", "Delivered by", "How often"]
    assert lines[2].under == "Outcome 1"


def test_column_heads_that_a_page_break_repeats_are_in_the_text_once():
    heads = ("Provision", "Delivered by", "How often")
    first = grid("Outcome 1", heads, ("Phonics", "TA", "Daily"))
    again = grid("Outcome 1", heads, ("Reading", "TA", "Weekly"))
    found = texts(head("Section F: Special educational provision"), first, again)
    assert found["F"] == (
        "Outcome 1\nProvision | Delivered by | How often\nPhonics | TA | Daily\nReading | TA | Weekly"
    )


def test_a_heading_that_a_page_break_repeats_is_no_text():
    band = "F – Special educational provision"
    heads = ("Provision", "Who", "When")
    first, again = grid(band, heads, ("Phonics", "TA", "Daily")), grid(band, heads, ("Reading", "TA", "Weekly"))
    found = texts(*whole_plan(lambda words: grid(words, columns=1), "{} – {}")[:10], first, again)
    assert found["F"] == "Provision | Who | When\nPhonics | TA | Daily\nReading | TA | Weekly"


def test_words_of_a_merged_cell_stand_once_and_count_for_each_row():
    table = grid(("Provision", "Who"), ("Phonics", "Ms Reed, TA"), ("Reading", "^Ms Reed, TA"))
    section = find(head("Section F: Special educational provision"), table).sections[0]
    assert section.text == "Provision | Who\nPhonics | Ms Reed, TA\nReading | "
    assert section.lines[2].cells[1].inherited == "Ms Reed, TA"


def test_rows_of_a_table_inside_a_cell_are_rows_of_their_own():
    inner = grid(("Phonics", "Daily"), ("Reading", "Weekly"))
    table = grid(("Provision", "By whom"), ([inner], "TA"))
    section = find(head("Section F: Special educational provision"), table).sections[0]
    assert section.text == "Provision | By whom\nPhonics | Daily\nReading | Weekly\nTA"
    assert [line.kind for line in section.lines[1:3]] == [LineKind.ROW, LineKind.ROW]


def test_footnotes_guidance_and_items_are_told_apart():
    blocks = [text("Guidance for writers: be specific."), item("Daily phonics"), note("From September.")]
    section = find(head("Section F: Special educational provision"), *blocks).sections[0]
    assert [line.kind for line in section.lines] == [LineKind.GUIDANCE, LineKind.ITEM, LineKind.NOTE]
    assert section.lines[1].label == "•"
    assert section.text == "Guidance for writers: be specific.\nDaily phonics\nFrom September."


def test_bold_heads_below_the_row_that_names_sections_head_its_columns():
    heads = ("Outcome by the end of Key Stage 3 (July 2027)", "Steps", "Provision: what, how often, who", "Reviewed")
    named = cell(bold("Part E - Outcomes"), span=2), cell(bold("Part F - Special educational provision"), span=2)
    named = named[0], Cell(blocks=named[1].blocks, column=2, column_span=2)
    table = Table(
        rows=(
            Row(cells=named),
            Row(cells=tuple(cell(bold(words), column=column) for column, words in enumerate(heads))),
            *grid(("Ivo counts to ten.", "To five.", "Number work, TA, daily, 10 minutes", "Termly")).rows,
        ),
        column_count=4,
    )
    found = {section.letter: section for section in find(table).sections}
    assert [line.kind for line in found["E"].lines] == [LineKind.COLUMN_HEADS, LineKind.ROW]
    assert [one.heading for one in found["F"].lines[1].cells] == list(heads[2:])


GLOSS = "The views, interests and aspirations of the child and their parents, or of the young person"


def test_a_gloss_in_the_words_of_the_law_right_below_a_heading_is_a_part_of_it():
    section = find(head("Section A: All about me"), text(GLOSS), text("I like trains.")).sections[0]
    assert section.text == "I like trains."
    assert section.heading == f"Section A: All about me {GLOSS}"


def test_further_down_it_is_guidance():
    section = find(head("Section A: All about me"), text("I like trains."), text(GLOSS)).sections[0]
    assert [line.kind for line in section.lines] == [LineKind.TEXT, LineKind.GUIDANCE]


@pytest.mark.parametrize("letter", ["D", "G", "H1", "H2"])
def test_a_gloss_names_its_part_under_a_friendlier_title(letter):
    law = {
        "D": "The child's social care needs which relate to their special educational needs or to a disability.",
        "G": "Any health care provision reasonably required by the learning difficulties or disabilities which result "
        "in the child or young person having special educational needs.",
        "H1": "Any social care provision which must be made for the child or young person as a result of section 2 of "
        "the Chronically Sick and Disabled Persons Act 1970.",
        "H2": "Any other social care provision reasonably required by the learning difficulties or disabilities which "
        "result in the child or young person having special educational needs.",
    }
    section = find(head(f"Part {letter} - What I need"), text(law[letter]), text("Sam needs a break.")).sections[0]
    assert section.text == "Sam needs a break."


def test_typed_bullets_are_labels_and_no_text():
    section = find(head("Section F: Special educational provision"), text("• Daily phonics")).sections[0]
    assert (section.text, section.lines[0].label) == ("Daily phonics", "•")


def test_every_character_of_the_text_can_be_traced_to_its_place():
    table = grid(("Provision", "Who"), (["Phonics", "Reading"], "TA"))
    found = find(head("Section F: Special educational provision"), item("Daily phonics"), table)
    section = found.sections[0]
    covered = {position for piece in section.pieces for position in range(piece.start, piece.end)}
    loose = "".join(c for position, c in enumerate(section.text) if position not in covered)
    assert loose.replace(" | ", "").replace("\n", "") == ""
    assert [section.text[p.start : p.end] for p in section.pieces] == [
        "Daily phonics",
        "Provision",
        "Who",
        "Phonics",
        "Reading",
        "TA",
    ]


def test_a_council_may_add_a_title_of_its_own():
    added = {**rules().titles, "B": ("Wobbles and wonders",)}
    own = type(rules())(**{**{f: getattr(rules(), f) for f in rules().__slots__}, "titles": added})
    blocks = [head("All about me"), text("Me."), head("Wobbles and wonders"), text("Autism.")]
    found = find_sections(document(*blocks), own)
    assert {s.letter: s.text for s in found.sections} == {"A": "Me.", "B": "Autism."}


def test_a_document_without_sections_is_all_front():
    found = find(text("A letter."), text("With two lines."))
    assert (found.sections, found.front.text, found.tail.text) == ((), "A letter.\nWith two lines.", "")


def test_a_document_can_be_left_undivided():
    found = undivided(document(*whole_plan(head)), rules())
    assert found.sections == ()
    assert BODIES["K"] in found.front.text


def test_an_empty_document_has_no_sections():
    assert find().sections == ()


def test_a_heading_that_one_cell_of_a_wide_row_holds_is_read():
    wide = Table(
        rows=(
            Row(
                cells=(
                    Cell(blocks=(paragraph("Section C: Health needs", is_bold=True),), column=0, fill=BAND),
                    *(Cell(blocks=(), column=i, fill=BAND) for i in (1, 2)),
                )
            ),
            Row(cells=tuple(cell(words, column=i) for i, words in enumerate(("Asthma", "Mild", "Since 2019")))),
        ),
        column_count=3,
    )
    assert texts(*whole_plan(head)[:4], wide)["C"] == "Asthma | Mild | Since 2019"


def test_headings_that_name_their_section_at_the_end_open_it_though_their_title_is_unknown():
    found = texts(
        head("Part 1: Who am I? (Section A)"),
        text("I like lorries."),
        head("Part 2: What works (Section B)"),
        text("Reading is hard."),
        head("Part 3: My health (Section C)"),
        text("None."),
        head("Part 4: Life at home (Section D)"),
        text("None."),
        head("Part 5: Where I am going"),
        bold("Step 1 (Section E)"),
        text("By July 2027 I will read 30 words."),
        bold("Help with step 1 (Section F)"),
        text("The teacher reads with me daily for 10 minutes."),
        bold("Step 2 (Section E)"),
        text("By July 2027 I will count to 20."),
        bold("Help with step 2 (Section F)"),
        text("The teacher counts with me daily for 10 minutes."),
        head("Part 6: Health help (Section G)"),
        text("None."),
    )
    assert found["F"].count("The teacher") == 2
    assert "The teacher" not in found["E"]


def test_a_heading_about_a_section_in_an_appended_report_opens_none():
    blocks = [*whole_plan(head), head("Attachment 1: school report"), text("Written in the spring. " * 10)]
    found = find(*blocks, head("Recommendations for Section F"), text("Regular reading with an adult."))
    assert "Regular reading" in found.tail.text
    assert all("Regular reading" not in section.text for section in found.sections)


@pytest.mark.parametrize("heading", ["Section F continued", "Section F (continued)", "SECTION F – cont'd"])
def test_a_section_that_is_continued_opens_again(heading):
    found = texts(*whole_plan(head), head(heading), text("The teacher reads with Sam for ten minutes every day."))
    assert found["F"].endswith("The teacher reads with Sam for ten minutes every day.")
    assert "The teacher reads with Sam" not in found["K"]


def test_a_bare_letter_with_its_title_and_continued_opens_its_section_again():
    found = texts(
        head("K Advice and information"),
        text("Parents: 3 May 2026"),
        bold("K ADVICE AND INFORMATION (continued)"),
        text("School: 4 May 2026"),
    )
    assert found == {"K": "Parents: 3 May 2026\nSchool: 4 May 2026"}


def test_headings_that_say_after_a_comma_which_of_several_they_are_open_their_section_each_time():
    found = texts(
        head("Part A"),
        text("Petra likes clay."),
        head("Part E, outcome 1"),
        text("By July 2028 Petra will read a page."),
        head("Part F, for outcome 1"),
        text("Ms Orr reads with her for ten minutes every day."),
        head("Part E, outcome 2"),
        text("By July 2028 Petra will take turns."),
        head("Part F, for outcome 2"),
        text("A club of three meets every Monday at noon."),
    )
    assert found["E"] == "By July 2028 Petra will read a page.\nBy July 2028 Petra will take turns."
    assert found["F"].startswith("Ms Orr") and found["F"].endswith("at noon.")


def test_a_sentence_that_names_a_part_before_a_comma_opens_none():
    found = texts(head("Section A: Views"), text("Part F, which the school wrote, says more."), text("I like clay."))
    assert found.keys() == {"A"}


def test_the_words_of_the_regulations_below_a_heading_are_a_part_of_it():
    found = texts(
        head("Part E, outcome 1"),
        text('"the outcomes sought for him or her" (regulation 12(1)(e))'),
        text("By July 2028 Petra will read a page."),
        head("Part I"),
        text("Brook Lane."),
    )
    assert found["E"] == "By July 2028 Petra will read a page."


def test_a_page_of_signatures_between_sections_belongs_to_none():
    found = texts(
        head("Section F: Provision"),
        text("Ms Orr reads with her for ten minutes every day."),
        paragraph("AGREED WITH SCHOOL", is_bold=True, size_pt=18.0),
        text("The school and the council sign here."),
        grid(("Signed by", "Date"), ("Pat Voss, for the council", "3 May 2026")),
        head("Section G: Health provision"),
        text("A nurse sees her each term."),
    )
    assert found["F"] == "Ms Orr reads with her for ten minutes every day."
    assert found["G"] == "A nurse sees her each term."


@pytest.mark.parametrize(
    ("outcome", "provision"),
    [("E: Outcome {}", "F: Provision for outcome {}"), ("Outcome {} (E)", "What we will do about outcome {} (F)")],
)
def test_a_letter_that_no_other_heading_has_opens_its_section_in_the_look_of_the_others(outcome, provision):
    blocks = [b for k in "ABCD" for b in (head(f"Section {k}: {TITLES[k]}"), text(BODIES[k]))]
    for number in (1, 2):
        blocks += [head(outcome.format(number)), text(f"By July 202{number} Petra will read.")]
        blocks += [head(provision.format(number)), text(f"Ms Orr reads with her for {number}0 minutes a day.")]
    found = texts(*blocks)
    assert found["E"] == "By July 2021 Petra will read.\nBy July 2022 Petra will read."
    assert found["F"] == "Ms Orr reads with her for 10 minutes a day.\nMs Orr reads with her for 20 minutes a day."
    assert found["D"] == BODIES["D"]
