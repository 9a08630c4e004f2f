"""An audit built by hand: a stock, plans drawn from it, and what auditors said of them."""

import datetime as dt

from ehc_text.records.audit import Answer, AuditRecords, Reading, SampledPlan, StockPlan, Verdict

DAY = dt.date(2026, 11, 2)

CODE = "VAG003"


def stock(*parts):
    """Return stock plans by (stratum, number, is_flagged); plans are named by stratum, flag and number."""
    return tuple(
        StockPlan(
            plan=name_of(stratum, flagged, number),
            kind="ehc_plan",
            stratum=stratum,
            codes=(CODE,) if flagged else (),
        )
        for stratum, count, flagged in parts
        for number in range(count)
    )


def name_of(stratum, flagged, number):
    return f"{stratum}-{'f' if flagged else 'u'}-{number:04}"


def sampled(plans, names):
    """Return the sampled plans of these names, drawn from the stock as if their strata had given just them."""
    by_name = {plan.plan: plan for plan in plans}
    chosen = [by_name[name] for name in names]
    return tuple(
        SampledPlan(
            plan=plan.plan,
            kind=plan.kind,
            stratum=plan.stratum,
            stratum_size=sum(one.stratum == plan.stratum for one in plans),
            drawn=sum(one.stratum == plan.stratum for one in chosen),
            seed=1,
            codes=plan.codes,
        )
        for plan in chosen
    )


def verdict(plan, answer, code=CODE, *, auditor="A", marking=1, finding=None, **changes):
    if finding is None and answer is not Answer.MISSED:
        finding = 1
    return Verdict(
        plan=plan,
        code=code,
        answer=answer,
        auditor=auditor,
        marking=marking,
        decided_on=DAY,
        finding=finding,
        **changes,
    )


def reading(plan, auditor="A", marking=1):
    return Reading(plan=plan, auditor=auditor, marking=marking, read_on=DAY)


def audit(plans, answers):
    """Return the records of an audit in which the plans named in `answers` were drawn, read and answered so."""
    return AuditRecords(
        stock=plans,
        sampled=sampled(plans, list(answers)),
        readings=tuple(reading(name) for name in answers),
        verdicts=tuple(
            verdict(name, answer, finding=None if answer is Answer.MISSED else number)
            for name, said in answers.items()
            for number, answer in enumerate(said, start=1)
        ),
    )
