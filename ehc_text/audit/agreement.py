"""Whether auditors agree with each other, and the program with them: by fault and by standard of the framework.

Share agreed says how often two readers say the same; some of that is luck. Cohen's kappa (1960, Educational and
Psychological Measurement 20, 37-46) takes off the luck of two readers who guess as often as they say each thing, but
falls to nought where nearly all plans are alike, however well they agree. Gwet's AC1 (2008, British Journal of
Mathematical and Statistical Psychology 61, 29-48) does not: read the two together.

What is said of one plan belongs together, so the share agreed has Wilson's interval at its effective number of things
(see `effective_number`). Those of kappa and AC1 are its two ends with the luck taken off. Drawing plans again
(the bootstrap) is not used: of two to six plans it gives intervals without any width, which hold kappa in a quarter
to nine tenths of the trials (`bench/agreement.py`).
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np

from ehc_text.audit.intervals import Interval, effective_number, wilson
from ehc_text.audit.weighted_sum import Floats
from ehc_text.records.assessment import Grade
from ehc_text.records.audit import FIRST_MARKING, SECOND_MARKING, Answer, AuditRecords, StandardGrade, Verdict

_NOUGHT = 1e-12

_MOST_LUCK = 0.5
"""How often two readers agree by luck who toss a coin: held at least where all agreed, so that luck is not seen."""

Pairs: TypeAlias = Mapping[str, Sequence[tuple[int, int]]]
"""By plan, what the two readers said of each thing they both judged, as positions among the categories."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """How far two readers agree on one thing; `about` is a code or the id of a standard.

    `plans` both read, and said `items` things of them. `kappa` is None where both said the same one thing of all,
    so that nothing is left when luck is taken off.
    """

    about: str
    plans: int
    items: int
    agreed: Interval
    kappa: Interval | None
    ac1: Interval


def between_auditors(records: AuditRecords) -> tuple[tuple[Agreement, ...], tuple[Agreement, ...]]:
    """Return the agreement of the first marking with the second: by code, and by standard.

    Of a code, each finding that both judged is a thing (is it right or not?), and so is each plan that both read (was a
    fault of this kind missed in it?). A fault that is found in plans alone is asked of plans alone, and one of reviews
    of reviews: else they would be agreed on in documents that cannot have them. Of a standard it is the grade.
    """
    both = _read_by(records, FIRST_MARKING) & _read_by(records, SECOND_MARKING)
    first, second = (_verdicts(records, marking, both) for marking in (FIRST_MARKING, SECOND_MARKING))
    codes = sorted({code for _, code in (*first, *second)})
    by_code = (
        _agreement(code, _pairs_of_code(code, _of_its_kind(code, both, records), first, second), 2) for code in codes
    )
    grades = [_grades(records.grades, marking) for marking in (FIRST_MARKING, SECOND_MARKING)]
    return tuple(_known(by_code)), tuple(_known(_by_standard(grades[0], grades[1])))


def with_the_program(records: AuditRecords) -> tuple[tuple[Agreement, ...], tuple[Agreement, ...]]:
    """Return the agreement of the program with the first marking: by code, and by standard.

    Of a code each plan is a thing: did the program flag it, does it have the fault? Of a standard it is the grade.
    These are figures of the plans read, not of the stock (see `estimate`).
    """
    read = _read_by(records, FIRST_MARKING)
    said = _verdicts(records, FIRST_MARKING, read)
    plans = [plan for plan in records.sampled if plan.plan in read]
    codes = sorted({code for _, code in said} | {code for plan in plans for code in plan.codes})
    by_code = (
        _agreement(
            code,
            {
                plan.plan: [(int(code in plan.codes), int(_is_faulty(said.get((plan.plan, code), ()))))]
                for plan in plans
                if plan.plan in _of_its_kind(code, read, records)
            },
            2,
        )
        for code in codes
    )
    graded = [grade for grade in records.grades if grade.marking == FIRST_MARKING]
    suggested = {(one.plan, one.standard): one.suggested for one in graded if one.suggested is not None}
    return tuple(_known(by_code)), tuple(_known(_by_standard(suggested, _grades(graded, FIRST_MARKING))))


def agreed_of(tables: Floats) -> Floats:
    """Return the share agreed of each table, of shape (n_tables,).

    Tables are counts of shape (n_tables, n, n): how often the first reader said one thing and the second another.
    """
    return np.asarray(np.trace(tables, axis1=1, axis2=2) / tables.sum(axis=(1, 2)), dtype=np.float64)


def kappa_of(tables: Floats) -> Floats:
    """Return Cohen's kappa of each table, not a number where both readers said one and the same thing of all."""
    luck = _luck_of_kappa(tables)
    with np.errstate(invalid="ignore"):
        return np.where(luck < 1 - _NOUGHT, (agreed_of(tables) - luck) / np.maximum(1 - luck, _NOUGHT), np.nan)


def ac1_of(tables: Floats) -> Floats:
    """Return Gwet's AC1 of each table: the luck is that of readers who guess only where the thing is hard to tell."""
    luck = _luck_of_ac1(tables)
    return np.asarray((agreed_of(tables) - luck) / (1 - luck), dtype=np.float64)


