"""Fills the sections: each line, row and cell goes to the section that is open, or whose column it stands in."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from ehc_text.parsing.filling.putting import TELLING, Putting
from ehc_text.parsing.filling.section_text import CellContent
from ehc_text.parsing.filling.subtitles import cites_law, dark_band, is_on_band
from ehc_text.parsing.filling.table_state import TableState, heads_of
from ehc_text.parsing.headings.candidates import Candidate, Reader, Where
from ehc_text.parsing.headings.heading_lines import is_title_of
from ehc_text.parsing.lines.flatten import FlatItem, FlatParagraph, FlatRow, cell_paragraphs, cell_text, cut, flatten
from ehc_text.parsing.lines.letters import find_letters
from ehc_text.parsing.lines.line_kinds import is_area, is_column_heads, is_second_heads, is_title_row, line_kind
from ehc_text.parsing.lines.nil import is_nil_return, promises
from ehc_text.parsing.lines.titles import is_one_of
from ehc_text.records.document import Cell, Paragraph, Table
from ehc_text.records.plan import PROVISION_LETTERS, LineKind, Section

_OUTSIDE = ("front", "tail")
_NAMED_PART = re.compile(r"(?:part|section)\s+(?P<letter>[A-K][12]?)\s*[:–—-]\s*", re.IGNORECASE)
_REGULATION = re.compile(r"\s*\((?:regulation|reg|section)\b[^;]*\)\W*$", re.IGNORECASE)
"""Where the law gives a section its title: "(regulation 12(1)(e))"."""
_GLOSS_WORDS = 4
"""Fewer words may be a value: "Health needs: none"."""


def _is_title_beside(text: str, opening: Candidate, reader: Reader) -> bool:
    """Return whether the cell beside a letter holds the section's title, known or not."""
    is_own = bool(text) and opening.heading.endswith(f" {text}")
    return is_own or is_title_of(text, opening.letters, reader.titles)


