"""Fills an audit pack in, as an auditor would with a spreadsheet."""

from pathlib import Path

from openpyxl import load_workbook

from ehc_text.audit.pack.layout import (
    ANSWER,
    AUDITOR_CELL,
    COVER,
    REASON,
    layout_of,
    standards_of,
)


def fill(path: Path, pack, framework, *, plans=None, answer="agree", reason="", grade="good", more=None, auditor=None):
    """Answer everything on the sheets of these plans (numbers; all when left out), then write `more`: cells to values.

    Keys of `more` are (sheet, cell).
    """
    book = load_workbook(path)
    if auditor:
        book[COVER][AUDITOR_CELL] = auditor
    for plan in pack.plans:
        if plans is None or plan.number in plans:
            _answer(book, plan, framework, answer, reason, grade)
    for (sheet, cell), value in (more or {}).items():
        book[sheet][cell] = value
    book.save(path)


def _answer(book, plan, framework, answer, reason, grade):
    layout = layout_of(plan, standards_of(plan, framework))
    sheet = book[layout.sheet]
    for row in range(layout.findings, layout.findings + layout.finding_count):
        sheet[f"{ANSWER}{row}"] = answer
        sheet[f"{REASON}{row}"] = reason or None
    for row in range(layout.standards, layout.standards + layout.standard_count):
        sheet[f"{ANSWER}{row}"] = grade
    sheet[layout.overall_cell] = grade
