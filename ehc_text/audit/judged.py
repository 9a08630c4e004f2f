"""What the auditors found, plan by plan and code by code, beside what the program had said of the same plans.

Figures rest on the first marking; a second one serves to see whether auditors agree. A plan counts once somebody read
it to its end. A fault is there where an auditor agreed with a finding of its code or said that it was missed; findings
that an auditor called not applicable are no fault, and count neither for nor against a rule's precision.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from ehc_text.records.audit import (
    FIRST_MARKING,
    Answer,
    AuditRecords,
    SampledPlan,
    StockPlan,
    Verdict,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """How an auditor decided on the findings of one code in one plan, and how often it was missed there."""

    agreed: int = 0
    disagreed: int = 0
    not_applicable: int = 0
    missed: int = 0

    @property
    def is_faulty(self) -> bool:
        """Whether the plan has the fault."""
        return self.agreed + self.missed > 0

    @property
    def decided(self) -> int:
        """How many findings were found right or wrong."""
        return self.agreed + self.disagreed


NOTHING = Judged()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadPlan:
    """One plan of the sample that was read to its end; `by_code` holds the codes that anything was said of.

    `weight` is how many plans of the stock it stands for: those of its stratum, parted among the ones read.
    """

    sampled: SampledPlan
    auditor: str
    weight: float
    by_code: Mapping[str, Judged] = field(default_factory=dict)

    def judged(self, code: str) -> Judged:
        """Return what was said of a code: nothing, where it was neither found nor missed."""
        return self.by_code.get(code, NOTHING)

    def is_flagged(self, code: str) -> bool:
        """Return whether the program had found the fault."""
        return code in self.sampled.codes


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """The stock, and those of its plans that were drawn and read."""

    stock: tuple[StockPlan, ...]
    plans: tuple[ReadPlan, ...]
    unread: int
    """How many plans were drawn and not read to their end, or not yet."""

    @property
    def codes(self) -> tuple[str, ...]:
        """Every code that was found in the stock, or that an auditor spoke of."""
        found = {code for plan in self.stock for code in plan.codes}
        return tuple(sorted(found.union(*(plan.by_code for plan in self.plans))))

    def of_kind(self, kind: str) -> "Evidence":
        """Return the evidence on plans alone, or on reviews."""
        return Evidence(
            stock=tuple(plan for plan in self.stock if plan.kind == kind),
            plans=tuple(plan for plan in self.plans if plan.sampled.kind == kind),
            unread=self.unread,
        )


def evidence_from(records: AuditRecords, marking: int = FIRST_MARKING) -> Evidence:
    """Return what one marking tells. Where several auditors read a plan in it, the first of the records counts."""
    readers: dict[str, str] = {}
    for reading in records.readings:
        if reading.marking == marking:
            readers.setdefault(reading.plan, reading.auditor)
    said: dict[str, list[Verdict]] = defaultdict(list)
    for verdict in records.verdicts:
        if verdict.marking == marking and readers.get(verdict.plan) == verdict.auditor:
            said[verdict.plan].append(verdict)
    sampled = {plan.plan: plan for plan in in_strata_of_the_stock(records)}
    read = Counter(plan.stratum for key, plan in sampled.items() if key in readers)
    plans = tuple(
        ReadPlan(
            sampled=plan,
            auditor=readers[key],
            weight=plan.stratum_size / read[plan.stratum],
            by_code=dict(_by_code(said[key])),
        )
        for key, plan in sampled.items()
        if key in readers
    )
    return Evidence(stock=records.stock, plans=plans, unread=len(sampled) - len(plans))


def in_strata_of_the_stock(records: AuditRecords) -> tuple[SampledPlan, ...]:
    """Return the sampled plans, in the stock's strata where a sample before the newest one was drawn from others.

    One sample may part documents by findings alone and the next one by kind too: in its finer stratum, as in the
    coarser one, a document was drawn by chance.
    """
    strata, sizes = {one.plan: one.stratum for one in records.stock}, Counter(one.stratum for one in records.stock)
    return tuple(
        one
        if one.stratum in sizes or one.plan not in strata
        else replace(one, stratum=strata[one.plan], stratum_size=sizes[strata[one.plan]])
        for one in records.sampled
    )


def _by_code(verdicts: Iterable[Verdict]) -> Iterator[tuple[str, Judged]]:
    by_code: dict[str, list[Answer]] = defaultdict(list)
    for verdict in verdicts:
        if verdict.code is not None:
            by_code[verdict.code].append(verdict.answer)
    for code, answers in by_code.items():
        yield (
            code,
            Judged(
                agreed=answers.count(Answer.AGREE),
                disagreed=answers.count(Answer.DISAGREE),
                not_applicable=answers.count(Answer.NOT_APPLICABLE),
                missed=answers.count(Answer.MISSED),
            ),
        )
