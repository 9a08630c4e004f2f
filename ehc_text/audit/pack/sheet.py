"""A plan's sheet in an audit pack: the findings to judge, faults to add, grades to give."""

from collections.abc import Sequence

from openpyxl.worksheet.worksheet import Worksheet

from ehc_text.audit.pack import look
from ehc_text.audit.pack.layout import (
    ANSWER,
    ANSWERS,
    CHECK,
    CHILD_CELLS,
    COVER,
    EXAMPLE,
    MISSED_ROWS,
    NUMBER,
    REASON,
    WHERE,
    WHY,
    WORDS,
    PlanLayout,
    kind_of,
    where_of,
)
from ehc_text.records.assessment import Grade
from ehc_text.records.desk import AuditFinding, AuditPlan
from ehc_text.records.framework import Standard

_COLUMNS = "ABCDEFGH"
_WIDTHS = {"A": 5, "B": 25, "C": 15, "D": 62, "E": 44, "F": 17, "G": 38, "H": 11}


def write_plan(sheet: Worksheet, plan: AuditPlan, layout: PlanLayout, standards: Sequence[Standard]) -> None:
    """Write the sheet of one plan. Its number is that in the sample, of which a pack may hold a part."""
    look.set_page(sheet, _WIDTHS)
    look.put(
        sheet,
        "A1",
        f"{layout.sheet}: {plan.title}" if plan.title else layout.sheet,
        font=look.TITLE_FONT,
        alignment=look.ONE_LINE,
    )
    facts = [kind_of(plan), f"{len(plan.findings)} findings", f"SHA-256 {plan.drawn.plan[:12]}", *plan.problems]
    look.put(sheet, "A2", " · ".join(facts), font=look.QUIET_FONT, alignment=look.ONE_LINE)
    back = look.put(sheet, "A3", "Back to Start here", font=look.LINK_FONT, alignment=look.ONE_LINE)
    back.hyperlink = f"#'{COVER}'!A1"
    for cell, names in zip(CHILD_CELLS, plan.child, strict=True):
        look.put(sheet, cell, names)
        sheet.column_dimensions[cell[0]].hidden = True
    sheet.freeze_panes = "A4"
    _write_findings(sheet, plan, layout)
    _write_missed(sheet, layout)
    _write_grades(sheet, layout, standards)
    _write_whole(sheet, layout)
    _write_statements(sheet, plan, layout)


def _write_findings(sheet: Worksheet, plan: AuditPlan, layout: PlanLayout) -> None:
    row = layout.findings
    look.put_band(sheet, row - 2, "1   What the program found: do you agree?", _COLUMNS)
    heads = (
        "",
        "Check",
        "Where",
        "What the plan says",
        "Why, and how to put it right",
        "Your answer",
        "Reason",
        "Example?",
    )
    look.put_heads(sheet, row - 1, heads, _COLUMNS)
    if not plan.findings:
        look.put(
            sheet, f"{WORDS}{row}", "Nothing was found in this plan. Look twice: what was missed counts the most here."
        )
    for number, finding in enumerate(plan.findings, start=row):
        _write_finding(sheet, number, finding)
    last = row + layout.finding_count - 1
    look.fit_rows(sheet, row - 1, max(last, row))
    answers, reasons = f"{ANSWER}{row}:{ANSWER}{last}", f"{REASON}{row}:{REASON}{last}"
    if plan.findings:
        for answer, fill in zip(ANSWERS, (look.GREEN, look.RED, look.GREY), strict=True):
            look.colour_where(sheet, answers, f'${ANSWER}{row}="{answer}"', fill)
        needed = f'AND(OR(${ANSWER}{row}="{ANSWERS[1]}",${ANSWER}{row}="{ANSWERS[2]}"),${REASON}{row}="")'
        look.colour_where(sheet, reasons, needed, look.AMBER)


