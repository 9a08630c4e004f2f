"""From a file to the published object, with nothing put in a room's place."""

import json
from pathlib import Path

import pytest

PLANS = Path(__file__).parents[2] / "examples" / "plans"

pytestmark = pytest.mark.model


@pytest.fixture(scope="module", params=["columns-01.docx", "columns-02.pdf"])
def found(request):
    """Return what `ehc check` prints of an example plan."""
    from typer.testing import CliRunner

    from ehc_text.cli.main import app

    arguments = ["check", str(PLANS / request.param), "--format", "json", "--as-of", "2026-11-01"]
    result = CliRunner().invoke(app, arguments)
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)


def test_an_example_plan_gives_sections_statements_and_findings(found):
    assert (found["kind"], found["as_of"]) == ("ehc_plan", "2026-11-01")
    assert {"A", "B", "E", "F", "K"} <= found["sections"].keys()
    assert found["findings"]
    assert any(statement["vague"] for statement in found["statements"])
    assert not all(statement["vague"] for statement in found["statements"])


def test_every_quote_stands_at_its_offsets(found):
    placed = [finding for finding in found["findings"] if finding["start"] is not None]
    assert placed
    for finding in placed:
        text = found["sections"][finding["section"]]["text"]
        assert text[finding["start"] : finding["end"]] == finding["quote"], finding["code"]


def test_every_statement_stands_at_its_offsets_in_a_provision_section(found):
    for statement in found["statements"]:
        assert statement["section"] in {"F", "G", "H1", "H2"}
        assert (
            found["sections"][statement["section"]]["text"][statement["start"] : statement["end"]] == statement["text"]
        )


def test_every_finding_of_a_statement_names_one_that_is_listed(found):
    listed = {statement["id"] for statement in found["statements"]}
    named = {finding["statement"] for finding in found["findings"] if finding["statement"]}
    assert named
    assert named <= listed


def test_a_scan_writes_the_very_object_that_a_check_prints(ehc, tmp_path):
    plan = PLANS / "columns-01.docx"
    assert ehc("scan", plan, "--out", tmp_path / "out", "--as-of", "2026-11-01").exit_code == 0
    checked = ehc("check", plan, "--format", "json", "--as-of", "2026-11-01").stdout
    assert (tmp_path / "out" / "plans.jsonl").read_text("utf-8") == checked


def test_a_file_that_is_no_document_ends_with_3_and_an_object(ehc, tmp_path):
    (tmp_path / "plan.docx").write_bytes(b"not a document at all")
    result = ehc("check", tmp_path / "plan.docx", "--format", "json")
    assert result.exit_code == 3
    found = json.loads(result.stdout)
    assert (found["sections"], found["findings"]) == ({}, [])
    assert found["problems"]
    assert result.stderr.count("plan.docx") == 1
