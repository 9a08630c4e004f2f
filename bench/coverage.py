"""What the intervals of the audit's prevalence cover, and how much shorter they are than from the sample alone.

Every line is a cell: a size of sample, a prevalence, a tool and a way in which the stock falls into strata. A cell is
called over where more intervals held the truth than 97 of 100 (longer than need be) and UNDER below 93.
"""

import argparse
import statistics
from collections import defaultdict

from rounds import print_table

from ehc_text.audit.trial import Covered, imagined_stock, trial

STOCK = 2000
SIZES = (10, 30, 60, 200)
PREVALENCES = (0.05, 0.1, 0.2, 0.3, 0.5)
TOOLS = ((0.59, 0.82), (0.75, 0.75), (0.8, 0.5), (0.4, 0.6), (0.9, 0.9))
"""Precision and recall."""

STRATA = {
    "one": [(1.0, 1.0, 1.0)],
    # Plans without any finding are half of those without this one; half are drawn from each.
    "flagged or not": [(1.0, 0.75, 0.5), (0.0, 0.25, 0.5)],
    # An eighth of the stock with a quarter of the faults; half are drawn from each.
    "unequal": [(0.75, 0.75, 0.88), (0.25, 0.25, 0.12)],
}
"""For each stratum its part of the flagged documents, the missed faults and the rest."""

LEAST, MOST = 0.93, 0.97


def main() -> None:
    """Run all cells and print them, then the sums by size of sample."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--rounds", type=int, default=4000, help="draws a cell")
    options.add_argument("--stock", type=int, default=STOCK, help="documents in the stock")
    options.add_argument("--score-part", type=float, default=2 / 3, help="1: the score statistic alone; 0: the other")
    asked = options.parse_args()
    cells = list(run(asked.stock, asked.rounds, asked.score_part))
    print_table(
        (
            "strata",
            "precision",
            "recall",
            "prevalence",
            "read",
            "covered",
            "",
            "width",
            "of that alone",
            "alone covers",
        ),
        [(*map(str, name), *_told(found)) for name, found in cells],
    )
    print()
    print_table(
        ("read", "cells", "covered", "least", "most", "in 93-97", "under 93", "width, of that alone"), _sums(cells)
    )


def run(stock: int, rounds: int, score_part: float):  # noqa: ANN201
    """Yield each cell's name and what was found in it."""
    seed = 0
    for strata, parts in STRATA.items():
        for precision, recall in TOOLS:
            for prevalence in PREVALENCES:
                imagined = imagined_stock(stock, prevalence, precision, recall, parts)
                if imagined is None:
                    continue
                for size in SIZES:
                    seed += 1
                    drawn = (size,) if len(parts) == 1 else (size - size // 2, size // 2)
                    name = (strata, precision, recall, prevalence, size)
                    yield name, trial(imagined, drawn, rounds=rounds, seed=seed, score_part=score_part)


def _told(found: Covered) -> tuple[str, ...]:
    remark = "UNDER" if found.covered < LEAST else "over" if found.covered > MOST else ""
    ratio = found.width / found.width_alone
    return f"{found.covered:.3f}", remark, f"{found.width:.3f}", f"{ratio:.2f}", f"{found.covered_alone:.3f}"


def _sums(cells: list) -> list[tuple[str, ...]]:
    by_size: dict[int, list[Covered]] = defaultdict(list)
    for name, found in cells:
        by_size[name[-1]].append(found)
    rows = []
    for size, found in by_size.items():
        covered = [one.covered for one in found]
        ratio = statistics.mean(one.width / one.width_alone for one in found)
        inside = sum(LEAST <= one <= MOST for one in covered)
        under = sum(one < LEAST for one in covered)
        rows.append(
            (
                str(size),
                str(len(found)),
                f"{statistics.mean(covered):.3f}",
                f"{min(covered):.3f}",
                f"{max(covered):.3f}",
                str(inside),
                str(under),
                f"{ratio:.2f}",
            )
        )
    return rows


if __name__ == "__main__":
    main()
