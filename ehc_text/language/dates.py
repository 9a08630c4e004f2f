"""Finds dates in text, in every form that plans are seen to write them: always day first, never month first."""

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from ehc_text.language.date_forms import BEFORE_YEAR, FORMS, MONTH_STARTS, Anchor
from ehc_text.language.nlp import in_small_letters
from ehc_text.records.dates import DatePrecision, FoundDate

__all__ = ["DatePrecision", "FoundDate", "find_dates", "read_day"]

_DIGITS = re.compile(r"\d+")
_WEEKDAY_STARTS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_TERM_STARTS = ("autumn", "winter", "spring", "summer", "easter", "christmas")
_NUMBER_BEHIND = re.compile(r"\s?[/.·_\-‐‑‒–]\s?\d|(?:[/.-]\s?| )[ivxIVX]{1,4}[/. -]\s?\d| \d\d ")
"""What stands behind the first number of a date in numbers."""
_WORD_BEFORE_YEAR = re.compile(rf"{BEFORE_YEAR}\Z", re.IGNORECASE)
_YEAR_DIGITS = 4
_WORD_CHARS = 24
"""A word before a year begins at most so many characters before it."""


# The cells of a front sheet are asked for their dates a dozen times.
@lru_cache(maxsize=1024)
def find_dates(text: str, *, born_by: dt.date | None = None) -> tuple[FoundDate, ...]:
    """Return the dates in `text`, in order and without overlaps.

    Two-digit years are of this century, except where `born_by` is given: then the text tells a birth, and the year
    is the latest that does not lie after that day. A day and month without a year is no date, nor is the prompt of
    an empty form field ("DD/MM/YYYY").

    Example:
        >>> [found.date for found in find_dates("Issued on 27th Feb 2025, reviewed 3.3.26")]
        [datetime.date(2025, 2, 27), datetime.date(2026, 3, 3)]
    """
    places = _places(text)
    if not places:
        return ()
    taken: list[FoundDate] = []
    for anchor, pattern, build in FORMS:
        for match in _matches(pattern, text, places[anchor]) if places[anchor] else ():
            if any(match.start() < other.end and other.start < match.end() for other in taken):
                continue
            found = build(match, born_by)
            if found is not None:
                taken.append(found)
    return tuple(sorted(taken, key=lambda found: found.start))


def read_day(text: str, *, born_by: dt.date | None = None) -> dt.date | None:
    """Return the first day given in `text`, None where there is none."""
    days = (found.date for found in find_dates(text, born_by=born_by) if found.date is not None)
    return next(days, None)


def _matches(pattern: re.Pattern[str], text: str, places: Iterable[int]) -> Iterator[re.Match[str]]:
    """Yield what the pattern matches at these places, in order and without overlaps."""
    reached = 0
    for place in places:
        match = pattern.match(text, place) if place >= reached else None
        if match:
            reached = match.end()
            yield match


def _places(text: str) -> Mapping[Anchor, Sequence[int]]:
    """Return where a date may begin, by the words that it begins with: no pattern is tried anywhere else.

    Every date has digits: a text without any gives no places.
    """
    numbers = [match.span() for match in _DIGITS.finditer(text)]
    if not numbers:
        return {}
    starts = [start for start, _ in numbers]
    small = in_small_letters(text)
    months = _places_of(MONTH_STARTS, small)
    days = _places_of(_WEEKDAY_STARTS, small) if months else []
    years = [start for start, end in numbers if end - start == _YEAR_DIGITS]
    words = (_WORD_BEFORE_YEAR.search(text, max(0, start - _WORD_CHARS), start) for start in years)
    return {
        Anchor.NUMBER: [start for start, end in numbers if _NUMBER_BEHIND.match(text, end)],
        Anchor.MONTH: months,
        Anchor.DAY: sorted((*starts, *days)) if months else [],
        Anchor.TERM: _places_of(_TERM_STARTS, small),
        Anchor.WORD: [match.start() for match in words if match],
    }


def _places_of(words: Iterable[str], small: str) -> list[int]:
    """Return where one of the words begins, in order: looking for each beats looking for any at every letter."""
    found = []
    for word in words:
        place = small.find(word)
        while place >= 0:
            found.append(place)
            place = small.find(word, place + 1)
    return sorted(found)
