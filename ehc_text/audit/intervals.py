"""Closed forms for shares: Wilson's interval, Clopper and Pearson's bound, and the interval of a difference."""

import math
from dataclasses import dataclass
from statistics import NormalDist

import numpy as np
from numpy.typing import NDArray

LEVEL = 0.95
Z = NormalDist().inv_cdf(0.5 + LEVEL / 2)
"""What 95 of 100 draws of a normal figure stay within, in standard deviations."""

_TINY = 1e-300
_CLOSE = 1e-14
_MOST_TERMS = 10_000
_HALVINGS = 60

_FEWEST = 3
"""Of fewer plans it cannot be told how much they differ."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    """A figure with its interval at 95 in 100. The ends need not lie equally far from `value`."""

    value: float
    low: float
    high: float

    @property
    def width(self) -> float:
        """How far the ends lie apart."""
        return self.high - self.low


def wilson(share: float, size: float) -> Interval:
    """Return Wilson's score interval of a share among `size` draws; `size` may be an effective one and no whole number.

    Source: Wilson (1927), Journal of the American Statistical Association 22, 209-212. Of no draws it knows nothing:
    0 to 1.

    >>> round(wilson(0, 20).high, 3)
    0.161
    """
    if size <= 0:
        return Interval(value=share, low=0.0, high=1.0)
    spread = Z * Z / size
    centre = (share + spread / 2) / (1 + spread)
    half = Z / (1 + spread) * math.sqrt(share * (1 - share) / size + spread / (4 * size))
    low = 0.0 if share == 0 else max(0.0, centre - half)
    high = 1.0 if share == 1 else min(1.0, centre + half)
    return Interval(value=share, low=low, high=high)


def upper_bound(faults: float, size: float, level: float = LEVEL) -> float:
    """Return the highest share with which as few faults among `size` draws are still credible: one-sided and exact.

    Source: Clopper and Pearson (1934), Biometrika 26, 404-413. Where documents were drawn with unequal chances both
    figures are effective ones, as in Korn and Graubard (1998), Survey Methodology 24, 193-201.

    >>> round(upper_bound(0, 10), 3)  # 1 - 0.05 ** (1 / 10)
    0.259
    """
    if faults >= size:
        return 1.0
    low, high = 0.0, 1.0
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        if beta_share(middle, faults + 1, size - faults) < level:
            low = middle
        else:
            high = middle
    return high


def kish(weights: NDArray[np.float64]) -> float:
    """Return how many plans of equal weight tell as much (Kish, Survey Sampling, 1965, 11.7)."""
    return float(weights.sum() ** 2 / (weights * weights).sum())


def effective_number(
    share: float, weights: NDArray[np.float64], right: NDArray[np.float64], decided: NDArray[np.float64]
) -> float:
    """Return the number of independent things that tell as much, from how much the plans differ among each other.

    All three arrays are of shape (n_plans,): a plan's weight, and by weight how many of its things were right, out of
    how many. How much plans differ is itself seen in few of them only: Student's t makes up for that (Korn and
    Graubard (1998), Survey Methodology 24, 193-201).
    """
    plans = kish(weights)
    apart = (right - share * decided) / decided.sum()
    variance = len(weights) / max(1, len(weights) - 1) * float((apart * apart).sum())
    if plans < _FEWEST or share in (0.0, 1.0) or not variance:
        return plans  # nothing is seen of how much they differ: each plan counts once
    return share * (1 - share) / variance * (Z / student(plans - 1)) ** 2


def difference(earlier: Interval, later: Interval) -> Interval:
    """Return `later` less `earlier`, of samples that do not depend on each other, from -1 to 1.

    The ends are recovered from those of the two intervals. Source: Newcombe (1998), Statistics in Medicine 17,
    873-890, method 10; for any intervals Zou and Donner (2008), Statistics in Medicine 27, 1693-1702.
    """
    value = later.value - earlier.value
    return Interval(
        value=value,
        low=max(-1.0, value - math.hypot(later.value - later.low, earlier.high - earlier.value)),
        high=min(1.0, value + math.hypot(later.high - later.value, earlier.value - earlier.low)),
    )


def share_of(one: Interval, other: Interval) -> Interval:
    """Return the share that `one` has of the sum of both, which do not depend on each other and are not both nought.

    The ends of the ratio are recovered from those of the two intervals. Source: Donner and Zou (2012), Statistical
    Methods in Medical Research 21, 347-359; here in the form that divides by no difference.

    >>> sure = Interval(value=0.3, low=0.3, high=0.3)
    >>> round(share_of(sure, Interval(value=0.1, low=0.1, high=0.1)).value, 3)
    0.75
    """
    value = one.value / (one.value + other.value)
    low, high = _least_ratio(one, other), _least_ratio(other, one)
    return Interval(
        value=value,
        low=min(value, 1.0 if math.isinf(low) else low / (1 + low)),
        high=max(value, 1 / (1 + high)),
    )


def _least_ratio(one: Interval, other: Interval) -> float:
    """Return the lower end of `one` by `other`."""
    least, most = one.low * (2 * one.value - one.low), other.high * (2 * other.value - other.high)
    if least <= 0:
        return 0.0
    both = one.value * other.value
    below = both + math.sqrt(max(0.0, both * both - least * most))
    return least / below if below > 0 else math.inf


def student(freedom: float) -> float:
    """Return what 95 of 100 draws of Student's t stay within, by degrees of freedom (above 0, no whole number needed).

    t leaves the share I(v / (v + t^2); v/2, 1/2) of the beta distribution outside.
    Source: Abramowitz and Stegun, Handbook of Mathematical Functions, 26.7.1.

    >>> round(student(10), 3)
    2.228
    """
    low, high = 0.0, 1.0
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        if beta_share(middle, freedom / 2, 0.5) < 1 - LEVEL:
            low = middle
        else:
            high = middle
    return math.sqrt(freedom * (1 - high) / high)


def beta_share(x: float, a: float, b: float) -> float:
    """Return the share of the beta distribution (a, b) that lies below x: the regularised incomplete beta function.

    Source: the continued fraction 8.17.22 of the NIST Digital Library of Mathematical Functions, reckoned with
    Lentz's method. `a` and `b` are above 0.
    """
    if x <= 0 or x >= 1:
        return 0.0 if x <= 0 else 1.0
    if x > (a + 1) / (a + b + 2):  # beyond it the fraction converges slowly, and that of the other tail fast
        return 1 - beta_share(1 - x, b, a)
    front = math.exp(math.lgamma(a + b) - math.lgamma(a) - math.lgamma(b) + a * math.log(x) + b * math.log1p(-x))
    return front / (a * _fraction(x, a, b))


def _fraction(x: float, a: float, b: float) -> float:
    """Return 1 + d1/(1 + d2/(1 + ...)): the denominator of the continued fraction."""
    value, c, d = 1.0, 1.0, 0.0
    for term in range(1, _MOST_TERMS):
        m = term // 2
        if term % 2:
            step = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
        else:
            step = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
        d = 1 / (1 + step * d or _TINY)
        c = 1 + step / c or _TINY
        value *= c * d
        if abs(c * d - 1) < _CLOSE:
            break
    return value
