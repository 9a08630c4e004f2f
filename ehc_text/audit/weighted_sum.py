"""The interval of a weighted sum of shares: parts of the stock of known size, each known from a few documents drawn.

With ten documents no interval of the kind "estimate, plus or minus twice its standard error" holds what it promises:
where no fault was drawn it has no width at all. This one asks of every possible sum whether the draw contradicts it:

- for each sum p the likeliest shares that add up to p are found (Lagrange's multiplier gives them in closed form),
- the score statistic (Pearson's chi-squared) and the likelihood ratio (Wilks's) say how badly they fit the draw,
- p is in the interval while a mean of the two stays below what chance exceeds once in twenty times.

Of a single part the score statistic alone gives Wilson's interval. With small samples the score statistic errs long and
the likelihood ratio errs short: `bench/coverage.py` shows what each covers, and why the mean leans to the first.

Sources: Wilson (1927); for linear combinations of shares Martín Andrés, Álvarez Hernández and Herranz Tejedor (2011),
Statistical Methods in Medical Research 20, 369-387; for statistics between the two Cressie and Read (1984), Journal
of the Royal Statistical Society B 46, 440-464.
"""

from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from ehc_text.audit.intervals import Z

Floats: TypeAlias = NDArray[np.float64]

SCORE_PART = 0.75
"""What the score statistic counts in the mean; the likelihood ratio counts the rest."""

_HALVINGS = 36
_REACH = 24.0
"""Multipliers are searched up to sinh(24), about 1e10: beyond any weight times any number of documents."""

_TINY = 1e-300


def interval_of_sum(
    weights: Floats, sizes: Floats, shares: Floats, score_part: float = SCORE_PART
) -> tuple[Floats, Floats]:
    """Return the lower and the upper ends, each of shape (n_rows,), of sums of `weights * shares`, a row each.

    All three are of shape (n_rows, n_parts). `weights` are at least 0; a part of weight 0 does not count. `sizes` are
    the effective numbers of documents drawn, above 0 where there is weight; `shares` are those found among them.
    """
    sizes = np.where(weights > 0, sizes, 1.0)
    faults = np.where(weights > 0, sizes * shares, 0.0)
    low = _end(weights, sizes, faults, score_part, side=1)
    high = _end(weights, sizes, faults, score_part, side=-1)
    return low, high


def _end(weights: Floats, sizes: Floats, faults: Floats, score_part: float, *, side: int) -> Floats:
    """Return one end. A multiplier of 0 gives the estimate itself; the fit gets worse the further it is from 0."""
    near, far = np.zeros(len(weights)), np.full(len(weights), _REACH)
    for _ in range(_HALVINGS):
        middle = (near + far) / 2
        shares = _likeliest(side * np.sinh(middle), weights, sizes, faults)
        is_inside = _misfit(shares, weights, sizes, faults, score_part) <= Z * Z
        near, far = np.where(is_inside, middle, near), np.where(is_inside, far, middle)
    return np.asarray(
        (weights * _likeliest(side * np.sinh(near), weights, sizes, faults)).sum(axis=1), dtype=np.float64
    )


def _likeliest(multiplier: Floats, weights: Floats, sizes: Floats, faults: Floats) -> Floats:
    """Return the shares of greatest likelihood among those with the same sum.

    They are those q with x/q - (n - x)/(1 - q) = multiplier * weight, a quadratic whose root between 0 and 1 is told
    in the form that loses no digits.
    """
    slope = multiplier[:, np.newaxis] * weights
    middle = sizes + slope
    root = np.sqrt(np.maximum(middle * middle - 4 * slope * faults, 0))
    is_small = middle >= 0
    down = np.where(is_small, middle + root, 1.0)
    up = np.where(is_small, 1.0, 2 * slope)
    shares = np.where(is_small, 2 * faults / np.maximum(down, _TINY), (middle - root) / up)
    return np.clip(shares, 0, 1)


def _misfit(shares: Floats, weights: Floats, sizes: Floats, faults: Floats, score_part: float) -> Floats:
    """Return how badly the shares fit the draw, of shape (n_rows,): chi-squared with one degree, were they true."""
    apart = (weights * (faults / sizes - shares)).sum(axis=1)
    variance = (weights * weights * shares * (1 - shares) / sizes).sum(axis=1)
    score = np.where(np.abs(apart) > 0, apart * apart / np.maximum(variance, _TINY), 0)
    sound = sizes - faults
    ratio = 2 * (_part(faults, sizes * shares) + _part(sound, sizes * (1 - shares))).sum(axis=1)
    return np.asarray(score_part * score + (1 - score_part) * ratio, dtype=np.float64)


def _part(found: Floats, expected: Floats) -> Floats:
    logs = np.log(np.maximum(found, _TINY)) - np.log(np.maximum(expected, _TINY))
    return np.where(found > 0, found * logs, 0)
