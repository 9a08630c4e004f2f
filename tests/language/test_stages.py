"""Year groups and key stages, from dates of birth and from words."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ehc_text.language import stages
from ehc_text.language.phases import PHASES, find_phases, phase_named
from ehc_text.language.stages import (
    StageKind,
    age_on,
    find_ages,
    find_ages_to_reach,
    find_stages,
    key_stage,
    year_group,
    year_group_ends,
)

YEAR_GROUPS = [
    ("2013-08-31", "2026-11-01", 9, "youngest of the year"),
    ("2013-09-01", "2026-11-01", 8, "oldest of the next"),
    ("2022-08-31", "2026-11-01", 0, "Reception"),
    ("2022-09-01", "2026-11-01", None, "not yet at school"),
    ("2016-05-21", "2026-08-31", 5, "the last day of the school year"),
    ("2016-05-21", "2026-09-01", 6, "the first day of the next"),
    ("2008-04-30", "2026-11-01", 14, "after school"),
]


@pytest.mark.parametrize(("born", "on", "expected", "remark"), YEAR_GROUPS, ids=[case[3] for case in YEAR_GROUPS])
def test_the_year_group_follows_from_the_date_of_birth(born, on, expected, remark):
    assert year_group(dt.date.fromisoformat(born), dt.date.fromisoformat(on)) == expected, remark


def test_the_age_changes_on_the_birthday():
    born = dt.date(2012, 2, 29)
    assert (age_on(born, dt.date(2026, 2, 28)), age_on(born, dt.date(2026, 3, 1))) == (13, 14)


@pytest.mark.parametrize(
    ("year", "stage"), [(0, 0), (1, 1), (2, 1), (3, 2), (6, 2), (7, 3), (11, 4), (12, 5), (15, None)]
)
def test_each_year_group_has_its_key_stage(year, stage):
    assert key_stage(year) == stage


def test_a_key_stage_ends_with_its_last_school_year():
    assert stages.key_stage_ends(dt.date(2015, 1, 27), 2) == dt.date(2026, 8, 31)


@given(st.dates(dt.date(2000, 1, 1), dt.date(2022, 12, 31)), st.integers(0, 14))
def test_a_year_group_is_the_childs_own_until_the_day_it_ends(born, year):
    end = year_group_ends(born, year)
    assert year_group(born, end) == year
    assert year_group(born, end + dt.timedelta(days=1)) == year + 1


STAGES = [
    ("is in Year 6.", [("Year 6", 6, 6)], "plain"),
    ("Y6", [("Y6", 6, 6)], "short"),
    ("Yr6 pupil", [("Yr6", 6, 6)], "short and closed up"),
    ("year six", [("year six", 6, 6)], "in words"),
    ("Years 3 and 4", [("Years 3 and 4", 3, 4)], "two years"),
    ("Year 10/11", [("Year 10/11", 10, 11)], "two years with a stroke"),
    ("by the end of Key Stage 2", [("Key Stage 2", 3, 6)], "key stage"),
    ("KS3/4", [("KS3/4", 7, 11)], "two key stages"),
    ("EYFS", [("EYFS", -2, 0)], "early years"),
    ("in Reception", [("Reception", 0, 0)], "Reception"),
    ("at the reception desk", [], "a desk"),
    ("since Nursery", [("Nursery", -2, -1)], "Nursery"),
    ("20 hours a year 2 adults", [], "a year as a period"),
    ("is a Year 5 pupil", [("Year 5", 5, 5)], "a pupil of a year group"),
    ("Year 2 of the course", [], "a year of a course"),
    ("for 6 years", [], "a time"),
    ("Year 2026", [], "a calendar year"),
]


@pytest.mark.parametrize(("text", "expected", "remark"), STAGES, ids=[case[2] for case in STAGES])
def test_stage_words_are_found(text, expected, remark):
    found = [(text[stage.start : stage.end], stage.first_year, stage.last_year) for stage in find_stages(text)]
    assert found == expected, remark


def test_a_key_stage_is_told_from_a_year():
    assert [stage.kind for stage in find_stages("Year 6, Key Stage 2")] == [StageKind.YEAR, StageKind.KEY_STAGE]


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("aged 14", [14]),
        ("She is eight and shy", [8]),
        ("a 7-year-old boy", [7]),
        ("Age: 11", [11]),
        ("is 3 minutes", []),
    ],
)
def test_ages_are_found(text, years):
    assert [age.years for age in find_ages(text)] == years


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("Before his twelfth birthday Tom will", [12]),
        ("by her 18th birthday", [18]),
        ("By age 19 she will", [19]),
        ("at the age of twelve he will", [12]),
        ("By the time she is eleven Mia will", [11]),
        ("when Mia turns 16", [16]),
        ("when he is ten metres away", []),
        ("once she is one of four", []),
        ("before she is 30 minutes late", []),
        ("at 12 metres", []),
    ],
)
def test_ages_to_reach_are_found(text, years):
    assert [age.years for age in find_ages_to_reach(text)] == years


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("As a primary-aged child", [(0, 6)]),
        ("he is a secondary school pupil", [(7, 13)]),
        ("a sixth-form student", [(12, 20)]),
        ("he attends a primary school", []),
        ("a secondary school pupil's bag", []),
        ("his primary need", []),
    ],
)
def test_phases_told_of_a_person_are_found(text, expected):
    assert [(phase.first_year, phase.last_year) for phase in find_phases(text)] == expected


@pytest.mark.parametrize(("text", "first_year"), [("Early Years", -2), ("Secondary phase", 7), ("Post 16", 12)])
def test_a_form_names_a_phase(text, first_year):
    found = phase_named(text)
    assert found is not None and found.first_year == first_year


def test_a_form_may_name_another_thing_than_a_phase():
    assert phase_named("Phase 2 phonics") is None


@pytest.mark.parametrize("phase", PHASES)
def test_no_phase_is_passed_over_by_the_first_look(phase):
    assert stages.may_tell_stage(f"a {phase}-aged child")
