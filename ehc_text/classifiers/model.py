"""A trained model applied: texts to calibrated chances, with the words that moved each. numpy alone is needed.

The arithmetic is scikit-learn's: `TfidfVectorizer(sublinear_tf=True)` for words and letters,
`CountVectorizer(binary=True)` for facts, a linear decision function, and over it `CalibratedClassifierCV`: with
`method="sigmoid"` for two labels, with `method="temperature"` for more.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from itertools import chain
from math import log, sqrt
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from ehc_text.classifiers.grams import grams_of, letter_grams, word_grams, words_of
from ehc_text.records.classified import ModelInput

Floats: TypeAlias = NDArray[np.float64]

_TWO = 2
"""With two labels one score is enough: it speaks for the second."""

_LARGEST = 700.0
"""Beyond it exp() overflows, and the chance is 0 or 1 to the last digit."""


class Family(StrEnum):
    """The kinds of features."""

    WORDS = "words"
    LETTERS = "letters"
    FACTS = "facts"


ANALYSERS: Mapping[Family, Callable[[ModelInput], list[str]]] = {
    Family.WORDS: lambda one: word_grams(one.text),
    Family.LETTERS: lambda one: letter_grams(one.text),
    Family.FACTS: lambda one: list(one.facts),
}


_TOLD = (Family.WORDS, Family.FACTS)
"""Letters inside words tell a reader nothing."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Weights:
    """The weights of one family of features; two are equal only where they are the same object.

    `columns` maps a feature to its column, from 0. `idf` has shape (n_features,): what a feature's count is weighed
    with, 1 for facts. `coefficients` has shape (n_scores, n_features): one score for two labels, else one per label.
    """

    columns: Mapping[str, int]
    idf: Floats
    coefficients: Floats


@dataclass(frozen=True, slots=True, kw_only=True)
class TextClassifier:
    """A linear model with calibrated chances.

    `labels` has n_labels names. `intercepts`, `slopes` and `offsets` have shape (n_scores,); n_scores is 1 for two
    labels, whose score speaks for the second. With `z = slope * score + offset` the chance of the second of two labels
    is 1 / (1 + exp(z)); of more labels the chances are the softmax of -z.
    """

    labels: tuple[str, ...]
    families: Mapping[Family, Weights]
    intercepts: Floats
    slopes: Floats
    offsets: Floats

    def chances(self, inputs: Sequence[ModelInput]) -> Floats:
        """Return the chance of each label, of shape (n_inputs, n_labels); each row sums to 1."""
        scores = np.tile(self.intercepts, (len(inputs), 1))
        for family, weights in self.families.items():
            rows, columns, values = _matrix(family, weights, inputs)
            for score, coefficients in enumerate(weights.coefficients):
                scores[:, score] += np.bincount(rows, coefficients[columns] * values, minlength=len(inputs))
        return self._calibrated(scores)

    def moving(self, one: ModelInput, label: str, told: Sequence[Family] = _TOLD) -> Iterator[str]:
        """Yield what of an input speaks for a label, the weightiest first: its words and facts, or those `told`."""
        score, sign = self._score_of(label)
        pushes: list[tuple[float, str]] = []
        for family in told:
            if family in self.families:
                weights = self.families[family]
                vector = _vector(family, weights, one)
                pushed = sign * weights.coefficients[score, vector.columns] * vector.values
                pushes += [(float(push), name) for push, name in zip(pushed, vector.names, strict=True) if push > 0]
        yield from (name for _, name in sorted(pushes, key=lambda item: (-item[0], item[1])))

    def weightiest(self, label: str) -> Iterator[str]:
        """Yield all words and facts that the model knows, those first that speak most for a label."""
        score, sign = self._score_of(label)
        found = [
            (sign * float(self.families[family].coefficients[score, column]), name)
            for family in _TOLD
            if family in self.families
            for name, column in self.families[family].columns.items()
        ]
        yield from (name for _, name in sorted(found, key=lambda item: (-item[0], item[1])))

    def _score_of(self, label: str) -> tuple[int, int]:
        """Return which score speaks of a label, and 1 where it speaks for it, -1 where against it."""
        position = self.labels.index(label)
        return (position, 1) if len(self.labels) > _TWO else (0, 1 if position else -1)

    def _calibrated(self, scores: Floats) -> Floats:
        against = np.clip(self.slopes * scores + self.offsets, -_LARGEST, _LARGEST)
        if len(self.labels) == _TWO:
            second: Floats = 1.0 / (1.0 + np.exp(against))
            return np.hstack([1.0 - second, second])
        odds: Floats = np.exp(against.min(axis=1, keepdims=True) - against)
        chances: Floats = odds / odds.sum(axis=1, keepdims=True)
        return chances


@dataclass(frozen=True, slots=True)
class _Vector:
    """The features of one text that a model knows, and what each weighs before its coefficient."""

    names: list[str]
    columns: list[int]
    values: Floats


def _matrix(
    family: Family, weights: Weights, inputs: Sequence[ModelInput]
) -> tuple[NDArray[np.int64], NDArray[np.int64], Floats]:
    """Return what `_vector` gives, for all inputs at once: row, column and value of each feature."""
    found = list(_known_columns(family, weights, inputs))
    rows = np.repeat(np.arange(len(found)), [len(columns) for columns in found])
    width = len(weights.columns)
    columns = np.fromiter(chain.from_iterable(found), dtype=np.int64, count=len(rows))
    cells, counts = np.unique(rows * width + columns, return_counts=True)
    rows, columns = np.divmod(cells, max(1, width))
    if family is Family.FACTS:
        return rows, columns, np.ones(len(cells))
    values = (1.0 + np.log(counts)) * weights.idf[columns]
    lengths = np.sqrt(np.bincount(rows, values * values, minlength=len(found)))
    return rows, columns, values / np.where(lengths == 0.0, 1.0, lengths)[rows]


def _known_columns(family: Family, weights: Weights, inputs: Sequence[ModelInput]) -> Iterator[list[int]]:
    """Yield the columns of each input's features that the model knows, as often as they occur."""
    if family is not Family.LETTERS:
        for one in inputs:
            yield _columns_of(ANALYSERS[family](one), weights)
        return
    for one in inputs:
        columns: list[int] = []
        for word in words_of(one.text):
            columns += _letter_columns(word, weights)
        yield columns


# Letters stand inside words, and plans say the same words again and again.
@lru_cache(maxsize=20_000)
def _letter_columns(word: str, weights: Weights) -> list[int]:
    return _columns_of(grams_of(word), weights)


def _columns_of(names: Iterable[str], weights: Weights) -> list[int]:
    return [column for column in map(weights.columns.get, names) if column is not None]


def _vector(family: Family, weights: Weights, one: ModelInput) -> _Vector:
    counts = Counter(ANALYSERS[family](one))
    known = [(name, weights.columns[name], count) for name, count in counts.items() if name in weights.columns]
    names = [name for name, _, _ in known]
    columns = [column for _, column, _ in known]
    if family is Family.FACTS:
        return _Vector(names, columns, np.ones(len(known)))
    values = np.array([1.0 + log(count) for _, _, count in known]) * weights.idf[columns]
    length = sqrt(float(values @ values))
    return _Vector(names, columns, values / length if length else values)
