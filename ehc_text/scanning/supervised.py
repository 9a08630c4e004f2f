"""One worker process under watch: it is asked for one document at a time, and ended where that costs too much."""

import json
import os
import queue
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

import psutil

import ehc_text
from ehc_text.errors import SettingsError
from ehc_text.scanning.task import Answer, AnswerKind, ReadingOrder, Task, adapter
from ehc_text.scanning.worker import Reply

_LAST_SECONDS = 2.0
"""So long a process that says no more may take to end by itself."""

_START_SECONDS = 120.0
"""Loading takes two seconds; a virus scanner that sees the program for the first time takes its time."""
_LOOK_SECONDS = 0.1
"""How often the memory of a worker is looked at. Most documents are done before the first look."""
_LOOK_AT_OTHERS = 10
"""Programs that a worker started are looked for at each so-manieth look: that takes longer."""
_RENEW_AFTER = 1000
_RENEW_GROWN_BYTES = 256 * 1024**2
"""A worker is renewed after so many documents, or when it holds so much more than at its start."""
_ONE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")
"""The workers are the threads: libraries that start some of their own would only wait for each other."""


# -P: nothing is imported from the current folder, which may be the folder of plans.
WORKER_COMMAND = (sys.executable, "-P", "-m", "ehc_text.scanning.worker")


