"""The worker processes of this machine: a document to each that is idle, and a new process for one that is spent."""

import os
import queue
import threading
from collections.abc import Sequence

from ehc_text.scanning.supervised import WORKER_COMMAND, SupervisedWorker
from ehc_text.scanning.task import Answer, ReadingOrder, Task

_AHEAD = 2
"""So many tasks a worker are taken at a time: one in hand, and one so that it need not wait for the next."""
_PATIENCE_SECONDS = 0.25


def core_count() -> int:
    """Return how many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return max(1, len(os.sched_getaffinity(0)))
    return os.cpu_count() or 1


class Pool:
    """Supervised worker processes, each with a thread that asks it. Use it in a `with` statement."""

    def __init__(self, order: ReadingOrder, jobs: int, command: Sequence[str] = WORKER_COMMAND) -> None:
        """Have up to `jobs` processes; each starts when there is a task for it."""
        self._order = order
        self._command = command
        self._tasks: queue.SimpleQueue[Task | None] = queue.SimpleQueue()
        self._answers: queue.SimpleQueue[Answer | BaseException] = queue.SimpleQueue()
        self._outstanding = 0
        self._is_over = False
        self._workers: dict[int, SupervisedWorker] = {}
        self._threads = [threading.Thread(target=self._serve, args=(one,), daemon=True) for one in range(jobs)]

    def __enter__(self) -> "Pool":
        """Start the threads."""
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        """End all workers, also those in the midst of a document."""
        self._is_over = True
        for _thread in self._threads:
            self._tasks.put(None)
        for worker in list(self._workers.values()):
            worker.end()
        for thread in self._threads:
            thread.join()

    def wants_more(self) -> bool:
        """Return whether another task would keep a worker from being idle."""
        return self._outstanding < _AHEAD * len(self._threads)

    def submit(self, task: Task) -> None:
        """Take a task."""
        self._outstanding += 1
        self._tasks.put(task)

    def take(self, *, wait: bool) -> Answer | None:
        """Return the next answer; None where there is none yet, with `wait` after a moment."""
        try:
            found = self._answers.get(timeout=_PATIENCE_SECONDS) if wait else self._answers.get_nowait()
        except queue.Empty:
            return None
        if isinstance(found, BaseException):
            raise found
        self._outstanding -= 1
        return found

    def _serve(self, number: int) -> None:
        """Ask a worker for one document after another; a spent one is replaced when there is a next document."""
        try:
            while (task := self._tasks.get()) is not None and not self._is_over:
                worker = self._workers.get(number)
                if worker is None or worker.is_spent:
                    worker = self._renew(number)
                self._answers.put(worker.ask(task))
        except BaseException as error:
            self._answers.put(error)
        finally:
            if number in self._workers:
                self._workers[number].end()

    def _renew(self, number: int) -> SupervisedWorker:
        if number in self._workers:
            self._workers[number].end()
        worker = self._workers[number] = SupervisedWorker(self._order, self._command)
        if self._is_over:  # whoever ended the others did not see this one
            worker.end()
        return worker
