import datetime as dt
from dataclasses import replace

import pytest
from builders import document
from section_builders import SHIPPED, find, head, rules, text

from ehc_text.parsing.parse import parse_plan
from ehc_text.records.document import Document, Problem, ProblemKind
from ehc_text.records.plan import DocumentKind
from ehc_text.rulepacks.front_sheet import load_front_sheet
from ehc_text.rulepacks.load import load_rules

AS_OF = dt.date(2026, 11, 1)
PLAN = [
    head("Education, Health and Care Plan"),
    head("Section A: All about me"),
    text("I like trains."),
    head("Section B: Special educational needs"),
    text("He is deaf. He tires."),
    head("Section E: Outcomes"),
    text("By July 2027 he will read a page."),
    head("Section F: Special educational provision"),
    text("Mrs Low, TA, reads with him every day for ten minutes."),
    head("Section K: Advice and information"),
    text("Educational psychologist: B. Sellars, 22 January 2026"),
]


@pytest.fixture(scope="module")
def parsed():
    words = load_rules(SHIPPED).words
    sheet = load_front_sheet(SHIPPED)

    def parse(made: Document):
        return parse_plan(made, rules(), sheet, words, AS_OF)

    return parse


def test_a_plan_has_its_sections_and_all_that_stands_in_them(parsed):
    plan = parsed(document(*PLAN))
    assert plan.kind is DocumentKind.EHC_PLAN
    assert [section.letter for section in plan.sections] == ["A", "B", "E", "F", "K"]
    assert [statement.id for statement in plan.statements] == ["F-001"]
    assert [need.text for need in plan.needs] == ["He is deaf.", "He tires."]
    assert [outcome.text for outcome in plan.outcomes] == ["By July 2027 he will read a page."]
    assert [entry.kinds for entry in plan.advice] == [("psychology",)]
    assert plan.statements[0].facets


def test_a_plan_whose_sections_are_not_found_says_so(parsed):
    plan = parsed(document(head("Education, Health and Care Plan"), text("Nothing that could be read.")))
    assert plan.kind is DocumentKind.EHC_PLAN
    assert [problem.kind for problem in plan.problems] == [ProblemKind.NO_SECTIONS]


def test_what_is_no_plan_is_all_front_and_says_so(parsed):
    plan = parsed(document(head("SEN Support Plan"), text("Targets")))
    assert (plan.kind, plan.sections) == (DocumentKind.OTHER, ())
    assert plan.front.text == "SEN Support Plan\nTargets"
    assert [problem.kind for problem in plan.problems] == [ProblemKind.NOT_A_PLAN]


def test_a_review_that_walks_through_the_sections_has_none(parsed):
    plan = parsed(document(head("Annual Review Report"), *PLAN[1:]))
    assert (plan.kind, plan.sections, plan.statements) == (DocumentKind.ANNUAL_REVIEW, (), ())


def test_pages_without_text_are_kept_as_unread(parsed):
    lost = Problem(kind=ProblemKind.PAGE_WITHOUT_TEXT, message="page 3 has no text layer", page=3)
    plan = parsed(replace(document(*PLAN), problems=(lost,)))
    assert plan.unread_pages == (3,)
    assert plan.problems == (lost,)


def test_words_are_counted_once(parsed):
    assert parsed(document(head("SEN Support Plan"), text("One two three"))).word_count == 6


def test_finding_sections_changes_nothing_in_the_document():
    made = document(*PLAN)
    before = made.blocks
    find(*PLAN)
    assert made.blocks == before
