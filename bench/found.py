"""What the intervals of the share of faults found cover, by the way in which plans are drawn and by how many are read.

python bench/found.py
"""

import argparse

import numpy as np
from rounds import print_table

from ehc_text.audit.estimate import found_of
from ehc_text.audit.intervals import Interval
from ehc_text.audit.prevalence import FLAGGED, Shares, flagged_and_missed
from ehc_text.audit.trial import Stock, draws, imagined_stock

STOCK = 2000
SIZES = (20, 60, 200)
PREVALENCES = (0.1, 0.3)
TOOLS = ((0.59, 0.82), (0.75, 0.75), (0.9, 0.9))
"""By precision and by the share found."""

BY_FLAG = [(1.0, 0.0, 0.0), (0.0, 1.0, 1.0)]
DRAWN = {
    "from all alike": ((1.0,), [(1.0, 1.0, 1.0)]),
    "half from the flagged": ((0.5, 0.5), BY_FLAG),
    "four fifths from the flagged": ((0.8, 0.2), BY_FLAG),
}
"""The part of the sample that each stratum gives; and of each its part of the flagged, the missed and the rest."""


def main() -> None:
    """Print the share of intervals that held the truth, the least and the mean of the cells, and their mean width."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--rounds", type=int, default=400, help="draws a cell")
    rounds = options.parse_args().rounds
    lines = []
    for name, (shares, parts) in DRAWN.items():
        for size in SIZES:
            stocks = [imagined_stock(STOCK, p, *tool, parts) for p in PREVALENCES for tool in TOOLS]
            cells = [trial(stock, [round(size * share) for share in shares], rounds) for stock in stocks if stock]
            covered, widths = zip(*cells, strict=True)
            told = (f"{min(covered):.3f}", f"{np.mean(covered):.3f}", f"{np.mean(widths):.2f}")
            lines.append((name, str(size), *told))
    print_table(("drawn", "read", "least", "mean", "width"), lines)


def trial(stock: Stock, drawn: list[int], rounds: int) -> tuple[float, float]:
    """Return the share of intervals that held the truth, and their mean width, where something can be told."""
    parts = draws(stock, drawn, rounds=rounds, seed=sum(drawn))
    flagged, missed = flagged_and_missed(*parts)
    truth = float(stock.counts[:, FLAGGED, 1].sum() / stock.counts[:, :, 1].sum())
    found = [found_of(_row(flagged, n), _row(missed, n), *(part[n] for part in parts)) for n in range(rounds)]
    told = [one for one in found if one is not None]
    held = [one.low - 1e-9 <= truth <= one.high + 1e-9 for one in told]
    return float(np.mean(held)), float(np.mean([one.width for one in told]))


def _row(shares: Shares, row: int) -> Interval:
    return Interval(value=float(shares.value[row]), low=float(shares.low[row]), high=float(shares.high[row]))


if __name__ == "__main__":
    main()
