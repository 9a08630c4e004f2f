"""Year groups, key stages and ages: what a date of birth makes them, and where text names them.

A school year runs from 1 September to 31 August, and a child's place in it follows from the age on the 31 August
before it (Education Act 1996, section 579; School Admissions Code 2021, 2.17).
"""

import datetime as dt
import re
from dataclasses import dataclass
from enum import StrEnum

AGE_IN_RECEPTION = 4
"""The age on the 31 August before a child's Reception year."""

KEY_STAGES = {0: (-2, 0), 1: (1, 2), 2: (3, 6), 3: (7, 9), 4: (10, 11), 5: (12, 14)}
"""First and last year group of each key stage; 0 is the Early Years Foundation Stage, with Nursery as -1 and -2."""


class StageKind(StrEnum):
    """What a stage word names."""

    YEAR = "year"
    KEY_STAGE = "key stage"
    PHASE = "phase"


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundStage:
    """A year group or key stage in some text, `text[start:end]`; `first_year` to `last_year` are its year groups."""

    start: int
    end: int
    kind: StageKind
    first_year: int
    last_year: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundAge:
    """An age told in some text, `text[start:end]`, in whole years."""

    start: int
    end: int
    years: int


def age_on(date_of_birth: dt.date, day: dt.date) -> int:
    """Return the age in whole years on `day`; negative before the birth."""
    had_birthday = (day.month, day.day) >= (date_of_birth.month, date_of_birth.day)
    return day.year - date_of_birth.year - (not had_birthday)


def year_group(date_of_birth: dt.date, on: dt.date) -> int | None:
    """Return the year group on that day: 0 for Reception, 1 to 11, 12 and above after school; None before Reception."""
    year = age_on(date_of_birth, dt.date(school_year_start(on).year, 8, 31)) - AGE_IN_RECEPTION
    return year if year >= 0 else None


def key_stage(year: int) -> int | None:
    """Return the key stage that a year group belongs to (0 is the Early Years Foundation Stage), None above Year 14."""
    return next((stage for stage, (first, last) in KEY_STAGES.items() if first <= year <= last), None)


def school_year_start(day: dt.date) -> dt.date:
    """Return the 1 September on or before `day`."""
    return dt.date(day.year if day.month >= 9 else day.year - 1, 9, 1)


def year_group_ends(date_of_birth: dt.date, year: int) -> dt.date:
    """Return the last day, a 31 August, of the school year in which the child is in year group `year`."""
    born_before_september = (date_of_birth.month, date_of_birth.day) < (9, 1)
    cohort = date_of_birth.year if born_before_september else date_of_birth.year + 1
    return dt.date(cohort + AGE_IN_RECEPTION + year + 1, 8, 31)


def key_stage_ends(date_of_birth: dt.date, stage: int) -> dt.date:
    """Return the last day of the school year that ends key stage `stage` for this child."""
    return year_group_ends(date_of_birth, KEY_STAGES[stage][1])


def stage_ends(date_of_birth: dt.date, stage: FoundStage) -> dt.date:
    """Return the last day of a stage that was found in text."""
    return year_group_ends(date_of_birth, stage.last_year)


def find_stages(text: str) -> tuple[FoundStage, ...]:
    """Return the year groups and key stages that `text` names, in order.

    "Years 3 and 4" and "Year 5/6" are one stage of two years. "Year 2 of the course", "6 years" and "Year 2026" are
    no year groups, nor is the reception desk.
    """
    found: list[FoundStage] = []
    small = text.lower()
    for pattern, kind, anchors in _STAGES:
        if not any(anchor in small for anchor in anchors):
            continue
        for match in pattern.finditer(text):
            if any(match.start() < other.end and other.start < match.end() for other in found):
                continue
            years = _years_of(match, kind)
            if years is not None:
                first, last = years
                found.append(
                    FoundStage(start=match.start(), end=match.end(), kind=kind, first_year=first, last_year=last)
                )
    return tuple(sorted(found, key=lambda stage: stage.start))


def may_tell_stage(text: str) -> bool:
    """Return whether letters stand in `text` of which every stage, phase and age holds some."""
    small = text.lower()
    return any(anchor in small for anchor in _ANY_ANCHORS)


def find_ages(text: str) -> tuple[FoundAge, ...]:
    """Return the ages that `text` tells of a person ("aged 8", "is eight", "a 7-year-old"), in order."""
    small = text.lower()
    if not any(anchor in small for anchor in _NUMBER_ANCHORS):
        return ()
    return tuple(
        FoundAge(start=match.start(), end=match.end(), years=_number(match["number"] or match["told"]))
        for match in _AGE.finditer(text)
    )


def find_ages_to_reach(text: str) -> tuple[FoundAge, ...]:
    """Return the ages that `text` sets as a time ("by age 19", "before her twelfth birthday"), in order.

    Such an age follows a word for a time, so that "at 12 metres" and "before three o'clock" are none.
    """
    found = [
        FoundAge(start=match.start(), end=match.end(), years=_number(match["number"] or match["bare"] or match["told"]))
        for match in _AGE_TO_REACH.finditer(text)
    ]
    for match in _BIRTHDAY.finditer(text):
        words = match["ordinal"].lower()
        years = int(words[:-2]) if words[0].isdigit() else _ORDINALS.index(words)
        found.append(FoundAge(start=match.start(), end=match.end(), years=years))
    return tuple(sorted(found, key=lambda age: age.start))


