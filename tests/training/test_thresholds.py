import numpy as np
import pytest

from ehc_text.checking.statement_facts import COMPLETE, SILENT
from ehc_text.classifiers.train import TrainingSet
from ehc_text.records.classified import ModelInput
from ehc_text.training.sets import Rows
from ehc_text.training.thresholds import Thresholds, thresholds_for

RULE_FIRED, NOTHING_MISSING, NO_RULE = ("rule:VAG003",), ("rule:VAG003", COMPLETE), (SILENT,)


def rows(facts, labels):
    inputs = tuple(ModelInput(text="x", facts=one) for one in facts)
    ones = (1.0,) * len(labels)
    data = TrainingSet(inputs=inputs, labels=labels, groups=("g",) * len(labels), weights=ones)
    return Rows(rows=(), data=data, sets=data.groups)


def test_each_threshold_is_set_by_the_rows_that_it_is_for():
    # Twelve rows without a rule, all vague from 0.7 on; twelve with a rule and nothing missing, all firm up to 0.3.
    silent = rows([NO_RULE] * 24 + [NOTHING_MISSING] * 24, ("vague",) * 12 + ("firm",) * 24 + ("vague",) * 12)
    chances = np.array([0.7] * 12 + [0.2] * 12 + [0.3] * 12 + [0.9] * 12)
    found = thresholds_for(chances, silent)
    assert found.vague_from == pytest.approx(0.7)
    assert found.firm_to == pytest.approx(0.3)
    assert found.firm_to_missing < 0


def test_below_even_a_model_is_never_sure():
    silent = rows([NO_RULE] * 12 + [NOTHING_MISSING] * 12, ("vague",) * 12 + ("firm",) * 12)
    found = thresholds_for(np.array([0.3] * 12 + [0.8] * 12), silent)
    assert (found.vague_from, found.firm_to) == (0.5, 0.5)


def test_something_missing_asks_for_more_certainty():
    # Of twenty rows up to 0.1, eighteen are firm: nine of ten is enough where nothing is missing, and only there.
    for facts, is_overruled in ((NOTHING_MISSING, True), (RULE_FIRED, False)):
        labels = ("firm",) * 18 + ("vague",) * 2
        found = thresholds_for(np.array([0.1] * 20), rows([facts] * 20, labels))
        firm_to = found.firm_to if facts is NOTHING_MISSING else found.firm_to_missing
        assert (firm_to == pytest.approx(0.1)) == is_overruled


def test_decisions_follow_the_thresholds():
    facts = [NO_RULE, NO_RULE, NOTHING_MISSING, NOTHING_MISSING, RULE_FIRED, RULE_FIRED]
    chances = np.array([0.8, 0.79, 0.2, 0.21, 0.05, 0.2])
    limits = Thresholds(vague_from=0.8, firm_to=0.2, firm_to_missing=0.05)
    assert limits.decisions(chances, rows(facts, ("firm",) * 6)).tolist() == [True, False, False, True, False, True]
