"""A council's list of cases beside the scan: any of its columns may part the plans, such as an area or a school."""

import csv
from collections.abc import Callable, Sequence
from pathlib import Path, PurePosixPath

from ehc_text.audit.scanned import UNKNOWN, ScannedPlan
from ehc_text.errors import UsageError

FEATURES: dict[str, Callable[[ScannedPlan], str]] = {
    "issue-year": lambda plan: plan.issue_year,
    "age-group": lambda plan: plan.age_group,
    "phase": lambda plan: plan.phase,
    "status": lambda plan: plan.status,
}
"""What the plans themselves tell."""

_FILE = "file"


def cell_of(names: Sequence[str], caseload: Path | None = None) -> Callable[[ScannedPlan], str]:
    """Return what names the cell of a plan by these features: of FEATURES, or columns of the caseload.

    The caseload is CSV with a column `file`, the path in the scan or the bare name of the file. A plan that is not in
    it is "unknown".

    Raises:
        UsageError: if the caseload cannot be read, has no such column, or a name is no feature.
    """
    rows = _rows(caseload, [name for name in names if name not in FEATURES]) if caseload else {}
    unknown = [name for name in names if name not in FEATURES] if not caseload else []
    if unknown:
        raise UsageError(f"'{unknown[0]}' is no feature: use {', '.join(FEATURES)}, or a column of a --caseload file.")
    return lambda plan: ", ".join(_value(name, plan, rows) for name in names)


def _value(name: str, plan: ScannedPlan, rows: dict[str, dict[str, str]]) -> str:
    if name in FEATURES:
        return FEATURES[name](plan)
    row = rows.get(plan.path) or rows.get(PurePosixPath(plan.path).name) or {}
    return row.get(name) or UNKNOWN


def _rows(caseload: Path, columns: Sequence[str]) -> dict[str, dict[str, str]]:
    try:
        with caseload.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file)
            heads = list(reader.fieldnames or ())
            rows = [{head: (value or "").strip() for head, value in row.items() if head} for row in reader]
    except (OSError, UnicodeDecodeError, csv.Error):
        raise UsageError(f"'{caseload}' cannot be read: it must be CSV in UTF-8 with a heading line.") from None
    for column in (_FILE, *columns):
        if column not in heads:
            raise UsageError(f"{caseload.name}:1: there is no column '{column}': the heads are {', '.join(heads)}.")
    return {row[_FILE]: row for row in rows}
