"""Puts the cells of a row, and the lines and tables in them, into sections."""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass, field

from ehc_text.parsing.filling.section_text import CellContent, SectionText
from ehc_text.parsing.filling.table_state import TableState, has_table, heads_of, held_down
from ehc_text.parsing.headings.candidates import Reader
from ehc_text.parsing.lines.flatten import FlatParagraph, FlatRow, cell_paragraphs
from ehc_text.parsing.lines.line_kinds import is_guidance, line_kind
from ehc_text.parsing.lines.nil import promises
from ehc_text.records.document import Cell, Paragraph, Table
from ehc_text.records.plan import PROVISION_LETTERS, LineKind

TELLING = (LineKind.TEXT, LineKind.ITEM)


@dataclass(slots=True)
class Putting(ABC):
    """The sections in the making, and what is open while words are put into them."""

    reader: Reader
    texts: dict[str, SectionText] = field(default_factory=dict)
    targets: tuple[str, ...] = ("front",)
    under: str = ""
    table: TableState = field(default_factory=TableState)
    last_kind: LineKind | None = None
    around: tuple[CellContent, ...] = ()
    """The cells around the table that is being read, where it lies inside a cell: their words hold for each row."""

    def text(self, letter: str) -> SectionText:
        """Return a section in the making."""
        if letter not in self.texts:
            self.texts[letter] = SectionText(letter)
        return self.texts[letter]

    def put(
        self,
        cells: Sequence[Cell],
        item: FlatRow,
        letters: tuple[str, ...],
        *,
        is_alone: bool,
        is_told: bool = False,
    ) -> None:
        """Put cells into sections: as a row; line by line where one cell stands alone or a table lies inside.

        `is_told` says that these words of provision are told in another section of the same row.
        """
        if any(has_table(cell) for cell in cells):
            self._put_nested(cells, letters)
        elif is_alone and not self.table.is_headed(cells[0]):
            for paragraph in cell_paragraphs(cells[0]):
                self.put_line(paragraph, letters, is_context=is_told)
        else:
            contents = [self.table.content(cell) for cell in cells]
            kind = LineKind.GUIDANCE if is_guidance(item.text, self.reader.rules) else LineKind.ROW
            here = (
                LineKind.CONTEXT if is_told and kind is LineKind.ROW and set(letters) & set(PROVISION_LETTERS) else kind
            )
            for letter in letters:
                self.text(letter).add_row(contents, here, self.under, self.around)
            self.last_kind = kind
            for note in (p for cell in cells if not cell.is_inherited for p in cell_paragraphs(cell) if p.is_note):
                self.put_line(note, letters)

    def put_heads(self, cells: Sequence[Cell], item: FlatRow) -> None:
        """Put the heads of a table's columns into all that is open."""
        self.table.heads = heads_of(item)
        self.table.head_text = item.text
        contents = [CellContent(paragraphs=cell_paragraphs(cell)) for cell in cells]
        for letter in self.targets:
            self.text(letter).add_row(contents, LineKind.COLUMN_HEADS, self.under)
        self.last_kind = LineKind.COLUMN_HEADS

    def put_line(self, paragraph: Paragraph, letters: tuple[str, ...], *, is_context: bool = False) -> None:
        """Put a line into sections; `is_context` says that its provision is told elsewhere."""
        kind = line_kind(FlatParagraph(paragraph=paragraph), self.reader.rules)
        for letter in letters:
            is_aside = is_context and kind in TELLING and letter in PROVISION_LETTERS
            self.text(letter).add_line(paragraph, LineKind.CONTEXT if is_aside else kind, self.under)
        self.last_kind = kind

    @abstractmethod
    def put_inner(self, table: Table, letters: tuple[str, ...]) -> None:
        """Put the rows of a table that lies inside a cell: each is a row of its own."""

    def _put_nested(self, cells: Sequence[Cell], letters: tuple[str, ...]) -> None:
        """Put cells of which one holds a table: what stands around the table counts for each of its rows."""
        beside = [self.table.content(cell) for cell in cells if not has_table(cell)]
        outer = self.around
        self.around = (*(held for content in beside if (held := held_down(content))), *outer)
        for cell in cells:
            if not cell.is_inherited:
                self._put_around(cell, letters)
        self.around = outer

    def _put_around(self, cell: Cell, letters: tuple[str, ...]) -> None:
        """Put a cell that holds a table or stands beside one; a lead-in over the table stays a line of its own."""
        tables = [position for position, block in enumerate(cell.blocks) if isinstance(block, Table)]
        outer = self.around
        for position, block in enumerate(cell.blocks):
            if isinstance(block, Table):
                self.put_inner(block, letters)
                continue
            is_over = not tables or position < tables[-1]
            for paragraph in cell_paragraphs(Cell(blocks=(block,), column=0)):
                leads_in = bool(tables) and (paragraph.text.endswith(":") or promises(paragraph.text))
                self.put_line(paragraph, letters, is_context=is_over and not leads_in)
                if tables and is_over and not leads_in:
                    self.around = (*self.around, CellContent(inherited=paragraph.text))
        self.around = outer
