"""The desk `ehc audit`: packs to fill in, and recording what was filled in."""

import datetime as dt
import hashlib
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ehc_text.cli.options import Config, Rules, Store, settings_of, today, tools_of
from ehc_text.cli.streams import result, say
from ehc_text.errors import UsageError
from ehc_text.records.assessment import Grade
from ehc_text.shipped import NO_MODELS

if TYPE_CHECKING:
    from ehc_text.audit.papers import Papers
    from ehc_text.records.desk import AuditPack, Recording

app = typer.Typer(
    help=(
        "Let people judge a sample of plans, and keep, count and publish what they say.\n\n"
        "Example: ehc audit pack results/2026-11 sample.csv --auditor 'D. Reyes'"
    ),
    no_args_is_help=True,
    rich_markup_mode=None,
)

_KEY_CHARS = 12
_LEAST_SHA_CHARS = 6


@app.command()
def pack(
    scan_dir: Annotated[Path, typer.Argument(metavar="SCAN_DIR", help="The folder that `ehc scan --out` wrote.")],
    sample: Annotated[Path, typer.Argument(metavar="SAMPLE.csv", help="The file that `ehc sample --out` wrote.")],
    auditor: Annotated[str, typer.Option("--auditor", metavar="NAME", help="Who will read the plans.")],
    second: Annotated[
        bool, typer.Option("--second", help="For a second reader, who sees nothing of what the first one said.")
    ] = False,
    plans: Annotated[
        int | None, typer.Option("--plans", min=1, metavar="N", help="Take N of the sample's plans, drawn by chance.")
    ] = None,
    pseudonyms: Annotated[
        bool, typer.Option("--pseudonyms", help="Put stand-ins for the child's names, and leave file names out.")
    ] = False,
    out: Annotated[
        Path | None, typer.Option("--out", metavar="FILE", help="The workbook; named after the sample when left out.")
    ] = None,
    store: Store = None,
    rules: Rules = None,
    config: Config = None,
) -> None:
    """Make a workbook in which an auditor says of each finding of a sample whether it is right, and what was missed.

    Example: ehc audit pack results/2026-11 sample.csv --auditor 'D. Reyes' --out pack.xlsx
    """
    from ehc_text.audit.pack.write import write_pack
    from ehc_text.audit.store import open_store

    settings = settings_of(config, rules=rules, models=NO_MODELS, store=store)
    tools = tools_of(settings)
    papers = _papers(scan_dir, sample)
    made = _pack(papers, auditor.strip(), 2 if second else 1, plans)
    numbers = {plan.number for plan in made.plans}
    shown = [plan for plan in (papers.sample.plans if pseudonyms else papers.named) if plan.number in numbers]
    target = out or Path(f"{sample.stem}-{'second' if second else 'first'}.xlsx")
    if target.exists():
        raise UsageError(f"'{target}' is there already, and may be filled in: name another file with --out.")
    with open_store(settings.store) as desk:
        desk.add_pack(made, at=_now())
        write_pack(target, made, shown, tools.framework, tools.pack.checks)
    findings = sum(len(plan.findings) for plan in made.plans)
    say(f"{target}: {len(made.plans)} plans with {findings} findings, for {made.auditor}.")
    say(f"When it is filled in: ehc audit record {target}")


@app.command()
def record(
    packs: Annotated[list[Path], typer.Argument(metavar="PACK.xlsx...", help="Workbooks that were filled in.")],
    store: Store = None,
    rules: Rules = None,
    config: Config = None,
) -> None:
    """Check workbooks that were filled in, and record what stands in them. What is wrong is told by sheet and cell.

    Of a workbook with a fault nothing is recorded. One that is recorded again corrects what it said before; both stay.

    Example: ehc audit record pack.xlsx
    """
    from ehc_text.audit.pack.answers import open_pack, read_answers
    from ehc_text.audit.store import open_store

    settings = settings_of(config, rules=rules, models=NO_MODELS, store=store)
    tools = tools_of(settings)
    codes = [check.code for check in (*tools.pack.checks, *tools.pack.switched_off)]
    with open_store(settings.store, must_exist=True) as desk:
        read = []
        for path in packs:
            book, key = open_pack(path)
            known = desk.pack(key)
            read.append((path, known, read_answers(book, known, tools.framework, codes, today())))
        for path, known, recording in read:
            turn = desk.add_recording(recording, at=_now())
            result(_told(path, known, recording, turn))