class SupervisedWorker:
    """A worker process, started when it is made. It is used by one thread at a time."""

    def __init__(self, order: ReadingOrder, command: Sequence[str] = WORKER_COMMAND) -> None:
        """Start a process, which loads what `order` asks for while the caller goes on.

        Raises:
            SettingsError: if the system starts no more processes.
        """
        self._order = order
        self._process = _start(command)
        self._replies: queue.SimpleQueue[tuple[Reply, bytes, bytes] | None] = queue.SimpleQueue()
        self._is_loaded = False
        self._first_bytes = 0
        self._done_count = 0
        threading.Thread(target=_listen, args=(self._process.stdout, self._replies), daemon=True).start()
        self._tell(adapter(ReadingOrder).dump_json(order))

    @property
    def is_spent(self) -> bool:
        """Whether the process has ended, or has read or grown so much that another should take its place."""
        if self._process.poll() is not None or self._done_count >= _RENEW_AFTER:
            return True
        return self._is_loaded and self._own_bytes() > self._first_bytes + _RENEW_GROWN_BYTES

    def ask(self, task: Task) -> Answer:
        """Return the answer for a document; whatever happens to the process, there is one."""
        if not self._is_loaded and (refusal := self._wait_until_loaded(task)) is not None:
            return refusal
        question = {"path": str(task.item.path), "relative": task.item.relative, "source": task.source}
        self._tell(json.dumps(question).encode("ascii"))
        kind, reply, packed, made = self._watch(self._order.time_limit_seconds)
        self._done_count += 1
        if kind is AnswerKind.DONE and reply is not None:
            kind = reply.kind
        if kind in (AnswerKind.TIME, AnswerKind.MEMORY, AnswerKind.DIED):
            self.end()
        message = reply.message if reply and reply.message else self._cause(kind)
        return Answer(position=task.position, kind=kind, packed=packed, made=made, message=message)

    def end(self) -> None:
        """End the process at once, and the programs that it started."""
        with suppress(psutil.Error):
            for child in psutil.Process(self._process.pid).children(recursive=True):
                with suppress(psutil.Error):
                    child.kill()
        self._process.kill()
        self._process.wait()
        if self._process.stdin:
            with suppress(OSError):
                self._process.stdin.close()

    def _tell(self, line: bytes) -> None:
        # A process that has ended is noticed by its silence.
        with suppress(OSError):
            assert self._process.stdin is not None  # noqa: S101 - it was started with one
            self._process.stdin.write(line + b"\n")
            self._process.stdin.flush()

    def _wait_until_loaded(self, task: Task) -> Answer | None:
        """Wait until the process is ready; return the refusal where it never will be."""
        kind, reply, *_ = self._watch(_START_SECONDS)
        if kind is AnswerKind.DONE and reply is not None and reply.kind is AnswerKind.DONE:
            self._is_loaded = True
            self._first_bytes = self._own_bytes()
            return None
        code = self._process.poll()
        self.end()
        message = (reply.message if reply else "") or (
            f"No worker process could be started ({f'it ended with {code}' if code is not None else 'it took too long'}"
            "): close other programs, or try --jobs 1; EHC_DEBUG=1 shows what it says."
        )
        return Answer(position=task.position, kind=AnswerKind.REFUSED, message=message)

    def _watch(self, limit_seconds: float) -> tuple[AnswerKind, Reply | None, bytes, bytes]:
        """Wait for a reply; return DONE with it, or why there is none."""
        end = time.monotonic() + limit_seconds
        looks = 0
        while True:
            left = end - time.monotonic()
            try:
                found = self._replies.get(timeout=max(0.0, min(left, _LOOK_SECONDS)))
            except queue.Empty:
                if left <= 0:
                    return AnswerKind.TIME, None, b"", b""
                looks += 1
                if self._is_loaded and self._is_swollen(with_others=looks % _LOOK_AT_OTHERS == 0):
                    return AnswerKind.MEMORY, None, b"", b""
                continue
            if found is None:
                # It has closed its end, and is about to be gone: its exit code says why.
                with suppress(subprocess.TimeoutExpired):
                    self._process.wait(timeout=_LAST_SECONDS)
                return AnswerKind.DIED, None, b"", b""
            return AnswerKind.DONE, *found

    def _is_swollen(self, *, with_others: bool) -> bool:
        held = self._own_bytes() - self._first_bytes
        if with_others:
            with suppress(psutil.Error):
                children = psutil.Process(self._process.pid).children(recursive=True)
                held += sum(_bytes_of(child) for child in children)
        return held > self._order.memory_limit_bytes

    def _own_bytes(self) -> int:
        try:
            return _bytes_of(psutil.Process(self._process.pid))
        except psutil.Error:
            return 0

    def _cause(self, kind: AnswerKind) -> str:
        if kind is AnswerKind.TIME:
            return (
                f"reading was given up after {self._order.time_limit_seconds:g} seconds: "
                "open the file and look at it, or raise --time-limit"
            )
        if kind is AnswerKind.MEMORY:
            return (
                f"reading was given up when it took more than {self._order.memory_limit_bytes / 1024**2:,.0f} MB "
                "of memory: open the file and look at it, or raise --memory-limit"
            )
        if kind is AnswerKind.DIED:
            return (
                f"the process that read it broke down (exit code {self._process.returncode}): "
                "the file may be damaged; open it and save it anew"
            )
        return ""


def _start(command: Sequence[str]) -> subprocess.Popen[bytes]:
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
            # Ctrl-C is for the scan, which then ends its workers itself.
            start_new_session=True,
        )
    except OSError as error:
        raise SettingsError(
            f"No worker process could be started: {error.strerror or 'the system refused'}. "
            "Close other programs, or ask for fewer with --jobs."
        ) from None


def _listen(answers: BinaryIO, replies: "queue.SimpleQueue[tuple[Reply, bytes, bytes] | None]") -> None:
    """Pass on what the process says; None when it says no more."""
    with suppress(OSError, ValueError), answers:
        while line := answers.readline():
            reply = adapter(Reply).validate_json(line)
            packed, made = answers.read(reply.size), answers.read(reply.made_size)
            if len(packed) < reply.size or len(made) < reply.made_size:
                break
            replies.put((reply, packed, made))
    replies.put(None)


def _bytes_of(process: psutil.Process) -> int:
    try:
        return int(process.memory_info().rss)
    except psutil.Error:
        return 0
