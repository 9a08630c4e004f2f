import pytest

from ehc_text.checking.statement_facts import COMPLETE, SILENT
from ehc_text.classifiers.rows import TrainingRow
from ehc_text.pipeline import load_tools
from ehc_text.training.plans import plan_of, statement_inputs, text_inputs

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def pack():
    return load_tools().pack


def row(number, text, **named):
    given = {"id": str(number), "group": "g", "section": "F", "label": "firm", "child": "Amir"}
    return TrainingRow(**{**given, **named}, text=text)


def test_each_row_is_a_statement_at_its_own_place_in_its_section():
    plan = plan_of([row(1, "First."), row(2, "Second.", section="G"), row(3, "Third.")])
    for statement in plan.statements:
        [section] = [section for section in plan.sections if section.letter == statement.section]
        assert section.text[statement.start : statement.end] == statement.text


def test_cells_know_their_columns():
    [statement] = plan_of([row(1, "Reading | TA | daily", columns="What | Who | When")]).statements
    cells = [(cell.heading, statement.text[cell.start : cell.end]) for cell in statement.cells]
    assert cells == [("What", "Reading"), ("Who", "TA"), ("When", "daily")]


def test_a_model_meets_the_facts_of_a_row_and_never_the_childs_name(pack):
    rows = [
        row(1, "Amir reads | Teaching assistant | Ten minutes every day", columns="What | Who | How often"),
        row(2, "Amir has regular help", group="h"),
    ]
    full, bare = statement_inputs(rows, pack)
    assert {COMPLETE, SILENT, "who:named", "how often:said", "table row"} <= set(full.facts)
    assert "rule:VAG003" in bare.facts
    assert COMPLETE not in bare.facts
    assert "Amir" not in full.text + bare.text


def test_a_lead_in_counts_for_the_row(pack):
    [one] = statement_inputs([row(1, "reads aloud", lead_in="Every day, for ten minutes, a teaching assistant:")], pack)
    assert COMPLETE in one.facts
    assert one.text.startswith("Every day")


def test_texts_alone_are_masked():
    assert text_inputs([row(1, "Amir likes trains")])[0].text == "childname likes trains"
