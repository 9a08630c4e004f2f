"""Who took part in a review, as sentences and lines tell it; and on whom the plan relies."""

import pytest

from ehc_text.parsing.lines.labels import LabelCell, LabelRow
from ehc_text.parsing.review.relying import relied_on
from ehc_text.parsing.review.review_rows import ReviewRow
from ehc_text.parsing.review.review_words import review_words
from ehc_text.parsing.review.taking_part import parts_told
from ehc_text.rulepacks.load import load_rules
from ehc_text.shipped import folder


@pytest.fixture(scope="module")
def known():
    return review_words(load_rules(folder("rules")).words["review"])


def _row(text, under=""):
    row = LabelRow(cells=(LabelCell(text=text, start=0),), is_table=False, under=under)
    return ReviewRow(row=row, letter="front", part="other", is_heading=False)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The dietitian joined by telephone.", {("health", True, None)}),
        ("The social worker could not come, and sent a report.", {("social care", False, True)}),
        ("Nobody from the hospital has answered the school's letters.", {("health", False, False)}),
        ("The nurse was asked for a report. She did not come and nothing was received.", {("health", False, False)}),
        ("No report was received from the college.", {("education", None, False)}),
        ("A letter from the paediatrician was read out.", {("health", None, True)}),
        ("The report of the paediatrician is still awaited.", set()),
        ("Her mother thinks that the nurse should come more often.", set()),
        ("Social worker: apologies, no report", {("social care", False, False)}),
    ],
)  # fmt: skip
def test_a_sentence_tells_who_came_and_who_wrote(text, told, known):
    found = {(one.agency, one.attended, one.reported) for one in parts_told([_row(text)], known)}
    assert {one for one in found if one[0] != "parent"} == told


@pytest.mark.parametrize(
    ("rows", "agencies"),
    [
        ([_row("Section H1: four hours a week of a personal assistant")], {"social care"}),
        ([_row("Section G: none")], set()),
        ([_row("Speech therapy (F); hoist checks (G)", under="Services named in the plan")], {"health"}),
        ([_row("The plan: the school; adult social care")], {"social care"}),
        ([_row("The nurse checks the pump each month.", under="Section G of the plan")], {"health"}),
        ([_row("The nurse checks the pump each month.", under="Targets in the plan of the class")], set()),
    ],
)
def test_the_plan_relies_on_whom_its_sections_or_a_list_name(rows, agencies, known):
    assert set(relied_on(rows, known)) == agencies
