"""The key figures by group, as tables that page and workbook print alike."""

from collections.abc import Iterator
from dataclasses import dataclass

from ehc_text.records.scan import Kpi, ScanRun


@dataclass(frozen=True, slots=True, kw_only=True)
class CohortRow:
    """One group of plans, and its key figures in the order of the table's heads."""

    name: str
    plan_count: int
    kpis: tuple[Kpi, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CohortTable:
    """The groups of one way of grouping."""

    id: str
    name: str
    heads: tuple[str, ...]
    rows: tuple[CohortRow, ...]


def cohort_tables(run: ScanRun) -> tuple[CohortTable, ...]:
    """Return a table for each way of grouping."""
    return tuple(_tables(run))


def _tables(run: ScanRun) -> Iterator[CohortTable]:
    for grouping in run.groupings:
        rows = tuple(
            CohortRow(
                name=cohort.name,
                plan_count=cohort.plan_count,
                kpis=tuple(kpi for kpi in cohort.kpis if kpi.is_key),
            )
            for cohort in grouping.cohorts
        )
        if rows:
            heads = tuple(kpi.name for kpi in rows[0].kpis)
            yield CohortTable(id=grouping.id, name=grouping.name, heads=heads, rows=rows)
