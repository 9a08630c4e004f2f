import json
from dataclasses import replace

import pytest
from audit_builders import CODE, audit, name_of, reading, stock, verdict

from ehc_text.audit.exchange import lines_of
from ehc_text.records.assessment import Grade
from ehc_text.records.audit import Answer, AuditRecords, StandardGrade

YES, NO, MISSED = Answer.AGREE, Answer.DISAGREE, Answer.MISSED

STOCK = stock(("all", 420, True), ("all", 580, False))


def records(right=6, wrong=4, missed=1, clean=9):
    answers = {
        **{name_of("all", True, n): ((YES,) if n < right else (NO,)) for n in range(right + wrong)},
        **{name_of("all", False, n): ((MISSED,) if n < missed else ()) for n in range(missed + clean)},
    }
    return audit(STOCK, answers)


@pytest.fixture
def written(tmp_path):
    """Return a function that writes records to a file."""

    def write(found: AuditRecords, name="audit.jsonl"):
        path = tmp_path / name
        path.write_text("\n".join(lines_of(found)), encoding="utf-8")
        return path

    return write


def test_prevalence_is_told_beside_the_flag_rate(ehc, written):
    told = ehc("audit", "estimate", written(records())).stdout
    assert "EHC plans: 1000 in the stock, 20 read." in told
    line = next(line for line in told.splitlines() if CODE in line)
    assert "42 %" in line, "the flag rate"
    assert "31 % (" in line, "0.42 * 0.6 + 0.58 * 0.1"
    assert "60 % (" in line, "the precision"
    assert "10 %, 39 %" in line, "missed, and Clopper and Pearson's bound of 1 of 10"


def test_the_same_figures_come_as_json(ehc, written):
    found = json.loads(ehc("audit", "estimate", written(records()), "--format", "json").stdout)
    (one,) = found["ehc_plan"]["estimates"]
    assert (one["code"], one["flagged"], one["read"]) == (CODE, 420, 20)
    assert one["prevalence"]["value"] == pytest.approx(0.31)
    assert found["ehc_plan"]["trends"] == []


def test_the_change_from_an_earlier_period_is_told(ehc, written):
    before, now = written(records(55, 5, 20, 40), "before.jsonl"), written(records(20, 40, 1, 59), "now.jsonl")
    told = ehc("audit", "estimate", now, "--earlier", before).stdout
    line = told.splitlines()[told.splitlines().index("Change from the earlier period, in points:") + 2]
    assert line.endswith("fewer")
    assert "-43 (" in line, "0.42 * 20/60 + 0.58 * 1/60 less 0.42 * 55/60 + 0.58 * 20/60"


def test_plans_that_were_not_read_to_their_end_are_said(ehc, written):
    found = records()
    told = ehc("audit", "estimate", written(replace(found, readings=found.readings[:-3]))).stderr
    assert "3 documents were drawn and not read to their end" in told


def test_an_audit_that_nobody_read_is_refused(ehc, written):
    failed = ehc("audit", "estimate", written(replace(records(), readings=())))
    assert failed.exception.exit_code == 2
    assert "record the audit packs first" in str(failed.exception)


def test_agreement_is_told_between_auditors_and_with_the_program(ehc, written):
    found, name = records(), name_of("all", True, 0)
    grade = StandardGrade(plan=name, standard="voice", grade=Grade.GOOD, auditor="A", marking=1, suggested=Grade.GOOD)
    found = replace(
        found,
        readings=(*found.readings, reading(name, "B", 2)),
        verdicts=(*found.verdicts, verdict(name, NO, auditor="B", marking=2)),
        grades=(grade,),
    )
    told = ehc("audit", "agreement", written(found)).stdout
    titles = [line for line in told.splitlines() if not line.startswith(" ")]
    assert titles == [
        "First and second marking, by code",
        "First and second marking, by standard",
        "Program and first marking, plans by code",
        "Program and first marking, by standard",
    ]
    assert "nothing that both judged" in told, "no standard was graded twice"
    assert "75 % (" in told, "the program was right about 6 + 9 of 20 plans"
    parts = json.loads(ehc("audit", "agreement", written(found), "--format", "json").stdout)
    assert parts["Program and first marking, by standard"][0]["about"] == "voice"


def test_the_card_offers_rules_below_the_floor_as_lines_for_own_yaml(ehc, written):
    told = ehc("audit", "card", written(records(1, 29))).stdout
    assert "below the floor, surely" in told
    assert f'  "{CODE}",  # right in 3% of 30' in told
    kept = ehc("audit", "card", written(records(29, 1)), "--floor", 0.5).stdout
    assert "trust" in kept
    assert "switch_off" not in kept


def test_a_line_that_is_no_record_is_named(ehc, tmp_path):
    (tmp_path / "audit.jsonl").write_text("{}\n")
    assert "audit.jsonl:1" in str(ehc("audit", "card", tmp_path / "audit.jsonl").exception)


def test_a_figure_that_rests_on_plans_like_none_that_was_read_is_marked(ehc, written):
    """No plan with the finding was read: of 420 flagged ones it is held that half are faulty."""
    told = ehc("audit", "estimate", written(records(right=0, wrong=0))).stdout
    line = next(line for line in told.splitlines() if CODE in line)
    assert ")*" in line
    assert "* Nobody read a plan with a finding of this code" in told
    assert ")*" not in ehc("audit", "estimate", written(records())).stdout
