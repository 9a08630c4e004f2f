import datetime as dt
import json

import pytest

from ehc_text.audit.exchange import lines_of, read_records
from ehc_text.errors import UsageError
from ehc_text.records.assessment import Grade
from ehc_text.records.audit import (
    Answer,
    AuditRecords,
    Reading,
    SampledPlan,
    SignOff,
    StandardGrade,
    StockPlan,
    Verdict,
)

DAY = dt.date(2026, 11, 2)

RECORDS = AuditRecords(
    stock=(StockPlan(plan="a", kind="ehc_plan", stratum="flagged", codes=("VAG003", "VOI001")),),
    sampled=(SampledPlan(plan="a", kind="ehc_plan", stratum="flagged", stratum_size=9, drawn=3, seed=1),),
    readings=(Reading(plan="a", auditor="A", marking=1, read_on=DAY),),
    verdicts=(
        Verdict(plan="a", code="VAG003", answer=Answer.AGREE, auditor="A", marking=1, decided_on=DAY, finding=1),
        Verdict(plan="a", code=None, answer=Answer.MISSED, auditor="A", marking=1, decided_on=DAY, reason="Ärger"),
    ),
    grades=(StandardGrade(plan="a", standard="voice", grade=Grade.GOOD, auditor="A", marking=1),),
    sign_offs=(SignOff(plan="a", grade=Grade.GOOD, signed_by="B", signed_on=DAY),),
)


def test_records_come_back_as_they_went_out(tmp_path):
    (tmp_path / "audit.jsonl").write_text("\n".join(lines_of(RECORDS)), encoding="utf-8")
    assert read_records(tmp_path / "audit.jsonl") == RECORDS


def test_the_same_line_in_two_files_counts_once(tmp_path):
    for name in ("one.jsonl", "two.jsonl"):
        (tmp_path / name).write_text("\n".join(lines_of(RECORDS)), encoding="utf-8")
    assert read_records(tmp_path / "one.jsonl", tmp_path / "two.jsonl") == RECORDS


def verdict(**changes):
    fields = {"record": "verdict", "plan": "a", "code": "VAG003", "answer": "agree", "auditor": "A", "marking": 1}
    return json.dumps({**fields, "decided_on": "2026-11-02", **changes})


FAULTS = [
    ("{", "no JSON object"),
    ("[]", "'record' says no kind"),
    (verdict(record="opinion"), "use one of stock_plan"),
    (verdict(answer="perhaps"), "answer"),
    (verdict(decided_on="2.11.2026"), "decided_on"),
    (verdict(colour="red"), "a field is not known"),
    (verdict(code=None), "only a missed fault may have no code"),
]


@pytest.mark.parametrize(("line", "message"), FAULTS)
def test_a_faulty_line_is_named(tmp_path, line, message):
    (tmp_path / "audit.jsonl").write_text(f"{verdict()}\n\n{line}\n")
    with pytest.raises(UsageError, match=rf"^audit\.jsonl:3: .*{message}"):
        read_records(tmp_path / "audit.jsonl")


def test_a_file_that_is_not_there_is_named(tmp_path):
    with pytest.raises(UsageError, match=r"no\.jsonl"):
        read_records(tmp_path / "no.jsonl")


def test_a_stratum_gives_no_more_than_it_has():
    with pytest.raises(ValueError, match="between one document and all"):
        SampledPlan(plan="a", kind="ehc_plan", stratum="flagged", stratum_size=9, left_out=7, drawn=3, seed=1)
