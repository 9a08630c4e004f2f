import json

import pytest

from ehc_text.audit.scanned import read_scan
from ehc_text.errors import UsageError


def line(path, sha256="1", kind="ehc_plan", severities=()):
    findings = [{"severity": severity, "code": "VAG001"} for severity in severities]
    return json.dumps({"file": {"path": path, "sha256": sha256}, "kind": kind, "status": "final", "findings": findings})


def test_plans_and_reviews_are_read_and_other_documents_left_out(tmp_path):
    lines = [
        line("a.docx", "1", severities=("high", "low")),
        line("b.docx", "2", kind="annual_review"),
        line("c.pdf", "3", kind="other"),
    ]
    (tmp_path / "plans.jsonl").write_text("\n".join(lines) + "\n")
    first, second = read_scan(tmp_path)
    assert (first.path, first.kind, first.status, first.severities) == ("a.docx", "ehc_plan", "final", ("high", "low"))
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
