"""The written forms of dates, each with what it begins with and what it makes of a match."""

import calendar
import datetime as dt
import re
from collections.abc import Callable, Iterator
from enum import Enum, auto

from ehc_text.records.dates import DatePrecision, FoundDate

OLDEST_YEAR = 1900
NEWEST_YEAR = 2100
"""A year outside these is a slip of the pen: the date is kept as impossible."""


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
    if words.isdigit():
        return int(words)
    small = words.lower()
    return _ROMAN_MONTHS.get(small) or _MONTHS[small[:3]]


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
MONTH_STARTS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTHS = {name: number for number, name in enumerate(MONTH_STARTS, start=1)}
_ROMAN_MONTHS = {
    words: number
    for number, words in enumerate(("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"), start=1)
}
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
BEFORE_YEAR = r"\b(?:in|by|during|since|until|till|before|after|from|end of|of|summer|early|late)\s+"
_DASH = r"\-‐‑‒–"  # stands inside [...]
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


class Anchor(Enum):
    """What a date begins with."""

    NUMBER = auto()
    MONTH = auto()
    DAY = auto()
    """A number, or a weekday before it."""
    TERM = auto()
    WORD = auto()
    """One of the words that make a number a year: 'in 2027'."""


def _forms() -> Iterator[tuple[Anchor, re.Pattern[str], _Builder]]:
    ordinal = r"(?:\s?(?:st|nd|rd|th)\b\.?)?"
    # "1. March 2026" is the first item of a list, "1.March 2026" a date.
    gap = rf"(?:\s?[/{_DASH}]\s?|\.|,?\s+)?"
    yield Anchor.NUMBER, re.compile(r"(?<!\d)(?P<year>(?:19|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)(?!\d)"), _full_date
    yield Anchor.NUMBER, re.compile(r"(?<!\d)(?P<year>(?:19|20)\d\d)/(?P<month>\d\d)/(?P<day>\d\d)(?!\d)"), _full_date
    yield (
        Anchor.NUMBER,
        re.compile(rf"{_BEFORE}(?P<year>20\d\d)(?P<sep>[-./])(?P<month>\d\d?)(?P=sep)(?P<day>\d\d?)(?![\d/])"),
        _full_date,
    )
    # "11.iii.2014", as doctors and some registries write; by blanks, small letters and a whole year are asked for.
    roman = r"(?P<month>(?:x?i{1,3}|i?[vx]|vi{1,3})|(?:X?I{1,3}|I?[VX]|VI{1,3}))"
    yield (
        Anchor.NUMBER,
        re.compile(rf"{_BEFORE}(?P<day>\d\d?)(?P<sep>[-./])\s?{roman}(?P=sep)\s?(?P<year>{_YEAR4}|\d\d(?![\d%./]))"),
        _full_date,
    )
    yield (
        Anchor.NUMBER,
        re.compile(rf"{_BEFORE}(?P<day>\d\d?) (?-i:(?=[ivx])){roman} (?P<year>(?:19|20)\d\d)(?!\d)"),
        _full_date,
    )
    numeric = rf"(?P<day>\d\d?)\s?(?P<sep>[/.·_{_DASH}])\s?(?P<month>\d\d?)\s?(?P=sep)\s?"
    yield Anchor.NUMBER, re.compile(rf"{_BEFORE}{numeric}(?P<year>{_YEAR4})"), _full_date
    yield Anchor.NUMBER, re.compile(rf"{_BEFORE}{_CITED}{numeric}(?P<year>\d\d)(?![\d%])(?![./{_DASH}]\d)"), _full_date
    yield (
        Anchor.NUMBER,
        re.compile(r"(?<!\d)(?<!\d\s)(?P<day>\d\d) (?P<month>\d\d) (?P<year>(?:19|20)\d\d)(?!\s?\d)"),
        _full_date,
    )
    named = rf"{_WEEKDAY}(?<![\d/£])(?<!\d\.)(?P<day>\d\d?){ordinal}{gap}(?:day\s+)?(?:of\s+)?"
    yield (
        Anchor.DAY,
        re.compile(rf"{named}{_MONTH_WORD}[\s.,/{_DASH}]*(?:of\s+)?{_ANY_YEAR}", re.IGNORECASE),
        _full_date,
    )
    american = rf"\b{_MONTH_WORD}\.?\s+(?P<day>\d\d?){ordinal},?\s+(?P<year>(?:19|20)\d\d)(?!\d)"
    yield Anchor.MONTH, re.compile(american, re.IGNORECASE), _full_date
    yield (
        Anchor.MONTH,
        re.compile(rf"\b{_MONTH_WORD}[\s.,/{_DASH}]*(?:of\s+)?(?P<year>(?:19|20)\d\d)(?!\d)", re.IGNORECASE),
        _month,
    )
    # "may" is a verb far more often than a month, so the month needs its capital before a bare two-digit year.
    short = rf"\b(?-i:(?=[A-Z])){_MONTH_WORD}(?:\.?\s|\.?\s?[{_DASH}/]\s?|\.?\s?(?=['’‘]))"
    short_year = rf"(?P<year>['’‘]?[0-4]\d{_AFTER_SHORT})"
    yield Anchor.MONTH, re.compile(rf"{short}{short_year}(?!(?:st|nd|rd|th)\b)(?![{_DASH}]\d)", re.IGNORECASE), _month
    terms = r"(?P<term>autumn|winter|spring|summer|easter|christmas)"
    yield (
        Anchor.TERM,
        re.compile(
            rf"\b{terms}(?:\s+half)?(?:[\s{_DASH}]*terms?)?(?:\s+(?:of|in))?,?\s+\(?(?P<year>(?:19|20)\d\d)"
            rf"(?:\s?[/{_DASH}]\s?(?P<to>(?:20)?\d\d))?(?!\d)",
            re.IGNORECASE,
        ),
        _term,
    )
    yield (
        Anchor.NUMBER,
        re.compile(rf"(?<![\d/])(?P<year>20\d\d)\s?[/{_DASH}]\s?(?P<to>(?:20)?\d\d)(?![\d/])"),
        _school_year,
    )
    yield Anchor.NUMBER, re.compile(rf"{_BEFORE}(?P<month>0[1-9]|1[0-2])/(?P<year>20\d\d)(?![\d/])"), _month
    yield (
        Anchor.WORD,
        re.compile(
            rf"{BEFORE_YEAR}(?P<whole>(?P<year>(?:19|20)\d\d))(?![\d/£%])(?!\s?[{_DASH}/]\s?\d)",
            re.IGNORECASE,
        ),
        _year,
    )


FORMS = tuple(_forms())
