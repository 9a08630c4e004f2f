"""The page on rules of one's own, tried: each of its sections is set up from its own words, and used."""

import json
import re
from pathlib import Path
from textwrap import dedent

import pytest
from typer.testing import CliRunner

from ehc_text.cli.main import app
from ehc_text.errors import RulesError
from ehc_text.pipeline import load_tools

PAGE = Path(__file__).parents[1] / "docs" / "own-rules.md"

BLOCK = re.compile(r"^( *)```\w+ file=(\S+)\n(.*?)^ *```", re.MULTILINE | re.DOTALL)

pytestmark = pytest.mark.model


@pytest.fixture
def set_up(tmp_path, monkeypatch):
    """Return a function that writes the files of one section of the page and works in their folder."""

    def write(title):
        section = PAGE.read_text("utf-8").split(f"\n## {title}\n")[1].split("\n## ")[0]
        for _, name, text in BLOCK.findall(section):
            (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / name).write_text(dedent(text), encoding="utf-8")
        monkeypatch.chdir(tmp_path)
        return tmp_path / "our-rules"

    return write


def ehc(*arguments):
    return CliRunner().invoke(app, [str(argument) for argument in arguments], catch_exceptions=False)


def codes_in(tmp_path, sentence):
    """Return the codes that a check finds in a plan whose section F holds one sentence."""
    from docx import Document

    document = Document()
    document.add_heading("Education, Health and Care Plan", 1)
    for title in (
        "Section A: Views",
        "Section B: Special educational needs",
        "Section F: Special educational provision",
    ):
        document.add_heading(title, 1)
        document.add_paragraph(sentence if title.startswith("Section F") else "Reading.")
    document.save(str(tmp_path / "plan.docx"))
    result = ehc("check", tmp_path / "plan.docx", "--format", "json", "--as-of", "2026-11-01")
    assert result.exit_code == 0, result.output
    return {finding["code"] for finding in json.loads(result.stdout)["findings"]}


def test_the_steps_to_add_a_phrase_make_it_found(set_up, tmp_path):
    sentence = "Ms Hill, teaching assistant, reads with Kit for 20 minutes at sensible intervals."
    assert "VAG003" not in codes_in(tmp_path, sentence)
    set_up("Add a phrase to a check")
    assert "VAG003" in codes_in(tmp_path, sentence)


def test_the_steps_to_change_a_threshold_load_with_the_shipped_examples_and_show_both(set_up):
    rules = set_up("Change a threshold")
    assert ehc("rules", "test", "--rules", rules).exit_code == 0
    shown = ehc("rules", "show", "DAT001", "--rules", rules).stdout
    assert "Limits    years 2" in shown
    assert shown.count("(with years 3)") == 9


def test_a_threshold_that_its_own_examples_contradict_does_not_load(set_up):
    rules = set_up("Change a threshold")
    own = (rules / "own.yaml").read_text("utf-8")
    (rules / "own.yaml").write_text(own.replace("years: 2", "years: 4"), encoding="utf-8")
    with pytest.raises(RulesError, match=r"own\.yaml:7: DAT001 does not fire on an example that it must flag"):
        load_tools(rules)


def test_the_steps_to_switch_off_a_rule_silence_it_and_show_that_it_is_off(set_up, tmp_path):
    sentence = "Kit will go to a gardening club or similar, arranged by the SENCo."
    assert "VAG009" in codes_in(tmp_path, sentence)
    rules = set_up("Switch off a rule")
    (tmp_path / "ehc.toml").write_text('rules = ["our-rules"]\n', encoding="utf-8")
    assert "VAG009" not in codes_in(tmp_path, sentence)
    listed = ehc("rules", "list", "--rules", rules).stdout.splitlines()
    [line] = [line for line in listed if line.startswith("VAG009")]
    assert line.endswith("[off: own.yaml:2]")


def test_the_steps_to_add_a_check_make_it_find_its_words(set_up, tmp_path):
    set_up("Add a check")
    (tmp_path / "ehc.toml").write_text('rules = ["our-rules"]\n', encoding="utf-8")
    assert "LOC001" in codes_in(tmp_path, "A teacher from the LSS reads with Kit for 20 minutes every Monday.")
    assert "LOC001" not in codes_in(tmp_path, "Ms Hill reads with Kit for 20 minutes every Monday.")


def test_titles_and_words_are_added_to_the_shipped_ones(set_up):
    rules = set_up("Titles and words of your template")
    (rules / "own.yaml").write_text('extends: "shipped"\n', encoding="utf-8")
    shipped, own = load_tools(), load_tools(rules)
    assert own.headings.titles["F"] == (*shipped.headings.titles["F"], "What we will do to help with learning")
    assert own.headings.titles["G"] == shipped.headings.titles["G"]
    assert [rule.role for rule in own.front_sheet.dates][:2] == ["amended", shipped.front_sheet.dates[0].role]
    roles = own.pack.words["deliverers"].groups["roles"]
    assert roles == (*shipped.pack.words["deliverers"].groups["roles"], "inclusion coach")


def test_every_setting_of_the_page_is_one_that_the_program_knows():
    from ehc_text.settings import Settings

    section = PAGE.read_text("utf-8").split("\n## Settings\n")[1]
    named = set(re.findall(r"^\| `\[?(\w+)", section, re.MULTILINE)) - {"ehc"}
    assert named == set(Settings.__dataclass_fields__) - {"sources"}
