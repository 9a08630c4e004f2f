"""What the intervals of a rule's precision cover, where the findings of a plan tend to stand or fall together."""

import argparse

import numpy as np
from rounds import print_table

from ehc_text.audit.estimate import precision_of
from ehc_text.audit.judged import Judged, ReadPlan
from ehc_text.records.audit import SampledPlan

CODE = "VAG003"
PLAN = SampledPlan(plan="1", kind="ehc_plan", stratum="all", stratum_size=1000, drawn=10, seed=1, codes=(CODE,))
EVEN, UNEVEN = (1.0,), (1.0, 3.0)


def main() -> None:
    """Run all cells and print them."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--rounds", type=int, default=1000, help="draws a cell")
    rounds, random = options.parse_args().rounds, np.random.default_rng(1)
    rows = []
    for plans in (5, 10, 30, 60):
        for precision in (0.6, 0.9):
            for likeness in (0.0, 0.1, 0.4):
                for findings in (1, 5):
                    cells = [covered(plans, precision, likeness, findings, w, rounds, random) for w in (EVEN, UNEVEN)]
                    rows.append((str(plans), str(precision), str(likeness), str(findings), *cells))
    print_table(("plans", "precision", "likeness", "findings a plan", "covered", "with uneven weights"), rows)


def covered(
    plans: int,
    precision: float,
    likeness: float,
    findings: int,
    weights: tuple[float, ...],
    rounds: int,
    random: np.random.Generator,
) -> str:
    """Return the share of intervals that hold the precision; `likeness` is the correlation within a plan."""
    inside = told = 0
    for _ in range(rounds):
        read = [_plan(precision, likeness, findings, weights[n % len(weights)], random) for n in range(plans)]
        found = precision_of(read, CODE)
        if found is not None:
            told += 1
            inside += found.low <= precision <= found.high
    return f"{inside / told:.3f}"


def _plan(precision: float, likeness: float, findings: int, weight: float, random: np.random.Generator) -> ReadPlan:
    share = precision
    if likeness:
        spread = 1 / likeness - 1
        share = random.beta(precision * spread, (1 - precision) * spread)
    decided = random.poisson(findings)
    agreed = random.binomial(decided, share)
    judged = Judged(agreed=agreed, disagreed=decided - agreed)
    return ReadPlan(sampled=PLAN, auditor="A", weight=weight, by_code={CODE: judged})


if __name__ == "__main__":
    main()
