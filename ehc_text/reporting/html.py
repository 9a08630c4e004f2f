"""A scan as one page of HTML that needs nothing else to be read: no network, no other file, and no mouse.

The words of the plans stand on pages of their own, which it links to.
"""

from collections.abc import Sequence
from pathlib import Path

from ehc_text.records.plan import DocumentKind
from ehc_text.records.rules import Check
from ehc_text.records.scan import ScanRun
from ehc_text.reporting.batch import age_table, code_table, heat_table
from ehc_text.reporting.cohort_table import cohort_tables
from ehc_text.reporting.pages import environment
from ehc_text.reporting.pictures import (
    MARKED_YEAR,
    age_picture,
    grouped_picture,
    heat_picture,
    share_words,
    standards_picture,
)

ROWS_SHOWN = 100
"""So many documents are shown at a time: a browser takes seconds to lay out 5,000 rows."""

MOST_NOTES = 200
"""So many notes on what was read in part are listed; the workbook has them all."""

_PICTURED = ("issue_year", "age_group", "phase")


def write_report(path: Path, run: ScanRun, checks: Sequence[Check]) -> None:
    """Write the page. `checks` say what the codes mean."""
    read = [file for file in run.files if file.is_read]
    plans = [file for file in read if file.kind is DocumentKind.EHC_PLAN and file.duplicate_of is None]
    heat = heat_table(read)
    ages = age_table(plans, run.as_of)
    page = (
        environment()
        .get_template("report.html")
        .stream(
            run=run,
            read=read,
            plans=plans,
            heat=heat,
            heat_picture=heat_picture(heat),
            ages=ages,
            age_picture=age_picture(ages),
            standards_picture=standards_picture(run.standards),
            grouped_pictures=[(one, grouped_picture(run, one)) for one in run.groupings if one.id in _PICTURED],
            cohort_tables=cohort_tables(run),
            MARKED_YEAR=MARKED_YEAR,
            share_words=share_words,
            codes=code_table(read, checks),
            partly_read=[file for file in read if file.told],
            accepted_total=sum(file.accepted_count for file in read),
            ran_out_total=sum(file.ran_out_count for file in read),
            finding_total=sum(file.finding_count for file in read),
            ROWS_SHOWN=ROWS_SHOWN,
            MOST_NOTES=MOST_NOTES,
        )
    )
    page.dump(str(path), encoding="utf-8", errors="replace")