@app.command(name="sign-off")
def sign_off(
    plan: Annotated[str, typer.Argument(metavar="SHA256", help="The start of the plan's SHA-256; its sheet has it.")],
    grade: Annotated[Grade, typer.Option("--grade", help="The grade that is signed off.")],
    by: Annotated[str, typer.Option("--by", metavar="NAME", help="Who stands by it.")],
    note: Annotated[
        str,
        typer.Option(
            "--note", metavar="TEXT", help="Why, where it is not what was suggested. Kept as written: no names."
        ),
    ] = "",
    store: Store = None,
    config: Config = None,
) -> None:
    """Record who signs off the grade of a plan, beside the grade that the program suggested.

    Example: ehc audit sign-off ca79db346386 --grade good --by 'Q. Lead'
    """
    from ehc_text.audit.store import open_store
    from ehc_text.records.audit import SignOff

    if len(plan) < _LEAST_SHA_CHARS or not by.strip():
        raise UsageError(f"Give at least {_LEAST_SHA_CHARS} characters of the plan's SHA-256, and with --by who signs.")
    with open_store(settings_of(config, store=store).store, must_exist=True) as desk:
        sha256 = desk.full_sha256(plan.lower())
        signed = SignOff(plan=sha256, grade=grade, signed_by=by.strip(), signed_on=today(), note=note)
        suggested = desk.add_sign_off(signed, at=_now())
    result(f"{sha256[:_KEY_CHARS]}: {grade}, signed off by {by.strip()} (suggested: {suggested or 'nothing'}).")


@app.command()
def status(store: Store = None, config: Config = None) -> None:
    """List the packs of the store: whose they are, how many plans they hold, and how far they are.

    Example: ehc audit status
    """
    from ehc_text.audit.store import open_store

    with open_store(settings_of(config, store=store).store, must_exist=True) as desk:
        packs, filled = desk.packs(), {one.pack.key: one for one in desk.filled_packs()}
    for one, turns in packs:
        reading = "second" if one.marking > 1 else "first"
        done = len(filled[one.key].recording.plans) if turns else 0
        result(
            f"{one.key}  {one.made_on}  {reading} reading by {one.auditor}: {done} of {len(one.plans)} plans recorded"
            + (f", corrected {turns - 1} times" if turns > 1 else "")
        )
    if not packs:
        say("The store holds no pack yet: `ehc audit pack` makes one.")


def _papers(scan_dir: Path, sample: Path) -> "Papers":
    from ehc_text.audit.drawn import read_drawn, stock_behind
    from ehc_text.audit.papers import read_papers
    from ehc_text.audit.scanned import read_scan

    plans = read_scan(scan_dir)
    drawn = read_drawn(sample, plans)
    return read_papers(scan_dir, sample.read_bytes(), drawn, stock_behind(drawn, plans))


def _pack(papers: "Papers", auditor: str, marking: int, count: int | None) -> "AuditPack":
    from ehc_text.audit.share import share_of
    from ehc_text.records.desk import AuditPack

    if not auditor:
        raise UsageError("Say with --auditor who will read the plans.")
    named = f"{papers.sample.sha256}:{auditor.casefold()}:{marking}:{today()}:{count or 'all'}"
    return AuditPack(
        key=hashlib.sha256(named.encode()).hexdigest()[:_KEY_CHARS],
        sample=papers.sample,
        plans=share_of(papers.sample, count),
        auditor=auditor,
        marking=marking,
        made_on=today(),
    )


def _told(path: Path, pack: "AuditPack", recording: "Recording", turn: int) -> str:
    missed = sum(answer.number is None for answer in recording.findings)
    signed = sum(bool(plan.signed_by) for plan in recording.plans)
    parts = [
        f"{len(recording.plans)} of {len(pack.plans)} plans",
        f"{len(recording.findings) - missed} answers",
        f"{missed} missed faults",
        f"{signed} grades signed off",
    ]
    again = f" This is recording {turn} of this pack: it corrects the one before, which stays." if turn > 1 else ""
    return f"{path}: recorded {', '.join(parts)}.{again}"


def _now() -> str:
    return dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
