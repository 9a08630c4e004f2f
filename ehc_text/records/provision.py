"""What a provision statement is taken apart into: its parts, and the people and quantities that stand in each."""

from dataclasses import dataclass
from enum import StrEnum


class PersonKind(StrEnum):
    """What kind of deliverer words name."""

    ROLE = "role"
    NAME = "name"
    SERVICE = "service"
    FAMILY = "family"
    COLLECTIVE = "collective"
    SETTING = "setting"


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Words for somebody: `text[start:end]`. `is_doing` unless they only give advice, or are the ones taught."""

    kind: PersonKind
    start: int
    end: int
    is_doing: bool = True


class QuantityKind(StrEnum):
    """What a quantity tells."""

    OCCASIONS = "occasions"
    """How often: 'daily', 'three times a week', 'every morning', 'on Mondays'."""
    PERIOD = "period"
    """The period that an amount is spread over: the 'a week' of '10 hours a week'."""
    EVENT = "event"
    """What sets it off, for all to see: 'before every change', 'on arrival', 'when she shows the card'."""
    DATE = "date"
    """When it happens once: 'in June 2027', 'in the autumn term'."""
    LENGTH = "length"
    """How long: '20 minutes', 'half a day', 'the whole lesson'."""
    COUNT = "count"
    """A number of sessions, without its period: 'six sessions'."""
    GROUP = "group"
    """How many share it: 'one-to-one', 'a group of four'."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A quantity found: `text[start:end]`. `is_capped` where 'up to' or the like leaves it open downwards."""

    kind: QuantityKind
    start: int
    end: int
    is_capped: bool = False


class PartRole(StrEnum):
    """What a part of a statement tells."""

    WHAT = "what"
    WHO = "who"
    WHEN = "when"
    CHECK = "check"
    """Who looks whether it was done: not the one who does it."""
    ASIDE = "aside"
    """A number, a reference, the need or outcome that it belongs to, a cost."""


class Nature(StrEnum):
    """What kind of thing a provision is; the names are the groups of the word list 'provision'."""

    TIMED = "timed"
    """Delivered in time: teaching, therapy, support."""
    COUNTED = "counted"
    """Done and over: a check, a review, a clinic."""
    STANDING = "standing"
    """In place all the time: a strategy, equipment, the surroundings."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A cell, the whole text of a statement without cells, or words around it.

    `start` is the offset of its first character in the section's text, None for words that stand elsewhere. `people`
    and `quantities` hold only what bears on the delivery.
    """

    roles: frozenset[PartRole]
    text: str
    start: int | None
    people: tuple[Person, ...] = ()
    quantities: tuple[Quantity, ...] = ()
