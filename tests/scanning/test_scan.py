import csv
import datetime as dt
import hashlib
import json
import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest
from assessed_builders import AS_OF, absence, assessed, finding, plan, section, unread
from reader_builders import HandMadeReaders

from ehc_text.errors import OutputError, RulesError
from ehc_text.records.assessment import AssessedFile
from ehc_text.records.plan import DocumentKind
from ehc_text.reporting.contract import ContractObject
from ehc_text.reporting.plan_page import plan_page_text
from ehc_text.scanning import made
from ehc_text.scanning.scan import ScanOrder, run_scan
from ehc_text.scanning.task import AnswerKind
from ehc_text.scanning.worklist import WorkItem, WorkList

BEGAN = dt.datetime(2026, 11, 2, 9, 0, tzinfo=dt.UTC)


def scan(tmp_path, answers, *, overwrite=False, identified=True, on_file=lambda *_: None, **readers):
    """Scan files that give these answers, by path: an AssessedFile, an exception to raise, or (how it ended, why).

    Files whose answers have the same hash are made with the same contents.
    """
    ticks = iter(range(100))
    items = tuple(WorkItem(path=tmp_path / "plans" / name, relative=name) for name in sorted(answers))
    answers = {name: _made(tmp_path / "plans" / name, answer) for name, answer in answers.items()}

    def assess(item):
        answer = answers[item.relative]
        if isinstance(answer, BaseException):
            raise answer
        return answer

    def as_found(file, relative, more):
        return replace(file, file=replace(file.file, path=relative, name=relative), findings=(*file.findings, *more))

    order = ScanOrder(
        out=tmp_path / "out",
        overwrite=overwrite,
        as_of=AS_OF,
        version="1.0",
        rules_version="abc",
        models_version="def",
        checks=(),
        is_identified=identified,
        first_names=frozenset({"sarah"}),
    )
    now = lambda: BEGAN + dt.timedelta(seconds=next(ticks))  # noqa: E731
    reading = HandMadeReaders(assess, **readers)
    return run_scan(WorkList(items=items), order, readers=reading, as_found=as_found, now=now, on_file=on_file)


def _made(path, answer):
    """Make the file of an answer, its contents the hash that the answer has; return it with the true one."""
    if not isinstance(answer, AssessedFile):
        return answer
    path.parent.mkdir(exist_ok=True)
    path.write_text(answer.file.sha256)
    return replace(answer, file=replace(answer.file, sha256=hashlib.sha256(path.read_bytes()).hexdigest()))


def plans(tmp_path):
    return [json.loads(line) for line in (tmp_path / "out" / "plans.jsonl").read_text("utf-8").split("\n") if line]


def record(tmp_path):
    return json.loads((tmp_path / "out" / "run.json").read_text("utf-8"))


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def test_the_folder_holds_one_line_a_file_in_order_and_one_row_a_finding(tmp_path):
    scan(
        tmp_path,
        {
            "b.docx": assessed("b.docx", findings=(finding(), absence()), sha256="1"),
            "a.docx": assessed("a.docx", findings=(finding(),), sha256="2"),
        },
    )
    assert names(tmp_path / "out") == [
        "findings.csv",
        "ledger.sqlite",
        "plan",
        "plans.jsonl",
        "pseudonyms.csv",
        "report.html",
        "report.xlsx",
        "run.json",
    ]
    assert [entry["file"]["path"] for entry in plans(tmp_path)] == ["a.docx", "b.docx"]
    for entry in plans(tmp_path):
        ContractObject.model_validate_json(json.dumps(entry))
    with (tmp_path / "out" / "findings.csv").open(encoding="utf-8-sig", newline="") as file:
        assert [(row["file"], row["code"]) for row in csv.DictReader(file)] == [
            ("a.docx", "VAG003"),
            ("b.docx", "VAG003"),
            ("b.docx", "VOI001"),
        ]


def test_the_run_record_says_when_with_what_and_how_many(tmp_path):
    other = assessed("c.docx", plan=plan(kind=DocumentKind.OTHER), assessment=None, sha256="3")
    scan(
        tmp_path,
        {
            "a.docx": assessed("a.docx", findings=(finding(), absence()), sha256="1"),
            "b.pdf": unread("b.pdf"),
            "c.docx": other,
        },
    )
    run = record(tmp_path)
    assert (run["version"], run["rules_version"], run["as_of"]) == ("1.0", "abc", "2026-11-01")
    assert (run["started"], run["seconds"]) == ("2026-11-02T09:00:00+00:00", 1.0)
    assert run["files"] == {"found": 3, "read": 2, "unread": 1, "read_in_part": 0, "duplicates": 0, "read_before": 0}
    assert run["kinds"] == {"ehc_plan": 1, "other": 1}
    assert run["statuses"] == {"final": 2}
    assert run["codes"] == {"VAG003": 1, "VOI001": 1}
    assert run["themes"] == {"child_voice": 1, "vague_provision": 1}
    assert run["unread"] == [{"path": "b.pdf", "why": ["the file is locked: give the password with --password"]}]
    assert next(kpi for kpi in run["kpis"] if kpi["id"] == "plans")["value"] == 1


