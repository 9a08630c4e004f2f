"""Where everything stands in an audit pack's workbook: its writer and its reader go by the same map."""

from collections.abc import Iterable
from dataclasses import dataclass

from ehc_text.records.assessment import Grade
from ehc_text.records.audit import Answer
from ehc_text.records.desk import AuditPlan
from ehc_text.records.framework import Framework, Standard
from ehc_text.records.plan import SECTION_LETTERS

COVER = "Start here"
STANDARDS = "Standards"
LISTS = "Lists"

KEY_CELL = "C4"
AUDITOR_CELL = "C5"
DAY_CELL = "C6"

NUMBER, CHECK, WHERE, WORDS, WHY, ANSWER, REASON, EXAMPLE = "ABCDEFGH"
"""The columns of a plan's sheet."""

CHILD_CELLS = ("J1", "K1")
"""The child's first names and surname, in hidden columns of the plan's sheet: the reader puts them out of sight."""

MISSED_ROWS = 8
"""How many missed faults can be added to a plan."""

ANSWERS = (Answer.AGREE.value, Answer.DISAGREE.value, Answer.NOT_APPLICABLE.value)
NOT_JUDGED = "not judged"
GRADES = (*(grade.value for grade in Grade), NOT_JUDGED)
YES, NO = "yes", "no"
OTHER = "other: no check speaks of it"

_FIRST_ROW = 7
"""The first finding's row; above it stand the title, the plan's facts, the progress and two heads."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanLayout:
    """The rows of one plan's sheet, counted from 1: the first row of each block, and how many rows it has."""

    sheet: str
    findings: int
    finding_count: int
    missed: int
    standards: int
    standard_count: int
    whole: int
    statements: int

    @property
    def overall_cell(self) -> str:
        """The grade of the plan as a whole; its comment stands in the column of reasons."""
        return f"{ANSWER}{self.whole}"

    @property
    def signed_cell(self) -> str:
        """Who signs the grade off."""
        return f"{ANSWER}{self.whole + 1}"

    @property
    def consent_cell(self) -> str:
        """Whether the family agreed that words of the plan may be published."""
        return f"{ANSWER}{self.whole + 2}"


def layout_of(plan: AuditPlan, standards: tuple[Standard, ...]) -> PlanLayout:
    """Return where the blocks of a plan's sheet stand; two rows of heads and a gap stand before each."""
    missed = _FIRST_ROW + max(len(plan.findings), 1) + 3
    first_standard = missed + MISSED_ROWS + 3
    whole = first_standard + len(standards) + 3
    return PlanLayout(
        sheet=f"Plan {plan.number}",
        findings=_FIRST_ROW,
        finding_count=len(plan.findings),
        missed=missed,
        standards=first_standard,
        standard_count=len(standards),
        whole=whole,
        statements=whole + 3 + 3,
    )


def standards_of(plan: AuditPlan, framework: Framework) -> tuple[Standard, ...]:
    """Return the standards that a plan, or an annual review report, is asked."""
    return tuple(standard for standard in framework.standards if standard.for_reviews == plan.is_review)


def kind_of(plan: AuditPlan) -> str:
    """Return what a plan is in words."""
    return "annual review report" if plan.is_review else f"EHC plan, {plan.drawn.status}"


def places_of(plan: AuditPlan) -> Iterable[str]:
    """Yield what may be named as the place of a missed fault: each statement and each section."""
    yield from (statement.id for statement in plan.statements)
    yield from SECTION_LETTERS


def where_of(section: str, statement: str, page: int | None) -> str:
    """Return "F-012, page 7", "Section A" or "whole plan"."""
    place = statement or (f"Section {section}" if section in SECTION_LETTERS else "whole plan")
    return f"{place}, page {page}" if page else place
