"""Figures over many plans, each a sum of what the plans answer.

What could not be answered for a plan is in no base, and is counted as left out: unread is never clean.
"""

import datetime as dt
from collections.abc import Iterable, Sequence
from statistics import median

from ehc_text.records.plan import DocumentKind
from ehc_text.records.scan import FileSummary, Kpi
from ehc_text.scanning.measures import MEASURES, Form, Measure, standard_met
from ehc_text.scanning.questions import Told


def key_figures(files: Iterable[FileSummary], as_of: dt.date) -> tuple[Kpi, ...]:
    """Return all indicators over these files, contents that stand in two files counted once."""
    once = [file for file in files if file.duplicate_of is None]
    plans = plans_among(once)
    count = Kpi(
        id="plans",
        name="EHC plans read",
        value=float(len(plans)),
        unit="",
        base=len(plans),
        definition="EHC plans that were read, each set of contents counted once.",
    )
    return (count, *(figure(one, once if one.is_over_files else plans, as_of) for one in MEASURES))


def plans_among(files: Iterable[FileSummary]) -> list[FileSummary]:
    """Return the EHC plans that were read, each set of contents once."""
    return [f for f in files if f.is_read and f.kind is DocumentKind.EHC_PLAN and f.duplicate_of is None]


def standards_met(plans: Sequence[FileSummary]) -> dict[str, Kpi]:
    """Return for each standard the share of plans whose suggested grade is good or better, by the standard's id."""
    names = {one.id: one.name for plan in plans for one in plan.standards}
    return {name: figure(standard_met(name, title), plans, dt.date.max) for name, title in names.items()}


def figure(measure: Measure, plans: Sequence[FileSummary], as_of: dt.date) -> Kpi:
    """Return one indicator over these plans; its value is None where its base is 0."""
    told = [one for plan in plans if (one := measure.of_plan(plan, as_of)) is not None]
    counted = [one for one in told if one.base]
    base = sum(one.base for one in counted)
    count = sum(one.count for one in counted)
    return Kpi(
        id=measure.id,
        name=measure.name,
        value=_value(measure.form, counted, count, base),
        unit=measure.unit,
        base=base,
        count=None if measure.form is Form.MEDIAN else round(count),
        definition=measure.definition,
        left_out=len(told) - len(counted),
        is_key=measure.is_key,
    )


def _value(form: Form, told: Sequence[Told], count: float, base: int) -> float | None:
    if not base:
        return None
    if form is Form.MEDIAN:
        return round(float(median(one.count for one in told)), 1)
    return round((100 if form is Form.SHARE else 1000) * count / base, 1)
