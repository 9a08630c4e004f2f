"""A scan as a workbook for Excel: summary with charts, plans, findings, standards, groups, and what was not read.

Every word of a plan is written as a text cell, marked so that it stays one when it is edited: nothing runs as a
formula. There are no formulas at all; what is counted is written as numbers.
"""

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path

import xlsxwriter
from xlsxwriter.exceptions import FileCreateError

from ehc_text.records.rules import Check
from ehc_text.records.scan import ScanRun
from ehc_text.reporting.sheets import Book
from ehc_text.reporting.sheets_of_figures import write_groups, write_standards, write_summary
from ehc_text.reporting.sheets_of_files import write_findings, write_plans, write_unread


def write_workbook(path: Path, run: ScanRun, findings: Path, checks: Sequence[Check]) -> None:
    """Write the workbook. `findings` is findings.csv, whose rows become the sheet of findings, one at a time.

    Rows go to disk as they are written, so that memory does not grow with their number.

    Raises:
        OSError: if it cannot be written.
    """
    options = {
        "constant_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
        "tmpdir": str(path.parent),
    }
    try:
        with xlsxwriter.Workbook(str(path), options) as workbook:
            # Whoever opens the file sees when the scan was made, and two runs over the same scan write the same bytes.
            workbook.set_properties(
                {"title": "Quality check of EHC plans", "created": run.started.replace(tzinfo=None)}
            )
            book = Book(workbook)
            write_summary(book, run, checks)
            write_plans(book, run)
            with findings.open(encoding="utf-8-sig", newline="") as file:
                write_findings(book, run, _rows(file))
            write_standards(book, run)
            write_groups(book, run)
            write_unread(book, run)
    except FileCreateError as error:
        raise system_error(error) from error


def system_error(error: FileCreateError) -> OSError:
    """Return the error of the system that XlsxWriter has wrapped: a full disk, a folder in the file's place."""
    cause = error.args[0] if error.args else None
    return cause if isinstance(cause, OSError) else OSError(str(error))


def _rows(lines: Iterable[str]) -> Iterable[dict[str, str]]:
    return csv.DictReader(lines)
