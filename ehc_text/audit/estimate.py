"""Figures that survive an inspector: how often a rule is right, what it misses, how common a fault is, and the trend.

All speak of the whole stock, drawn or not, with intervals at 95 in 100. They hold if the plans were drawn by chance, as
`ehc sample` draws them, and if those that were drawn and not read are no other than those that were.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from ehc_text.audit.intervals import Interval, difference, effective_number, kish, share_of, upper_bound, wilson
from ehc_text.audit.judged import Evidence, ReadPlan
from ehc_text.audit.prevalence import (
    FLAGGED,
    UNFLAGGED,
    Shares,
    flagged_and_missed,
    prevalence,
    prevalence_from_sample_alone,
)
from ehc_text.audit.weighted_sum import Floats
from ehc_text.errors import UsageError


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeEstimate:
    """What is known of one fault. Documents are counted but where findings are said.

    `precision` is the share of findings that auditors agreed with, None where none was decided on. `found` is the share
    of the faulty documents that the program flags (its recall), None where none is known or where nobody read one with
    a finding, or one without. `missed` is the share of the documents without a finding that have the fault, its `high`
    a one-sided bound; None where none of them was read.
    `prevalence` is the share of the stock that has the fault, `alone` the same without the help of the flags.
    """

    code: str
    stock: int
    flagged: int
    read: int
    read_flagged: int
    findings_decided: int
    precision: Interval | None
    found: Interval | None
    missed: Interval | None
    prevalence: Interval
    alone: Interval


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeTrend:
    """How a fault's prevalence changed: `change` is later less earlier; it is sure where its interval leaves out 0."""

    code: str
    earlier: Interval
    later: Interval
    change: Interval

    @property
    def is_sure(self) -> bool:
        """Whether the prevalence certainly changed, at 95 in 100 for one fault looked at by itself."""
        return self.change.low > 0 or self.change.high < 0


def estimate(evidence: Evidence, codes: Iterable[str] = ()) -> tuple[CodeEstimate, ...]:
    """Return the figures of every code in its order, of one kind of document (see `Evidence.of_kind`).

    `codes` are to be among them though nobody spoke of them here: they may have been found in another period.

    Raises:
        UsageError: if no document was read, or the sample is of another stock.
    """
    strata = _strata(evidence)
    every = sorted({*evidence.codes, *codes})
    parts = [_counts(evidence, code, strata) for code in every]
    stock, read, faulty = (
        np.array([part[position] for part in parts]).reshape(-1, len(strata), 2) for position in range(3)
    )
    flagged, missed = flagged_and_missed(stock, read, faulty)
    with_flags, alone = prevalence(stock, read, faulty), prevalence_from_sample_alone(stock, read, faulty)
    return tuple(
        CodeEstimate(
            code=code,
            stock=int(stock[row].sum()),
            flagged=int(stock[row, :, FLAGGED].sum()),
            read=int(read[row].sum()),
            read_flagged=int(read[row, :, FLAGGED].sum()),
            findings_decided=sum(plan.judged(code).decided for plan in evidence.plans),
            precision=precision_of(evidence.plans, code),
            found=found_of(_row(flagged, row), _row(missed, row), stock[row], read[row], faulty[row]),
            missed=missed_of(evidence.plans, code),
            prevalence=_row(with_flags, row),
            alone=_row(alone, row),
        )
        for row, code in enumerate(every)
    )


def trend(earlier: Iterable[CodeEstimate], later: Iterable[CodeEstimate]) -> tuple[CodeTrend, ...]:
    """Return the change of each fault that both periods tell of, their samples drawn independently of each other.

    Where the same plans were read in both, the interval is longer than it need be.
    """
    before = {estimate.code: estimate.prevalence for estimate in earlier}
    return tuple(
        CodeTrend(
            code=after.code,
            earlier=before[after.code],
            later=after.prevalence,
            change=difference(before[after.code], after.prevalence),
        )
        for after in later
        if after.code in before
    )


