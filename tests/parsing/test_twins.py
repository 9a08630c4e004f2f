"""The same plan as Word file and as PDF gives the same statements of provision."""

import datetime as dt
from collections import Counter
from pathlib import Path

import pytest

from ehc_text.pipeline import load_tools, read_only

pytestmark = pytest.mark.model

TOP = Path(__file__).resolve().parents[2]
TWINS = [
    word
    for folder in ("tests/cases", "examples/plans")
    for word in sorted((TOP / folder).rglob("*.docx"))
    if word.with_suffix(".pdf").exists()
]
LEAST_SHARE = 0.98
TOOLS = load_tools()


def statements_in(path: Path) -> Counter[tuple[str, str]]:
    """Return the statements of a file by section, whatever its line breaks."""
    plan = read_only(path, relative=path.name, as_of=dt.date(2026, 11, 1), tools=TOOLS).plan
    return Counter((statement.section, " ".join(statement.text.split())) for statement in plan.statements)


def test_there_are_plans_in_both_formats():
    assert len(TWINS) >= 5


@pytest.mark.parametrize("word", TWINS, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_word_and_pdf_give_the_same_statements(word):
    as_word, as_pdf = statements_in(word), statements_in(word.with_suffix(".pdf"))
    assert as_word.total() >= 5
    shared = (as_word & as_pdf).total()
    assert shared / max(as_word.total(), as_pdf.total()) >= LEAST_SHARE
