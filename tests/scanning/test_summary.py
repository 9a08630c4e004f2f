import datetime as dt

import pytest
from assessed_builders import absence, assessed, finding, plan

from ehc_text.records.document import Problem, ProblemKind
from ehc_text.records.finding import Severity
from ehc_text.records.plan import PlanDates
from ehc_text.scanning.summary import is_partly_read, summarise


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


@pytest.mark.parametrize(
    ("kind", "expected"),
    [(ProblemKind.CHECK_ABSTAINED, True), (ProblemKind.NO_SECTIONS, True), (ProblemKind.TRACKED_CHANGES, False)],
)
def test_a_check_that_abstained_leaves_a_plan_read_in_part(kind, expected):
    assert is_partly_read(summarise(assessed(problems=(Problem(kind=kind, message="m"),)))) is expected
