"""Templates in little that no practice case has: each is a way in which some council sets out sections A to K."""

import pytest
from builders import paragraph
from section_builders import bold, cell, find, grid, head, text, texts

SAID = {
    "A": "Ivo likes bridges and wants to build one. His aunt asked him with picture cards on 4 May 2026.",
    "B": "Ivo reads words of three letters. He cannot yet follow an instruction of more than one step.",
    "C": "Ivo has asthma and wheezes in cold air.",
    "D": "Ivo has no safe place to play outside his home and sees no other children at weekends.",
    "E": "By July 2027 Ivo will follow two instructions in a row in four lessons out of five.",
    "F": "A teaching assistant will give Ivo 15 minutes of listening games every school day.",
    "G": "The asthma nurse will check his inhaler technique every six months at the clinic.",
    "H1": "A support worker will take Ivo to a play scheme for three hours every Saturday.",
    "H2": "A family worker will visit once a fortnight for an hour.",
    "I": "Brook Lane Primary School, a mainstream school.",
    "J": "No personal budget has been requested.",
    "K": "Class teacher, Ms Orme, 3 March 2026",
}
LAW = {
    "A": "The views, interests and aspirations of Ivo and his parents",
    "B": "Special educational needs",
    "C": "Health needs",
    "D": "Social care needs",
    "E": "Outcomes",
    "F": "Special educational provision",
    "G": "Health provision",
    "H1": "Social care provision which must be made under the Chronically Sick and Disabled Persons Act 1970",
    "H2": "Any other social care provision",
    "I": "Placement",
    "J": "Personal budget",
    "K": "Advice and information",
}
OWN = {
    "A": "My views",
    "B": "My special educational needs",
    "C": "My health needs",
    "D": "My social care needs",
    "E": "My outcomes",
    "F": "My special educational provision",
    "G": "My health provision",
    "H1": LAW["H1"],
    "H2": LAW["H2"],
    "I": "My placement",
    "J": "My personal budget",
    "K": "Advice and information used to write my EHC plan",
}


def said(letter):
    return text(SAID[letter])


def under(make, pattern="Section {}: {}", letters=tuple(SAID), titles=LAW):
    """Return headings by a pattern of letter and title, each with what its section says."""
    return [block for k in letters for block in (make(pattern.format(k, titles[k])), said(k))]


def only(letters):
    return {letter: SAID[letter] for letter in letters}


# --- how a heading may be written


@pytest.mark.parametrize(
    "pattern",
    [
        "1. Section {}: {}",
        "1.0 SECTION {} – {}",
        "EHCP Section {}: {}",
        "EHC Plan – Section {} – {}",
        "“Section {}” {}",
        "Section ({}) {}",
        "Sec. {} {}",
        "section {}: {}",
        "Section {} | {}",
        "► Section {} ► {}",
        "Section {}\n{}",
    ],
)
@pytest.mark.parametrize("look", [head, bold], ids=["heading style", "bold"])
def test_headings_are_read_with_what_stands_around_letter_and_title(look, pattern):
    assert texts(*under(look, pattern)) == SAID


@pytest.mark.parametrize("pattern", ["{1} ({0})", "{1} – Section {0}", "{1} (Section {0})", "{1}\nSection {0}"])
def test_a_letter_may_come_behind_the_title(pattern):
    found = texts(*[block for k in SAID for block in (bold(pattern.format(k, LAW[k])), said(k))])
    assert {letter: words for letter, words in found.items() if letter != "A"} == only(list(SAID)[1:])


def test_a_title_may_stand_in_a_line_above_its_letter():
    found = find(*[block for k in SAID for block in (bold(LAW[k]), bold(f"Section {k}"), said(k))])
    assert {section.letter: section.text for section in found.sections} == SAID


def test_the_childs_name_in_a_title_makes_no_difference():
    assert texts(*under(bold, "SECTION {}: IVO'S {}")) == SAID


def test_content_may_go_on_behind_the_title_in_plain_lines():
    assert texts(*[text(f"Section {k}: {LAW[k]}: {SAID[k]}") for k in SAID]) == SAID


