"""The desk `ehc scan`: many files, and the folder of results that they leave."""

import datetime as dt
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ehc_text.cli.check import is_at_or_above
from ehc_text.cli.options import (
    Accept,
    AsOf,
    Config,
    FailOn,
    Models,
    Password,
    Quiet,
    Rules,
    settings_of,
    size,
    today,
    tools_of,
)
from ehc_text.cli.progress import OnFile, progress
from ehc_text.cli.streams import printable, say
from ehc_text.cli.version import version
from ehc_text.errors import DocumentError, ExitCode
from ehc_text.records.finding import Severity

if TYPE_CHECKING:
    from ehc_text.records.scan import FileSummary, ScanRun
    from ehc_text.scanning.task import Readers, ReadingOrder
    from ehc_text.scanning.worklist import WorkList

_MOST_NAMED = 20
"""How many unread files are named on stderr; run.json and the report name them all."""


def scan(
    paths: Annotated[list[Path], typer.Argument(metavar="PATH...", help="Files, and folders to search to the bottom.")],
    out: Annotated[Path, typer.Option("--out", metavar="DIR", help="The folder to write the results to.")],
    as_of: AsOf = None,
    fail_on: FailOn = None,
    rules: Rules = None,
    models: Models = None,
    accept: Accept = None,
    caseload: Annotated[
        Path | None,
        typer.Option(
            "--caseload",
            metavar="CASES.CSV",
            help="The council's list of its cases: dates of request and issue, and columns to group plans by. A row is "
            "joined to a plan by 'file', or by 'name' and 'date of birth'.",
        ),
    ] = None,
    identify: Annotated[
        bool,
        typer.Option(
            "--identify",
            help="Name files and children in the reports and findings.csv, in place of pseudonyms.",
        ),
    ] = False,
    password: Password = None,
    config: Config = None,
    quiet: Quiet = False,
    overwrite: Annotated[bool, typer.Option("--overwrite", help="Replace an earlier scan in DIR.")] = False,
    afresh: Annotated[
        bool, typer.Option("--afresh", help="Read every file anew, also those that an earlier scan in DIR read.")
    ] = False,
    jobs: Annotated[
        int | None,
        typer.Option("--jobs", "-j", min=1, metavar="N", help="How many processes read. One a core when left out."),
    ] = None,
    time_limit: Annotated[
        float, typer.Option("--time-limit", min=1, metavar="SECONDS", help="How long one document may take.")
    ] = 120.0,
    memory_limit: Annotated[
        int,
        typer.Option(
            "--memory-limit",
            parser=size,
            metavar="SIZE",
            show_default="2G",
            help="How much memory one document may take, such as 512M or 2G.",
        ),
    ] = 2 * 1024**3,
    cluster: Annotated[
        str | None,
        typer.Option(
            "--cluster",
            metavar="ADDRESS",
            help="Read on a Dask cluster, such as tcp://desk:8786. Its machines see the files under the same paths. "
            "Needs ehc-text[cluster].",
        ),
    ] = None,
) -> None:
    """Check every plan in the files and folders, and write a report, a workbook and a page for each.

    A file that cannot be read is reported, and the others are checked all the same. The same command goes on with a
    scan that was interrupted; --overwrite scans again, and reads only what has changed.

    Example: ehc scan plans/ --out results/2026-11 --as-of 2026-11-01
    """
    from ehc_text import pipeline
    from ehc_text.checking.names import first_names_of
    from ehc_text.scanning.caseload import load_caseload
    from ehc_text.scanning.scan import ScanOrder, run_scan
    from ehc_text.scanning.task import ReadingOrder, Showing
    from ehc_text.scanning.versions import pages_version, with_versions
    from ehc_text.scanning.worklist import list_work

    settings = settings_of(config, rules=rules, models=models, as_of=as_of, fail_on=fail_on, accept=accept)
    held_against = settings.as_of or today()
    cases = load_caseload(caseload) if caseload else None
    work = list_work(paths, leave_out=out)
    _refuse_nothing(work)
    tools = tools_of(settings)
    reading = with_versions(
        ReadingOrder(
            as_of=held_against,
            rules=settings.rules,
            models=settings.models,
            off=settings.off,
            severities=settings.severities,
            sources=settings.sources,
            password=password,
            time_limit_seconds=time_limit,
            memory_limit_bytes=memory_limit,
            showing=Showing(
                is_identified=identify,
                exceptions=tools.exceptions,
                framework=tools.framework,
                pages=pages_version(),
            ),
        ),
        tools,
    )
    order = ScanOrder(
        out=out,
        overwrite=overwrite,
        as_of=held_against,
        version=version(),
        rules_version=tools.pack.version,
        models_version=tools.models_version,
        checks=tools.pack.checks,
        exceptions=tools.exceptions,
        is_identified=identify,
        first_names=first_names_of(tools.pack),
        caseload=cases,
        versions=reading.versions,
        limits=reading.limits,
        afresh=afresh,
    )
    with _told_of_a_stop(len(work.items), quiet=quiet) as on_file, _readers(reading, jobs, cluster, work) as readers:
        run = run_scan(
            work,
            order,
            readers=readers,
            as_found=lambda assessed, relative, more: pipeline.as_found(assessed, relative, tools, more),
            now=lambda: dt.datetime.now().astimezone(),
            on_file=on_file,
        )
    _tell(run, out, quiet=quiet)
    raise typer.Exit(_exit_code(run, settings.fail_on))


