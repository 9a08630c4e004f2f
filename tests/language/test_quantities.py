"""Quantities: how often, how long, how many, in the ways that plans write them."""

import re

import pytest

from ehc_text.language import quantity_patterns
from ehc_text.language.quantities import QuantityKind, find_quantities

OFTEN = {QuantityKind.OCCASIONS, QuantityKind.PERIOD, QuantityKind.EVENT, QuantityKind.DATE}


def kinds(text: str) -> set[QuantityKind]:
    return {quantity.kind for quantity in find_quantities(text)}


@pytest.mark.parametrize(
    "text",
    [
        "3 x 20 minutes per week",
        "3 times a week for 20 mins",
        "20 minutes x 3 weekly",
        "one 45-minute session per week",
        "25 hours per week",
        "6 sessions of 40 minutes in each school term",
        "every morning for 15 minutes",
        "daily (10 mins)",
        "One hour a fortnight",
        "8.40 to 8.50 every school day",
        "Fridays 10 to 12.30",
        "from 1 to 3 on Thursdays",
        "two hours, once in each half-term",
        "Half a day each term",
        "10 hrs p/w",
        "1 hr wkly",
        "5–10 minutes, 3–4 times a week",
        "All nine lessons of science each week",
        "Alternate Saturdays, 10 to 3",
        "28 nights per annum",
        "Sat 2-6",
        "10-1 each Saturday",
        "10 till 3, first and third Saturday",
        "Sundays, ten till one",
        "30 sessions in the academic year, 40 minutes each",
        "second weekend of the month, Friday 4pm to 6pm",
    ],
)
def test_how_often_and_how_long_are_both_found(text):
    assert kinds(text) & OFTEN
    assert QuantityKind.LENGTH in kinds(text)


@pytest.mark.parametrize(
    "text",
    [
        "twice daily",
        "half-termly",
        "once a fortnight",
        "Mondays and Thursdays",
        "at 9.05",
        "before every change",
        "on arrival",
        "each time the card is shown",
        "first week of every half-term",
        "every six months",
        "by 12 February 2027",
        "in the autumn term",
        "whenever Sam shows the red card",
        "when she hands over the card",
        "between January and March",
        "after lunch",
        "2 x wk",
        "every other Saturday",
        "May and November",
        "the last Sunday of each month",
        "if he shows his exit card",
    ],
)
def test_how_often_is_found_without_a_length(text):
    assert kinds(text) & OFTEN


@pytest.mark.parametrize(
    ("text", "remark"),
    [
        ("every effort will be made", "no occasion"),
        ("each adult who works with him", "people, not times"),
        ("across the week", "says nothing"),
        ("as timetabled", "says nothing"),
        ("whenever possible", "no trigger"),
        ("when he needs it", "judgement, no trigger"),
        ("when her anxiety is high", "nobody can see it"),
        ("a block of sessions", "no number"),
        ("regular visits", "no number"),
        ("if he is anxious", "nobody can see it"),
        ("in the first person", "no day"),
    ],
)
def test_words_that_only_sound_like_a_frequency_are_none(text, remark):
    assert not kinds(text) & OFTEN, remark


@pytest.mark.parametrize(
    "text",
    [
        "1:1",
        "one-to-one",
        "1 to 1",
        "a group of 4-6",
        "no more than four pupils",
        "in a pair",
        "three pupils",
        "max 3)",
    ],
)
def test_a_group_size_is_found(text):
    assert QuantityKind.GROUP in kinds(text)


def test_a_group_without_a_number_has_no_size():
    assert QuantityKind.GROUP not in kinds("in a small group with other pupils")


@pytest.mark.parametrize(
    ("text", "capped"),
    [
        ("up to 10 hours of support a week", {"10 hours", "a week"}),
        ("Up to three appointments", {"three appointments"}),
        ("daily, for up to 10 minutes", {"10 minutes"}),
        ("at least 10 hours a week", set()),
        ("up to the age of 16, 20 minutes daily", set()),
    ],
)
def test_what_a_cap_governs_is_marked(text, capped):
    found = {text[one.start : one.end].strip() for one in find_quantities(text) if one.is_capped}
    assert capped <= found
    assert bool(found) == bool(capped)


def test_a_number_of_sessions_without_a_period_is_only_a_count():
    assert kinds("6 sessions in the first instance") == {QuantityKind.COUNT}


@pytest.mark.parametrize("kind", QuantityKind)
@pytest.mark.parametrize(
    "text",
    [
        "20mins p.w. or 3x a wk, 1½ hours p/term; x3, then 6 sessions in the year",
        "twelve minutes at break, half-days every six months, bi-weekly and fortnightly calls of an hour",
        "half past nine to noon, from 1 to 3, third Sunday of each month, periods 2 and 3, week 4",
        "whenever he asks, within two days, the day before, if she points, after any seizure",
        "12 March 2027, by Easter, between June and July, Michaelmas term, in year 6",
        "in pairs, one to one, no more than four, max 6), up to three pupils, on his own, with a friend",
    ],
)
def test_no_opening_word_of_a_kind_is_forgotten(kind, text):
    plain = re.compile(rf"(?<!\w)(?=\w)(?:{getattr(quantity_patterns, kind.name)})", re.IGNORECASE)
    expected = [match.span() for match in plain.finditer(text)]
    assert [(one.start, one.end) for one in find_quantities(text) if one.kind is kind] == expected


@pytest.mark.parametrize(
    ("kind", "text", "expected"),
    [
        (QuantityKind.PERIOD, "for 2 hours per term", ["per term"]),
        (QuantityKind.OCCASIONS, "fortnightly, then every Monday", ["fortnightly", "every Monday"]),
        (QuantityKind.EVENT, "on arrival and after lunch", ["on arrival", "after lunch"]),
        (QuantityKind.DATE, "on 12 March 2027", ["12 March 2027"]),
        (QuantityKind.LENGTH, "for twelve minutes, then half an hour", ["twelve minutes", "half an hour"]),
        (QuantityKind.COUNT, "has 6 sessions of art", ["6 sessions"]),
        (QuantityKind.GROUP, "one to one", ["one to one"]),
    ],
)
def test_a_quantity_of_each_kind_is_found_whole(kind, text, expected):
    assert [text[one.start : one.end] for one in find_quantities(text) if one.kind is kind] == expected


def test_a_name_that_ends_like_a_unit_is_no_length():
    assert kinds("Dr Amin sees him") == set()


@pytest.mark.parametrize("text", ["The PA supports Kit at the club", "Kit has a PA who takes him swimming", "his PA"])
def test_a_personal_assistant_is_not_per_annum(text):
    assert kinds(text) == set()


@pytest.mark.parametrize("text", ["12 pa", "three nights pa", "three nights p.a."])
def test_a_number_per_annum_is(text):
    assert QuantityKind.PERIOD in kinds(text)