GLOSSES = {
    "A": "Views, interests and aspirations – what matters to Ivo",
    "B": "Special educational needs – what Ivo finds hard",
    "C": "Health needs – how Ivo keeps well",
    "D": "Social care needs – life at home",
    "E": "Educational Outcomes – what Ivo will be able to do",
    "F": "Special educational provision: What will be done",
    "G": "Health provision – what the NHS will do",
    "H1": "Social care provision – what must be done",
    "H2": "Social care provision – what else will be done",
    "I": "Placement – where Ivo learns",
    "J": "Personal budget – the money",
    "K": "Advice – who told us",
}


@pytest.mark.parametrize("look", [head, bold], ids=["heading style", "bold"])
def test_what_explains_a_title_in_its_heading_is_no_text(look):
    assert texts(*under(look, "SECTION {}: {}", titles=GLOSSES)) == SAID


def test_a_nil_return_or_a_school_behind_a_title_is_text():
    blocks = [head("Section I: Placement - Brook Lane School"), head("Section J: Personal budget – none requested")]
    found = texts(*under(head, letters="ABCDEFG"), *blocks)
    assert (found["I"], found["J"]) == ("Brook Lane School", "none requested")


FIRST_PERSON = [
    {
        "A": "What I am like and what I hope for",
        "B": "What is tricky for me at school",
        "C": "My body and my health",
        "D": "My life at home",
        "E": "What I am going to learn to do",
        "F": "How school will help me",
        "G": "How the nurses and doctors will help me",
        "I": "The school I go to",
        "J": "My money",
        "K": "The people who wrote about me",
    },
    {
        "A": "All the things about me",
        "B": "What I need extra help with",
        "C": "Staying healthy",
        "D": "Home and family",
        "E": "My targets for the future",
        "F": "What my teachers and helpers will do",
        "G": "What health people will do",
        "I": "My place to learn",
        "J": "Personal money",
        "K": "Where this information came from",
    },
    {
        "A": "Getting to know Ivo",
        "B": "Ivo's barriers to learning",
        "C": "Ivo's health conditions",
        "D": "Ivo's life at home",
        "E": "What Ivo wants to achieve",
        "F": "How Ivo will be helped at school",
        "G": "How the NHS will help Ivo",
        "I": "Where Ivo goes to school",
        "J": "Direct payments",
        "K": "Who helped to write this",
    },
    {
        "A": "Ivo in his own words",
        "B": "What gets in the way of Ivo's learning",
        "C": "Keeping well",
        "D": "Friends and community",
        "E": "The changes we want to see",
        "F": "What school must do",
        "G": "Medical treatment and clinics",
        "H1": "Help from the council under section 2 of the 1970 Act",
        "H2": "Any other help",
        "I": "Which school Ivo will go to",
        "J": "Payments we make to you",
        "K": "Advice that we were given",
    },
    {
        "A": "The voice of Ivo and his family",
        "B": "Where learning is harder for Ivo",
        "C": "Ivo's health at the moment",
        "D": "Being safe, and life beyond school",
        "E": "What we all want for Ivo's future: where we want to get to",
        "F": "Teaching and support",
        "G": "What the NHS must do",
        "H": "Short breaks and family support",
        "I": "Ivo's school place",
        "J": "Ivo's own budget",
        "K": "The papers behind this plan",
    },
]


@pytest.mark.parametrize("titles", FIRST_PERSON, ids=["what I", "my", "by name", "ours", "the council's"])
@pytest.mark.parametrize("look", [head, bold], ids=["heading style", "bold"])
def test_titles_in_the_childs_own_words_are_known_by_their_key_words(look, titles):
    said_under = {**SAID, "H": SAID["H2"]}
    blocks = [block for k, title in titles.items() for block in (look(title), text(said_under[k]))]
    both = {"H1": SAID["H2"], "H2": SAID["H2"]} if "H" in titles else {}
    assert texts(*blocks) == {**{k: said_under[k] for k in titles if k != "H"}, **both}


