"""The first two sheets of an audit pack: how to fill it in and how far one is, and what each grade looks like."""

from collections.abc import Sequence

from openpyxl.worksheet.worksheet import Worksheet

from ehc_text.audit.pack import look
from ehc_text.audit.pack.layout import ANSWER, AUDITOR_CELL, DAY_CELL, KEY_CELL, PlanLayout, kind_of
from ehc_text.records.assessment import Grade
from ehc_text.records.desk import AuditPack, AuditPlan
from ehc_text.records.framework import Framework

_HOW = (
    "Read each plan in its own file first, as a parent would, and note what you see. Then open its sheet.",
    "Part 1: choose agree, disagree or not applicable for each finding. Where you do not agree, say briefly why.",
    "Part 2: add what the program missed. Every fault that you add teaches it, and shows how much it overlooks.",
    "Part 3: give your own grade for each standard (what each grade looks like stands on the sheet Standards). "
    "The program's suggestions are not shown, so that yours are your own.",
    "Part 4: grade the plan as a whole. Whoever stands by that grade signs it off there, by name.",
    "Write in the yellow cells only. A plan that you have not begun may stay empty: hand the pack in again later.",
    "Save, and run: ehc audit record PACK.xlsx. If a cell needs another look it is named, and nothing is recorded yet.",
)


def write_cover(sheet: Worksheet, pack: AuditPack, plans: Sequence[AuditPlan], layouts: Sequence[PlanLayout]) -> None:
    """Write who fills the pack in, how, and how far each plan is."""
    look.set_page(sheet, {"A": 3, "B": 17, "C": 52, "D": 26, "E": 11, "F": 11, "G": 11, "H": 14})
    count = f"{len(plans)} plan{'s' if len(plans) != 1 else ''}"
    second = (
        " Second reading: somebody else has read these plans, and you do not see what they said."
        if pack.marking > 1
        else ""
    )
    look.put(sheet, "B1", "Audit pack", font=look.TITLE_FONT, alignment=look.ONE_LINE)
    look.put(sheet, "B2", f"{count} to read.{second}", font=look.QUIET_FONT, alignment=look.ONE_LINE)
    for row, label in enumerate(("Pack", "Your name", "Day you finished"), start=4):
        look.put(sheet, f"B{row}", label, font=look.HEAD_FONT)
    look.put(sheet, KEY_CELL, pack.key, font=look.QUIET_FONT)
    look.put_input(sheet, AUDITOR_CELL).value = look.clean(pack.auditor)
    day = look.put_input(sheet, DAY_CELL)
    day.number_format = "d mmmm yyyy"
    look.put(sheet, "D6", "such as 20/11/2026", font=look.QUIET_FONT, alignment=look.ONE_LINE)
    look.put_band(sheet, 8, "How to fill it in", "BCDEFGH")
    for row, line in enumerate(_HOW, start=9):
        look.put(sheet, f"B{row}", f"{row - 8}", font=look.HEAD_FONT, alignment=look.CENTRE)
        look.put(sheet, f"C{row}", line)
        sheet.merge_cells(f"C{row}:H{row}")
        sheet.row_dimensions[row].height = 34 if len(line) > 120 else 18
    first = 9 + len(_HOW) + 3
    look.put_band(sheet, first - 2, "Your plans", "BCDEFGH")
    heads = ("Sheet", "Plan", "What it is", "Findings", "Answered", "Graded", "State")
    look.put_heads(sheet, first - 1, heads, "BCDEFGH")
    for row, (plan, layout) in enumerate(zip(plans, layouts, strict=True), start=first):
        _write_progress(sheet, row, plan, layout)
    last = first + len(plans) - 1
    look.colour_where(sheet, f"H{first}:H{last}", f'$H{first}="done"', look.GREEN)
    look.colour_where(sheet, f"H{first}:H{last}", f'LEFT($H{first},7)="started"', look.AMBER)
    look.bar_from_0_to_1(sheet, f"F{first}:G{last}")
    look.fit_rows(sheet, first - 1, last)
    sheet.freeze_panes = "A4"
    look.protect(sheet)


def _write_progress(sheet: Worksheet, row: int, plan: AuditPlan, layout: PlanLayout) -> None:
    link = look.put(sheet, f"B{row}", layout.sheet, font=look.LINK_FONT)
    link.hyperlink = f"#'{layout.sheet}'!A1"
    look.put(sheet, f"C{row}", plan.title or layout.sheet)
    look.put(sheet, f"D{row}", kind_of(plan))
    sheet[f"E{row}"] = layout.finding_count
    answers = f"'{layout.sheet}'!{ANSWER}{layout.findings}:{ANSWER}{layout.findings + max(layout.finding_count, 1) - 1}"
    grades = f"'{layout.sheet}'!{ANSWER}{layout.standards}:{ANSWER}{layout.standards + layout.standard_count - 1}"
    overall = f"'{layout.sheet}'!{layout.overall_cell}"
    sheet[f"F{row}"] = f'=IF(E{row}=0,1,COUNTIF({answers},"?*")/E{row})' if layout.finding_count else 1
    sheet[f"G{row}"] = f'=(COUNTIF({grades},"?*")+COUNTIF({overall},"?*"))/{layout.standard_count + 1}'
    begun = f"F{row}+G{row}>0" if layout.finding_count else f"G{row}>0"
    sheet[f"H{row}"] = f'=IF(AND(F{row}=1,G{row}=1),"done",IF({begun},"started","not begun"))'
    for column in "EFGH":
        sheet[f"{column}{row}"].alignment = look.CENTRE
        sheet[f"{column}{row}"].font = look.TEXT_FONT
        sheet[f"{column}{row}"].number_format = "0%" if column in "FG" else "General"
    for column in "BCDEFGH":
        sheet[f"{column}{row}"].border = look.LINE


def write_standards(sheet: Worksheet, plans: Sequence[AuditPlan], framework: Framework) -> None:
    """Write what each standard asks, who owns it, and what a plan of each grade looks like."""
    look.set_page(sheet, {"A": 24, "B": 40, "C": 14, "D": 36, "E": 36, "F": 36, "G": 36})
    kinds = {plan.is_review for plan in plans}
    look.put_heads(sheet, 1, ("Standard", "What it asks", "Owner", *(g.value.capitalize() for g in Grade)), "ABCDEFG")
    asked = [standard for standard in framework.standards if standard.for_reviews in kinds]
    for row, standard in enumerate(asked, start=2):
        look.put(sheet, f"A{row}", standard.name, font=look.HEAD_FONT)
        look.put(sheet, f"B{row}", standard.asks)
        look.put(sheet, f"C{row}", standard.agency.value)
        for column, grade in zip("DEFG", Grade, strict=True):
            look.put(sheet, f"{column}{row}", standard.looks_like.get(grade, ""))
        for column in "ABCDEFG":
            sheet[f"{column}{row}"].border = look.LINE
    look.fit_rows(sheet, 1, len(asked) + 1)
    sheet.freeze_panes = "B2"
    look.protect(sheet)
