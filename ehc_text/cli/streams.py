"""Results to stdout, talk to stderr, both in UTF-8 whatever the system's code page is."""

import io
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import typer

from ehc_text.errors import OutputError


def use_utf8() -> None:
    """Make both streams write UTF-8, so that a plan's dashes and quotation marks survive a pipe on Windows."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def result(text: str) -> None:
    """Print a result, and nothing else, on stdout.

    Raises:
        OutputError: if stdout takes nothing: a full disk, a closed stream.
    """
    if sys.stdout is None:
        raise OutputError("The result could not be written: standard output is closed.")
    try:
        with reader_may_leave():
            typer.echo(text)
    except OSError as error:
        # What is left in the buffer would fail again when the program ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise OutputError(
            f"The result could not be written: {error.strerror}. Make room, or write elsewhere."
        ) from None


def say(text: str) -> None:
    """Tell the user something on stderr."""
    typer.echo(text, err=True)


def printable(text: str) -> str:
    """Return the name of a file as one line, which no character of it can move or colour."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode("ascii") for c in text)


@contextmanager
def reader_may_leave() -> Iterator[None]:
    """Take it in good part when the reader of stdout goes away (`ehc check ... | head`): the rest is not written.

    Typer would end with exit code 1, which would read as "findings".
    """
    try:
        yield
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
