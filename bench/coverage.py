"""What the intervals of the audit's prevalence cover, and how much shorter they are than from the sample alone.

A cell is a size of sample, a prevalence, a tool and a way in which the stock falls into strata. It shows the share of
intervals that held the truth, with + above 97 of 100 (longer than need be) and ! below 93, and how wide they are as
a part of those from the sample alone.
"""

import argparse
import statistics
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from rounds import print_table

from ehc_text.audit.trial import Covered, imagined_stock, trial
from ehc_text.audit.weighted_sum import SCORE_PART

STRATA = {
    "one": ((1.0,), [(1.0, 1.0, 1.0)]),
    # Plans without any finding are half of those without this one; half are drawn from each.
    "flagged or not": ((0.5, 0.5), [(1.0, 0.75, 0.5), (0.0, 0.25, 0.5)]),
    # An eighth of the stock with a quarter of the faults; half are drawn from each.
    "unequal": ((0.5, 0.5), [(0.75, 0.75, 0.88), (0.25, 0.25, 0.12)]),
    "uneven": ((0.7, 0.3), [(0.8, 0.7, 0.6), (0.2, 0.3, 0.4)]),
    "three": ((0.4, 0.3, 0.3), [(0.5, 0.3, 0.3), (0.3, 0.4, 0.3), (0.2, 0.3, 0.4)]),
    "four": ((0.4, 0.2, 0.2, 0.2), [(0.4, 0.3, 0.35), (0.3, 0.3, 0.25), (0.2, 0.2, 0.2), (0.1, 0.2, 0.2)]),
}
"""The part of the sample that each stratum gives; and of each its part of the flagged, the missed and the rest."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """Which cells are run; tools are told by precision and recall."""

    sizes: tuple[int, ...]
    prevalences: tuple[float, ...]
    tools: tuple[tuple[float, float], ...]
    strata: tuple[str, ...]


FIRST = Grid(
    sizes=(10, 30, 60, 200),
    prevalences=(0.05, 0.1, 0.2, 0.3, 0.5),
    tools=((0.59, 0.82), (0.75, 0.75), (0.8, 0.5), (0.4, 0.6), (0.9, 0.9)),
    strata=("one", "flagged or not", "unequal"),
)
"""On these, and on some with worse tools and more strata, the part of the score statistic was chosen."""

FRESH = Grid(
    sizes=(12, 25, 50, 150),
    prevalences=(0.06, 0.17, 0.28, 0.42),
    tools=((0.55, 0.75), (0.7, 0.6), (0.9, 0.8), (0.35, 0.5)),
    strata=("one", "uneven", "four"),
)
"""On these nothing was chosen: they were run once, when all was done."""

OTHER = Grid(
    sizes=(10, 20, 30, 60, 120, 200),
    prevalences=(0.04, 0.12, 0.35, 0.45, 0.6),
    tools=((0.7, 0.9), (0.5, 0.5), (0.85, 0.7), (0.25, 0.4)),
    strata=("one", "unequal", "three"),
)
"""The weakest of these, three strata with few plans, showed that a stratum costs a document."""

GRIDS = {"first": FIRST, "other": OTHER, "fresh": FRESH}

LEAST, MOST = 0.93, 0.97


def main() -> None:
    """Run all cells and print them, then the sums by size of sample."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--rounds", type=int, default=4000, help="draws a cell")
    options.add_argument("--stock", type=int, default=2000, help="documents in the stock")
    options.add_argument("--grid", choices=GRIDS, default="first", help="which cells")
    options.add_argument("--sums", action="store_true", help="the sums alone")
    options.add_argument("--score-part", type=float, default=SCORE_PART, help="1: the score statistic; 0: the other")
    asked = options.parse_args()
    cells = list(run(GRIDS[asked.grid], asked.stock, asked.rounds, asked.score_part))
    if not asked.sums:
        print_table(*_by_cell(cells))
        print()
    print_table(
        ("read", "cells", "covered", "least", "most", "in 93-97", "under 93", "width, of that alone"), _sums(cells)
    )


Name = tuple[str, float, float, float, int]


def run(grid: Grid, stock: int, rounds: int, score_part: float) -> Iterator[tuple[Name, Covered]]:
    """Yield each cell's name and what was found in it."""
    seed = 0
    for strata in grid.strata:
        shares, parts = STRATA[strata]
        for precision, recall in grid.tools:
            for prevalence in grid.prevalences:
                imagined = imagined_stock(stock, prevalence, precision, recall, parts)
                for size in grid.sizes if imagined else ():
                    seed += 1
                    drawn = [round(size * share) for share in shares]
                    name = (strata, precision, recall, prevalence, size)
                    yield name, trial(imagined, drawn, rounds=rounds, seed=seed, score_part=score_part)


def _by_cell(cells: list[tuple[Name, Covered]]) -> tuple[list[str], list[list[str]]]:
    """Return heads and rows of a table: what is covered by size of sample, and the width as a part of that alone."""
    sizes = list(dict.fromkeys(name[-1] for name, _ in cells))
    rows: dict[tuple[object, ...], list[str]] = {}
    for name, found in cells:
        remark = "!" if found.covered < LEAST else "+" if found.covered > MOST else " "
        told = f"{found.covered:.3f}{remark} {found.width / found.width_alone:.2f}"
        rows.setdefault(name[:-1], [str(part) for part in name[:-1]]).append(told)
    return ["strata", "precision", "recall", "prevalence", *(f"{size} read" for size in sizes)], list(rows.values())


def _sums(cells: list[tuple[Name, Covered]]) -> list[tuple[str, ...]]:
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
