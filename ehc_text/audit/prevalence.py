"""How much of the stock has a fault, from the few documents that were read and the flags that all of them have.

A flag rate is no prevalence: with precision 0.59 and recall 0.82, a true 30 % shows as 42 %. The documents read say how
often a flag is right, and how often a document without one has the fault all the same; the flags say how many there are
of each. Counted up over all strata that is the post-stratified estimator (Cochran, Sampling Techniques, 3rd edition,
1977, 5A.9). With flags of two values it is prediction-powered inference with its power tuned, where flag and truth are
joined by regression (Angelopoulos, Duchi and Zrnic (2023), PPI++: Efficient prediction-powered inference,
arXiv:2311.01453), and it is unbiased however bad the flags are: bad flags only lend it no strength.
"""

from dataclasses import dataclass

import numpy as np

from ehc_text.audit.weighted_sum import SCORE_PART, Floats, interval_of_sum

FLAGGED, UNFLAGGED = 1, 0
"""Positions on the last axis of all arrays of parts."""

_UNKNOWN = 0.5
"""What is held of documents of which not one was read."""

_LEAST_LEFT = 0.5
"""However many strata there are, half of the documents count."""

_ALL = 1e-9
"""As near to none as the part left unread may come."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shares:
    """Estimated shares of the stock with their intervals at 95 in 100, each of shape (n_rows,)."""

    value: Floats
    low: Floats
    high: Floats


def flag_rate(prevalence: float, precision: float, recall: float) -> float:
    """Return the share of documents that are flagged where `prevalence` of them have the fault.

    >>> round(flag_rate(0.30, precision=0.59, recall=0.82), 2)
    0.42
    """
    return prevalence * recall / precision


def prevalence(stock: Floats, read: Floats, faulty: Floats, score_part: float = SCORE_PART) -> Shares:
    """Return the share of the stock that has a fault, for each row (a fault, a period, a draw) by itself.

    All three are counts of documents of shape (n_rows, n_strata, 2), by stratum and by the flag for this fault:
    in the whole stock, among them those read, and among these those with the fault. A part of which no document was
    read is held to be like the other strata with the same flag; where no document with this flag was read at all,
    one document that is half faulty stands for it.
    """
    weights, sizes, shares = _joined(stock, read, faulty)
    return _shares(weights, sizes, shares, stock, score_part)


def flagged_and_missed(
    stock: Floats, read: Floats, faulty: Floats, score_part: float = SCORE_PART
) -> tuple[Shares, Shares]:
    """Return the two parts of the prevalence: those with the fault and the flag, and those with the fault alone."""
    weights, sizes, shares = _joined(stock, read, faulty)
    sides = [np.arange(2) == side for side in (FLAGGED, UNFLAGGED)]
    flagged, missed = (_shares(np.where(side, weights, 0.0), sizes, shares, stock, score_part) for side in sides)
    return flagged, missed


def prevalence_from_sample_alone(stock: Floats, read: Floats, faulty: Floats, score_part: float = SCORE_PART) -> Shares:
    """Return what the same documents would tell without the flags, by stratum only; arrays as in `prevalence`."""
    by_stratum = [np.asarray(part.sum(axis=2, keepdims=True)) for part in (stock, read, faulty)]
    weights, sizes, shares = _joined(by_stratum[0], by_stratum[1], by_stratum[2])
    return _shares(weights, sizes, shares, stock, score_part)


def _joined(stock: Floats, read: Floats, faulty: Floats) -> tuple[Floats, Floats, Floats]:
    """Return the weights, numbers read and shares of faults by part, the weight of unread parts moved to the others."""
    weights = stock / stock.sum(axis=(1, 2), keepdims=True)
    is_known = (read > 0) & (weights > 0)
    whole = weights.sum(axis=1, keepdims=True)
    known = np.where(is_known, weights, 0).sum(axis=1, keepdims=True)
    is_blind = (known == 0) & (np.arange(weights.shape[1])[np.newaxis, :, np.newaxis] == 0)
    moved = np.where(is_known, weights * whole / np.where(known > 0, known, 1), 0)
    moved = np.where(is_blind, np.broadcast_to(whole, weights.shape), moved)
    sizes = np.where(is_known, read, 1.0)
    shares = np.where(is_known, faulty / np.maximum(read, 1), _UNKNOWN)
    return moved, sizes, shares


def _shares(weights: Floats, sizes: Floats, shares: Floats, stock: Floats, score_part: float) -> Shares:
    """Return the weighted sums with their intervals, the shorter the more of a part was read.

    Of a part of which the fraction f was read, what was found is held to be certain of f/2 / (1 - f/2) of it. The rest
    is known from so many documents that the variance falls by 1 - f, as it must (Cochran, 2.6), and that the bound
    is right too where no fault was found: the chance of finding none of M faults is (1 - f)^M, and 1/-log(1 - f) is
    near 1/f - 1/2. The usual correction, n / (1 - f) documents in place of n, is far too sure of what nobody read.
    """
    total = stock.sum(axis=(1, 2))[:, np.newaxis, np.newaxis]
    fraction = np.minimum(sizes / np.maximum(weights * total, sizes), 1 - _ALL)
    half = 1 - fraction / 2
    open_weights = weights * (1 - fraction) / half
    open_sizes = sizes * (1 - fraction) / half**2
    open_sizes = open_sizes * _left_over(weights, sizes)
    held = ((weights - open_weights) * shares).sum(axis=(1, 2))
    flat = [part.reshape(len(stock), part.shape[1] * part.shape[2]) for part in (open_weights, open_sizes, shares)]
    low, high = interval_of_sum(flat[0], flat[1], flat[2], score_part)
    value = (weights * shares).sum(axis=(1, 2))
    # What is lost in rounding must not put an estimate outside its own interval, or a share above 1.
    return Shares(value=np.clip(value, 0, 1), low=np.clip(held + low, 0, value), high=np.clip(held + high, value, 1))


def _left_over(weights: Floats, sizes: Floats) -> Floats:
    """Return what part of the documents read is left to tell how far shares can be trusted, of shape (n_rows, 1, 1).

    Shares that were fitted stratum by stratum lie nearer to what was drawn than the truth does: each stratum beyond the
    first costs a document, as each fitted mean does in a variance. Without it ten documents in three strata fall short.
    """
    is_known = weights > 0
    strata = is_known.any(axis=2).sum(axis=1)
    read = np.where(is_known, sizes, 0).sum(axis=(1, 2))
    return np.asarray(
        np.clip(1 - (strata - 1) / np.maximum(read, 1), _LEAST_LEFT, 1)[:, np.newaxis, np.newaxis], dtype=np.float64
    )
