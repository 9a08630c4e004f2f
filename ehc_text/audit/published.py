"""The records of a period to the findings that are published: figures, trends, examples and actions by agency."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from ehc_text.audit.counting import MET, Counted, fault_share, grades_given, of_kind, standard_share
from ehc_text.audit.filed import filed, first_marking, in_period
from ehc_text.audit.intervals import Interval, difference
from ehc_text.audit.stand_ins import without_people
from ehc_text.audit.suppression import THRESHOLD, suppress
from ehc_text.errors import UsageError
from ehc_text.parsing.filling.section_text import CELL_JOINT
from ehc_text.records.assessment import Grade
from ehc_text.records.audit import SECOND_MARKING, Answer, AuditRecords, SignOff
from ehc_text.records.desk import AuditFinding, FilledPack
from ehc_text.records.finding import Agency
from ehc_text.records.framework import Framework, Standard
from ehc_text.records.published import (
    AgencyActions,
    ExampleLine,
    FaultLine,
    GroupLine,
    Published,
    Share,
    StandardLine,
)
from ehc_text.records.rules import Check

_MOST_EXAMPLES = 2
_MOST_ACTIONS = 6
"""An agency that is told everything does nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """A stretch of days, both ends counted."""

    since: dt.date
    until: dt.date

    @property
    def before(self) -> "Period":
        """The period of the same length that ends the day before."""
        until = self.since - dt.timedelta(days=1)
        return Period(since=until - (self.until - self.since), until=until)


def period_of(packs: Sequence[FilledPack], since: dt.date | None, until: dt.date | None) -> Period:
    """Return the period asked for; an end that is left out is that of what was recorded.

    Raises:
        UsageError: if nothing was recorded in it.
    """
    days = [one.recording.decided_on for one in in_period(packs, since, until)]
    if not days:
        raise UsageError("No pack was recorded in this period: `ehc audit status` lists what there is.")
    return Period(since=since or min(days), until=until or max(days))


def published(
    packs: Sequence[FilledPack],
    sign_offs: Sequence[SignOff],
    period: Period,
    framework: Framework,
    checks: Sequence[Check],
    title: str,
    first_names: frozenset[str] = frozenset(),
) -> Published:
    """Return what is published of a period, its trends held against the period before.

    `first_names`, in small letters, are those that a name in an example is known by.
    """
    own = in_period(packs, period.since, period.until)
    all_read, earlier = filed(own, sign_offs), in_period(packs, period.before.since, period.before.until)
    now, before = first_marking(all_read), first_marking(filed(earlier))
    by_code = {check.code: check for check in checks}
    agencies = _agencies(own)
    groups = []
    for is_review in (False, True):
        read, then = of_kind(now, is_review=is_review), of_kind(before, is_review=is_review)
        if read.readings:
            asked = [standard for standard in framework.standards if standard.for_reviews == is_review]
            lines = tuple(_standard(one, read, then, by_code, agencies, own, first_names) for one in asked)
            groups.append(_group(is_review, read, of_kind(all_read, is_review=is_review), lines))
    signed = {one.plan: one.grade for one in now.sign_offs}
    return Published(
        title=title,
        since=period.since,
        until=period.until,
        auditors=len({one.auditor.casefold() for one in all_read.readings}),
        groups=tuple(groups),
        actions=_actions(groups),
        signed_off=len(signed),
        grades=_counts(tuple(Counter(signed.values())[grade] for grade in Grade)),
        versions=tuple(dict.fromkeys(one.pack.sample.scan.versions for one in own)),
        earlier=(period.before.since, period.before.until) if before.readings else None,
    )


def _group(
    is_review: bool, read: AuditRecords, all_read: AuditRecords, standards: tuple[StandardLine, ...]
) -> GroupLine:
    return GroupLine(
        is_review=is_review,
        stock=len(read.stock),
        read=len(read.readings),
        read_twice=len({one.plan for one in all_read.readings if one.marking == SECOND_MARKING}),
        unread=len(all_read.sampled) - len({one.plan for one in all_read.readings}),
        standards=standards,
    )


def _standard(
    standard: Standard,
    now: AuditRecords,
    before: AuditRecords,
    checks: Mapping[str, Check],
    agencies: Mapping[str, Agency],
    packs: Sequence[FilledPack],
    first_names: frozenset[str],
) -> StandardLine:
    counts = grades_given(now, standard.id)
    known = [code for code in standard.codes if code in checks]
    faults = (_fault(checks[code], standard, now, before, agencies) for code in known)
    met = standard_share(now, standard.id, standard.codes)
    return StandardLine(
        id=standard.id,
        name=standard.name,
        asks=standard.asks,
        agency=standard.agency,
        judged=sum(counts),
        met=_shown(met),
        counts=_counts_by_grade(counts) if met and met.is_safe else _counts(counts),
        trend=_trend(standard_share(before, standard.id, standard.codes), met),
        faults=tuple(sorted((one for one in faults if one), key=_most_first)),
        examples=tuple(_examples(standard, packs, checks, first_names)),
    )