def test_a_crash_costs_its_own_file_alone_and_tells_no_words(tmp_path):
    (tmp_path / "plans").mkdir()
    (tmp_path / "plans" / "bad.pdf").write_bytes(b"broken")
    done = []
    run = scan(
        tmp_path,
        {"bad.pdf": ValueError("Zofia's secret"), "good.docx": assessed("good.docx", findings=(finding(),))},
        on_file=lambda summary, _: done.append(summary.file.path),
    )
    assert [file.file.path for file in run.unread] == ["bad.pdf"]
    assert done == ["bad.pdf", "good.docx"]
    bad, good = plans(tmp_path)
    assert good["findings"]
    assert [problem["kind"] for problem in bad["problems"]] == ["fault"]
    assert "ValueError" in bad["problems"][0]["message"]
    assert bad["file"]["sha256"] == hashlib.sha256(b"broken").hexdigest()
    assert bad["file"]["format"] == "pdf"
    written = [path for path in (tmp_path / "out").rglob("*") if path.is_file()]
    assert all(b"secret" not in path.read_bytes() for path in written)


def test_a_faulty_rule_ends_the_scan(tmp_path):
    with pytest.raises(RulesError):
        scan(tmp_path, {"a.docx": (AnswerKind.REFUSED, "dates.yaml:3: no such check")})
    assert not (tmp_path / "out").exists()


def test_a_result_that_cannot_be_published_is_a_crash_of_its_file(tmp_path):
    broken = assessed("bad.docx", findings=(finding(confidence=7.0),))
    scan(tmp_path, {"bad.docx": broken})
    assert [problem["kind"] for problem in plans(tmp_path)[0]["problems"]] == ["fault"]
    assert record(tmp_path)["files"]["unread"] == 1


def test_the_same_contents_in_two_files_are_noted(tmp_path):
    scan(tmp_path, {"a.docx": assessed("a.docx", sha256="1"), "b.docx": assessed("b.docx", sha256="1")})
    first, second = plans(tmp_path)
    assert first["problems"] == []
    assert second["problems"] == [
        {"kind": "duplicate", "message": "the same contents as the file 'a.docx'", "page": None}
    ]
    assert record(tmp_path)["duplicates"] == [{"path": "b.docx", "of": "a.docx"}]


def test_files_without_a_hash_are_no_duplicates_of_each_other(tmp_path):
    scan(tmp_path, {"gone.pdf": OSError(), "lost.pdf": OSError()})
    assert record(tmp_path)["duplicates"] == []


def test_an_interrupted_scan_leaves_the_ledger_alone(tmp_path):
    with pytest.raises(KeyboardInterrupt):
        scan(tmp_path, {"a.docx": assessed("a.docx"), "b.docx": KeyboardInterrupt()})
    assert names(tmp_path / "out") == ["ledger.sqlite"]


def test_a_scan_that_is_interrupted_before_anything_was_read_leaves_nothing(tmp_path):
    with pytest.raises(KeyboardInterrupt):
        scan(tmp_path, {"b.docx": KeyboardInterrupt()})
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("kind", "told"),
    [(AnswerKind.TIME, "time-limit"), (AnswerKind.MEMORY, "memory-limit"), (AnswerKind.DIED, "reader-died")],
)
def test_a_file_that_was_given_up_is_counted_with_the_cause(tmp_path, kind, told):
    run = scan(tmp_path, {"a.docx": assessed("a.docx"), "big.pdf": (kind, "given up after 120 seconds")})
    assert [file.file.path for file in run.unread] == ["big.pdf"]
    assert plans(tmp_path)[1]["problems"] == [{"kind": told, "message": "given up after 120 seconds", "page": None}]
    assert record(tmp_path)["unread"] == [{"path": "big.pdf", "why": ["given up after 120 seconds"]}]


def test_the_lines_are_the_same_in_whatever_order_the_answers_come(tmp_path):
    answers = {f"{name}.docx": assessed(f"{name}.docx", findings=(finding(),), sha256=name) for name in "abcdef"}
    scan(tmp_path, answers)
    before = (tmp_path / "out" / "plans.jsonl").read_bytes()
    (tmp_path / "out" / "ledger.sqlite").unlink()
    done = []
    on_file = lambda summary, _: done.append(summary.file.path)  # noqa: E731
    scan(tmp_path, answers, overwrite=True, backwards=True, ahead=4, on_file=on_file)
    assert done != sorted(done)
    assert (tmp_path / "out" / "plans.jsonl").read_bytes() == before


def test_an_earlier_scan_stays_without_overwrite_and_no_file_is_read(tmp_path):
    scan(tmp_path, {"a.docx": assessed("a.docx")})
    with pytest.raises(OutputError):
        scan(tmp_path, {"a.docx": AssertionError("must not be read")})


def test_two_scans_of_the_same_files_leave_the_same_lines(tmp_path):
    answers = {"a.docx": assessed("a.docx", findings=(finding(), absence()))}
    scan(tmp_path, answers)
    before = (tmp_path / "out" / "plans.jsonl").read_bytes()
    scan(tmp_path, answers, overwrite=True)
    assert (tmp_path / "out" / "plans.jsonl").read_bytes() == before


