"""Workers from a nursery, which has loaded what they need: see scanning.nursery."""

import os
import signal
import socket
import subprocess
import sys
import threading
import time
from contextlib import suppress
from typing import BinaryIO

import psutil

from ehc_text.scanning.starting import start_process
from ehc_text.scanning.task import ReadingOrder, adapter

NURSERY_COMMAND = (sys.executable, "-P", "-m", "ehc_text.scanning.nursery")

WANTED = b"worker"
"""What is sent, with two descriptors, for a worker; a process id alone asks after one."""

_START_SECONDS = 120.0
_LOOK_SECONDS = 0.01
_LONGEST_WORD = 64
_UNKNOWN = -1
"""The exit code of a process of which it is not known."""


class Nursery:
    """The process that forks workers. Asked by several threads; a nursery that has died gives none.

    Use it in a `with` statement, around that of the pool.
    """

    def __init__(self) -> None:
        """Start it: it loads what every scan needs while the caller goes on.

        Raises:
            SettingsError: if the system starts no more processes.
        """
        self._asking, theirs = socket.socketpair()
        self._asking.settimeout(_START_SECONDS)
        self._turn = threading.Lock()
        with theirs:
            self._process = start_process((*NURSERY_COMMAND, str(theirs.fileno())), (theirs.fileno(),))

    def __enter__(self) -> "Nursery":
        """Return it."""
        return self

    def __exit__(self, *_: object) -> None:
        """End the process at once; its workers are ended by those that have them."""
        self._process.kill()
        self._process.wait()
        self._asking.close()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe:
                with suppress(OSError):
                    pipe.close()

    @staticmethod
    def is_possible() -> bool:
        """Return whether this system lets a program become two and both go on."""
        return sys.platform == "linux"

    def worker(self, order: ReadingOrder) -> "Forked | None":
        """Return a new worker, None where the nursery has ended: with faulty rules it does so at once.

        What `order` asks for is loaded for the first; it is the same for all.
        """
        their_in, our_in = os.pipe()
        our_out, their_out = os.pipe()
        try:
            self._prepare(order)
            pid = self._ask(WANTED, their_in, their_out)
        finally:
            os.close(their_in)
            os.close(their_out)
        stdin, stdout = os.fdopen(our_in, "wb"), os.fdopen(our_out, "rb")
        if pid is not None:
            return Forked(self, pid, stdin, stdout)
        stdin.close()
        stdout.close()
        return None

    def exit_code_of(self, pid: int) -> int | None:
        """Return how a worker ended, None while it runs; where the nursery has ended nobody can tell how."""
        code = self._ask(str(pid).encode("ascii"))
        return _UNKNOWN if code is None and self._process.poll() is not None and _is_gone(pid) else code

    def _prepare(self, order: ReadingOrder) -> None:
        with self._turn, suppress(OSError):  # one that has died gives no workers
            if self._process.stdin and not self._process.stdin.closed:
                with self._process.stdin as told:
                    told.write(adapter(ReadingOrder).dump_json(order) + b"\n")

    def _ask(self, word: bytes, *descriptors: int) -> int | None:
        """Return the number that is answered; a nursery that does not answer is ended, lest it answers too late."""
        with self._turn:
            try:
                socket.send_fds(self._asking, [word], descriptors)
                answer = self._asking.recv(_LONGEST_WORD)
            except OSError:
                self._process.kill()
                return None
        return int(answer) if answer.strip() else None


class Forked:
    """A worker that the nursery has forked, as subprocess.Popen would show it: it is no child of this process."""

    def __init__(self, nursery: Nursery, pid: int, stdin: BinaryIO, stdout: BinaryIO) -> None:
        """Speak to it through these ends of its pipes."""
        self._nursery = nursery
        self.pid = pid
        self.stdin, self.stdout = stdin, stdout
        self.returncode: int | None = None
        self._turn = threading.Lock()

    def poll(self) -> int | None:
        """Return the exit code, None while it runs."""
        with self._turn:  # it can be asked once how it ended
            if self.returncode is None:
                self.returncode = self._nursery.exit_code_of(self.pid)
            return self.returncode

    def wait(self, timeout: float | None = None) -> int:
        """Return the exit code when it has ended.

        Raises:
            subprocess.TimeoutExpired: if that takes longer than `timeout` seconds.
        """
        end = time.monotonic() + (_START_SECONDS if timeout is None else timeout)
        while (code := self.poll()) is None:
            if time.monotonic() > end:
                raise subprocess.TimeoutExpired(str(self.pid), timeout or _START_SECONDS)
            time.sleep(_LOOK_SECONDS)
        return code

    def kill(self) -> None:
        """End it at once."""
        if self.poll() is None:  # until it is asked how it ended, its id is nobody else's
            with suppress(OSError):
                os.kill(self.pid, signal.SIGKILL)


def _is_gone(pid: int) -> bool:
    try:
        return bool(psutil.Process(pid).status() == psutil.STATUS_ZOMBIE)
    except psutil.NoSuchProcess:
        return True
