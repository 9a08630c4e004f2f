import datetime as dt
import json

import pytest

from ehc_text.cli.evaluate import floor


@pytest.fixture
def cases(tmp_path):
    """Return a folder with one labelled case that the pipeline's answer agrees with."""
    gold = {
        "as_of": "2026-03-01",
        "statements": [
            {"section": "F", "text": "Regular sessions with a therapist.", "vague": True, "codes": ["VAG003"]}
        ],
    }
    (tmp_path / "good.gold.json").write_text(json.dumps(gold))
    (tmp_path / "good.docx").write_bytes(b"x")
    return tmp_path


def test_figures_are_printed_one_a_line(ehc, pipeline, cases):
    result = ehc("evaluate", cases)
    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    assert lines[0] == f"{'documents':32} 1"
    assert f"{'vague_f1':32} 1.000" in lines
    assert lines[-1].startswith("worst codes:")


def test_the_day_of_the_gold_file_comes_first(ehc, pipeline, cases):
    ehc("evaluate", cases, "--as-of", "2020-01-01")
    assert pipeline.calls == [("good.docx", dt.date(2026, 3, 1), None)]


def test_json_holds_the_figures_alone(ehc, pipeline, cases):
    figures = json.loads(ehc("evaluate", cases, "--format", "json", "--verbose").stdout)
    assert (figures["documents"], figures["vague_f1"]) == (1, 1.0)


@pytest.mark.parametrize(("least", "code"), [("vague_f1=1", 0), ("vague_f1=1.01", 1), ("section_found=0.5", 1)])
def test_a_figure_below_its_floor_ends_with_1(ehc, pipeline, cases, least, code):
    assert ehc("evaluate", cases, "--floor", "documents=1", "--floor", least).exit_code == code


def test_a_floor_of_no_figure_ends_with_2(ehc, pipeline, cases):
    assert ehc("evaluate", cases, "--floor", "beauty=1").exception.exit_code == 2


@pytest.mark.parametrize("text", ["vague_f1", "=1", "vague_f1=much"])
def test_a_floor_that_is_none_ends_with_2(ehc, pipeline, cases, text):
    result = ehc("evaluate", cases, "--floor", text)
    assert result.exit_code == 2
    assert "NAME=VALUE" in result.output


def test_a_floor_may_stand_on_the_figure_of_one_template():
    assert floor("north: vague_f1=0.9") == ("north: vague_f1", 0.9)


def test_a_document_that_is_not_there_is_missing(ehc, pipeline, cases):
    (cases / "good.gold.json").write_text(json.dumps({"files": ["gone.docx"]}))
    result = ehc("evaluate", cases)
    assert "missing: gone.docx" in result.stdout


def test_what_nobody_labelled_has_no_figure_and_keeps_no_floor(ehc, pipeline, cases):
    """Labels that auditors' verdicts gave hold no sections: 0.000 would read as if none of them had been found."""
    lines = ehc("evaluate", cases).stdout.splitlines()
    assert f"{'section_found':32} nothing labelled" in lines
    assert json.loads(ehc("evaluate", cases, "--format", "json").stdout)["date_accuracy"] is None
    assert "section_found nothing labelled < 0.5" in ehc("evaluate", cases, "--floor", "section_found=0.5").stderr
