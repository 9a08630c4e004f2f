"""Running the checks of a pack: which apply, which abstain, and in what order the findings come."""

import datetime as dt
from dataclasses import replace

import pytest

from ehc_text.checking.run import run_checks
from ehc_text.checking.tryout import document_of
from ehc_text.errors import RulesError
from ehc_text.parsing.parse import parse_plan
from ehc_text.pipeline import load_tools
from ehc_text.records.document import ProblemKind
from ehc_text.records.place import Piece, Place
from ehc_text.records.plan import SECTION_LETTERS, DocumentKind
from ehc_text.records.rules import CheckKind, Example

pytestmark = pytest.mark.model

AS_OF = dt.date(2026, 11, 1)


@pytest.fixture(scope="module")
def tools():
    return load_tools()


@pytest.fixture(scope="module")
def plan(tools):
    example = Example(
        sections={"F": ("Support as required from staff.", "Regular help."), "G": ("Advice, as needed.",)}
    )
    return parse_plan(document_of(example), tools.headings, tools.front_sheet, tools.pack.words, AS_OF)


def test_findings_come_in_the_plans_order(tools, plan):
    found = [one for one in run_checks(plan, tools.pack, AS_OF).findings if one.start is not None]
    places = [(SECTION_LETTERS.index(one.section), one.start, one.code) for one in found]
    assert len(places) > 3
    assert places == sorted(places)


def test_a_check_of_absence_abstains_where_pages_were_not_read(tools, plan):
    assert "HEA002" in {one.code for one in run_checks(plan, tools.pack, AS_OF).findings}
    result = run_checks(replace(plan, unread_pages=(3, 4)), tools.pack, AS_OF)
    assert "HEA002" not in {one.code for one in result.findings}
    assert "VAG002" in {one.code for one in result.findings}
    (problem,) = result.problems
    assert problem.kind is ProblemKind.CHECK_ABSTAINED
    assert "3, 4" in problem.message
    assert "HEA002" in problem.message


def placed(section, page):
    pieces = (Piece(start=0, end=len(section.text), place=Place(page=page)),)
    return replace(section, pieces=pieces)


@pytest.mark.parametrize(
    ("unread", "fires", "remark"),
    [
        (1, True, "before F"),
        (2, True, "in F alone"),
        (5, False, "where G may go on"),
        (9, False, "after the last page"),
    ],
)
def test_a_check_abstains_only_where_its_own_section_may_be_unread(tools, plan, unread, fires, remark):
    pages = {"F": 2, "G": 5}
    sections = tuple(placed(section, pages[section.letter]) for section in plan.sections)
    result = run_checks(replace(plan, sections=sections, unread_pages=(unread,)), tools.pack, AS_OF)
    assert ("HEA002" in {one.code for one in result.findings}) is fires, remark


def test_what_is_no_plan_is_not_checked(tools, plan):
    assert run_checks(replace(plan, kind=DocumentKind.OTHER), tools.pack, AS_OF).findings == ()


def test_a_review_report_meets_only_the_checks_of_reviews(tools, plan):
    found = run_checks(replace(plan, kind=DocumentKind.ANNUAL_REVIEW), tools.pack, AS_OF).findings
    assert {one.theme for one in found} == {"annual_review"}


def test_a_placeholder_is_found_in_a_review_report_too(tools):
    example = Example(sections={}, front=("Annual review report", "Name: Sam Reed", "Officer: [name of officer]"))
    review = parse_plan(
        document_of(example, is_review=True), tools.headings, tools.front_sheet, tools.pack.words, AS_OF
    )
    found = [one.quote for one in run_checks(review, tools.pack, AS_OF).findings if one.code == "STR004"]
    assert found == ["[name of officer]"]


def test_a_coded_check_without_a_function_is_a_fault_of_the_rules(tools, plan):
    check = replace(tools.pack.checks[0], code="STR999", theme="structure", kind=CheckKind.CODE, source="mine.yaml:7")
    with pytest.raises(RulesError, match=r"mine.yaml:7: no function is known for STR999"):
        run_checks(plan, replace(tools.pack, checks=(check,)), AS_OF)
