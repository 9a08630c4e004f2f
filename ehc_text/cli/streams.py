"""Results to stdout, talk to stderr, both in UTF-8 whatever the system's code page is."""

import io
import os
import sys

import typer


def use_utf8() -> None:
    """Make both streams write UTF-8, so that a plan's dashes and quotation marks survive a pipe on Windows."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def result(text: str) -> None:
    """Print a result, and nothing else, on stdout."""
    typer.echo(text)


def say(text: str) -> None:
    """Tell the user something on stderr."""
    typer.echo(text, err=True)


def let_go_of_stdout() -> None:
    """Make sure that nothing more is written to a pipe whose reader has gone (`ehc check ... | head`)."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