@dataclass(slots=True)
class Filling(Putting):
    """The sections in the making, and where the walk over the document stands."""

    spare: dict[str, Paragraph] = field(default_factory=dict)
    band: tuple[int, int] | None = None
    """The dark band that the heading of what is open stands on, by its table and row."""

    def has(self, letter: str) -> bool:
        """Return whether a section was opened."""
        return letter in self.texts

    def finished(self, letter: str) -> Section:
        """Return a section's record, an empty one where nothing went to it."""
        return self.text(letter).finish()

    def open(
        self, opening: Candidate, item: FlatItem, letters: tuple[str, ...], *, is_shared: bool, is_title: bool = False
    ) -> None:
        """Open the sections of a heading, and add what goes on in the heading's own line or row.

        `is_title` says that no cell of the heading's row is content.
        """
        if opening.where is Where.COLUMNS and isinstance(item, FlatRow):
            self._open_columns(opening, item)
            return
        if isinstance(item, FlatParagraph) and self.table.spans_sections(item) and self.table.narrow(letters):
            self._open_band(opening, item, letters)
            return
        is_again = self.targets == letters
        self.targets = letters
        for letter in letters:
            text = self.text(letter)
            text.heading = text.heading or opening.heading
            if is_shared:
                text.shared_with = tuple(other for other in letters if other != letter)
        if not is_again or opening.area:
            self.under = opening.area
            self.table = TableState()
        self.band = dark_band(item)
        if isinstance(item, FlatParagraph):
            self._open_line(opening, item)
        elif is_title:
            for words in filter(None, item.texts[1:]):
                self.lengthen_heading(" ".join(words.split()))
        else:
            self._open_row(opening, item)

    def _open_band(self, opening: Candidate, item: FlatParagraph, letters: tuple[str, ...]) -> None:
        """Open one of the sections that share a column, in the rows below a band that names it."""
        self.under = opening.area
        for letter in letters:
            text = self.text(letter)
            text.heading = opening.heading
            text.shared_with = tuple(other for other in letters if other != letter)
        before, self.targets = self.targets, letters
        self._open_line(opening, item)
        self.targets = before

    def turn_to(self, letters: tuple[str, ...]) -> None:
        """Let what follows go to the first of these sections, unless one of them is open already."""
        if not set(self.targets) & set(letters):
            self.targets = letters[:1]
            self.under = ""

    def go_to(self, opening: Candidate, letter: str) -> None:
        """Let what follows go to one of the sections of a heading, whose sheets tell them apart line by line."""
        self.targets = (letter,)
        text = self.text(letter)
        text.heading = text.heading or opening.heading

    def close(self) -> None:
        """Close what is open; what follows belongs to no section."""
        self.targets = ("tail",)
        self.under = ""
        self.table = TableState()

    def lengthen_heading(self, words: str) -> None:
        """Add a second line to the heading of what is open."""
        for letter in self.targets:
            text = self.text(letter)
            if words not in text.heading:
                text.heading = f"{text.heading} {words}".strip()

    def add(self, item: FlatItem) -> None:
        """Add a line or row to what is open."""
        if isinstance(item, FlatParagraph):
            self._add_line(item)
        else:
            self._enter(item)
            self._add_row(item)

    def explain(self, item: FlatItem) -> None:
        """Add a line in which the template says what the section that is open is for, unless it is its title."""
        if isinstance(item, FlatParagraph):
            self._add_line(item, is_explained=True)

    def set_aside(self, item: FlatItem) -> None:
        """Keep a line that belongs to no section with what stands behind them; what is open stays open."""
        if isinstance(item, FlatParagraph):
            self.text("tail").add_line(item.paragraph, LineKind.SUB_HEADING, "")

    def settle(self) -> None:
        """Give a placement that stands in its heading's own line to a section that is empty otherwise."""
        for letter, paragraph in self.spare.items():
            text = self.text(letter)
            if not text.lines:
                text.add_line(paragraph, LineKind.TEXT, "")

    def _open_line(self, opening: Candidate, item: FlatParagraph) -> None:
        paragraph = item.paragraph
        if opening.content is not None:
            rest = cut(paragraph, opening.content, len(paragraph.text))
            if rest.text:
                self._add_line(replace(item, paragraph=replace(rest, heading_level=None, is_bold=False)))
        elif not opening.is_titled and opening.letters == ("I",):
            lettered = find_letters(paragraph.text)
            if lettered and paragraph.text[lettered.rest :].strip():
                self.spare["I"] = replace(cut(paragraph, lettered.rest, len(paragraph.text)), heading_level=None)

    def _open_row(self, opening: Candidate, item: FlatRow) -> None:
        self._enter(item)
        self.table.label_column = True
        cells = [cell for cell in item.row.cells[1:] if not cell.is_inherited]
        if cells and _is_title_beside(cell_text(cells[0]), opening, self.reader):
            cells = cells[1:]
        if cells and all(is_one_of(cell_text(cell), self.reader.rules.column_words) for cell in cells):
            self.table.label_column = False
            self.put_heads(cells, item)
        else:
            self._add_cells(cells, item)

    def _open_columns(self, opening: Candidate, item: FlatRow) -> None:
        self._enter(item)
        self.turn_to(opening.letters)
        self.under = opening.area or self.under
        columns = dict(opening.columns)
        owner = opening.columns[0][1]
        for cell in item.row.cells:
            owner = columns.get(cell.column, owner)
            for column in range(cell.column, cell.column + cell.column_span):
                self.table.columns[column] = owner
            for letter in columns.get(cell.column, ()):
                text = self.text(letter)
                text.heading = text.heading or " ".join(cell_text(cell).split())
                others = tuple(other for other in columns[cell.column] if other != letter)
                text.shared_with = text.shared_with or others
        self.table.heads = heads_of(item)
        self.table.head_text = item.text
        self.table.is_opened = True

    def _enter(self, item: FlatRow) -> None:
        """Note that a row of another table begins; a table of the same width right below goes on with the columns."""
        if item.spot.table == self.table.number:
            return
        if self.table.goes_on_in(item, is_after_row=self.last_kind is LineKind.ROW):
            self.table.number = item.spot.table
            return
        self.table = TableState(number=item.spot.table, width=item.spot.columns)

    def _add_line(self, item: FlatParagraph, *, is_explained: bool = False) -> None:
        kind = line_kind(item, self.reader.rules)
        if is_on_band(item, self.band) and not is_nil_return(item.text, self.reader.rules):
            self.lengthen_heading(item.text)
            return
        if kind is LineKind.TEXT and self._is_gloss(item.text):
            texts = [self.text(letter) for letter in self.targets]
            # Right below the heading it is a part of it, also where the section opens again.
            if not any(one.lines for one in texts) or all(item.text in one.heading for one in texts):
                self.lengthen_heading(item.text)
                return
            kind = LineKind.GUIDANCE
        if is_explained and kind is LineKind.TEXT and not is_nil_return(item.text, self.reader.rules):
            kind = LineKind.GUIDANCE
        if kind is LineKind.SUB_HEADING:
            if item.text == self.under and self.last_kind in (LineKind.ROW, None) and item.spot is not None:
                return
            self.under = item.text
        is_told = False
        for letter in self._line_targets(item, kind):
            here = LineKind.CONTEXT if is_told and kind in TELLING else kind
            self.text(letter).add_line(item.paragraph, here, "" if kind is LineKind.SUB_HEADING else self.under)
            is_told = is_told or (letter in PROVISION_LETTERS and self.table.spans_sections(item))
        self.last_kind = kind

    def _line_targets(self, item: FlatParagraph, kind: LineKind) -> tuple[str, ...]:
        """Return where a line goes: one that spans a table of several sections belongs to the first of them.

        What promises something, or says that there is nothing, holds for all of them; strengths and needs promise none.
        """
        if not self.table.spans_sections(item):
            return self.targets
        if is_area(item.text.partition(":")[0], self.reader.rules):
            return self.targets[:1]
        holds_for_all = promises(item.text) or is_nil_return(item.text, self.reader.rules)
        if kind not in TELLING or not holds_for_all:
            return self.targets[:1]
        return tuple(dict.fromkeys(letter for _, letters in sorted(self.table.columns.items()) for letter in letters))

    def _is_gloss(self, text: str) -> bool:
        """Return whether a line only spells out the title of what is open, or its law; a nil return says more.

        Under a heading of two sections it names the one whose title it spells out: "Part F: the provision ...".
        """
        if cites_law(text):
            return True
        if is_nil_return(text, self.reader.rules) or len(text.split()) < _GLOSS_WORDS:
            return False
        named = _NAMED_PART.match(text)
        letters = (named["letter"].upper(),) if named else self.targets
        words = _REGULATION.sub("", text[named.end() :] if named else text)
        return is_title_of(words, letters, self.reader.titles)

    def _add_row(self, item: FlatRow) -> None:
        rules = self.reader.rules
        if self.table.columns:
            self._add_divided(item)
            return
        if is_column_heads(item, rules, is_first=not self.table.has_rows):
            self._add_heads(item)
            return
        self.table.has_rows = True
        if is_title_row(item, rules):
            self._add_title_row(item)
            return
        cells = item.row.cells
        if self.table.label_column and (cells[0].is_inherited or not cell_text(cells[0])):
            cells = cells[1:]
        self._add_cells(cells, item)

    def _add_heads(self, item: FlatRow) -> None:
        if item.text == self.table.head_text and self.last_kind in (LineKind.ROW, LineKind.COLUMN_HEADS):
            return
        self.put_heads([cell for cell in item.row.cells if not cell.is_inherited], item)

    def _add_title_row(self, item: FlatRow) -> None:
        contents = [CellContent(paragraphs=cell_paragraphs(cell)) for cell in item.row.cells]
        self.under = next(cell_text(cell) for cell in item.row.cells if cell_text(cell))
        for letter in self.targets:
            self.text(letter).add_row(contents, LineKind.SUB_HEADING, "")
        self.last_kind = LineKind.SUB_HEADING

    def _add_divided(self, item: FlatRow) -> None:
        """Add the cells of a row to the sections of their columns."""
        if item.text == self.table.head_text:
            return
        groups: dict[tuple[str, ...], list[Cell]] = {}
        for cell in item.row.cells:
            for letters, own in self.table.shares(cell, self.targets[:1]):
                groups.setdefault(letters, []).append(own)
        is_opened, self.table.is_opened = self.table.is_opened, False
        if is_opened and is_second_heads(item, self.reader.rules):
            self._put_second_heads(item, groups)
            return
        self.table.side.begin_row(groups, self.table.columns.values(), self.reader.rules)
        told: set[int] = set()
        for letters, cells in groups.items():
            filled = [cell for cell in cells if cell_text(cell) and not cell.is_inherited]
            if filled:
                texts = [self.text(letter) for letter in letters]
                before = [len(text.lines) for text in texts]
                is_told = all(id(cell.blocks) in told for cell in filled)
                self.put(cells, item, letters, is_alone=len(cells) == 1, is_told=is_told)
                self.table.side.mark(cells, texts, before)
            if set(letters) & set(PROVISION_LETTERS):
                told.update(id(cell.blocks) for cell in filled)

    def _put_second_heads(self, item: FlatRow, groups: Mapping[tuple[str, ...], Sequence[Cell]]) -> None:
        """Put the heads of the columns, below those that name sections, each into its own sections."""
        self.table.heads = heads_of(item)
        for letters, cells in groups.items():
            contents = [CellContent(paragraphs=cell_paragraphs(cell)) for cell in cells]
            for letter in letters:
                self.text(letter).add_row(contents, LineKind.COLUMN_HEADS, self.under)
        self.last_kind = LineKind.COLUMN_HEADS

    def _add_cells(self, cells: Sequence[Cell], item: FlatRow) -> None:
        if any(cell_text(cell) and not cell.is_inherited for cell in cells):
            self.put(cells, item, self.targets, is_alone=len(cells) == 1)

    def put_inner(self, table: Table, letters: tuple[str, ...]) -> None:
        """Put the rows of a table that lies inside a cell: each is a row of its own."""
        outer = self.targets, self.table
        inner = Filling(reader=self.reader, texts=self.texts, targets=letters, under=self.under, around=self.around)
        for item in flatten((table,)):
            inner.add(item)
        self.targets, self.table = outer
        self.last_kind = inner.last_kind
