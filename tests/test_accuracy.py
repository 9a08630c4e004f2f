"""The labelled cases are read and judged at least as well as the project promises; a fall below is a regression.

The floors are those that the project set itself, with room above them: a change that only shifts a borderline
statement passes, a change that loses a section, a date or a family of checks does not.
"""

import datetime as dt
from pathlib import Path

import pytest

from ehc_text.audit.evaluate import evaluate
from ehc_text.audit.gold import find_cases
from ehc_text.pipeline import assess_file, load_tools
from ehc_text.reporting.contract_object import contract_object
from ehc_text.shipped import folder

CASES = Path(__file__).parent / "cases"

FLOORS = {
    "kind_accuracy": 1.0,
    "section_found": 1.0,
    "section_text_f1": 0.985,
    "date_accuracy": 0.98,
    "vague_precision": 0.92,
    "vague_f1": 0.93,
    "vague_cause_f1": 0.80,
    "codes_precision": 0.90,
    "codes_f1": 0.90,
    "codes_located": 0.88,
}


@pytest.fixture(scope="module", params=["rules alone", "with the model"])
def figures(request):
    tools = load_tools(models=folder("models") if request.param == "with the model" else None)

    def read(case):
        day = case.gold.as_of or dt.date(2026, 11, 1)
        return contract_object(assess_file(case.path, relative=case.path.name, as_of=day, tools=tools))

    return evaluate(find_cases(CASES), read).figures


@pytest.mark.parametrize(("name", "floor"), FLOORS.items())
def test_the_labelled_cases_are_judged_well_enough(figures, name, floor):
    assert figures[name] >= floor


def test_no_case_is_passed_over(figures):
    labelled = sum(
        1
        for gold in CASES.rglob("*.gold.json")
        for file in gold.parent.glob(f"{gold.name[:-10]}.*")
        if file.suffix in (".docx", ".pdf")
    )
    assert figures["documents"] == labelled
    assert figures["documents_missing"] == 0
