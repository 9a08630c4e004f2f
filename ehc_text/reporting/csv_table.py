"""The findings as a table for Excel: one finding a row, and no cell that a spreadsheet would run as a formula."""

import csv
import io
from collections.abc import Iterable, Iterator

from ehc_text.checking.exceptions import child_key
from ehc_text.records.assessment import AssessedFile
from ehc_text.records.finding import Finding
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
    "child",
    "accepted",
    "reason",
    "accepted_by",
    "until",
)
"""`child` is a key that stands for name and date of birth; the last four say who accepted a finding."""

ENCODING = "utf-8-sig"
"""UTF-8 with a mark at the start, without which Excel garbles dashes and quotation marks."""

BYTE_ORDER_MARK = "\N{ZERO WIDTH NO-BREAK SPACE}"
"""What such a file starts with."""

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def headings_text() -> str:
    """Return the row of headings, with the mark that tells Excel the encoding."""
    return BYTE_ORDER_MARK + as_csv([HEADINGS])


def rows_text(assessed: AssessedFile) -> str:
    """Return one row for each finding of the file."""
    return as_csv(finding_rows(assessed))


def finding_rows(assessed: AssessedFile) -> Iterator[list[str]]:
    """Yield the cells of each finding, in the order of HEADINGS, safe to open in a spreadsheet."""
    key = child_key(assessed.plan.child) if assessed.plan else ""
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
                key,
                *_acceptance(finding),
            ]
        )


def safe_cells(cells: Iterable[object]) -> list[str]:
    """Return the cells as text, an apostrophe before each that a spreadsheet would take for a formula."""
    return [_safe(str(cell)) for cell in cells]


def is_like_formula(text: str) -> bool:
    """Return whether a spreadsheet would take the text for a formula."""
    return text.lstrip(" ").startswith(_FORMULA_STARTS)


def without_guard(cell: str) -> str:
    """Return the text of a cell that `safe_cells` made, for a place where nothing is run."""
    return cell[1:] if cell.startswith("'") and is_like_formula(cell[1:]) else cell


def _acceptance(finding: Finding) -> tuple[str, str, str, str]:
    one = finding.acceptance
    if one is None:
        return "", "", "", ""
    return "ran out" if one.has_run_out else "yes", one.reason, one.accepted_by, one.until.isoformat()


def table_text(headings: Iterable[str], rows: Iterable[Iterable[object]]) -> str:
    """Return a table as CSV, its cells safe to open in a spreadsheet."""
    return as_csv([headings, *map(safe_cells, rows)])


def as_csv(rows: Iterable[Iterable[str]]) -> str:
    """Return the rows as CSV, each ending with a line break."""
    file = io.StringIO(newline="")
    csv.writer(file).writerows(rows)
    return file.getvalue()


def _safe(text: str) -> str:
    return f"'{text}" if is_like_formula(text) else text
