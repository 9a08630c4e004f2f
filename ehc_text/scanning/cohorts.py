"""Figures by cohort: by issue year, age group, phase and status, and by whatever a caseload tells of its cases."""

import datetime as dt
from collections.abc import Callable, Iterable, Sequence

from ehc_text.records.plan import PlanStatus
from ehc_text.records.scan import Cohort, FileSummary, Grouping
from ehc_text.scanning.kpis import key_figures, plans_among, standards_met

NOT_KNOWN = "not known"
"""The group of the plans that do not say: it is shown, and last."""

_AGES = ((5, "under 5"), (11, "5 to 10"), (16, "11 to 15"), (20, "16 to 19"), (26, "20 to 25"))
"""The age groups of the SEN2 return, each with the age that it ends before."""

_YEARS = ((7, "primary"), (12, "secondary"), (15, "post-16"))
"""The phases, each with the year group that it ends before; Reception is year 0, and counts as primary here."""

_PHASES = ("early years", *(name for _, name in _YEARS), "post-19")
_SCHOOL_AGE = 5
_LAST_OF_POST_16 = 19


def groupings(files: Iterable[FileSummary], as_of: dt.date) -> tuple[Grouping, ...]:
    """Return the figures over each group of plans, by each way of grouping."""
    plans = plans_among(files)
    columns = dict.fromkeys(column for plan in plans if plan.case for column in plan.case.groups)
    return (
        _grouping("issue_year", "Year of issue or last amendment", plans, _issue_year, as_of),
        _grouping("age_group", "Age group", plans, age_group, as_of, order=[name for _, name in _AGES]),
        _grouping("phase", "Phase", plans, phase, as_of, order=_PHASES),
        _grouping("status", "Status", plans, _status, as_of, order=list(PlanStatus)),
        *(_grouping(f"caseload:{column}", column, plans, _in_column(column), as_of) for column in columns),
    )


def age_group(plan: FileSummary) -> str:
    """Return the group of the child's age, as the SEN2 return has it."""
    age = plan.age
    return NOT_KNOWN if age is None else next((name for end, name in _AGES if age < end), NOT_KNOWN)


def phase(plan: FileSummary) -> str:
    """Return the phase of education that the child's date of birth puts it in."""
    if plan.age is not None and plan.age >= _LAST_OF_POST_16 and (plan.year_group is None or plan.year_group > 14):
        return _PHASES[-1]
    if plan.year_group is None:
        return _PHASES[0] if plan.age is not None and plan.age < _SCHOOL_AGE else NOT_KNOWN
    return next((name for end, name in _YEARS if plan.year_group < end), _PHASES[-1])


def _issue_year(plan: FileSummary) -> str:
    return str(plan.issued.year) if plan.issued else NOT_KNOWN


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
