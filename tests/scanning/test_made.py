"""What a worker makes of a document is what the scan itself would make of what the worker read."""

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from ehc_text.checking.names import first_names_of
from ehc_text.pipeline import as_found, load_tools
from ehc_text.records.exceptions import AcceptedException
from ehc_text.scanning.made import Maker
from ehc_text.scanning.packed import pack_made, unpack, unpack_made
from ehc_text.scanning.supervised import SupervisedWorker
from ehc_text.scanning.task import AnswerKind, ReadingOrder, Showing, Task, source_of
from ehc_text.scanning.versions import pages_version
from ehc_text.scanning.worklist import WorkItem
from ehc_text.shipped import folder

EXAMPLES = Path(__file__).parent.parent.parent / "examples" / "plans"
AS_OF = dt.date(2026, 11, 1)
NAMES = ("cells-01.docx", "columns-02.pdf", "annual-review-01.docx", "letter-01.docx")
ACCEPTED = AcceptedException(
    code="VAG001", reason="agreed", accepted_by="Q. Lead", until=dt.date(2027, 1, 1), source="own.csv:2", file=NAMES[0]
)


@pytest.fixture(scope="module")
def tools():
    return replace(load_tools(models=folder("models")), exceptions=(ACCEPTED,))


@pytest.fixture
def order(tools):
    def with_showing(**showing):
        told = {"is_identified": False, "exceptions": tools.exceptions, "framework": tools.framework}
        return ReadingOrder(as_of=AS_OF, showing=Showing(**{**told, "pages": pages_version(), **showing}))

    return with_showing


def task(name, position=0):
    item = WorkItem(path=EXAMPLES / name, relative=f"north/{name}")
    return Task(position=position, item=item, source=source_of(item))


@pytest.mark.model
@pytest.mark.parametrize("is_identified", [True, False])
def test_whoever_makes_it_the_same_is_written(order, tools, is_identified):
    worker = SupervisedWorker(order(is_identified=is_identified))
    maker = Maker(is_identified=is_identified, first_names=first_names_of(tools.pack), checks=tools.pack.checks)
    try:
        answers = [worker.ask(task(name)) for name in NAMES]
    finally:
        worker.end()
    accepted = 0
    for name, answer in zip(NAMES, answers, strict=True):
        found = as_found(unpack(answer.packed), f"north/{name}", tools)
        made = maker.make(found, label=found.file.pseudonym, source=task(name).source)
        assert unpack_made(answer.made) == made
        assert unpack_made(pack_made(made)) == made
        accepted += made.summary.accepted_count
    assert accepted


def test_a_worker_with_other_templates_refuses(order):
    worker = SupervisedWorker(order(pages="others"))
    try:
        answer = worker.ask(task(NAMES[0]))
    finally:
        worker.end()
    assert answer.kind is AnswerKind.REFUSED
    assert "install the same everywhere" in answer.message