@pytest.mark.parametrize("second", ["Any other help", "Other support", "More help from social care"])
def test_titles_in_a_council_s_own_words_divide_a_heading_of_both_sections_of_social_care(second):
    titles = {k: title for k, title in FIRST_PERSON[3].items() if k not in ("H1", "H2")}
    blocks = [block for k, title in titles.items() if k < "I" for block in (head(title), said(k))]
    blocks += [head("Help at home and outside school")]
    blocks += [bold("Under the Chronically Sick and Disabled Persons Act 1970"), said("H1"), bold(second), said("H2")]
    blocks += [block for k, title in titles.items() if k >= "I" for block in (head(title), said(k))]
    assert texts(*blocks) == SAID


@pytest.mark.parametrize(
    "closing",
    ["Next steps", "What happens next", "If you do not agree with this plan", "How to appeal", "Useful contacts"],
)
def test_what_closes_a_plan_in_the_look_of_its_headings_opens_no_section_again(closing):
    titles = FIRST_PERSON[2]
    blocks = [*under(head, "{1}", titles, titles), head(closing), text("Ring us within fifteen days.")]
    found = texts(*blocks)
    assert found["E"] == SAID["E"]
    assert closing.endswith(("steps", "next")) or found["K"] == SAID["K"]


def test_what_to_do_where_a_child_is_upset_ends_no_section():
    blocks = [*under(head, letters="AB"), head("What to do if you see Ivo upset", 2), text("Wait with him.")]
    assert texts(*blocks, *under(head, letters="CDEFG"))["B"].endswith(
        "What to do if you see Ivo upset\nWait with him."
    )


# --- headings over sections, and inside them


def test_a_heading_over_several_sections_belongs_to_none():
    own = {"A": "My views", "B": "My needs", "C": "My health", "D": "My care needs", "E": "What we hope for"}
    own |= {"F": "At school", "G": "From health", "H1": "From social care under the 1970 Act"}
    own |= {"H2": "Other help from social care", "I": "Where I go to school", "J": "Money", "K": "Who told us"}
    blocks = []
    for title, letters in (
        ("This is me", "A"),
        ("Strengths, difficulties and outcomes", "BCDE"),
        ("Provision", ("F", "G", "H1", "H2")),
        ("Resources", "IJK"),
    ):
        blocks += [head(title), *[b for k in letters for b in (head(f"{k}. {own[k]}", 2), said(k))]]
    assert texts(*blocks) == SAID


def test_an_umbrella_in_bold_over_outcomes_and_provision_for_each_area():
    blocks = under(bold, "SECTION{}: {}", "ABCD", OWN)
    blocks += [bold("OUTCOMES AND SUPPORT PLAN")]
    for area in ("Cognition and Learning", "Communication and Interaction"):
        blocks += [bold(area), bold("SECTIONE: Outcomes"), text(f"He grows in {area}.")]
        blocks += [bold("SECTIONF: Special Educational Provision"), text(f"Daily work on {area}.")]
    found = {section.letter: section for section in find(*blocks, *under(bold, "SECTION{}: {}", "GIJK")).sections}
    assert found["D"].text == SAID["D"]
    assert found["E"].text == "He grows in Cognition and Learning.\nHe grows in Communication and Interaction."
    assert [line.under for line in found["F"].lines] == ["Cognition and Learning", "Communication and Interaction"]


def test_the_name_of_a_school_as_bold_as_the_headings_is_text():
    blocks = [*under(bold, letters="ABCDEFG"), bold("Section I: Placement"), bold("Brook Lane Primary School")]
    assert texts(*blocks, *under(bold, letters="JK"))["I"] == "Brook Lane Primary School"


def test_areas_may_be_larger_headings_than_the_sections_in_them():
    blocks = under(head, letters="ABCD")
    for area in ("Cognition and learning", "Independence"):
        blocks += [head(area), head("Section E: Outcome", 2), text(f"He grows in {area}.")]
        blocks += [head("Section F: Provision", 2), text(f"Daily work on {area}.")]
    found = texts(*blocks, *under(head, letters="GIJK"))
    assert found["E"] == "He grows in Cognition and learning.\nHe grows in Independence."
    assert found["D"] == SAID["D"]


