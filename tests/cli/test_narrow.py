import json

import pytest
from assessed_builders import absence, finding

from ehc_text.errors import UsageError

FOUND = (
    finding(),
    finding("VAG012"),
    finding("SOC003", section="H2", statement=None, start=None, end=None),
    absence("VOI001", "A"),
    absence("DAT003", None),
)


@pytest.fixture
def codes(ehc, pipeline):
    """Return a function that checks a file with options, and gives the codes that are shown."""
    pipeline.answers["plan.docx"] = FOUND
    pipeline.codes = ("VAG003", "VAG012", "SOC003", "VOI001", "DAT003")

    def shown(*options):
        result = ehc("check", "plan.docx", "--format", "json", *options)
        assert result.exit_code == 0, result.stderr
        return [each["code"] for each in json.loads(result.stdout)["findings"]]

    return shown


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ((), ["VAG003", "VAG012", "SOC003", "VOI001", "DAT003"]),
        (("--select", "VAG012"), ["VAG012"]),
        (("--select", "vag012,DAT003"), ["VAG012", "DAT003"]),
        (("--select", "VAG012", "--select", "DAT003"), ["VAG012", "DAT003"]),
        (("--select", "VAG"), ["VAG003", "VAG012"]),  # a family
        (("--ignore", "VAG,VOI001"), ["SOC003", "DAT003"]),
        (("--select", "VAG", "--ignore", "VAG003"), ["VAG012"]),
        (("--only", "F"), ["VAG003", "VAG012"]),
        (("--only", "f, a"), ["VAG003", "VAG012", "VOI001"]),
        (("--only", "H"), ["SOC003"]),  # both halves of H
        (("--only", "F", "--ignore", "VAG003"), ["VAG012"]),
        (("--only", "G"), []),
    ],
)
def test_the_findings_are_narrowed_by_code_and_section(codes, options, expected):
    assert codes(*options) == expected


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("--select", "VAX"), "'VAX' is no code"),
        (("--ignore", "VAG999"), "'VAG999' is no code"),
        (("--only", "F,L"), "'L' is no section"),
    ],
)
def test_what_is_not_known_is_refused(ehc, pipeline, options, words):
    result = ehc("check", "good.docx", *options)
    assert isinstance(result.exception, UsageError)
    assert words in str(result.exception)


def test_only_what_is_shown_can_fail_the_check(ehc, pipeline):
    pipeline.answers["plan.docx"] = FOUND
    assert ehc("check", "plan.docx", "--fail-on", "high").exit_code == 1
    assert ehc("check", "plan.docx", "--fail-on", "high", "--only", "F").exit_code == 0


def test_the_grade_stays_that_of_the_whole_plan_and_the_text_says_what_is_shown(ehc, pipeline):
    pipeline.answers["plan.docx"] = FOUND
    text = ehc("check", "plan.docx", "--only", "F").stdout
    assert "good, 70 of 100" in text
    assert "2 of 5 findings (--only F)" in text
    assert "VOI001" not in text


def test_how_many_statements_are_vague_is_told_of_all_findings_alone(ehc, pipeline, codes):
    """Of a part it would read as if the others were not vague."""
    assert "statements vague" in ehc("check", "plan.docx").stdout
    assert "statements vague" not in ehc("check", "plan.docx", "--select", "VAG003").stdout
