"""The sheets with a row for each file or finding: plans, findings, and what could not be read."""

from collections.abc import Iterable
from itertools import islice

from xlsxwriter.worksheet import Worksheet

from ehc_text.records.document import FileFormat
from ehc_text.records.finding import Severity
from ehc_text.records.scan import FileSummary, ScanRun
from ehc_text.reporting.csv_table import without_guard
from ehc_text.reporting.pages import theme_title
from ehc_text.reporting.sheets import MOST_LINKS, MOST_ROWS, Book, Column
from ehc_text.reporting.view import KIND_NAMES

_GRADES = {"outstanding": "#cfe3f5", "good": "#e3edf6", "requires improvement": "#f6e7dc", "inadequate": "#e3a27c"}
_SEVERITIES = {"high": "#f3c6b5", "medium": "#fbeecb"}
_RED, _YELLOW, _BLUE = "#e3a27c", "#fdf6e3", "#8fb6da"

_PLAN_COLUMNS = (
    Column(head="Document", width=16),
    Column(head="Kind", width=21),
    Column(head="Status", width=11),
    Column(head="Issued or amended", width=13),
    Column(head="Age in months", width=9),
    Column(head="Last review", width=13),
    Column(head="Next review", width=13),
    Column(head="Age group", width=11),
    Column(head="Phase", width=12),
    Column(head="Pages", width=7),
    Column(head="Provision statements", width=11),
    Column(head="Vague", width=8),
    Column(head="Share vague", width=8),
    Column(head="High", width=7),
    Column(head="Medium", width=8),
    Column(head="Low", width=7),
    Column(head="Suggested grade", width=22),
    Column(head="Score", width=7),
    Column(head="Notes", width=7),
)
_FINDING_COLUMNS = (
    ("file", Column(head="Document", width=16)),
    ("code", Column(head="Code", width=9)),
    ("theme", Column(head="Theme", width=28)),
    ("severity", Column(head="Severity", width=10)),
    ("agency", Column(head="Agency", width=13)),
    ("section", Column(head="Section", width=10)),
    ("page", Column(head="Page", width=7)),
    ("quote", Column(head="Words", width=36, is_wrapped=True)),
    ("context", Column(head="Where they stand", width=60, is_wrapped=True)),
    ("message", Column(head="What is wrong", width=44, is_wrapped=True)),
    ("advice", Column(head="To put it right", width=44, is_wrapped=True)),
    ("basis", Column(head="Basis", width=28, is_wrapped=True)),
    ("accepted", Column(head="Accepted", width=10)),
    ("reason", Column(head="Reason", width=24, is_wrapped=True)),
    ("accepted_by", Column(head="Accepted by", width=14)),
    ("until", Column(head="Until", width=11)),
)
_UNREAD_COLUMNS = (
    Column(head="Document", width=16),
    Column(head="Read", width=12),
    Column(head="Pages not read", width=10),
    Column(head="What could not be read or judged, and what to do", width=110, is_wrapped=True),
)
_DAYS_IN_MONTH = 365.25 / 12


def write_plans(book: Book, run: ScanRun) -> None:
    """Write a row for each document that was read; a column for each standard holds its suggested grade."""
    standards = {name: kpi.name for name, kpi in run.standards.items()}
    standards |= {one.id: one.name for file in run.files for one in file.standards}
    columns = (*_PLAN_COLUMNS, *(Column(head=name, width=22) for name in standards.values()))
    sheet = book.sheet("Plans", columns, is_on_one_page=False)
    book.heads(sheet, 0, columns)
    sheet.repeat_rows(0)
    read = [file for file in run.files if file.is_read]
    for row, file in enumerate(read[: MOST_ROWS - 1], start=1):
        _write_plan(book, sheet, row, file, run)
        grades = {one.id: one.grade.value for one in file.standards}
        for column, standard in enumerate(standards, start=len(_PLAN_COLUMNS)):
            book.text(sheet, row, column, grades.get(standard, ""))
    last = max(1, len(read))
    book.filter(sheet, 0, len(read), columns)
    _scale(sheet, 4, last, least=_BLUE, middle=_YELLOW, most=_RED, middle_at=36)
    _scale(sheet, 12, last, least=_BLUE, middle=_YELLOW, most=_RED)
    for column in (13, 14, 15):
        sheet.conditional_format(
            1, column, last, column, {"type": "2_color_scale", "min_color": "#ffffff", "max_color": _RED}
        )
    _scale(sheet, 17, last, least=_RED, middle=_YELLOW, most=_BLUE)
    _colour_words(book, sheet, 16, 16, last, _GRADES)
    _colour_words(book, sheet, len(_PLAN_COLUMNS), len(columns) - 1, last, _GRADES)


