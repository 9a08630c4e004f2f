"""How fast a scan goes, and how long it will take."""

import io
import sys

from ehc_text.cli.progress import Pace, progress


def pace_of(*ticks):
    """Return the pace of a scan that began at 0, and the clock that it goes by."""
    clock = [0.0]
    pace = Pace(lambda: clock[0])
    for tick in ticks:
        clock[0] = tick
        pace.tick()
    return pace, clock


def test_rate_and_time_left_come_from_what_was_read():
    pace, clock = pace_of(*range(1, 61))
    clock[0] = 60.0
    assert pace.told(3661) == "60 a minute, 1:01:01 left"


def test_what_is_long_ago_does_not_count():
    pace, clock = pace_of(*(number / 10 for number in range(100)), *range(200, 300))
    clock[0] = 300.0
    # A hundred in the last two minutes.
    assert pace.told(60).startswith("50 a minute")


def test_nothing_is_told_of_the_rate_before_anything_was_read():
    assert pace_of()[0].told(10) == "starting"


def test_nothing_is_drawn_where_nobody_sees_it(monkeypatch, capsys):
    monkeypatch.setattr(sys, "stderr", io.StringIO())
    with progress(3, quiet=False) as on_file:
        on_file(None, True)
    assert sys.stderr.getvalue() == ""