def test_parts_of_c_and_d_with_titles_that_are_not_listed_open_their_sections():
    blocks = [
        *under(head, letters="AB"),
        head("C1. A summary of my health needs which relate to my SEN"),
        said("C"),
        head("C2. A summary of my other health care needs"),
        text("None."),
        head("D1. A summary of my social care needs assessed under the CSDPA"),
        said("D"),
        head("D2. A summary of my social care needs which relate to my SEN"),
        text("None known."),
        *under(head, letters=list(SAID)[4:]),
    ]
    assert texts(*blocks) == {**SAID, "C": f"{SAID['C']}\nNone.", "D": f"{SAID['D']}\nNone known."}


A_PARTS = ("What I like", "What is important to me", "How best to support me", "What I need help with", "My health")


@pytest.mark.parametrize("pattern", ["Section {}: {}", "{1}"], ids=["letters", "titles alone"])
def test_sub_headings_of_a_as_large_as_the_sections_stay_in_it(pattern):
    parts = [block for title in A_PARTS for block in (head(title), text(f"Words of {title.lower()}."))]
    blocks = [head(pattern.format("A", OWN["A"])), *parts, *under(head, pattern, "BCDEF", OWN)]
    assert texts(*blocks) == {**only("BCDEF"), "A": "\n".join(block.text for block in parts)}


def test_headings_of_two_sections_are_divided_by_titles_below_them():
    blocks = [
        *under(head, "Section {} – {}", "AB"),
        head("Sections C and G – Health"),
        head("Health needs", 2),
        said("C"),
        head("Health provision", 2),
        said("G"),
        head("Sections D, H1 and H2 – Social care"),
        head("Social care needs", 2),
        said("D"),
        head("Section H1", 2),
        said("H1"),
        head("Section H2", 2),
        said("H2"),
        *under(head, "Section {} – {}", "EF"),
        head("Sections I and J"),
        head("Placement", 2),
        said("I"),
        head("Personal budget", 2),
        said("J"),
        head("Section K – Advice"),
        said("K"),
    ]
    assert texts(*blocks) == SAID


def test_numbered_parts_without_letters_keep_their_sub_headings_and_guidance():
    parts = enumerate((k for k in OWN if not k.startswith("H")), 1)
    blocks = [head("My plan")]
    for number, letter in parts:
        blocks += [head(f"Part {number}: {OWN[letter]}")]
        blocks += [head("2.1 Cognition and learning", 2)] if letter == "B" else []
        blocks += [text("[This part should list every need.]")] if letter == "C" else []
        blocks += [said(letter)]
    found = texts(*blocks)
    assert found["B"] == f"2.1 Cognition and learning\n{SAID['B']}"
    assert found["C"] == f"[This part should list every need.]\n{SAID['C']}"
    assert found["K"] == SAID["K"]


def test_a_banner_typed_above_every_section_is_no_text():
    banner = paragraph("OFFICIAL – SENSITIVE", is_bold=True, size_pt=9.0)
    blocks = [b for k in SAID for b in (banner, head(f"Section {k}: {LAW[k]}"), said(k))]
    assert texts(*blocks) == SAID


def test_none_above_every_heading_is_what_each_section_says():
    found = texts(*[b for k in SAID for b in (head(f"Section {k}: {LAW[k]}"), bold("Summary"), bold("None"))])
    assert found == dict.fromkeys(SAID, "Summary\nNone")


def test_numbers_of_needs_and_provisions_in_bold_stay_in_their_sections():
    blocks = under(head, letters="A")
    for letter, lines in (("B", ("He guesses.", "He mumbles.")), ("F", ("Phonics daily.", "Talk weekly."))):
        blocks += [head(f"Section {letter}: {LAW[letter]}")]
        blocks += [b for n, line in enumerate(lines, 1) for b in (bold(f"{letter}{n}"), text(line))]
    found = texts(*blocks, *under(head, letters="GI"))
    assert (found["B"], found["F"]) == ("B1\nHe guesses.\nB2\nHe mumbles.", "F1\nPhonics daily.\nF2\nTalk weekly.")


