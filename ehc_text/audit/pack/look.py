"""How an audit pack looks: its colours and styles, and text put into cells so that no spreadsheet runs it."""

import math
from collections.abc import Iterable, Mapping, Sequence

from openpyxl.cell import Cell, MergedCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.formatting.rule import DataBarRule, FormulaRule
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.styles.colors import Color
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

INK = "1F2A44"
ACCENT = "2F5D8A"
QUIET = "6B7280"
INPUT = PatternFill("solid", fgColor="FFF7D6")
BAND = PatternFill("solid", fgColor=ACCENT)
HEAD = PatternFill("solid", fgColor="E3ECF5")
GREEN = PatternFill("solid", bgColor="D5EFD8", fgColor="D5EFD8")
RED = PatternFill("solid", bgColor="F8D7D3", fgColor="F8D7D3")
GREY = PatternFill("solid", bgColor="E5E7EB", fgColor="E5E7EB")
AMBER = PatternFill("solid", bgColor="FFE1A8", fgColor="FFE1A8")

LINE = Border(bottom=Side(style="hair", color="B8C2CC"))
_EDGE = Side(style="thin", color="D8C98A")
BOX = Border(left=_EDGE, right=_EDGE, top=_EDGE, bottom=_EDGE)
TOP = Alignment(vertical="top", wrap_text=True)
ONE_LINE = Alignment()
CENTRE = Alignment(vertical="top", horizontal="center", wrap_text=True)
OPEN = Protection(locked=False)

_FACE = "Calibri"
TITLE_FONT = Font(name=_FACE, size=18, bold=True, color=INK)
BAND_FONT = Font(name=_FACE, size=12, bold=True, color="FFFFFF")
HEAD_FONT = Font(name=_FACE, bold=True, color=INK)
TEXT_FONT = Font(name=_FACE, color=INK)
QUIET_FONT = Font(name=_FACE, color=QUIET)
LINK_FONT = Font(name=_FACE, color=ACCENT, underline="single")

_LINE_PT, _GAP_PT = 15, 4
_HIGHEST_PT = 405
"""Excel's limit is 409 points."""

_WIDER = 0.92
"""A letter is narrower than the digit that widths are counted in; lines that break at words take some of that back."""

_LONGEST = 32_000
"""Excel refuses a cell of more than 32,767 characters."""


def put(sheet: Worksheet, place: str, text: str, *, font: Font = TEXT_FONT, alignment: Alignment = TOP) -> Cell:
    """Write text into a cell as text, whatever it starts with, and return the cell."""
    cell: Cell = sheet[place]
    cell.value = clean(text)
    cell.data_type = "s"  # else a text that starts with "=" would be a formula
    cell.font = font
    cell.alignment = alignment
    return cell


def put_marked(sheet: Worksheet, place: str, text: str, marked: str) -> None:
    """Write text with the words `marked` in bold where they stand in it."""
    text, marked = clean(text), clean(marked)
    start = text.find(marked) if marked else -1
    if start < 0 or marked == text:
        put(sheet, place, text)
        return
    bold = TextBlock(InlineFont(rFont=_FACE, sz=11, b=True, color=Color("9B2C1F")), marked)
    parts: list[str | TextBlock] = [text[:start], bold, text[start + len(marked) :]]
    put(sheet, place, "").value = CellRichText([part for part in parts if part])


def put_input(sheet: Worksheet, place: str, *, centred: bool = False) -> Cell:
    """Make a cell one to write in, and return it."""
    cell: Cell = sheet[place]
    cell.fill, cell.border, cell.protection, cell.font = INPUT, BOX, OPEN, TEXT_FONT
    cell.alignment = CENTRE if centred else TOP
    return cell


def put_band(sheet: Worksheet, row: int, text: str, columns: str) -> None:
    """Write a heading over these columns."""
    for column in columns:
        sheet[f"{column}{row}"].fill = BAND
    put(sheet, f"{columns[0]}{row}", text, font=BAND_FONT, alignment=Alignment(vertical="center"))
    sheet.row_dimensions[row].height = 22


