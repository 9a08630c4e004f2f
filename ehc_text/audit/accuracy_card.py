"""The accuracy card: of each rule what auditors' verdicts say of it, whether to trust it, and which to switch off."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from ehc_text.audit.estimate import CodeEstimate
from ehc_text.audit.intervals import Interval

FLOOR = 0.5
"""Below it a rule is more often wrong than right."""

TRUSTED = 0.8
"""From it on, four findings of five and more, a rule's findings may be counted without being looked at."""

_FEW = 10
"""Of fewer findings that were decided on nothing is concluded."""


class Trust(StrEnum):
    """What to make of a rule's findings."""

    TRUST = "trust"
    CHECK = "check each"
    BELOW = "below the floor"
    UNKNOWN = "too few verdicts"


@dataclass(frozen=True, slots=True, kw_only=True)
class CardEntry:
    """One rule: how often it is right, how much it finds and misses, and what to make of it.

    `is_surely_below` is True where even the upper end of its precision lies below the floor.
    """

    code: str
    trust: Trust
    precision: Interval | None
    decided: int
    found: Interval | None
    missed: Interval | None
    is_surely_below: bool = False


def accuracy_card(
    estimates: Iterable[CodeEstimate], *, floor: float = FLOOR, trusted: float = TRUSTED
) -> tuple[CardEntry, ...]:
    """Return the card, the rules that are least right first, those without verdicts last.

    A rule is trusted where the lower end of its precision reaches the floor and its precision is `trusted` or more; it
    is below the floor where its precision is. Fewer than ten decided findings say nothing. A rule that both plans and
    reviews spoke of has one entry, that of the kind in which more was decided: it is switched on or off for both.
    """
    by_code: dict[str, CodeEstimate] = {}
    for estimate in estimates:
        known = by_code.setdefault(estimate.code, estimate)
        if estimate.findings_decided > known.findings_decided:
            by_code[estimate.code] = estimate
    entries = (_entry(estimate, floor, trusted) for estimate in by_code.values())
    return tuple(sorted(entries, key=lambda entry: (entry.precision.value if entry.precision else 2.0, entry.code)))


def switch_off_lines(card: Sequence[CardEntry], *, floor: float = FLOOR) -> Iterator[str]:
    """Yield the lines of an own.yaml that switch off the rules below the floor; none where there is no such rule.

    A rule that is surely below is named; one that may be above it stands behind a remark, for a person to decide.
    """
    below = [entry for entry in card if entry.trust is Trust.BELOW]
    if not below:
        return
    yield 'extends: "shipped"'
    yield f"# Rules that auditors found right in fewer than {floor:.0%} of the findings that they decided on."
    yield "switch_off: ["
    for entry in below:
        remark = "" if entry.is_surely_below else "# perhaps: "
        yield f'  {remark}"{entry.code}",  # {_told(entry)}'
    yield "]"


def _entry(estimate: CodeEstimate, floor: float, trusted: float) -> CardEntry:
    precision, decided = estimate.precision, estimate.findings_decided
    trust = Trust.CHECK
    if precision is None or decided < _FEW:
        trust = Trust.UNKNOWN
    elif precision.value < floor:
        trust = Trust.BELOW
    elif precision.value >= trusted and precision.low >= floor:
        trust = Trust.TRUST
    return CardEntry(
        code=estimate.code,
        trust=trust,
        precision=precision,
        decided=decided,
        found=estimate.found,
        missed=estimate.missed,
        is_surely_below=trust is Trust.BELOW and precision is not None and precision.high < floor,
    )


def _told(entry: CardEntry) -> str:
    precision = entry.precision
    if precision is None:
        return ""
    return f"right in {precision.value:.0%} of {entry.decided}, {precision.low:.0%} to {precision.high:.0%}"
