"""The sheets with figures over many plans: the summary with its charts, the standards, and the groups."""

from collections import Counter
from collections.abc import Sequence

from xlsxwriter.worksheet import Worksheet

from ehc_text.records.assessment import Grade
from ehc_text.records.plan import DocumentKind
from ehc_text.records.rules import Check
from ehc_text.records.scan import Kpi, ScanRun
from ehc_text.reporting.batch import STALE_YEARS, age_table, code_table, heat_table
from ehc_text.reporting.cohort_table import cohort_tables
from ehc_text.reporting.pages import long_day, name_title, theme_title
from ehc_text.reporting.sheets import Book, Column

_RED, _YELLOW, _BLUE = "#e3a27c", "#fdf6e3", "#8fb6da"
_CHART = "#1d5687"
_CHART_ROWS = 18
_CHART_SIZE = {"width": 760, "height": 340}

_SUMMARY_COLUMNS = (
    Column(head="Figure", width=44),
    Column(head="Value", width=12),
    Column(head="Count", width=10),
    Column(head="Out of", width=10),
    Column(head="Left out", width=10),
    Column(head="How it is counted", width=90, is_wrapped=True),
)


def write_summary(book: Book, run: ScanRun, checks: Sequence[Check]) -> None:
    """Write the key figures with their definitions, then what the charts show, with the charts beside it."""
    sheet = book.sheet("Summary", _SUMMARY_COLUMNS)
    sheet.write_string(0, 0, "Quality check of EHC plans", book.title)
    what = "files and children are named" if run.is_identified else "documents stand under pseudonyms"
    book.text(sheet, 1, 0, f"Dates held against {long_day(run.as_of)}; {what}; suggestions for a person to judge.")
    book.text(sheet, 2, 0, f"{len(run.files)} files found, {len(run.unread)} not read. ehc-text {run.version}.")
    book.heads(sheet, 3, _SUMMARY_COLUMNS, frozen_columns=0)
    row = 4
    for kpi in run.kpis:
        book.height(sheet, row, [(kpi.name, _SUMMARY_COLUMNS[0].width), (kpi.definition, _SUMMARY_COLUMNS[5].width)])
        book.text(sheet, row, 0, kpi.name, wrapped=True)
        _write_value(book, sheet, row, 1, kpi)
        book.count(sheet, row, 2, kpi.count)
        book.count(sheet, row, 3, kpi.base)
        book.count(sheet, row, 4, kpi.left_out or None)
        book.text(sheet, row, 5, kpi.definition, wrapped=True)
        row += 1
    themes = row + 1
    ages = _write_themes(book, sheet, themes, run)
    codes = _write_ages(book, sheet, ages, run)
    _write_codes(book, sheet, codes, run, checks)
    sheet.set_h_pagebreaks([themes, ages, codes])


def write_standards(book: Book, run: ScanRun) -> None:
    """Write how many plans meet each standard and have each grade, with a chart, and the shares by issue year."""
    columns = (
        Column(head="Standard", width=34),
        Column(head="Share that meet it", width=12),
        Column(head="Plans that meet it", width=12),
        Column(head="Plans judged", width=10),
        Column(head="Left out", width=10),
        *(Column(head=grade.value.capitalize(), width=13) for grade in Grade),
    )
    sheet = book.sheet("Standards", columns)
    book.heads(sheet, 0, columns)
    grades: Counter[tuple[str, Grade]] = Counter()
    for file in run.files:
        if file.kind is DocumentKind.EHC_PLAN and file.duplicate_of is None:
            grades.update((one.id, one.grade) for one in file.standards)
    row = 0
    for row, (standard, kpi) in enumerate(run.standards.items(), start=1):
        book.text(sheet, row, 0, kpi.name)
        book.percent(sheet, row, 1, kpi.value)
        book.count(sheet, row, 2, kpi.count)
        book.count(sheet, row, 3, kpi.base)
        book.count(sheet, row, 4, kpi.left_out or None)
        for column, grade in enumerate(Grade, start=5):
            book.count(sheet, row, column, grades[standard, grade])
    if not row:
        return
    book.filter(sheet, 0, row, columns)
    _scale(sheet, 1, 1, row, 1)
    book.text(sheet, row + 2, 0, "A standard is met where the suggested grade is good or outstanding.")
    _chart(book, sheet, row + 4, "Plans that meet each standard", "bar", (1, row), values=1, axis="0%", most=1)


def write_groups(book: Book, run: ScanRun) -> None:
    """Write the key figures and the standards by group: a block for each way of grouping, one below the other."""
    tables = cohort_tables(run)
    if not tables:
        return
    heads = [*tables[0].heads, *(kpi.name for kpi in run.standards.values())]
    columns = (
        Column(head="Grouped by", width=33),
        Column(head="Group", width=18),
        Column(head="Plans", width=8),
        *(part for head in heads for part in (Column(head=head, width=13), Column(head="out of", width=8))),
    )
    sheet = book.sheet("Groups", columns, is_on_one_page=False)
    book.heads(sheet, 0, columns, frozen_columns=2)
    sheet.repeat_columns(0, 1)
    sheet.repeat_rows(0)
    row = 0
    for table, grouping in zip(tables, run.groupings, strict=True):
        for line, cohort in zip(table.rows, grouping.cohorts, strict=True):
            row += 1
            book.text(sheet, row, 0, table.name)
            book.text(sheet, row, 1, line.name)
            book.count(sheet, row, 2, line.plan_count)
            figures = [*line.kpis, *(cohort.standards.get(name) for name in run.standards)]
            for column, kpi in enumerate(figures):
                if kpi is not None:
                    _write_value(book, sheet, row, 3 + 2 * column, kpi)
                    book.count(sheet, row, 4 + 2 * column, kpi.base)
    book.filter(sheet, 0, row, columns)
    for column, kpi in enumerate([*tables[0].rows[0].kpis, *run.standards.values()]):
        if kpi.unit == "%" and kpi.id != "unread_pages":
            _scale(sheet, 1, 3 + 2 * column, row, 3 + 2 * column)


