"""Ruled lines in the picture of a page: long runs of dark pixels, level and upright."""

import re

from ehc_text.reading.pdf.shapes import Rule

_DARK = 140
_SHORTEST_PT = 22.0
"""A shorter run of dark pixels may be a stroke of a letter."""
_THICKEST_PT = 2.5
"""Dark over more than this is an area: its edges are the lines."""
_AREA_SHARE = 0.5
_MOST_RUNS = 60_000


def rules_in(grey: bytes, width: int, height: int, scale: float) -> tuple[list[Rule], list[Rule]]:
    """Return the level and upright lines of a picture of grey pixels, in points; `scale` is pixels to the point."""
    dark = grey.translate(bytes(1 if value < _DARK else 0 for value in range(256)))
    rows = [dark[i * width : (i + 1) * width] for i in range(height)]
    columns = [dark[i::width] for i in range(width)]
    return _rules(rows, scale), _rules(columns, scale)


def _rules(strips: list[bytes], scale: float) -> list[Rule]:
    """Return the lines that run along strips of pixels, which lie beside each other."""
    long_run = re.compile(rb"\x01{%d,}" % round(_SHORTEST_PT * scale))
    # Each open run: its first and last strip, and where it starts and ends.
    open_runs: list[list[int]] = []
    rules: list[Rule] = []
    for i, strip in enumerate(strips):
        for match in long_run.finditer(strip):
            start, end = match.span()
            for run in open_runs:
                if run[1] >= i - 1 and min(run[3], end) - max(run[2], start) > _AREA_SHARE * (end - start):
                    run[1:] = [i, min(run[2], start), max(run[3], end)]
                    break
            else:
                open_runs.append([i, i, start, end])
        if any(run[1] < i for run in open_runs):
            rules += [rule for run in open_runs if run[1] < i for rule in _edges(run, scale)]
            open_runs = [run for run in open_runs if run[1] == i]
        if len(rules) > _MOST_RUNS:
            return []
    return rules + [rule for run in open_runs for rule in _edges(run, scale)]


def _edges(run: list[int], scale: float) -> list[Rule]:
    first, last, start, end = (value / scale for value in run)
    if last - first <= _THICKEST_PT:
        return [Rule((first + last) / 2, start, end)]
    return [Rule(first, start, end), Rule(last, start, end)]