QUESTIONS = {
    "A": "What are my views, interests and aspirations?",
    "B": "What are my special educational needs?",
    "C": "What are my health needs?",
    "D": "What are my social care needs?",
    "E": "What outcomes do we want?",
    "F": "What special educational provision will I have?",
    "G": "What health provision will I have?",
    "H1": "What social care provision must I have under the 1970 Act?",
    "H2": "What other social care provision will I have?",
    "I": "What is my placement?",
    "J": "Do I have a personal budget?",
    "K": "What advice and information was used?",
}


@pytest.mark.parametrize("pattern", ["{1}", "{0}: {1}"], ids=["alone", "behind letters"])
def test_headings_may_be_questions(pattern):
    assert texts(*under(head, pattern, titles=QUESTIONS)) == SAID


@pytest.mark.parametrize("pattern", ["Section {n}: {title}", "Section {n} ({k}): {title}", "Part {n}. {title}"])
def test_sections_may_be_numbered(pattern):
    blocks = [b for n, k in enumerate(SAID, 1) for b in (head(pattern.format(n=n, k=k, title=LAW[k])), said(k))]
    assert texts(*blocks) == SAID


# --- tables


def test_a_heading_over_the_column_heads_of_its_table_is_no_row():
    table = grid(f"Section F: {LAW['F']}", ("Need", "Provision", "Who"), ("Reading", "Phonics", "TA"))
    found = texts(*under(head, letters="ABCDE"), table, *under(head, letters="G"))
    assert found == {**only("ABCDEG"), "F": "Need | Provision | Who\nReading | Phonics | TA"}


def test_codes_and_letters_in_left_cells_are_no_headings():
    blocks = under(head, letters="A")
    for letter, heads in (("B", ("Ref", "Need")), ("E", ("Ref", "Outcome")), ("F", ("Ref", "Provision"))):
        blocks += [head(f"Section {letter}"), grid(heads, (f"{letter}1", "First."), (f"{letter}2", "Second."))]
    advice = grid(("Ref", "Advice"), *((letter, f"Report {letter.lower()}") for letter in "ABCDEFGH"))
    found = texts(*blocks, *under(head, letters="G"), head("Section K"), advice)
    assert found["F"] == "Ref | Provision\nF1 | First.\nF2 | Second."
    assert found["K"].splitlines()[1:3] == ["A | Report a", "B | Report b"]


def test_a_sheet_of_keys_and_values_whose_keys_are_merged_over_rows():
    rows = []
    for letter in SAID:
        key = (bold(f"Section {letter}"), bold(OWN[letter]))
        rows.append((cell(*key), SAID[letter]))
        if letter in "BF":
            rows.append((cell(*key, merged=True), f"More of {letter.lower()}."))
    found = texts(grid(*rows))
    assert found == {**SAID, "B": f"{SAID['B']}\nMore of b.", "F": f"{SAID['F']}\nMore of f."}


def test_a_sheet_of_titles_alone_and_values():
    assert texts(grid(*((cell(bold(OWN[k])), SAID[k]) for k in SAID))) == SAID


def test_letter_and_title_in_two_cells_over_a_row_of_content():
    assert texts(grid(*[r for k in SAID for r in ((cell(bold(k)), cell(bold(LAW[k]))), said(k))], columns=2)) == SAID


@pytest.mark.parametrize("is_split", [True, False], ids=["two paragraphs", "one with a line break"])
def test_a_box_for_each_section_with_heading_and_content(is_split):
    boxes = []
    for k in SAID:
        title = f"SECTION {k} – {OWN[k].upper()}"
        boxes.append(grid(([bold(title), SAID[k]] if is_split else f"{title}\n{SAID[k]}",)))
    assert texts(*boxes) == SAID


