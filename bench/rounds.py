"""Times several ways of doing the same work in turns, round by round, so that the machine's moods cancel."""

import gc
import statistics
import time
from collections.abc import Callable, Iterable, Mapping, Sequence

Work = Callable[[], object]
Times = Mapping[str, tuple[float, ...]]
"""CPU seconds of each contender, one figure a round."""


def time_in_turns(contenders: Mapping[str, Work], rounds: int) -> Times:
    """Return the CPU seconds of every contender in every round, after one round that does not count."""
    times: dict[str, list[float]] = {name: [] for name in contenders}
    for number in range(rounds + 1):
        # Each round starts with another contender, so that none always finds the caches as the same one left them.
        names = list(contenders)
        for name in names[number % len(names) :] + names[: number % len(names)]:
            seconds = _timed(contenders[name])
            if number:
                times[name].append(seconds)
    return {name: tuple(found) for name, found in times.items()}


def median(times: Times, name: str) -> float:
    """Return a contender's median over the rounds."""
    return statistics.median(times[name])


def ratio(times: Times, name: str, other: str) -> float:
    """Return how many times as long as `other` a contender takes: the median of the ratios of each round."""
    return statistics.median(mine / its for mine, its in zip(times[name], times[other], strict=True))


def cpu_seconds() -> float:
    """Return the CPU time of this process and of the programs that it has run to their end."""
    try:
        import resource
    except ImportError:  # Windows does not tell the time of other programs
        return time.process_time()
    others = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + others.ru_utime + others.ru_stime


def print_table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Print a table, its first column to the left and the others to the right."""
    lines = [tuple(heads), *map(tuple, rows)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(heads))]
    for number, line in enumerate(lines):
        cells = [cell.rjust(width) for cell, width in zip(line[1:], widths[1:], strict=True)]
        print("  ".join([line[0].ljust(widths[0]), *cells]).rstrip())
        if not number:
            print("  ".join("-" * width for width in widths))


def verdict(what: str, value: float, bar: float, *, at_most: bool) -> str:
    """Return a line that says whether a bar is met."""
    is_met = value <= bar if at_most else value >= bar
    return f"{what}: {value:.1f}, bar {'at most' if at_most else 'at least'} {bar:g}: {'met' if is_met else 'not met'}"


def _timed(work: Work) -> float:
    # What the one before left for the garbage collector is not to be cleared away in this one's time.
    gc.collect()
    before = cpu_seconds()
    work()
    return cpu_seconds() - before
