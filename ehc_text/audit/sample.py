"""Scan to Sample: plans drawn by chance from those with and those without findings, so that misses show as well.

A sample of flagged plans alone tells how often the program is wrong when it speaks, and nothing of what it missed.
"""

import datetime as dt
import random
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

from ehc_text.audit.scanned import ScannedPlan
from ehc_text.records.audit import SampledPlan, StockPlan
from ehc_text.records.finding import Severity
from ehc_text.records.plan import DocumentKind

FLAGGED = "flagged"
UNFLAGGED = "unflagged"

PLANS = "plans"
REVIEWS = "reviews"

StratumOf = Callable[[ScannedPlan], str]


def draw(
    plans: Iterable[ScannedPlan],
    wanted: Mapping[str, int],
    *,
    seed: int,
    stratum_of: StratumOf,
    cell_of: Callable[[ScannedPlan], str] | None = None,
    recent: Collection[str] = (),
) -> tuple[SampledPlan, ...]:
    """Return the sample: from each stratum as many documents as `wanted` says, or all where it has fewer.

    Every document of a stratum has the same chance, but those in `recent` (hashes of contents audited lately), which
    have none. With `cell_of` the draw is spread: each cell of a stratum (an issue year, a phase) gives its part of the
    draw, rounded up or down, whatever its size; chances stay the same, and no cell is so small that it has none.

    The same plans and seed give the same sample, in whatever order the plans come and on every system, because
    plans are put in order of their contents' hash first.
    """
    strata: dict[str, list[ScannedPlan]] = {name: [] for name in wanted}
    for plan in sorted(plans, key=lambda plan: plan.sha256):
        strata.setdefault(stratum_of(plan), []).append(plan)
    return tuple(
        drawn
        for name, number in wanted.items()
        for drawn in _draw_stratum(name, strata[name], number, seed=seed, cell_of=cell_of, recent=frozenset(recent))
    )


def by_flag(flagged_at: Severity) -> StratumOf:
    """Return what tells the two strata `flagged` and `unflagged` apart."""
    return lambda plan: FLAGGED if is_flagged(plan, flagged_at) else UNFLAGGED


def by_kind_and_flag(flagged_at: Severity) -> StratumOf:
    """Return what tells plans from reviews, and each with findings from those without: four strata."""
    return lambda plan: _stratum(REVIEWS if plan.kind == DocumentKind.ANNUAL_REVIEW else PLANS, plan, flagged_at)


def allotted(
    plans: Sequence[ScannedPlan], *, number_of_plans: int, number_of_reviews: int, flagged_at: Severity
) -> dict[str, int]:
    """Return how many documents each of the four strata gives, where only the numbers of plans and reviews are asked.

    Documents without findings give their part of the draw, but at least one (of two or more) and at most half. So
    misses always have a chance to show, while the weights stay as even as can be, which keeps intervals short.
    """
    stratum_of = by_kind_and_flag(flagged_at)
    wanted = {}
    for kind, number in ((PLANS, number_of_plans), (REVIEWS, number_of_reviews)):
        sizes = {flag: sum(stratum_of(plan) == f"{kind}, {flag}" for plan in plans) for flag in (FLAGGED, UNFLAGGED)}
        unflagged = _unflagged(number, sizes[FLAGGED], sizes[UNFLAGGED])
        wanted[f"{kind}, {FLAGGED}"] = number - unflagged
        wanted[f"{kind}, {UNFLAGGED}"] = unflagged
    return wanted


def lately(readings: Iterable[tuple[str, dt.date]], since: dt.date) -> frozenset[str]:
    """Return the hashes of the documents that were read on `since` or later."""
    return frozenset(plan for plan, read_on in readings if read_on >= since)


def is_flagged(plan: ScannedPlan, least: Severity) -> bool:
    """Return whether the plan has at least one finding that weighs as much as `least` or more."""
    heavy = list(Severity)[: list(Severity).index(least) + 1]
    return any(severity in heavy for severity in plan.severities)


def stock_of(plans: Iterable[ScannedPlan], stratum_of: StratumOf) -> tuple[StockPlan, ...]:
    """Return the whole stock that a sample was drawn from, as an estimate over it needs it."""
    return tuple(
        StockPlan(plan=plan.sha256, kind=plan.kind, stratum=stratum_of(plan), codes=plan.codes) for plan in plans
    )


def _stratum(kind: str, plan: ScannedPlan, flagged_at: Severity) -> str:
    return f"{kind}, {by_flag(flagged_at)(plan)}"


def _unflagged(number: int, flagged: int, unflagged: int) -> int:
    if not flagged or not unflagged:
        return number if unflagged else 0
    even = round(number * unflagged / (flagged + unflagged))
    fair = min(max(even, 1), number // 2)
    # Where the flagged ones are too few for the rest, the others make up for them.
    return min(max(fair, number - flagged), unflagged)


def _draw_stratum(
    name: str,
    plans: Sequence[ScannedPlan],
    wanted: int,
    *,
    seed: int,
    cell_of: Callable[[ScannedPlan], str] | None,
    recent: frozenset[str],
) -> Iterator[SampledPlan]:
    """Each stratum has a generator of its own, so that asking for more of one does not change the other."""
    free = [plan for plan in plans if plan.sha256 not in recent]
    number = min(wanted, len(free))
    generator = random.Random(f"{seed}:{name}")  # noqa: S311 - a sample must be repeatable, not secret
    chosen = _spread(free, number, generator, cell_of) if cell_of else generator.sample(free, number)
    for plan in chosen:
        yield SampledPlan(
            plan=plan.sha256,
            kind=plan.kind,
            status=plan.status,
            path=plan.path,
            codes=plan.codes,
            stratum=name,
            cell=cell_of(plan) if cell_of else "",
            stratum_size=len(plans),
            left_out=len(plans) - len(free),
            drawn=number,
            seed=seed,
        )


def _spread(
    plans: Sequence[ScannedPlan], number: int, generator: random.Random, cell_of: Callable[[ScannedPlan], str]
) -> list[ScannedPlan]:
    """Draw at even steps, from a start by chance, down a list in which each cell's plans stand together in any order.

    Systematic sampling: Cochran, Sampling Techniques, 3rd edition, 1977, chapter 8.
    """
    shuffled = generator.sample(list(plans), len(plans))
    in_cells = sorted(shuffled, key=cell_of)
    start = generator.random()
    last = len(plans) - 1
    return [in_cells[min(int((start + step) * len(plans) / number), last)] for step in range(number)]
