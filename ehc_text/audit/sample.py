"""Scan to Sample: plans drawn by chance from those with and those without findings, so that misses show as well.

A sample of flagged plans alone tells how often the program is wrong when it speaks, and nothing of what it missed.
"""

import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ehc_text.audit.scanned import ScannedPlan
from ehc_text.records.finding import Severity

FLAGGED = "flagged"
UNFLAGGED = "unflagged"


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawnPlan:
    """A plan of the sample, with the stratum it was drawn from: `drawn` of `stratum_size` plans."""

    plan: ScannedPlan
    stratum: str
    stratum_size: int
    drawn: int

    @property
    def chance(self) -> float:
        """How likely it was that this plan would be drawn."""
        return self.drawn / self.stratum_size

    @property
    def weight(self) -> float:
        """How many plans of the scan this one stands for when something is estimated over all of them."""
        return self.stratum_size / self.drawn


def draw(
    plans: Iterable[ScannedPlan], *, flagged: int, unflagged: int, seed: int, flagged_at: Severity = Severity.LOW
) -> tuple[DrawnPlan, ...]:
    """Return the sample: `flagged` plans with a finding of `flagged_at` or above, and `unflagged` of the others.

    Where a stratum holds fewer plans than asked, all are taken. The same plans and seed give the same sample, in
    whatever order the plans come and on every system, because plans are put in order of their contents' hash first.
    """
    strata: dict[str, list[ScannedPlan]] = {FLAGGED: [], UNFLAGGED: []}
    for plan in sorted(plans, key=lambda plan: plan.sha256):
        strata[FLAGGED if is_flagged(plan, flagged_at) else UNFLAGGED].append(plan)
    return (
        *_draw_stratum(FLAGGED, strata[FLAGGED], flagged, seed),
        *_draw_stratum(UNFLAGGED, strata[UNFLAGGED], unflagged, seed),
    )


def is_flagged(plan: ScannedPlan, least: Severity) -> bool:
    """Return whether the plan has at least one finding that weighs as much as `least` or more."""
    heavy = list(Severity)[: list(Severity).index(least) + 1]
    return any(severity in heavy for severity in plan.severities)


def _draw_stratum(name: str, plans: Sequence[ScannedPlan], wanted: int, seed: int) -> list[DrawnPlan]:
    """Each stratum has a generator of its own, so that asking for more of one does not change the other."""
    drawn = min(wanted, len(plans))
    generator = random.Random(f"{seed}:{name}")  # noqa: S311 - a sample must be repeatable, not secret
    chosen = generator.sample(list(plans), drawn)
    return [DrawnPlan(plan=plan, stratum=name, stratum_size=len(plans), drawn=drawn) for plan in chosen]
