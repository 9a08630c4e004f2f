"""Somebody acts, or it is only told how things stand, or what might be."""

import datetime as dt
from pathlib import Path

import pytest
import yaml
from builders import plan, section

from ehc_text.checking.acting import acting_statements, is_acting, is_nil
from ehc_text.checking.context import CheckContext
from ehc_text.records.plan import CellSpan, Facet, FacetKind, Statement
from ehc_text.records.rules import WordList

_FILE = Path(__file__).parents[2] / "rules" / "words" / "acting.yaml"
_GROUPS = yaml.safe_load(_FILE.read_text(encoding="utf-8"))
WORDS = WordList(name="acting", groups={name: tuple(words) for name, words in _GROUPS.items()})


@pytest.mark.parametrize(
    ("text", "who", "expected"),
    [
        ("The school nurse checks his inhaler each term.", "school nurse", True),
        ("He remains under the care of the clinic, which tests his hearing each year.", "clinic", True),
        ("The nurse trains staff each year; his parents can contact her between times.", "nurse", True),
        ("Two nights a month of residential short breaks.", None, True),  # the service is named
        ("His health will be monitored.", None, False),
        ("He is on the waiting list of the sleep clinic.", "sleep clinic", False),
        ("A referral to the dietitian will be considered.", "dietitian", False),
        ("The family can apply to the short breaks panel.", "panel", False),
        ("Exercises three times a week.", None, False),  # nobody does them
    ],
)
def test_a_statement_acts_where_somebody_does_something(text, who, expected):
    facets = (Facet(kind=FacetKind.WHO, words=who),) if who else ()
    statement = Statement(id="G-1", section="G", text=text, start=0, end=len(text), facets=facets)
    assert is_acting(statement, WORDS) is expected


def test_a_filled_column_for_the_provider_names_somebody():
    text = "Exercises | Harbour Trust"
    cells = (CellSpan(start=0, end=9, heading="What"), CellSpan(start=12, end=25, heading="Provider"))
    assert is_acting(Statement(id="G-1", section="G", text=text, start=0, end=25, cells=cells), WORDS)


@pytest.mark.parametrize("nobody", ["-", "TBC", "To be recruited"])
def test_a_column_for_the_provider_that_names_nobody_yet_is_nobody(nobody):
    text = f"Exercises | {nobody}"
    cells = (CellSpan(start=0, end=9, heading="What"), CellSpan(start=12, end=len(text), heading="Provider"))
    assert not is_acting(Statement(id="G-1", section="G", text=text, start=0, end=len(text), cells=cells), WORDS)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("None.", True),
        ("As above.", True),
        ("", True),
        ("There is no health care provision specified for Leo.", True),
        ("No social care needs were found (Early Help, 4 May 2026).", True),
        ("No health needs beyond those of his epilepsy.", False),
        ("He has epilepsy.", False),
        ("None: over 18.", True),
        ("H1: none, at the family's wish.", True),
        ("There was nothing to add at the time of the review.", True),
        ("Section H1 is for young people under 18, and Kit is 20.", True),
        ("Nothing further is required under this heading.", True),
        ("He has nothing to do at weekends.", False),
        ("None of his seizures has lasted longer than a minute.", False),
    ],
)
def test_a_nil_return_is_known_with_its_source_and_date(text, expected):
    assert is_nil(text, WORDS) is expected


def test_a_statement_that_goes_on_to_an_act_comes_once():
    text = "The hearing clinic is led by Dr Lee, who tests his hearing each year."
    who = (Facet(kind=FacetKind.WHO, words="hearing clinic"),)
    read = Statement(id="G-1", section="G", text=text, start=0, end=len(text), facets=who)
    context = CheckContext(as_of=dt.date(2026, 11, 1), words={"acting": WORDS})
    assert acting_statements(plan(section("G", text), statements=(read,)), context, "G") == (read,)