def _write_themes(book: Book, sheet: Worksheet, row: int, run: ScanRun) -> int:
    """Write findings by theme, with a chart; return the row after both."""
    sheet.write_string(row, 0, "Findings by theme", book.heading)
    themes = heat_table([file for file in run.files if file.is_read]).rows
    first = row + 1
    for number, theme in enumerate(themes):
        book.text(sheet, first + number, 0, theme_title(theme.theme))
        book.count(sheet, first + number, 1, theme.total)
    if not themes:
        return first
    last = first + len(themes) - 1
    _chart(book, sheet, last + 2, "Findings by theme", "bar", (first, last), values=1)
    return last + 2 + _CHART_ROWS


def _write_ages(book: Book, sheet: Worksheet, row: int, run: ScanRun) -> int:
    """Write plans by whole years since their issue, with a chart; return the row after both."""
    sheet.write_string(row, 0, "Plans by years since issue or amendment", book.heading)
    plans = [f for f in run.files if f.is_read and f.kind is DocumentKind.EHC_PLAN and f.duplicate_of is None]
    ages = age_table(plans, run.as_of)
    first = row + 1
    for number, age in enumerate(ages, start=first):
        book.text(sheet, number, 0, age.label)
        book.count(sheet, number, 1, age.plans)
    last = first + len(ages) - 1
    title = "Plans by years since issue or amendment (red: older than three years)"
    points = [{"fill": {"color": _CHART if age.years < STALE_YEARS else "#942514"}} for age in ages]
    _chart(book, sheet, last + 2, title, "column", (first, last), values=1, points=points)
    return last + 2 + _CHART_ROWS


def _write_codes(book: Book, sheet: Worksheet, row: int, run: ScanRun, checks: Sequence[Check]) -> None:
    read = [file for file in run.files if file.is_read]
    sheet.write_string(row, 0, "Findings by check", book.heading)
    for column, head in enumerate(("Check", "Documents", "Findings", "", "", "What it means")):
        sheet.write_string(row + 1, column, head, book.head)
    for number, code in enumerate(code_table(read, checks), start=row + 2):
        book.height(sheet, number, [(code.means, _SUMMARY_COLUMNS[5].width)])
        book.text(sheet, number, 0, f"{code.code} {name_title(code.name)}")
        book.count(sheet, number, 1, code.documents)
        book.count(sheet, number, 2, code.findings)
        book.text(sheet, number, 5, code.means, wrapped=True)


def _write_value(book: Book, sheet: Worksheet, row: int, column: int, kpi: Kpi) -> None:
    if kpi.unit == "%":
        book.percent(sheet, row, column, kpi.value)
    else:
        book.count(sheet, row, column, kpi.value, decimals=kpi.unit == "months")


def _chart(
    book: Book,
    sheet: Worksheet,
    row: int,
    title: str,
    kind: str,
    rows: tuple[int, int],
    *,
    values: int,
    axis: str = "#,##0",
    most: float | None = None,
    points: Sequence[dict[str, dict[str, str]]] = (),
) -> None:
    """Put a chart of the labels in the first column and the numbers in column `values` at `row`."""
    first, last = rows
    chart = book.workbook.add_chart({"type": kind})
    chart.add_series(
        {
            "name": title,
            "categories": [sheet.get_name(), first, 0, last, 0],
            "values": [sheet.get_name(), first, values, last, values],
            "fill": {"color": _CHART},
            "data_labels": {"value": True, "num_format": axis},
            "gap": 40,
            **({"points": list(points)} if points else {}),
        }
    )
    chart.set_title({"name": title, "name_font": {"size": 12}})
    chart.set_legend({"none": True})
    numbers = {"num_format": axis, "major_gridlines": {"visible": True, "line": {"color": "#d9d9d9"}}, "min": 0}
    labels = {"num_font": {"size": 10}}
    if kind == "bar":
        chart.set_y_axis({**labels, "reverse": True})
        chart.set_x_axis({**numbers, **({"max": most} if most else {})})
    else:
        chart.set_x_axis(labels)
        chart.set_y_axis(numbers)
    chart.set_size(_CHART_SIZE)
    sheet.insert_chart(row, 0, chart, {"description": title})


def _scale(sheet: Worksheet, top: int, left: int, bottom: int, right: int) -> None:
    rule = {"type": "3_color_scale", "min_color": _RED, "mid_color": _YELLOW, "max_color": _BLUE}
    ends = {"min_type": "num", "min_value": "0", "mid_type": "num", "mid_value": "0.5", "max_type": "num"}
    sheet.conditional_format(top, left, bottom, right, {**rule, **ends, "max_value": "1"})