def _write_finding(sheet: Worksheet, row: int, finding: AuditFinding) -> None:
    look.put(sheet, f"{NUMBER}{row}", str(finding.number), font=look.QUIET_FONT, alignment=look.CENTRE)
    unsure = "\n(unsure)" if finding.is_unsure else ""
    look.put(sheet, f"{CHECK}{row}", f"{finding.code}\n{finding.name.replace('-', ' ')}{unsure}")
    look.put(sheet, f"{WHERE}{row}", where_of(finding.section, finding.statement, finding.page))
    look.put_marked(sheet, f"{WORDS}{row}", finding.context or finding.quote, finding.quote)
    look.put(sheet, f"{WHY}{row}", f"{finding.message}\n{finding.advice}")
    look.put_input(sheet, f"{ANSWER}{row}", centred=True)
    look.put_input(sheet, f"{REASON}{row}")
    look.put_input(sheet, f"{EXAMPLE}{row}", centred=True)
    for column in (NUMBER, CHECK, WHERE, WORDS, WHY):
        sheet[f"{column}{row}"].border = look.LINE


def _write_missed(sheet: Worksheet, layout: PlanLayout) -> None:
    row = layout.missed
    look.put_band(sheet, row - 2, "2   What did the program miss?", _COLUMNS)
    heads = ("", "Check", "Statement", "The plan's words", "", "", "What is wrong", "Example?")
    look.put_heads(sheet, row - 1, heads, _COLUMNS)
    for one in range(row, row + MISSED_ROWS):
        look.put(sheet, f"{NUMBER}{one}", "+", font=look.QUIET_FONT, alignment=look.CENTRE)
        for column in (CHECK, WHERE, WORDS, REASON, EXAMPLE):
            look.put_input(sheet, f"{column}{one}")
        sheet.merge_cells(f"{WORDS}{one}:{ANSWER}{one}")
    look.fit_rows(sheet, row, row + MISSED_ROWS - 1, least=2)


def _write_grades(sheet: Worksheet, layout: PlanLayout, standards: Sequence[Standard]) -> None:
    row = layout.standards
    look.put_band(sheet, row - 2, "3   Your grade for each standard", _COLUMNS)
    heads = ("", "Standard", "Owner", "What it asks", "What a good one looks like", "Your grade", "Reason", "")
    look.put_heads(sheet, row - 1, heads, _COLUMNS)
    for one, standard in enumerate(standards, start=row):
        look.put(sheet, f"{CHECK}{one}", standard.name, font=look.HEAD_FONT)
        look.put(sheet, f"{WHERE}{one}", standard.agency.value)
        look.put(sheet, f"{WORDS}{one}", standard.asks)
        look.put(sheet, f"{WHY}{one}", standard.looks_like.get(Grade.GOOD, ""))
        look.put_input(sheet, f"{ANSWER}{one}", centred=True)
        look.put_input(sheet, f"{REASON}{one}")
        for column in (NUMBER, CHECK, WHERE, WORDS, WHY):
            sheet[f"{column}{one}"].border = look.LINE
    look.fit_rows(sheet, row, row + len(standards) - 1)


def _write_whole(sheet: Worksheet, layout: PlanLayout) -> None:
    row = layout.whole
    look.put_band(sheet, row - 2, "4   The plan as a whole", _COLUMNS)
    look.put_heads(sheet, row - 1, ("", "", "", "", "", "", "Comment", ""), _COLUMNS)
    lines = (
        ("Overall grade", "Your grade for the whole plan. It need not be the mean of the standards."),
        ("Signed off by", "The name of whoever stands by this grade. Leave it empty if that is not decided yet."),
        ("May be quoted", "Has the family agreed that words of this plan may be published without names?"),
    )
    for one, (label, hint) in enumerate(lines, start=row):
        look.put(sheet, f"{CHECK}{one}", label, font=look.HEAD_FONT)
        look.put(sheet, f"{WORDS}{one}", hint)
        look.put_input(sheet, f"{ANSWER}{one}", centred=True)
    look.put_input(sheet, f"{REASON}{row}")
    look.fit_rows(sheet, row, row + 2, least=2)


def _write_statements(sheet: Worksheet, plan: AuditPlan, layout: PlanLayout) -> None:
    row = layout.statements
    look.put_band(
        sheet, row - 2, "The provision statements as the program read them (to name one that it missed)", _COLUMNS
    )
    look.put_heads(sheet, row - 1, ("", "Statement", "Section", "Text", "", "", "", ""), _COLUMNS)
    for one, statement in enumerate(plan.statements, start=row):
        look.put(sheet, f"{CHECK}{one}", statement.id, font=look.QUIET_FONT)
        look.put(sheet, f"{WHERE}{one}", statement.section, font=look.QUIET_FONT)
        look.put(sheet, f"{WORDS}{one}", statement.text)
        look.merge_text(sheet, one, WORDS, REASON)
