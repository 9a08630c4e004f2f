"""The findings as a table for Excel: one finding a row, and no cell that a spreadsheet would run as a formula."""

import csv
from collections.abc import Iterable, Iterator
from typing import TextIO

from ehc_text.records.assessment import AssessedFile
from ehc_text.reporting.contract_object import basis_text

HEADINGS = (
    "file",
    "code",
    "name",
    "theme",
    "severity",
    "agency",
    "section",
    "statement",
    "quote",
    "context",
    "page",
    "message",
    "advice",
    "basis",
)

ENCODING = "utf-8-sig"
"""UTF-8 with a mark at the start, without which Excel garbles dashes and quotation marks."""

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def write_headings(file: TextIO) -> None:
    """Write the row of headings."""
    csv.writer(file).writerow(HEADINGS)


def write_rows(file: TextIO, assessed: AssessedFile) -> None:
    """Write one row for each finding of the file."""
    csv.writer(file).writerows(finding_rows(assessed))


def finding_rows(assessed: AssessedFile) -> Iterator[list[str]]:
    """Yield the cells of each finding, in the order of HEADINGS, safe to open in a spreadsheet."""
    for finding in assessed.findings:
        yield safe_cells(
            [
                assessed.file.path,
                finding.code,
                finding.name,
                finding.theme,
                finding.severity.value,
                finding.agency.value,
                finding.section or "",
                finding.statement or "",
                finding.quote,
                finding.context,
                "" if finding.page is None else str(finding.page),
                finding.message,
                finding.advice,
                basis_text(finding.basis),
            ]
        )


def safe_cells(cells: Iterable[object]) -> list[str]:
    """Return the cells as text, an apostrophe before each that a spreadsheet would take for a formula."""
    return [_safe(str(cell)) for cell in cells]


def _safe(text: str) -> str:
    return f"'{text}" if text.lstrip(" ").startswith(_FORMULA_STARTS) else text
