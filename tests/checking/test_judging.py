"""Rules and model together: who decides what, with a model made by hand whose chance is known."""

import datetime as dt
from dataclasses import replace

import numpy as np
import pytest

from ehc_text.checking.judging import RULES_ALONE, Judges, LabelJudge, VaguenessJudge
from ehc_text.checking.run import run_checks
from ehc_text.checking.tryout import document_of
from ehc_text.classifiers.model import Family, TextClassifier, Weights
from ehc_text.parsing.parse import parse_plan
from ehc_text.pipeline import load_tools
from ehc_text.records.finding import FoundBy
from ehc_text.records.rules import Example

pytestmark = pytest.mark.model

AS_OF = dt.date(2026, 11, 1)
SILENT = "Mrs Bell, his TA, reads one page with him for ten minutes every morning."
"""No rule fires on it."""
MISSING = "Regular reading."


@pytest.fixture(scope="module")
def tools():
    return load_tools()


def judge(chance: float, *, vague_from=0.8, firm_to=0.1, firm_to_missing=0.02, is_alone=False) -> VaguenessJudge:
    """Return a judge whose model gives every statement this chance of being vague, and is moved by 'page'."""
    score = np.log(chance / (1 - chance))
    words = Weights(columns={"page": 0}, idf=np.ones(1), coefficients=np.array([[1e-12]]))
    model = TextClassifier(
        labels=("firm", "vague"),
        families={Family.WORDS: words},
        intercepts=np.array([score]),
        slopes=np.array([-1.0]),
        offsets=np.zeros(1),
    )
    return VaguenessJudge(
        model=model, vague_from=vague_from, firm_to=firm_to, firm_to_missing=firm_to_missing, is_alone=is_alone
    )


def found(tools, text, judged=None, pack=None):
    document = document_of(Example(sections={"F": (text,)}))
    plan = parse_plan(document, tools.headings, tools.front_sheet, tools.pack.words, AS_OF)
    findings = run_checks(plan, pack or tools.pack, AS_OF, Judges(vagueness=judged)).findings
    return [finding for finding in findings if finding.code.startswith("VAG")]


def codes(findings):
    return [finding.code for finding in findings]


def test_the_rules_see_what_these_tests_say_they_see(tools):
    assert codes(found(tools, SILENT)) == []
    assert "VAG003" in codes(found(tools, MISSING))


def test_a_sure_model_speaks_where_the_rules_are_silent(tools):
    [one] = found(tools, SILENT, judge(0.9))
    assert (one.code, one.by, one.confidence) == ("VAG020", FoundBy.CLASSIFIER, 0.9)
    assert "'page'" in one.message
    assert one.advice.startswith("Say what is done, who does it")
    assert one.quote in SILENT


def test_its_message_names_what_is_missing(tools):
    [one] = found(tools, "Mrs Bell, his TA, reads one page with him.", judge(0.9), _without(tools, "VAG011"))
    assert "how often, how long" in one.message


def test_an_unsure_model_says_nothing_of_its_own(tools):
    assert found(tools, SILENT, judge(0.79)) == []


def test_a_rules_finding_has_the_models_chance_as_its_confidence(tools):
    assert {one.confidence for one in found(tools, MISSING, judge(0.3))} == {0.3}
    assert {one.by for one in found(tools, MISSING, judge(0.3))} == {FoundBy.RULE}


def test_without_a_model_a_rule_is_taken_at_its_word(tools):
    assert {one.confidence for one in found(tools, MISSING)} == {1.0}


def test_a_hit_is_withdrawn_where_the_model_is_sure_and_nothing_is_missing(tools):
    row = "Mrs Bell, TA, helps where possible with reading, daily for ten minutes."
    assert "VAG002" in codes(found(tools, row, judge(0.5)))
    assert found(tools, row, judge(0.05)) == []


