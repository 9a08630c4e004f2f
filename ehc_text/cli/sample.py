"""The desk `ehc sample`: which plans of a scan a person should read."""

import csv
import io
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ehc_text.cli.streams import result, say
from ehc_text.errors import OutputError
from ehc_text.records.assessment import pseudonym_of
from ehc_text.records.finding import Severity

if TYPE_CHECKING:
    from ehc_text.audit.sample import DrawnPlan

HEADINGS = (
    "file",
    "stratum",
    "stratum_size",
    "drawn",
    "chance",
    "weight",
    "kind",
    "status",
    "findings",
)


def sample(
    scan_dir: Annotated[Path, typer.Argument(metavar="SCAN_DIR", help="The folder that `ehc scan --out` wrote.")],
    flagged: Annotated[int, typer.Option("--flagged", min=0, metavar="N", help="How many plans with findings.")] = 10,
    unflagged: Annotated[
        int, typer.Option("--unflagged", min=0, metavar="M", help="How many plans without findings.")
    ] = 10,
    seed: Annotated[int, typer.Option("--seed", help="The same seed draws the same plans from the same scan.")] = 1,
    flagged_at: Annotated[
        Severity, typer.Option("--flagged-at", help="A plan counts as flagged with a finding of this weight or more.")
    ] = Severity.LOW,
    out: Annotated[Path | None, typer.Option("--out", metavar="FILE", help="A CSV file; stdout when left out.")] = None,
    identify: Annotated[bool, typer.Option("--identify", help="Name the files, in place of their pseudonyms.")] = False,
) -> None:
    """Draw plans with and without findings for a person to read, as CSV with each plan's chance and weight.

    A plan is flagged where it has any finding (see --flagged-at). Unread files and other documents are not drawn.
    The scan's pseudonyms.csv says which file a pseudonym stands for.

    Example: ehc sample results/2026-11 --flagged 10 --unflagged 10 --seed 7 --out sample.csv
    """
    from ehc_text.audit.sample import FLAGGED, UNFLAGGED, draw
    from ehc_text.audit.scanned import read_scan

    drawn = draw(read_scan(scan_dir), flagged=flagged, unflagged=unflagged, seed=seed, flagged_at=flagged_at)
    table = _csv(drawn, identify=identify)
    if out is None:
        result(table.removesuffix("\r\n").replace("\r\n", "\n"))
    else:
        _write(out, table)
    by_stratum = Counter(entry.stratum for entry in drawn)
    for stratum, wanted in ((FLAGGED, flagged), (UNFLAGGED, unflagged)):
        if by_stratum[stratum] < wanted:
            say(f"The scan has {by_stratum[stratum]} {stratum} plans, and {wanted} were asked for: all are taken.")


def _csv(drawn: "Iterable[DrawnPlan]", *, identify: bool) -> str:
    from ehc_text.reporting.csv_table import safe_cells

    file = io.StringIO(newline="")
    writer = csv.writer(file)
    writer.writerow(HEADINGS)
    writer.writerows(safe_cells(_cells(entry, identify=identify)) for entry in drawn)
    return file.getvalue()


def _cells(entry: "DrawnPlan", *, identify: bool) -> Sequence[object]:
    return (
        entry.plan.path if identify else pseudonym_of(entry.plan.sha256),
        entry.stratum,
        entry.stratum_size,
        entry.drawn,
        f"{entry.chance:.6g}",
        f"{entry.weight:.6g}",
        entry.plan.kind,
        entry.plan.status,
        len(entry.plan.severities),
    )


def _write(out: Path, table: str) -> None:
    from ehc_text.reporting.csv_table import ENCODING

    unfinished = out.with_name(f".{out.name}.partial")
    try:
        unfinished.write_text(table, encoding=ENCODING, newline="")
        unfinished.replace(out)
    except OSError as error:
        unfinished.unlink(missing_ok=True)
        raise OutputError(f"'{out}' could not be written: {error.strerror or 'the system refused'}.") from error
