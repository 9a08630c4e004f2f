"""Two scans, before and after: which findings were gained and which lost, by code and by plan.

A plan is known again by its contents or, where those changed, by its path. A finding is known again by its code, its
section and its quote; offsets may have moved, and a quote may have grown or shrunk.
"""

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ehc_text.errors import UsageError
from ehc_text.reporting.contract_object import UNREAD_KINDS
from ehc_text.scanning.folder import PLANS

_SAME_QUOTE = 0.5
"""From this share of common words on, two quotes of one code and section are one finding that moved."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparedFinding:
    """What a finding is known by. `is_accepted` where somebody accepted it and it does not count."""

    code: str
    section: str | None
    quote: str
    message: str
    is_accepted: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparedPlan:
    """One plan of a scan. `is_read` is False where it could not be read: it has no findings then, and is not clean."""

    path: str
    sha256: str
    findings: tuple[ComparedFinding, ...]
    is_read: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanChange:
    """What changed in one plan. `path` is that of after; `is_changed` where the file's contents are not the same."""

    path: str
    gained: tuple[ComparedFinding, ...] = ()
    lost: tuple[ComparedFinding, ...] = ()
    is_changed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """All that changed. `kept` counts the findings that are in both; only plans in both scans are compared."""

    plans: tuple[PlanChange, ...]
    only_before: tuple[str, ...]
    only_after: tuple[str, ...]
    not_read: tuple[str, ...]
    kept: int

    @property
    def by_code(self) -> Mapping[str, tuple[int, int]]:
        """How many findings each code gained and lost."""
        gained = Counter(finding.code for plan in self.plans for finding in plan.gained)
        lost = Counter(finding.code for plan in self.plans for finding in plan.lost)
        return {code: (gained[code], lost[code]) for code in sorted(gained.keys() | lost.keys())}


def read_plans(where: Path) -> tuple[ComparedPlan, ...]:
    """Return the plans of a scan's folder, of a plans.jsonl, or of what `ehc check --format json` printed.

    Raises:
        UsageError: if there is no such file, or a line of it is no result.
    """
    file = where / PLANS if where.is_dir() else where
    try:
        with file.open(encoding="utf-8") as lines:
            return tuple(_plan(line, file, number) for number, line in enumerate(lines, start=1) if line.strip())
    except (OSError, UnicodeDecodeError):
        raise UsageError(f"'{where}' is no folder of a scan and no {PLANS} that can be read.") from None


def compare(before: Sequence[ComparedPlan], after: Sequence[ComparedPlan]) -> Comparison:
    """Return what was gained and lost from `before` to `after`."""
    pairs = _pairs(before, after)
    read = [(old, new) for old, new in pairs if old.is_read and new.is_read]
    changes = [(_change(old, new), len(new.findings)) for old, new in read]
    matched_before = {id(old) for old, _ in pairs}
    matched_after = {id(new) for _, new in pairs}
    return Comparison(
        plans=tuple(change for change, _ in changes if change.gained or change.lost),
        only_before=tuple(plan.path for plan in before if id(plan) not in matched_before),
        only_after=tuple(plan.path for plan in after if id(plan) not in matched_after),
        not_read=tuple(new.path for old, new in pairs if not (old.is_read and new.is_read)),
        kept=sum(count - len(change.gained) for change, count in changes),
    )


def lines_of(comparison: Comparison) -> Iterator[str]:
    """Yield the comparison for reading: the sums, then by code, then by plan."""
    gained = sum(len(plan.gained) for plan in comparison.plans)
    lost = sum(len(plan.lost) for plan in comparison.plans)
    yield f"{gained} gained, {lost} lost, {comparison.kept} in both."
    for code, (more, fewer) in comparison.by_code.items():
        yield f"  {code}  +{more}  -{fewer}"
    for plan in comparison.plans:
        yield f"{plan.path}{' (the file has changed)' if plan.is_changed else ''}"
        yield from (f"  + {_told(finding)}" for finding in plan.gained)
        yield from (f"  - {_told(finding)}" for finding in plan.lost)
    for title, paths in (
        ("only before", comparison.only_before),
        ("only after", comparison.only_after),
        ("not compared, for it could not be read both times", comparison.not_read),
    ):
        yield from (f"{title}: {path}" for path in paths)


