"""Plans in many layouts are divided into their sections, and their provision statements are found one by one."""

import datetime as dt
from pathlib import Path

import pytest

from ehc_text.audit.evaluate import evaluate
from ehc_text.audit.gold import find_cases
from ehc_text.pipeline import assess_file, load_tools
from ehc_text.reporting.contract_object import contract_object

LAYOUTS = Path(__file__).parent / "layouts"

# Labels and struck words count as text for some hands and not for others.
TEXT_FLOOR = {"n-three": 0.85, "p-six": 0.94, "q-six": 0.95}


@pytest.fixture(scope="module")
def tools():
    return load_tools()


@pytest.mark.parametrize("folder", sorted(LAYOUTS.glob("*/")), ids=lambda folder: folder.name)
def test_a_layout_is_divided_into_its_sections_and_statements(folder, tools):
    def read(case):
        return contract_object(assess_file(case.path, relative=case.path.name, as_of=dt.date(2026, 11, 1), tools=tools))

    figures = evaluate(find_cases(folder), read).figures
    assert figures["documents"] == 1
    assert figures["kind_accuracy"] == 1.0
    assert figures["section_found"] == 1.0
    assert figures["section_text_f1"] >= TEXT_FLOOR.get(folder.name, 0.97)
    assert figures["statements_unmatched"] == 0
