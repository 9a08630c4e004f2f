"""What is known of the table that is being read: its column heads, and which columns belong to which sections."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from ehc_text.parsing.filling.section_text import CellContent
from ehc_text.parsing.filling.side_by_side import SideBySide
from ehc_text.parsing.lines.flatten import FlatParagraph, FlatRow, cell_paragraphs, cell_text
from ehc_text.records.document import Cell, Table
from ehc_text.records.making import maker

_made_content = maker(CellContent)


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
    is_opened: bool = False
    """Whether the row that names the sections of its columns came last."""
    side: SideBySide = field(default_factory=SideBySide)
    joint: dict[int, tuple[str, ...]] = field(default_factory=dict)
    """The columns as their heads gave them, where a band said which of two sections the rows below it are of."""

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

    def narrow(self, letters: tuple[str, ...]) -> bool:
        """Give the columns that several sections share to some of them; return whether there are such columns."""
        joint = self.joint or dict(self.columns)
        shared = [column for column, owners in joint.items() if set(letters) < set(owners)]
        if not shared:
            return False
        self.joint = joint
        self.columns = {**joint, **dict.fromkeys(shared, letters)}
        return True

    def goes_on_in(self, item: FlatRow, *, is_after_row: bool) -> bool:
        """Return whether another table goes on with this one: sections side by side, or the very heads come again.

        `is_after_row` says that a row of this table came last: then a page break divided the two.
        """
        has_columns = item.spot.columns == self.width and bool(self.columns)
        return has_columns or (is_after_row and bool(self.head_text) and item.text == self.head_text)

    def spans_sections(self, item: FlatParagraph) -> bool:
        """Return whether a line spans the columns of sections that stand side by side in this table."""
        return item.spot is not None and item.spot.table == self.number and bool(self.columns)

    def is_headed(self, cell: Cell) -> bool:
        """Return whether a cell that stands alone in its section is one row of a divided table."""
        return bool(self.columns) and len(cell_paragraphs(cell)) == 1

    def content(self, cell: Cell) -> CellContent:
        """Return what goes into a row for a cell, under the head of its column."""
        heading = next((text for start, end, text in self.heads if start <= cell.column < end), "")
        if cell.is_inherited:
            return _made_content(heading=heading, inherited=cell_text(cell))
        words = tuple(paragraph for paragraph in cell_paragraphs(cell) if not paragraph.is_note)
        return _made_content(paragraphs=words, heading=heading)


def heads_of(item: FlatRow) -> tuple[tuple[int, int, str], ...]:
    """Return the words of a row of column heads, with the grid columns that each of them covers."""
    return tuple(
        (cell.column, cell.column + cell.column_span, " ".join(cell_text(cell).split())) for cell in item.row.cells
    )


def held_down(content: CellContent) -> CellContent | None:
    """Return a cell's words as those of a merged cell, which hold for a row and stand elsewhere; None without words."""
    words = content.inherited or "\n".join(paragraph.text for paragraph in content.paragraphs)
    return CellContent(heading=content.heading, inherited=words) if words else None


def has_table(cell: Cell) -> bool:
    """Return whether a table lies inside a cell."""
    return any(isinstance(block, Table) for block in cell.blocks)
