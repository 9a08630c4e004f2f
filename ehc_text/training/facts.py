"""What a card tells of a model, measured on rows whose writer it had not met."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from ehc_text.classifiers.card import CardFacts, Measured
from ehc_text.classifiers.evaluate import Figures, Flags, calibration_error, figures, interval, reliability
from ehc_text.classifiers.model import Floats, TextClassifier
from ehc_text.classifiers.named import NamedModel
from ehc_text.classifiers.rows import TrainingRow
from ehc_text.classifiers.train import held_out
from ehc_text.training.candidates import candidates_of
from ehc_text.training.sets import Rows

_MOST_WEIGHTY = 15
_FEWEST_IN_SLICE = 20
"""A slice of fewer rows tells nothing."""

_SLICES: tuple[tuple[str, Callable[[TrainingRow], str]], ...] = (
    ("register", lambda row: row.register_),
    ("section", lambda row: row.section),
    ("age", lambda row: row.age),
    ("setting", lambda row: row.setting),
    ("difficulty", lambda row: row.difficulty),
)


def card_facts(
    kind: NamedModel,
    rows: Rows,
    chances: Floats,
    model: TextClassifier,
    thresholds: Mapping[str, float],
    proof: Sequence[str],
) -> CardFacts:
    """Return what the card of a model tells; `chances` of shape (n_rows, n_labels) were given to rows held out."""
    told, truth = chances.argmax(axis=1), _truth(kind, rows)
    return CardFacts(
        name=kind.name,
        question=kind.question,
        labels=kind.labels,
        not_for=kind.not_for,
        data=tuple(_data(rows)),
        labels_measured=tuple(_labels(kind, rows, told, truth)),
        calibration_error=_error(chances, truth),
        bins=reliability(*_flat(chances, truth)),
        candidates=tuple(_candidates(kind, rows, chances, truth)),
        slices=tuple((name, tuple(_slice(key, kind, rows, told, truth))) for name, key in _SLICES),
        weighty=tuple((label, tuple(islice(model.weightiest(label), _MOST_WEIGHTY))) for label in kind.labels),
        thresholds=_thresholds(thresholds),
        proof=tuple(proof),
    )


def _truth(kind: NamedModel, rows: Rows) -> np.ndarray:
    return np.array([kind.labels.index(label) for label in rows.data.labels])


def _data(rows: Rows) -> Iterator[tuple[str, str]]:
    yield "rows", str(len(rows.rows))
    yield "imagined plans (groups)", str(len(set(rows.data.groups)))
    yield "writers (hands)", str(len({row.hand for row in rows.rows}))
    for label, count in sorted(Counter(rows.data.labels).items()):
        yield f"label {label}", str(count)
    for difficulty, count in sorted(Counter(row.difficulty for row in rows.rows).items()):
        yield f"difficulty {difficulty}", str(count)


def _labels(kind: NamedModel, rows: Rows, told: np.ndarray, truth: np.ndarray) -> Iterator[Measured]:
    groups = rows.data.groups
    for position, label in enumerate(kind.labels):
        said, due = told == position, truth == position
        low, high = interval(partial(_f1, said, due), groups)
        yield Measured(name=label, rows=int(due.sum()), figures=figures(said, due), low=low, high=high)


def _f1(said: Flags, due: Flags, drawn: NDArray[np.int64]) -> float:
    return figures(said[drawn], due[drawn]).f1


def _flat(chances: Floats, truth: np.ndarray) -> tuple[Floats, Flags]:
    """Return each chance and whether it came true: of two labels the second's alone, since the first mirrors it."""
    if chances.shape[1] == 2:
        return chances[:, 1], truth == 1
    return chances.ravel(), np.eye(chances.shape[1], dtype=bool)[truth].ravel()


def _error(chances: Floats, truth: np.ndarray) -> float:
    """Return the calibration error of the likeliest label's chance, as a user meets it; of two labels the second's."""
    if chances.shape[1] == 2:
        return calibration_error(chances[:, 1], truth == 1)
    return calibration_error(chances.max(axis=1), chances.argmax(axis=1) == truth)


def _candidates(
    kind: NamedModel, rows: Rows, chances: Floats, truth: np.ndarray
) -> Iterator[tuple[str, Figures, float]]:
    for name, recipe in candidates_of(kind):
        given = chances if recipe == kind.recipe else held_out(rows.data, kind.labels, recipe, rows.sets)
        yield name, _mean(kind, given.argmax(axis=1), truth), _error(given, truth)


def _mean(kind: NamedModel, told: np.ndarray, truth: np.ndarray) -> Figures:
    """Return the figures of the second label of two, else the means over the labels."""
    positions = [1] if len(kind.labels) == 2 else range(len(kind.labels))
    each = [figures(told == position, truth == position) for position in positions]
    means = [sum(getattr(one, name) for one in each) / len(each) for name in ("precision", "recall", "f1")]
    return Figures(precision=means[0], recall=means[1], f1=means[2])


def _slice(
    key: Callable[[TrainingRow], str], kind: NamedModel, rows: Rows, told: np.ndarray, truth: np.ndarray
) -> Iterator[Measured]:
    values = [key(row) for row in rows.rows]
    for value in sorted(set(values)):
        inside = np.array([one == value for one in values])
        if value and inside.sum() >= _FEWEST_IN_SLICE:
            yield Measured(name=value, rows=int(inside.sum()), figures=_mean(kind, told[inside], truth[inside]))


def _thresholds(thresholds: Mapping[str, float]) -> tuple[tuple[str, float, str], ...]:
    return tuple((name, chance, _MEANING[name]) for name, chance in thresholds.items())


_MEANING = {
    "vague_from": "from there on: no rule fired: the statement is held to be vague (VAG020)",
    "firm_to": "to there: rules fired, nothing is missing: their hits are withdrawn",
    "firm_to_missing": "to there: rules fired, something seems to be missing: their hits are withdrawn",
    "provision_from": "from there on: a sentence among the needs that names who delivers is provision (STR006)",
    "child_from": "below, in every passage of Section A: the child is not heard (VOI002)",
}