def put_heads(sheet: Worksheet, row: int, heads: Sequence[str], columns: str) -> None:
    """Write the heads of columns."""
    for column, head in zip(columns, heads, strict=True):
        put(sheet, f"{column}{row}", head, font=HEAD_FONT).fill = HEAD


def offer(sheet: Worksheet, cells: Iterable[str], source: str, *, title: str, hint: str) -> None:
    """Let these cells be filled from a list; `source` is a range, or the choices in quotes."""
    choice = DataValidation(
        type="list", formula1=source, allow_blank=True, showErrorMessage=True, showInputMessage=True
    )
    choice.promptTitle, choice.prompt = title[:32], hint[:255]
    choice.errorTitle, choice.error = "Please choose from the list", "Use the arrow beside the cell, or leave it empty."
    for one in cells:
        choice.add(one)
    sheet.add_data_validation(choice)


def fit_rows(sheet: Worksheet, first: int, last: int, *, least: int = 1) -> None:
    """Give each row the height that its longest text needs: no spreadsheet does so by itself for all files.

    Widths are in characters of the usual size; `least` is the fewest lines of a row.
    """
    for row in range(first, last + 1):
        lines = max((_lines_of(sheet, cell) for cell in sheet[row] if _is_text(cell)), default=1)
        sheet.row_dimensions[row].height = min(max(lines, least) * _LINE_PT + _GAP_PT, _HIGHEST_PT)


def merge_text(sheet: Worksheet, row: int, first: str, last: str) -> None:
    """Merge a row's cells from one column to another, and give the row the height that the first one's text needs."""
    columns = sheet[f"{first}{row}" : f"{last}{row}"][0]
    width = sum(sheet.column_dimensions[get_column_letter(cell.column or 1)].width for cell in columns)
    lines = math.ceil(len(str(columns[0].value)) * _WIDER / width)
    sheet.merge_cells(f"{first}{row}:{last}{row}")
    sheet.row_dimensions[row].height = min(max(lines, 1) * _LINE_PT + _GAP_PT, _HIGHEST_PT)


def _is_text(cell: Cell | MergedCell) -> bool:
    return cell.value is not None and cell.data_type != "f"


def _lines_of(sheet: Worksheet, cell: Cell | MergedCell) -> int:
    width = max(sheet.column_dimensions[get_column_letter(cell.column or 1)].width - 1, 1)
    return sum(max(1, math.ceil(len(part) * _WIDER / width)) for part in str(cell.value).split("\n"))


def colour_where(sheet: Worksheet, cells: str, formula: str, fill: PatternFill) -> None:
    """Colour cells where a formula holds."""
    sheet.conditional_formatting.add(cells, FormulaRule(formula=[formula], fill=fill))  # type: ignore[no-untyped-call]


def bar_from_0_to_1(sheet: Worksheet, cells: str) -> None:
    """Show shares as bars behind their numbers."""
    bar = DataBarRule("num", 0, "num", 1, color="8FB8DE", showValue=True)  # type: ignore[no-untyped-call]
    sheet.conditional_formatting.add(cells, bar)


def protect(sheet: Worksheet) -> None:
    """Let only the cells to write in be changed; there is no password, and widths and heights stay free."""
    sheet.protection.sheet = True
    sheet.protection.formatColumns = False
    sheet.protection.formatRows = False
    sheet.protection.formatCells = False


def set_page(sheet: Worksheet, widths: Mapping[str, float]) -> None:
    """Set the widths of columns, and print on A4, a page wide."""
    for column, width in widths.items():
        sheet.column_dimensions[column].width = width
    sheet.sheet_view.showGridLines = False
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = 9
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_options.horizontalCentered = True


def clean(text: str) -> str:
    """Return the text without what a workbook cannot hold."""
    text = ILLEGAL_CHARACTERS_RE.sub("", text)
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]} […]"
