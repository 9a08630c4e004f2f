"""The page on the writer's desk, held against what the commands print and take."""

import json
import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

from ehc_text.cli.main import app

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs" / "writer.md").read_text("utf-8")


def form_of(value):
    """Return what is named in a JSON value: the keys, all the way down; of sections and problems those of the first."""
    if isinstance(value, dict):
        return {key: form_of(inner) for key, inner in value.items()}
    return [form_of(value[0])] if value and isinstance(value, list) and isinstance(value[0], dict) else None


@pytest.mark.model
def test_the_json_of_sections_has_the_form_that_the_page_shows():
    told = form_of(json.loads(re.search(r"```json\n(.*?)```", PAGE, re.DOTALL)[1]))
    result = CliRunner().invoke(app, ["sections", str(ROOT / "examples/plans/cells-02.pdf"), "--format", "json"])
    found = form_of(json.loads(result.stdout))
    (a_section,) = told.pop("sections").values()
    assert all(section == a_section for section in found.pop("sections").values())
    del told["problems"], found["problems"]
    assert list(found) == list(told)
    assert found == told


@pytest.mark.parametrize("option", re.findall(r"^\| `(--[a-z-]+)", PAGE, re.MULTILINE))
def test_each_option_of_the_page_is_one_of_the_command(option):
    assert f"{option} " in CliRunner().invoke(app, ["check", "--help"]).stdout


@pytest.mark.model
def test_the_grid_on_the_page_is_what_is_printed():
    plan = ROOT / "examples" / "plans" / "cells-01.docx"
    printed = CliRunner().invoke(app, ["check", str(plan), "--only", "F", "--as-of", "2026-11-01"]).stdout
    (shown,) = (block for block in re.findall(r"```\n(.*?)```", PAGE, re.DOTALL) if "qualification" in block)
    assert shown in printed
