"""Packs and answers built by hand, for tests that need no scan."""

import datetime as dt

from ehc_text.records.assessment import Grade
from ehc_text.records.audit import Answer, SampledPlan, StockPlan
from ehc_text.records.desk import (
    AuditFinding,
    AuditPack,
    AuditPlan,
    AuditSample,
    AuditStatement,
    FindingAnswer,
    GradeAnswer,
    PlanAnswer,
    RecordedScan,
    Recording,
    SuggestedGrade,
    Versions,
)

DAY = dt.date(2026, 11, 20)
AT = "2026-11-20T10:00:00+00:00"


def sha(number: int) -> str:
    """Return a hash for the plan of this number."""
    return f"{number:064x}"


def audit_finding(number: int, code: str = "VAG001", **kwargs) -> AuditFinding:
    """Return a finding in Section F."""
    facts = {
        "name": "access-or-opportunity",
        "section": "F",
        "statement": "F-001",
        "severity": "medium",
        "agency": "education",
        "quote": "access to",
        "context": "Robin will have access to a quiet room.",
        "message": "'access to' promises nothing.",
        "advice": "Say what will be delivered.",
    }
    return AuditFinding(number=number, code=code, **(facts | kwargs))


def audit_plan(number: int, *findings: AuditFinding, **kwargs) -> AuditPlan:
    """Return a sampled plan with one statement."""
    codes = tuple(dict.fromkeys(one.code for one in findings))
    drawn = {"kind": "ehc_plan", "status": "final", "stratum": "flagged" if findings else "unflagged"}
    drawn |= {"stratum_size": 10, "drawn": 2, "seed": 7, "codes": codes}
    facts = {
        "drawn": SampledPlan(**({"plan": sha(number)} | drawn | kwargs.pop("drawn", {}))),
        "title": f"plan-{number:02}.docx",
        "grade": Grade.GOOD,
        "score": 80,
        "suggested": (SuggestedGrade(standard="provision", grade=Grade.GOOD, abstained=("VAG011",)),),
        "statements": (
            AuditStatement(id="F-001", section="F", text="Robin will have access to a quiet room.", lead_in="Daily:"),
        ),
    }
    return AuditPlan(number=number, findings=findings, **(facts | kwargs))


def audit_scan(**kwargs) -> RecordedScan:
    """Return a scan."""
    versions = Versions(program="0.1.0", rules="r1", models="m1")
    named = {"plans_sha256": "a" * 64, "as_of": dt.date(2026, 11, 1), "finished": "2026-11-02T12:00:00+00:00"}
    return RecordedScan(**(named | kwargs), versions=versions)


def audit_sample(*plans: AuditPlan, **kwargs) -> AuditSample:
    """Return a sample of these plans, out of a stock of eighteen more."""
    plans = plans or (audit_plan(1, audit_finding(1), audit_finding(2, "VAG003")), audit_plan(2))
    drawn = [plan.drawn for plan in plans]
    stock = [StockPlan(plan=one.plan, kind=one.kind, stratum=one.stratum, codes=one.codes) for one in drawn]
    for number in range(18):
        codes, stratum = (("OUT003",), "flagged") if number < 9 else ((), "unflagged")
        stock.append(StockPlan(plan=sha(1000 + number), kind="ehc_plan", stratum=stratum, codes=codes))
    facts = {"sha256": "b" * 64, "scan": audit_scan(), "stock": tuple(stock)}
    return AuditSample(**(facts | kwargs), plans=plans)


def audit_pack(sample: AuditSample | None = None, **kwargs) -> AuditPack:
    """Return a pack of all plans of a sample."""
    sample = sample or audit_sample()
    facts = {"key": "pack-1", "plans": sample.plans, "auditor": "A. Reader", "marking": 1, "made_on": DAY}
    return AuditPack(sample=sample, **(facts | kwargs))


def recording_of(pack: AuditPack, answer: Answer = Answer.AGREE, **kwargs) -> Recording:
    """Return a recording that gives the same answer on all findings of a pack, and grades every plan as good."""
    facts = {
        "pack": pack.key,
        "auditor": pack.auditor,
        "decided_on": DAY,
        "findings": tuple(
            FindingAnswer(
                plan=plan.number,
                number=one.number,
                code=one.code,
                section=one.section,
                statement=one.statement,
                answer=answer,
                reason="" if answer is Answer.AGREE else "It says when.",
            )
            for plan in pack.plans
            for one in plan.findings
        ),
        "grades": tuple(GradeAnswer(plan=p.number, standard="provision", grade=Grade.GOOD) for p in pack.plans),
        "plans": tuple(PlanAnswer(plan=p.number, grade=Grade.GOOD, comment="Clear.") for p in pack.plans),
    }
    return Recording(**(facts | kwargs))
