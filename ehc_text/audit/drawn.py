"""A sample's file, as `ehc sample --out` wrote it, read back: which plans were drawn, by which chance, out of what."""

import csv
import io
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

from ehc_text.audit.sample import by_flag, by_kind_and_flag, stock_of
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


def stock_behind(drawn: Sequence[SampledPlan], plans: Sequence[ScannedPlan]) -> tuple[StockPlan, ...]:
    """Return all documents of a scan, each with the stratum that it would have been drawn from.

    Which rule made the strata is told by the sample: it is the one by which every stratum has the size that it says.

    Raises:
        UsageError: if there is none: the sample is of another scan.
    """
    sizes = {one.stratum: one.stratum_size for one in drawn}
    for rule in (by_flag, by_kind_and_flag):
        for flagged_at in reversed(Severity):
            stock = stock_of(plans, rule(flagged_at))
            counted = Counter(one.stratum for one in stock)
            if all(counted[stratum] == size for stratum, size in sizes.items()) and _fits(drawn, stock):
                return stock
    raise UsageError("The sample was not drawn from this scan as it is: draw it again, or name the scan it is from.")


def _fits(drawn: Sequence[SampledPlan], stock: Sequence[StockPlan]) -> bool:
    strata = {one.plan: one.stratum for one in stock}
    return all(strata[one.plan] == one.stratum for one in drawn)


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
