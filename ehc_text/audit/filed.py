"""What the store holds, as the records that figures are made of: readings, verdicts, grades, sign-offs of a period."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import replace

from ehc_text.records.audit import (
    FIRST_MARKING,
    AuditRecords,
    Reading,
    SampledPlan,
    SignOff,
    StandardGrade,
    StockPlan,
    Verdict,
)
from ehc_text.records.desk import AuditPlan, FilledPack


def in_period(packs: Iterable[FilledPack], since: dt.date | None, until: dt.date | None) -> tuple[FilledPack, ...]:
    """Return the packs that were finished from `since` to `until`, both counted; None leaves an end open."""
    return tuple(
        one
        for one in packs
        if (since is None or one.recording.decided_on >= since) and (until is None or one.recording.decided_on <= until)
    )


def filed(packs: Sequence[FilledPack], sign_offs: Sequence[SignOff] = ()) -> AuditRecords:
    """Return the records of these packs. A document that one reader read twice counts as it was read last.

    Of several samples the stock is the newest one's, with what was read of the others and has gone from it since. What
    was given to a first reader and not read is among those sampled: figures must tell of it.
    """
    latest: dict[tuple[str, int, str], tuple[FilledPack, AuditPlan]] = {}
    for one in sorted(packs, key=lambda one: (one.recording.decided_on, one.pack.key)):
        answered = {answer.plan for answer in one.recording.plans}
        for plan in one.pack.plans:
            if plan.number in answered:
                latest[plan.drawn.plan, one.pack.marking, one.recording.auditor] = one, plan
    read = tuple(latest.values())
    drawn = {plan.drawn.plan: plan.drawn for _, plan in read}
    given = {
        plan.drawn.plan: plan.drawn for one in packs if one.pack.marking == FIRST_MARKING for plan in one.pack.plans
    }
    newest = max(packs, key=lambda one: (one.pack.made_on, one.pack.key), default=None)
    return AuditRecords(
        stock=_stock(newest.pack.sample.stock if newest else (), drawn.values()),
        sampled=tuple((given | drawn).values()),
        readings=tuple(_reading(one, plan) for one, plan in read),
        verdicts=tuple(verdict for one, plan in read for verdict in _verdicts(one, plan)),
        grades=tuple(grade for one, plan in read for grade in _grades(one, plan)),
        sign_offs=tuple(signed for signed in sign_offs if signed.plan in drawn),
    )


def first_marking(records: AuditRecords) -> AuditRecords:
    """Return the records of the first readers alone, and of the first of them for each document: it counts once."""
    chosen: dict[str, str] = {}
    for reading in records.readings:
        if reading.marking == FIRST_MARKING:
            chosen.setdefault(reading.plan, reading.auditor)
    return replace(
        records,
        sampled=tuple(one for one in records.sampled if one.plan in chosen),
        readings=tuple(one for one in records.readings if _is_chosen(one, chosen)),
        verdicts=tuple(one for one in records.verdicts if _is_chosen(one, chosen)),
        grades=tuple(one for one in records.grades if _is_chosen(one, chosen)),
    )


def _stock(stock: Iterable[StockPlan], drawn: Iterable[SampledPlan]) -> tuple[StockPlan, ...]:
    known = {one.plan: one for one in stock}
    for one in drawn:
        known.setdefault(one.plan, StockPlan(plan=one.plan, kind=one.kind, stratum=one.stratum, codes=one.codes))
    return tuple(known.values())


def _is_chosen(one: Reading | Verdict | StandardGrade, chosen: dict[str, str]) -> bool:
    return one.marking == FIRST_MARKING and chosen.get(one.plan) == one.auditor


def _reading(one: FilledPack, plan: AuditPlan) -> Reading:
    recording = one.recording
    return Reading(
        plan=plan.drawn.plan, auditor=recording.auditor, marking=one.pack.marking, read_on=recording.decided_on
    )


def _verdicts(one: FilledPack, plan: AuditPlan) -> Iterable[Verdict]:
    recording = one.recording
    for answer in recording.findings:
        if answer.plan == plan.number:
            yield Verdict(
                plan=plan.drawn.plan,
                code=answer.code or None,
                answer=answer.answer,
                auditor=recording.auditor,
                marking=one.pack.marking,
                decided_on=recording.decided_on,
                finding=answer.number,
                section=answer.section,
                statement=answer.statement or None,
                reason=answer.reason,
            )


def _grades(one: FilledPack, plan: AuditPlan) -> Iterable[StandardGrade]:
    suggested = {grade.standard: grade.grade for grade in plan.suggested}
    for answer in one.recording.grades:
        if answer.plan == plan.number:
            yield StandardGrade(
                plan=plan.drawn.plan,
                standard=answer.standard,
                grade=answer.grade,
                auditor=one.recording.auditor,
                marking=one.pack.marking,
                suggested=suggested.get(answer.standard),
            )
