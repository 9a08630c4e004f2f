"""The words in which published findings are told, the same in Word and in HTML."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ehc_text.records.assessment import Grade
from ehc_text.records.published import FaultLine, GroupLine, Published, Share, StandardLine

SUPPRESSED = "c"
"""What stands for a number that is not told, as in the statistics of the Department for Education."""

WELL_FROM = 0.75
"""A standard that at least so much of the stock meets is told under what we do well: the score of a good plan."""

METHOD = (
    "The documents read were drawn by chance from all documents, with and without findings of the program, by a seed "
    "that is kept, so that anyone can draw them again.",
    "Each share is an estimate for all documents, not for those read. It rests on what the auditors decided; what the "
    "program found in all documents serves to make it more precise, and does not bias it. The range behind it holds "
    "the true share in 95 of 100 audits like this one.",
    "Where nobody read a document with a finding of a fault, or nobody one without, half of those are held to have it, "
    "and the range allows for more and for fewer.",
    "A change is told against the period before, with the range that it lies in. Where the range holds nought, the "
    "change may be chance.",
    "Where fewer than five documents stand behind a figure, or behind what could be reckoned from it, it is not told: "
    f"'{SUPPRESSED}' stands in its place.",
    "The grades are those that auditors gave. The program suggests grades too, and auditors do not see them before "
    "they give theirs.",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Divided:
    """The standards of a group: those met by most, and the others, the best first and the worst first."""

    well: tuple[StandardLine, ...]
    improve: tuple[StandardLine, ...]
    untold: tuple[StandardLine, ...]


def divided(group: GroupLine) -> Divided:
    """Return what goes well, what is to improve, and what must not be told."""
    told = [one for one in group.standards if one.met]
    by_share = sorted(told, key=lambda one: (-_value(one), one.id))
    return Divided(
        well=tuple(one for one in by_share if _value(one) >= WELL_FROM),
        improve=tuple(one for one in reversed(by_share) if _value(one) < WELL_FROM),
        untold=tuple(one for one in group.standards if one.met is None),
    )


def share_text(share: Share | None) -> str:
    """Return "62% (48% to 74%)", or the sign for what is not told."""
    if share is None:
        return SUPPRESSED
    return f"{_percent(share.value)} ({_percent(share.low)} to {_percent(share.high)})"


def met_text(standard: StandardLine) -> str:
    """Return the sentence that says how many documents meet a standard, and how that changed."""
    if standard.met is None:
        return "Too few documents stand behind the share that is good or better to tell it."
    trend = f"; {trend_text(standard.trend)}" if standard.trend else ""
    return f"{share_text(standard.met)} are good or better{trend}."


def fault_text(fault: FaultLine) -> str:
    """Return which fault an action is about, and how many documents have it."""
    share = f"{share_text(fault.share)} of documents" if fault.share else "found, and the share is not told"
    return f"{fault.name.capitalize()} ({fault.code}): {share}."


def trend_text(trend: Share | None) -> str:
    """Return "up 8 points (2 to 14)", with a remark where it may be chance, or "" where there is none."""
    if trend is None:
        return ""
    points, low, high = (round(100 * part) for part in (trend.value, trend.low, trend.high))
    way = "up" if points > 0 else "down" if points < 0 else "no change"
    moved = way if points == 0 else f"{way} {abs(points)} point{'s' if abs(points) != 1 else ''}"
    chance = ", may be chance" if low <= 0 <= high else ""
    return f"{moved} ({_signed(low)} to {_signed(high)}{chance})"


def count_text(count: int | None) -> str:
    """Return a count, or the sign for what is not told."""
    return SUPPRESSED if count is None else str(count)


def grade_counts(counts: Sequence[int | None]) -> list[str]:
    """Return the counts of each grade, best first; all of them are untold where not even their sum may be told."""
    return [count_text(count) for count in (counts or [None] * len(Grade))]


def day_text(day: dt.date) -> str:
    """Return "1 November 2026"."""
    return f"{day.day} {day:%B %Y}"


def period_text(report: Published) -> str:
    """Return the days that the report is of."""
    if report.since == report.until:
        return day_text(report.since)
    return f"{day_text(report.since)} to {day_text(report.until)}"


def group_name(group: GroupLine) -> str:
    """Return what the documents of a group are."""
    return "Annual review reports" if group.is_review else "EHC plans"


def base_text(group: GroupLine) -> str:
    """Return how many documents were read, out of how many."""
    twice = ""
    if group.read_twice:
        twice = (
            f" {group.read_twice} of them were read by two people, the second without sight of the first one's answers."
        )
    unread = ""
    if group.unread:
        were = "was" if group.unread == 1 else "were"
        unread = f" {group.unread} more {were} drawn and not read: the figures hold if that was by chance."
    return f"{group.read} of {group.stock} were read, drawn by chance.{twice}{unread}"


def caption(text: str, *, has_sign: bool) -> str:
    """Return what stands over a table, with the meaning of the sign for what is not told where it is in the table."""
    return f"{text} ({SUPPRESSED}: not told, since fewer than five documents stand behind it)" if has_sign else text


def standards_caption(group: GroupLine) -> str:
    """Return what stands over the table of standards."""
    has_sign = any(one.met is None or SUPPRESSED in grade_counts(one.counts) for one in group.standards)
    return caption("Share of all documents that are good or better, and the grades of those read", has_sign=has_sign)


def faults_caption(standard: StandardLine) -> str:
    """Return what stands over the table of a standard's faults."""
    return caption(
        "What is at fault, as a share of all documents", has_sign=any(one.share is None for one in standard.faults)
    )


def people_text(report: Published) -> str:
    """Return who read."""
    return f"{report.auditors} auditor{'s' if report.auditors != 1 else ''} read."


def signed_lines(report: Published) -> Iterator[str]:
    """Yield how many grades were signed off, and which they were."""
    if not report.signed_off:
        yield "No grade has been signed off yet: all grades here are the auditors' own."
        return
    yield f"Grades of documents as a whole that somebody has signed off: {_sum_text(report)}."
    told = zip(report.best_first, grade_counts(report.grades), strict=True)
    yield "; ".join(f"{grade.value}: {count}" for grade, count in told) + "."


def version_lines(report: Published) -> Iterator[str]:
    """Yield what the program was in each of its versions."""
    for one in report.versions:
        models = f", model {one.models}" if one.models else ", rules alone"
        yield f"ehc-text {one.program}, rules {one.rules}{models}"


def _sum_text(report: Published) -> str:
    return str(report.signed_off) if report.grades else SUPPRESSED


def _signed(points: int) -> str:
    """Return the points with their sign; a real minus does not break at a line's end."""
    return f"{points:+d}".replace("-", "\N{MINUS SIGN}")


def _percent(share: float) -> str:
    return f"{round(100 * share)}%"


def _value(standard: StandardLine) -> float:
    return standard.met.value if standard.met else 0.0
