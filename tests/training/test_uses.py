"""What the models of passages add, counted on the example plans with models that always or never say yes."""

from pathlib import Path

import numpy as np
import pytest

from ehc_text.audit.gold import find_cases
from ehc_text.classifiers.model import Family, TextClassifier, Weights
from ehc_text.pipeline import load_tools
from ehc_text.training.uses import proof_of_uses

pytestmark = pytest.mark.model

EXAMPLES = Path(__file__).parents[2] / "examples" / "plans"
ALWAYS, NEVER = 0.0, 1.1


@pytest.fixture(scope="module")
def cases():
    return find_cases(EXAMPLES)


@pytest.fixture(scope="module")
def tools():
    return load_tools()


def model(*labels):
    none = Weights(columns={}, idf=np.ones(0), coefficients=np.zeros((len(labels), 0)))
    return TextClassifier(
        labels=labels,
        families={Family.WORDS: none},
        intercepts=np.zeros(len(labels)),
        slopes=np.full(len(labels), -1.0),
        offsets=np.zeros(len(labels)),
    )


def rows(lines, code):
    """Return what each who decides of a code was counted: right, false, missed."""
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines if line.startswith(f"| {code} ")]
    return {who: (int(right), int(false), int(missed)) for _, who, right, false, missed, _ in cells}


def due_in(cases, code):
    told = [case.gold for case in cases if case.gold.kind == "ehc_plan" and code not in case.gold.unsure]
    due = sum(code in {one.code for one in gold.expected} for gold in told)
    return due, len(told) - due


def test_a_model_that_never_speaks_leaves_the_rules_as_they_are(cases, tools):
    lines = proof_of_uses("passage", cases, tools, model("need", "outcome", "provision"), NEVER)
    for code in ("STR006", "OUT002"):
        found = rows(lines, code)
        assert found.pop("the rules alone") in found.values()


def test_a_model_that_always_speaks_is_counted_wrong_where_nothing_is_due(cases, tools):
    lines = proof_of_uses("passage", cases, tools, model("need", "outcome", "provision"), ALWAYS)
    due, not_due = due_in(cases, "OUT002")
    without_outcomes, _ = due_in(cases, "OUT001")
    assert rows(lines, "OUT002")["or an outcome reads as provision"] == (due, not_due - without_outcomes, 0)


def test_of_a_speaker_who_is_never_the_child_every_plan_is_told(cases, tools):
    lines = proof_of_uses("speaker", cases, tools, model("child", "parent", "professional"), NEVER)
    due, not_due = due_in(cases, "VOI001")
    assert rows(lines, "VOI001")["or the model hears the child in no passage"] == (due, not_due, 0)
