"""The plans of a finished scan, read back from its folder, in the few figures that an audit needs."""

import datetime as dt
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ehc_text.errors import UsageError
from ehc_text.records.plan import DocumentKind

_PLANS = "plans.jsonl"

UNKNOWN = "unknown"

_AGE_GROUPS = ((4, "0-4"), (10, "5-10"), (15, "11-15"), (19, "16-19"), (25, "20-25"))
"""The last age of each group, as the SEN2 census counts them."""

_PHASES = ((6, "primary"), (11, "secondary"))
"""The last year group of each phase; Reception is 0."""

_SCHOOL_AGE = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class ScannedPlan:
    """One plan or annual review report of a scan. `severities` holds that of each open finding, `codes` each code once.

    `issue_year`, `age_group` and `phase` are "unknown" where the document does not tell.
    """

    path: str
    sha256: str
    kind: str
    status: str
    severities: tuple[str, ...]
    codes: tuple[str, ...] = ()
    issue_year: str = UNKNOWN
    age_group: str = UNKNOWN
    phase: str = UNKNOWN


def read_scan(folder: Path) -> tuple[ScannedPlan, ...]:
    """Return the plans and annual review reports of a scan, in the scan's order, each set of contents once.

    Files that could not be read and documents of other kinds are left out: there is nothing to audit in them.

    Raises:
        UsageError: if the folder holds no scan, or one that is damaged.
    """
    file = folder / _PLANS
    if not file.is_file():
        raise UsageError(f"'{folder}' holds no {_PLANS}: name the folder that was given to `ehc scan --out`.")
    by_contents: dict[str, ScannedPlan] = {}
    for plan in _plans(file):
        by_contents.setdefault(plan.sha256, plan)
    return tuple(by_contents.values())


def age_group(age: int | None) -> str:
    """Return the group of an age in years, as the SEN2 census counts them."""
    return next((name for last, name in _AGE_GROUPS if age is not None and age <= last), UNKNOWN)


def phase(year_group: int | None, age: int | None) -> str:
    """Return the phase of education, from the year group (0 is Reception) or, before school, the age."""
    if year_group is None:
        return "early years" if age is not None and age < _SCHOOL_AGE else UNKNOWN
    return next((name for last, name in _PHASES if year_group <= last), "post-16")


def _plans(file: Path) -> Iterator[ScannedPlan]:
    with file.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, start=1):
            try:
                entry = json.loads(line)
                if entry["kind"] != DocumentKind.OTHER:
                    yield _plan(entry)
            except (ValueError, KeyError, TypeError):
                raise UsageError(f"{file}:{number}: this line is no result of a scan: run the scan again.") from None


def _plan(entry: dict[str, Any]) -> ScannedPlan:
    child, findings = entry["child"], [finding for finding in entry["findings"] if _is_open(finding)]
    return ScannedPlan(
        path=entry["file"]["path"],
        sha256=entry["file"]["sha256"],
        kind=entry["kind"],
        status=entry["status"],
        severities=tuple(finding["severity"] for finding in findings),
        codes=tuple(sorted({finding["code"] for finding in findings})),
        issue_year=_issue_year(entry["dates"]),
        age_group=age_group(child["age"]),
        phase=phase(child["year_group"], child["age"]),
    )


def _issue_year(dates: dict[str, str | None]) -> str:
    """Return the year of the newest of the final and amended dates."""
    days = [dt.date.fromisoformat(day) for role in ("final", "amended") if (day := dates[role])]
    return str(max(days).year) if days else UNKNOWN


def _is_open(finding: dict[str, Any]) -> bool:
    accepted = finding.get("accepted")
    return accepted is None or bool(accepted["has_run_out"])
