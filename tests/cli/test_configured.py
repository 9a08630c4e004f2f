"""ehc.toml and a council's own rules, as the commands take them."""

import json

import pytest

pytestmark = pytest.mark.model

OWN = """\
extends: "shipped"
switch_off: ["VAG009"]
change:
  - code: "VAG010"
    severity: "low"
"""


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "our-rules").mkdir()
    (tmp_path / "our-rules" / "own.yaml").write_text(OWN, encoding="utf-8")
    (tmp_path / "ehc.toml").write_text('rules = ["our-rules"]\noff = ["VAG008"]\n', encoding="utf-8")
    return tmp_path


def test_the_list_marks_what_is_off_and_what_was_changed_and_where(ehc, folder):
    lines = ehc("rules", "list").stdout.splitlines()
    ends = {line[:6]: line.rpartition("[")[2] for line in lines if line.endswith("]")}
    assert ends == {"VAG008": "off: ehc.toml:2]", "VAG009": "off: own.yaml:2]", "VAG010": "changed: own.yaml:4]"}
    found = {check["code"]: check for check in json.loads(ehc("rules", "list", "--format", "json").stdout)}
    assert (found["VAG009"]["is_off"], found["VAG010"]["is_off"]) == (True, False)
    assert found["VAG010"]["severity"] == "low"


def test_a_check_that_is_off_can_still_be_shown(ehc, folder):
    assert "switched off in own.yaml:2" in " ".join(ehc("rules", "show", "VAG009").stdout.split())


def test_an_option_goes_before_the_file(ehc, folder):
    (folder / "other").mkdir()
    (folder / "other" / "own.yaml").write_text('extends: "shipped"\n', encoding="utf-8")
    lines = ehc("rules", "list", "--rules", "other").stdout.splitlines()
    assert [line[:6] for line in lines if line.endswith("]")] == ["VAG008"]


def test_a_change_whose_example_fails_is_not_loaded_and_says_where(ehc, folder):
    change = '    flags: ["Ms Hill reads with Sam for 20 minutes every [[Monday]]."]\n'
    (folder / "our-rules" / "own.yaml").write_text(OWN + change, encoding="utf-8")
    result = ehc("rules", "list")
    assert result.exception.exit_code == 4
    assert str(result.exception) == "own.yaml:6: VAG010 does not fire on an example that it must flag."


def test_a_code_that_is_not_there_is_told_by_the_name_of_the_settings_file(ehc, folder):
    (folder / "ehc.toml").write_text('off = ["VAG777"]\n', encoding="utf-8")
    result = ehc("rules", "list")
    assert (result.exception.exit_code, str(result.exception)[:11]) == (4, "ehc.toml:1:")


def test_markdown_names_what_is_off(ehc, folder):
    page = ehc("rules", "list", "--format", "markdown").stdout
    assert "## Switched off" in page
    assert "- VAG009 Open list (own.yaml:2)" in page
