"""How far a scan has come, on stderr and on a terminal only: a log file is no place for a bar."""

import sys
import time
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ehc_text.records.scan import FileSummary

OnFile = Callable[["FileSummary", bool], None]
"""Told the figures of each file that is done, and whether it was read now rather than taken from the ledger."""

_WINDOW_SECONDS = 120.0


class Pace:
    """How fast files are read: what the ledger had is done in no time, and says nothing of what is left."""

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        """Start to count."""
        self._now = now
        self._since = now()
        self._done: deque[float] = deque()

    def tick(self) -> None:
        """Count a file that was read."""
        self._done.append(self._now())

    def told(self, left: int) -> str:
        """Return the rate of the last two minutes, and how long `left` files take: "480 a minute, 0:01:30 left"."""
        now = self._now()
        while self._done and self._done[0] < now - _WINDOW_SECONDS:
            self._done.popleft()
        seconds = min(now - self._since, _WINDOW_SECONDS)
        if len(self._done) < 2 or seconds <= 0:
            return "starting"
        rate = len(self._done) / seconds
        minutes, rest = divmod(round(left / rate), 60)
        hours, minutes = divmod(minutes, 60)
        return f"{rate * 60:,.0f} a minute, {hours}:{minutes:02}:{rest:02} left"


@contextmanager
def progress(total: int, *, quiet: bool) -> Iterator[OnFile]:
    """Give what is to be told of each file that is done; it draws a bar where somebody can see it."""
    if quiet or not sys.stderr.isatty():
        yield lambda _summary, _is_read_now: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
    from rich.table import Column

    told = TextColumn("{task.fields[told]}", table_column=Column(no_wrap=True))
    columns = (TextColumn("Checking"), BarColumn(bar_width=20), MofNCompleteColumn(), told)
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=total, told="starting")
        pace, done, unread = Pace(), 0, 0

        def on_file(summary: "FileSummary", is_read_now: bool) -> None:
            nonlocal done, unread
            done += 1
            unread += not summary.is_read
            if is_read_now:
                pace.tick()
            bar.update(task, advance=1, told=f"{pace.told(total - done)}, {unread:,} not read")

        yield on_file
