import os
import signal
import subprocess
import sys
import time
from itertools import chain, repeat
from pathlib import Path

import pytest
from ctrl_c import start_at_terminal

from ehc_text.cli import watch as watching
from ehc_text.cli.watch import saved, watch

ROOT = Path(__file__).parents[2]
OLD, NEW, HALF = (1, 10, 1), (2, 12, 1), (2, 5, 1)


def checks_after(*looks):
    """Return after how many waits each check came, where the looks at the file showed these states."""
    shown = chain(looks, repeat(looks[-1]))
    waits, checks = [0], []

    class OverError(Exception):
        pass

    def wait():
        waits[0] += 1
        if waits[0] > len(looks):
            raise OverError

    with pytest.raises(OverError):
        for _ in saved(lambda: next(shown), wait):
            checks.append(waits[0])
    return checks


@pytest.mark.parametrize(
    ("looks", "count", "remark"),
    [
        ([OLD, OLD, OLD], 1, "checked once as it is"),
        ([OLD, OLD, NEW, NEW, NEW], 2, "and once more after it was saved"),
        ([OLD, OLD, HALF, NEW, NEW], 2, "not while it is being written"),
        ([OLD, OLD, None, None, NEW, NEW], 2, "gone for a moment, as Word does it"),
        ([OLD, OLD, None, OLD, OLD], 1, "gone and back unchanged"),
        ([None, None, OLD, OLD], 1, "not there yet"),
    ],
)
def test_a_file_is_checked_once_for_each_time_that_it_was_saved(looks, count, remark):
    assert len(checks_after(*looks)) == count, remark


@pytest.mark.parametrize(("good_try", "expected"), [(1, 1), (3, 3), (99, 6)])
def test_a_file_that_cannot_be_read_is_tried_again_before_that_is_told(monkeypatch, good_try, expected):
    tries = []
    monkeypatch.setattr(watching, "_pause", lambda: None)
    monkeypatch.setattr(watching, "saved", lambda look, wait: iter([None]))

    def check(is_last):
        tries.append(is_last)
        return len(tries) == good_try

    with pytest.raises(AssertionError):  # the file is watched no longer than the fake looks
        watch(Path("draft.docx"), check, quiet=True)
    assert len(tries) == expected
    assert tries == [number == 6 for number in range(1, expected + 1)]


@pytest.mark.model
@pytest.mark.skipif(os.name == "nt", reason="Windows has no such signal")
def test_the_program_checks_again_after_saving_and_leaves_with_130(tmp_path):
    plans = ROOT / "examples" / "plans"
    draft, copy, talk = tmp_path / "draft.docx", tmp_path / "marked.docx", tmp_path / "talk"
    draft.write_bytes((plans / "cells-01.docx").read_bytes())
    options = ("--watch", "--models", "off", "--as-of", "2026-11-01", "--annotate", copy)
    command = [str(each) for each in (sys.executable, ROOT / "cli.py", "check", draft, *options)]
    with talk.open("w") as stderr:
        program = start_at_terminal(command, stdout=subprocess.PIPE, stderr=stderr, text=True)
        try:
            _wait_for(talk, 1)
            whole = (plans / "older-01.docx").read_bytes()
            draft.write_bytes(whole[:4000])
            time.sleep(0.2)
            draft.write_bytes(whole)
            _wait_for(talk, 2)
            program.send_signal(signal.SIGINT)
            shown, _ = program.communicate(timeout=20)
        finally:
            program.kill()
    assert program.returncode == 130
    assert shown.count("Suggested grade") == 2
    assert copy.is_file()


def _wait_for(talk, count):
    deadline = time.monotonic() + 30
    while talk.read_text().count("Watching") < count:
        assert time.monotonic() < deadline, talk.read_text()
        time.sleep(0.1)
