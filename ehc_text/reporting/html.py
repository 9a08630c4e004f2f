"""A scan as one page of HTML that needs nothing else: no network, no other file, and no mouse."""

import datetime as dt
import heapq
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment, PackageLoader, StrictUndefined

from ehc_text.records.assessment import AssessedFile, QualityAssessment
from ehc_text.records.finding import Severity
from ehc_text.records.rules import Check
from ehc_text.records.scan import FileSummary, Kpi, ScanRun
from ehc_text.reporting.batch import code_table, heat_table
from ehc_text.reporting.view import (
    KIND_NAMES,
    SectionView,
    acceptance_text,
    section_title,
    sections_with_findings,
    told,
)

MAX_DETAILED = 250
"""How many plans the page shows in detail. A browser grows slow at some 20,000 passages; findings.csv has them all."""

_THEME_TITLES = {
    "child_voice": "Child’s voice",
    "health_action": "Health needs and action",
    "social_care_action": "Social care needs and action",
    "advice": "Professional advice",
}

_WEIGHTS = {Severity.HIGH: 100, Severity.MEDIUM: 10, Severity.LOW: 1}


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanDetail:
    """One file's passages and grades, beside its figures."""

    summary: FileSummary
    sections: tuple[SectionView, ...]
    assessment: QualityAssessment | None


class DetailShelf:
    """Keeps the files to be shown in detail: those whose findings weigh the most, so that memory stays bounded."""

    def __init__(self, limit: int = MAX_DETAILED) -> None:
        """Keep at most `limit` files."""
        self._limit = limit
        self._heap: list[tuple[int, int, PlanDetail]] = []

    def put(self, position: int, assessed: AssessedFile, summary: FileSummary) -> None:
        """Take the file at `position` of the scan, in the place of what was put there before.

        The lightest goes where there are too many. A file without findings is not shown.
        """
        self._heap = [entry for entry in self._heap if entry[1] != -position]
        heapq.heapify(self._heap)
        if not assessed.findings:
            return
        detail = PlanDetail(summary=summary, sections=sections_with_findings(assessed), assessment=assessed.assessment)
        weight = sum(_WEIGHTS[finding.severity] for finding in assessed.findings if finding.is_open)
        # Of two that weigh the same the later one goes.
        heapq.heappush(self._heap, (weight, -position, detail))
        if len(self._heap) > self._limit:
            heapq.heappop(self._heap)

    def details(self) -> tuple[PlanDetail, ...]:
        """Return the files that were kept, in the order of the scan."""
        return tuple(detail for _, _, detail in sorted(self._heap, key=lambda entry: -entry[1]))


def write_report(path: Path, run: ScanRun, details: Sequence[PlanDetail], checks: Sequence[Check]) -> None:
    """Write the page. `checks` say what the codes mean; `details` are the plans shown passage by passage."""
    template = _environment().get_template("report.html")
    read = [file for file in run.files if file.is_read]
    page = template.stream(
        run=run,
        read=read,
        details=details,
        detail_ids={detail.summary.file.path: f"plan-{number}" for number, detail in enumerate(details, start=1)},
        heat=heat_table(read),
        codes=code_table(read, checks),
        partly_read=[file for file in read if file.problems],
        accepted_total=sum(file.accepted_count for file in read),
        ran_out_total=sum(file.ran_out_count for file in read),
        finding_total=sum(file.finding_count for file in read),
        Severity=Severity,
    )
    page.dump(str(path), encoding="utf-8", errors="replace")


def long_day(day: dt.date) -> str:
    """Return "1 November 2026"."""
    return f"{day.day} {day:%B %Y}"


def kpi_value(kpi: Kpi) -> str:
    """Return the figure as it is printed: "37.5%", "12", or "not known" where there was nothing to count."""
    if kpi.value is None:
        return "not known"
    number = f"{kpi.value:,.1f}".removesuffix(".0")
    return f"{number}%" if kpi.unit == "%" else f"{number} {kpi.unit}".strip()


def theme_title(theme: str) -> str:
    """Return "Child's voice" for "child_voice", and "Some theme" for a theme of a council's own."""
    return _THEME_TITLES.get(theme, theme.replace("_", " ").capitalize())


def name_title(name: str) -> str:
    """Return "No issue date" for "no-issue-date"."""
    return name.replace("-", " ").capitalize()


def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("ehc_text.reporting"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(
        long_day=long_day, kpi_value=kpi_value, theme_title=theme_title, name_title=name_title, title_of=section_title
    )
    environment.globals.update(KIND_NAMES=KIND_NAMES, told=told, acceptance_text=acceptance_text)
    return environment
