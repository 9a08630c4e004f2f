"""Programs that are started by a test and hear Ctrl-C, as they do at a terminal."""

import signal
import subprocess
import sys


def start_at_terminal(command, **options):
    """Start a program that hears Ctrl-C, even where the tests themselves run in the background, which ignores it."""
    if sys.platform != "win32":
        options.setdefault("preexec_fn", _hear_ctrl_c)
    return subprocess.Popen(command, **options)  # noqa: S603 - our own program


def _hear_ctrl_c():
    signal.signal(signal.SIGINT, signal.default_int_handler)
