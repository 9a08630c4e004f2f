"""What all sheets of the workbook share: their formats, their heads, and cells that no spreadsheet runs."""

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from xlsxwriter.url import Url, UrlTypes
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from ehc_text.reporting.csv_table import is_like_formula

MOST_ROWS = 1_048_576
"""The rows of a sheet of Excel, its head among them."""

MOST_LINKS = 65_000
"""A sheet holds no more than 65,530 links."""

_LONGEST = 32_767
"""The characters that a cell may hold."""

_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
"""What XML cannot hold, or nobody can see."""

_LONGEST_LINK = 2_000
_LINE_PT = 15.0
_MOST_LINES = 8
"""A row is no higher than so many lines: who wants to read more opens the cell."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column: its head, its width in characters, and whether its words are wrapped."""

    head: str
    width: float = 12
    is_wrapped: bool = False


class Book:
    """A workbook with its formats. Sheets are written downwards, a row at a time."""

    def __init__(self, workbook: Workbook) -> None:
        """Make the formats."""
        self.workbook = workbook
        base = {"valign": "top"}
        words = {**base, "align": "left", "indent": 1}  # so that words keep apart from a number at their left
        self.title = workbook.add_format({"bold": True, "font_size": 16, "font_color": "#1d3c5a"})
        self.heading = workbook.add_format({"bold": True, "font_size": 12, "font_color": "#1d3c5a"})
        self.head = workbook.add_format(
            {**words, "bold": True, "bg_color": "#1d3c5a", "font_color": "#ffffff", "text_wrap": True}
        )
        self.plain = workbook.add_format(words)
        self.wrapped = workbook.add_format({**words, "text_wrap": True})
        self.guarded = workbook.add_format({**words, "quote_prefix": True})
        self.guarded_wrapped = workbook.add_format({**words, "quote_prefix": True, "text_wrap": True})
        self.share = workbook.add_format({**base, "num_format": "0.0%"})
        self.number = workbook.add_format({**base, "num_format": "#,##0"})
        self.decimal = workbook.add_format({**base, "num_format": "#,##0.0"})
        self.day = workbook.add_format({**base, "num_format": "d mmm yyyy", "align": "left", "indent": 1})
        self.link = workbook.add_format({**words, "font_color": "#1a5490", "underline": 1})

    def sheet(self, name: str, columns: Sequence[Column], *, is_on_one_page: bool = True) -> Worksheet:
        """Return a new sheet with these columns; printed, it is as wide as a page, or its first column is repeated."""
        sheet = self.workbook.add_worksheet(name)
        for number, column in enumerate(columns):
            sheet.set_column(number, number, column.width)
        sheet.set_paper(9)  # A4
        sheet.set_landscape()
        if is_on_one_page:
            sheet.fit_to_pages(1, 0)
        else:
            sheet.repeat_columns(0)
            sheet.set_print_scale(70)
        sheet.set_footer("&L&A&RPage &P of &N")
        return sheet

    def heads(self, sheet: Worksheet, row: int, columns: Sequence[Column], *, frozen_columns: int = 1) -> None:
        """Write the heads in `row`, and freeze all that stands above it and the columns at its left."""
        self.height(sheet, row, [(column.head, column.width - 2) for column in columns])
        for number, column in enumerate(columns):
            sheet.write_string(row, number, column.head, self.head)
        sheet.freeze_panes(row + 1, frozen_columns)

    def height(self, sheet: Worksheet, row: int, cells: Iterable[tuple[str, float]]) -> None:
        """Make a row as high as its wrapped words need, each given with its column's width; before they are written.

        Excel would find the height by itself; LibreOffice prints the lines over each other.
        """
        lines = max((sum(_lines(part, width) for part in words.split("\n")) for words, width in cells), default=1)
        if lines > 1:
            sheet.set_row(row, _LINE_PT * min(lines, _MOST_LINES))

    def filter(self, sheet: Worksheet, first: int, last: int, columns: Sequence[Column]) -> None:
        """Let the rows from the head `first` to `last` be filtered."""
        sheet.autofilter(first, 0, max(last, first), len(columns) - 1)

    def text(self, sheet: Worksheet, row: int, column: int, words: str, *, wrapped: bool = False) -> None:
        """Write words as a text cell, whatever they look like."""
        words = _CONTROLS.sub("", words)[:_LONGEST]
        if is_like_formula(words):
            sheet.write_string(row, column, words, self.guarded_wrapped if wrapped else self.guarded)
        elif words:
            sheet.write_string(row, column, words, self.wrapped if wrapped else self.plain)

    def count(self, sheet: Worksheet, row: int, column: int, number: float | None, *, decimals: bool = False) -> None:
        """Write a number; nothing where there is none."""
        if number is not None:
            sheet.write_number(row, column, number, self.decimal if decimals else self.number)

    def percent(self, sheet: Worksheet, row: int, column: int, percent: float | None) -> None:
        """Write a share given in per cent; nothing where there is none."""
        if percent is not None:
            sheet.write_number(row, column, percent / 100, self.share)

    def date(self, sheet: Worksheet, row: int, column: int, day: dt.date | None) -> None:
        """Write a day; nothing where there is none."""
        if day is not None:
            sheet.write_datetime(row, column, dt.datetime(day.year, day.month, day.day), self.day)

    def open(self, sheet: Worksheet, row: int, column: int, target: str, words: str) -> None:
        """Write words that open a file: a path from the workbook's folder, or the address of a file."""
        if len(target) > _LONGEST_LINK:
            self.text(sheet, row, column, words)
        else:
            sheet.write_url(row, column, _link(target, words[:_LONGEST]), self.link)


class _Link(Url):  # type: ignore[misc]  # XlsxWriter has no types
    """A link that is written as it is.

    XlsxWriter would turn the slashes of files into backslashes and drop the root of a path of Linux or macOS, where
    such links then lead nowhere; Excel itself writes slashes.
    """

    def _parse_url(self) -> None:
        self._link_type = UrlTypes.URL
        self._link, _, self._anchor = self._original_url.partition("#")
        self._relationship_link = self._link


@lru_cache(maxsize=256)
def _link(target: str, words: str) -> _Link:
    """Return one link for all rows that have it: a sheet holds its links until the end, and a plan has many rows."""
    link = _Link(target)
    link.text = words
    return link


def _lines(words: str, width: float) -> int:
    """Return about how many lines the words take in a column: a tenth is lost where lines break between words."""
    return 1 if len(words) <= width else 1 + int(len(words) * 1.1 / width)