def _refuse_nothing(work: "WorkList") -> None:
    from ehc_text.scanning.worklist import EXTENSIONS

    if not work.items:
        raise DocumentError(f"No plan was found there: folders are searched for {', '.join(EXTENSIONS)} files.")


def _readers(
    order: "ReadingOrder", jobs: int | None, cluster: str | None, work: "WorkList"
) -> "AbstractContextManager[Readers]":
    """Return those that read: a cluster where one is named, else processes of this machine."""
    if cluster is not None:
        from ehc_text.scanning.cluster import Cluster

        return Cluster(order, cluster)
    from ehc_text.scanning.pool import Pool, core_count

    return Pool(order, min(jobs or core_count(), len(work.items)))


@contextmanager
def _told_of_a_stop(total: int, *, quiet: bool) -> Iterator[OnFile]:
    """Show how far the scan has come; where it is interrupted, say what is kept."""
    done = 0
    try:
        with progress(total, quiet=quiet) as draw:

            def on_file(summary: "FileSummary", is_read_now: bool) -> None:
                nonlocal done
                done += 1
                draw(summary, is_read_now)

            yield on_file
    except KeyboardInterrupt:
        say(f"{done:,} of {total:,} files are done and kept: the same command goes on from there.")
        raise


def _tell(run: "ScanRun", out: Path, *, quiet: bool) -> None:
    from ehc_text.reporting.view import told

    for file in run.unread[:_MOST_NAMED]:
        why = "; ".join(told(file.file, problem) for problem in file.problems)
        say(f"{printable(file.file.path)}: not read: {printable(why)}")
    if len(run.unread) > _MOST_NAMED:
        say(f"... and {len(run.unread) - _MOST_NAMED} more files that could not be read: see {out / 'run.json'}.")
    for file in run.files:
        if file.page_fault:
            say(f"{printable(file.file.path)}: {file.page_fault}")
    for folder in run.folders_not_opened:
        say(f"{printable(folder)}: this folder could not be opened, and nothing in it was checked")
    for source in run.unused_exceptions:
        say(f"{source}: this accepted exception matches no finding of the scan: take it out, or correct it.")
    if run.caseload and run.caseload.unmatched_lines:
        rows = _count(len(run.caseload.unmatched_lines), "row")
        say(f"{rows} of the caseload fitted no file: run.json names the lines.")
    if quiet:
        return
    if run.read_before_count:
        say(f"{_count(run.read_before_count, 'file')} had been read before, and had not changed.")
    kinds = [file.kind.value for file in run.files if file.is_read]
    findings = sum(file.finding_count for file in run.files)
    accepted, ran_out = sum(f.accepted_count for f in run.files), sum(f.ran_out_count for f in run.files)
    if accepted or ran_out:
        say(f"{_count(accepted, 'finding')} accepted and not counted; {_count(ran_out, 'acceptance')} ran out.")
    say(
        f"{_count(len(run.files), 'file')}: {_count(kinds.count('ehc_plan'), 'EHC plan')}, "
        f"{_count(kinds.count('annual_review'), 'annual review report')}, "
        f"{_count(kinds.count('other'), 'other document')}, {len(run.unread)} not read. "
        f"{_count(findings, 'finding')}. Open {out / 'report.html'} in a browser."
    )


def _count(number: int, name: str) -> str:
    return f"{number:,} {name}{'' if number == 1 else 's'}"


def _exit_code(run: "ScanRun", fail_on: Severity | None) -> ExitCode:
    """Return the code of the worst that happened: what was not read goes before what was found."""
    if len(run.unread) == len(run.files):
        return ExitCode.UNREADABLE
    if run.unread or run.folders_not_opened or any(file.page_fault for file in run.files):
        return ExitCode.SOME_UNREADABLE
    found = {severity for file in run.files for severity, count in file.severities.items() if count}
    if fail_on is not None and any(is_at_or_above(severity, fail_on) for severity in found):
        return ExitCode.FINDINGS
    return ExitCode.DONE
