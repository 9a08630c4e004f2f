import datetime as dt
from dataclasses import replace

import pytest
from assessed_builders import AS_OF, absence, assessed, plan, unread

from ehc_text.records.plan import Child, PlanDates
from ehc_text.records.scan import Case
from ehc_text.scanning.cohorts import groupings
from ehc_text.scanning.phases import age_group, phase
from ehc_text.scanning.summary import summarise


def of_age(age, year_group=None):
    return summarise(assessed(plan=plan(child=Child(age=age, year_group=year_group))))


@pytest.mark.parametrize(
    ("age", "year", "group", "stage"),
    [
        (3, None, "under 5", "early years"),
        (4, 0, "under 5", "primary"),
        (10, 6, "5 to 10", "primary"),
        (11, 7, "11 to 15", "secondary"),
        (15, 11, "11 to 15", "secondary"),
        (16, 12, "16 to 19", "post-16"),
        (19, 14, "16 to 19", "post-16"),
        (19, 15, "16 to 19", "post-19"),
        (25, None, "20 to 25", "post-19"),
        (None, None, "", ""),
    ],
)
def test_age_and_year_group_put_a_plan_in_its_group(age, year, group, stage):
    assert (age_group(age), phase(age, year)) == (group, stage)


def test_groups_stand_in_their_own_order_and_what_is_not_known_last():
    files = [of_age(None), of_age(17), of_age(7), of_age(3)]
    ages = next(one for one in groupings(files, AS_OF) if one.id == "age_group")
    assert [(cohort.name, cohort.plan_count) for cohort in ages.cohorts] == [
        ("under 5", 1),
        ("5 to 10", 1),
        ("16 to 19", 1),
        ("not known", 1),
    ]


def test_each_group_has_the_figures_of_its_own_plans():
    old = assessed(plan=plan(dates=PlanDates(final=dt.date(2019, 3, 1))), findings=(absence(),))
    years = groupings([summarise(old), summarise(assessed()), summarise(unread())], AS_OF)[0]
    assert [cohort.name for cohort in years.cohorts] == ["2019", "2025"]
    voices = [{kpi.id: kpi.value for kpi in cohort.kpis}["child_voice_present"] for cohort in years.cohorts]
    assert voices == [0.0, 100.0]
    assert years.cohorts[0].standards["provision"].base == 1


def test_a_column_of_the_caseload_groups_the_plans():
    known = replace(summarise(assessed()), case=Case(groups={"Area team": "North"}))
    *_, column = groupings([known, summarise(assessed())], AS_OF)
    assert (column.id, column.name) == ("caseload:Area team", "Area team")
    assert [cohort.name for cohort in column.cohorts] == ["North", "not known"]
