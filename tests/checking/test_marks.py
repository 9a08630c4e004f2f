"""Provision under the marks and sub-headings of the needs, and lists that are numbered on their own account."""

import datetime as dt

import pytest

from ehc_text.checking.marks import Marks, mark_at, title_left_out, titles_in
from ehc_text.checking.tryout import document_of, findings_of
from ehc_text.parsing.parse import parse_plan
from ehc_text.pipeline import load_tools
from ehc_text.records.rules import Example

TOOLS = load_tools()
CHECK = next(check for check in TOOLS.pack.checks if check.code == "HEA001")
NEEDS = ("1. Epilepsy.", "2. He looks for stones to keep.", "3. Wakes at two in the night.")
EPILEPSY = "The epilepsy nurse updates the seizure plan each year."
SLEEP = "The sleep practitioner visits on four occasions."


def left_out(*provision: str, needs: tuple[str, ...] = NEEDS) -> list[str]:
    example = Example(sections={"C": needs, "G": provision}, front=(), marks=(), as_of="2026-11-01", line=0)
    found = findings_of(example, CHECK, TOOLS.pack, TOOLS.headings, TOOLS.front_sheet)
    return [finding.quote for finding in found]


def test_a_mark_that_the_provision_skips_is_left_out():
    assert left_out(f"1. {EPILEPSY}", f"3. {SLEEP}") == ["2. He looks for stones to keep."]


def test_a_mark_under_which_nobody_acts_is_left_out():
    assert left_out(f"1. {EPILEPSY}", "2. This will be monitored.", f"3. {SLEEP}", f"3. {SLEEP}") == [
        "2. He looks for stones to keep."
    ]


def test_under_its_own_mark_a_need_is_met_whatever_the_words():
    assert (
        left_out(f"1. {EPILEPSY}", "1. Midazolam by staff.", "2. The nurse trains staff each year.", f"3. {SLEEP}")
        == []
    )


def test_a_list_with_numbers_of_its_own_leaves_nothing_out_by_them():
    assert left_out(f"1. {EPILEPSY}", f"2. {SLEEP}") == []


def test_letters_that_no_need_has_are_marks_of_their_own():
    assert left_out(f"(a) {EPILEPSY}", f"(c) {SLEEP}") == []


@pytest.mark.parametrize(("mark", "told"), [("ii", True), ("iv", False), ("", None)])
def test_what_marks_say(mark, told):
    assert Marks(frozenset({"i", "ii"}), is_telling=True).speak(mark) is told


def test_no_section_has_no_marks():
    assert mark_at(None, 0) == ""


@pytest.mark.parametrize(
    ("theirs", "told"),
    [
        (["sums", "sounds"], "clocks"),
        (["sums"], ""),  # one title in common shows no habit
        (["sums", "sounds", "whole school"], ""),  # provision is divided in a way of its own
        (["sums", "sounds", "clocks"], ""),
    ],
)
def test_the_one_title_that_provision_leaves_out(theirs, told):
    assert title_left_out(["sums", "clocks", "sounds", "clocks", ""], theirs) == told


def test_titles_are_lines_with_something_below_them():
    needs = ("Need 1: Sums", "He cannot add.", "Need 2: Sounds", "He cannot blend.", "Need 3: Ben hears badly.")
    example = Example(sections={"B": needs}, front=(), marks=(), as_of="2026-11-01", line=0)
    document = document_of(example)
    plan = parse_plan(document, TOOLS.headings, TOOLS.front_sheet, TOOLS.pack.words, dt.date(2026, 11, 1))
    assert sorted(titles_in(plan.sections[0]).values()) == ["sounds", "sums"]
