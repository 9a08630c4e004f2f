import builtins

import numpy as np
import pytest
from classifiers.little_rows import RECIPE, little_set

from ehc_text.classifiers.store import weights_bytes
from ehc_text.classifiers.train import TrainingSet, held_out, train
from ehc_text.errors import ModelError

LABELS = ("firm", "vague")


def test_the_same_rows_give_the_same_bytes():
    first, second = (weights_bytes(train(little_set(LABELS), LABELS, RECIPE)) for _ in range(2))
    assert first == second


def test_another_weight_gives_other_bytes():
    data = little_set(LABELS)
    heavier = TrainingSet(inputs=data.inputs, labels=data.labels, groups=data.groups, weights=(9.0, *data.weights[1:]))
    assert weights_bytes(train(heavier, LABELS, RECIPE)) != weights_bytes(train(data, LABELS, RECIPE))


def test_rows_held_out_are_judged_by_a_model_that_never_saw_their_set():
    data = little_set(LABELS)
    # One set's labels are turned round: a model that had seen them would have learnt it.
    turned = tuple(
        LABELS[1 - LABELS.index(label)] if group == "Lea" else label
        for label, group in zip(data.labels, data.groups, strict=True)
    )
    wrong = TrainingSet(inputs=data.inputs, labels=turned, groups=data.groups, weights=data.weights)
    chances = held_out(wrong, LABELS, RECIPE, data.groups)
    told = [LABELS[best] for best in np.argmax(chances, axis=1)]
    assert told == list(data.labels)


def test_a_label_of_few_plans_is_refused():
    data = little_set(LABELS)
    few = data.part([row for row, group in enumerate(data.groups) if group in ("Amir", "Bea")])
    with pytest.raises(ModelError, match="'firm' stands in 2 groups"):
        train(few, LABELS, RECIPE)


def test_without_scikit_learn_training_says_how_to_install_it(monkeypatch):
    real = builtins.__import__

    def without(name, *arguments, **named):
        if name.startswith("sklearn"):
            raise ImportError(name)
        return real(name, *arguments, **named)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(ModelError, match=r"pip install 'ehc-text\[train\]'"):
        train(little_set(LABELS), LABELS, RECIPE)


def test_columns_of_different_lengths_make_no_set():
    data = little_set(LABELS)
    with pytest.raises(ValueError, match="one length"):
        TrainingSet(inputs=data.inputs, labels=data.labels, groups=data.groups, weights=(1.0,))
