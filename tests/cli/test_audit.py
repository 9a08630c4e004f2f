"""The whole desk through the command line: from a scan to published findings, and back to the classifiers."""

import json
import shutil
from pathlib import Path

import pytest
from pack_filler import fill

from ehc_text.audit.exchange import read_records
from ehc_text.audit.gold import find_cases
from ehc_text.audit.pack.layout import layout_of, standards_of
from ehc_text.audit.store import open_store
from ehc_text.cli.main import app
from ehc_text.rulepacks.framework import load_framework
from ehc_text.shipped import folder
from ehc_text.training.verdicts import rows_from_verdicts

PLANS = Path(__file__).parents[2] / "examples" / "plans"

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def scan(tmp_path_factory):
    from typer.testing import CliRunner

    out = tmp_path_factory.mktemp("scan") / "results"
    result = CliRunner().invoke(app, ["scan", str(PLANS), "--out", str(out), "--as-of", "2026-11-01"])
    assert result.exit_code == 0, result.output
    return out


@pytest.fixture(scope="module")
def made(tmp_path_factory, scan):
    """Return a folder with a sample of four plans and a review, a pack of it, and the store."""
    from typer.testing import CliRunner

    here = tmp_path_factory.mktemp("made")
    sample, store, pack = (str(here / name) for name in ("sample.csv", "audit.sqlite", "pack.xlsx"))
    for arguments in (
        ["sample", str(scan), "--plans", "4", "--reviews", "1", "--out", sample],
        ["audit", "pack", str(scan), sample, "--auditor", "D. Reyes", "--out", pack, "--store", store],
    ):
        result = CliRunner().invoke(app, arguments)
        assert result.exit_code == 0, result.output
    return here


@pytest.fixture
def desk(tmp_path, monkeypatch, made):
    """Work in a copy of that folder."""
    shutil.copytree(made, tmp_path / "desk")
    monkeypatch.chdir(tmp_path / "desk")


def known_pack():
    with open_store("audit.sqlite") as store:
        return store.packs()[0][0]


def filled(path="pack.xlsx", **kwargs):
    fill(Path(path), known_pack(), load_framework(folder("rules")), **kwargs)


def test_from_a_scan_to_published_findings(desk, ehc):
    filled()
    recorded = ehc("audit", "record", "pack.xlsx")
    assert recorded.exit_code == 0, recorded.output
    assert "5 of 5 plans" in recorded.stdout
    assert "first reading by D. Reyes: 5 of 5 plans recorded" in ehc("audit", "status").stdout
    assert ehc("audit", "report", "--out", "findings").exit_code == 0
    names = {path.relative_to("findings").as_posix() for path in Path("findings").rglob("*") if path.is_file()}
    assert {"findings.docx", "findings.html", "evidence/method.md", "evidence/hashes.txt"} <= names
    assert "holds a report already" in str(ehc("audit", "report", "--out", "findings").exception)
    first = {path: path.read_bytes() for path in Path("findings").rglob("*") if path.is_file()}
    assert ehc("audit", "report", "--out", "findings", "--overwrite").exit_code == 0
    assert {path: path.read_bytes() for path in first} == first


def test_a_pack_with_a_fault_names_the_cell_and_records_nothing(desk, ehc):
    pack = known_pack()
    plan = next(plan for plan in pack.plans if plan.findings)
    row = layout_of(plan, standards_of(plan, load_framework(folder("rules")))).findings
    filled(more={(f"Plan {plan.number}", f"F{row}"): "hm"})
    refused = ehc("audit", "record", "pack.xlsx")
    assert refused.exit_code != 0
    assert f"Plan {plan.number}!F{row}" in str(refused.exception)
    assert "0 of 5 plans" in ehc("audit", "status").stdout


def test_of_two_packs_with_a_fault_in_one_neither_is_recorded(desk, ehc, scan):
    assert (
        ehc("audit", "pack", scan, "sample.csv", "--auditor", "B. Osei", "--second", "--out", "two.xlsx").exit_code == 0
    )
    filled()
    assert ehc("audit", "record", "pack.xlsx", "two.xlsx").exit_code != 0
    assert ehc("audit", "status").stdout.count("0 of 5 plans") == 2


