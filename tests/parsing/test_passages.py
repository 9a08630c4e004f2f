import datetime as dt

import pytest
from section_builders import bold, find, grid, head, item, rules, section, text

from ehc_text.parsing.content.advice_list import find_advice, kinds_of
from ehc_text.parsing.content.needs import find_needs
from ehc_text.parsing.content.outcomes import find_outcomes
from ehc_text.records.plan import LineKind


def outcomes(*blocks):
    (found,) = find(head("Section E: Outcomes"), *blocks).sections
    return find_outcomes(found, rules())


def advice(*blocks):
    (found,) = find(head("Section K: Advice and information"), *blocks).sections
    return find_advice(found, rules())


def test_needs_are_sentences_items_and_rows_and_nil_returns_are_none():
    b = section("B", "He reads slowly. He tires.", (LineKind.SUB_HEADING, "Health"), (LineKind.ITEM, "He is deaf."))
    c = section("C", "No health needs identified.")
    assert [need.text for need in find_needs((b, c), rules())] == ["He reads slowly.", "He tires.", "He is deaf."]


def test_steps_towards_an_outcome_are_no_outcomes():
    found = outcomes(
        text("All outcomes are to be reached by July 2028."),
        item("He will read a page.", "1."),
        text("Short-term targets:"),
        item("He will read a line by May."),
        item("He will count to ten.", "2."),
        text("Steps towards it:"),
        item("He will count to five."),
    )
    assert [o.text for o in found] == ["He will read a page.", "He will count to ten."]
    assert all("July 2028" in o.under for o in found)


def test_lettered_lines_below_a_numbered_outcome_are_steps():
    lines = (
        "1. Kit will read a page.",
        "(a) He will first read a line.",
        "2. Kit will dress.",
        "(a) By May, his shoes.",
    )
    assert [one.text for one in find_outcomes(section("E", *lines), rules())] == [lines[0], lines[2]]


@pytest.mark.parametrize(
    "line",
    [
        "Steps: he finds his peg by himself.",
        "How this will be supported: a photo on the peg.",
        "Success criteria: his coat is on the peg by nine.",
        "Provision: the class teacher shows him the photo.",
    ],
)
def test_a_line_that_says_what_belongs_to_the_outcome_above_it_is_none(line):
    found = outcomes(text("By July 2028 he will hang up his coat."), text(line), text("By July 2028 he will wash up."))
    assert [one.text for one in found] == ["By July 2028 he will hang up his coat.", "By July 2028 he will wash up."]


def test_typed_numbers_come_back_after_steps():
    found = outcomes(
        text("1. He will read a page."), text("Steps towards it:"), text("By May: a line."), text("2. He will count.")
    )
    assert [o.text for o in found] == ["1. He will read a page.", "2. He will count."]


def test_a_date_that_leads_in_the_outcomes_counts_for_each():
    found = outcomes(text("By the end of Key Stage 3 (July 2027):"), item("He will read."), item("He will count."))
    assert [o.under for o in found] == ["By the end of Key Stage 3 (July 2027):"] * 2


def test_the_outcome_column_tells_the_outcome_and_the_row_stands_beside_it():
    heads = ("No", "Outcome", "Steps", "By when")
    (found,) = outcomes(grid(heads, ("1", "He will read a page.", "A line by May", "July 2027")))
    assert found.text == "He will read a page."
    assert [cell.heading for cell in found.row] == ["No", "Outcome", "Steps", "By when"]


def test_rows_without_heads_give_their_sentence():
    found = outcomes(grid(("1", "By July 2027 he will read."), ("2", "By July 2028 he will count.")))
    assert [o.text for o in found] == ["By July 2027 he will read.", "By July 2028 he will count."]


def test_sub_headings_are_no_outcomes():
    assert [o.text for o in outcomes(bold("Cognition and learning"), text("He will read."))] == ["He will read."]


