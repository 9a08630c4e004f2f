"""The options that several commands share, and the day that dates are held against."""

import datetime as dt
import re
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


class TextOrJson(StrEnum):
    """For people, or for programs."""

    TEXT = "text"
    JSON = "json"


def day(text: str) -> dt.date:
    """Return the day that `text` gives as YYYY-MM-DD.

    Raises:
        typer.BadParameter: if it is none.
    """
    try:
        if _ISO_DAY.fullmatch(text):
            return dt.date.fromisoformat(text)
    except ValueError:
        pass
    raise typer.BadParameter(f"'{text}' is no day: give the day as YYYY-MM-DD, such as 2026-11-01.")


def today() -> dt.date:
    """Return the day on this machine's calendar. Nothing below the command line asks for it."""
    return dt.datetime.now().astimezone().date()


AsOf = Annotated[
    dt.date | None,
    typer.Option(
        "--as-of",
        parser=day,
        metavar="YYYY-MM-DD",
        help="The day to hold dates, ages and stages against. Today when left out.",
    ),
]

Rules = Annotated[
    Path | None,
    typer.Option("--rules", metavar="DIR", help="A folder of rules to use in place of the shipped ones."),
]

Password = Annotated[
    str | None,
    typer.Option(
        "--password",
        envvar="EHC_PASSWORD",
        show_envvar=True,
        help="What opens a locked document. The variable keeps it out of the list of running programs.",
    ),
]

Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Print errors only on stderr, and no progress.")]

Format = Annotated[TextOrJson, typer.Option("--format", help="Text for people, JSON for programs.")]
