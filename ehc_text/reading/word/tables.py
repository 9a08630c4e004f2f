"""Reads a table on its grid: spans, merges down and across, rows that were deleted, backgrounds."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple, TypeAlias

from ehc_text.reading.word.looks import Look, over
from ehc_text.reading.word.styles import Style, Styles, fill_of
from ehc_text.reading.word.tags import (
    CELL_DEL,
    DELETED,
    SHADING,
    TBL_PR,
    TBL_STYLE,
    TC,
    TC_PR,
    TR,
    TR_PR,
    VAL,
    Element,
    child_of,
    is_on,
    number_of,
    parted,
    w,
)
from ehc_text.reading.word.wrappers import unwrapped
from ehc_text.records.document import Block, Cell, Row, Table
from ehc_text.records.making import maker

ReadCell: TypeAlias = Callable[[list[Element], Look], tuple[Block, ...]]
"""Reads what a cell's element holds beside its properties."""
_Dressed: TypeAlias = tuple[Look, str | None]
"""How the table's style makes the words of a cell look, and its background."""
_made_cell = maker(Cell)
_LIMIT_SPAN = 1000
"""Word itself stops at 63 columns; a file that claims millions is faulty."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Dress:
    """What the table's style says of its cells, and which of its parts are switched on."""

    style: Style
    has_first_row: bool
    has_first_column: bool


class _RowWalk(NamedTuple):
    """The walk through one row: merges that come from above, and those that go on below (filled by the walk).

    Each merge is known by the cell that it starts with, and the column.
    """

    read_cell: ReadCell
    properties: Mapping[str, Element]
    dresses: tuple[_Dressed, _Dressed]
    above: dict[int, Cell]
    below: dict[int, Cell]


class _Slot(NamedTuple):
    """What a cell holds and says of itself, with its place on the grid and its dress."""

    inside: list[Element]
    properties: Mapping[str, Element]
    column: int
    span: int
    look: Look
    fill: str | None


def read_table(element: Element, styles: Styles, read_cell: ReadCell) -> Table | None:
    """Return the table; None where nothing of it is left once tracked deletions are accepted."""
    table_properties, inside = parted(element, TBL_PR)
    dress = _dress(table_properties, styles)
    dresses = _row_dress(dress, is_first=True)
    rows: list[Row] = []
    merges: dict[int, Cell] = {}
    for row in unwrapped(inside):
        if row.tag != TR:
            continue
        properties, slots = parted(row, TR_PR)
        if not _is_left_out(properties):
            walk = _RowWalk(read_cell, properties, dresses, above=merges, below={})
            if not rows:
                dresses = _row_dress(dress, is_first=False)
            rows.append(Row(cells=tuple(_cells(slots, walk)), is_head=is_on(properties.get(_HEAD))))
            merges = walk.below
    grid = child_of(element, _GRID)
    width = 0 if grid is None else sum(1 for each in grid if each.tag == _GRID_COLUMN)
    ends = [cell.column + cell.column_span for row in rows for cell in row.cells]
    return Table(rows=tuple(rows), column_count=max((width, *ends))) if rows else None


def _dress(properties: Mapping[str, Element], styles: Styles) -> _Dress:
    name, options = properties.get(TBL_STYLE), properties.get(_OPTIONS)
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


def _row_dress(dress: _Dress, *, is_first: bool) -> tuple[_Dressed, _Dressed]:
    """Return look and background of a row's first cell, and of its others."""
    plain = dress.style
    row = plain.parts.get("firstRow") if is_first and dress.has_first_row else None
    column = plain.parts.get("firstCol") if dress.has_first_column else None
    return _dressed(plain, column, row), _dressed(plain, row)


def _dressed(plain: Style, *parts: Style | None) -> _Dressed:
    look, fill = plain.look, plain.fill
    for part in parts:
        if part is not None:
            look, fill = over(part.look, look), part.fill or fill
    return look, fill


def _is_left_out(properties: Mapping[str, Element]) -> bool:
    """Tell whether a row was deleted by a tracked change, or is hidden."""
    return not DELETED.isdisjoint(properties) or is_on(properties.get(_HIDDEN))


def _cells(row: list[Element], walk: _RowWalk) -> list[Cell]:
    cells: list[Cell] = []
    for slot in _slots(row, walk):
        if cells and _merge_word(slot.properties.get(_ACROSS)) == "continue":
            cells[-1] = _widened(cells[-1], slot.span, walk.read_cell(slot.inside, slot.look))
        else:
            cells.append(_cell(slot, walk))
    return cells


def _slots(row: list[Element], walk: _RowWalk) -> Iterator[_Slot]:
    column = _span(walk.properties.get(_GRID_BEFORE), 0)
    first, others = walk.dresses
    look, fill = first
    for element in unwrapped(row):
        if element.tag != TC:
            continue
        properties, inside = parted(element, TC_PR)
        span = _span(properties.get(_GRID_SPAN), 1)
        if CELL_DEL not in properties:
            own_fill = fill_of(properties.get(SHADING)) or fill
            yield _Slot(inside, properties, column, span, look, own_fill)
            look, fill = others
        column += span


def _cell(slot: _Slot, walk: _RowWalk) -> Cell:
    word = _merge_word(slot.properties.get(_DOWN))
    start = walk.above.get(slot.column) if word == "continue" else None
    # A continuation with nothing above it to continue is a cell like any other.
    blocks = walk.read_cell(slot.inside, slot.look) if start is None else start.blocks
    fill = slot.fill if start is None else slot.fill or start.fill
    cell = _made_cell(
        blocks=blocks, column=slot.column, column_span=slot.span, is_inherited=start is not None, fill=fill
    )
    if word:
        walk.below[slot.column] = start or cell
    return cell


def _widened(cell: Cell, span: int, blocks: tuple[Block, ...]) -> Cell:
    """Return a cell merged with the one to its right."""
    more = () if cell.is_inherited else blocks
    return replace(cell, blocks=(*cell.blocks, *more), column_span=cell.column_span + span)


def _merge_word(merge: Element | None) -> str:
    return "" if merge is None else merge.get(VAL, "continue")


def _span(element: Element | None, least: int) -> int:
    return least if element is None else min(max(number_of(element, least), least), _LIMIT_SPAN)


_GRID, _GRID_COLUMN, _GRID_SPAN, _GRID_BEFORE = w("tblGrid"), w("gridCol"), w("gridSpan"), w("gridBefore")
_DOWN, _ACROSS, _HEAD, _HIDDEN = w("vMerge"), w("hMerge"), w("tblHeader"), w("hidden")
_OPTIONS, _FIRST_ROW, _FIRST_COLUMN = w("tblLook"), w("firstRow"), w("firstColumn")
