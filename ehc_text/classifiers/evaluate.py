"""Figures of a model on rows that it was not trained on: agreement, calibration, thresholds, intervals by group."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from ehc_text.classifiers.model import Floats

Flags: TypeAlias = NDArray[np.bool_]

_BINS = 10
_RESAMPLES = 1000
_SEED = 20261101


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """Precision, recall and F1 of one label, from 0 to 1."""

    precision: float
    recall: float
    f1: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Bin:
    """The rows whose chance lies in one tenth: how many, the mean chance, and the share for which it came true."""

    rows: int
    chance: float
    share: float


def figures(said: Flags, truth: Flags) -> Figures:
    """Return how well what was said agrees with the truth; both of shape (n_rows,)."""
    right = int((said & truth).sum())
    precision = right / int(said.sum()) if said.any() else 1.0
    recall = right / int(truth.sum()) if truth.any() else 1.0
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return Figures(precision=precision, recall=recall, f1=f1)


def reliability(chances: Floats, truth: Flags) -> tuple[Bin, ...]:
    """Return the reliability curve of chances of shape (n_rows,): one bin a tenth, the empty ones left out."""
    return tuple(
        Bin(rows=int(inside.sum()), chance=float(chances[inside].mean()), share=float(truth[inside].mean()))
        for inside in _tenths(chances)
        if inside.any()
    )


def calibration_error(chances: Floats, truth: Flags) -> float:
    """Return the expected calibration error: how far chance and share lie apart, weighed by rows, from 0 to 1."""
    bins = reliability(chances, truth)
    total = sum(one.rows for one in bins)
    return sum(one.rows * abs(one.chance - one.share) for one in bins) / total if total else 0.0


def threshold_for(chances: Floats, truth: Flags, precision: float) -> float | None:
    """Return the lowest chance from which on at least this share is true, None where no chance reaches it.

    The share must hold for every higher threshold that still says something of ten rows or more, so that luck
    among a few rows decides nothing.
    """
    order = np.argsort(-chances, kind="stable")
    shares = np.cumsum(truth[order]) / np.arange(1, len(order) + 1)
    reached = None
    for position in range(_FEWEST_ROWS - 1, len(order)):
        is_last_of_its_chance = position + 1 == len(order) or chances[order[position + 1]] < chances[order[position]]
        if shares[position] >= precision and is_last_of_its_chance:
            reached = float(chances[order[position]])
    return reached


def interval(
    measure: Callable[[NDArray[np.int64]], float], groups: Sequence[str], *, level: float = 0.95
) -> tuple[float, float]:
    """Return the bootstrap interval of a figure: whole groups are drawn, since rows of one plan are alike.

    `measure` takes the numbers of the rows drawn, a row as often as it was drawn. The same groups give the same
    interval.
    """
    names = sorted(set(groups))
    rows = {name: np.array([row for row, group in enumerate(groups) if group == name]) for name in names}
    random = np.random.default_rng(_SEED)
    drawn = sorted(
        measure(np.concatenate([rows[names[one]] for one in random.integers(0, len(names), len(names))]))
        for _ in range(_RESAMPLES)
    )
    tail = (1 - level) / 2
    return drawn[int(tail * _RESAMPLES)], drawn[int((1 - tail) * _RESAMPLES) - 1]


_FEWEST_ROWS = 10


def _tenths(chances: Floats) -> Iterator[Flags]:
    numbers = np.minimum((chances * _BINS).astype(int), _BINS - 1)
    for number in range(_BINS):
        yield numbers == number
