import datetime as dt
import json
from pathlib import Path

import pytest
from assessed_builders import absence

from ehc_text.cli.check import is_at_or_above
from ehc_text.records.finding import Severity
from ehc_text.records.plan import PlanStatus


def test_json_is_one_object_and_nothing_else_on_stdout(ehc, pipeline):
    result = ehc("check", "good.docx", "--format", "json", "--as-of", "2026-11-01")
    assert result.exit_code == 0
    assert result.stdout.count("\n") == 1
    found = json.loads(result.stdout)
    assert (found["schema"], found["as_of"], found["file"]["path"]) == ("ehc-text/1", "2026-11-01", "good.docx")
    assert result.stderr == ""


def test_the_day_and_the_password_reach_the_pipeline(ehc, pipeline):
    ehc("check", "good.docx", "--as-of", "2025-02-28", "--password", "open")
    assert pipeline.calls == [("good.docx", dt.date(2025, 2, 28), "open")]


def test_the_password_may_come_from_the_environment(ehc, pipeline, monkeypatch):
    monkeypatch.setenv("EHC_PASSWORD", "hidden")
    ehc("check", "good.docx")
    assert pipeline.calls[0][2] == "hidden"


def test_text_is_for_reading(ehc, pipeline):
    result = ehc("check", "good.docx")
    assert result.exit_code == 0
    assert "“[Regular] sessions with a therapist.”" in result.stdout
    assert "suggested: a person signs off" in result.stdout


@pytest.mark.parametrize("output", ["text", "json"])
def test_a_file_that_cannot_be_read_ends_with_3_and_says_why(ehc, pipeline, output):
    result = ehc("check", "locked.pdf", "--format", output, "--quiet")
    assert result.exit_code == 3
    assert result.stderr == "locked.pdf: the file is locked: give the password with --password\n"
    if output == "json":
        assert json.loads(result.stdout)["problems"][0]["kind"] == "password"
    else:
        assert result.stdout == ""


@pytest.mark.parametrize(
    ("severity", "fail_on", "code"),
    [
        (Severity.HIGH, "high", 1),
        (Severity.MEDIUM, "high", 0),
        (Severity.MEDIUM, "medium", 1),
        (Severity.MEDIUM, "low", 1),
        (Severity.LOW, "medium", 0),
        (None, "low", 0),  # no finding at all
        (Severity.HIGH, None, 0),  # off unless asked
    ],
)
def test_findings_fail_the_check_only_from_the_weight_that_was_asked(ehc, pipeline, severity, fail_on, code):
    pipeline.answers["plan.docx"] = (absence(severity=severity),) if severity else ()
    asked = ["--fail-on", fail_on] if fail_on else []
    assert ehc("check", "plan.docx", *asked).exit_code == code


@pytest.mark.parametrize(("options", "status"), [((), None), (("--profile", "draft"), PlanStatus.DRAFT)])
def test_the_profile_reaches_the_pipeline(ehc, pipeline, options, status):
    ehc("check", "good.docx", *options)
    assert pipeline.held_as is status


@pytest.mark.model
def test_a_draft_is_not_asked_for_its_date_of_issue_and_is_reported_as_what_it_says(ehc):
    plan = Path(__file__).parents[2] / "examples" / "plans" / "cells-02.pdf"  # its final date is left blank
    options = ("--as-of", "2026-11-01", "--models", "off", "--format", "json")
    found = [json.loads(ehc("check", plan, *options, *more).stdout) for more in ((), ("--profile", "draft"))]
    issued, draft = ({each["code"] for each in one["findings"]} for one in found)
    assert issued - draft == {"DAT003"}
    assert not draft - issued
    assert [one["status"] for one in found] == ["final", "final"]


def test_severities_are_ordered():
    assert is_at_or_above(Severity.HIGH, Severity.LOW)
    assert not is_at_or_above(Severity.LOW, Severity.MEDIUM)


@pytest.mark.parametrize(
    ("output", "start"), [("text", "good.docx: EHC plan"), ("markdown", "# good.docx"), ("json", "{")]
)
def test_sections_are_printed_in_the_form_that_was_asked(ehc, pipeline, output, start):
    result = ehc("sections", "good.docx", "--format", output)
    assert result.exit_code == 0
    assert result.stdout.startswith(start)
    assert "Regular sessions with a therapist." in result.stdout


def test_sections_of_a_file_that_cannot_be_read_end_with_3(ehc, pipeline):
    result = ehc("sections", "locked.pdf")
    assert result.exit_code == 3
    assert "the file is locked" in result.stderr