def _fault(
    check: Check, standard: Standard, now: AuditRecords, before: AuditRecords, agencies: Mapping[str, Agency]
) -> FaultLine | None:
    """Return the line of a fault, None where nobody found it in any document read."""
    counted = fault_share(now, check.code)
    if counted is None or counted.faulty == 0:
        return None
    return FaultLine(
        code=check.code,
        name=check.name.replace("-", " "),
        agency=check.agency or agencies.get(check.code, standard.agency),
        share=_shown(counted),
        trend=_trend(fault_share(before, check.code), counted),
        advice=check.advice,
    )


def _shown(counted: Counted | None) -> Share | None:
    return counted.share if counted and counted.is_safe else None


def _trend(before: Counted | None, now: Counted | None) -> Share | None:
    if before is None or now is None or not (before.is_safe and now.is_safe):
        return None
    one, other = (
        Interval(value=counted.share.value, low=counted.share.low, high=counted.share.high) for counted in (before, now)
    )
    change = difference(one, other)
    return Share(value=change.value, low=change.low, high=change.high)


def _counts(counts: tuple[int, ...]) -> tuple[int | None, ...]:
    """Return the counts without small ones; none at all where even their sum is small."""
    return suppress([counts])[0] if sum(counts) >= THRESHOLD else ()


def _counts_by_grade(counts: tuple[int, ...]) -> tuple[int | None, ...]:
    """Return the counts beside a share that is good or better, which tells the sum of those grades and of the others.

    So each half is a line by itself: else one suppressed grade could be reckoned from the share and the other grade.
    """
    good = sum(grade in MET for grade in Grade)
    halves = suppress([counts[:good]])[0], suppress([counts[good:]])[0]
    return (*halves[0], *halves[1])


def _most_first(fault: FaultLine) -> tuple[bool, float, str]:
    return fault.share is None, -fault.share.value if fault.share else 0.0, fault.code


def _agencies(packs: Sequence[FilledPack]) -> dict[str, Agency]:
    """Return who has to put right most of what was upheld of each code whose agency depends on the section."""
    upheld: dict[str, Counter[str]] = {}
    for finding in _upheld(packs):
        upheld.setdefault(finding.code, Counter())[finding.agency] += 1
    return {code: Agency(counted.most_common(1)[0][0]) for code, counted in upheld.items()}


def _upheld(packs: Sequence[FilledPack]) -> Iterable[AuditFinding]:
    for one in packs:
        plans = {plan.number: plan for plan in one.pack.plans}
        for answer in one.recording.findings:
            if answer.answer is Answer.AGREE and answer.number is not None:
                yield plans[answer.plan].findings[answer.number - 1]


def _examples(
    standard: Standard, packs: Sequence[FilledPack], checks: Mapping[str, Check], first_names: frozenset[str]
) -> list[ExampleLine]:
    """Return a few examples that an auditor marked, of plans whose families agreed."""
    found: dict[str, ExampleLine] = {}
    for one in packs:
        consented = {answer.plan for answer in one.recording.plans if answer.has_consent}
        plans = {plan.number: plan for plan in one.pack.plans}
        for answer in one.recording.findings:
            is_upheld = answer.answer in (Answer.AGREE, Answer.MISSED)
            if not (answer.is_example and is_upheld and answer.plan in consented and answer.code in standard.codes):
                continue
            finding = plans[answer.plan].findings[answer.number - 1] if answer.number else None
            words = finding.context or finding.quote if finding else answer.words
            advice = finding.advice if finding else checks[answer.code].advice if answer.code in checks else ""
            if words:
                shown, advised = (without_people(text, first_names) for text in (words, advice))
                line = ExampleLine(code=answer.code, words=_as_prose(shown), advice=advised)
                found.setdefault(line.words, line)
    return list(found.values())[:_MOST_EXAMPLES]


def _as_prose(words: str) -> str:
    """Return words of a table row with semicolons where its cells met, empty cells left out."""
    return "; ".join(cell for cell in (part.strip() for part in words.split(CELL_JOINT.strip())) if cell)


def _actions(groups: Sequence[GroupLine]) -> tuple[AgencyActions, ...]:
    faults = [fault for group in groups for standard in group.standards for fault in standard.faults]
    return tuple(
        AgencyActions(agency=agency, faults=tuple(sorted(own, key=_most_first)[:_MOST_ACTIONS]))
        for agency in Agency
        if (own := [fault for fault in faults if fault.agency is agency])
    )