KINDS = [
    ("Parental contribution", ("parent",)),
    ("Young person", ("parent",)),
    ("School", ("education",)),
    ("Nursery (education)", ("education",)),
    ("Educational psychologist", ("psychology",)),
    ("Ed psych", ("psychology",)),
    ("Community paediatrician (medical)", ("medical",)),
    ("School nurse", ("medical",)),
    ("Social worker", ("social care",)),
    ("Early Help practitioner, nil return", ("social care",)),
    ("Teacher of the deaf", ("other",)),
    ("Looked-after child's health assessment", ("medical",)),
    ("Widget maker", ()),
]


@pytest.mark.parametrize(("words", "expected"), KINDS)
def test_kinds_of_advice_are_told_by_their_words(words, expected):
    assert kinds_of(words, rules().advice_kinds) == expected


def test_rows_of_advice_have_their_kind_from_the_first_telling_cell_and_their_date():
    found = advice(
        text("This plan was written from the advice listed here."),
        grid(
            ("Ref", "Advice from", "Written by", "Date"),
            ("A", "Parents", "Ms Kos, note of a visit by the school", "9 June 2026"),
            ("B", "Speech and language therapist", "Ann Orr, NHS hospital", "21/04/26"),
            ("C", "Dietitian", "Letter to GP, copied to parents", ""),
            ("D", "Medical", "Dr Low", "31 September 2026"),
            ("E", "Social care", "Nil return", "not dated"),
        ),
    )
    assert [(a.kinds, a.date, a.has_date_words) for a in found] == [
        (("parent",), dt.date(2026, 6, 9), True),
        (("other",), dt.date(2026, 4, 21), True),
        (("other",), None, False),
        (("medical",), None, True),
        (("social care",), None, False),
    ]


def test_lines_of_advice_are_entries_and_sentences_are_not():
    found = advice(
        text("The following was received:"),
        text("Educational psychologist: B. Sellars, 22 January 2026"),
        item("Teacher of the deaf: report of Lois Hembrow"),
        text("The advice collected in 2019 is kept on the file and was not used."),
    )
    assert [(a.kinds, a.date) for a in found] == [(("psychology",), dt.date(2026, 1, 22)), (("other",), None)]


def test_reissued_advice_has_its_newest_date():
    found = advice(grid(("Advice", "From", "Date"), ("Medical", "Dr Low", "3 May 2025, addendum 4 June 2026")))
    assert found[0].date == dt.date(2026, 6, 4)


@pytest.mark.parametrize(
    "remark",
    [
        "School writes the shorter steps towards these each term.",
        "The class teacher will set smaller steps each half-term.",
    ],
)
def test_what_is_said_of_the_outcomes_below_their_table_is_no_outcome(remark):
    heads = ("No", "Outcome", "By when")
    found = outcomes(grid(heads, ("1", "He will read a page.", "July 2027")), text(remark))
    assert [o.text for o in found] == ["He will read a page."]


def test_an_outcome_in_plain_words_below_a_table_of_outcomes_counts():
    heads = ("No", "Outcome", "By when")
    found = outcomes(grid(heads, ("1", "He will read a page.", "July 2027")), text("He will also count to ten."))
    assert len(found) == 2


def test_advice_is_told_by_the_cell_that_names_it_and_not_by_whose_name_stands_first():
    heads = ("Who", "What", "Date")
    found = advice(
        grid(
            heads,
            ("Joan Hale", "Educational psychologist", "25 January 2026"),
            ("Family Placement Team", "Social care advice", "18 March 2026"),
        )
    )
    assert [entry.kinds for entry in found] == [("psychology",), ("social care",)]


@pytest.mark.parametrize(("words", "is_dated"), [("Report, no date given", False), ("Report of May 2026", True)])
def test_words_that_say_there_is_no_date_are_no_date(words, is_dated):
    (entry,) = advice(grid(("Advice", "From", "Date"), ("Occupational therapy", "T. Hale", words)))
    assert entry.has_date_words is is_dated
