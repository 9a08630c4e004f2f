import datetime as dt

import pytest
from assessed_builders import AS_OF, absence, assessed, finding, plan, unread

from ehc_text.records.document import Problem, ProblemKind
from ehc_text.records.finding import Severity
from ehc_text.records.plan import DocumentKind, PlanDates
from ehc_text.scanning.summary import is_partly_read, key_figures, summarise


def figures(*files, duplicates=()):
    summaries = [summarise(file) for file in files]
    summaries += [summarise(file, duplicate_of="first") for file in duplicates]
    return {kpi.id: kpi for kpi in key_figures(summaries, AS_OF)}


def test_one_file_is_summed_up_without_its_words():
    faults = (finding(), finding("VAG011", quote="sessions", start=8, end=16), absence("DAT003", None, Severity.LOW))
    summary = summarise(assessed(findings=faults))
    assert (summary.statement_count, summary.vague_count, summary.vague_finding_count) == (2, 1, 2)
    assert summary.counts == {"DAT003": 1, "VAG003": 1, "VAG011": 1}
    assert summary.places == {("child_voice", ""): 1, ("vague_provision", "F"): 2}
    assert summary.severities == {Severity.MEDIUM: 2, Severity.LOW: 1}
    assert summary.issued == dt.date(2025, 11, 1)
    assert summary.provision_word_count == 11
    assert "therapist" not in repr(summary)


def test_the_amended_date_stands_where_it_is_the_newer():
    dates = PlanDates(final=dt.date(2020, 1, 1), amended=dt.date(2024, 1, 1))
    assert summarise(assessed(plan=plan(dates=dates))).issued == dt.date(2024, 1, 1)


def test_figures_are_over_the_plans_that_were_read():
    found = figures(
        assessed(findings=(finding(), absence())),
        assessed(findings=(absence("DAT002", None, Severity.MEDIUM),)),
        unread(),
        assessed(plan=plan(kind=DocumentKind.ANNUAL_REVIEW), findings=(absence(),)),
        duplicates=(assessed(findings=(absence(),)),),
    )
    assert found["plans"].value == 2
    assert (found["no_child_views"].value, found["no_child_views"].count) == (50.0, 1)
    assert (found["review_overdue"].value, found["review_overdue"].base) == (50.0, 2)
    assert (found["vague_statements"].count, found["vague_statements"].base) == (1, 4)
    assert found["median_findings"].value == 1.5
    assert found["without_high"].value == 50.0
    assert found["median_age_months"].value == 12.0


def test_a_plan_read_in_part_does_not_count_as_free_of_a_fault():
    lost = Problem(kind=ProblemKind.PAGE_WITHOUT_TEXT, message="page 2 has no text")
    found = figures(assessed(problems=(lost,)), assessed(findings=(absence(),)))
    assert (found["no_child_views"].value, found["no_child_views"].base) == (100.0, 1)
    assert found["plans"].value == 2


def test_without_plans_no_figure_is_made_up():
    found = figures(unread())
    assert found["plans"].value == 0
    assert [kpi.value for name, kpi in found.items() if name != "plans"] == [None] * (len(found) - 1)


@pytest.mark.parametrize(
    ("kind", "expected"),
    [(ProblemKind.CHECK_ABSTAINED, True), (ProblemKind.NO_SECTIONS, True), (ProblemKind.TRACKED_CHANGES, False)],
)
def test_a_check_that_abstained_leaves_a_plan_read_in_part(kind, expected):
    assert is_partly_read(summarise(assessed(problems=(Problem(kind=kind, message="m"),)))) is expected
