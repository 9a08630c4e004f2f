"""Training rows as tiny plans, so that a model meets in training what the parser and the rules make of a real one."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from ehc_text.checking.context import CheckContext
from ehc_text.checking.judging import model_input
from ehc_text.checking.provision import read_provision
from ehc_text.classifiers.grams import masked
from ehc_text.classifiers.rows import TrainingRow
from ehc_text.parsing.content.facets import taken_apart
from ehc_text.records.classified import ModelInput
from ehc_text.records.plan import (
    CellSpan,
    Child,
    DocumentKind,
    Plan,
    PlanDates,
    PlanStatus,
    Section,
    Statement,
)
from ehc_text.records.rules import RulePack

_BETWEEN_CELLS = " | "
_ANY_DAY = dt.date(2026, 11, 1)
"""No check on a single statement asks for the day."""


def statement_inputs(rows: Sequence[TrainingRow], pack: RulePack) -> tuple[ModelInput, ...]:
    """Return each row, a provision statement, as the vagueness model takes it, with what the rules find in it."""
    groups: dict[str, list[TrainingRow]] = defaultdict(list)
    for row in rows:
        groups[row.group].append(row)
    found = {key: one for own in groups.values() for key, one in _inputs(own, pack)}
    return tuple(found[row.id] for row in rows)


def text_inputs(rows: Iterable[TrainingRow]) -> tuple[ModelInput, ...]:
    """Return each row as a model takes it that reads words alone."""
    return tuple(ModelInput(text=masked(row.text, row.child.split())) for row in rows)


def _inputs(rows: Sequence[TrainingRow], pack: RulePack) -> Iterable[tuple[str, ModelInput]]:
    plan = plan_of(rows)
    plan = replace(plan, statements=taken_apart(plan.statements, pack.words))
    for statement, hits in read_provision(plan, pack.checks, CheckContext(as_of=_ANY_DAY, words=pack.words)):
        codes = [hit.check.code for hit in hits]
        yield statement.id, model_input(statement, codes, plan.child.names)


def plan_of(rows: Sequence[TrainingRow]) -> Plan:
    """Return a plan that holds the rows of one group as its provision statements, a line each."""
    texts: dict[str, str] = {}
    statements: list[Statement] = []
    for row in rows:
        before = f"{texts[row.section]}\n" if row.section in texts else ""
        texts[row.section] = before + row.text
        statements.append(_statement(row, len(before)))
    empty = Section(letter="front", heading="", text="")
    return Plan(
        kind=DocumentKind.EHC_PLAN,
        status=PlanStatus.FINAL,
        child=Child(first_name=rows[0].child or None),
        dates=PlanDates(),
        front=empty,
        tail=empty,
        sections=tuple(Section(letter=letter, heading="", text=text) for letter, text in texts.items()),
        statements=tuple(statements),
    )


def _statement(row: TrainingRow, start: int) -> Statement:
    return Statement(
        id=row.id,
        section=row.section,
        text=row.text,
        start=start,
        end=start + len(row.text),
        cells=tuple(_cells(row, start)) if row.columns else (),
        around=(row.lead_in,) if row.lead_in else (),
    )


def _cells(row: TrainingRow, start: int) -> Iterable[CellSpan]:
    """Yield the cells; one beyond the last column has no heading."""
    headings = row.columns.split(_BETWEEN_CELLS)
    for position, text in enumerate(row.text.split(_BETWEEN_CELLS)):
        heading = headings[position] if position < len(headings) else ""
        yield CellSpan(start=start, end=start + len(text), heading=heading)
        start += len(text) + len(_BETWEEN_CELLS)
