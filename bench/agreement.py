"""What the intervals of agreement cover: trials with two readers whose agreement is known, by the number of plans.

Both readers see the truth and err by chance, each for himself; in some plans all things stand or fall together.

    python bench/agreement.py
"""

import argparse
from collections.abc import Iterator

import numpy as np

from ehc_text.audit.agreement import ac1_of, agreed_of, agreement_of, kappa_of
from ehc_text.audit.weighted_sum import Floats

PLANS = (2, 3, 6, 12, 25, 50)
MOST_THINGS = (1, 4)
READERS = ((0.5, 0.1), (0.8, 0.1), (0.7, 0.2))
"""How common the fault is, and how often a reader errs."""

TOGETHER = 0.3
"""The share of plans in which all things stand or fall together."""


def main() -> None:
    """Print the share of intervals that held the truth, by number of plans: the least and the mean over the cells."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--rounds", type=int, default=400, help="trials a cell")
    rounds = options.parse_args().rounds
    print("plans   share agreed    kappa           AC1            (least, mean of the cells)")
    random = np.random.default_rng(1)
    for plans in PLANS:
        cells = np.array(
            [covered(random, plans, things, fault, error, rounds) for things in MOST_THINGS for fault, error in READERS]
        )
        told = (f"{cells[:, part].min():.3f}  {cells[:, part].mean():.3f}" for part in range(3))
        print(f"{plans:5}   {'    '.join(told)}")


def covered(
    random: np.random.Generator, plans: int, things: int, fault: float, error: float, rounds: int
) -> list[float]:
    """Return in what share of the trials the share agreed, kappa and AC1 were held; kappa where there is one."""
    truth = _truth(fault, error)
    held: list[list[bool]] = [[], [], []]
    for _ in range(rounds):
        found = agreement_of("", np.array(list(_tables(random, plans, things, fault, error))))
        for part, (value, interval) in enumerate(zip(truth, (found.agreed, found.kappa, found.ac1), strict=True)):
            if interval is not None:
                held[part].append(interval.low - 1e-9 <= value <= interval.high + 1e-9)
    return [float(np.mean(one)) for one in held]


def _truth(fault: float, error: float) -> tuple[float, float, float]:
    right, apart = 1 - error, error * (1 - error)
    neither = fault * error**2 + (1 - fault) * right**2
    table = np.array([[[neither, apart], [apart, 1 - neither - 2 * apart]]])
    return float(agreed_of(table)[0]), float(kappa_of(table)[0]), float(ac1_of(table)[0])


def _tables(random: np.random.Generator, plans: int, things: int, fault: float, error: float) -> Iterator[Floats]:
    for _ in range(plans):
        count = random.integers(1, things + 1)
        is_faulty, *has_erred = random.random((3, count)) < [[fault], [error], [error]]
        if random.random() < TOGETHER:
            is_faulty, *has_erred = (np.repeat(one[:1], count) for one in (is_faulty, *has_erred))
        table = np.zeros((2, 2))
        for one, other in zip(is_faulty ^ has_erred[0], is_faulty ^ has_erred[1], strict=True):
            table[int(one), int(other)] += 1
        yield table


if __name__ == "__main__":
    main()
