"""What a model adds on rows whose writer it had not met: with rows so plain that it must learn to tell them apart."""

import pytest

from ehc_text.classifiers.rows import TrainingRow
from ehc_text.pipeline import load_tools
from ehc_text.training.sets import rows_for
from ehc_text.training.trials import trial_lines

pytestmark = pytest.mark.model

THINGS = ("the pond", "red trains", "warm bread", "tall towers", "wet sand", "loud drums")
SAID = {
    "child": "I really like {} and I want more of it, please.",
    "parent": "We as his mum and dad would love him to have {} at home.",
    "professional": "Kit is a pleasant boy who enjoys {} in the setting, he said.",
}


@pytest.fixture(scope="module")
def tools():
    return load_tools()


@pytest.fixture(scope="module")
def rows(tools):
    made = [
        TrainingRow.model_validate(
            {
                "id": f"{hand}-{number}-{label}",
                "group": f"{hand}-{number}",
                "hand": hand,
                "register": "plain",
                "age": "primary",
                "setting": "mainstream",
                "child": "Kit",
                "difficulty": "plain",
                "text": text.format(thing),
                "label": label,
            }
        )
        for hand in ("one", "two", "three")
        for number, thing in enumerate(THINGS)
        for label, text in SAID.items()
    ]
    return rows_for("speaker", made, tools.pack)


def counts(lines, who):
    cells = next([cell.strip() for cell in line.strip("|").split("|")] for line in lines if f"| {who} |" in line)
    return tuple(map(int, cells[2:]))


def test_sections_of_adults_alone_and_with_the_child_are_counted(rows, tools):
    lines = list(trial_lines("speaker", rows, tools, 0.5))
    assert counts(lines, "the rules alone") == (0, 0, 18)  # "he said" looks like the child's own words
    assert counts(lines, "and the model") == (18, 0, 0)


def test_a_model_that_is_never_sure_adds_nothing(rows, tools):
    lines = list(trial_lines("speaker", rows, tools, -1.0))
    assert counts(lines, "and the model") == counts(lines, "the rules alone")
