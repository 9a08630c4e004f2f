"""Dates as written: what a date covers, how exactly it was given, and the role that its label gives it."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum


class DatePrecision(StrEnum):
    """How exactly a date was given."""

    DAY = "day"
    MONTH = "month"
    TERM = "term"
    """A school term or a season of a year, also Easter and Christmas."""
    YEAR = "year"
    """A calendar year, or a school year ("2025/26")."""
    IMPOSSIBLE = "impossible"
    """A day that is in no calendar ("31 September 2026")."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundDate:
    """A date in some text: `text[start:end]` are its words, half-open.

    `date` is set where a day was given. `first` and `last` are the first and last day of what the words cover (one
    month, one term ...); for a day all three are equal, for an impossible day all three are None.
    """

    start: int
    end: int
    precision: DatePrecision
    date: dt.date | None = None
    first: dt.date | None = None
    last: dt.date | None = None

    def __post_init__(self) -> None:
        """Refuse a day without its date, and a date with a vaguer precision."""
        if (self.date is not None) != (self.precision is DatePrecision.DAY):
            raise ValueError("a date stands with the precision of a day, and only with that")


@dataclass(frozen=True, slots=True, kw_only=True)
class DateMention:
    """A date that a label, a heading or a sentence gives a role: "draft", "final", "birth", "signature" ...

    `words` are the date's words as printed; `section` is where they stand ("front", "tail", a letter, or "margin"),
    and `start` and `end` count in that section's text (in the margin's own line for "margin").
    """

    role: str
    words: str
    precision: DatePrecision
    date: dt.date | None = None
    section: str = "front"
    start: int = 0
    end: int = 0