def _plan(line: str, file: Path, number: int) -> ComparedPlan:
    try:
        entry: dict[str, Any] = json.loads(line)
        return ComparedPlan(
            path=entry["file"]["path"],
            sha256=entry["file"]["sha256"],
            findings=tuple(map(_finding, entry["findings"])),
            is_read=not any(problem["kind"] in UNREAD_KINDS for problem in entry["problems"]),
        )
    except (ValueError, KeyError, TypeError):
        raise UsageError(f"{file}:{number}: this line is no result of a scan: run the scan again.") from None


def _finding(entry: Mapping[str, Any]) -> ComparedFinding:
    accepted = entry.get("accepted")
    return ComparedFinding(
        code=entry["code"],
        section=entry["section"],
        quote=entry["quote"],
        message=entry["message"],
        is_accepted=bool(accepted and not accepted["has_run_out"]),
    )


def _pairs(before: Sequence[ComparedPlan], after: Sequence[ComparedPlan]) -> list[tuple[ComparedPlan, ComparedPlan]]:
    """Return the plans that are in both: first those of the same path and contents, then of one of the two."""
    left, pairs = list(before), []
    rest = list(after)
    for key in (_by_both, _by_contents, _by_path):
        known: dict[Any, list[ComparedPlan]] = {}
        for plan in left:
            known.setdefault(key(plan), []).append(plan)
        still: list[ComparedPlan] = []
        for plan in rest:
            found = known.get(key(plan)) if key(plan) else None
            if found:
                pairs.append((found.pop(0), plan))
            else:
                still.append(plan)
        taken = {id(old) for old, _ in pairs}
        left, rest = [plan for plan in left if id(plan) not in taken], still
    order = {id(plan): position for position, plan in enumerate(after)}
    return sorted(pairs, key=lambda pair: order[id(pair[1])])


def _by_both(plan: ComparedPlan) -> tuple[str, str]:
    return plan.sha256, plan.path


def _by_contents(plan: ComparedPlan) -> str:
    return plan.sha256


def _by_path(plan: ComparedPlan) -> str:
    return plan.path


def _change(old: ComparedPlan, new: ComparedPlan) -> PlanChange:
    lost, gained = _unmatched(old.findings, new.findings, _is_same)
    lost, gained = _unmatched(lost, gained, _is_moved)
    return PlanChange(path=new.path, gained=tuple(gained), lost=tuple(lost), is_changed=old.sha256 != new.sha256)


def _unmatched(
    old: Iterable[ComparedFinding],
    new: Iterable[ComparedFinding],
    is_match: Callable[[ComparedFinding, ComparedFinding], bool],
) -> tuple[list[ComparedFinding], list[ComparedFinding]]:
    left, gained = list(old), []
    for finding in new:
        match = next((one for one in left if is_match(one, finding)), None)
        if match is None:
            gained.append(finding)
        else:
            left.remove(match)
    return left, gained


def _is_same(one: ComparedFinding, other: ComparedFinding) -> bool:
    return _place(one) == _place(other) and _words(one.quote) == _words(other.quote)


def _is_moved(one: ComparedFinding, other: ComparedFinding) -> bool:
    if _place(one) != _place(other):
        return False
    words, others = Counter(_words(one.quote)), Counter(_words(other.quote))
    common = (words & others).total()
    return common >= _SAME_QUOTE * max(1, min(words.total(), others.total()))


def _place(finding: ComparedFinding) -> tuple[str, str | None, bool]:
    return finding.code, finding.section, finding.is_accepted


def _words(text: str) -> list[str]:
    return text.casefold().replace("|", " ").split()


def _told(finding: ComparedFinding) -> str:
    place = f" {finding.section}" if finding.section else ""
    accepted = " (accepted)" if finding.is_accepted else ""
    return f"{finding.code}{place}{accepted}: {' '.join((finding.quote or finding.message).split())}"
