"""How many documents to read for an interval of a wanted length, before anything is drawn."""

import math
from dataclasses import dataclass

from ehc_text.audit.intervals import Z
from ehc_text.audit.trial import imagined_stock, trial

_ROUNDS = 200
_SEED = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Advice:
    """Numbers of documents to read; `with_flags` is None where the flags cannot be as good as was said."""

    alone: int
    with_flags: int | None


def advise(
    half_width: float, *, stock: int, prevalence: float = 0.5, precision: float = 0.7, recall: float = 0.8
) -> Advice:
    """Return how many of `stock` documents to read so that an interval reaches about `half_width` to either side.

    `prevalence` is what is expected (0.5 needs the most), `precision` and `recall` how good the flags are held to be.
    Without flags that is n = z² p (1 - p) / e², brought down to n / (1 + (n - 1) / N) for a stock of N (Cochran,
    Sampling Techniques, 3rd edition, 1977, 4.4). With flags the mean width is that of trial draws from a stock like it.
    """
    endless = Z * Z * prevalence * (1 - prevalence) / half_width**2
    alone = min(stock, math.ceil(endless / (1 + (endless - 1) / stock)))
    return Advice(alone=alone, with_flags=_with_flags(half_width, stock, prevalence, precision, recall))


def half_width(number: int, *, stock: int, prevalence: float = 0.5) -> float:
    """Return how far an interval reaches to either side when `number` of `stock` documents are read, without flags."""
    left = (stock - number) / max(1, stock - 1)
    return Z * math.sqrt(prevalence * (1 - prevalence) / number * max(0.0, left))


def _with_flags(half: float, stock: int, prevalence: float, precision: float, recall: float) -> int | None:
    imagined = imagined_stock(stock, prevalence, precision, recall)
    if imagined is None:
        return None
    few, many = 1, stock
    while many - few > max(1, few // 50):  # to two in a hundred: the advice is no exacter than what it rests on
        middle = (few + many) // 2
        is_enough = trial(imagined, (middle,), rounds=_ROUNDS, seed=_SEED).width / 2 <= half
        few, many = (few, middle) if is_enough else (middle, many)
    return many
