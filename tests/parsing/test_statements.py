import pytest
from section_builders import bold, find, grid, head, item, note, rules, section, text

from ehc_text.parsing.content.statements import find_statements
from ehc_text.records.plan import LineKind

ITEM = LineKind.ITEM
SUB = LineKind.SUB_HEADING


def statements(*blocks, letter="F"):
    found = {s.letter: s for s in find(head(f"Section {letter}: provision"), *blocks).sections}
    return find_statements(found[letter], rules())


def words(*blocks, letter="F"):
    return [statement.text for statement in statements(*blocks, letter=letter)]


def test_each_sentence_and_each_item_is_a_statement():
    assert words(text("The TA reads with him daily. ICT should be used."), item("Six lessons. The same in May.")) == [
        "The TA reads with him daily.",
        "ICT should be used.",
        "Six lessons. The same in May.",
    ]


def test_a_row_is_a_statement_with_its_cells_and_their_column_heads():
    (found,) = statements(grid(("Provision", "Who", "When"), ("Phonics", "TA", "")))
    assert found.text == "Phonics | TA | "
    assert [cell.heading for cell in found.cells] == ["Provision", "Who", "When"]
    assert found.id == "F-001"


def test_title_rows_and_rows_that_only_label_are_none():
    table = grid("Outcome 1: reading", ("Provision", "Who"), ("Outcome 2", ""), ("Phonics", "TA"))
    assert words(table) == ["Phonics | TA"]
    assert statements(table)[0].under == "Outcome 1: reading"


def test_a_lead_in_governs_each_item_and_is_no_statement():
    found = statements(
        text("She will have the following every day from Mrs Low, TA:"),
        item("ten minutes of phonics"),
        item("help with coats"),
        text("ICT will be used."),
    )
    assert [s.text for s in found] == ["ten minutes of phonics", "help with coats", "ICT will be used."]
    assert [s.around for s in found] == [("She will have the following every day from Mrs Low, TA:",)] * 2 + [()]


def test_typed_letters_under_a_numbered_lead_in_are_items():
    found = statements(
        text("F4. In every lesson the class teacher shall:"),
        text("(a) introduce three new words;"),
        text("(b) wait ten seconds."),
        text("F5. The vocabulary shall be taught."),
    )
    assert [s.text for s in found] == [
        "introduce three new words;",
        "wait ten seconds.",
        "The vocabulary shall be taught.",
    ]
    assert found[1].around == ("In every lesson the class teacher shall:",)
    assert found[2].around == ()


def test_a_lead_in_before_a_table_governs_its_rows():
    found = statements(text("The SENCO sees to the following:"), grid(("Provision", "When"), ("Phonics", "Daily")))
    assert [(s.text, s.around) for s in found] == [("Phonics | Daily", ("The SENCO sees to the following:",))]


def test_a_sentence_that_only_clarifies_joins_the_one_before():
    assert words(text("She will see the ELSA weekly. That is, every Monday for 30 minutes. She will read.")) == [
        "She will see the ELSA weekly. That is, every Monday for 30 minutes.",
        "She will read.",
    ]


def test_a_footnote_belongs_to_the_statement_before_it():
    (found,) = statements(text("The mentor shall meet him as noted."), note("Mondays, 8.40 to 8.55."))
    assert found.around == ("Mondays, 8.40 to 8.55.",)


def test_words_of_a_merged_cell_count_for_the_rows_below():
    found = statements(grid(("Provision", "Who"), ("Phonics", "Mrs Low"), ("Reading", "^Mrs Low")))
    assert found[1].around == ("Mrs Low",)


def test_rows_that_tell_one_provision_downwards_are_one_statement():
    card = grid(("Provision", "Phonics"), ("By whom", "Mrs Low"), ("How often", "Daily"))
    again = grid(("Provision", "Reading"), ("By whom", "Mr Orr"), ("How often", "Weekly"))
    found = statements(card, again)
    assert [[s.text[c.start - s.start : c.end - s.start] for c in s.cells] for s in found] == [
        ["Phonics", "Mrs Low", "Daily"],
        ["Reading", "Mr Orr", "Weekly"],
    ]


def test_several_fields_of_one_provision_may_stand_in_a_row():
    def card(what, who, when, group, outcome):
        return grid(
            ("Provision", what),
            ("Delivered by", who, "Frequency and duration", when),
            ("Group size", group, "Links to outcome", outcome),
        )

    found = statements(
        card("Phonics", "Mrs Low", "Daily, 10 minutes", "1:1", "2"), card("Play", "Mr Orr", "Weekly", "4", "3")
    )
    assert [[s.text[c.start - s.start : c.end - s.start] for c in s.cells] for s in found] == [
        ["Phonics", "Mrs Low", "Daily, 10 minutes", "1:1", "2"],
        ["Play", "Mr Orr", "Weekly", "4", "3"],
    ]
    assert [cell.heading for cell in found[0].cells][1:3] == ["Delivered by", "Frequency and duration"]


