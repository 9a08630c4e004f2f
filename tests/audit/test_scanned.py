import datetime as dt
import json

import pytest

from ehc_text.audit.scanned import read_scan
from ehc_text.checking.exceptions import child_key
from ehc_text.errors import UsageError
from ehc_text.records.plan import Child


def line(path, sha256="1", kind="ehc_plan", findings=(), child=None, dates=None):
    entry = {
        "file": {"path": path, "sha256": sha256},
        "kind": kind,
        "status": "final",
        "child": {**dict.fromkeys(("first_name", "surname", "date_of_birth", "age", "year_group")), **(child or {})},
        "dates": {"final": None, "amended": None, **(dates or {})},
        "findings": [{"severity": severity, "code": code} for severity, code in findings],
    }
    return json.dumps(entry)


def test_year_age_group_and_phase_are_told(tmp_path):
    child, dates = {"age": 12, "year_group": 8}, {"final": "2024-12-01", "amended": "2026-01-09"}
    (tmp_path / "plans.jsonl").write_text(line("a.docx", child=child, dates=dates))
    (plan,) = read_scan(tmp_path)
    assert (plan.issue_year, plan.age_group, plan.phase) == ("2026", "11 to 15", "secondary")


def test_a_child_is_known_by_the_key_that_a_caseload_knows_it_by(tmp_path):
    child = {"first_name": "Ines", "surname": "Orme", "date_of_birth": "2017-05-04"}
    (tmp_path / "plans.jsonl").write_text(line("a.docx", child=child) + "\n" + line("b.docx", "2"))
    assert [plan.child_key for plan in read_scan(tmp_path)] == [
        child_key(Child(first_name="Ines Orme", date_of_birth=dt.date(2017, 5, 4))),
        "",
    ]


def test_plans_and_reviews_are_read_and_other_documents_left_out(tmp_path):
    lines = [
        line("a.docx", "1", findings=(("high", "VAG003"), ("low", "VAG003"))),
        line("b.docx", "2", kind="annual_review"),
        line("c.pdf", "3", kind="other"),
    ]
    (tmp_path / "plans.jsonl").write_text("\n".join(lines) + "\n")
    first, second = read_scan(tmp_path)
    assert (first.path, first.kind, first.status, first.severities) == ("a.docx", "ehc_plan", "final", ("high", "low"))
    assert first.codes == ("VAG003",)
    assert (second.path, second.severities) == ("b.docx", ())


def test_the_same_contents_count_once(tmp_path):
    (tmp_path / "plans.jsonl").write_text("\n".join([line("a.docx"), line("b.docx")]))
    assert [plan.path for plan in read_scan(tmp_path)] == ["a.docx"]


def test_a_folder_without_a_scan_is_refused(tmp_path):
    with pytest.raises(UsageError, match="ehc scan --out"):
        read_scan(tmp_path)


@pytest.mark.parametrize("damaged", ["{", "[]", '{"kind": "ehc_plan"}', "\n"])
def test_a_damaged_scan_is_told_by_line(tmp_path, damaged):
    (tmp_path / "plans.jsonl").write_text(f"{line('a.docx')}\n{damaged}\n")
    with pytest.raises(UsageError, match=r"plans\.jsonl:2"):
        read_scan(tmp_path)
