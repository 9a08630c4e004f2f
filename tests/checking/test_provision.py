"""Vague provision: which statements are vague and why, on statements of many hands and layouts."""

import datetime as dt

import pytest

from ehc_text.checking.run import run_checks
from ehc_text.checking.tryout import document_of
from ehc_text.parsing.parse import parse_plan
from ehc_text.pipeline import load_tools
from ehc_text.records.rules import Example

pytestmark = pytest.mark.model

AS_OF = dt.date(2026, 11, 1)
HEADS = "^ Provision | Delivered by | How often and how long | Monitored by"


@pytest.fixture(scope="module")
def tools():
    return load_tools()


def plan_of(tools, *lines, letter="F"):
    document = document_of(Example(sections={letter: lines}))
    return parse_plan(document, tools.headings, tools.front_sheet, tools.pack.words, AS_OF)


def vague(tools, *lines, letter="F"):
    """Return the codes of vague provision, statement by statement."""
    plan = plan_of(tools, *lines, letter=letter)
    findings = run_checks(plan, tools.pack, AS_OF).findings
    return [
        {finding.code for finding in findings if finding.statement == one.id and finding.code.startswith("VAG")}
        for one in plan.statements
    ]


@pytest.mark.parametrize(
    ("row", "remark"),
    [
        ("Clay work for finger strength | TA, Mr Holt | 10 minutes daily | SENCo", "all four are there"),
        (
            "Access to the den when she hands over the blue card | Ms Ali, LSA | Ten minutes each time | SENCo",
            "trigger",
        ),
        ("Regular, that is weekly, talks about the day | ELSA | 30 minutes | SENCo", "quantified at once"),
        ("Work in a small group of no more than four | HLTA | 20 minutes, Mondays and Fridays | SENCo", "size given"),
        ("Signs are used with speech | All staff; the room leader sees that it is done | All day | Head", "one role"),
        ("Check-in with the timetable | Form tutor | Daily | SENCo", "a check needs no length"),
        ("Ear tubes cleaned | Hearing clinic | Every four months | Audiologist", "a clinic needs no length"),
        ("Reading pen charged and on the desk | Librarian | All lessons | SENCo", "equipment in place"),
        ("Breaks of up to five minutes | Mr Holt, TA | Four a day at fixed times | SENCo", "a cap on each occasion"),
        ("Extra reading | Mr Holt, TA | 15 minutes, three times a week | SENCo", "the amount is stated"),
        ("Speech sounds, as advised by the therapist | TA | 10 minutes every morning | SENCo", "only the technique"),
    ],
)
def test_a_specific_row_is_left_alone(tools, row, remark):
    assert vague(tools, HEADS, row) == [set()], remark


@pytest.mark.parametrize(
    ("row", "codes"),
    [
        ("Access to the den | Class teacher | In lessons | SENCo", {"VAG001"}),
        ("Talks about feelings | ELSA | As and when required | SENCo", {"VAG002"}),
        ("Talks about feelings | ELSA | Regularly | SENCo", {"VAG003"}),
        ("Help with sums | TA | Up to 5 hours a week | SENCo", {"VAG004"}),
        ("Clay work | All staff | 10 minutes daily | SENCo", {"VAG005"}),
        ("Clay work | Suitably experienced TA | 10 minutes daily | SENCo", {"VAG006"}),
        ("Occupational therapy | Occupational therapist | To be determined | SENCo", {"VAG007"}),
        ("Clay work may be tried | TA | 10 minutes daily | SENCo", {"VAG008"}),
        ("Clubs, games etc. | TA | Weekly | SENCo", {"VAG009", "VAG011"}),
        ("Phonics in a small group | TA | 10 minutes daily | SENCo", {"VAG010"}),
        ("Mentoring | Learning mentor | Fortnightly | SENCo", {"VAG011"}),
        ("Mentoring |  | 30 minutes a week | SENCo", {"VAG012"}),
        ("High quality teaching | Class teacher | All lessons | SENCo", {"VAG020"}),
    ],
)
def test_each_cause_is_told_by_its_own_code(tools, row, codes):
    assert vague(tools, HEADS, row) == [codes]


@pytest.mark.parametrize(
    ("sentence", "codes"),
    [
        ("Up to 10 hours of support a week from the teaching assistant.", {"VAG004"}),
        ("20 hours of adult support per week.", {"VAG005"}),
        ("1 hour of speech and language therapy as advised by the therapist.", {"VAG007", "VAG012"}),
        ("Her blood sugar will continue to be monitored.", {"VAG003", "VAG012"}),
        ("Sam's seizures will be monitored.", {"VAG011", "VAG012"}),
        ("Paracetamol as required.", {"VAG002", "VAG012"}),
    ],
)
def test_sentences_without_columns(tools, sentence, codes):
    assert vague(tools, sentence) == [codes]


def test_a_lead_in_governs_every_item_below_it(tools):
    items = ("* 20 minutes of reading aloud", "* 15 minutes of number games")
    assert vague(tools, "Sam will have this every day, from the class teaching assistant:", *items) == [set(), set()]
    assert all("VAG012" in codes for codes in vague(tools, "Sam will have this every day:", *items))


def test_a_weak_word_in_the_monitoring_column_is_nobodys_fault(tools):
    assert vague(tools, HEADS, "Clay work | TA, Mr Holt | 10 minutes daily | SENCo, as appropriate") == [set()]


def test_words_that_stand_in_another_section_are_not_provision(tools):
    assert vague(tools, "He has access to help as required.", letter="B") == []


def test_each_cause_is_raised_once_and_quotes_its_place(tools):
    row = "Help as required, and games as needed | Staff and other adults | Where possible | SENCo"
    plan = plan_of(tools, HEADS, row)
    findings = run_checks(plan, tools.pack, AS_OF).findings
    mine = [finding for finding in findings if finding.statement == "F-001"]
    assert len({finding.code for finding in mine}) == len(mine)
    for finding in mine:
        assert plan.sections[0].text[finding.start : finding.end] == finding.quote
        assert finding.context == plan.statements[0].text
    assert [finding.start for finding in mine] == sorted(finding.start for finding in mine)


def test_the_agency_is_that_of_the_section(tools):
    plan = plan_of(tools, "Advice from the dietitian as required.", letter="G")
    agencies = {one.agency.value for one in run_checks(plan, tools.pack, AS_OF).findings if one.code == "VAG002"}
    assert agencies == {"health"}
