import numpy as np
import pytest
from classifiers.little_rows import RECIPE, little_set

from ehc_text.classifiers.model import Family, TextClassifier, Weights
from ehc_text.classifiers.train import Kind, Recipe, exported, fit
from ehc_text.records.classified import ModelInput


@pytest.mark.parametrize(
    ("labels", "kind"),
    [
        (("firm", "vague"), Kind.LOGISTIC),
        (("firm", "none", "vague"), Kind.LOGISTIC),
        (("firm", "vague"), Kind.SUPPORT_VECTORS),
        (("firm", "none", "vague"), Kind.SUPPORT_VECTORS),
    ],
)
def test_chances_are_those_of_scikit_learn(labels, kind):
    data = little_set(labels)
    recipe = Recipe(families=RECIPE.families, kind=kind, strength=RECIPE.strength, least=RECIPE.least)
    fitted = fit(data, labels, recipe)
    unmet = [ModelInput(text=""), ModelInput(text="Nobody reads, ever", facts=("who:firm", "unknown"))]
    inputs = [*data.inputs, *unmet]
    ours = exported(fitted, labels, recipe).chances(inputs)
    assert np.abs(ours - fitted.predict_proba(inputs)).max() < 1e-9


def _model(**named):
    words = Weights(
        columns={"maybe": 0, "daily": 1, "perhaps": 2},
        idf=np.array([1.0, 1.0, 1.0]),
        coefficients=np.array([[2.0, -3.0, 5.0]]),
    )
    facts = Weights(columns={"who:nobody": 0}, idf=np.ones(1), coefficients=np.array([[1.0]]))
    given = {"families": {Family.WORDS: words, Family.FACTS: facts}, "intercepts": np.array([0.0])}
    return TextClassifier(
        labels=("firm", "vague"), slopes=np.array([-1.0]), offsets=np.array([0.0]), **{**given, **named}
    )


def test_a_score_of_nought_is_an_even_chance():
    assert _model().chances([ModelInput(text="nothing known")]).tolist() == [[0.5, 0.5]]


def test_chances_of_each_text_sum_to_one_and_none_is_lost():
    chances = _model().chances([ModelInput(text="maybe"), ModelInput(text="daily")])
    assert chances.shape == (2, 2)
    assert chances.sum(axis=1).tolist() == pytest.approx([1.0, 1.0])
    assert chances[0, 1] > 0.5 > chances[1, 1]


def test_no_text_gives_no_chance():
    assert _model().chances([]).shape == (0, 2)


def test_the_words_that_moved_it_come_weightiest_first_and_speak_for_the_label():
    one = ModelInput(text="Maybe, perhaps, daily", facts=("who:nobody",))
    assert list(_model().moving(one, "vague")) == ["perhaps", "maybe", "who:nobody"]
    assert list(_model().moving(one, "firm")) == ["daily"]


def test_what_weighs_most_is_told_of_either_label():
    assert list(_model().weightiest("vague")) == ["perhaps", "maybe", "who:nobody", "daily"]
    assert list(_model().weightiest("firm")) == ["daily", "who:nobody", "maybe", "perhaps"]


def test_a_score_beyond_measure_gives_a_chance_and_no_overflow():
    chances = _model(intercepts=np.array([1e6])).chances([ModelInput(text="maybe")])
    assert chances.tolist() == [[0.0, 1.0]]
