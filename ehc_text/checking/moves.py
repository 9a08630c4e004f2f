"""A move between two settings that section I tells with its September, and whether it was written in late: DAT010."""

import datetime as dt
import re
from dataclasses import dataclass

from ehc_text.checking.context import number_of
from ehc_text.language.stages import year_group
from ehc_text.records.plan import PlanDates
from ehc_text.records.rules import Check

_LEFT = re.compile(
    r"\b(?:until|till|to|up to|ends? in)\s+(?:the end of\s+)?(?:\d{1,2}\s+)?(?:July|August)\b|\buntil then\b", re.I
)
_STARTED = re.compile(r"\bfrom\s+(?:\d{1,2}(?:st|nd|rd|th)?\s+)?September\s+(?P<year>20\d\d)\b", re.I)
_CUSTOM = re.compile(
    r"(?<![^.\n])[^.\n]*\b(?:transfers?|moves?|transitions?)\b[^.\n]*"
    r"\b(?:takes? place|happens?|occurs?|(?:is|are) (?:due|usual|made)|usually|normally"
    r"|(?:at the end of|after) (?:Year|Key))\b[^.\n]*",
    re.I,
)
_NAMED = re.compile(
    r"\b[A-Z][\w'’-]+ (?:[A-Z][\w'’-]+ )*(?:School|Academy|College|Juniors?|High|Centre)\b|\bSeptember 20\d\d\b"
)
_FIRST_OF_SECONDARY = 7
_FIRST_OF_POST_16 = 12
"""The year groups that every child of their age moves into; the others depend on the kind of school."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """A change of setting in the September of `year`; `start` and `end` are the words that date it."""

    year: int
    start: int
    end: int


def move_of(text: str) -> Move | None:
    """Return the move that the text tells by the end of one placement and the start of the next, None without one."""
    started = _STARTED.search(text)
    if started is None or not _LEFT.search(text):
        return None
    return Move(year=int(started["year"]), start=started.start(), end=started.end())


def without_custom(text: str) -> str:
    """Return section I without sentences on when children transfer: "They move to a junior school after Year 2".

    A sentence that names a school, or the September of the move, stays.
    """
    return _CUSTOM.sub(lambda found: found[0] if _NAMED.search(found[0]) else " " * len(found[0]), text)


def named_late(move: Move, born: dt.date, dates: PlanDates, check: Check) -> bool:
    """Return whether an older plan was amended for this transfer between its statutory date and its September."""
    entered = year_group(born, dt.date(move.year, 9, 1))
    if entered not in (_FIRST_OF_SECONDARY, _FIRST_OF_POST_16) or not (dates.final and dates.amended):
        return False
    day = number_of(check, "post_16_deadline" if entered == _FIRST_OF_POST_16 else "other_deadline")
    deadline = dt.date(move.year, *divmod(day, 100))
    return dates.final < deadline < dates.amended < dt.date(move.year, 9, 1)
