import os
import subprocess
import sys

import pytest
import typer
from typer.testing import CliRunner

from ehc_text import errors
from ehc_text.cli import main

COMMANDS = [
    *(f"audit {name}" for name in ("pack", "record", "sign-off", "status", "report", "export", "backup")),
    "check",
    "sections",
    "scan",
    "sample",
    "evaluate",
    "schema",
    "rules list",
    "rules show",
    "rules test",
    "audit estimate",
    "audit agreement",
    "audit card",
]


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_with_an_example(command):
    result = CliRunner().invoke(main.app, [*command.split(), "--help"])
    assert result.exit_code == 0
    assert f"ehc {command}" in result.output


def test_help_loads_nothing_heavy():
    heavy = (
        "spacy",
        "lxml",
        "pypdfium2",
        "jinja2",
        "pydantic",
        "yaml",
        "numpy",
        "psutil",
        "sqlite3",
        "distributed",
        "rich",
    )
    script = (
        "import sys\nfrom ehc_text.cli.main import app\n"
        "try:\n    app(['--help'])\nexcept SystemExit:\n    pass\n"
        f"print([name for name in {heavy!r} if name in sys.modules])"
    )
    command = [sys.executable, "-c", script]
    out = subprocess.run(command, capture_output=True, text=True, check=True).stdout  # noqa: S603
    assert "sections" in out
    assert out.splitlines()[-1] == "[]"


def test_the_version_is_printed():
    result = CliRunner().invoke(main.app, ["--version"])
    assert result.exit_code == 0
    assert result.output.startswith("ehc-text ")


@pytest.mark.parametrize(
    "arguments",
    [["nonsense"], ["check"], ["check", "x.docx", "--format", "xml"], ["scan", "x"], ["check", "a", "--no"]],
)
def test_a_wrong_command_line_ends_with_2(arguments):
    assert CliRunner().invoke(main.app, arguments).exit_code == 2


@pytest.mark.parametrize("day", ["1.11.2026", "2026-13-01", "20261101", "2026-W44-7", "2026-02-30", ""])
@pytest.mark.parametrize("command", [["check", "x.docx"], ["scan", ".", "--out", "o"], ["sections", "x.docx"]])
def test_a_wrong_day_ends_with_2_and_says_how_to_give_it(command, day):
    result = CliRunner().invoke(main.app, [*command, "--as-of", day])
    assert result.exit_code == 2
    assert "give the day as YYYY-MM-DD" in " ".join(result.output.split())


@pytest.mark.parametrize(
    ("raised", "code"),
    [
        (errors.UsageError("m"), 2),
        (errors.DocumentError("m"), 3),
        (errors.PasswordError("m"), 3),
        (errors.RulesError("m"), 4),
        (errors.SettingsError("m"), 4),
        (errors.OutputError("m"), 5),
        (KeyboardInterrupt(), 130),
        (typer.Exit(6), 6),
        (ValueError("Zofia's words"), 70),
        (MemoryError(), 70),
    ],
)
def test_each_end_has_its_exit_code(monkeypatch, raised, code):
    assert ends_with(monkeypatch, raised) == code


def test_an_error_of_the_users_is_told_on_stderr(monkeypatch, capsys):
    ends_with(monkeypatch, errors.OutputError("the disk is full: make room."))
    out, err = capsys.readouterr()
    assert (out, err) == ("", "ehc: the disk is full: make room.\n")


def test_a_fault_of_the_program_says_what_to_report_and_no_words_of_a_plan(monkeypatch, capsys):
    monkeypatch.delenv("EHC_DEBUG", raising=False)
    ends_with(monkeypatch, ValueError("Zofia's words"))
    err = capsys.readouterr().err
    assert "ValueError at test_main.py:" in err
    assert "Please report" in err
    assert "Zofia" not in err


def test_with_ehc_debug_the_traceback_is_shown(monkeypatch, capsys):
    monkeypatch.setenv("EHC_DEBUG", "1")
    ends_with(monkeypatch, ValueError("details"))
    assert "Traceback" in capsys.readouterr().err


@pytest.mark.skipif(os.name != "posix", reason="pipes end otherwise there")
def test_a_reader_that_goes_away_is_no_fault():
    script = (
        "import sys\nsys.argv = ['ehc', 'schema']\n"
        "sys.stdin.readline()\n"  # the reader has gone by now
        "from ehc_text.cli.main import run\nrun()"
    )
    process = subprocess.Popen(  # noqa: S603
        [sys.executable, "-c", script],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    process.stdout.close()
    process.stdin.write("go\n")
    process.stdin.close()
    err = process.stderr.read()
    process.stderr.close()
    assert (process.wait(), err) == (0, "")


def ends_with(monkeypatch, raised):
    """Run the command line over a command that raises this, and return the exit code."""
    app = typer.Typer(pretty_exceptions_enable=False)

    @app.command()
    def fail():
        raise raised

    monkeypatch.setattr(main, "app", app)
    monkeypatch.setattr(sys, "argv", ["ehc"])
    with pytest.raises(SystemExit) as end:
        main.run()
    return end.value.code
