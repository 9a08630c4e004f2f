"""An audit pack: a workbook with a sheet for each plan, in which an auditor says what they think of each finding."""

from collections.abc import Sequence
from pathlib import Path

from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from ehc_text.audit.pack import look
from ehc_text.audit.pack.cover import write_cover, write_standards
from ehc_text.audit.pack.layout import (
    ANSWER,
    ANSWERS,
    CHECK,
    COVER,
    EXAMPLE,
    GRADES,
    LISTS,
    MISSED_ROWS,
    NO,
    NOT_JUDGED,
    OTHER,
    STANDARDS,
    WHERE,
    YES,
    PlanLayout,
    layout_of,
    places_of,
    standards_of,
)
from ehc_text.audit.pack.sheet import write_plan
from ehc_text.records.desk import AuditPack, AuditPlan
from ehc_text.records.framework import Framework
from ehc_text.records.rules import Check
from ehc_text.written import whole_file


def write_pack(
    path: Path, pack: AuditPack, plans: Sequence[AuditPlan], framework: Framework, checks: Sequence[Check]
) -> None:
    """Write the workbook. `plans` are those of the pack as they are to be shown, with names or without.

    Raises:
        OutputError: if the file cannot be written.
    """
    book = Workbook()
    book.remove(book.worksheets[0])
    cover = book.create_sheet(COVER)
    layouts = [layout_of(plan, standards_of(plan, framework)) for plan in plans]
    write_cover(cover, pack, plans, layouts)
    write_standards(book.create_sheet(STANDARDS), plans, framework)
    codes = _write_lists(book, plans, checks)
    for position, (plan, layout) in enumerate(zip(plans, layouts, strict=True)):
        sheet = book.create_sheet(layout.sheet)
        write_plan(sheet, plan, layout, standards_of(plan, framework))
        _offer_choices(sheet, plan, layout, codes, position)
        look.protect(sheet)
    book.move_sheet(LISTS, len(book.sheetnames))
    with whole_file(path) as unfinished:
        book.save(unfinished)


def _write_lists(book: Workbook, plans: Sequence[AuditPlan], checks: Sequence[Check]) -> str:
    """Write the choices that are too long for a cell, and return the range of the codes."""
    sheet = book.create_sheet(LISTS)
    sheet.sheet_state = "hidden"
    names = [f"{check.code} {check.name.replace('-', ' ')}" for check in checks]
    for row, name in enumerate((*names, OTHER), start=1):
        look.put(sheet, f"A{row}", name)
    for position, plan in enumerate(plans):
        for row, place in enumerate(places_of(plan), start=1):
            sheet.cell(row=row, column=position + 2, value=place)
    return f"{LISTS}!$A$1:$A${len(names) + 1}"


def _offer_choices(sheet: Worksheet, plan: AuditPlan, layout: PlanLayout, codes: str, position: int) -> None:
    def cells(column: str, first: int, count: int) -> list[str]:
        return [f"{column}{first}:{column}{first + count - 1}"] if count else []

    found, missed = (layout.findings, layout.finding_count), (layout.missed, MISSED_ROWS)
    graded = [*cells(ANSWER, layout.standards, layout.standard_count), layout.overall_cell]
    letter = get_column_letter(position + 2)
    places = f"{LISTS}!${letter}$1:${letter}${len(tuple(places_of(plan)))}"
    look.offer(
        sheet,
        cells(ANSWER, *found),
        f'"{",".join(ANSWERS)}"',
        title="Do you agree?",
        hint="agree: it is a fault. disagree: it is none. not applicable: it does not matter in this plan.",
    )
    look.offer(sheet, cells(CHECK, *missed), codes, title="Which check?", hint="The last of the list is for others.")
    look.offer(
        sheet, cells(WHERE, *missed), places, title="Where?", hint="A statement of the list below, or a section."
    )
    look.offer(
        sheet, graded, f'"{",".join(GRADES)}"', title="Your grade", hint=f"{NOT_JUDGED}: it could not be judged."
    )
    look.offer(
        sheet,
        [*cells(EXAMPLE, *found), *cells(EXAMPLE, *missed)],
        f'"{YES}"',
        title="A good example?",
        hint="yes: it may be shown in the published report, if the family agreed (part 4).",
    )
    look.offer(sheet, [layout.consent_cell], f'"{YES},{NO}"', title="Consent", hint="Ask before you answer yes.")
