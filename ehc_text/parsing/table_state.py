"""What is known of the table that is being read: its column heads, and which columns belong to which sections."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from ehc_text.parsing.flatten import FlatRow, cell_text
from ehc_text.parsing.side_by_side import SideBySide
from ehc_text.records.document import Cell


@dataclass(slots=True)
class TableState:
    """The table that is being read; `heads` are (first column, column behind the last, words)."""

    number: int = -1
    width: int = 0
    heads: tuple[tuple[int, int, str], ...] = ()
    head_text: str = ""
    columns: dict[int, tuple[str, ...]] = field(default_factory=dict)
    label_column: bool = False
    has_rows: bool = False
    side: SideBySide = field(default_factory=SideBySide)

    def shares(self, cell: Cell, otherwise: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], Cell]]:
        """Yield the sections that a cell belongs to, each with the cell as it stands in that section's first column.

        A cell merged over the columns of several sections belongs to all of them.
        """
        found: set[tuple[str, ...]] = set()
        for column in range(cell.column, cell.column + cell.column_span):
            letters = self.columns.get(column, otherwise)
            if letters not in found:
                found.add(letters)
                yield letters, cell if column == cell.column else replace(cell, column=column, column_span=1)


def heads_of(item: FlatRow) -> tuple[tuple[int, int, str], ...]:
    """Return the words of a row of column heads, with the grid columns that each of them covers."""
    return tuple(
        (cell.column, cell.column + cell.column_span, " ".join(cell_text(cell).split())) for cell in item.row.cells
    )
