"""The desk `ehc scan`: many files, and the folder of results that they leave."""

import datetime as dt
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ehc_text.cli.check import is_at_or_above
from ehc_text.cli.options import Accept, AsOf, Config, FailOn, Models, Quiet, Rules, settings_of, today, tools_of
from ehc_text.cli.streams import say
from ehc_text.cli.version import version
from ehc_text.errors import DocumentError, ExitCode
from ehc_text.records.finding import Severity

if TYPE_CHECKING:
    from ehc_text.records.scan import ScanRun
    from ehc_text.scanning.worklist import WorkItem, WorkList

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
    config: Config = None,
    quiet: Quiet = False,
    overwrite: Annotated[bool, typer.Option("--overwrite", help="Replace an earlier scan in DIR.")] = False,
) -> None:
    """Check every plan in the files and folders, and write plans.jsonl, findings.csv, run.json and report.html.

    A file that cannot be read is reported, and the others are checked all the same.

    Example: ehc scan plans/ --out results/2026-11 --as-of 2026-11-01
    """
    from ehc_text import pipeline
    from ehc_text.checking.names import first_names_of
    from ehc_text.scanning.caseload import load_caseload
    from ehc_text.scanning.scan import ScanOrder, run_scan
    from ehc_text.scanning.worklist import list_work

    settings = settings_of(config, rules=rules, models=models, as_of=as_of, fail_on=fail_on, accept=accept)
    held_against = settings.as_of or today()
    cases = load_caseload(caseload) if caseload else None
    work = list_work(paths, leave_out=out)
    _refuse_nothing(work)
    tools = tools_of(settings)
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
    )
    with _progress(len(work.items), quiet=quiet) as on_file:
        run = run_scan(
            work,
            order,
            assess=lambda item: pipeline.assess_file(
                item.path, relative=item.relative, as_of=held_against, tools=tools
            ),
            add=lambda assessed, more: pipeline.with_findings(assessed, more, tools),
            now=lambda: dt.datetime.now().astimezone(),
            on_file=on_file,
        )
    _tell(run, out, quiet=quiet)
    raise typer.Exit(_exit_code(run, settings.fail_on))


def _refuse_nothing(work: "WorkList") -> None:
    from ehc_text.scanning.worklist import EXTENSIONS

    if not work.items:
        raise DocumentError(f"No plan was found there: folders are searched for {', '.join(EXTENSIONS)} files.")


@contextmanager
def _progress(total: int, *, quiet: bool) -> "Iterator[Callable[[WorkItem], None]]":
    """Show a bar on stderr, on a terminal only: a log file is no place for one."""
    if quiet or not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("Checking"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=total)
        yield lambda _: bar.advance(task)


def _tell(run: "ScanRun", out: Path, *, quiet: bool) -> None:
    from ehc_text.reporting.view import told

    for file in run.unread[:_MOST_NAMED]:
        why = "; ".join(told(file.file, problem) for problem in file.problems)
        say(f"{file.file.path}: not read: {why}")
    if len(run.unread) > _MOST_NAMED:
        say(f"... and {len(run.unread) - _MOST_NAMED} more files that could not be read: see {out / 'run.json'}.")
    for folder in run.folders_not_opened:
        say(f"{folder}: this folder could not be opened, and nothing in it was checked")
    for source in run.unused_exceptions:
        say(f"{source}: this accepted exception matches no finding of the scan: take it out, or correct it.")
    if run.caseload and run.caseload.unmatched_lines:
        rows = _count(len(run.caseload.unmatched_lines), "row")
        say(f"{rows} of the caseload fitted no file: run.json names the lines.")
    if quiet:
        return
    kinds = [file.kind.value for file in run.files if file.is_read]
    findings = sum(file.finding_count for file in run.files)
    accepted, ran_out = sum(f.accepted_count for f in run.files), sum(f.ran_out_count for f in run.files)
    if accepted or ran_out:
        say(f"{_count(accepted, 'finding')} accepted and not counted; {_count(ran_out, 'acceptance')} ran out.")
    say(
        f"{len(run.files)} files: {_count(kinds.count('ehc_plan'), 'EHC plan')}, "
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
    if run.unread or run.folders_not_opened:
        return ExitCode.SOME_UNREADABLE
    found = {severity for file in run.files for severity, count in file.severities.items() if count}
    if fail_on is not None and any(is_at_or_above(severity, fail_on) for severity in found):
        return ExitCode.FINDINGS
    return ExitCode.DONE
