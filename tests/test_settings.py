"""The settings: which place goes before which, and how a fault in each is told."""

import datetime as dt
from pathlib import Path

import pytest

from ehc_text.errors import SettingsError
from ehc_text.records.finding import Severity
from ehc_text.settings import load_settings

FILE = """\
# our settings
rules = ["our-rules"]
as_of = 2026-11-01
fail_on = "high"
accept = "accepted.csv"
off = ["VAG009"]

[severities]
VAG010 = "low"
"""


def written(tmp_path, text=FILE, name="ehc.toml"):
    (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def test_without_anything_the_defaults_hold(tmp_path):
    settings = load_settings({}, here=tmp_path)
    assert (settings.rules, settings.as_of, settings.fail_on, settings.accept) == ((), None, None, None)
    assert (settings.off, settings.severities, settings.sources) == ((), {}, {})


def test_the_file_of_the_current_folder_is_read_and_its_paths_count_from_it(tmp_path):
    settings = load_settings({}, here=written(tmp_path))
    assert settings.rules == (tmp_path / "our-rules",)
    assert settings.accept == tmp_path / "accepted.csv"
    assert (settings.as_of, settings.fail_on) == (dt.date(2026, 11, 1), Severity.HIGH)
    assert (settings.off, settings.severities) == (("VAG009",), {"VAG010": Severity.LOW})
    assert settings.sources == {"VAG009": "ehc.toml:6", "VAG010": "ehc.toml:9"}


def test_variables_go_before_the_file_and_the_command_line_before_both(tmp_path):
    variables = {"EHC_AS_OF": "2026-10-02", "EHC_FAIL_ON": "low", "EHC_RULES": "theirs", "EHC_OFF": "VAG001, VAG002"}
    settings = load_settings(variables, here=written(tmp_path), as_of=dt.date(2026, 9, 3))
    assert settings.as_of == dt.date(2026, 9, 3)
    assert settings.fail_on is Severity.LOW
    assert settings.rules == (Path("theirs"),)
    assert settings.off == ("VAG001", "VAG002")
    assert settings.accept == tmp_path / "accepted.csv"
    assert settings.sources["VAG001"] == "EHC_OFF"


@pytest.mark.parametrize("by_variable", [True, False], ids=["EHC_CONFIG", "--config"])
def test_another_file_can_be_named_and_then_ehc_toml_is_not_read(tmp_path, by_variable):
    other = written(written(tmp_path), 'off = ["VAG001"]\n', "other.toml") / "other.toml"
    if by_variable:
        settings = load_settings({"EHC_CONFIG": str(other)}, here=tmp_path)
    else:
        settings = load_settings({}, here=tmp_path, config=other)
    assert (settings.off, settings.rules, settings.sources) == (("VAG001",), (), {"VAG001": "other.toml:1"})


FAULTS = [
    ('as_off = "x"', "ehc.toml:3: 'as_off' is no known key: use one of rules, models, as_of", "an unknown key"),
    ("as_of = 20261101", "ehc.toml:3: 'as_of' is faulty: value error, a day is written as YYYY-MM-DD", "no day"),
    ('fail_on = "grave"', "ehc.toml:3: 'fail_on' is faulty", "no severity"),
    ('off = ["nine"]', "ehc.toml:3: 'off' is faulty", "no code"),
    ('[severities]\nVAG001 = "heavy"', "ehc.toml:4: 'severities.VAG001' is faulty", "no severity for a code"),
    ('fail_on = "high', "ehc.toml:3: this is no TOML", "a quotation mark left open"),
]


@pytest.mark.parametrize(("line", "told", "remark"), FAULTS, ids=[fault[2] for fault in FAULTS])
def test_a_fault_in_the_file_is_told_with_its_line(tmp_path, line, told, remark):
    text = f"# settings\naccept = 'a.csv'\n{line}\n"
    with pytest.raises(SettingsError) as error:
        load_settings({}, here=written(tmp_path, text))
    assert str(error.value).startswith(told), remark


def test_a_fault_in_a_variable_is_told_by_its_name(tmp_path):
    with pytest.raises(SettingsError, match=r"^EHC_AS_OF: "):
        load_settings({"EHC_AS_OF": "yesterday"}, here=tmp_path)


def test_a_named_file_that_is_not_there_is_a_fault(tmp_path):
    with pytest.raises(SettingsError, match=r"none\.toml:1: the file cannot be read"):
        load_settings({}, here=tmp_path, config=tmp_path / "none.toml")


def test_a_faulty_setting_ends_with_code_4():
    assert SettingsError.exit_code == 4


@pytest.mark.parametrize(
    ("given", "due"),
    [
        ({}, None),
        ({"models": "off"}, "off"),
        ({"models": "mine"}, Path("mine")),
        ({"environment": {"EHC_MODELS": "named"}}, Path("named")),
        ({"text": 'models = "kept"'}, "kept beside the file"),
        ({"text": 'models = "kept"', "environment": {"EHC_MODELS": "off"}}, "off"),
    ],
)
def test_models_are_named_on_the_line_in_a_variable_or_in_the_file(tmp_path, given, due):
    here = written(tmp_path, given.get("text", ""))
    settings = load_settings(given.get("environment", {}), here=here, models=given.get("models"))
    assert settings.models == (here / "kept" if due == "kept beside the file" else due)
