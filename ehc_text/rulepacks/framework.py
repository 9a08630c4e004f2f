"""The quality-assurance framework of rules/framework.yaml, checked at the door; faults are told as file:line."""

from collections.abc import Collection
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, PositiveInt, StrictInt, ValidationError

from ehc_text.errors import RulesError
from ehc_text.records.assessment import Grade
from ehc_text.records.finding import Agency, Severity
from ehc_text.records.framework import Framework, Standard
from ehc_text.records.plan import SECTION_LETTERS
from ehc_text.rulepacks.lined import LinedYaml, read_lined
from ehc_text.rulepacks.load import told
from ehc_text.rulepacks.schema import Code, Text

FILE_NAME = "framework.yaml"

_Points = Annotated[StrictInt, Field(ge=0)]
_Share = Annotated[float, Field(ge=0, le=1)]
_Score = Annotated[StrictInt, Field(ge=0, le=100)]


class _StandardEntry(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    id: Text
    name: Text
    asks: Text
    agency: Agency
    sections: tuple[Text, ...] = ()
    codes: tuple[Code, ...]
    weight: PositiveInt
    looks_like: dict[Grade, Text] = {}
    counts_statements: bool = False
    for_reviews: bool = False


class _FrameworkFile(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    standards: Annotated[tuple[_StandardEntry, ...], Field(min_length=1)]
    points: dict[Severity, _Points]
    most_points: dict[Grade, _Points]
    most_share: dict[Grade, _Share]
    grade_score: dict[Grade, _Score]
    least_score: dict[Grade, _Score]
    limiting: tuple[str, ...]
    limited_to: Grade
    sections: tuple[str, ...] = SECTION_LETTERS


def load_framework(rules: Path, known: Collection[str] | None = None) -> Framework:
    """Return the framework of the folder `rules`. `known` are the codes of all checks; None leaves codes unchecked.

    Raises:
        RulesError: if the file is missing or faulty, as "file:line: what is wrong and what to do".
    """
    path = rules / FILE_NAME
    if not path.is_file():
        raise RulesError(f"{path}:1: the file is missing: a rules folder needs its {FILE_NAME}.")
    file = read_lined(path)
    try:
        entries = _FrameworkFile.model_validate(file.content)
    except ValidationError as error:
        raise told(file, (), error) from None
    _refuse_wrong_numbers(file, entries)
    _refuse_wrong_names(file, entries, known)
    return Framework(
        standards=tuple(Standard(**entry.model_dump()) for entry in entries.standards),
        **{name: getattr(entries, name) for name in _FrameworkFile.model_fields if name != "standards"},
    )


def _refuse_wrong_numbers(file: LinedYaml, entries: _FrameworkFile) -> None:
    """Refuse tables with a gap, and limits that do not run from the best grade to the worst."""
    graded = tuple(Grade)[:-1]
    for table, needed in (
        ("points", tuple(Severity)),
        ("grade_score", tuple(Grade)),
        ("most_points", graded),
        ("most_share", graded),
        ("least_score", graded),
    ):
        given = getattr(entries, table)
        missing = [name for name in needed if name not in given]
        if missing:
            raise file.fault((table,), f"{table} has no number for '{missing[0]}': add one.")
    for table, is_rising in (("most_points", True), ("most_share", True), ("least_score", False)):
        limits = [getattr(entries, table)[grade] for grade in graded]
        if limits != sorted(limits, reverse=not is_rising):
            way = "grow" if is_rising else "fall"
            raise file.fault((table,), f"the numbers of {table} must {way} from the best grade to the worst.")


def _refuse_wrong_names(file: LinedYaml, entries: _FrameworkFile, known: Collection[str] | None) -> None:
    """Refuse ids that are not unique, a code in two standards, and names of what is not there."""
    ids: list[str] = []
    homes: dict[str, str] = {}
    for position, entry in enumerate(entries.standards):
        if entry.id in ids:
            raise file.fault(
                ("standards", position, "id"), f"the id '{entry.id}' is taken: give each standard its own."
            )
        ids.append(entry.id)
        for number, code in enumerate(entry.codes):
            trail = ("standards", position, "codes", number)
            if code in homes:
                raise file.fault(trail, f"{code} already speaks to '{homes[code]}': a code speaks to one standard.")
            if known is not None and code not in known:
                raise file.fault(trail, f"there is no check {code}: `ehc rules list` names them all.")
            homes[code] = entry.id
        _refuse_letters(file, ("standards", position, "sections"), entry.sections)
    _refuse_letters(file, ("sections",), entries.sections)
    for number, name in enumerate(entries.limiting):
        if name not in ids:
            raise file.fault(("limiting", number), f"no standard has the id '{name}': name one of {', '.join(ids)}.")


def _refuse_letters(file: LinedYaml, trail: tuple[str | int, ...], letters: tuple[str, ...]) -> None:
    for number, letter in enumerate(letters):
        if letter not in SECTION_LETTERS:
            raise file.fault((*trail, number), f"'{letter}' is no section: name one of {', '.join(SECTION_LETTERS)}.")
