"""A sample's file, as `ehc sample --out` wrote it, read back: which plans were drawn, by which chance, out of what."""

import csv
import io
from collections.abc import Mapping, Sequence
from pathlib import Path

from ehc_text.audit.sample import FLAGGED, UNFLAGGED, is_flagged
from ehc_text.audit.scanned import ScannedPlan
from ehc_text.errors import UsageError
from ehc_text.records.audit import SampledPlan, StockPlan
from ehc_text.records.finding import Severity

_NEEDED = ("file", "stratum", "stratum_size", "drawn")


def read_drawn(path: Path, plans: Sequence[ScannedPlan]) -> tuple[SampledPlan, ...]:
    """Return the plans of a sample's file, in its order; `plans` are those of the scan that it was drawn from.

    Raises:
        UsageError: if the file is none of a sample, or of another scan; the message starts with file:line.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError):
        raise UsageError(f"'{path}' cannot be read: name the file that `ehc sample --out` wrote.") from None
    reader = csv.DictReader(io.StringIO(text, newline=""))
    missing = [name for name in _NEEDED if name not in (reader.fieldnames or ())]
    if missing:
        raise UsageError(f"{path.name}:1: the column '{missing[0]}' is missing: this is no file of `ehc sample --out`.")
    by_path = {plan.path: plan for plan in plans}
    by_contents = {plan.sha256: plan for plan in plans}
    drawn = []
    for row in reader:
        plan = by_contents.get(row.get("sha256") or "") or by_path.get(_path(row["file"]))
        if plan is None:
            raise UsageError(f"{path.name}:{reader.line_num}: this plan is not in the scan: name the scan it is from.")
        drawn.append(_drawn(row, plan, f"{path.name}:{reader.line_num}"))
    if not drawn:
        raise UsageError(f"{path.name}:1: no plan was drawn: there is nothing to read.")
    return tuple(drawn)


def stock_of(plans: Sequence[ScannedPlan], flagged_at: Severity = Severity.LOW) -> tuple[StockPlan, ...]:
    """Return all documents of a scan, each with the stratum that it would be drawn from."""
    return tuple(
        StockPlan(
            plan=plan.sha256,
            kind=plan.kind,
            stratum=FLAGGED if is_flagged(plan, flagged_at) else UNFLAGGED,
            codes=plan.codes,
        )
        for plan in plans
    )


def _drawn(row: Mapping[str, str], plan: ScannedPlan, where: str) -> SampledPlan:
    try:
        return SampledPlan(
            plan=plan.sha256,
            kind=plan.kind,
            status=plan.status,
            stratum=row["stratum"],
            cell=row.get("cell") or "",
            stratum_size=int(row["stratum_size"]),
            left_out=int(row.get("left_out") or 0),
            drawn=int(row["drawn"]),
            seed=int(row.get("seed") or 0),
            codes=plan.codes,
        )
    except (TypeError, ValueError):
        raise UsageError(f"{where}: a number is missing or cannot be: draw the sample again.") from None


def _path(cell: str) -> str:
    """Return the path without the apostrophe that keeps a spreadsheet from running it as a formula."""
    return cell[1:] if cell[:1] == "'" and cell[1:].lstrip(" ")[:1] in "=+-@" else cell