def _luck_of_kappa(tables: Floats) -> Floats:
    shares = tables / tables.sum(axis=(1, 2), keepdims=True)
    return np.asarray((shares.sum(axis=1) * shares.sum(axis=2)).sum(axis=1), dtype=np.float64)


def _luck_of_ac1(tables: Floats) -> Floats:
    shares = tables / tables.sum(axis=(1, 2), keepdims=True)
    means = (shares.sum(axis=1) + shares.sum(axis=2)) / 2
    return np.asarray((means * (1 - means)).sum(axis=1) / (tables.shape[1] - 1), dtype=np.float64)


def _known(found: Iterable[Agreement | None]) -> Iterator[Agreement]:
    return (one for one in found if one is not None)


def _read_by(records: AuditRecords, marking: int) -> set[str]:
    return {reading.plan for reading in records.readings if reading.marking == marking}


_Said: TypeAlias = Mapping[tuple[str, str], Sequence[Verdict]]


def _verdicts(records: AuditRecords, marking: int, plans: set[str]) -> _Said:
    """Return the verdicts of a marking by plan and code."""
    said: dict[tuple[str, str], list[Verdict]] = defaultdict(list)
    for verdict in records.verdicts:
        if verdict.marking == marking and verdict.plan in plans and verdict.code is not None:
            said[verdict.plan, verdict.code].append(verdict)
    return said


def _of_its_kind(code: str, plans: set[str], records: AuditRecords) -> set[str]:
    """Return those plans that are of a kind in which the program or a reader found the fault in any plan drawn."""
    kinds = {plan.plan: plan.kind for plan in records.sampled}
    told = {verdict.plan for verdict in records.verdicts if verdict.code == code}
    asked = {plan.kind for plan in records.sampled if code in plan.codes or plan.plan in told}
    return {plan for plan in plans if kinds.get(plan) in asked}


def _is_faulty(verdicts: Iterable[Verdict]) -> bool:
    return any(verdict.answer in (Answer.AGREE, Answer.MISSED) for verdict in verdicts)


def _pairs_of_code(code: str, plans: Iterable[str], first: _Said, second: _Said) -> Pairs:
    return {plan: _pairs_of_plan(first.get((plan, code), ()), second.get((plan, code), ())) for plan in sorted(plans)}


def _pairs_of_plan(first: Iterable[Verdict], second: Iterable[Verdict]) -> list[tuple[int, int]]:
    one, other = (
        {v.finding: int(v.answer is Answer.AGREE) for v in said if v.finding is not None} for said in (first, second)
    )
    missed = tuple(int(any(v.answer is Answer.MISSED for v in said)) for said in (first, second))
    return [(one[finding], other[finding]) for finding in sorted(one.keys() & other.keys())] + [(missed[0], missed[1])]


def _grades(grades: Iterable[StandardGrade], marking: int) -> dict[tuple[str, str], Grade]:
    return {(one.plan, one.standard): one.grade for one in grades if one.marking == marking and one.grade is not None}


def _by_standard(
    first: Mapping[tuple[str, str], Grade], second: Mapping[tuple[str, str], Grade]
) -> Iterator[Agreement | None]:
    order = list(Grade)
    pairs: dict[str, dict[str, list[tuple[int, int]]]] = defaultdict(dict)
    for plan, standard in sorted(first.keys() & second.keys()):
        grades = order.index(first[plan, standard]), order.index(second[plan, standard])
        pairs[standard][plan] = [grades]
    for standard in sorted(pairs):
        yield _agreement(standard, pairs[standard], len(order))


def _agreement(about: str, pairs: Pairs, categories: int) -> Agreement | None:
    tables = np.zeros((len(pairs), categories, categories))
    for row, said in enumerate(pairs.values()):
        for one, other in said:
            tables[row, one, other] += 1
    if not tables.sum():
        return None
    return agreement_of(about, tables)


def agreement_of(about: str, tables: Floats) -> Agreement:
    """Return the agreement that plans' tables show, of shape (n_plans, n, n); at least one holds a thing."""
    whole = tables.sum(axis=0)[np.newaxis]
    agreed = _agreed(tables)
    kappa = float(kappa_of(whole)[0])
    return Agreement(
        about=about,
        plans=len(tables),
        items=int(whole.sum()),
        agreed=agreed,
        kappa=None if np.isnan(kappa) else _less_luck(kappa, float(_luck_of_kappa(whole)[0]), agreed),
        ac1=_less_luck(float(ac1_of(whole)[0]), float(_luck_of_ac1(whole)[0]), agreed),
    )


def _agreed(tables: Floats) -> Interval:
    same, said = np.trace(tables, axis1=1, axis2=2), tables.sum(axis=(1, 2))
    share = float(same.sum() / said.sum())
    size = effective_number(share, np.ones(len(tables)), same, said)
    return wilson(share, min(size, float(said.sum())))


def _less_luck(value: float, luck: float, agreed: Interval) -> Interval:
    """Return kappa or AC1, its ends those of the share agreed with the luck taken off; neither can be below -1."""
    held = max(luck, _MOST_LUCK) if agreed.value == 1 else luck
    low, high = (max(-1.0, 1 - (1 - end) / max(1 - held, _NOUGHT)) for end in (agreed.low, agreed.high))
    return Interval(value=value, low=min(low, value), high=max(high, value))
