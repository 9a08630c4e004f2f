"""A form field, a tick or a sentence says whether the child is looked after today."""

import time
from dataclasses import replace
from pathlib import Path

import pytest
import yaml
from builders import plan, section

from ehc_text.checking.looked_after import is_looked_after
from ehc_text.records.rules import WordList

_FILE = Path(__file__).parents[2] / "rules" / "words" / "looked_after.yaml"
_GROUPS = yaml.safe_load(_FILE.read_text(encoding="utf-8"))
WORDS = WordList(name="looked_after", groups={name: tuple(words) for name, words in _GROUPS.items()})


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Sam is looked after under a care order.", True),
        ("Sam lives with foster carers.", True),
        ("Sam is subject to a child in need plan.", True),
        ("Sam is not looked after.", False),
        ("Sam was looked after until he was adopted in 2019.", False),
        ("The care order was revoked in 2022.", False),
        ("His sister is on a child protection plan.", False),
        ("He feels well looked after at school.", False),
        ("He is looked after by his grandmother on Fridays.", False),
        ("She is fostered by Mr and Mrs Lee.", True),
        ("Trust is fostered by routine.", False),
        ("Staff have fostered his love of books.", False),
        ("He came to Dover as an unaccompanied asylum-seeking child.", True),
        ("Kit cannot yet travel unaccompanied.", False),
        ("Her IRO visits each month.", True),
        ("Iro spells long words.", False),
        ("He is CLA since March.", True),
        ("He needs a CLA number.", False),
    ],
)
def test_a_sentence_says_so(sentence, expected):
    assert is_looked_after(plan(section("D", sentence)), WORDS) is expected


@pytest.mark.parametrize(
    ("field", "expected"),
    [
        ("Looked after: Yes", True),
        ("Is the child currently looked after? | Yes", True),
        ("LAC | Y", True),
        ("Legal status: Section 20", True),
        ("Known to social care: Yes - child in need", True),
        ("Looked after child? | ☒ Yes ☐ No", True),
        ("Looked after child? | ☐ Yes ☒ No", False),
        ("Looked after: No", False),
        ("Looked after child:", False),  # an empty field
        ("Has been a looked after child? | Yes", False),  # the past
        ("Child in need / child protection plan: None", False),
        ("Name | Sam | Looked after | No", False),
    ],
)
def test_a_field_of_the_front_sheet_says_so(field, expected):
    assert is_looked_after(replace(plan(), front=section("front", field)), WORDS) is expected


def test_a_field_set_out_with_spaces_takes_no_more_than_in_proportion():
    def seconds(spaces):
        front = section("front", f"Looked after{' ' * spaces}child{' ' * spaces}today")
        began = time.perf_counter()
        is_looked_after(replace(plan(), front=front), WORDS)
        return time.perf_counter() - began

    seconds(1)  # the phrases are prepared at the first call
    short = min(seconds(50) for _ in range(3))
    assert min(seconds(800) for _ in range(2)) < 100 * short
