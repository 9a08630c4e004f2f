"""Which findings of one file are shown: by code and by section. The grade stays that of the whole plan."""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from typing import Annotated

import typer

from ehc_text.errors import UsageError
from ehc_text.records.assessment import AssessedFile
from ehc_text.records.finding import Finding
from ehc_text.records.plan import SECTION_LETTERS

_SEPARATORS = re.compile(r"[,\s]+")
_BOTH_H = ("H1", "H2")

Select = Annotated[
    list[str] | None,
    typer.Option(
        "--select",
        metavar="CODES",
        help="Show these codes alone, such as VAG001,DAT; DAT stands for all of its family.",
    ),
]

Ignore = Annotated[
    list[str] | None, typer.Option("--ignore", metavar="CODES", help="Leave out these codes, written as for --select.")
]

Only = Annotated[
    list[str] | None,
    typer.Option(
        "--only", metavar="SECTIONS", help="Show what was found in these sections alone, such as F,G; H is H1 and H2."
    ),
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Narrowing:
    """What is shown: codes or families to show and to leave out, and sections; all of it where these are empty."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    only: tuple[str, ...] = ()

    @property
    def as_asked(self) -> str:
        """How it was asked for: "--select VAG --only F,G", "" where all is shown."""
        asked = (("--select", self.select), ("--ignore", self.ignore), ("--only", self.only))
        return " ".join(f"{option} {','.join(values)}" for option, values in asked if values)


def narrowing_of(
    select: list[str] | None, ignore: list[str] | None, only: list[str] | None, *, known: Collection[str]
) -> Narrowing:
    """Return what the options ask for; `known` are the codes that there are.

    Raises:
        UsageError: if a code or section is not known.
    """
    sections = [each for part in _parts(only) for each in (_BOTH_H if part == "H" else (part,))]
    for letter in sections:
        if letter not in SECTION_LETTERS:
            raise UsageError(f"'{letter}' is no section of a plan: give letters of {', '.join(SECTION_LETTERS)}.")
    return Narrowing(select=_codes(select, known), ignore=_codes(ignore, known), only=tuple(dict.fromkeys(sections)))


def narrowed(assessed: AssessedFile, narrowing: Narrowing) -> AssessedFile:
    """Return the file with the findings alone that are to be shown, and the grade of the whole plan."""
    return replace(assessed, findings=tuple(each for each in assessed.findings if _is_shown(each, narrowing)))


def _is_shown(finding: Finding, narrowing: Narrowing) -> bool:
    if narrowing.only and finding.section not in narrowing.only:
        return False
    if narrowing.select and not finding.code.startswith(narrowing.select):
        return False
    return not (narrowing.ignore and finding.code.startswith(narrowing.ignore))


def _codes(values: list[str] | None, known: Collection[str]) -> tuple[str, ...]:
    codes = tuple(dict.fromkeys(_parts(values)))
    for code in codes:
        if not any(each.startswith(code) for each in known):
            raise UsageError(f"'{code}' is no code and no family of codes: `ehc rules list` shows them all.")
    return codes


def _parts(values: Iterable[str] | None) -> list[str]:
    return [part.upper() for value in values or () for part in _SEPARATORS.split(value) if part]
