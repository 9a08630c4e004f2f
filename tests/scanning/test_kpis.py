import datetime as dt
from dataclasses import replace

import pytest
from assessed_builders import AS_OF, absence, assessed, finding, plan, unread

from ehc_text.records.document import Problem, ProblemKind
from ehc_text.records.finding import Severity
from ehc_text.records.plan import AdviceEntry, DocumentKind, Passage, PlanDates, PlanStatus
from ehc_text.records.scan import Case
from ehc_text.scanning.kpis import key_figures, plans_among, standards_met
from ehc_text.scanning.measures import MEASURES
from ehc_text.scanning.summary import summarise


def figures(*files, duplicates=()):
    summaries = [summarise(file) for file in files]
    summaries += [summarise(file, duplicate_of="first") for file in duplicates]
    return {kpi.id: kpi for kpi in key_figures(summaries, AS_OF)}


def told(kpi):
    return kpi.value, kpi.count, kpi.base, kpi.left_out


def dated(status=PlanStatus.FINAL, **days):
    return assessed(plan=plan(dates=PlanDates(**days), status=status))


def abstaining(*codes):
    return Problem(kind=ProblemKind.CHECK_ABSTAINED, message="m", codes=codes)


def need(letter):
    return Passage(section=letter, start=0, end=4, text="need")


def test_figures_are_over_the_plans_that_were_read_each_once():
    found = figures(
        assessed(findings=(finding(), absence())),
        assessed(findings=(absence("DAT002", None, Severity.MEDIUM),)),
        unread(),
        assessed(plan=plan(kind=DocumentKind.ANNUAL_REVIEW), findings=(absence(),)),
        duplicates=(assessed(findings=(absence(),)),),
    )
    assert found["plans"].value == 2
    assert told(found["child_voice_present"]) == (50.0, 1, 2, 0)
    assert told(found["provision_specific"]) == (75.0, 3, 4, 0)
    assert found["median_findings"].value == 1.5
    assert found["without_high"].value == 50.0
    assert told(found["unread_files"]) == (25.0, 1, 4, 0)


def test_without_plans_no_figure_is_made_up():
    found = figures(unread())
    assert found["plans"].value == 0
    others = [kpi for name, kpi in found.items() if name not in ("plans", "unread_files")]
    assert [(kpi.value, kpi.base) for kpi in others] == [(None, 0)] * len(others)


def test_every_figure_says_what_it_counts():
    assert all(measure.definition.endswith(".") for measure in MEASURES)
    assert len({measure.id for measure in MEASURES}) == len(MEASURES)


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        ({"final": dt.date(2023, 11, 1)}, (100.0, 1, 1, 0)),  # three years to the day
        ({"final": dt.date(2023, 10, 31)}, (0.0, 0, 1, 0)),
        ({"final": dt.date(2015, 1, 1), "amended": dt.date(2025, 1, 1)}, (100.0, 1, 1, 0)),
        ({}, (None, 0, 0, 1)),  # no day of issue: left out, and told
    ],
)
def test_a_plan_is_young_for_three_years_from_its_newest_issue(days, expected):
    assert told(figures(dated(**days))["under_three_years"]) == expected


def test_a_draft_has_no_age_and_is_not_left_out_either():
    draft = dated(PlanStatus.DRAFT, draft=dt.date(2020, 1, 1))
    assert told(figures(draft)["under_three_years"]) == (None, 0, 0, 0)


def test_where_the_front_sheet_was_not_read_a_date_may_be_missing():
    file = replace(dated(final=dt.date(2020, 1, 1)), problems=(abstaining("DAT003"),))
    assert told(figures(file)["under_three_years"]) == (None, 0, 0, 1)


def test_the_median_age_is_the_middle_one():
    files = [dated(final=dt.date(2026 - years, 11, 1)) for years in (1, 2, 5)]
    assert figures(*files)["median_age_months"].value == 24.0


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        ({"final": dt.date(2020, 1, 1), "last_review": dt.date(2025, 11, 1)}, (100.0, 1, 1, 0)),
        ({"final": dt.date(2020, 1, 1), "last_review": dt.date(2025, 10, 31)}, (0.0, 0, 1, 0)),
        ({"next_review": dt.date(2027, 1, 1)}, (None, 0, 0, 1)),
    ],
)
def test_a_review_is_in_date_for_a_year_from_issue_or_review(days, expected):
    assert told(figures(dated(**days))["reviews_in_date"]) == expected


