"""The command `ehc`: the Typer application, and errors turned to exit codes."""

import os
import sys
import traceback
from typing import Annotated

import typer

from ehc_text.cli import (
    audit,
    audit_figures,
    audit_report,
    check,
    compare,
    evaluate,
    models,
    rules,
    sample,
    scan,
    schema,
    sections,
)
from ehc_text.cli.streams import result, say, use_utf8
from ehc_text.cli.version import version
from ehc_text.errors import EhcTextError, ExitCode

app = typer.Typer(
    name="ehc",
    help=(
        "Reads Education, Health and Care plans from Word and PDF files, and flags what a quality-assurance officer "
        "should look at.\n\nExample: ehc check plan.docx"
    ),
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    add_completion=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command(name="check")(check.check)
app.command(name="sections")(sections.sections)
app.command(name="scan")(scan.scan)
app.command(name="compare")(compare.compare)
app.command(name="sample")(sample.sample)
app.command(name="evaluate")(evaluate.evaluate)
app.add_typer(audit.app, name="audit")
audit.app.command()(audit_figures.estimate)
audit.app.command()(audit_figures.agreement)
audit.app.command()(audit_figures.card)
audit.app.command()(audit_report.report)
audit.app.command()(audit_report.export)
audit.app.command()(audit_report.backup)
app.add_typer(rules.app, name="rules")
app.add_typer(models.app, name="models")
app.command(name="schema")(schema.schema)


def run() -> None:
    """Run the command line and leave with its exit code."""
    use_utf8()
    sys.exit(_exit_code())


@app.callback()
def ehc(
    _: Annotated[
        bool,
        typer.Option(
            "--version", callback=lambda asked: _print_version(asked), is_eager=True, help="Print the version."
        ),
    ] = False,
) -> None:
    """Read Education, Health and Care plans."""


def _exit_code() -> int:
    """Run the application; each kind of end has its own code, which scripts may rely on."""
    try:
        app()
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else ExitCode.DONE
    except KeyboardInterrupt:
        say("ehc: stopped. Nothing was half-written.")
        return ExitCode.INTERRUPTED
    except EhcTextError as error:
        say(f"ehc: {error}")
        return error.exit_code
    except Exception as error:  # a crash must not pass for the exit code of findings
        _tell_of_fault(error)
        return ExitCode.FAULT
    return ExitCode.DONE


def _tell_of_fault(error: Exception) -> None:
    """Name the error's class and place alone: its text may hold words of a plan."""
    if os.environ.get("EHC_DEBUG") == "1":
        traceback.print_exception(error)
        return
    frames = traceback.extract_tb(error.__traceback__)
    where = f" at {os.path.basename(frames[-1].filename)}:{frames[-1].lineno}" if frames else ""  # noqa: PTH119
    say(
        f"ehc: a fault of the program: {type(error).__name__}{where}, ehc-text {version()}. Please report this line "
        "and the command that you ran, but no plan. EHC_DEBUG=1 shows more, and may show words of the plan."
    )


def _print_version(is_asked: bool) -> None:
    if is_asked:
        result(f"ehc-text {version()}")
        raise typer.Exit
