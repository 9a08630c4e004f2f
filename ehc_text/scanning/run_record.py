"""What run.json says of a scan: when, with what, over which files, the counts, and what could not be read."""

from collections import Counter
from collections.abc import Iterable
from typing import Any

from ehc_text.records.scan import Cohort, FileSummary, Kpi, ScanRun
from ehc_text.reporting.view import told
from ehc_text.scanning.summary import is_partly_read

SCHEMA_VERSION = "ehc-text/run/1"


def run_record(run: ScanRun) -> dict[str, Any]:
    """Return the scan as plain data for JSON: no word of a plan, though its file names may hold a child's name."""
    return {
        "schema": SCHEMA_VERSION,
        "version": run.version,
        "rules_version": run.rules_version,
        "models_version": run.models_version,
        "as_of": run.as_of.isoformat(),
        "started": run.started.isoformat(timespec="seconds"),
        "finished": run.finished.isoformat(timespec="seconds"),
        "seconds": round((run.finished - run.started).total_seconds(), 1),
        "files": _file_counts(run),
        "kinds": _tally(file.kind.value for file in run.files if file.is_read),
        "statuses": _tally(file.status.value for file in run.files if file.is_read),
        "severities": _sums((severity.value, n) for file in run.files for severity, n in file.severities.items()),
        "themes": _sums((theme, n) for file in run.files for (theme, _), n in file.places.items()),
        "codes": _sums((code, n) for file in run.files for code, n in file.counts.items()),
        "kpis": [_kpi(kpi) | {"definition": kpi.definition} for kpi in run.kpis],
        "standards": [_kpi(kpi) for kpi in run.standards.values()],
        "cohorts": {
            grouping.id: {"name": grouping.name, "groups": [_cohort(cohort) for cohort in grouping.cohorts]}
            for grouping in run.groupings
        },
        "caseload": _caseload(run),
        "unread": [{"path": file.file.path, "why": _why(file)} for file in run.unread],
        "read_in_part": [{"path": f.file.path, "why": _why(f)} for f in run.files if f.is_read and is_partly_read(f)],
        "pages_not_made": [{"path": file.file.path, "why": file.page_fault} for file in run.files if file.page_fault],
        "duplicates": [{"path": f.file.path, "of": f.duplicate_of} for f in run.files if f.duplicate_of],
        "folders_not_opened": list(run.folders_not_opened),
        "exceptions": {
            "accepted": sum(file.accepted_count for file in run.files),
            "ran_out": sum(file.ran_out_count for file in run.files),
            "unused": list(run.unused_exceptions),
        },
    }


def _file_counts(run: ScanRun) -> dict[str, int]:
    return {
        "found": len(run.files),
        "read": sum(file.is_read for file in run.files),
        "unread": len(run.unread),
        "read_in_part": sum(file.is_read and is_partly_read(file) for file in run.files),
        "duplicates": sum(file.duplicate_of is not None for file in run.files),
        "read_before": run.read_before_count,
    }


def _tally(values: Iterable[str]) -> dict[str, int]:
    return dict(sorted(Counter(values).items()))


def _sums(pairs: Iterable[tuple[str, int]]) -> dict[str, int]:
    total: Counter[str] = Counter()
    for name, count in pairs:
        total[name] += count
    return dict(sorted(total.items()))


def _kpi(kpi: Kpi) -> dict[str, Any]:
    return {
        "id": kpi.id,
        "name": kpi.name,
        "value": kpi.value,
        "unit": kpi.unit,
        "count": kpi.count,
        "base": kpi.base,
        "left_out": kpi.left_out,
    }


def _cohort(cohort: Cohort) -> dict[str, Any]:
    return {
        "name": cohort.name,
        "plans": cohort.plan_count,
        "kpis": [_kpi(kpi) for kpi in cohort.kpis],
        "standards": [_kpi(kpi) for kpi in cohort.standards.values()],
    }


def _caseload(run: ScanRun) -> dict[str, Any] | None:
    use = run.caseload
    if use is None:
        return None
    return {
        "rows": use.row_count,
        "files_with_a_row": use.matched_count,
        "lines_without_a_file": list(use.unmatched_lines),
        "lines_behind_another_of_the_same_plan": list(use.double_lines),
        "columns_not_grouped": list(use.not_grouped),
    }


def _why(file: FileSummary) -> list[str]:
    return [told(file.file, problem) for problem in file.problems]
