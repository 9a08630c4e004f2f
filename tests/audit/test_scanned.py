import json

import pytest

from ehc_text.audit.scanned import read_scan
from ehc_text.errors import UsageError


def line(path, sha256="1", kind="ehc_plan", findings=(), child=None, dates=None):
    entry = {
        "file": {"path": path, "sha256": sha256},
        "kind": kind,
        "status": "final",
        "child": {"age": None, "year_group": None, **(child or {})},
        "dates": {"final": None, "amended": None, **(dates or {})},
        "findings": [{"severity": severity, "code": code} for severity, code in findings],
    }
    return json.dumps(entry)


def test_year_age_group_and_phase_are_told(tmp_path):
    child, dates = {"age": 12, "year_group": 8}, {"final": "2024-12-01", "amended": "2026-01-09"}
    (tmp_path / "plans.jsonl").write_text(line("a.docx", child=child, dates=dates))
    (plan,) = read_scan(tmp_path)
    assert (plan.issue_year, plan.age_group, plan.phase) == ("2026", "11-15", "secondary")


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
