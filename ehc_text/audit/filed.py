"""What the store holds, as the records that figures are made of: readings, verdicts, grades, sign-offs of a period."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ehc_text.records.audit import (
    FIRST_MARKING,
    Reading,
    SampledPlan,
    SignOff,
    StandardGrade,
    StockPlan,
    Verdict,
)
from ehc_text.records.desk import AuditPlan, FilledPack, Versions


@dataclass(frozen=True, slots=True, kw_only=True)
class Filed:
    """An audit's records. `stock` is that of the newest sample; `drawn` are the documents that were read."""

    stock: tuple[StockPlan, ...] = ()
    drawn: tuple[SampledPlan, ...] = ()
    readings: tuple[Reading, ...] = ()
    verdicts: tuple[Verdict, ...] = ()
    grades: tuple[StandardGrade, ...] = ()
    sign_offs: tuple[SignOff, ...] = ()
    versions: tuple[Versions, ...] = ()


def in_period(packs: Iterable[FilledPack], since: dt.date | None, until: dt.date | None) -> tuple[FilledPack, ...]:
    """Return the packs that were finished from `since` to `until`, both counted; None leaves an end open."""
    return tuple(
        one
        for one in packs
        if (since is None or one.recording.decided_on >= since) and (until is None or one.recording.decided_on <= until)
    )


def filed(packs: Sequence[FilledPack], sign_offs: Sequence[SignOff] = ()) -> Filed:
    """Return the records of these packs. A document that one reader read twice counts as it was read last."""
    latest: dict[tuple[str, int, str], tuple[FilledPack, AuditPlan]] = {}
    for one in sorted(packs, key=lambda one: (one.recording.decided_on, one.pack.key)):
        answered = {answer.plan for answer in one.recording.plans}
        for plan in one.pack.plans:
            if plan.number in answered:
                latest[plan.drawn.plan, one.pack.marking, one.recording.auditor] = one, plan
    read = tuple(latest.values())
    plans = {plan.drawn.plan for _, plan in read}
    newest = max(packs, key=lambda one: (one.pack.made_on, one.pack.key), default=None)
    return Filed(
        stock=newest.pack.sample.stock if newest else (),
        drawn=tuple({plan.drawn.plan: plan.drawn for _, plan in read}.values()),
        readings=tuple(_reading(one, plan) for one, plan in read),
        verdicts=tuple(verdict for one, plan in read for verdict in _verdicts(one, plan)),
        grades=tuple(grade for one, plan in read for grade in _grades(one, plan)),
        sign_offs=tuple(signed for signed in sign_offs if signed.plan in plans),
        versions=tuple(dict.fromkeys(one.pack.sample.scan.versions for one, _ in read)),
    )


def first_marking(records: Filed) -> Filed:
    """Return the records of the first readers alone, and of one of them for each document: figures count it once."""
    chosen: dict[str, str] = {}
    for reading in records.readings:
        if reading.marking == FIRST_MARKING:
            chosen[reading.plan] = reading.auditor  # of two, the later one
    return Filed(
        stock=records.stock,
        drawn=tuple(one for one in records.drawn if one.plan in chosen),
        readings=tuple(one for one in records.readings if _is_chosen(one, chosen)),
        verdicts=tuple(one for one in records.verdicts if _is_chosen(one, chosen)),
        grades=tuple(one for one in records.grades if _is_chosen(one, chosen)),
        sign_offs=records.sign_offs,
        versions=records.versions,
    )


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