def pages(tmp_path):
    return {path.stem: path.read_text("utf-8") for path in (tmp_path / "out" / "plan").iterdir()}


def test_a_plan_has_a_page_under_its_pseudonym_and_its_double_one_of_its_own(tmp_path):
    answers = {name: assessed(name, findings=(finding(),), sha256="1") for name in ("a.docx", "b.docx")}
    run = scan(tmp_path, answers, identified=False)
    first, second = (file.label for file in run.files)
    assert second == f"{first}-2"
    assert pages(tmp_path).keys() == {first, second}
    assert f"the same contents as {first}" in pages(tmp_path)[second]
    with (tmp_path / "out" / "pseudonyms.csv").open(encoding="utf-8-sig", newline="") as file:
        assert [(row["pseudonym"], row["file"]) for row in csv.DictReader(file)] == [
            (first, "a.docx"),
            (second, "b.docx"),
        ]


def test_a_fault_on_one_page_costs_that_page_alone_and_is_told_without_words(tmp_path, monkeypatch):
    def fail_on_a(shown, summary):
        if shown.file.name == "a.docx":
            raise KeyError("Zofia's secret")
        return plan_page_text(shown, summary)

    monkeypatch.setattr(made, "plan_page_text", fail_on_a)
    run = scan(tmp_path, {name: assessed(name, sha256=name, findings=(finding(),)) for name in ("a.docx", "b.docx")})
    out = tmp_path / "out"
    assert [bool(file.page) for file in run.files] == [False, True]
    assert names(out / "plan") == [Path(run.files[1].page).name]
    [fault] = record(tmp_path)["pages_not_made"]
    assert fault["path"] == "a.docx"
    assert "failed on this plan's page (KeyError): please report it" in fault["why"]
    assert "failed on this plan&#39;s page (KeyError)" in (out / "report.html").read_text("utf-8")
    assert [len(entry["findings"]) for entry in plans(tmp_path)] == [1, 1]
    assert not any(b"secret" in path.read_bytes() for path in out.rglob("*") if path.is_file())


def test_files_whose_bytes_could_not_be_read_are_told_apart_by_their_number(tmp_path):
    run = scan(tmp_path, {"gone.pdf": OSError(), "lost.pdf": OSError()}, identified=False)
    assert [file.label for file in run.files] == ["P-unread-1", "P-unread-2"]


def test_what_is_no_plan_and_what_was_not_read_has_no_page(tmp_path):
    other = assessed("c.docx", plan=plan(kind=DocumentKind.OTHER), assessment=None, sha256="3")
    scan(tmp_path, {"b.pdf": unread("b.pdf"), "c.docx": other})
    assert pages(tmp_path) == {}


def test_without_identify_no_report_holds_a_name_and_the_lines_hold_the_text_as_read(tmp_path):
    text = "Ines will have daily help from Sarah Vane."
    about = plan(sections=(section("F", text),), statements=())
    context = finding(quote="Ines", context=text, start=0, end=4, statement=None)
    scan(tmp_path, {"Ines Orme.docx": assessed("Ines Orme.docx", plan=about, findings=(context,))}, identified=False)
    for path in (tmp_path / "out").rglob("*.*"):
        is_private = path.name in ("plans.jsonl", "pseudonyms.csv")
        assert ("Ines" in path.read_text("utf-8", errors="replace")) is is_private, path.name
    [page] = pages(tmp_path).values()
    assert '<mark class="medium">[child]</mark>' in page
    assert "from [name]." in page


def test_thousands_of_tiny_files_are_all_counted(tmp_path):
    answers = {f"{number}.docx": unread(f"{number}.docx") for number in range(2000)}
    run = scan(tmp_path, answers, ahead=8, backwards=True)
    assert len(run.unread) == 2000
    assert record(tmp_path)["files"]["unread"] == 2000
    assert len(plans(tmp_path)) == 2000


def test_one_file_under_many_names_is_read_once(tmp_path):
    asked = []
    answers = {f"{number}.docx": assessed(f"{number}.docx", sha256="same") for number in range(50)}
    scan(tmp_path, answers, asked=asked)
    assert asked == ["0.docx"]
    assert len(record(tmp_path)["duplicates"]) == 49
    assert [entry["file"]["name"] for entry in plans(tmp_path)][:2] == ["0.docx", "1.docx"]


def test_a_damaged_result_in_the_ledger_is_told_with_what_to_do(tmp_path):
    answers = {"a.docx": assessed("a.docx", sha256="1")}
    scan(tmp_path, answers)
    with sqlite3.connect(tmp_path / "out" / "ledger.sqlite") as ledger:
        ledger.execute("UPDATE outcome SET packed = ?", (b"rot",))
    ledger.close()
    with pytest.raises(OutputError, match="--afresh"):
        scan(tmp_path, answers, overwrite=True)
    assert len(plans(tmp_path)) == 1
