import json

import pytest


def test_the_list_names_each_check_and_what_it_means(ehc, pipeline):
    result = ehc("rules", "list")
    assert result.stdout == "VAG003  medium  unquantified-frequency: says it is repeated but not how often\n"


def test_one_check_is_shown_whatever_the_case_of_its_code(ehc, pipeline):
    result = ehc("rules", "show", "vag003")
    assert result.exit_code == 0
    assert "[[Regular]] help." in result.stdout


def test_a_code_that_is_not_there_ends_with_2(ehc, pipeline):
    assert ehc("rules", "show", "VAG999").exception.exit_code == 2


@pytest.mark.parametrize("command", [("rules", "list"), ("rules", "show", "VAG003")])
def test_rules_are_given_as_json(ehc, pipeline, command):
    found = json.loads(ehc(*command, "--format", "json").stdout)
    [check] = found if isinstance(found, list) else [found]
    assert (check["code"], check["severity"], check["basis"]["ref"]) == ("VAG003", "medium", "9.69")


@pytest.mark.parametrize(("failures", "code"), [((), 0), ((("vague.yaml:3", "VAG003 does not fire."),), 4)])
def test_examples_that_fail_are_told_by_line_and_end_with_4(ehc, pipeline, failures, code):
    pipeline.test_rules = lambda tools: failures
    result = ehc("rules", "test")
    assert result.exit_code == code
    assert result.stdout == "".join(f"{where}: {what}\n" for where, what in failures)
    assert "1 checks, 1 examples" in result.stderr
    assert len(json.loads(ehc("rules", "test", "--format", "json").stdout)) == len(failures)
