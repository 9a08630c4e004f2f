"""The desk `ehc check`: one file, and what is wrong with it."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ehc_text.cli.annotate import refuse_to_replace, write_annotated
from ehc_text.cli.narrow import Ignore, Only, Select, narrowed, narrowing_of
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
from ehc_text.cli.watch import watch
from ehc_text.errors import DocumentError, ExitCode, OutputError
from ehc_text.records.finding import Severity
from ehc_text.records.plan import PlanStatus

if TYPE_CHECKING:
    from ehc_text.cli.narrow import Narrowing
    from ehc_text.pipeline import Tools
    from ehc_text.records.assessment import AssessedFile
    from ehc_text.settings import Settings


class Profile(StrEnum):
    """What a plan is held to be: in a draft Section I is rightly blank, and no date of issue is asked for."""

    DRAFT = "draft"
    FINAL = "final"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Order:
    """What the command line asks for, worked out."""

    file: Path
    settings: "Settings"
    tools: "Tools"
    narrowing: "Narrowing"
    profile: Profile | None
    output: TextOrJson
    annotate: Path | None
    password: str | None
    quiet: bool


def check(
    file: Annotated[Path, typer.Argument(help="A plan or annual review report: .docx, .docm, .pdf, .doc, .odt, .rtf.")],
    output: Format = TextOrJson.TEXT,
    as_of: AsOf = None,
    select: Select = None,
    ignore: Ignore = None,
    only: Only = None,
    profile: Annotated[
        Profile | None,
        typer.Option(
            "--profile", help="Hold the plan to be a draft, or issued. What the plan says itself if left out."
        ),
    ] = None,
    annotate: Annotated[
        Path | None,
        typer.Option(
            "--annotate",
            metavar="OUT",
            help="Write a copy with the findings marked: comments in a Word file, highlights with notes in a PDF.",
        ),
    ] = None,
    overwrite: Annotated[bool, typer.Option("--overwrite", help="Replace OUT if it is there already.")] = False,
    watching: Annotated[
        bool, typer.Option("--watch", help="Check again whenever the file is saved, until Ctrl-C.")
    ] = False,
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

    ehc check draft.docx --only F,G --annotate draft-comments.docx

    ehc check plan.pdf --format json --as-of 2026-11-01 > plan.json
    """
    if annotate is not None:
        refuse_to_replace(file, annotate, overwrite=overwrite)
    settings = settings_of(config, rules=rules, models=models, as_of=as_of, fail_on=fail_on, accept=accept)
    tools = tools_of(settings)
    order = _Order(
        file=file,
        settings=settings,
        tools=tools,
        narrowing=narrowing_of(select, ignore, only, known=_codes(tools)),
        profile=profile,
        output=output,
        annotate=annotate,
        password=password,
        quiet=quiet,
    )
    if watching and file.is_file():
        watch(file, lambda is_last: _check_watched(order, is_last=is_last), quiet=quiet)
    assessed = _assess(order)
    _tell(order, assessed)
    raise typer.Exit(_exit_code(narrowed(assessed, order.narrowing), settings.fail_on))


def is_at_or_above(severity: Severity, least: Severity) -> bool:
    """Return whether a severity weighs as much as `least` or more."""
    order = list(Severity)
    return order.index(severity) <= order.index(least)


def _codes(tools: "Tools") -> set[str]:
    return {check.code for check in (*tools.pack.checks, *tools.pack.switched_off)}


def _assess(order: _Order) -> "AssessedFile":
    from ehc_text import pipeline

    return pipeline.assess_file(
        order.file,
        relative=order.file.name,
        as_of=order.settings.as_of or today(),
        tools=order.tools,
        password=order.password,
        held_as=PlanStatus(order.profile.value) if order.profile else None,
    )


def _check_watched(order: _Order, *, is_last: bool) -> bool:
    """Check a file that is being worked on; return whether it could be read, or is now told not to be readable."""
    from ehc_text.reporting.contract_object import is_read

    assessed = _assess(order)
    if not is_read(assessed) and not is_last:
        return False
    try:
        _tell(order, assessed)
    except OutputError as error:  # the copy is open in Word, perhaps: the next time it may not be
        say(f"ehc: {error}")
    except DocumentError:
        if is_last:
            raise
        return False
    return True


def _tell(order: _Order, assessed: "AssessedFile") -> None:
    """Write the copy, print what was found, and name the accepted exceptions that match nothing."""
    from ehc_text import pipeline
    from ehc_text.reporting.contract_object import is_read

    shown = narrowed(assessed, order.narrowing)
    if order.annotate is not None and is_read(assessed):
        write_annotated(order.file, shown, order.annotate, password=order.password)
    _print(shown, order, all_count=len(assessed.findings))
    for one in pipeline.unused_exceptions(assessed, order.tools):
        say(
            f"{one.source}: this accepted exception matches no finding of {order.file.name}: "
            "take it out, or correct it."
        )
    if order.annotate is not None and is_read(assessed) and not order.quiet:
        say(f"{order.annotate}: a copy with {_marks(shown)}; {order.file.name} is as it was.")


def _marks(assessed: "AssessedFile") -> str:
    count = sum(finding.is_open for finding in assessed.findings)
    return f"{count} finding{'' if count == 1 else 's'} marked"


def _print(assessed: "AssessedFile", order: _Order, *, all_count: int) -> None:
    from ehc_text.reporting.contract_object import contract_object, is_read

    is_json = order.output is TextOrJson.JSON
    if is_json:
        result(contract_object(assessed).as_line())
    if not is_read(assessed) or (is_json and not order.quiet):
        tell_problems(assessed)
    if is_json or not is_read(assessed):
        return
    from rich.console import Console

    from ehc_text.reporting.terminal import print_check

    asked = order.narrowing.as_asked
    shown = f"{len(assessed.findings)} of {all_count} findings ({asked})" if asked else ""
    with reader_may_leave():
        print_check(
            Console(highlight=False),
            assessed,
            shown=shown,
            held_as=PlanStatus(order.profile.value) if order.profile else None,
        )


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
