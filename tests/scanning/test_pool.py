"""Worker processes that hang, swell and die: each costs its one document, which is answered with the cause."""

import sys
import time
from pathlib import Path

import psutil
import pytest
from assessed_builders import AS_OF

from ehc_text.scanning import supervised
from ehc_text.scanning.packed import unpack
from ehc_text.scanning.pool import Pool
from ehc_text.scanning.supervised import SupervisedWorker
from ehc_text.scanning.task import AnswerKind, ReadingOrder, Task
from ehc_text.scanning.worklist import WorkItem

ORDER = ReadingOrder(as_of=AS_OF, time_limit_seconds=3, memory_limit_bytes=150 * 1024**2)
WICKED = (sys.executable, str(Path(__file__).with_name("wicked_worker.py")))


def task(path, position=0):
    relative = path.name.encode("utf-8", errors="replace").decode("utf-8")
    return Task(position=position, item=WorkItem(path=path, relative=relative))


def read_all(names, folder, *, jobs=2, command=WICKED, order=ORDER):
    """Return the answers by name."""
    answers = {}
    waiting = [task(folder / f"{name}.docx", position) for position, name in enumerate(names)]
    with Pool(order, jobs, command) as pool:
        while len(answers) < len(names):
            while waiting and pool.wants_more():
                pool.submit(waiting.pop(0))
            answer = pool.take(wait=True)
            if answer:
                answers[names[answer.position]] = answer
    return answers


def has_ended(pid_file):
    """Return whether the program is gone within moments, or only waits for somebody to ask how it ended."""
    for _ in range(100):
        try:
            if psutil.Process(int(pid_file.read_text())).status() == psutil.STATUS_ZOMBIE:
                return True
        except psutil.NoSuchProcess:
            return True
        time.sleep(0.1)
    return False


def test_whatever_happens_to_a_document_the_others_are_read(tmp_path):
    wicked = ("loop", "expression", "sleep", "swell", "segfault", "exit", "crash", "chatter")
    names = [name for pair in zip(wicked, (f"good-{number}" for number in range(8)), strict=True) for name in pair]
    answers = read_all(names, tmp_path)
    kinds = {name: answers[name].kind.value for name in wicked}
    assert kinds == {
        "loop": "time",
        "expression": "time",
        "sleep": "time",
        "swell": "memory",
        "segfault": "died",
        "exit": "died",
        "crash": "fault",
        "chatter": "done",
    }
    assert all(answers[name].kind is AnswerKind.DONE for name in names if name.startswith("good"))
    assert "3 seconds" in answers["loop"].message
    assert "150 MB" in answers["swell"].message
    assert "exit code 3" in answers["exit"].message
    assert not [answer for answer in answers.values() if "secret" in answer.message]
    assert unpack(answers["good-5"].packed).file.path == "good-5.docx"


def test_memory_is_watched_where_the_system_refuses_none(tmp_path):
    answers = read_all(["swell", "swollen-child"], tmp_path, command=(*WICKED, "--unlimited"), order=ORDER)
    assert {answer.kind for answer in answers.values()} == {AnswerKind.MEMORY}
    assert has_ended(tmp_path / "swollen-child.pid")


def test_a_program_that_a_worker_started_ends_with_it(tmp_path):
    assert read_all(["child"], tmp_path)["child"].kind is AnswerKind.TIME
    assert has_ended(tmp_path / "child.pid")


def test_a_rule_that_turns_out_faulty_is_told_as_what_it_is(tmp_path):
    answer = read_all(["refuse"], tmp_path)["refuse"]
    assert (answer.kind, answer.message) == (AnswerKind.REFUSED, "dates.yaml:3: no such check")


def test_workers_that_cannot_start_are_told(tmp_path):
    answer = read_all(["good"], tmp_path, command=(*WICKED, "--never-starts"))["good"]
    assert answer.kind is AnswerKind.REFUSED
    assert "it ended with 9" in answer.message


def test_leaving_ends_workers_in_the_midst_of_a_document(tmp_path):
    started = time.monotonic()
    with Pool(ReadingOrder(as_of=AS_OF, time_limit_seconds=60), 2, WICKED) as pool:
        pool.submit(task(tmp_path / "loop.docx"))
        pool.submit(task(tmp_path / "child.docx", 1))
        while not (tmp_path / "child.pid").exists():
            time.sleep(0.05)
    assert time.monotonic() - started < 30
    assert has_ended(tmp_path / "child.pid")


def test_a_worker_is_spent_after_so_many_documents(tmp_path, monkeypatch):
    monkeypatch.setattr(supervised, "_RENEW_AFTER", 2)
    worker = SupervisedWorker(ORDER, WICKED)
    spent = []
    for number in range(2):
        worker.ask(task(tmp_path / f"good-{number}.docx"))
        spent.append(worker.is_spent)
    worker.end()
    assert spent == [False, True]


def test_a_worker_is_spent_when_it_has_grown(tmp_path, monkeypatch):
    worker = SupervisedWorker(ORDER, WICKED)
    worker.ask(task(tmp_path / "good.docx"))
    assert not worker.is_spent
    monkeypatch.setattr(supervised, "_RENEW_GROWN_BYTES", -1)
    assert worker.is_spent
    worker.end()


@pytest.mark.skipif(sys.platform == "win32", reason="its names are other names")
def test_names_that_are_no_text_reach_the_worker(tmp_path):
    names = ["emoji-😀", "two\nlines", "bad-\udce4"]
    answers = read_all(names, tmp_path)
    assert {answer.kind for answer in answers.values()} == {AnswerKind.DONE}
    assert unpack(answers["two\nlines"].packed).file.path == "two\nlines.docx"
