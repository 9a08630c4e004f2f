"""Checks a file again whenever it is saved."""

import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NoReturn, TypeAlias

from ehc_text.cli.streams import say

_EVERY_SECONDS = 0.5
"""Saving takes Word a second or so; a look at a file's time and size takes no time at all."""
_TRIES = 6
"""A file that cannot be read is looked at this often before that is told: it may still be half-saved, or locked."""

_State: TypeAlias = tuple[int, int, int]


def watch(file: Path, check: Callable[[bool], bool], *, quiet: bool = False) -> NoReturn:
    """Call `check` now and after each time that the file is saved, until the user breaks off with Ctrl-C.

    `check` is told whether this is the last try, and returns whether the file could be read: a file that is just being
    saved may be locked, or half there. Word saves under another name and swaps the two, so it may be gone for a moment.
    """
    for _ in saved(lambda: _state(file), _pause):
        for left in reversed(range(_TRIES)):
            if check(left == 0):
                break
            _pause()
        if not quiet:
            say(f"Watching {file.name}: save it to have it checked again, or leave with Ctrl-C.")
    raise AssertionError("a file is watched until the user breaks off")


def saved(look: Callable[[], _State | None], wait: Callable[[], None]) -> Iterator[None]:
    """Yield once for the file as it is, and once after each change, as soon as it is the same at two looks."""
    seen: _State | None = None
    before: _State | None = look()
    while True:
        now = look()
        if now is not None and now == before and now != seen:
            seen = now
            yield
        before = now
        wait()


def _pause() -> None:
    time.sleep(_EVERY_SECONDS)


def _state(file: Path) -> _State | None:
    try:
        status = file.stat()
    except OSError:
        return None
    return status.st_mtime_ns, status.st_size, status.st_ino
