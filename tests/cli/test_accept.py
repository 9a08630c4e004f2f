"""Accepted exceptions from the command line: told, not counted, and never silent."""

import datetime as dt
import json
import types
from dataclasses import replace

import pytest
from assessed_builders import accepted, finding

HEAD = "file,code,reason,accepted_by,until\n"

PLAN_LINE = "good.docx,VAG003,Agreed,R. Okafor,2027-03-31\n"


@pytest.fixture
def real(pipeline, monkeypatch):
    """Let the pipeline's own functions settle what the hand-made results hold."""
    from ehc_text.checking.exceptions import exceptions_for, with_acceptances
    from ehc_text.rulepacks.exceptions import load_exceptions

    load, assess, put = pipeline.load_tools, pipeline.assess_file, pipeline.as_found

    def load_tools(*arguments, accept=None, **named):
        made = load(*arguments, **named)
        exceptions = load_exceptions(accept) if accept else ()
        return types.SimpleNamespace(pack=made.pack, exceptions=exceptions, models_version="", framework=None)

    def assess_file(path, *, tools, **named):
        file = assess(path, tools=tools, **named)
        if file.plan is None:
            return file
        found = with_acceptances(file.findings, file.file, file.plan.child, tools.exceptions, file.as_of)
        return replace(file, findings=found)

    def as_found(file, relative, tools, more):
        found = put(file, relative, tools, more)
        settled = with_acceptances(found.findings, found.file, found.plan.child, tools.exceptions, found.as_of)
        return replace(found, findings=settled)

    def unused(file, tools):
        used = {one.acceptance.source for one in file.findings if one.acceptance}
        own = exceptions_for(file.file, file.plan.child, tools.exceptions)
        return tuple(one for one in own if one.source not in used)

    pipeline.load_tools, pipeline.assess_file, pipeline.unused_exceptions = load_tools, assess_file, unused
    pipeline.as_found = as_found
    return pipeline


@pytest.fixture
def exceptions(tmp_path):
    def write(*lines):
        path = tmp_path / "accepted.csv"
        path.write_text(HEAD + "".join(lines), encoding="utf-8")
        return path

    return write


def test_an_accepted_finding_is_printed_with_who_and_why_and_does_not_fail_the_check(ehc, real, tmp_path, exceptions):
    arguments = ("check", tmp_path / "good.docx", "--as-of", "2026-11-01", "--fail-on", "low")
    assert ehc(*arguments).exit_code == 1
    result = ehc(*arguments, "--accept", exceptions(PLAN_LINE))
    assert result.exit_code == 0
    assert "Accepted by R. Okafor until 31 March 2027, and not counted: Agreed" in result.stdout
    assert "none; 1 accepted, not counted" in " ".join(result.stdout.split())


def test_after_its_day_it_fails_the_check_again_and_says_why(ehc, real, tmp_path, exceptions):
    path = exceptions(PLAN_LINE)
    result = ehc("check", tmp_path / "good.docx", "--as-of", "2027-04-01", "--fail-on", "low", "--accept", path)
    assert result.exit_code == 1
    assert "that has run out" in " ".join(result.stdout.split())


def test_the_object_carries_the_decision(ehc, real, tmp_path, exceptions):
    result = ehc(
        "check", tmp_path / "good.docx", "--format", "json", "--as-of", "2026-11-01", "--accept", exceptions(PLAN_LINE)
    )
    assert json.loads(result.stdout)["findings"][0]["accepted"] == {
        "reason": "Agreed",
        "accepted_by": "R. Okafor",
        "until": "2027-03-31",
        "has_run_out": False,
    }


def test_an_exception_that_matches_nothing_is_told(ehc, real, tmp_path, exceptions):
    path = exceptions(
        PLAN_LINE, "good.docx,VAG009,Agreed,R. Okafor,2027-03-31\n", "far.docx,VAG009,Why,Who,2027-03-31\n"
    )
    result = ehc("check", tmp_path / "good.docx", "--as-of", "2026-11-01", "--accept", path)
    assert "accepted.csv:3: this accepted exception matches no finding of good.docx" in result.stderr
    assert "accepted.csv:4" not in result.stderr


def test_a_scan_counts_what_was_accepted_and_tells_what_matched_nothing(ehc, real, tmp_path, exceptions):
    folder = tmp_path / "plans"
    folder.mkdir()
    for name in ("good.docx", "clean.docx"):
        (folder / name).write_bytes(name.encode())
    path = exceptions(PLAN_LINE, "gone.docx,VAG009,Agreed,R. Okafor,2027-03-31\n")
    arguments = ("scan", folder, "--out", tmp_path / "out", "--as-of", "2026-11-01", "--accept", path)
    result = ehc(*arguments, "--fail-on", "low")
    assert result.exit_code == 0
    assert "accepted.csv:3: this accepted exception matches no finding of the scan" in result.stderr
    assert "1 finding accepted and not counted" in result.stderr
    run = json.loads((tmp_path / "out" / "run.json").read_text("utf-8"))
    assert run["exceptions"] == {"accepted": 1, "ran_out": 0, "unused": ["accepted.csv:3"]}
    assert run["codes"] == {}
    assert ",yes,Agreed,R. Okafor,2027-03-31" in (tmp_path / "out" / "findings.csv").read_text("utf-8-sig")


def test_a_scan_ends_with_1_where_a_finding_weighs_enough(ehc, pipeline, tmp_path):
    (tmp_path / "good.docx").write_bytes(b"x")
    for least, code in (("medium", 1), ("high", 0)):
        result = ehc("scan", tmp_path / "good.docx", "--out", tmp_path / least, "--fail-on", least)
        assert result.exit_code == code


def test_a_faulty_file_of_exceptions_ends_with_4(ehc, real, tmp_path, exceptions):
    result = ehc("check", tmp_path / "good.docx", "--accept", exceptions("good.docx,VAG003,,R. Okafor,2027-03-31\n"))
    assert result.exception.exit_code == 4
    assert str(result.exception).startswith("accepted.csv:2: 'reason' is empty")


def test_an_accepted_finding_is_open_again_once_it_ran_out():
    assert not finding(acceptance=accepted()).is_open
    assert finding(acceptance=accepted(until=dt.date(2026, 1, 1), has_run_out=True)).is_open