def test_a_row_of_four_cells_without_labels_is_no_card():
    found = statements(grid(("Phonics", "Mrs Low", "Daily", "Group of 3"), ("Reading", "Mr Orr", "Weekly", "1:1")))
    assert len(found) == 2


def test_lines_of_label_and_value_that_tell_one_provision_are_one_statement():
    found = words(
        text("Reference: 31"),
        text("Support: Reading aloud"),
        text("Given by: Mrs Low"),
        text("How often: Daily, 10 minutes"),
        text("Reference: 32"),
        text("Support: A game with a friend"),
        text("Given by: Mr Orr"),
        text("How often: Fridays, 1.15 to 1.45"),
    )
    assert [one.splitlines()[1] for one in found] == ["Support: Reading aloud", "Support: A game with a friend"]


def test_a_card_may_begin_with_a_number_or_the_need_that_it_is_for():
    def card(number, what):
        return grid(("Record ID", number), ("Linked need", "Speech"), ("Provision", what), ("Provided by", "Mr Orr"))

    found = statements(card("31", "Reading"), card("32", "Play"))
    assert [s.cells[2].heading for s in found] == ["Provision", "Provision"]


def test_lines_with_a_colon_that_ask_for_nobody_and_no_amount_are_statements_each():
    assert len(words(text("Support: Reading aloud with Mrs Low."), text("Equipment: A sloping desk."))) == 2


TOLD = (("Reading aloud in pairs.", "Mrs Low", "Daily, 10 minutes"), ("A game with a friend.", "Mr Orr", "On Fridays"))


@pytest.mark.parametrize("lead", [text, item])
def test_fields_that_ask_by_whom_and_how_often_go_with_the_line_above_that_says_what(lead):
    rows = [
        b
        for what, who, when in TOLD
        for b in (lead(what), grid(("Given by", who), ("When", when), ("Review", "Monthly")))
    ]
    found = statements(*rows)
    assert [[s.text[c.start - s.start : c.end - s.start] for c in s.cells] for s in found] == [
        [*t, "Monthly"] for t in TOLD
    ]
    lines = [
        b for what, who, when in TOLD for b in (lead(f"F1. {what}"), text(f"Given by: {who}"), text(f"When: {when}"))
    ]
    assert words(*lines) == [f"{what}\nGiven by: {who}\nWhen: {when}" for what, who, when in TOLD]


def test_fields_below_a_sub_heading_are_one_statement_of_what_it_says():
    found = statements(
        *[b for w, who, when in TOLD for b in (bold(w[:-1]), text(f"Given by: {who}"), text(f"When: {when}"))]
    )
    assert [one.around for one in found] == [(what[:-1],) for what, _, _ in TOLD]


def test_an_area_of_need_above_such_fields_does_not_say_what_is_done():
    found = statements(bold("Cognition and learning"), grid(("Given by", "Mrs Low"), ("When", "Daily, 10 minutes")))
    assert [one.around for one in found] == [()]


@pytest.mark.parametrize("field", ["Given by{} Mrs Low", "Who{} Mrs Low"])
@pytest.mark.parametrize("mark", [":", " –", " -"])
def test_fields_may_stand_behind_what_is_done_in_its_paragraph_or_behind_a_dash(field, mark):
    lines = text("Reading aloud."), text(field.format(mark)), text(f"How often{mark} daily, 10 minutes")
    assert len(words(*lines)) == 1
    told = "Reading aloud. Who: Mrs Low. How often: daily, 10 minutes."
    assert words(text(f"{told} A game with a friend.")) == [told, "A game with a friend."]


def test_fields_below_a_list_hold_for_each_of_its_items():
    fields = text("Given by: Mrs Low"), text("When: daily, 10 minutes")
    found = statements(text("Sam has a plan."), item("Reading aloud"), item("A game"), *fields)
    assert [one.text for one in found][-2:] == ["Reading aloud", "A game"]
    assert all(one.around == tuple(field.text for field in fields) for one in found[-2:])
    assert found[0].around == ()


def test_fields_below_an_item_in_the_midst_of_a_list_are_its_own():
    fields = text("Given by: Mrs Low"), text("When: daily, 10 minutes")
    found = words(item("Reading aloud"), item("A game"), *fields, item("A book to take home"))
    assert found == ["Reading aloud", "A game\nGiven by: Mrs Low\nWhen: daily, 10 minutes", "A book to take home"]


def test_one_field_below_a_line_is_a_sentence_of_its_own():
    assert len(words(text("Sam will read aloud with Mrs Low."), text("When: daily, 10 minutes."))) == 2


def test_two_cells_that_both_tell_who_are_a_label_and_its_value():
    found = statements(text("Reading aloud."), grid(("Who", "Staff"), ("How often", "Daily")))
    assert [one.text for one in found] == ["Reading aloud.\nWho | Staff\nHow often | Daily"]


