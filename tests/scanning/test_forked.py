"""Workers that a nursery has forked: they read as those do that load for themselves, and one that dies costs itself."""

import os
import signal
import subprocess
import threading
import time
from dataclasses import replace
from pathlib import Path

import psutil
import pytest
from assessed_builders import AS_OF

from ehc_text.scanning.forked import Nursery
from ehc_text.scanning.pool import Pool
from ehc_text.scanning.supervised import SupervisedWorker
from ehc_text.scanning.task import AnswerKind, ReadingOrder, Task
from ehc_text.scanning.worklist import WorkItem

pytestmark = [
    pytest.mark.model,
    pytest.mark.skipif(not Nursery.is_possible(), reason="what a program works with does not outlive a fork here"),
]

ORDER = ReadingOrder(as_of=AS_OF)
EXAMPLES = Path(__file__).parent.parent.parent / "examples" / "plans"
NAMES = ("cells-01.docx", "columns-02.pdf")


def task(name, position=0):
    return Task(position=position, item=WorkItem(path=EXAMPLES / name, relative=name))


@pytest.fixture(scope="module")
def nursery():
    with Nursery() as nursery:
        yield nursery


@pytest.fixture
def worker(nursery):
    worker = SupervisedWorker(ORDER, nursery=nursery)
    yield worker
    worker.end()


def test_a_forked_worker_reads_as_one_that_loads_for_itself(worker):
    alone = SupervisedWorker(ORDER)
    try:
        answers = [[one.ask(task(name)) for name in NAMES] for one in (worker, alone)]
    finally:
        alone.end()
    assert [answer.kind for answer in answers[0]] == [AnswerKind.DONE, AnswerKind.DONE]
    assert [answer.packed for answer in answers[0]] == [answer.packed for answer in answers[1]]


def test_the_exit_code_of_one_that_is_killed_is_told(nursery):
    worker = SupervisedWorker(ORDER, nursery=nursery)
    worker.ask(task(NAMES[0]))
    forked = worker._process
    os.kill(forked.pid, signal.SIGSTOP)
    threading.Timer(0.3, os.kill, (forked.pid, signal.SIGKILL)).start()
    answer = worker.ask(task(NAMES[0]))
    assert answer.kind is AnswerKind.DIED
    assert f"exit code {-signal.SIGKILL}" in answer.message
    assert worker.is_spent


def test_one_that_is_asked_no_more_ends_by_itself(nursery):
    forked = nursery.worker(ORDER)
    forked.stdin.close()
    assert forked.wait(timeout=30) == 0
    assert forked.poll() == 0
    forked.stdout.close()


def test_waiting_for_one_that_goes_on_comes_to_an_end(worker):
    with pytest.raises(subprocess.TimeoutExpired):
        worker._process.wait(timeout=0.05)


def test_faulty_rules_are_told_as_a_worker_that_loads_for_itself_tells_them(tmp_path):
    with Nursery() as nursery:
        worker = SupervisedWorker(replace(ORDER, rules=(tmp_path,)), nursery=nursery)
        answer = worker.ask(task(NAMES[0]))
        worker.end()
    assert answer.kind is AnswerKind.REFUSED
    assert "rule" in answer.message


def test_without_its_nursery_a_worker_goes_on_and_others_load_for_themselves():
    with Nursery() as nursery, Pool(ORDER, 1, nursery=nursery) as pool:
        assert read(pool, 0) is AnswerKind.DONE
        nursery._process.kill()
        assert read(pool, 1) is AnswerKind.DONE
        [first] = pool._workers.values()
        psutil.Process(first._process.pid).kill()
        assert {read(pool, 2), read(pool, 3)} <= {AnswerKind.DIED, AnswerKind.DONE}
        assert read(pool, 4) is AnswerKind.DONE


def read(pool, position):
    pool.submit(task(NAMES[0], position))
    while (answer := pool.take(wait=True)) is None:
        time.sleep(0.01)
    return answer.kind


def test_leaving_ends_nursery_and_workers():
    with Nursery() as nursery, Pool(ORDER, 2, nursery=nursery) as pool:
        read(pool, 0)
        pids = [nursery._process.pid, *(one._process.pid for one in pool._workers.values())]
        assert all(map(psutil.pid_exists, pids))
    assert not any(psutil.pid_exists(pid) and psutil.Process(pid).status() != psutil.STATUS_ZOMBIE for pid in pids)
