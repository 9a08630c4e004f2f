"""Notes, in a table that sets several sections side by side, which of them say something in the same row."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from ehc_text.parsing.filling.section_text import SectionText
from ehc_text.parsing.lines.flatten import cell_text
from ehc_text.parsing.lines.nil import is_nil_return
from ehc_text.parsing.lines.titles import plain_words
from ehc_text.records.document import Cell
from ehc_text.records.headings import HeadingRules
from ehc_text.records.plan import SECTION_LETTERS

_NIL_WORDS = 6
"""A nil return in a cell of a row is seldom longer."""


@dataclass(slots=True)
class SideBySide:
    """The row that is being read: which sections say something in it, and where the words of merged cells stand.

    `open` maps a grid column to the lines that its cell gave, for as long as merged cells below repeat that cell.
    """

    columns: tuple[str, ...] = ()
    speaking: tuple[str, ...] = ()
    open: dict[int, list[tuple[SectionText, int]]] = field(default_factory=dict)

    def begin_row(
        self,
        groups: Mapping[tuple[str, ...], Sequence[Cell]],
        columns: Iterable[tuple[str, ...]],
        rules: HeadingRules,
    ) -> None:
        """Take in a row's cells by the sections that they belong to; lines of merged cells get what is new here."""
        there = {letter for letters in columns for letter in letters}
        self.columns = tuple(letter for letter in SECTION_LETTERS if letter in there)
        self.speaking = tuple(letter for letters, cells in groups.items() if _speak(cells, rules) for letter in letters)
        for cells in groups.values():
            for cell in cells:
                if not cell.is_inherited:
                    self.open.pop(cell.column, None)
                for text, number in self.open.get(cell.column, ()):
                    text.mark(number, self.speaking, self.columns)

    def mark(self, cells: Sequence[Cell], texts: Sequence[SectionText], before: Sequence[int]) -> None:
        """Mark the lines that cells of this row gave: in each text those from the number `before` on."""
        lines = [
            (text, number)
            for text, first in zip(texts, before, strict=True)
            for number in range(first, len(text.lines))
        ]
        for text, number in lines:
            text.mark(number, self.speaking, self.columns)
        for cell in cells:
            if not cell.is_inherited:
                self.open[cell.column] = lines


def _speak(cells: Sequence[Cell], rules: HeadingRules) -> bool:
    return any(_says_something(cell_text(cell), rules) for cell in cells)


def _says_something(text: str, rules: HeadingRules) -> bool:
    """Return whether a cell holds more than a nil return; a long "does not ..." may tell a need."""
    words = plain_words(text)
    return bool(words) and (len(words) > _NIL_WORDS or not is_nil_return(text, rules))
