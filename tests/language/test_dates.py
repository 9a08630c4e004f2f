"""Dates in every form that plans are seen to use, and what only looks like one."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ehc_text.language.dates import find_dates, read_day
from ehc_text.records.dates import DatePrecision, FoundDate

MONTHS = ("January", "February", "March", "April", "May", "June", "July")
MONTHS += ("August", "September", "October", "November", "December")

DAYS = [
    ("27/02/2025", "2025-02-27", "slashes"),
    ("27.02.2025", "2025-02-27", "dots"),
    ("26.08.22", "2022-08-26", "two-digit year"),
    ("27-2-25", "2025-02-27", "dashes, no leading nought"),
    ("27–02–2025", "2025-02-27", "en dashes"),
    ("27 / 02 / 2025", "2025-02-27", "spaced out"),
    ("03 03 2026", "2026-03-03", "spaces for separators"),
    ("01/02/2025", "2025-02-01", "day first, always"),
    ("2026-03-09", "2026-03-09", "ISO"),
    ("27 February 2025", "2025-02-27", "month named"),
    ("27th Feb 2025", "2025-02-27", "ordinal and short month"),
    ("27 th Feb 2025", "2025-02-27", "superscript split off"),
    ("1st of September 2026", "2026-09-01", "of"),
    ("3rd day of March 2026", "2026-03-03", "recital"),
    ("Monday 3 March 2026", "2026-03-03", "weekday"),
    ("Tues, 3rd June '25", "2025-06-03", "apostrophe year"),
    ("27 Nov. 2019", "2019-11-27", "month with its stop"),
    ("17 JULY 2020", "2020-07-17", "capitals"),
    ("3-Mar-2026", "2026-03-03", "spreadsheet"),
    ("3Mar2026", "2026-03-03", "run together"),
    ("15 March, 2009", "2009-03-15", "comma"),
    ("March 3, 2026", "2026-03-03", "month first, but named"),
    ("4 Dec 25", "2025-12-04", "two-digit year behind a named month"),
    ("11.iii.2014", "2014-03-11", "roman month"),
    ("2/XII/2025", "2025-12-02", "roman month in capitals"),
    ("7.ix.25", "2025-09-07", "roman month, two-digit year"),
    ("3 iv 2026", "2026-04-03", "roman month between blanks"),
    ("3rd. May 2026", "2026-05-03", "ordinal with a stop"),
    ("3·5·2026", "2026-05-03", "raised dots"),
    ("03_05_2026", "2026-05-03", "underscores"),
    ("2026.05.03", "2026-05-03", "year first, dots"),
]


@pytest.mark.parametrize(("words", "expected", "remark"), DAYS, ids=[case[2] for case in DAYS])
def test_a_day_is_read(words, expected, remark):
    text = f"Issued on {words}, and sent."
    found = find_dates(text)
    assert [(text[date.start : date.end], date.date.isoformat()) for date in found] == [(words, expected)], remark


VAGUER = [
    ("February 2025", DatePrecision.MONTH, "2025-02-01", "2025-02-28", "month"),
    ("Feb-25", DatePrecision.MONTH, "2025-02-01", "2025-02-28", "month and short year"),
    ("July 16", DatePrecision.MONTH, "2016-07-01", "2016-07-31", "no day, though it looks like one"),
    ("11/2022", DatePrecision.MONTH, "2022-11-01", "2022-11-30", "month in figures"),
    ("Sept. 2024", DatePrecision.MONTH, "2024-09-01", "2024-09-30", "September's four letters"),
    ("Autumn Term 2024", DatePrecision.TERM, "2024-09-01", "2024-12-31", "term"),
    ("Summer 2025", DatePrecision.TERM, "2025-04-01", "2025-08-31", "season"),
    ("summer term 2025/26", DatePrecision.TERM, "2026-04-01", "2026-08-31", "summer lies in the second year"),
    ("autumn term 2025/26", DatePrecision.TERM, "2025-09-01", "2025-12-31", "autumn lies in the first year"),
    ("Easter 2027", DatePrecision.TERM, "2027-03-28", "2027-03-28", "Easter Sunday of 2027"),
    ("2024/25", DatePrecision.YEAR, "2024-09-01", "2025-08-31", "school year"),
    ("2024-2025", DatePrecision.YEAR, "2024-09-01", "2025-08-31", "school year in full"),
]


@pytest.mark.parametrize(("words", "precision", "first", "last", "remark"), VAGUER, ids=[case[4] for case in VAGUER])
def test_a_vaguer_date_says_what_it_covers(words, precision, first, last, remark):
    text = f"by {words}."
    (found,) = find_dates(text)
    assert text[found.start : found.end] == words
    assert (found.precision, found.date) == (precision, None), remark
    assert (found.first.isoformat(), found.last.isoformat()) == (first, last), remark


@pytest.mark.parametrize("words", ["31 September 2026", "31/06/2026", "29 February 2025", "03/14/2026", "03/03/0206"])
def test_an_impossible_day_is_kept_without_a_date(words):
    text = f"Report of {words} (school)"
    (found,) = find_dates(text)
    assert text[found.start : found.end] == words
    assert (found.precision, found.date, found.last) == (DatePrecision.IMPOSSIBLE, None, None)


NONE = [
    ("DD/MM/YYYY", "prompt"),
    ("Click or tap to enter a date.", "prompt of a picker"),
    ("3 March", "no year"),
    ("he may 20 times a day", "the verb"),
    ("from May 20 minutes a day", "minutes"),
    ("on 3 May 10.30am", "a time"),
    ("paragraphs 6.28-6.35", "paragraphs of the Code"),
    ("999 041 7726", "NHS number"),
    ("01234 567890", "telephone"),
    ("Children Act 1989", "an Act"),
    ("SI 2014/1530", "an instrument"),
    ("version v1.2.14", "a version"),
    ("12/20/15 points", "scores"),
    ("2015-2020", "more than a school year"),
    ("20 - 25 hours", "a range"),
    ("1. March 2026 is when", "an item's number is no day"),
]


@pytest.mark.parametrize(("text", "remark"), NONE, ids=[case[1] for case in NONE])
def test_no_day_is_read_from(text, remark):
    assert read_day(text) is None, remark


@pytest.mark.parametrize(
    ("words", "expected"), [("3/2/01", "2001-02-03"), ("05.10.26", "2026-10-05"), ("05.12.26", "1926-12-05")]
)
def test_a_two_digit_year_of_birth_never_lies_in_the_future(words, expected):
    assert read_day(words, born_by=dt.date(2026, 11, 1)).isoformat() == expected


def test_dates_side_by_side_are_all_found():
    text = "requested 2/11/23, drafted 9 February 2024, issued 14.03.24 for 2024/25"
    assert [text[date.start : date.end] for date in find_dates(text)] == [
        *("2/11/23", "9 February 2024", "14.03.24", "2024/25"),
    ]


def test_a_found_date_cannot_have_a_day_and_a_vaguer_precision():
    with pytest.raises(ValueError, match="precision of a day"):
        FoundDate(start=0, end=1, precision=DatePrecision.MONTH, date=dt.date(2026, 3, 3))


@given(st.dates(dt.date(2015, 1, 1), dt.date(2030, 12, 31)), st.sampled_from(range(9)))
def test_every_day_written_in_every_form_is_itself(day, form):
    name, ordinal = MONTHS[day.month - 1], _ordinal(day.day)
    words = (
        f"{day.day:02}/{day.month:02}/{day.year}",
        f"{day.day}.{day.month}.{day.year % 100:02}",
        f"{day.day}-{day.month}-{day.year}",
        f"{day.day} {name} {day.year}",
        f"{day.day}{ordinal} {name[:3]} {day.year}",
        f"{day.day} {ordinal} of {name}, {day.year}",
        f"{day.day} {name[:3]}. {day.year % 100:02}",
        f"{name} {day.day}, {day.year}",
        day.isoformat(),
    )[form]
    text = f"Plan of {words} (final)"
    (found,) = find_dates(text)
    assert (found.date, text[found.start : found.end]) == (day, words)


@given(st.text(alphabet="0123456789/.- thof MaryJulSep'", max_size=60))
def test_found_dates_stand_in_order_inside_the_text_without_overlaps(text):
    ends = 0
    for found in find_dates(text):
        assert ends <= found.start < found.end <= len(text)
        ends = found.end


def _ordinal(day: int) -> str:
    return "th" if 11 <= day <= 13 else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")