def test_where_something_is_missing_the_model_must_be_surer_still(tools):
    assert codes(found(tools, MISSING, judge(0.05))) == codes(found(tools, MISSING)) != []
    assert found(tools, MISSING, judge(0.01)) == []


def test_the_model_may_decide_alone_to_be_measured(tools):
    alone = judge(0.4, vague_from=0.5, is_alone=True)
    assert found(tools, MISSING, alone) == []
    assert codes(found(tools, SILENT, replace(judge(0.6, is_alone=True), vague_from=0.5))) == ["VAG020"]


def test_with_the_check_switched_off_the_rules_decide_alone(tools):
    off = _without(tools, "VAG020")
    assert found(tools, SILENT, judge(0.99), off) == []
    assert {one.confidence for one in found(tools, MISSING, judge(0.3), off)} == {1.0}


def _without(tools, code):
    return replace(tools.pack, checks=tuple(check for check in tools.pack.checks if check.code != code))


def label_judge(least, **scores) -> LabelJudge:
    """Return a judge of passages whose model gives a label to each text that holds one of the words."""
    columns = {word: position for position, word in enumerate(scores)}
    coefficients = np.array([list(scores.values()), [0.0] * len(scores), [-9.0] * len(scores)])
    words = Weights(columns=columns, idf=np.ones(len(scores)), coefficients=coefficients)
    model = TextClassifier(
        labels=("wanted", "outcome", "provision"),
        families={Family.WORDS: words},
        intercepts=np.array([0.0, 2.0, -9.0]),
        slopes=np.full(3, -1.0),
        offsets=np.zeros(3),
    )
    return LabelJudge(model=model, label="wanted", least=least)


def findings_of(tools, code, sections, judges):
    document = document_of(Example(front=("Name: Kit Hale",), sections=sections))
    plan = parse_plan(document, tools.headings, tools.front_sheet, tools.pack.words, AS_OF)
    return [one for one in run_checks(plan, tools.pack, AS_OF, judges).findings if one.code == code]


AMONG_NEEDS = {"B": ("Kit reads little. Mrs Bell, his teaching assistant, sits beside him from nine to twelve.",)}
"""A sentence among the needs that names who delivers, and of which the rule is silent."""


def test_a_sure_model_finds_provision_among_the_needs(tools):
    judges = Judges(provision=label_judge(0.7, beside=9.0))
    assert findings_of(tools, "STR006", AMONG_NEEDS, RULES_ALONE) == []
    [one] = findings_of(tools, "STR006", AMONG_NEEDS, judges)
    assert one.quote == "Mrs Bell, his teaching assistant, sits beside him from nine to twelve."
    assert (one.by, "'beside'" in one.message) == (FoundBy.CLASSIFIER, True)


def test_it_is_not_asked_of_a_sentence_that_names_nobody(tools):
    judges = Judges(provision=label_judge(0.7, beside=9.0))
    alone = {"B": ("Kit reads little. He sits beside the window from nine to twelve.",)}
    assert findings_of(tools, "STR006", alone, judges) == []


def test_an_unsure_model_finds_no_provision_among_the_needs(tools):
    assert findings_of(tools, "STR006", AMONG_NEEDS, Judges(provision=label_judge(0.7, beside=2.0))) == []


OWN_BY_RULE = {"A": ("Kit likes trains. He says that he would rather be outside.",), "B": ("Reading.",)}


def test_a_model_that_hears_the_child_nowhere_is_believed(tools):
    assert findings_of(tools, "VOI002", OWN_BY_RULE, RULES_ALONE) == []
    [one] = findings_of(tools, "VOI002", OWN_BY_RULE, Judges(child=label_judge(0.4, trains=-9.0)))
    assert (one.quote, one.by) == ("Kit likes trains.", FoundBy.CLASSIFIER)


def test_one_passage_in_which_it_hears_the_child_is_enough(tools):
    assert findings_of(tools, "VOI002", OWN_BY_RULE, Judges(child=label_judge(0.4, outside=9.0))) == []