def test_letters_alone_as_column_heads_under_headings_by_agency():
    blocks = [
        *under(head, letters="A"),
        head("Education"),
        grid(("B", "E", "F"), tuple(SAID[k] for k in "BEF")),
        head("Health"),
        grid(("C", "G"), tuple(SAID[k] for k in "CG")),
        head("Social care"),
        grid(("D", "H1", "H2"), tuple(SAID[k] for k in ("D", "H1", "H2"))),
        *under(head, letters="IJK"),
    ]
    assert texts(*blocks) == SAID


def test_who_and_review_beside_a_column_of_provision_belong_to_it():
    heads = ("Special educational need (Section B)", "Outcome sought (Section E)")
    heads += ("Provision to meet need (Section F)", "By whom and how often", "Review")
    table = grid(heads, (SAID["B"], SAID["E"], SAID["F"], "TA, daily", "termly"))
    found = texts(*under(head, letters="A"), table, *under(head, letters="C"))
    assert found == {**only("ABCE"), "F": f"{SAID['F']} | TA, daily | termly"}


def test_cards_that_tell_an_outcome_and_its_provision_downwards():
    def card(number):
        rows = [(cell(bold(f"E – Outcome {number}")), SAID["E"]), (cell(bold("F – Provision")), SAID["F"])]
        return grid(*rows, (cell(bold("By whom")), "TA"), (cell(bold("How often")), "Daily"))

    blocks = [*under(head, letters="ABCD"), head("Sections E and F"), card(1), card(2), *under(head, letters="G")]
    found = texts(*blocks)
    assert found["E"] == f"{SAID['E']}\n{SAID['E']}"
    assert found["F"] == "\n".join([f"{SAID['F']}\nBy whom | TA\nHow often | Daily"] * 2)


def test_a_table_of_its_own_for_each_need_keeps_its_heads():
    tables = [
        grid(f"Need {n}: {what}", ("Provision", "Who"), (f"Work on {what}", "TA")) for n, what in ((1, "x"), (2, "y"))
    ]
    found = texts(*under(head, letters="ABCDE"), head("Section F"), *tables, *under(head, letters="G"))
    assert found["F"] == "Need 1: x\nProvision | Who\nWork on x | TA\nNeed 2: y\nProvision | Who\nWork on y | TA"


# --- what stands before and between


def test_a_contents_table_and_a_table_that_explains_open_nothing():
    contents = grid(*((k, LAW[k], str(n)) for n, k in enumerate(SAID, 2)))
    explained = grid(
        ("Section", "What it holds"), *((f"Section {k}", f"The law asks for {LAW[k]} here.") for k in SAID)
    )
    for before in (contents, explained):
        found = find(head("EHC Plan Ref No «RefNo»"), bold("Contents"), before, *under(bold, "{}. {}"))
        assert {section.letter: section.text for section in found.sections} == SAID


def test_cross_references_in_every_section_open_nothing():
    blocks = [
        b for k in SAID for b in (head(f"Section {k}: {LAW[k]}"), text("Linked to Sections B, C and D."), said(k))
    ]
    assert texts(*blocks) == {k: f"Linked to Sections B, C and D.\n{SAID[k]}" for k in SAID}


def test_guidance_in_small_italics_is_told_apart():
    note = paragraph("(This section should list every need.)", is_italic=True, size_pt=9.0)
    found = find(*under(head, letters="A"), head("Section B: Special educational needs"), note, said("B"))
    assert [line.kind.value for line in found.sections[1].lines] == ["guidance", "text"]


def test_advice_listed_after_the_details_is_k():
    details = [head("Education, Health and Care Plan"), grid(("Name", "Ivo Bell"), ("Date of birth", "2 May 2018"))]
    advice = [head("Advice and information gathered (Section K)"), text("1. Parents, 3 March 2026"), text("2. School")]
    found = find(*details, *advice, *under(head, "{1} (Section {0})", list(SAID)[:-1]))
    assert {s.letter: s.text for s in found.sections} == {**SAID, "K": "1. Parents, 3 March 2026\n2. School"}
    assert found.front.text.endswith("Date of birth | 2 May 2018")
