"""Grids and flows to the records of the document: tables, rows, cells, paragraphs."""

from collections.abc import Iterator
from dataclasses import replace

from ehc_text.reading.pdf.hyphens import Hyphens
from ehc_text.reading.pdf.paragraphs import paragraphs_of
from ehc_text.reading.pdf.shapes import Flow, Grid, GridCell, Item
from ehc_text.reading.pdf.spacing import Spacing
from ehc_text.records.document import Block, Cell, Row, Table


def blocks_of(items: list[Item]) -> list[Block]:
    """Return the document's blocks."""
    flows = [flow for item in items for flow in _flows(item)]
    spacing = Spacing(flow.lines for flow in flows)
    hyphens = Hyphens(line.text for flow in flows for line in flow.lines)
    return _blocks(items, spacing, hyphens)


def _flows(item: Item) -> Iterator[Flow]:
    if isinstance(item, Flow):
        yield item
        return
    for cell in item.cells:
        for inner in cell.items:
            yield from _flows(inner)


def _blocks(items: list[Item], spacing: Spacing, hyphens: Hyphens) -> list[Block]:
    blocks: list[Block] = []
    for item in items:
        if isinstance(item, Flow):
            blocks += paragraphs_of(item.lines, spacing, hyphens)
        else:
            blocks.append(_table(item, spacing, hyphens))
    return blocks


def _table(grid: Grid, spacing: Spacing, hyphens: Hyphens) -> Table:
    made = [(cell, _cell(cell, spacing, hyphens)) for cell in grid.cells]
    rows = []
    for number in range(grid.row_count):
        cells = [
            replace(record, is_inherited=True) if number > cell.row else record
            for cell, record in made
            if cell.row <= number < cell.row + cell.row_span
        ]
        if cells:
            rows.append(Row(cells=tuple(sorted(cells, key=lambda cell: cell.column)), is_head=number in grid.head_rows))
    return Table(rows=tuple(rows), column_count=max(len(grid.edges) - 1, 1))


def _cell(cell: GridCell, spacing: Spacing, hyphens: Hyphens) -> Cell:
    blocks = tuple(_blocks(cell.items, spacing, hyphens))
    return Cell(blocks=blocks, column=cell.column, column_span=cell.column_span, fill=cell.fill)
