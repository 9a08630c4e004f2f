"""Trial draws from an imagined stock whose faults are known: what the intervals cover, and how long they are.

The bench and the tests hold the intervals against them, and the advice on sample sizes measures widths with them.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ehc_text.audit.prevalence import Shares, prevalence, prevalence_from_sample_alone
from ehc_text.audit.weighted_sum import SCORE_PART, Floats


@dataclass(frozen=True, slots=True, kw_only=True)
class Stock:
    """An imagined stock: whole counts of documents of shape (n_strata, 2, 2), by stratum, flag and fault.

    The last two axes are `[is_flagged][is_faulty]`.
    """

    counts: np.ndarray

    @property
    def truth(self) -> float:
        """The share of the stock that has the fault."""
        return float(self.counts[:, :, 1].sum() / self.counts.sum())


@dataclass(frozen=True, slots=True, kw_only=True)
class Covered:
    """What a trial showed: the share of intervals that held the truth, their mean width, and the same without flags."""

    covered: float
    width: float
    covered_alone: float
    width_alone: float


def imagined_stock(
    size: int, prevalence: float, precision: float, recall: float, strata: Sequence[tuple[float, float, float]] = ()
) -> Stock | None:
    """Return a stock with these figures, None where there is none: more flags than documents.

    `strata` gives for each stratum its part of the flagged documents, of the missed faults and of the rest; a single
    stratum when left out.
    """
    right = size * prevalence * recall
    wrong = right * (1 - precision) / precision
    missed = size * prevalence - right
    rest = size - right - wrong - missed
    if rest < 0:
        return None
    parts = [
        [[rest * of_rest, missed * of_missed], [wrong * of_flagged, right * of_flagged]]
        for of_flagged, of_missed, of_rest in strata or [(1.0, 1.0, 1.0)]
    ]
    return Stock(counts=np.round(np.array(parts)).astype(np.int64))


def trial(stock: Stock, drawn: Sequence[int], *, rounds: int, seed: int, score_part: float = SCORE_PART) -> Covered:
    """Draw from each stratum as many documents as `drawn` says, `rounds` times, and return what the intervals did."""
    parts = draws(stock, drawn, rounds=rounds, seed=seed)
    with_flags = prevalence(*parts, score_part)
    alone = prevalence_from_sample_alone(*parts, score_part)
    covered, width = _figures(with_flags, stock.truth)
    covered_alone, width_alone = _figures(alone, stock.truth)
    return Covered(covered=covered, width=width, covered_alone=covered_alone, width_alone=width_alone)


def draws(stock: Stock, drawn: Sequence[int], *, rounds: int, seed: int) -> tuple[Floats, Floats, Floats]:
    """Return the counts of stock, documents read and faults found, as `prevalence` takes them, a round a row."""
    random = np.random.default_rng(seed)
    read = np.stack(
        [
            random.multivariate_hypergeometric(counts.ravel(), min(wanted, int(counts.sum())), size=rounds)
            for counts, wanted in zip(stock.counts, drawn, strict=True)
        ],
        axis=1,
    ).reshape(rounds, *stock.counts.shape)
    whole = np.broadcast_to(stock.counts.sum(axis=2), read.shape[:3])
    return whole.astype(np.float64), read.sum(axis=3).astype(np.float64), read[..., 1].astype(np.float64)


def _figures(shares: Shares, truth: float) -> tuple[float, float]:
    is_in = (shares.low <= truth) & (truth <= shares.high)
    return float(is_in.mean()), float((shares.high - shares.low).mean())
