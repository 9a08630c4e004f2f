"""Builds the text of one section line by line, with the map from its characters back to the file."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from ehc_text.records.document import Paragraph
from ehc_text.records.making import maker
from ehc_text.records.place import Piece
from ehc_text.records.plan import CellSpan, Line, LineKind, Section

CELL_JOINT = " | "
_made_line, _made_span, _made_piece = maker(Line), maker(CellSpan), maker(Piece)


@dataclass(frozen=True, slots=True, kw_only=True)
class CellContent:
    """One cell as it goes into a row: its lines, its column's heading, and the words that a merge brings down."""

    paragraphs: tuple[Paragraph, ...] = ()
    heading: str = ""
    inherited: str = ""


@dataclass(slots=True)
class SectionText:
    """A section in the making. It only grows; `finish` gives the record.

    `parts` are its words so far, `length` the number of their characters: to lengthen one string again and again
    would copy it each time.
    """

    letter: str
    heading: str = ""
    parts: list[str] = field(default_factory=list)
    length: int = 0
    lines: list[Line] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)
    shared_with: tuple[str, ...] = ()

    def add_line(self, paragraph: Paragraph, kind: LineKind, under: str) -> None:
        """Add a paragraph's line."""
        start = self._start()
        self._append(paragraph)
        self.lines.append(
            _made_line(
                start=start,
                end=self.length,
                kind=kind,
                under=under,
                label=paragraph.list_label or "",
                level=paragraph.list_level,
            )
        )

    def add_row(
        self, cells: Sequence[CellContent], kind: LineKind, under: str, around: Sequence[CellContent] = ()
    ) -> None:
        """Add a row: its cells joined, each with the lines that it has.

        `around` are the cells around a table inside a cell: they hold for the row, and have no part in its text.
        """
        start = self._start()
        spans = []
        for position, cell in enumerate(cells):
            if position:
                self._say(CELL_JOINT)
            opened = self.length
            for number, paragraph in enumerate(cell.paragraphs):
                if number:
                    self._say("\n")
                self._append(paragraph)
            spans.append(_made_span(start=opened, end=self.length, heading=cell.heading, inherited=cell.inherited))
        end = self.length
        spans += [_made_span(start=end, end=end, heading=cell.heading, inherited=cell.inherited) for cell in around]
        self.lines.append(_made_line(start=start, end=end, kind=kind, cells=tuple(spans), under=under))

    def mark(self, number: int, beside: Sequence[str], columns: tuple[str, ...]) -> None:
        """Note of the line with this number, from 0, which sections stand beside it; what was noted before stays."""
        line = self.lines[number]
        others = tuple(o for o in columns if o != self.letter and (o in beside or o in line.beside))
        self.lines[number] = replace(line, beside=others, columns=columns)

    def finish(self) -> Section:
        """Return the section."""
        return Section(
            letter=self.letter,
            heading=self.heading,
            text="".join(self.parts),
            lines=tuple(self.lines),
            pieces=tuple(self.pieces),
            shared_with=self.shared_with,
        )

    def _start(self) -> int:
        """Open a new line, and return where it starts."""
        if self.lines:
            self._say("\n")
        return self.length

    def _say(self, words: str) -> None:
        self.parts.append(words)
        self.length += len(words)

    def _append(self, paragraph: Paragraph) -> None:
        shift = self.length
        self._say(paragraph.text)
        self.pieces += [
            _made_piece(start=piece.start + shift, end=piece.end + shift, place=piece.place)
            for piece in paragraph.pieces
        ]
