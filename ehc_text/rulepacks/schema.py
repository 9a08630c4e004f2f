"""What a rule file and a word file may hold: the door at which faults are caught."""

import datetime as dt
from typing import Annotated, Literal, TypeAlias

from pydantic import BaseModel, ConfigDict, Field, StrictFloat, StrictInt, StrictStr, model_validator

from ehc_text.records.finding import Severity
from ehc_text.records.rules import CheckKind, Cure

THEMES = {
    "VAG": "vague_provision",
    "HEA": "health_action",
    "SOC": "social_care_action",
    "VOI": "child_voice",
    "DAT": "dates",
    "OUT": "outcomes",
    "THR": "golden_thread",
    "STR": "structure",
    "ADV": "advice",
    "ARV": "annual_review",
    "LOC": "local",
}
"""The first three letters of a code, and the theme that they stand for; LOC is for a council's own checks."""

Text: TypeAlias = Annotated[StrictStr, Field(min_length=1)]
Texts: TypeAlias = tuple[Text, ...]
Code: TypeAlias = Annotated[StrictStr, Field(pattern=r"^[A-Z]{3}\d{3}$")]
Letter: TypeAlias = Literal["A", "B", "C", "D", "E", "F", "G", "H1", "H2", "I", "J", "K", "front", "tail"]
ExampleLetter: TypeAlias = Annotated[StrictStr, Field(pattern=r"^[A-K][12]?( and [A-K][12]?)*$")]
"""A section's letter, or 'H1 and H2' where the example has two sections under one heading."""
Letters: TypeAlias = Annotated[StrictStr, Field(pattern=r"^(front|tail|(?:[A-GI-K]|H[12])( and (?:[A-GI-K]|H[12]))*)$")]
"""A section of an example: a letter, or several that stand under one heading ("H1 and H2")."""
AgencyWord: TypeAlias = Literal["education", "health", "social care", "by section", "by missing advice"]


class BasisEntry(BaseModel):
    """The guidance that a check rests on."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: Text
    ref: Text
    read_on: Annotated[StrictStr, Field(pattern=r"^\d{4}-\d\d-\d\d$")] | None = None
    read_in: StrictStr = ""

    @model_validator(mode="after")
    def _was_read(self) -> "BasisEntry":
        if self.read_in and self.read_on is None:
            raise ValueError('read_in says where the guidance was read: give the day too, read_on: "2026-01-31"')
        return self


class OtherEntry(BaseModel):
    """Another child's tiny plan in the same scan: lines of its sections and of its front sheet."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    sections: dict[Letters, tuple[StrictStr, ...]] = {}
    front: tuple[StrictStr, ...] = ()


class ExampleEntry(OtherEntry):
    """A tiny plan: lines of its sections and of its front sheet, and the day to hold it against."""

    other: OtherEntry | None = None
    as_of: Annotated[StrictStr, Field(pattern=r"^\d{4}-\d\d-\d\d$")] = "2026-11-01"


class CheckEntry(BaseModel):
    """One check as its file has it."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    code: Code
    name: Annotated[StrictStr, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
    theme: Text | None = None
    kind: CheckKind
    sections: tuple[Letter, ...]
    severity: Severity
    agency: AgencyWord = "by section"
    means: StrictStr = ""
    message: Text
    advice: Text
    basis: BasisEntry
    phrases: dict[Text, Texts] | Texts = {}
    cures: dict[Text, tuple[Cure, ...]] | tuple[Cure, ...] = {}
    settings: dict[Text, StrictInt | StrictFloat | Text | Texts] = {}
    flags: tuple[Text | ExampleEntry, ...]
    passes: tuple[Text | ExampleEntry, ...]


class ChangeEntry(BaseModel):
    """What a council's own rules change in a check that is there: what is named here is added or takes its place."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    code: Code
    severity: Severity | None = None
    message: Text | None = None
    advice: Text | None = None
    settings: dict[Text, StrictInt | StrictFloat | Text | Texts] = {}
    phrases: dict[Text, Texts] | Texts = {}
    harmless: Texts = ()
    flags: tuple[Text | ExampleEntry, ...] = ()
    passes: tuple[Text | ExampleEntry, ...] = ()


class OwnEntry(BaseModel):
    """The file own.yaml, by which a folder of rules is known as one that is laid over the shipped rules."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    extends: Literal["shipped"]
    switch_off: tuple[Code, ...] = ()
    change: tuple[ChangeEntry, ...] = ()


def is_a_day(iso: str) -> bool:
    """Return whether an ISO date is a day that the calendar has."""
    try:
        dt.date.fromisoformat(iso)
    except ValueError:
        return False
    return True
