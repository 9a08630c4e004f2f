"""The plans of a finished scan, read back from its folder, in the few figures that an audit needs."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ehc_text.errors import UsageError
from ehc_text.records.plan import DocumentKind

_PLANS = "plans.jsonl"


@dataclass(frozen=True, slots=True, kw_only=True)
class ScannedPlan:
    """One plan or annual review report of a scan. `severities` holds that of each open finding."""

    path: str
    sha256: str
    kind: str
    status: str
    severities: tuple[str, ...]
    codes: tuple[str, ...] = ()
    """The codes of the open findings, each once."""


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
    found = [finding for finding in entry["findings"] if _is_open(finding)]
    return ScannedPlan(
        path=entry["file"]["path"],
        sha256=entry["file"]["sha256"],
        kind=entry["kind"],
        status=entry["status"],
        severities=tuple(finding["severity"] for finding in found),
        codes=tuple(sorted({finding["code"] for finding in found})),
    )


def _is_open(finding: dict[str, Any]) -> bool:
    accepted = finding.get("accepted")
    return accepted is None or bool(accepted["has_run_out"])
