"""The plans of a finished scan, read back from its folder, in the few figures that an audit needs."""

import datetime as dt
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ehc_text.checking.exceptions import child_key
from ehc_text.errors import UsageError
from ehc_text.records.plan import Child, DocumentKind
from ehc_text.scanning.folder import PLANS
from ehc_text.scanning.phases import age_group, phase

UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class ScannedPlan:
    """One plan or annual review report of a scan. `severities` holds that of each open finding, `codes` each code once.

    `issue_year`, `age_group` and `phase` are "unknown" where the document does not tell. `child_key` stands for the
    child's name and date of birth, "" where they are not known.
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
    child_key: str = ""


def read_scan(folder: Path) -> tuple[ScannedPlan, ...]:
    """Return the plans and annual review reports of a scan, in the scan's order, each set of contents once.

    Files that could not be read and documents of other kinds are left out: there is nothing to audit in them.

    Raises:
        UsageError: if the folder holds no scan, or one that is damaged.
    """
    by_contents: dict[str, ScannedPlan] = {}
    for number, entry in scan_lines(folder):
        try:
            if entry["kind"] != DocumentKind.OTHER:
                plan = _plan(entry)
                by_contents.setdefault(plan.sha256, plan)
        except (ValueError, KeyError, TypeError):
            raise damaged(folder, number) from None
    return tuple(by_contents.values())


def scan_lines(folder: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    """Yield each line of a scan's plans with its number in the file, counted from 1.

    Raises:
        UsageError: if the folder holds no scan, or one that is damaged.
    """
    try:
        with (folder / PLANS).open(encoding="utf-8") as lines:
            for number, line in enumerate(lines, start=1):
                try:
                    yield number, json.loads(line)
                except ValueError:
                    raise damaged(folder, number) from None
    except OSError:
        raise UsageError(f"'{folder}' holds no {PLANS}: name the folder that was given to `ehc scan --out`.") from None


def damaged(folder: Path, number: int) -> UsageError:
    """Return what is told of a line that is no result of a scan."""
    return UsageError(f"{folder / PLANS}:{number}: this line is no result of a scan: run the scan again.")


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
        age_group=age_group(child["age"]) or UNKNOWN,
        phase=phase(child["age"], child["year_group"]) or UNKNOWN,
        child_key=_child_key(child),
    )


def _child_key(child: dict[str, Any]) -> str:
    born = child["date_of_birth"]
    day = dt.date.fromisoformat(born) if born else None
    return child_key(Child(first_name=child["first_name"], surname=child["surname"], date_of_birth=day))


def _issue_year(dates: dict[str, str | None]) -> str:
    """Return the year of the newest of the final and amended dates."""
    days = [dt.date.fromisoformat(day) for role in ("final", "amended") if (day := dates[role])]
    return str(max(days).year) if days else UNKNOWN


def _is_open(finding: dict[str, Any]) -> bool:
    accepted = finding.get("accepted")
    return accepted is None or bool(accepted["has_run_out"])
