"""Reads a table on its grid: spans, merges down and across, rows that were deleted, backgrounds."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from ehc_text.reading.word.styles import Look, Style, Styles, fill_of, over
from ehc_text.reading.word.tags import (
    CELL_DEL,
    DELETED,
    TBL_PR,
    TBL_STYLE,
    TC,
    TC_PR,
    TR,
    TR_PR,
    VAL,
    Element,
    is_on,
    number_of,
    w,
)
from ehc_text.reading.word.wrappers import unwrapped
from ehc_text.records.document import Block, Cell, Row, Table

ReadCell = Callable[[Element, Look], tuple[Block, ...]]
_LIMIT_SPAN = 1000
"""Word itself stops at 63 columns; a file that claims millions is faulty."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Dress:
    """What the table's style says of its cells, and which of its parts are switched on."""

    style: Style
    has_first_row: bool
    has_first_column: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class _Merge:
    """The start of a vertical merge, as far as it has come down."""

    blocks: tuple[Block, ...]
    fill: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class _RowWalk:
    """The walk through one row: merges that come from above, and those that go on below (filled by the walk)."""

    read_cell: ReadCell
    dresses: tuple[tuple[Look, str | None], tuple[Look, str | None]]
    above: dict[int, _Merge]
    below: dict[int, _Merge]


def read_table(element: Element, styles: Styles, read_cell: ReadCell) -> Table | None:
    """Return the table; None where nothing of it is left once tracked deletions are accepted."""
    dress = _dress(element.find(TBL_PR), styles)
    rows: list[Row] = []
    merges: dict[int, _Merge] = {}
    for row in unwrapped(element):
        if row.tag == TR and not _is_deleted(row):
            dresses = _row_dress(dress, is_first=not rows)
            walk = _RowWalk(read_cell=read_cell, dresses=dresses, above=merges, below={})
            rows.append(Row(cells=tuple(_cells(row, walk)), is_head=_is_head(row)))
            merges = walk.below
    grid = element.find(_GRID)
    width = 0 if grid is None else sum(1 for each in grid if each.tag == _GRID_COLUMN)
    ends = (cell.column + cell.column_span for row in rows for cell in row.cells)
    return Table(rows=tuple(rows), column_count=max((width, *ends))) if rows else None


def _dress(properties: Element | None, styles: Styles) -> _Dress:
    name = None if properties is None else properties.find(TBL_STYLE)
    options = None if properties is None else properties.find(_OPTIONS)
    return _Dress(
        style=styles.table(None if name is None else name.get(VAL)),
        has_first_row=_has_option(options, _FIRST_ROW, 0x20),
        has_first_column=_has_option(options, _FIRST_COLUMN, 0x80),
    )


def _has_option(options: Element | None, name: str, bit: int) -> bool:
    if options is None:
        return False
    said = options.get(name)
    if said is not None:
        return said in ("1", "true", "on")
    try:
        return bool(int(options.get(VAL, "0"), 16) & bit)
    except ValueError:
        return False


def _row_dress(dress: _Dress, *, is_first: bool) -> tuple[tuple[Look, str | None], tuple[Look, str | None]]:
    """Return look and background of a row's first cell, and of its others."""
    plain = dress.style
    row = plain.parts.get("firstRow") if is_first and dress.has_first_row else None
    column = plain.parts.get("firstCol") if dress.has_first_column else None
    return _dressed(plain, column, row), _dressed(plain, row)


def _dressed(plain: Style, *parts: Style | None) -> tuple[Look, str | None]:
    look, fill = plain.look, plain.fill
    for part in parts:
        if part is not None:
            look, fill = over(part.look, look), part.fill or fill
    return look, fill


def _is_deleted(row: Element) -> bool:
    properties = row.find(TR_PR)
    return properties is not None and any(child.tag in DELETED for child in properties)


def _is_head(row: Element) -> bool:
    properties = row.find(TR_PR)
    return properties is not None and is_on(properties.find(_HEAD))


def _cells(row: Element, walk: _RowWalk) -> list[Cell]:
    cells: list[Cell] = []
    properties = row.find(TR_PR)
    column = _span(properties, _GRID_BEFORE, 0)
    for element in unwrapped(row):
        if element.tag != TC:
            continue
        its = element.find(TC_PR)
        span = _span(its, _GRID_SPAN, 1)
        if its is None or its.find(CELL_DEL) is None:
            look, fill = walk.dresses[1 if cells else 0]
            if cells and _merge_word(its, _ACROSS) == "continue":
                cells[-1] = _widened(cells[-1], span, walk.read_cell(element, look))
            else:
                cells.append(_cell(element, column, span, walk, look, fill))
        column += span
    return cells


def _cell(element: Element, column: int, span: int, walk: _RowWalk, look: Look, fill: str | None) -> Cell:
    properties = element.find(TC_PR)
    word = _merge_word(properties, _DOWN)
    own_fill = fill_of(properties) or fill
    merge = walk.above.get(column) if word == "continue" else None
    if merge is not None:
        walk.below[column] = merge
        return Cell(
            blocks=merge.blocks, column=column, column_span=span, is_inherited=True, fill=own_fill or merge.fill
        )
    # A continuation with nothing above it to continue is a cell like any other.
    blocks = walk.read_cell(element, look)
    if word:
        walk.below[column] = _Merge(blocks=blocks, fill=own_fill)
    return Cell(blocks=blocks, column=column, column_span=span, fill=own_fill)


def _widened(cell: Cell, span: int, blocks: tuple[Block, ...]) -> Cell:
    """Return a cell merged with the one to its right."""
    more = () if cell.is_inherited else blocks
    return replace(cell, blocks=(*cell.blocks, *more), column_span=cell.column_span + span)


def _merge_word(properties: Element | None, name: str) -> str:
    merge = None if properties is None else properties.find(name)
    return "" if merge is None else merge.get(VAL, "continue")


def _span(properties: Element | None, name: str, least: int) -> int:
    element = None if properties is None else properties.find(name)
    return min(max(number_of(element, least), least), _LIMIT_SPAN)


_GRID, _GRID_COLUMN, _GRID_SPAN, _GRID_BEFORE = w("tblGrid"), w("gridCol"), w("gridSpan"), w("gridBefore")
_DOWN, _ACROSS, _HEAD = w("vMerge"), w("hMerge"), w("tblHeader")
_OPTIONS, _FIRST_ROW, _FIRST_COLUMN = w("tblLook"), w("firstRow"), w("firstColumn")
