"""The machines of a Dask cluster as readers: the same workers, the same limits and the same bytes, more of them.

Each process of the cluster has a supervised worker for each of its threads, so that a document that hangs or swells
costs as little there as here. The machines must see the files under the same paths, and have the same version of the
program, its libraries, rules and models: a worker that has another one refuses. Plans travel over the network between
the machines: Dask encrypts that when its scheduler and workers are started with TLS.
"""

import queue
import uuid
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ehc_text.errors import UsageError
from ehc_text.scanning.supervised import SupervisedWorker
from ehc_text.scanning.task import Answer, AnswerKind, ReadingOrder, Task
from ehc_text.scanning.worklist import WorkItem

if TYPE_CHECKING:
    from distributed import Client, Future, Worker

_AHEAD = 3
"""So many tasks a thread of the cluster are sent at a time: the way there and back takes longer than in one machine."""
_CONNECT_SECONDS = 20
_PATIENCE_SECONDS = 0.25
_LOST_AFTER_SECONDS = 60.0
"""A cluster without a single process for so long is given up."""

_UP = ("running", "connecting")
_TO_COME_AGAIN = ("lost", "pending")
"""What has become of a result whose process died before it was fetched: the cluster works it out again."""

Told = Mapping[str, Any]
"""An Answer as plain data, as it goes over the network."""


class Cluster:
    """The processes of a Dask cluster, as readers. Use it in a `with` statement.

    A process that dies while it reads costs nothing: its document goes to another. A document that several processes
    died of is given up.
    """

    def __init__(self, order: ReadingOrder, address: str) -> None:
        """Read as `order` says on the cluster whose scheduler listens at `address`.

        Raises:
            UsageError: if Dask is not installed, or no scheduler answers.
        """
        self._client = _client(address)
        self._name = f"ehc-text-{uuid.uuid4().hex}"
        self._answers: queue.SimpleQueue[tuple[Task, Future]] = queue.SimpleQueue()
        self._outstanding: dict[int, Future] = {}
        self._idle_seconds = 0.0
        self._order = order

    def __enter__(self) -> "Cluster":
        """Let every process of the cluster, now and later, start workers."""
        self._client.register_plugin(_plugin(self._order), name=self._name)
        return self

    def __exit__(self, *_: object) -> None:
        """Take back what is not read yet, and end the workers."""
        with suppress(Exception):  # the cluster may be gone
            self._client.cancel(list(self._outstanding.values()), force=True)
            self._client.unregister_worker_plugin(self._name)
        with suppress(Exception):
            self._client.close(timeout=5)

    def wants_more(self) -> bool:
        """Return whether another task would keep a thread of the cluster from being idle."""
        return len(self._outstanding) < _AHEAD * max(1, self._thread_count())

    def submit(self, task: Task) -> None:
        """Send a task."""
        future = self._client.submit(
            read_here, self._name, task.position, str(task.item.path), task.item.relative, task.source, pure=False
        )
        self._outstanding[task.position] = future
        self._await(task, future)

    def take(self, *, wait: bool) -> Answer | None:
        """Return the next answer; None where there is none yet, with `wait` after a moment.

        Raises:
            UsageError: if the cluster has gone away.
        """
        try:
            task, future = self._answers.get(timeout=_PATIENCE_SECONDS) if wait else self._answers.get_nowait()
        except queue.Empty:
            self._refuse_if_lost(_PATIENCE_SECONDS if wait else 0.0)
            return None
        self._idle_seconds = 0.0
        if future.status in _TO_COME_AGAIN and self._client.status in _UP:
            self._await(task, future)
            return None
        del self._outstanding[task.position]
        return _answer(task, future)

    def _await(self, task: Task, future: "Future") -> None:
        future.add_done_callback(lambda done: self._answers.put((task, done)))

    def _thread_count(self) -> int:
        with suppress(OSError, ValueError):
            # What the client was told last: asking the scheduler would cost a journey for each task.
            return sum(one["nthreads"] for one in self._client.scheduler_info(n_workers=-1)["workers"].values())
        return 0

    def _refuse_if_lost(self, waited_seconds: float) -> None:
        self._idle_seconds += waited_seconds
        if self._client.status not in _UP or (self._idle_seconds > _LOST_AFTER_SECONDS and not self._thread_count()):
            raise UsageError(_LOST)


_LOST = (
    "The cluster has gone away. What was read is kept: run the same command again, with the cluster up or without "
    "--cluster."
)


class Stock:
    """The supervised workers of one process of the cluster: as many as its threads ask for at a time."""

    def __init__(self, order: ReadingOrder) -> None:
        """Start none yet."""
        self._order = order
        self._idle: queue.SimpleQueue[SupervisedWorker] = queue.SimpleQueue()

    def read(self, task: Task) -> Answer:
        """Return what a worker answers for a document."""
        try:
            worker = self._idle.get_nowait()
        except queue.Empty:
            worker = SupervisedWorker(self._order)
        answer = worker.ask(task)
        if worker.is_spent:
            worker.end()
        else:
            self._idle.put(worker)
        return answer

    def end(self) -> None:
        """End the workers that are idle."""
        with suppress(queue.Empty):
            while True:
                self._idle.get_nowait().end()


def read_here(name: str, position: int, path: str, relative: str, source: str) -> Told:
    """Read a document in the process of the cluster that this runs in."""
    from distributed import get_worker

    stock: Stock = get_worker().plugins[name].stock
    answer = stock.read(Task(position=position, item=WorkItem(path=Path(path), relative=relative), source=source))
    return {"kind": answer.kind.value, "packed": answer.packed, "made": answer.made, "message": answer.message}


def _client(address: str) -> "Client":
    try:
        from distributed import Client
    except ImportError:
        raise UsageError("--cluster needs Dask: pip install 'ehc-text[cluster]'.") from None
    try:
        return Client(address, timeout=_CONNECT_SECONDS, set_as_default=False)
    except (OSError, TimeoutError, ValueError):
        raise UsageError(
            f"No Dask scheduler answers at '{address}': check the address and the network, or leave out --cluster."
        ) from None


def _plugin(order: ReadingOrder) -> Any:  # noqa: ANN401 - the class can be made only where Dask is installed
    from distributed import WorkerPlugin

    class ReaderPlugin(WorkerPlugin):  # type: ignore[misc]
        """Gives a process of the cluster its stock of workers."""

        def setup(self, worker: "Worker") -> None:
            """Start none yet: the first document does."""
            self.stock = Stock(order)

        def teardown(self, worker: "Worker") -> None:
            """End them."""
            self.stock.end()

    return ReaderPlugin()


def _answer(task: Task, future: "Future") -> Answer:
    if future.status == "finished":
        told = future.result()
        return Answer(
            position=task.position,
            kind=AnswerKind(told["kind"]),
            packed=told["packed"],
            made=told["made"],
            message=told["message"],
        )
    if future.status != "error":
        raise UsageError(_LOST)
    error = future.exception()
    if type(error).__name__ != "KilledWorker":
        message = f"The cluster cannot read ({type(error).__name__}): install the same ehc-text on all its machines."
        return Answer(position=task.position, kind=AnswerKind.REFUSED, message=message)
    message = "each process of the cluster that read it broke down: the file may be damaged; open it and save it anew"
    return Answer(position=task.position, kind=AnswerKind.DIED, message=message)
