"""Processes of our own program, started afresh: with its own modules, one thread each, and deaf to Ctrl-C."""

import os
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import IO, Protocol

import ehc_text
from ehc_text.errors import SettingsError

_ONE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")
"""The workers are the threads: libraries that start some of their own would only wait for each other."""


class Process(Protocol):
    """What is asked of a process, as subprocess.Popen answers it."""

    @property
    def pid(self) -> int:
        """Its number."""
        ...

    @property
    def stdin(self) -> IO[bytes] | None:
        """Where it is spoken to."""
        ...

    @property
    def stdout(self) -> IO[bytes] | None:
        """Where it answers."""
        ...

    @property
    def returncode(self) -> int | None:
        """The exit code, as far as it has been asked for."""
        ...

    def poll(self) -> int | None:
        """Return the exit code, None while it runs."""
        ...

    def wait(self, timeout: float | None = None) -> int:
        """Return the exit code when it has ended; subprocess.TimeoutExpired where that takes longer."""
        ...

    def kill(self) -> None:
        """End it at once."""
        ...


def start_process(command: Sequence[str], pass_fds: Sequence[int] = ()) -> subprocess.Popen[bytes]:
    """Return a process that is spoken to over its stdin and stdout; `pass_fds` are left open for it.

    Raises:
        SettingsError: if the system starts no more processes.
    """
    environment = {**os.environ, **_ONE_THREAD}
    # In a checkout the program may not be installed: the worker finds it where this process found it.
    here = str(Path(ehc_text.__file__).parent.parent)
    environment["PYTHONPATH"] = os.pathsep.join(filter(None, (here, environment.get("PYTHONPATH"))))
    is_loud = os.environ.get("EHC_DEBUG") == "1"
    try:
        return subprocess.Popen(  # noqa: S603 - our own program, no shell
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=None if is_loud else subprocess.DEVNULL,
            env=environment,
            pass_fds=pass_fds,
            # Ctrl-C is for the scan, which then ends its workers itself.
            start_new_session=True,
        )
    except OSError as error:
        raise SettingsError(
            f"No worker process could be started: {error.strerror or 'the system refused'}. "
            "Close other programs, or ask for fewer with --jobs."
        ) from None
