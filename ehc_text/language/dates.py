"""Finds dates in text, in every form that plans are seen to write them: always day first, never month first."""

import calendar
import datetime as dt
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from enum import Enum, auto
from functools import lru_cache

from ehc_text.language.nlp import in_small_letters
from ehc_text.records.dates import DatePrecision, FoundDate

__all__ = ["DatePrecision", "FoundDate", "find_dates", "read_day"]

OLDEST_YEAR = 1900
NEWEST_YEAR = 2100
"""A year outside these is a slip of the pen: the date is kept as impossible."""


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
    taken: list[FoundDate] = []
    for anchor, pattern, build in _FORMS:
        for match in _matches(pattern, text, places[anchor]):
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


def _places(text: str) -> Mapping["_Anchor", Sequence[int]]:
    """Return where a date may begin, by the words that it begins with: no pattern is tried anywhere else."""
    numbers = [match.span() for match in _DIGITS.finditer(text)]
    starts = [start for start, _ in numbers]
    small = in_small_letters(text) if starts else ""
    months = _places_of(_MONTH_STARTS, small)
    days = _places_of(_WEEKDAY_STARTS, small) if months else []
    years = [start for start, end in numbers if end - start == _YEAR_DIGITS]
    words = (_WORD_BEFORE_YEAR.search(text, max(0, start - _WORD_CHARS), start) for start in years)
    return {
        _Anchor.NUMBER: [start for start, end in numbers if _NUMBER_BEHIND.match(text, end)],
        _Anchor.MONTH: months,
        _Anchor.DAY: sorted((*starts, *days)) if months else [],
        _Anchor.TERM: _places_of((*_TERM_DAYS, "easter"), small),
        _Anchor.WORD: [match.start() for match in words if match],
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


def _full_date(match: re.Match[str], born_by: dt.date | None) -> FoundDate | None:
    day, month = int(match["day"]), _month_number(match["month"])
    if len(match["year"]) == 2 and not (1 <= day <= 31 and 1 <= month <= 12):
        return None  # a score or a paragraph number: too little looks like a date to call it an impossible one
    year = _full_year(match["year"], month, day, born_by)
    try:
        date = dt.date(year, month, day) if OLDEST_YEAR <= year <= NEWEST_YEAR else None
    except ValueError:
        date = None
    return _found(match, DatePrecision.DAY if date else DatePrecision.IMPOSSIBLE, date, date, date)


def _month(match: re.Match[str], born_by: dt.date | None) -> FoundDate | None:
    month = _month_number(match["month"])
    year = _full_year(match["year"], month, 1, born_by)
    if not (1 <= month <= 12 and OLDEST_YEAR <= year <= NEWEST_YEAR):
        return None
    last = dt.date(year, month, calendar.monthrange(year, month)[1])
    return _found(match, DatePrecision.MONTH, None, dt.date(year, month, 1), last)


def _term(match: re.Match[str], _born_by: dt.date | None) -> FoundDate:
    term, start = match["term"].lower(), _full_year(match["year"])
    year = start + 1 if match["to"] and term not in _FIRST_TERMS else start
    if term == "easter":
        return _found(match, DatePrecision.TERM, None, _easter(year), _easter(year))
    first, last = _TERM_DAYS[term]
    return _found(match, DatePrecision.TERM, None, dt.date(year, *first), dt.date(year, *last))


def _school_year(match: re.Match[str], _born_by: dt.date | None) -> FoundDate | None:
    start, end = int(match["year"]), match["to"]
    if int(end) != (start + 1) % 10 ** len(end):
        return None  # "2019/26" is a file number, or a run of several years
    return _found(match, DatePrecision.YEAR, None, dt.date(start, 9, 1), dt.date(start + 1, 8, 31))


def _year(match: re.Match[str], _born_by: dt.date | None) -> FoundDate:
    year = int(match["year"])
    return _found(match, DatePrecision.YEAR, None, dt.date(year, 1, 1), dt.date(year, 12, 31))


def _found(
    match: re.Match[str], precision: DatePrecision, date: dt.date | None, first: dt.date | None, last: dt.date | None
) -> FoundDate:
    start = match.start("whole") if "whole" in match.re.groupindex else match.start()
    end = match.end("whole") if "whole" in match.re.groupindex else match.end()
    return FoundDate(start=start, end=end, precision=precision, date=date, first=first, last=last)


def _month_number(words: str) -> int:
    return int(words) if words.isdigit() else _MONTHS[words[:3].lower()]


def _full_year(digits: str, month: int = 1, day: int = 1, born_by: dt.date | None = None) -> int:
    year = int(digits.lstrip("'’‘"))
    if year >= 100 or len(digits.lstrip("'’‘")) > 2:
        return year
    year += 2000
    if born_by is not None and (year, month, day) > (born_by.year, born_by.month, born_by.day):
        year -= 100
    return year


def _easter(year: int) -> dt.date:
    """Return Easter Sunday by the anonymous Gregorian algorithm (Meeus, Astronomical Algorithms, chapter 8)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    weekday = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 19 * weekday) // 433
    month = (h + weekday - 7 * m + 90) // 25
    return dt.date(year, month, (h + weekday - 7 * m + 33 * month + 19) % 32)


# Not calendar.month_abbr, which speaks the language of the machine.
_MONTH_STARTS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTHS = {name: number for number, name in enumerate(_MONTH_STARTS, start=1)}
# Schools end the autumn term before Christmas and the spring term in April at the latest; the days are the widest
# that a term can reach, so that a target is called past only when it is.
_TERM_DAYS = {
    "autumn": ((9, 1), (12, 31)),
    "winter": ((9, 1), (12, 31)),
    "spring": ((1, 1), (4, 30)),
    "summer": ((4, 1), (8, 31)),
    "christmas": ((12, 25), (12, 31)),
}
_FIRST_TERMS = ("autumn", "winter", "christmas")

_MONTH_WORD = (
    r"(?P<month>(?:January|February|Febuary|Feburary|March|April|May|June|July|August|September|Septmber|October"
    r"|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)(?![A-Za-z]))"
)
_WEEKDAY = r"(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs?)?|Fri|Sat(?:ur)?|Sun)(?:day)?\.?,?\s+(?:the\s+)?)?"
_DIGITS = re.compile(r"\d+")
_WEEKDAY_STARTS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_BEFORE_YEAR = r"\b(?:in|by|during|since|until|till|before|after|from|end of|of|summer|early|late)\s+"
_WORD_BEFORE_YEAR = re.compile(rf"{_BEFORE_YEAR}\Z", re.IGNORECASE)
_YEAR_DIGITS = 4
_WORD_CHARS = 24
"""A word before a year begins at most so many characters before it."""
_DASH = r"\-‐‑‒–"  # stands inside [...]
_NUMBER_BEHIND = re.compile(rf"\s?[/.{_DASH}]\s?\d| \d\d ")
"""What stands behind the first number of a date in numbers."""
# A two-digit year is none where a time, a measure or more digits follow ("3 May 10.30am", "from June 20 minutes").
_AFTER_SHORT = (
    r"(?![\d%])(?![.:,/]\d)(?!\s*(?:am|pm|a\.m|p\.m|%|minutes?|mins?|hours?|hrs?|days?|weeks?|times|sessions?|pupils?"
    r"|children|months?|years?|percent|per\s+cent|terms?)\b)"
)
_YEAR4 = r"\d{4}(?!\d)"
_ANY_YEAR = rf"(?P<year>{_YEAR4}|(?:['’‘])?\d\d{_AFTER_SHORT})"
_BEFORE = r"(?<![\d/.£])(?<!\d[-–])"
_CITED = r"(?<!\bv)(?<!para )(?<!paragraph )(?<!section )(?<!Section )(?<!version )(?<!Version )"

_Builder = Callable[[re.Match[str], dt.date | None], FoundDate | None]


class _Anchor(Enum):
    """What a date begins with."""

    NUMBER = auto()
    """A number with another one behind it."""
    MONTH = auto()
    DAY = auto()
    """A day's number, or a weekday before it."""
    TERM = auto()
    WORD = auto()
    """One of the words that make a number a year: 'in 2027'."""


def _forms() -> Iterator[tuple[_Anchor, re.Pattern[str], _Builder]]:
    ordinal = r"(?:\s?(?:st|nd|rd|th)\b)?"
    # "1. March 2026" is the first item of a list, "1.March 2026" a date.
    gap = rf"(?:\s?[/{_DASH}]\s?|\.|,?\s+)?"
    yield _Anchor.NUMBER, re.compile(r"(?<!\d)(?P<year>(?:19|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)(?!\d)"), _full_date
    yield _Anchor.NUMBER, re.compile(r"(?<!\d)(?P<year>(?:19|20)\d\d)/(?P<month>\d\d)/(?P<day>\d\d)(?!\d)"), _full_date
    numeric = rf"(?P<day>\d\d?)\s?(?P<sep>[/.{_DASH}])\s?(?P<month>\d\d?)\s?(?P=sep)\s?"
    yield _Anchor.NUMBER, re.compile(rf"{_BEFORE}{numeric}(?P<year>{_YEAR4})"), _full_date
    yield _Anchor.NUMBER, re.compile(rf"{_BEFORE}{_CITED}{numeric}(?P<year>\d\d)(?![\d%])(?![./{_DASH}]\d)"), _full_date
    yield (
        _Anchor.NUMBER,
        re.compile(r"(?<!\d)(?<!\d\s)(?P<day>\d\d) (?P<month>\d\d) (?P<year>(?:19|20)\d\d)(?!\s?\d)"),
        _full_date,
    )
    named = rf"{_WEEKDAY}(?<![\d/£])(?<!\d\.)(?P<day>\d\d?){ordinal}{gap}(?:day\s+)?(?:of\s+)?"
    yield (
        _Anchor.DAY,
        re.compile(rf"{named}{_MONTH_WORD}[\s.,/{_DASH}]*(?:of\s+)?{_ANY_YEAR}", re.IGNORECASE),
        _full_date,
    )
    american = rf"\b{_MONTH_WORD}\.?\s+(?P<day>\d\d?){ordinal},?\s+(?P<year>(?:19|20)\d\d)(?!\d)"
    yield _Anchor.MONTH, re.compile(american, re.IGNORECASE), _full_date
    yield (
        _Anchor.MONTH,
        re.compile(rf"\b{_MONTH_WORD}[\s.,/{_DASH}]*(?:of\s+)?(?P<year>(?:19|20)\d\d)(?!\d)", re.IGNORECASE),
        _month,
    )
    # "may" is a verb far more often than a month, so the month needs its capital before a bare two-digit year.
    short = rf"\b(?-i:(?=[A-Z])){_MONTH_WORD}(?:\.?\s|\.?\s?[{_DASH}/]\s?|\.?\s?(?=['’‘]))"
    short_year = rf"(?P<year>['’‘]?[0-4]\d{_AFTER_SHORT})"
    yield _Anchor.MONTH, re.compile(rf"{short}{short_year}(?!(?:st|nd|rd|th)\b)(?![{_DASH}]\d)", re.IGNORECASE), _month
    terms = r"(?P<term>autumn|winter|spring|summer|easter|christmas)"
    yield (
        _Anchor.TERM,
        re.compile(
            rf"\b{terms}(?:\s+half)?(?:[\s{_DASH}]*terms?)?(?:\s+(?:of|in))?,?\s+\(?(?P<year>(?:19|20)\d\d)"
            rf"(?:\s?[/{_DASH}]\s?(?P<to>(?:20)?\d\d))?(?!\d)",
            re.IGNORECASE,
        ),
        _term,
    )
    yield (
        _Anchor.NUMBER,
        re.compile(rf"(?<![\d/])(?P<year>20\d\d)\s?[/{_DASH}]\s?(?P<to>(?:20)?\d\d)(?![\d/])"),
        _school_year,
    )
    yield _Anchor.NUMBER, re.compile(rf"{_BEFORE}(?P<month>0[1-9]|1[0-2])/(?P<year>20\d\d)(?![\d/])"), _month
    yield (
        _Anchor.WORD,
        re.compile(
            rf"{_BEFORE_YEAR}(?P<whole>(?P<year>(?:19|20)\d\d))(?![\d/£%])(?!\s?[{_DASH}/]\s?\d)",
            re.IGNORECASE,
        ),
        _year,
    )


_FORMS = tuple(_forms())