def _years_of(match: re.Match[str], kind: StageKind) -> tuple[int, int] | None:
    if "early" in match.re.groupindex:
        return (0, 0) if match["early"].lower() in ("reception", "yr") else (-2, -1)
    if match["number"] is None:
        return KEY_STAGES[0]
    numbers = [_number(match["number"])] + ([_number(match["to"])] if match["to"] else [])
    if kind is StageKind.KEY_STAGE:
        if not all(1 <= number <= 5 for number in numbers):
            return None
        return KEY_STAGES[numbers[0]][0], KEY_STAGES[numbers[-1]][1]
    return (numbers[0], numbers[-1]) if all(1 <= number <= 14 for number in numbers) else None


def _number(words: str) -> int:
    return int(words) if words.isdigit() else _NUMBER_WORDS.index(words.lower())


_NUMBER_WORDS = (
    *("nought", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"),
)
_NUMBER_ANCHORS = (*"0123456789", *_NUMBER_WORDS[1:])
"""Some of these stand in every number."""
_WORDS = "|".join(sorted(_NUMBER_WORDS[1:], key=len, reverse=True))
_NUMBER = rf"(?:\d{{1,2}}(?!\d|[:.]\d)|(?:{_WORDS})\b)"
_BETWEEN = r"\s?(?:/|-|–|&|,|\band\b|\bto\b|\bor\b)\s?"
_TO_YEAR = rf"(?:{_BETWEEN}(?:years?\s+|yr\s?|y)?(?P<to>{_NUMBER}))?"
_TO_STAGE = rf"(?:{_BETWEEN}(?:key\s+stage\s+|ks\s?)?(?P<to>{_NUMBER}))?"
# Years of a course or of a study are counted from its own beginning.
_NOT_A_COURSE = r"(?!\s+of\s+(?:the|his|her|their|a|an)\s+(?:\w+\s+)?(?:course|programme|college|diploma|apprentic))"

_KEY_STAGE = re.compile(
    rf"\b(?:key\s+stages?|ks)\s?(?P<number>{_NUMBER}){_TO_STAGE}|\b(?:early\s+years\s+foundation\s+stage|EYFS)\b",
    re.IGNORECASE,
)
_YEAR = re.compile(
    r"(?:(?<!\ba )|(?=year\s\d{1,2}\s+(?:pupil|student|learner|child|boy|girl)\b))(?<!per )(?<!each )(?<!every )"
    r"\b(?:years?\s*(?:groups?\s*:?\s*)?|yr\.?\s?|y)"
    rf"(?P<number>{_NUMBER}){_TO_YEAR}"
    rf"(?!\s*(?:hours?|minutes?|weeks?|sessions?)\b){_NOT_A_COURSE}",
    re.IGNORECASE,
)
_EARLY = re.compile(
    r"\b(?P<early>Reception(?!\s+(?:desk|area|staff|office|room|at))|YR(?![\s.]?\d)|N(?:ursery|URSERY))\b"
)
_STAGES = (
    (_KEY_STAGE, StageKind.KEY_STAGE, ("stage", "ks", "eyfs")),
    (_YEAR, StageKind.YEAR, ("year", "yr", *(f"y{number}" for number in (*range(10), *_NUMBER_WORDS[1:])))),
    (_EARLY, StageKind.YEAR, ("reception", "yr", "nursery")),
)
"""Each with the letters of which some stand in all that it matches: without them it need not be tried."""
_ANY_ANCHORS = (
    *_NUMBER_ANCHORS,
    *("eyfs", "reception", "nursery", "yr"),
    *("early", "infant", "junior", "primary", "secondary", "sixth", "post", "pre"),
)
"""Some of these stand in every stage, in every phase (`language.phases`) and in every age."""
_AGE = re.compile(
    rf"\b(?:aged?(?:\s+of)?:?|is(?:\s+now)?|turned)\s+(?P<number>{_NUMBER})\b(?=\s*(?:$|[.,;)]|and\b|years?\s+old|now\b))"
    rf"|\b(?P<told>{_NUMBER})[\s-]years?[\s-]olds?\b",
    re.IGNORECASE,
)
_ORDINALS = (
    *(
        "zeroth",
        "first",
        "second",
        "third",
        "fourth",
        "fifth",
        "sixth",
        "seventh",
        "eighth",
        "ninth",
        "tenth",
        "eleventh",
    ),
    *("twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth"),
    *("twentieth", "twenty-first", "twenty-second", "twenty-third", "twenty-fourth", "twenty-fifth"),
)
_BIRTHDAY = re.compile(
    rf"\b(?P<ordinal>\d{{1,2}}(?:st|nd|rd|th)|{'|'.join(sorted(_ORDINALS[1:], key=len, reverse=True))})\s+birthday\b",
    re.IGNORECASE,
)
_WHO = r"(?:s?he|they|I|[A-Z]\w+)"
# "when he is ten metres away" and "once she is one of four" tell no age.
_AGE_TO_REACH = re.compile(
    rf"\b(?:(?:by|at|before|until|till|from|to|reach(?:es|ing)?|of)\s+(?:the\s+)?age(?:\s+of)?|aged?)\s+(?P<number>{_NUMBER})\b"
    rf"|\bat\s+(?P<bare>{_NUMBER}),"
    rf"|\b(?:by the time|before|when|once|until|after|as)\s+(?:that\s+)?{_WHO}\s+"
    rf"(?:is|are|am|turns?|will\s+be|reach(?:es)?|becomes?)\s+(?P<told>{_NUMBER})\b"
    r"(?!\s*(?:[%/-]|of\b|out\b|or\b|to\b|met|min|hour|step|word|cm\b|km\b|m\b|kg\b|percent|per\b|time|month|week|day\b|days\b|pupil|child|people|feet|mile))",
    re.IGNORECASE,
)
