"""What auditors decided goes back to the classifiers and to the labelled cases."""

import json

import pytest
from desk_builders import audit_finding, audit_pack, audit_plan, audit_sample, recording_of

from ehc_text.audit.gold import find_cases
from ehc_text.audit.teaching import HEADINGS, verdict_rows, verdicts_csv, write_cases
from ehc_text.errors import UsageError
from ehc_text.records.audit import Answer
from ehc_text.records.desk import FilledPack, FindingAnswer
from ehc_text.training.verdicts import rows_from_verdicts


def filled(pack, recording):
    return FilledPack(pack=pack, recording=recording, turn=1)


def missed(**kwargs):
    facts = {"plan": 1, "number": None, "code": "VAG005", "section": "F", "answer": Answer.MISSED}
    return FindingAnswer(**(facts | kwargs))


def test_verdicts_are_rows_that_training_takes(tmp_path):
    pack = audit_pack()
    recording = recording_of(pack)
    disagreed = [missed(number=2, code="VAG003", statement="F-001", answer=Answer.DISAGREE, reason="It says when.")]
    more = [missed(words="An adult helps Robin."), missed(code="VOI003", section="A"), missed(code="", section="F")]
    recording = recording_of(pack, findings=(recording.findings[0], *disagreed, *more))
    path = tmp_path / "verdicts.csv"
    path.write_text(verdicts_csv([filled(pack, recording)]), encoding="utf-8", newline="")
    rows = rows_from_verdicts(path)
    assert [(row.text, row.label, row.codes, row.lead_in) for row in rows] == [
        ("Robin will have access to a quiet room.", "vague", ("VAG001",), "Daily:"),
        ("An adult helps Robin.", "vague", ("VAG005",), ""),
    ]
    assert path.read_text(encoding="utf-8").splitlines()[0] == ",".join(HEADINGS)


def test_rows_name_no_auditor():
    pack = audit_pack()
    assert {row["auditor"] for row in verdict_rows([filled(pack, recording_of(pack))])} == {"reader 1"}


@pytest.fixture
def scanned(tmp_path):
    """Return a scan's folder and the folder that was scanned, of one plan that still has its child's name."""
    (tmp_path / "plans").mkdir()
    (tmp_path / "plans" / "amina.docx").write_bytes(b"the document")
    plan = audit_plan(1)
    finding = {
        "name": "",
        "page": None,
        "severity": "high",
        "agency": "education",
        "context": "",
        "message": "",
        "advice": "",
        "confidence": 1.0,
    }
    entry = {
        "file": {"name": "amina.docx", "path": "amina.docx", "sha256": plan.drawn.plan},
        "kind": "ehc_plan",
        "status": "final",
        "child": {"first_name": "Amina"},
        "statements": [
            {"id": "F-001", "section": "F", "text": "Amina will have access to a quiet room."},
            {"id": "F-002", "section": "F", "text": "Amina reads daily."},
        ],
        "findings": [
            finding | {"code": "VAG001", "section": "F", "statement": "F-001", "quote": "access to"},
            finding | {"code": "OUT003", "section": "E", "statement": None, "quote": "will improve"},
            finding | {"code": "VOI003", "section": "A", "statement": None, "quote": "Amina likes mint"},
        ],
        "assessment": None,
        "problems": [],
    }
    (tmp_path / "plans.jsonl").write_text(json.dumps(entry) + "\n", encoding="utf-8")
    return tmp_path, tmp_path / "plans"


def test_cases_say_what_all_readers_hold_and_leave_open_what_they_differ_on(tmp_path, scanned):
    plan = audit_plan(
        1,
        audit_finding(1),
        audit_finding(2, "OUT003", section="E", statement=""),
        audit_finding(3, "VOI003", section="A", statement=""),
    )
    first = audit_pack(audit_sample(plan))
    second = audit_pack(audit_sample(plan), key="pack-2", auditor="B. Reader", marking=2)
    agreed = recording_of(first)
    differing = recording_of(second)
    differing = recording_of(
        second,
        findings=(
            *differing.findings[:2],
            missed(number=3, code="VOI003", section="A", answer=Answer.DISAGREE, reason="His aunt asked him."),
            missed(statement="F-002", code="VAG011"),
        ),
    )
    out = tmp_path / "cases"
    assert write_cases(out, [filled(first, agreed), filled(second, differing)], *scanned) == 1
    [case] = find_cases(out)
    assert case.path.read_bytes() == b"the document"
    assert [(s.text, s.vague, s.codes) for s in case.gold.statements] == [
        ("Amina will have access to a quiet room.", True, ["VAG001"]),
        ("Amina reads daily.", True, ["VAG011"]),
    ]
    assert [(one.code, one.near) for one in case.gold.expected] == [("OUT003", "will improve")]
    assert case.gold.unsure == ["VOI003"]


def test_a_document_that_is_not_there_is_told_without_its_name(tmp_path, scanned):
    pack = audit_pack(audit_sample(audit_plan(1, audit_finding(1))))
    scan, plans = scanned
    (plans / "amina.docx").unlink()
    with pytest.raises(UsageError, match="is not below") as caught:
        write_cases(tmp_path / "cases", [filled(pack, recording_of(pack))], scan, plans)
    assert "amina" not in str(caught.value)
