"""Figures by cohort: by issue year, age group, phase and status, and by whatever a caseload tells of its cases."""

import datetime as dt
from collections.abc import Callable, Iterable, Sequence

from ehc_text.records.plan import PlanStatus
from ehc_text.records.scan import Cohort, FileSummary, Grouping
from ehc_text.scanning.kpis import key_figures, plans_among, standards_met
from ehc_text.scanning.phases import AGE_GROUPS, PHASES

NOT_KNOWN = "not known"
"""The group of the plans that do not say: it is shown, and last."""


def groupings(files: Iterable[FileSummary], as_of: dt.date) -> tuple[Grouping, ...]:
    """Return the figures over each group of plans, by each way of grouping."""
    plans = plans_among(files)
    columns = dict.fromkeys(column for plan in plans if plan.case for column in plan.case.groups)
    return (
        _grouping("issue_year", "Year of issue or last amendment", plans, _issue_year, as_of),
        _grouping("age_group", "Age group", plans, _age_group, as_of, order=AGE_GROUPS),
        _grouping("phase", "Phase", plans, _phase, as_of, order=PHASES),
        _grouping("status", "Status", plans, _status, as_of, order=list(PlanStatus)),
        *(_grouping(f"caseload:{column}", column, plans, _in_column(column), as_of) for column in columns),
    )


def _issue_year(plan: FileSummary) -> str:
    return str(plan.issued.year) if plan.issued else NOT_KNOWN


def _age_group(plan: FileSummary) -> str:
    return plan.age_group or NOT_KNOWN


def _phase(plan: FileSummary) -> str:
    return plan.phase or NOT_KNOWN


def _status(plan: FileSummary) -> str:
    return plan.status.value


def _in_column(column: str) -> Callable[[FileSummary], str]:
    return lambda plan: (plan.case.groups.get(column) if plan.case else None) or NOT_KNOWN


def _grouping(
    name: str,
    title: str,
    plans: Sequence[FileSummary],
    group_of: Callable[[FileSummary], str],
    as_of: dt.date,
    *,
    order: Sequence[str] = (),
) -> Grouping:
    groups: dict[str, list[FileSummary]] = {}
    for plan in plans:
        groups.setdefault(group_of(plan), []).append(plan)
    ranks = {group: rank for rank, group in enumerate(order)}
    ordered = sorted(groups, key=lambda group: (group == NOT_KNOWN, ranks.get(group, len(ranks)), group))
    return Grouping(id=name, name=title, cohorts=tuple(_cohort(group, groups[group], as_of) for group in ordered))


def _cohort(name: str, plans: Sequence[FileSummary], as_of: dt.date) -> Cohort:
    return Cohort(name=name, plan_count=len(plans), kpis=key_figures(plans, as_of), standards=standards_met(plans))