def test_a_second_reader_of_a_share_of_the_sample(desk, ehc, scan):
    arguments = ("audit", "pack", scan, "sample.csv", "--auditor", "B. Osei", "--second", "--plans", 2)
    assert ehc(*arguments, "--out", "second.xlsx").exit_code == 0
    assert "second reading by B. Osei: 0 of 2 plans" in ehc("audit", "status").stdout


def test_a_pack_that_is_there_is_never_written_over(desk, ehc, scan):
    before = Path("pack.xlsx").read_bytes()
    again = ehc("audit", "pack", scan, "sample.csv", "--auditor", "D. Reyes", "--out", "pack.xlsx")
    assert again.exit_code != 0
    assert Path("pack.xlsx").read_bytes() == before


def test_pseudonyms_leave_names_and_files_out_of_a_pack_and_the_store_has_none_at_all(desk, ehc, scan):
    entries = [json.loads(line) for line in (scan / "plans.jsonl").read_text(encoding="utf-8").splitlines()]
    names = {name for entry in entries for name in (entry["child"]["first_name"], entry["file"]["name"]) if name}
    arguments = ("audit", "pack", scan, "sample.csv", "--auditor", "C. Lee", "--pseudonyms", "--out", "nameless.xlsx")
    assert ehc(*arguments).exit_code == 0
    from openpyxl import load_workbook

    def texts(path):
        return " ".join(str(c.value) for sheet in load_workbook(path) for row in sheet for c in row if c.value)

    told = {name for name in names if name in texts("pack.xlsx")}
    assert len(told) > 4
    assert not {name for name in names if name in texts("nameless.xlsx")}
    filled()
    assert ehc("audit", "record", "pack.xlsx").exit_code == 0
    store = Path("audit.sqlite").read_bytes()
    assert not {name for name in names if name.encode() in store}


def test_a_plan_is_signed_off_beside_what_was_suggested(desk, ehc):
    plan = known_pack().plans[0]
    signed = ehc("audit", "sign-off", plan.drawn.plan[:12], "--grade", "inadequate", "--by", "Q. Lead")
    assert signed.exit_code == 0
    assert f"inadequate, signed off by Q. Lead (suggested: {plan.grade})" in signed.stdout
    assert ehc("audit", "sign-off", "abc", "--grade", "good", "--by", "Q. Lead").exit_code != 0
    unknown = ehc("audit", "sign-off", "f" * 64, "--grade", "good", "--by", "Q. Lead")
    assert "the plan's sheet in its pack has the SHA-256" in str(unknown.exception)


def test_verdicts_cases_and_records_are_exported(desk, ehc, scan):
    filled()
    assert ehc("audit", "record", "pack.xlsx").exit_code == 0
    exported = ehc(
        *("audit", "export", "--verdicts", "verdicts.csv", "--records", "records.jsonl", "--rows", "rows.jsonl"),
        *("--cases", "cases", "--scan", scan, "--plans", PLANS),
    )
    assert exported.exit_code == 0, exported.output
    assert all(row.label == "vague" for row in rows_from_verdicts(Path("verdicts.csv")))
    assert len(find_cases(Path("cases"))) == 5
    records = read_records(Path("records.jsonl"))
    assert len(records.readings) == 5
    later = ehc("sample", scan, "--plans", 99, "--audited", "records.jsonl", "--since", "2020-01-01")
    drawn = {line.rsplit(",", 1)[-1] for line in later.stdout.splitlines()[1:]}
    assert drawn.isdisjoint(reading.plan for reading in records.readings)


def test_the_store_is_copied(desk, ehc):
    assert ehc("audit", "backup", "copy.sqlite").exit_code == 0
    assert "0 of 5 plans" in ehc("audit", "status", "--store", "copy.sqlite").stdout


def test_a_sample_of_another_scan_is_refused(desk, ehc, scan):
    text = Path("sample.csv").read_text(encoding="utf-8-sig").replace('"plans, flagged",', '"plans, flagged",9')
    Path("other.csv").write_text(text, encoding="utf-8")
    refused = ehc("audit", "pack", scan, "other.csv", "--auditor", "D. Reyes", "--out", "other.xlsx")
    assert refused.exit_code != 0
    assert not Path("other.xlsx").exists()
