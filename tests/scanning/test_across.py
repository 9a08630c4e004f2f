"""Findings that show only between the plans of a scan, in all that the scan writes."""

import csv
import datetime as dt
import hashlib
import json
from dataclasses import replace

from assessed_builders import AS_OF, assessed, finding, plan, section
from builders import rule
from reader_builders import HandMadeReaders

from ehc_text.records.plan import Child, Speaker, View
from ehc_text.scanning.scan import ScanOrder, run_scan
from ehc_text.scanning.worklist import WorkItem, WorkList

NOW = dt.datetime(2026, 11, 2, 9, 0, tzinfo=dt.UTC)

STOCK = (
    "I like being with my friends and playing outside at break. I find it hard when the hall is noisy. "
    "I would like grown-ups to help me when I am stuck with my writing."
)
OTHER = (
    "Maths is boring but Mr Abara is funny. My cat had four kittens in the airing cupboard and I named them all "
    "after planets. One day I want to drive the number nine tram."
)

CHECK = rule("VOI007", message="Also in {count} others.", settings={"words": 20, "percent": 60})


def file_of(path, first_name, text, sha256):
    views = (View(section="A", start=0, end=len(text), text=text, speaker=Speaker.CHILD, is_own=True),)
    child = Child(first_name=first_name, date_of_birth=dt.date(2016, 5, 4))
    return assessed(
        path,
        plan=plan(child=child, sections=(section("A", text),), statements=(), views=views),
        findings=(finding("STR001", section=None, statement=None, quote="", start=None, end=None),),
        sha256=sha256,
    )


def scan(tmp_path, *files):
    by_path = {file.file.path: file for file in files}
    items = tuple(WorkItem(path=tmp_path / name, relative=name) for name in sorted(by_path))
    order = ScanOrder(
        out=tmp_path / "out",
        overwrite=False,
        as_of=AS_OF,
        version="1",
        rules_version="a",
        models_version="",
        checks=(CHECK,),
        is_identified=True,
    )
    readers = HandMadeReaders(lambda item: by_path[item.relative], backwards=True, ahead=3)

    def as_found(file, relative, more):
        return replace(file, findings=(*file.findings, *more))

    run = run_scan(WorkList(items=items), order, readers=readers, as_found=as_found, now=lambda: NOW)
    lines = (tmp_path / "out" / "plans.jsonl").read_text("utf-8").splitlines()
    return run, readers.asked, [json.loads(line) for line in lines]


def test_a_copy_is_told_of_both_plans_in_every_file_of_the_scan(tmp_path):
    files = (
        file_of("a.docx", "Kit", STOCK, "1"),
        file_of("b.docx", "Amina", OTHER, "2"),
        file_of("c.docx", "Zosia", STOCK, "3"),
    )
    run, _, objects = scan(tmp_path, *files)
    assert [entry["file"]["path"] for entry in objects] == ["a.docx", "b.docx", "c.docx"]
    codes = [[found["code"] for found in entry["findings"]] for entry in objects]
    assert codes == [["STR001", "VOI007"], ["STR001"], ["STR001", "VOI007"]]
    assert [file.counts.get("VOI007", 0) for file in run.files] == [1, 0, 1]
    with (tmp_path / "out" / "findings.csv").open(encoding="utf-8-sig", newline="") as table:
        rows = [(row["file"], row["code"]) for row in csv.DictReader(table)]
    assert rows == [
        ("a.docx", "STR001"),
        ("a.docx", "VOI007"),
        ("b.docx", "STR001"),
        ("c.docx", "STR001"),
        ("c.docx", "VOI007"),
    ]
    assert json.loads((tmp_path / "out" / "run.json").read_text("utf-8"))["codes"] == {"STR001": 3, "VOI007": 2}
    pages = [path.read_text("utf-8") for path in (tmp_path / "out" / "plan").iterdir()]
    assert sum("Also in 1 others." in page for page in pages) == 2


def test_the_finding_names_no_other_child(tmp_path):
    _, _, objects = scan(tmp_path, file_of("a.docx", "Kit", STOCK, "1"), file_of("c.docx", "Zosia", STOCK, "3"))
    assert "Zosia" not in json.dumps(objects[0]["findings"])


def test_a_plan_that_repeats_another_is_read_once(tmp_path):
    files = (
        file_of("a.docx", "Kit", STOCK, "1"),
        file_of("b.docx", "Amina", OTHER, "2"),
        file_of("c.docx", "Zosia", STOCK, "3"),
    )
    assert sorted(scan(tmp_path, *files)[1]) == ["a.docx", "b.docx", "c.docx"]


def test_two_files_of_one_child_are_no_repeat(tmp_path):
    _, read, objects = scan(tmp_path, file_of("a.docx", "Kit", STOCK, "1"), file_of("a.pdf", "Kit", STOCK, "2"))
    assert sorted(read) == ["a.docx", "a.pdf"]
    assert all(found["code"] != "VOI007" for entry in objects for found in entry["findings"])


def test_what_shows_between_plans_is_the_same_when_nothing_is_read_again(tmp_path):
    files = [file_of(f"{name}.docx", child, STOCK, "") for name, child in (("a", "Kit"), ("b", "Zosia"))]
    plans = []
    for number, file in enumerate(files):
        path = tmp_path / file.file.path
        path.write_text(str(number))
        sha256 = hashlib.sha256(path.read_bytes()).hexdigest()
        plans.append(replace(file, file=replace(file.file, sha256=sha256)))
    _, read, before = scan(tmp_path, *plans)
    (tmp_path / "out" / "run.json").unlink()
    _, read_again, after = scan(tmp_path, *plans)
    assert (len(read), read_again) == (2, [])
    assert after == before
    assert [found["code"] for found in after[1]["findings"]] == ["STR001", "VOI007"]
