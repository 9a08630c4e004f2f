"""What is known of the table that is being read: its column heads, and which columns belong to which sections."""

from dataclasses import dataclass, field

from ehc_text.parsing.flatten import FlatRow, cell_text
from ehc_text.parsing.side_by_side import SideBySide


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


def heads_of(item: FlatRow) -> tuple[tuple[int, int, str], ...]:
    """Return the words of a row of column heads, with the grid columns that each of them covers."""
    return tuple(
        (cell.column, cell.column + cell.column_span, " ".join(cell_text(cell).split())) for cell in item.row.cells
    )