def test_items_inside_an_item_that_say_by_whom_and_how_often_go_on_with_it():
    found = words(
        item("Large print on every worksheet"),
        item("ready before the lesson starts", label="–"),
        item("This will be given by:", label="–"),
        item("Mrs Low, who enlarges it", label="*"),
        item("Mr Orr, on Fridays", label="*"),
        item("A sloping desk"),
    )
    assert [one.splitlines()[0] for one in found] == ["Large print on every worksheet", "A sloping desk"]
    assert found[0].endswith("Mr Orr, on Fridays")


def test_items_inside_an_item_that_are_sentences_are_statements_of_their_own():
    found = words(item("Speech therapy"), item("Ms Hale sees her weekly.", level=1), item("Mr Orr practises.", level=1))
    assert len(found) == 3


NONE = [
    "None.",
    "None identified at the time of writing.",
    "N/A",
    "Not applicable, as Priya is 18.",
    "No provision required.",
    "No health care provision is required.",
    "No provision under the Act has been identified.",
    "None. See the assessment of 5 March 2026.",
    "None is required.",
    "There is no social care provision in place.",
    "Nil return.",
    "See H2.",
    "See Section F.",
    "Bethan is under the care of Dr Mallory and is known to the epilepsy nurse.",
    "The school nurse is aware of Bethan.",
    "The family is open to the Disabled Children's Team, which is aware of the situation at home.",
    "Callum has been seen by the community paediatrician.",
    "Guidance for plan writers: provision must be specific.",
]


@pytest.mark.parametrize("line", NONE)
def test_what_promises_nothing_is_no_statement(line):
    assert words(text(line), letter="G") == []


SOME = [
    "Her seizures and medication will continue to be monitored.",
    "Their circumstances will be kept under review.",
    "No more than four pupils are in the group, led by the TA every day.",
    "No adult will raise a voice to him.",
    "A high level of adult support is needed in all core subjects.",
    "Small group work on listening.",
    "Short breaks will be considered at a future meeting, subject to criteria.",
    "Pain relief may be given at school in accordance with the hospital's letter.",
]


@pytest.mark.parametrize("line", SOME)
def test_what_promises_something_however_vaguely_is_a_statement(line):
    assert words(text(line), letter="G") == [line]


def test_rows_that_say_none_are_none():
    assert words(grid(("Provision", "Who"), ("None identified", "N/A"))) == []


def test_text_under_two_sections_counts_under_the_first():
    h1 = section("H1", "The club will run weekly.", shared_with=("H2",))
    h2 = section("H2", "The club will run weekly.", shared_with=("H1",))
    assert [len(find_statements(s, rules())) for s in (h1, h2)] == [1, 0]


def test_statements_are_slices_of_their_section():
    lines = ["F1. The TA reads daily. She stays.", (SUB, "Area"), (ITEM, "Phonics daily")]
    one = section("F", *lines)
    assert all(one.text[s.start : s.end] == s.text for s in find_statements(one, rules()))


def test_other_sections_have_no_statements():
    assert find_statements(section("B", "The TA will read with him."), rules()) == ()


@pytest.mark.parametrize(
    "words",
    [
        "Tom continues to have access to universal services.",
        "He will continue to access universal health services.",
        "Her needs are met through universal services.",
        "☒ Yes ☐ No",
        "Personal budget | ☐ Yes ☒ No",
    ],
)
def test_what_every_child_has_and_a_row_of_boxes_are_no_statements(words):
    assert find_statements(section("G", words), rules()) == ()


@pytest.mark.parametrize(
    "introduction",
    [
        "Whoever teaches him does the following in every lesson. Ms Hale, tutor, looks in once a week.",
        "The learning mentor, Ms Hale, sees to these and walks round at 11 to look.",
    ],
)
def test_a_paragraph_that_tells_what_holds_for_the_list_below_it_governs_each_item(introduction):
    found = statements(text(introduction), item("A seat by the door."), item("One instruction at a time."))
    assert [one.text for one in found] == ["A seat by the door.", "One instruction at a time."]
    assert all(one.around == (introduction,) for one in found)


def test_a_paragraph_of_its_own_above_a_list_stays_a_statement():
    assert words(text("The TA changes these cards weekly."), item("A seat by the door.")) == [
        "The TA changes these cards weekly.",
        "A seat by the door.",
    ]


@pytest.mark.parametrize("lead", ["The class teacher, Mr Abel, will:", "Ms Orr, the assistant, does these each day:"])
def test_a_bold_line_that_promises_leads_in_the_list_below_it(lead):
    found = statements(bold(lead), item("sit beside her for ten minutes at 9.10;"), bold("Cooking"), item("Bakes."))
    assert [(one.text, one.around) for one in found] == [
        ("sit beside her for ten minutes at 9.10;", (lead,)),
        ("Bakes.", ()),
    ]


@pytest.mark.parametrize(
    "said",
    [
        "Other care: nil.",
        "Provision under the Act: none at present",
        "Ada was not assessed under section 2 of the Act, as her family did not ask for it.",
        "Each row of the table is one thing that has to happen.",
    ],
)
def test_what_says_that_there_is_nothing_states_nothing(said):
    assert not statements(text(said))
