"""The desk `ehc sample`: which plans of a scan a person should read."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ehc_text.cli.options import day
from ehc_text.cli.streams import result, say
from ehc_text.errors import UsageError
from ehc_text.records.assessment import pseudonym_of
from ehc_text.records.finding import Severity
from ehc_text.written import write_whole

if TYPE_CHECKING:
    from ehc_text.audit.sample import StratumOf
    from ehc_text.audit.scanned import ScannedPlan
    from ehc_text.records.audit import SampledPlan

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
    "cell",
    "left_out",
    "seed",
    "sha256",
)

_DEFAULT = 10
"""How many plans with findings, and how many without, where nothing is asked."""


def sample(
    scan_dir: Annotated[Path, typer.Argument(metavar="SCAN_DIR", help="The folder that `ehc scan --out` wrote.")],
    plans: Annotated[int | None, typer.Option("--plans", min=0, metavar="N", help="How many EHC plans.")] = None,
    reviews: Annotated[
        int | None, typer.Option("--reviews", min=0, metavar="N", help="How many annual review reports.")
    ] = None,
    flagged: Annotated[
        int | None, typer.Option("--flagged", min=0, metavar="N", help="How many documents with findings (10).")
    ] = None,
    unflagged: Annotated[
        int | None, typer.Option("--unflagged", min=0, metavar="N", help="How many documents without findings (10).")
    ] = None,
    by: Annotated[
        list[str] | None,
        typer.Option(
            "--by",
            metavar="FEATURE",
            help="Spread the draw over issue-year, age-group, phase, status or a --caseload column. May be repeated.",
        ),
    ] = None,
    caseload: Annotated[
        Path | None,
        typer.Option("--caseload", metavar="CASES.CSV", help="The council's list of its cases, as for `ehc scan`."),
    ] = None,
    audited: Annotated[
        Path | None,
        typer.Option("--audited", metavar="FILE", help="Audit records: what was read since --since is not drawn."),
    ] = None,
    since: Annotated[
        dt.date | None,
        typer.Option("--since", parser=day, metavar="YYYY-MM-DD", help="The first day that counts for --audited."),
    ] = None,
    seed: Annotated[int, typer.Option("--seed", help="The same seed draws the same plans from the same scan.")] = 1,
    flagged_at: Annotated[
        Severity, typer.Option("--flagged-at", help="A plan counts as flagged with a finding of this weight or more.")
    ] = Severity.LOW,
    out: Annotated[Path | None, typer.Option("--out", metavar="FILE", help="A CSV file; stdout when left out.")] = None,
    records: Annotated[
        Path | None,
        typer.Option("--records", metavar="FILE", help="Also write the stock and the sample as audit records (JSON)."),
    ] = None,
    within: Annotated[
        float | None,
        typer.Option("--within", min=0.01, max=0.5, help="Draw nothing: say how many to read for +/- this share."),
    ] = None,
    prevalence: Annotated[
        float,
        typer.Option("--prevalence", min=0.01, max=0.99, help="The share expected to have a fault, for --within."),
    ] = 0.5,
    identify: Annotated[bool, typer.Option("--identify", help="Name the files, in place of their pseudonyms.")] = False,
) -> None:
    """Draw plans with and without findings for a person to read, as CSV with each plan's chance and weight.

    A plan is flagged where it has any finding (see --flagged-at). Unread files and other documents are not drawn. With
    --plans and --reviews those without findings give their part of the draw, at least one and at most half; with
    --flagged and --unflagged you say how many, of plans and reviews together. The scan's pseudonyms.csv says which file
    a pseudonym stands for.

    Examples: ehc sample results/2026-11 --plans 5 --reviews 5 --by issue-year --seed 7 --out sample.csv

    ehc sample results/2026-11 --within 0.1 --prevalence 0.3
    """
    from ehc_text.audit.cells import cell_of
    from ehc_text.audit.sample import draw
    from ehc_text.audit.scanned import read_scan
    from ehc_text.scanning.caseload import load_caseload

    stock = read_scan(scan_dir)
    if within is not None:
        _advise(stock, within, prevalence)
        return
    order = _order(stock, plans=plans, reviews=reviews, flagged=flagged, unflagged=unflagged, flagged_at=flagged_at)
    drawn = draw(
        stock,
        order.wanted,
        seed=seed,
        stratum_of=order.stratum_of,
        cell_of=cell_of(by, load_caseload(caseload) if caseload else None) if by else None,
        recent=_recent(audited, since),
    )
    _tell_of_too_few(drawn, order.wanted)
    if not drawn:
        raise UsageError("Nothing would be drawn: ask for one plan or review at least, of those that there are.")
    table = _csv(drawn, {plan.sha256: len(plan.severities) for plan in stock}, identify=identify)
    if out is None:
        result(table.removesuffix("\r\n").replace("\r\n", "\n"))
    else:
        _refuse_another_draw(out, table)
        write_whole(out, table.encode("utf-8-sig"))
    if records is not None:
        write_whole(records, _records(stock, drawn, order.stratum_of).encode())


@dataclass(frozen=True, slots=True, kw_only=True)
class _Order:
    """How many documents of each stratum are wanted, and what says which stratum a document is of."""

    wanted: Mapping[str, int]
    stratum_of: "StratumOf"


def _order(
    stock: "Sequence[ScannedPlan]",
    *,
    plans: int | None,
    reviews: int | None,
    flagged: int | None,
    unflagged: int | None,
    flagged_at: Severity,
) -> _Order:
    from ehc_text.audit.sample import FLAGGED, UNFLAGGED, allotted, by_flag, by_kind_and_flag

    if plans is None and reviews is None:
        wanted = {
            FLAGGED: _DEFAULT if flagged is None else flagged,
            UNFLAGGED: _DEFAULT if unflagged is None else unflagged,
        }
        return _Order(wanted=wanted, stratum_of=by_flag(flagged_at))
    if flagged is not None or unflagged is not None:
        raise UsageError("Ask for --plans and --reviews, or for --flagged and --unflagged, but not for both.")
    wanted = allotted(stock, number_of_plans=plans or 0, number_of_reviews=reviews or 0, flagged_at=flagged_at)
    return _Order(wanted=wanted, stratum_of=by_kind_and_flag(flagged_at))


def _recent(audited: Path | None, since: dt.date | None) -> frozenset[str]:
    from ehc_text.audit.exchange import read_records
    from ehc_text.audit.sample import lately

    if (audited is None) != (since is None):
        raise UsageError(
            "--audited and --since go together: which documents were read, and from which day on it counts."
        )
    if audited is None or since is None:
        return frozenset()
    return lately(((reading.plan, reading.read_on) for reading in read_records(audited).readings), since)


def _advise(stock: "Sequence[ScannedPlan]", within: float, prevalence: float) -> None:
    from ehc_text.audit.sample_size import advise

    if not stock:
        raise UsageError("The scan holds no plan that could be read: there is nothing to draw from.")
    advice = advise(within, stock=len(stock), prevalence=prevalence)
    result(
        f"For {prevalence:.0%} give or take {within * 100:.3g} points, of {len(stock)} documents: read {advice.alone}, "
        "by the sample alone."
    )
    if advice.with_flags is not None:
        result(
            f"With `ehc audit estimate`, which uses the flags too: read {advice.with_flags}, if 70 % of the flags are "
            "right and 80 % of the faults are flagged."
        )


def _tell_of_too_few(drawn: "Iterable[SampledPlan]", wanted: Mapping[str, int]) -> None:
    by_stratum = Counter(entry.stratum for entry in drawn)
    for stratum, number in wanted.items():
        if by_stratum[stratum] < number:
            say(f"{stratum}: {by_stratum[stratum]} can be drawn, and {number} were asked for: all are taken.")


def _csv(drawn: "Iterable[SampledPlan]", findings: Mapping[str, int], *, identify: bool) -> str:
    from ehc_text.reporting.csv_table import table_text

    return table_text(HEADINGS, (_cells(entry, findings[entry.plan], identify=identify) for entry in drawn))


def _cells(entry: "SampledPlan", findings: int, *, identify: bool) -> Sequence[object]:
    return (
        entry.path if identify else pseudonym_of(entry.plan),
        entry.stratum,
        entry.stratum_size,
        entry.drawn,
        f"{entry.chance:.6g}",
        f"{entry.weight:.6g}",
        entry.kind,
        entry.status,
        findings,
        entry.cell,
        entry.left_out,
        entry.seed,
        entry.plan,
    )


def _records(stock: "Iterable[ScannedPlan]", drawn: "Sequence[SampledPlan]", stratum_of: "StratumOf") -> str:
    from ehc_text.audit.exchange import lines_of
    from ehc_text.audit.sample import stock_of
    from ehc_text.records.audit import AuditRecords

    records = AuditRecords(stock=stock_of(stock, stratum_of), sampled=tuple(drawn))
    return "".join(f"{line}\n" for line in lines_of(records))


def _refuse_another_draw(out: Path, table: str) -> None:
    """Leave a sample that is there alone: people may be reading its plans, and their packs are made from it."""
    try:
        there = out.read_bytes() if out.exists() else None
    except OSError:
        there = b""
    if there is not None and there != table.encode("utf-8-sig"):
        raise UsageError(f"'{out}' holds something else already, maybe another draw: name a new file with --out.")
