"""The figures of an audit as lines for reading, in whole percent: no more than what a sample can know."""

from collections.abc import Iterable, Iterator, Sequence

from ehc_text.audit.accuracy_card import CardEntry, Trust
from ehc_text.audit.agreement import Agreement
from ehc_text.audit.estimate import CodeEstimate, CodeTrend
from ehc_text.audit.intervals import Interval
from ehc_text.audit.judged import Evidence

_KINDS = {"ehc_plan": "EHC plans", "annual_review": "annual review reports"}

_UNKNOWN = "-"


def estimate_lines(evidence: Evidence, kind: str, estimates: Sequence[CodeEstimate]) -> Iterator[str]:
    """Yield the figures of every fault of one kind of document, the most common first."""
    name = _KINDS.get(kind, kind)
    yield f"{name}: {len(evidence.stock)} in the stock, {len(evidence.plans)} read."
    yield from _table(
        ("code", "flagged", "have the fault", "by sample alone", "findings right", "faults found", "missed, at most"),
        [
            (
                one.code,
                _percent(one.flagged / one.stock),
                _told(one.prevalence) + ("*" if _is_guessed(one) else ""),
                _told(one.alone),
                f"{_told(one.precision)} of {one.findings_decided}" if one.precision else _UNKNOWN,
                _told(one.found),
                f"{_percent(one.missed.value)}, {_percent(one.missed.high)}" if one.missed else _UNKNOWN,
            )
            for one in sorted(estimates, key=lambda one: (-one.prevalence.value, one.code))
        ],
    )
    if evidence.plans:
        if any(_is_guessed(one) for one in estimates):
            yield (
                "* Nobody read a plan with a finding of this code, or nobody one without: half of those are held to be "
                "faulty, and the figure is a guess within its interval."
            )
        yield "In brackets 95 % intervals: of twenty such intervals about one misses the truth."


def _is_guessed(one: CodeEstimate) -> bool:
    """Return whether the prevalence rests on plans of which nobody read one that is like them."""
    is_flag_unseen = one.flagged > 0 and one.read_flagged == 0
    return is_flag_unseen or (one.flagged < one.stock and one.read_flagged == one.read)


def trend_lines(trends: Iterable[CodeTrend]) -> Iterator[str]:
    """Yield how each fault changed between two periods, the greatest falls first."""
    yield "Change from the earlier period, in points:"
    yield from _table(
        ("code", "earlier", "now", "change", ""),
        [
            (
                one.code,
                _told(one.earlier),
                _told(one.later),
                f"{one.change.value * 100:+.0f} ({one.change.low * 100:+.0f} to {one.change.high * 100:+.0f})",
                "" if not one.is_sure else "fewer" if one.change.high < 0 else "more",
            )
            for one in sorted(trends, key=lambda one: (one.change.value, one.code))
        ],
    )
    yield "Where neither fewer nor more is said, the samples do not show a change: it may be chance."


def agreement_lines(title: str, found: Sequence[Agreement]) -> Iterator[str]:
    """Yield how far two readers agree, the least agreement first."""
    yield title
    if not found:
        yield "  nothing that both judged"
        return
    yield from _table(
        ("about", "plans", "judged", "agreed", "kappa", "AC1"),
        [
            (
                one.about,
                str(one.plans),
                str(one.items),
                _told(one.agreed),
                _coefficient(one.kappa),
                _coefficient(one.ac1),
            )
            for one in sorted(found, key=lambda one: (one.ac1.value, one.about))
        ],
    )


def card_lines(card: Sequence[CardEntry]) -> Iterator[str]:
    """Yield the accuracy card, the rules that are least right first."""
    yield from _table(
        ("code", "what to make of it", "findings right", "faults found", "missed, at most"),
        [
            (
                entry.code,
                entry.trust.value + (", surely" if entry.is_surely_below else ""),
                f"{_told(entry.precision)} of {entry.decided}" if entry.precision else _UNKNOWN,
                _told(entry.found),
                f"{_percent(entry.missed.value)}, {_percent(entry.missed.high)}" if entry.missed else _UNKNOWN,
            )
            for entry in card
            if entry.trust is not Trust.UNKNOWN
        ],
    )
    unknown = sorted(entry.code for entry in card if entry.trust is Trust.UNKNOWN)
    if unknown:
        yield f"{Trust.UNKNOWN.value}: {', '.join(unknown)}"


def _told(interval: Interval | None) -> str:
    if interval is None:
        return _UNKNOWN
    return f"{_percent(interval.value)} ({interval.low * 100:.0f}-{interval.high * 100:.0f})"


def _coefficient(interval: Interval | None) -> str:
    if interval is None:
        return _UNKNOWN
    return f"{interval.value:.2f} ({interval.low:.2f} to {interval.high:.2f})"


def _percent(share: float) -> str:
    return f"{share * 100:.0f} %"


def _table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    lines = [heads, *rows]
    widths = [max(len(line[column]) for line in lines) for column in range(len(heads))]
    for line in lines:
        yield "  " + "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip()
