"""A section whose heading nobody knows: its passages tell that it is there, and checks of what is missing abstain."""

import datetime as dt

import numpy as np
import pytest

from ehc_text.checking.judging import RULES_ALONE, Judges, LabelJudge
from ehc_text.checking.run import run_checks
from ehc_text.checking.tryout import document_of
from ehc_text.classifiers.model import Family, TextClassifier, Weights
from ehc_text.parsing.parse import parse_plan
from ehc_text.pipeline import load_tools
from ehc_text.records.document import ProblemKind
from ehc_text.records.rules import Example

pytestmark = pytest.mark.model

AS_OF = dt.date(2026, 11, 1)
OUTCOMES = tuple(f"By July 2027 Kit will count to {number} by himself." for number in (20, 30, 40, 50))
REST = {"C": ("None.",), "D": ("None.",), "F": ("Mrs Bell, TA, counts with Kit for ten minutes every day.",)}


@pytest.fixture(scope="module")
def tools():
    return load_tools()


@pytest.fixture(scope="module")
def judge():
    """A judge to whom each text with 'by' in it is an outcome, and each with 'every' provision."""
    words = Weights(
        columns={"by": 0, "every": 1}, idf=np.ones(2), coefficients=np.array([[-9.0, -9.0], [9.0, 0.0], [0.0, 9.0]])
    )
    model = TextClassifier(
        labels=("need", "outcome", "provision"),
        families={Family.WORDS: words},
        intercepts=np.zeros(3),
        slopes=np.full(3, -1.0),
        offsets=np.zeros(3),
    )
    return LabelJudge(model=model, label="provision", least=0.7)


def checked(tools, sections, judges):
    document = document_of(Example(front=("Name: Kit Hale",), sections=sections))
    plan = parse_plan(document, tools.headings, tools.front_sheet, tools.pack.words, AS_OF)
    return run_checks(plan, tools.pack, AS_OF, judges)


def codes(result):
    return {finding.code for finding in result.findings}


def unknown(result):
    return [problem for problem in result.problems if problem.kind is ProblemKind.UNKNOWN_HEADING]


def test_outcomes_that_stand_in_another_section_are_told(tools, judge):
    sections = {"A": ("I like trains.",), "B": ("Kit counts to ten.", *OUTCOMES), **REST}
    assert "OUT001" in codes(checked(tools, sections, RULES_ALONE))
    result = checked(tools, sections, Judges(provision=judge))
    [problem] = unknown(result)
    assert "Section E was not found, and 4 passages elsewhere read like outcomes" in problem.message
    assert "OUT001" not in codes(result)


def test_the_checks_that_abstained_are_named(tools, judge):
    sections = {"A": ("I like trains.",), "B": ("Kit counts to ten.", *OUTCOMES), **REST}
    result = checked(tools, sections, Judges(provision=judge))
    [abstained] = [one for one in result.problems if one.kind is ProblemKind.CHECK_ABSTAINED]
    assert "Section E may stand under a heading that was not recognised" in abstained.message
    assert "OUT001" in abstained.message


def test_a_few_such_sentences_make_no_section(tools, judge):
    sections = {"A": ("I like trains.",), "B": ("Kit counts to ten.", *OUTCOMES[:3]), **REST}
    result = checked(tools, sections, Judges(provision=judge))
    assert unknown(result) == []
    assert "OUT001" in codes(result)


def test_nothing_is_told_where_the_section_was_found(tools, judge):
    sections = {"A": ("I like trains.",), "B": ("Kit counts to ten.", *OUTCOMES), "E": ("None.",), **REST}
    assert unknown(checked(tools, sections, Judges(provision=judge))) == []


def test_provision_in_section_g_is_where_it_belongs(tools, judge):
    nursing = tuple(f"The nurse sees Kit every day at {hour} o'clock." for hour in range(7, 15))
    sections = {"A": ("I like trains.",), "B": ("Kit counts.",), "E": OUTCOMES, "G": nursing}
    assert unknown(checked(tools, sections, Judges(provision=judge))) == []
    moved = {**sections, "C": nursing, "G": ("None.",)}
    [problem] = unknown(checked(tools, moved, Judges(provision=judge)))
    assert "Section F was not found, and 8 passages" in problem.message
