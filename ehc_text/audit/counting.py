"""Readings to counts by stratum and flag, and to shares of the whole stock: of a fault, or of a standard met."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

import numpy as np

from ehc_text.audit.judged import in_strata_of_the_stock
from ehc_text.audit.prevalence import FLAGGED, UNFLAGGED, prevalence
from ehc_text.audit.suppression import share_is_safe
from ehc_text.records.assessment import Grade
from ehc_text.records.audit import Answer, AuditRecords
from ehc_text.records.published import Share

_UPHELD = (Answer.AGREE, Answer.MISSED)
MET = (Grade.OUTSTANDING, Grade.GOOD)


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """A share of the stock, out of `faulty` of `read` documents; `stock` counts them all."""

    share: Share
    faulty: int
    read: int
    stock: int

    @property
    def is_safe(self) -> bool:
        """Whether it may be published: few documents stand neither on one side of it nor on the other.

        That holds for those read, and for those of the stock that the share stands for.
        """
        return all(share_is_safe(*one) for one in ((self.faulty, self.read), (self._in_stock, self.stock)))

    @property
    def _in_stock(self) -> int:
        return round(self.share.value * self.stock)


def of_kind(records: AuditRecords, *, is_review: bool) -> AuditRecords:
    """Return the records of the plans alone, or of the annual review reports alone."""
    drawn = tuple(one for one in records.sampled if (one.kind == "annual_review") == is_review)
    known = {one.plan for one in drawn}
    return AuditRecords(
        stock=tuple(one for one in records.stock if (one.kind == "annual_review") == is_review),
        sampled=drawn,
        readings=tuple(one for one in records.readings if one.plan in known),
        verdicts=tuple(one for one in records.verdicts if one.plan in known),
        grades=tuple(one for one in records.grades if one.plan in known),
        sign_offs=tuple(one for one in records.sign_offs if one.plan in known),
    )


def fault_share(records: AuditRecords, code: str) -> Counted | None:
    """Return how much of the stock has a fault, None where nothing was read.

    A document has it where its reader agreed with a finding of this code, or added one.
    """
    faulty = {one.plan for one in records.verdicts if one.code == code and one.answer in _UPHELD}
    return _share(records, {one.plan for one in records.readings}, faulty, flags={code})


def standard_share(records: AuditRecords, standard: str, codes: Collection[str]) -> Counted | None:
    """Return how much of the stock is good or better in a standard, None where nothing was judged.

    The flag that the estimate leans on is a finding of one of the standard's codes.
    """
    judged = {one.plan: one.grade for one in records.grades if one.standard == standard and one.grade}
    failed = {plan for plan, grade in judged.items() if grade not in MET}
    counted = _share(records, set(judged), failed, flags=codes)
    if counted is None:
        return None
    share = counted.share
    met = Share(value=1 - share.value, low=1 - share.high, high=1 - share.low)
    return Counted(share=met, faulty=counted.read - counted.faulty, read=counted.read, stock=counted.stock)


def grades_given(records: AuditRecords, standard: str) -> tuple[int, ...]:
    """Return how many documents got each grade in a standard, best first."""
    given = [one.grade for one in records.grades if one.standard == standard]
    return tuple(given.count(grade) for grade in Grade)


def _share(records: AuditRecords, read: set[str], faulty: set[str], flags: Collection[str]) -> Counted | None:
    drawn = [one for one in in_strata_of_the_stock(records) if one.plan in read]
    if not drawn or not records.stock:
        return None
    names = {one.stratum for one in records.stock} | {one.stratum for one in drawn}
    strata = {name: position for position, name in enumerate(sorted(names))}
    shape = (1, len(strata), 2)
    stock, seen, found = (np.zeros(shape) for _ in range(3))
    for one in records.stock:
        stock[0, strata[one.stratum], _flag(one.codes, flags)] += 1
    for plan in drawn:
        cell = (0, strata[plan.stratum], _flag(plan.codes, flags))
        seen[cell] += 1
        found[cell] += plan.plan in faulty
    shares = prevalence(stock, seen, found)
    value, low, high = (float(part[0]) for part in (shares.value, shares.low, shares.high))
    share = Share(value=value, low=max(0.0, min(low, value)), high=min(1.0, max(high, value)))
    return Counted(share=share, faulty=int(found.sum()), read=len(drawn), stock=len(records.stock))


def _flag(codes: Iterable[str], flags: Collection[str]) -> int:
    return FLAGGED if any(code in flags for code in codes) else UNFLAGGED