def write_findings(book: Book, run: ScanRun, rows: Iterable[dict[str, str]]) -> None:
    """Write a row for each finding of findings.csv, as far as a sheet holds them; the first have links."""
    columns = [column for _, column in _FINDING_COLUMNS]
    sheet = book.sheet("Findings", columns)
    book.heads(sheet, 0, columns)
    sheet.repeat_rows(0)
    files = {file.label: file for file in run.files}
    links, last = 0, 0
    for last, row in enumerate(islice(rows, MOST_ROWS - 1), start=1):
        cells = {name: without_guard(row[name]) for name, _ in _FINDING_COLUMNS}
        file = files.get(cells["file"])
        book.height(sheet, last, [(cells[name], kind.width) for name, kind in _FINDING_COLUMNS if kind.is_wrapped])
        for column, (name, kind) in enumerate(_FINDING_COLUMNS):
            words = theme_title(cells[name]) if name == "theme" else cells[name]
            target = _target(name, cells, file) if links < MOST_LINKS else ""
            if target and words:
                book.open(sheet, last, column, target, words)
                links += 1
            elif name == "page" and words:
                book.count(sheet, last, column, int(words))
            else:
                book.text(sheet, last, column, words, wrapped=kind.is_wrapped)
    book.filter(sheet, 0, last, columns)
    _colour_words(book, sheet, 3, 3, max(1, last), _SEVERITIES)


def write_unread(book: Book, run: ScanRun) -> None:
    """Write a row for each file that was not read, or not in full, with the reasons; folders come last."""
    sheet = book.sheet("Not read", _UNREAD_COLUMNS)
    book.heads(sheet, 0, _UNREAD_COLUMNS)
    sheet.repeat_rows(0)
    row = 0
    told = [file for file in run.files if not file.is_read or file.told]
    for row, file in enumerate(sorted(told, key=lambda file: file.is_read), start=1):
        words = "; ".join(file.told)
        book.height(sheet, row, [(words, _UNREAD_COLUMNS[-1].width)])
        _write_label(book, sheet, row, file)
        book.text(sheet, row, 1, "with notes" if file.is_read else "not read")
        book.count(sheet, row, 2, file.unread_page_count or None)
        book.text(sheet, row, 3, words, wrapped=True)
    for folder in run.folders_not_opened:
        row += 1
        book.text(sheet, row, 0, folder if run.is_identified else "(a folder)")
        book.text(sheet, row, 1, "not opened")
        book.text(sheet, row, 3, "This folder could not be opened: run.json names it.", wrapped=True)
    book.filter(sheet, 0, row, _UNREAD_COLUMNS)
    if not row:
        book.text(sheet, 1, 3, "Everything was read.")


def _write_plan(book: Book, sheet: Worksheet, row: int, file: FileSummary, run: ScanRun) -> None:
    _write_label(book, sheet, row, file)
    for column, words in (
        (1, KIND_NAMES[file.kind.value]),
        (2, file.status.value),
        (7, file.age_group),
        (8, file.phase),
        (16, file.grade.value if file.grade else "not graded"),
        (18, "yes" if file.told else ""),
    ):
        book.text(sheet, row, column, words)
    book.date(sheet, row, 3, file.issued)
    if file.issued and file.issued <= run.as_of:
        book.count(sheet, row, 4, (run.as_of - file.issued).days / _DAYS_IN_MONTH, decimals=True)
    book.date(sheet, row, 5, file.dates.last_review)
    book.date(sheet, row, 6, file.dates.next_review)
    book.count(sheet, row, 9, file.file.page_count)
    book.count(sheet, row, 10, file.statement_count)
    book.count(sheet, row, 11, file.vague_count)
    if file.statement_count:
        book.percent(sheet, row, 12, 100 * file.vague_count / file.statement_count)
    for column, severity in enumerate(Severity, start=13):
        book.count(sheet, row, column, file.severities.get(severity, 0))
    book.count(sheet, row, 17, file.score)


def _write_label(book: Book, sheet: Worksheet, row: int, file: FileSummary) -> None:
    target = file.source or file.page
    if target and row <= MOST_LINKS:
        book.open(sheet, row, 0, target, file.label)
    else:
        book.text(sheet, row, 0, file.label)


def _target(name: str, cells: dict[str, str], file: FileSummary | None) -> str:
    """Return what a cell opens: the plan's page here; its page number the document at that page, where it is named."""
    if file is None:
        return ""
    if name == "file":
        return file.page
    if name == "page" and file.source and cells["page"] and file.file.format is FileFormat.PDF:
        return f"{file.source}#page={cells['page']}"
    return ""


def _scale(
    sheet: Worksheet, column: int, last: int, *, least: str, middle: str, most: str, middle_at: float | None = None
) -> None:
    rule = {"type": "3_color_scale", "min_color": least, "mid_color": middle, "max_color": most}
    if middle_at is not None:
        rule |= {"mid_type": "num", "mid_value": str(middle_at)}
    sheet.conditional_format(1, column, last, column, rule)


def _colour_words(book: Book, sheet: Worksheet, first: int, end: int, last: int, colours: dict[str, str]) -> None:
    for words, colour in colours.items():
        look = book.workbook.add_format({"bg_color": colour})
        sheet.conditional_format(
            1, first, last, end, {"type": "cell", "criteria": "==", "value": f'"{words}"', "format": look}
        )
