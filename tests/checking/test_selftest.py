"""The shipped rules, run over their own examples, and what a broken rule is told."""

from dataclasses import replace

import pytest

from ehc_text.checking.selftest import failing_examples as run_selftest
from ehc_text.pipeline import load_tools

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def tools():
    return load_tools()


def failures(tools, *checks):
    return run_selftest(replace(tools.pack, checks=checks), tools.headings, tools.front_sheet)


def check_of(tools, code):
    return next(check for check in tools.pack.checks if check.code == code)


def test_every_shipped_check_does_what_its_examples_say(tools):
    assert run_selftest(tools.pack, tools.headings, tools.front_sheet) == ()


def test_a_check_that_stays_silent_on_its_flags_is_told(tools):
    check = check_of(tools, "VAG010")
    told = failures(tools, replace(check, phrases={"group": ("no such phrase",)}, passes=()))
    assert [what for _, what in told] == ["VAG010 does not fire on an example that it must flag."] * len(check.flags)


def test_a_check_that_fires_on_a_near_miss_is_told_with_its_line(tools):
    check = check_of(tools, "VAG010")
    told = failures(tools, replace(check, cures={}, flags=()))
    assert told[0][0] == f"vague_provision.yaml:{check.passes[0].line}"
    assert "must let pass" in told[0][1]


def test_a_check_that_fires_in_the_wrong_place_is_told(tools):
    check = check_of(tools, "VAG010")
    wrong = replace(check.flags[0], marks=("phonics",))
    assert "not on the words" in failures(tools, replace(check, flags=(wrong,), passes=()))[0][1]
