"""More of the desk `ehc audit`: what is published of audits, what is taught from them, and copies of the store."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

import typer

from ehc_text.cli.options import Config, Rules, Since, Store, Until, settings_of, tools_of
from ehc_text.cli.streams import result, say
from ehc_text.errors import OutputError, UsageError
from ehc_text.shipped import NO_MODELS
from ehc_text.written import make_folder, write_whole

EVIDENCE = "evidence"
_REPORTS = ("findings.docx", "findings.html")


def report(
    out: Annotated[Path, typer.Option("--out", metavar="DIR", help="The folder to write to.")],
    since: Since = None,
    until: Until = None,
    title: Annotated[
        str, typer.Option("--title", metavar="TEXT", help="What stands over the report.")
    ] = "What we learnt from our audit of EHC plans",
    overwrite: Annotated[bool, typer.Option("--overwrite", help="Replace a report that is there.")] = False,
    store: Store = None,
    rules: Rules = None,
    config: Config = None,
) -> None:
    """Write the findings of a period for publication, as Word and HTML, and a folder of evidence beside them.

    Small numbers are suppressed, and names are gone, as far as the program knows them: read it before you publish it.
    Made again of the same store and period, every file is the same to the byte.

    Example: ehc audit report --since 2026-09-01 --until 2026-12-18 --out findings/autumn
    """
    from ehc_text.audit.evidence import evidence
    from ehc_text.audit.published import period_of, published
    from ehc_text.audit.store import open_store
    from ehc_text.checking.names import first_names_of
    from ehc_text.reporting.findings_html import findings_html
    from ehc_text.reporting.findings_word import findings_word

    settings = settings_of(config, rules=rules, models=NO_MODELS, store=store)
    tools = tools_of(settings)
    with open_store(settings.store, must_exist=True) as desk:
        packs, sign_offs = desk.filled_packs(), desk.sign_offs()
    period = period_of(packs, since, until)
    checks = (*tools.pack.checks, *tools.pack.switched_off)
    findings = published(packs, sign_offs, period, tools.framework, checks, title, first_names_of(tools.pack))
    reports = dict(zip(_REPORTS, (findings_word(findings), findings_html(findings).encode()), strict=True))
    files = {f"../{name}": content for name, content in reports.items()}
    beside = evidence(packs, sign_offs, period, tools.framework, checks, files)
    _write(out, reports | {f"{EVIDENCE}/{name}": content for name, content in beside.items()}, overwrite=overwrite)
    for name in (*_REPORTS, EVIDENCE):
        say(str(out / name))
    examples = sum(len(standard.examples) for group in findings.groups for standard in group.standards)
    if examples:
        say(f"Read the {examples} examples before you publish: names that the program does not know still stand there.")


def export(
    verdicts: Annotated[
        Path | None, typer.Option("--verdicts", metavar="FILE", help="Verdicts as rows to train on (CSV).")
    ] = None,
    cases: Annotated[
        Path | None, typer.Option("--cases", metavar="DIR", help="Plans with labels, for `ehc evaluate`.")
    ] = None,
    records: Annotated[
        Path | None,
        typer.Option(
            "--records", metavar="FILE", help="What figures are made of (JSON Lines), for `ehc sample --audited`."
        ),
    ] = None,
    rows: Annotated[
        Path | None, typer.Option("--rows", metavar="FILE", help="Every row of the store (JSON Lines).")
    ] = None,
    scan_dir: Annotated[
        Path | None, typer.Option("--scan", metavar="SCAN_DIR", help="With --cases: the scan that has the words.")
    ] = None,
    plans: Annotated[
        Path | None, typer.Option("--plans", metavar="DIR", help="With --cases: the folder that was scanned.")
    ] = None,
    since: Since = None,
    until: Until = None,
    store: Store = None,
    config: Config = None,
) -> None:
    """Write what auditors decided: as rows that a model learns from, as labelled plans, or row by row.

    Examples: ehc audit export --verdicts verdicts.csv

    ehc audit export --cases our-cases --scan results/2026-11 --plans plans
    """
    from ehc_text.audit.exchange import lines_of
    from ehc_text.audit.filed import filed, in_period
    from ehc_text.audit.store import open_store
    from ehc_text.audit.teaching import verdicts_csv, write_cases

    if not (verdicts or cases or records or rows):
        raise UsageError("Say what to write: --verdicts FILE, --cases DIR, --records FILE or --rows FILE.")
    if cases and not (scan_dir and plans):
        raise UsageError("--cases needs the scan and the plans: name them with --scan and --plans.")
    with open_store(settings_of(config, store=store).store, must_exist=True) as desk:
        packs, sign_offs = in_period(desk.filled_packs(), since, until), desk.sign_offs()
        if rows:
            lines = [json.dumps({"table": name, **row}, ensure_ascii=False) for name, row in desk.all_rows()]
            _put(rows, ("\n".join(lines) + "\n").encode())
            say(f"{rows}: {len(lines)} rows.")
    if records:
        told = list(lines_of(filed(packs, sign_offs)))
        _put(records, "".join(f"{line}\n" for line in told).encode())
        say(f"{records}: {len(told)} records.")
    if verdicts:
        text = verdicts_csv(packs)
        _put(verdicts, text.encode())
        say(f"{verdicts}: verdicts for `ehc models train vagueness --verdicts {verdicts}`.")
    if cases and scan_dir and plans:
        count = write_cases(cases, packs, scan_dir, plans)
        say(f"{cases}: {count} labelled plans for `ehc evaluate {cases}`.")


def backup(
    file: Annotated[Path, typer.Argument(help="The new file.")], store: Store = None, config: Config = None
) -> None:
    """Copy the whole store, as of one moment, to a new SQLite file, which is a store itself; others may go on writing.

    Example: ehc audit backup audit-2026-11-30.sqlite
    """
    from ehc_text.audit.store import open_store

    with open_store(settings_of(config, store=store).store, must_exist=True) as desk:
        count = desk.copy_to(file)
    result(f"{file}: {count} rows.")


def _write(out: Path, files: Mapping[str, bytes], *, overwrite: bool) -> None:
    """Write all files, or none where one of them is there already."""
    there = [name for name in files if (out / name).exists()]
    if there and not overwrite:
        raise OutputError(f"'{out}' holds a report already: name another folder, or add --overwrite.")
    for name, content in files.items():
        _put(out / name, content)


def _put(path: Path, content: bytes) -> None:
    make_folder(path.parent)
    write_whole(path, content)
