"""How far a scan has come, on stderr and on a terminal only: a log file is no place for a bar."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.progress import Task
    from rich.text import Text

    from ehc_text.records.scan import FileSummary
    from ehc_text.scanning.worklist import WorkItem

OnFile = Callable[["WorkItem", "FileSummary"], None]

_RATE_SECONDS = 120.0
"""Rate and time left are told from so many of the last seconds."""


@contextmanager
def progress(total: int, *, quiet: bool) -> Iterator[OnFile]:
    """Give what is to be told of each file that is done; it draws a bar where somebody can see it."""
    if quiet or not sys.stderr.isatty():
        yield lambda _item, _summary: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, ProgressColumn, TextColumn, TimeRemainingColumn
    from rich.text import Text

    class Rate(ProgressColumn):
        """Plans a minute."""

        def render(self, task: "Task") -> "Text":
            speed = task.finished_speed or task.speed
            return Text("" if speed is None else f"{speed * 60:,.0f} a minute")

    columns = (
        TextColumn("Checking"),
        BarColumn(bar_width=24),
        MofNCompleteColumn(),
        Rate(),
        TimeRemainingColumn(),
        TextColumn("left, {task.fields[unread]:,} not read"),
    )
    console = Console(stderr=True)
    with Progress(*columns, console=console, transient=True, speed_estimate_period=_RATE_SECONDS) as bar:
        task = bar.add_task("", total=total, unread=0)
        unread = 0

        def on_file(_item: "WorkItem", summary: "FileSummary") -> None:
            nonlocal unread
            unread += not summary.is_read
            bar.update(task, advance=1, unread=unread)

        yield on_file
