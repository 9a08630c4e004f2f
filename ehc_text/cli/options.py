"""The options that several commands share, the settings that they end up in, and the day to hold dates against."""

import datetime as dt
import os
import re
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ehc_text.records.finding import Severity

_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_SIZE = re.compile(r"(?P<number>\d{1,6})\s*(?P<unit>[MG])(?:i?B)?", re.IGNORECASE)
_UNITS = {"M": 1024**2, "G": 1024**3}
_SMALLEST = 64 * 1024**2


if TYPE_CHECKING:
    from ehc_text.pipeline import Tools
    from ehc_text.settings import Settings


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


def size(text: str | int) -> int:
    """Return the bytes that `text` gives, such as "512M" or "2G".

    Raises:
        typer.BadParameter: if it is no such size, or too small to read a document in.
    """
    if isinstance(text, int):
        return text
    match = _SIZE.fullmatch(text.strip())
    if match is None:
        raise typer.BadParameter(f"'{text}' is no size: give megabytes or gigabytes, such as 512M or 2G.")
    found = int(match["number"]) * _UNITS[match["unit"].upper()]
    if found < _SMALLEST:
        raise typer.BadParameter("A document cannot be read in less than 64M.")
    return found


def today() -> dt.date:
    """Return the day on this machine's calendar. Nothing below the command line asks for it."""
    return dt.datetime.now().astimezone().date()


def settings_of(
    config: Path | None,
    *,
    rules: list[Path] | None = None,
    models: str | None = None,
    as_of: dt.date | None = None,
    fail_on: Severity | None = None,
    accept: Path | None = None,
    store: str | None = None,
) -> "Settings":
    """Return the settings of this run: these options, and what the variables and the settings file add to them."""
    from ehc_text.settings import load_settings

    return load_settings(
        os.environ,
        here=Path.cwd(),
        config=config,
        rules=tuple(rules or ()),
        models=models,
        as_of=as_of,
        fail_on=fail_on,
        accept=accept,
        store=store,
    )


def tools_of(settings: "Settings") -> "Tools":
    """Return the rules and the trained models that the settings ask for; without a word of models, the shipped ones."""
    from ehc_text import pipeline
    from ehc_text.shipped import NO_MODELS, folder

    return pipeline.load_tools(
        settings.rules,
        models=None if settings.models == NO_MODELS else settings.models or folder("models"),
        off=settings.off,
        severities=settings.severities,
        accept=settings.accept,
        sources=settings.sources,
    )


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
    list[Path] | None,
    typer.Option(
        "--rules",
        metavar="DIR",
        help="A folder of rules: laid over the shipped ones if it holds an own.yaml, else used in their place.",
    ),
]

Models = Annotated[
    str | None,
    typer.Option(
        "--models",
        metavar="DIR",
        help="A folder of trained models, in place of the shipped ones; 'off' lets the rules decide alone.",
    ),
]

Config = Annotated[
    Path | None,
    typer.Option("--config", metavar="FILE", help="A settings file. ehc.toml in the current folder when left out."),
]

Accept = Annotated[
    Path | None,
    typer.Option(
        "--accept", metavar="FILE", help="Findings that somebody accepted (CSV or YAML): told, but not counted."
    ),
]

Store = Annotated[
    str | None,
    typer.Option(
        "--store",
        metavar="PLACE",
        help="The audit store: a file, or postgresql://user@host/database. audit.sqlite in this folder when left out.",
    ),
]

Since = Annotated[
    dt.date | None,
    typer.Option("--since", parser=day, metavar="YYYY-MM-DD", help="The first day that counts of what was recorded."),
]

Until = Annotated[
    dt.date | None,
    typer.Option("--until", parser=day, metavar="YYYY-MM-DD", help="The last day that counts of what was recorded."),
]

FailOn = Annotated[
    Severity | None,
    typer.Option(
        "--fail-on", help="Leave with exit code 1 where a finding weighs this much or more. Off unless asked."
    ),
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
