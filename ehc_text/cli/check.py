"""The desk `ehc check`: one file, and what is wrong with it."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ehc_text.cli.options import (
    Accept,
    AsOf,
    Config,
    FailOn,
    Format,
    Models,
    Password,
    Quiet,
    Rules,
    TextOrJson,
    settings_of,
    today,
    tools_of,
)
from ehc_text.cli.streams import reader_may_leave, result, say
from ehc_text.errors import ExitCode
from ehc_text.records.finding import Severity

if TYPE_CHECKING:
    from ehc_text.records.assessment import AssessedFile


def check(
    file: Annotated[Path, typer.Argument(help="A plan or annual review report: .docx, .docm, .pdf, .doc, .odt, .rtf.")],
    output: Format = TextOrJson.TEXT,
    as_of: AsOf = None,
    fail_on: FailOn = None,
    password: Password = None,
    rules: Rules = None,
    models: Models = None,
    accept: Accept = None,
    config: Config = None,
    quiet: Quiet = False,
) -> None:
    """Check one plan or annual review report, and say what is wrong with it and how to put it right.

    Examples: ehc check plan.docx

    ehc check plan.pdf --format json --as-of 2026-11-01 > plan.json
    """
    from ehc_text import pipeline

    settings = settings_of(config, rules=rules, models=models, as_of=as_of, fail_on=fail_on, accept=accept)
    tools = tools_of(settings)
    held_against = settings.as_of or today()
    assessed = pipeline.assess_file(file, relative=file.name, as_of=held_against, tools=tools, password=password)
    _print(assessed, output, quiet=quiet)
    for one in pipeline.unused_exceptions(assessed, tools):
        say(f"{one.source}: this accepted exception matches no finding of {file.name}: take it out, or correct it.")
    raise typer.Exit(_exit_code(assessed, settings.fail_on))


def is_at_or_above(severity: Severity, least: Severity) -> bool:
    """Return whether a severity weighs as much as `least` or more."""
    order = list(Severity)
    return order.index(severity) <= order.index(least)


def _print(assessed: "AssessedFile", output: TextOrJson, *, quiet: bool) -> None:
    from ehc_text.reporting.contract_object import contract_object, is_read

    if output is TextOrJson.JSON:
        result(contract_object(assessed).as_line())
    if not is_read(assessed) or (output is TextOrJson.JSON and not quiet):
        tell_problems(assessed)
    if output is TextOrJson.JSON or not is_read(assessed):
        return
    from rich.console import Console

    from ehc_text.reporting.terminal import print_check

    with reader_may_leave():
        print_check(Console(highlight=False), assessed)


def tell_problems(assessed: "AssessedFile") -> None:
    """Say on stderr what could not be read or judged of a file."""
    from ehc_text.reporting.view import told

    for problem in assessed.problems:
        say(f"{assessed.file.path}: {told(assessed.file, problem)}")


def _exit_code(assessed: "AssessedFile", fail_on: Severity | None) -> ExitCode:
    from ehc_text.reporting.contract_object import is_read

    if not is_read(assessed):
        return ExitCode.UNREADABLE
    if fail_on is not None and any(
        finding.is_open and is_at_or_above(finding.severity, fail_on) for finding in assessed.findings
    ):
        return ExitCode.FINDINGS
    return ExitCode.DONE
