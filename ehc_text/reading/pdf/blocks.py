"""Grids and flows to the records of the document: tables, rows, cells, paragraphs."""

from dataclasses import replace

from ehc_text.reading.pdf.hyphens import Hyphens
from ehc_text.reading.pdf.paragraphs import paragraphs_of
from ehc_text.reading.pdf.shapes import Flow, Grid, GridCell, Item
from ehc_text.reading.pdf.spacing import Spacing
from ehc_text.records.document import Block, Cell, Row, Table
from ehc_text.records.making import maker

_made_cell = maker(Cell)


def blocks_of(items: list[Item]) -> list[Block]:
    """Return the document's blocks."""
    flows: list[Flow] = []
    _gather_flows(items, flows)
    spacing = Spacing(flow.lines for flow in flows)
    hyphens = Hyphens(line.text for flow in flows for line in flow.lines)
    return _blocks(items, spacing, hyphens)


def _gather_flows(items: list[Item], flows: list[Flow]) -> None:
    for item in items:
        if isinstance(item, Flow):
            flows.append(item)
        else:
            for cell in item.cells:
                _gather_flows(cell.items, flows)


def _blocks(items: list[Item], spacing: Spacing, hyphens: Hyphens) -> list[Block]:
    blocks: list[Block] = []
    for item in items:
        if isinstance(item, Flow):
            blocks += paragraphs_of(item.lines, spacing, hyphens)
        else:
            blocks.append(_table(item, spacing, hyphens))
    return blocks


def _table(grid: Grid, spacing: Spacing, hyphens: Hyphens) -> Table:
    made: list[list[Cell]] = [[] for _ in range(grid.row_count)]
    for cell in grid.cells:
        record = _cell(cell, spacing, hyphens)
        for number in range(cell.row, min(cell.row + cell.row_span, grid.row_count)):
            if number == cell.row + 1:
                record = replace(record, is_inherited=True)
            made[number].append(record)
    rows = [
        Row(cells=tuple(sorted(cells, key=_column)), is_head=number in grid.head_rows)
        for number, cells in enumerate(made)
        if cells
    ]
    return Table(rows=tuple(rows), column_count=max(len(grid.edges) - 1, 1))


def _column(cell: Cell) -> int:
    return cell.column


def _cell(cell: GridCell, spacing: Spacing, hyphens: Hyphens) -> Cell:
    blocks = tuple(_blocks(cell.items, spacing, hyphens))
    return _made_cell(blocks=blocks, column=cell.column, column_span=cell.column_span, fill=cell.fill)