def test_a_check_that_abstained_leaves_its_plan_out_of_the_base():
    file = assessed(problems=(abstaining("VOI001"),))
    assert told(figures(file, assessed(findings=(absence(),)))["child_voice_present"]) == (0.0, 0, 1, 1)


def test_what_was_lost_without_a_place_is_clean_of_nothing():
    lost = Problem(kind=ProblemKind.PART_LOST, message="m")
    found = figures(assessed(problems=(lost,)))
    for name in ("child_voice_present", "needs_with_provision", "without_high", "good_or_better"):
        assert told(found[name]) == (None, 0, 0, 1), name


def test_needs_are_asked_only_of_plans_that_tell_one():
    with_need = plan(needs=(need("C"),))
    found = figures(
        assessed(plan=with_need),
        assessed(plan=with_need, findings=(finding("HEA001"),)),
        assessed(plan=with_need, findings=(finding("HEA002"),)),
        assessed(),
        assessed(plan=with_need, problems=(Problem(kind=ProblemKind.PAGE_WITHOUT_TEXT, message="m", page=2),)),
    )
    assert told(found["health_needs_acted_on"]) == (33.3, 1, 3, 1)
    assert told(found["social_care_needs_acted_on"]) == (None, 0, 0, 1)


@pytest.mark.parametrize("kind", [ProblemKind.PICTURE, ProblemKind.UNKNOWN_HEADING, ProblemKind.PAGE_WITHOUT_TEXT])
def test_a_plan_that_was_not_read_whole_is_neither_clean_nor_good(kind):
    found = figures(assessed(problems=(Problem(kind=kind, message="m"),)))
    for name in ("social_care_needs_acted_on", "without_high", "good_or_better", "median_findings"):
        assert told(found[name])[2:] == (0, 1), name


def test_a_looked_after_child_without_social_care_counts_though_no_need_is_told():
    assert told(figures(assessed(findings=(finding("SOC002"),)))["social_care_needs_acted_on"]) == (0.0, 0, 1, 0)


def test_advice_counts_by_the_piece_and_only_with_a_date():
    entries = (
        AdviceEntry(start=0, end=1, text="EP", date=dt.date(2025, 1, 1)),
        AdviceEntry(start=2, end=3, text="SaLT, autumn 2020"),
        AdviceEntry(start=4, end=5, text="OT"),
    )
    found = figures(assessed(plan=plan(advice=entries), findings=(finding("DAT007"),)))
    assert told(found["advice_in_date"]) == (50.0, 1, 2, 0)
    assert told(found["advice_dated"]) == (66.7, 2, 3, 0)


def test_pages_are_counted_over_all_files_that_have_any():
    def paged(pages, **changes):
        file = assessed(**changes)
        return replace(file, file=replace(file.file, page_count=pages))

    blank = replace(unread(), file=replace(unread().file, page_count=5))
    found = figures(paged(10, plan=plan(unread_pages=(3, 4))), paged(5), blank, assessed(), unread())
    assert told(found["unread_pages"]) == (35.0, 7, 20, 1)


def test_twenty_weeks_run_from_the_request_and_the_caseload_goes_before_the_plan():
    in_time = summarise(dated(request=dt.date(2026, 1, 1), final=dt.date(2026, 5, 21)))
    late = replace(in_time, case=Case(request=dt.date(2026, 1, 1), issue=dt.date(2026, 5, 22)))
    excepted = replace(late, case=replace(late.case, is_exception=True))
    undated = summarise(dated(final=dt.date(2026, 5, 21)))
    found = {kpi.id: kpi for kpi in key_figures((in_time, late, excepted, undated), AS_OF)}
    assert told(found["issued_in_20_weeks"]) == (50.0, 1, 2, 1)


def test_a_standard_is_met_by_a_good_grade_of_a_plan_that_was_read_whole():
    lost = Problem(kind=ProblemKind.PAGE_WITHOUT_TEXT, message="m", page=2)
    plans = plans_among([summarise(assessed()), summarise(assessed(problems=(lost,)))])
    assert told(standards_met(plans)["provision"]) == (100.0, 1, 1, 1)