def precision_of(plans: Sequence[ReadPlan], code: str) -> Interval | None:
    """Return the share of the code's findings in the stock that are right, with Wilson's interval; None without any.

    Findings count by their plan's weight. Those of one plan tend to stand or fall together, so the interval is that
    of so many independent ones as have the same variance (Korn and Graubard (1998), Survey Methodology 24, 193-201):
    never more than were decided on.
    """
    counts = [(plan.weight, plan.judged(code)) for plan in plans if plan.judged(code).decided]
    if not counts:
        return None
    weights = np.array([weight for weight, _ in counts])
    right = weights * [judged.agreed for _, judged in counts]
    decided = weights * [judged.decided for _, judged in counts]
    share = float(right.sum() / decided.sum())
    size = effective_number(share, weights, right, decided)
    return wilson(share, min(size, sum(judged.decided for _, judged in counts)))


def missed_of(plans: Sequence[ReadPlan], code: str) -> Interval | None:
    """Return the share of the plans without a finding of this code that have the fault; None where none was read.

    `high` is the exact bound, which the share exceeds in 5 of 100 samples at most (Clopper and Pearson, one-sided),
    `low` is 0. Where plans were drawn with unequal chances it is taken at their effective number, and is near to exact.
    """
    unflagged = [plan for plan in plans if not plan.is_flagged(code)]
    if not unflagged:
        return None
    weights = np.array([plan.weight for plan in unflagged])
    share = float((weights * [plan.judged(code).is_faulty for plan in unflagged]).sum() / weights.sum())
    size = kish(weights)
    return Interval(value=share, low=0.0, high=upper_bound(share * size, size))


def found_of(flagged: Interval, missed: Interval, stock: Floats, read: Floats, faulty: Floats) -> Interval | None:
    """Return the share of the faulty plans of the stock that the program flags, None where it cannot be told.

    `flagged` and `missed` are the parts of the prevalence, the counts of shape (n_strata, 2) those behind them. Counted
    among the faulty plans that were read, the share would look sure where few plans without a finding were read: a
    sample in which nothing was missed says little of a stock of which most has no finding.
    """
    is_unseen = (stock.sum(axis=0) > 0) & (read.sum(axis=0) == 0)
    if not faulty.sum() or is_unseen.any():
        return None
    return share_of(flagged, missed)


def _strata(evidence: Evidence) -> dict[str, int]:
    """Return the position of each stratum, after looking whether the stock and the sample belong together.

    In a period of several samples some plans may have been amended since, and stand in the newest stock as others: they
    count all the same for their stratum, which is held to be what it was.
    """
    if not evidence.plans:
        raise UsageError("No plan of the sample was read to its end: record the audit packs first.")
    strata, known = {plan.stratum for plan in evidence.stock}, {plan.plan for plan in evidence.stock}
    is_strange = any(plan.sampled.stratum not in strata for plan in evidence.plans)
    if is_strange or not any(plan.sampled.plan in known for plan in evidence.plans):
        raise UsageError("The sample is not of this stock: name the records of the scan that it was drawn from.")
    return {name: position for position, name in enumerate(sorted(strata))}


def _counts(evidence: Evidence, code: str, strata: dict[str, int]) -> tuple[Floats, Floats, Floats]:
    """Return counts of the stock, of what was read and of what is faulty, each of shape (n_strata, 2)."""
    stock, read, faulty = (np.zeros((len(strata), 2)) for _ in range(3))
    for plan in evidence.stock:
        stock[strata[plan.stratum], FLAGGED if code in plan.codes else UNFLAGGED] += 1
    for one in evidence.plans:
        part = strata[one.sampled.stratum], FLAGGED if one.is_flagged(code) else UNFLAGGED
        read[part] += 1
        faulty[part] += one.judged(code).is_faulty
    return np.maximum(stock, read), read, faulty


def _row(shares: Shares, row: int) -> Interval:
    return Interval(value=float(shares.value[row]), low=float(shares.low[row]), high=float(shares.high[row]))
