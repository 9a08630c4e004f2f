"""What the readers of a cluster make of what becomes of a task, with a cluster that is played."""

import queue
import types

import pytest

from ehc_text.errors import UsageError
from ehc_text.scanning.cluster import Cluster
from ehc_text.scanning.task import AnswerKind, Task
from ehc_text.scanning.worklist import WorkItem


class PlayedFuture:
    """A task's result, in the state that the test says."""

    def __init__(self, status):
        self.status = status
        self.callbacks = []

    def add_done_callback(self, callback):
        self.callbacks.append(callback)

    def result(self):
        return {"kind": "done", "packed": b"", "made": b"", "message": ""}

    def come(self, status):
        self.status = status
        for callback in self.callbacks:
            callback(self)


@pytest.fixture
def cluster():
    made = Cluster.__new__(Cluster)
    made._answers = queue.SimpleQueue()
    made._outstanding = {}
    made._idle_seconds = 0.0
    made._client = types.SimpleNamespace(
        status="running", submit=lambda *_, **__: made.future, scheduler_info=lambda **_: {"workers": {}}
    )
    made._name = "name"
    made.future = PlayedFuture("pending")
    return made


def test_a_result_that_its_process_took_along_is_waited_for_again(cluster, tmp_path):
    cluster.submit(Task(position=0, item=WorkItem(path=tmp_path / "a.docx", relative="a.docx")))
    cluster.future.come("lost")
    assert cluster.take(wait=False) is None
    assert list(cluster._outstanding) == [0]
    cluster.future.come("finished")
    assert cluster.take(wait=False).kind is AnswerKind.DONE
    assert cluster._outstanding == {}


def test_a_cluster_that_is_gone_is_told(cluster, tmp_path):
    cluster.submit(Task(position=0, item=WorkItem(path=tmp_path / "a.docx", relative="a.docx")))
    cluster._client.status = "closed"
    cluster.future.come("lost")
    with pytest.raises(UsageError, match="What was read is kept"):
        cluster.take(wait=False)
