"""More of the desk `ehc audit`: the figures that follow from what auditors said."""

import datetime as dt
import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ehc_text.cli.options import Config, Format, Since, Store, TextOrJson, Until, settings_of
from ehc_text.cli.streams import result, say
from ehc_text.records.plan import DocumentKind

if TYPE_CHECKING:
    from ehc_text.audit.estimate import CodeEstimate, CodeTrend
    from ehc_text.audit.judged import Evidence
    from ehc_text.records.audit import AuditRecords

Files = Annotated[
    list[Path] | None,
    typer.Argument(
        metavar="[RECORDS]...",
        help="Audit records as `ehc audit export --records` writes them; those of the store when left out.",
    ),
]

_KINDS = (DocumentKind.EHC_PLAN.value, DocumentKind.ANNUAL_REVIEW.value)


def estimate(
    files: Files = None,
    earlier: Annotated[
        list[Path] | None,
        typer.Option("--earlier", metavar="RECORDS", help="Records of an earlier period: the change is told too."),
    ] = None,
    since: Since = None,
    until: Until = None,
    output: Format = TextOrJson.TEXT,
    store: Store = None,
    config: Config = None,
) -> None:
    """Say how common each fault is in the whole stock, with 95 % intervals, from the flags and what auditors read.

    A flag rate is no prevalence: with precision 0.59 and recall 0.82, a true 30 % shows as 42 %. Each line also tells
    how often the findings of a rule are right, what share of the faults it finds, and how many plans without a
    finding have the fault all the same (the bound is exact and for one side).

    Examples: ehc audit estimate --since 2026-09-01

    ehc audit estimate autumn.jsonl --earlier summer.jsonl
    """
    from ehc_text.audit.told import estimate_lines, trend_lines

    records = _records(files, since, until, store, config)
    told: dict[str, Any] = {}
    for kind, now, before in _by_kind(records, _read(earlier) if earlier else None):
        found, trends = _figures(now, before)
        if output is TextOrJson.JSON:
            told[kind] = {"estimates": _data(found), "trends": _data(trends)}
            continue
        result("\n".join(estimate_lines(now, kind, found)))
        if trends:
            result("\n".join(trend_lines(trends)))
    if output is TextOrJson.JSON:
        result(json.dumps(told, ensure_ascii=False, indent=1))


def agreement(
    files: Files = None,
    since: Since = None,
    until: Until = None,
    output: Format = TextOrJson.TEXT,
    store: Store = None,
    config: Config = None,
) -> None:
    """Say how far auditors agree with each other and with the program, by code and by standard.

    Share agreed, Cohen's kappa and Gwet's AC1, with 95 % intervals. Kappa falls to nought where
    nearly all plans are alike, AC1 does not: read the two together.

    Example: ehc audit agreement --since 2026-09-01
    """
    from ehc_text.audit.agreement import between_auditors, with_the_program
    from ehc_text.audit.told import agreement_lines

    records = _records(files, since, until, store, config)
    auditors, program = between_auditors(records), with_the_program(records)
    parts = {
        "First and second marking, by code": auditors[0],
        "First and second marking, by standard": auditors[1],
        "Program and first marking, plans by code": program[0],
        "Program and first marking, by standard": program[1],
    }
    if output is TextOrJson.JSON:
        result(json.dumps({title: _data(found) for title, found in parts.items()}, ensure_ascii=False, indent=1))
        return
    for title, found in parts.items():
        result("\n".join(agreement_lines(title, found)))


def card(
    files: Files = None,
    floor: Annotated[
        float, typer.Option("--floor", min=0.0, max=1.0, help="Rules right less often are offered for switching off.")
    ] = 0.5,
    since: Since = None,
    until: Until = None,
    output: Format = TextOrJson.TEXT,
    store: Store = None,
    config: Config = None,
) -> None:
    """Print the accuracy card: which rules to trust, which to check, and lines for own.yaml that switch off the others.

    Example: ehc audit card --floor 0.6
    """
    from ehc_text.audit.accuracy_card import accuracy_card, switch_off_lines
    from ehc_text.audit.told import card_lines

    records = _records(files, since, until, store, config)
    estimates = [one for _, now, _ in _by_kind(records, None) for one in _figures(now, None)[0]]
    entries = accuracy_card(estimates, floor=floor)
    if output is TextOrJson.JSON:
        result(json.dumps(_data(entries), ensure_ascii=False, indent=1))
        return
    result("\n".join(card_lines(entries)))
    lines = list(switch_off_lines(entries, floor=floor))
    if lines:
        result("\n".join(("", "To switch off what is below the floor, put this into your own.yaml:", "", *lines)))


def _records(
    files: list[Path] | None, since: dt.date | None, until: dt.date | None, store: str | None, config: Path | None
) -> "AuditRecords":
    """Return the records of the files, or those of a period that the store holds where no file is named."""
    from ehc_text.audit.filed import filed, in_period
    from ehc_text.audit.store import open_store

    if files:
        return _read(files)
    with open_store(settings_of(config, store=store).store, must_exist=True) as desk:
        return filed(in_period(desk.filled_packs(), since, until), desk.sign_offs())


def _read(files: Iterable[Path]) -> "AuditRecords":
    from ehc_text.audit.exchange import read_records

    return read_records(*files)


def _by_kind(now: "AuditRecords", before: "AuditRecords | None") -> "list[tuple[str, Evidence, Evidence | None]]":
    """Return the evidence on plans and on reviews, as far as any were read: at least on plans, to be refused later."""
    from ehc_text.audit.judged import evidence_from

    evidence, earlier = evidence_from(now), evidence_from(before) if before else None
    if evidence.unread:
        were = "1 document was" if evidence.unread == 1 else f"{evidence.unread} documents were"
        say(f"{were} drawn and not read to their end: the figures hold if that was by chance.")
    kinds = [kind for kind in _KINDS if evidence.of_kind(kind).plans] or [_KINDS[0]]
    return [(kind, evidence.of_kind(kind), earlier.of_kind(kind) if earlier else None) for kind in kinds]


def _figures(now: "Evidence", before: "Evidence | None") -> "tuple[tuple[CodeEstimate, ...], tuple[CodeTrend, ...]]":
    """Return the figures, and the change of all faults that either period names, where the earlier one has any read."""
    from ehc_text.audit.estimate import estimate as estimated
    from ehc_text.audit.estimate import trend

    if before is None or not before.plans:
        return estimated(now), ()
    codes = {*now.codes, *before.codes}
    found = estimated(now, codes)
    return found, trend(estimated(before, codes), found)


def _data(records: Sequence[Any]) -> list[dict[str, Any]]:
    return [asdict(record) for record in records]
