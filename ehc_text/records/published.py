"""The findings of a period as they are published: small numbers are gone from them, and so are names."""

import datetime as dt
from dataclasses import dataclass

from ehc_text.records.assessment import Grade
from ehc_text.records.desk import Versions
from ehc_text.records.finding import Agency


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """A share of the whole stock, with its interval at 95 in 100; of a trend, the later share less the earlier."""

    value: float
    low: float
    high: float

    def __post_init__(self) -> None:
        """Refuse an interval that does not hold its own figure."""
        if not self.low <= self.value <= self.high:
            raise ValueError("the figure lies outside its interval")


@dataclass(frozen=True, slots=True, kw_only=True)
class FaultLine:
    """How much of the stock has a fault. `share` and `trend` are None where they must not, or cannot, be told."""

    code: str
    name: str
    agency: Agency
    share: Share | None
    trend: Share | None = None
    advice: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExampleLine:
    """Words of a plan, with stand-ins for names, that a family agreed to have published, and how to mend them."""

    code: str
    words: str
    advice: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StandardLine:
    """One standard: the share of the stock that is good or better, the auditors' grades, its faults and examples.

    `counts` are the documents of each grade that was given, best first; None stands for a suppressed number, and
    `counts` is empty where all of it is.
    """

    id: str
    name: str
    asks: str
    agency: Agency
    judged: int
    met: Share | None
    counts: tuple[int | None, ...]
    trend: Share | None = None
    faults: tuple[FaultLine, ...] = ()
    examples: tuple[ExampleLine, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupLine:
    """The plans, or the annual review reports: how many there are, how many were read, and each standard.

    `unread` were drawn and given to a reader, and not read to their end.
    """

    is_review: bool
    stock: int
    read: int
    read_twice: int
    unread: int = 0
    standards: tuple[StandardLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AgencyActions:
    """What one agency can do, the fault that most of the stock has first; those whose share is not told come last."""

    agency: Agency
    faults: tuple[FaultLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """All that is published of a period. `grades` are those signed off, by grade, best first, as in StandardLine."""

    title: str
    since: dt.date
    until: dt.date
    auditors: int
    groups: tuple[GroupLine, ...]
    actions: tuple[AgencyActions, ...]
    signed_off: int
    grades: tuple[int | None, ...]
    versions: tuple[Versions, ...]
    earlier: tuple[dt.date, dt.date] | None = None
    """The period that trends are told against; None where nothing was recorded in it."""

    @property
    def best_first(self) -> tuple[Grade, ...]:
        """The grades in the order in which counts of them stand."""
        return tuple(Grade)
