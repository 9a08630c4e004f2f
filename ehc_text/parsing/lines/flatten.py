"""A document as one stream of lines and table rows, each with how it looked: what headings are told by."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import count
from typing import TypeAlias

from ehc_text.parsing.lines.kept import kept
from ehc_text.records.document import Block, Cell, Paragraph, Row, Table
from ehc_text.records.making import maker
from ehc_text.records.place import Piece

_BULLET = re.compile(r"^\s*[•●▪■◦○‣⁃∙➢►✓\uf0b7\uf0a7\uf0d8]\s*")
_SENTENCE_END = re.compile(r"[.!?]['’\")]?\s*$")
_MOST_CELLS_KEPT = 512
"""A row's cells are asked for a dozen times while the row is placed; those of many pages need not be kept."""

SHORT_WORDS = 14
"""A title row or sub-heading is seldom longer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """Where in which table something stands; tables are numbered in reading order.

    `columns` is the table's width; `is_band` says that one cell fills the row.
    """

    table: int
    row: int
    columns: int
    is_band: bool = False
    fill: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FlatParagraph:
    """One line of a paragraph that stands by itself, in a box, or in a row that one cell fills."""

    paragraph: Paragraph
    spot: Spot | None = None

    @property
    def text(self) -> str:
        """The line's words."""
        return self.paragraph.text


@dataclass(frozen=True, slots=True, kw_only=True)
class FlatRow:
    """A table row with several cells."""

    row: Row
    spot: Spot
    lines: tuple[tuple[Paragraph, ...], ...]
    """The lines of its cells, as `cell_paragraphs` gives them."""
    texts: tuple[str, ...]
    """The words of its cells."""
    text: str
    """The row's words, cells joined as a section's text has them."""


FlatItem: TypeAlias = FlatParagraph | FlatRow
_made_spot, _made_paragraph, _made_row = maker(Spot), maker(FlatParagraph), maker(FlatRow)


@kept(2)
def flatten(blocks: tuple[Block, ...]) -> tuple[FlatItem, ...]:
    """Return the blocks as a stream in reading order; soft line breaks divide lines, empty paragraphs are left out."""
    return tuple(_walk(blocks, count(), None))


def explode(row: FlatRow) -> tuple[FlatItem, ...]:
    """Return the paragraphs of a row's cells, cell by cell: for cells that hold a heading and what it heads."""
    spot = replace(row.spot, is_band=True)
    items: list[FlatItem] = []
    for cell in row.row.cells:
        if not cell.is_inherited:
            items.extend(_walk(cell.blocks, count(row.spot.table * 1000 + 1), replace(spot, fill=cell.fill)))
    return tuple(items)


def row_of(item: FlatRow, spot: Spot, *cells: Cell) -> FlatRow:
    """Return a row with other cells, at another spot."""
    texts = tuple(map(cell_text, cells))
    return replace(
        item,
        row=replace(item.row, cells=cells),
        spot=spot,
        lines=tuple(map(cell_paragraphs, cells)),
        texts=texts,
        text=" | ".join(texts),
    )


def cell_paragraphs(cell: Cell) -> tuple[Paragraph, ...]:
    """Return the lines of a cell, those of tables inside it included; bullet signs are no part of them."""
    return _lines_of(cell)[0]


def cell_text(cell: Cell) -> str:
    """Return a cell's lines, joined by line breaks."""
    return _lines_of(cell)[1]


def split_lines(paragraph: Paragraph) -> tuple[Paragraph, ...]:
    """Return the lines that soft breaks make of a paragraph, with bullet signs taken off into `list_label`."""
    text = paragraph.text
    if "\n" not in text and text == text.strip() and not _BULLET.match(text):
        return (paragraph,) if text else ()
    lines: list[Paragraph] = []
    start = 0
    for part in text.split("\n"):
        line = cut(paragraph, start, start + len(part))
        if line.text:
            lines.append(_without_bullet(line if not lines else replace(line, list_label=None)))
        start += len(part) + 1
    return tuple(lines)


def cut(paragraph: Paragraph, start: int, end: int) -> Paragraph:
    """Return a stretch of a paragraph without the blanks at its ends, its pieces counted anew."""
    text = paragraph.text[start:end]
    start += len(text) - len(text.lstrip())
    end = start + len(text.strip())
    pieces = tuple(
        Piece(start=max(piece.start, start) - start, end=min(piece.end, end) - start, place=piece.place)
        for piece in paragraph.pieces
        if piece.start < end and piece.end > start
    )
    return replace(paragraph, text=paragraph.text[start:end], pieces=pieces)


def body_size(items: tuple[FlatItem, ...]) -> float | None:
    """Return the type size, in points, that most characters have; None where the format does not tell."""
    sizes: Counter[float] = Counter()
    for item in items:
        for paragraph in paragraphs_of(item):
            if paragraph.size_pt:
                sizes[round(paragraph.size_pt, 1)] += len(paragraph.text)
    return sizes.most_common(1)[0][0] if sizes else None


def paragraphs_of(item: FlatItem) -> tuple[Paragraph, ...]:
    """Return the paragraphs of a line or row; merged cells count in the row where they start."""
    if isinstance(item, FlatParagraph):
        return (item.paragraph,)
    return tuple(
        [p for cell, lines in zip(item.row.cells, item.lines, strict=True) if not cell.is_inherited for p in lines]
    )


def is_short_label(text: str) -> bool:
    """Return whether a text could be a title: few words, and no sentence."""
    return 0 < len(text.split()) <= SHORT_WORDS and not _SENTENCE_END.search(text)


@kept(_MOST_CELLS_KEPT)
def _lines_of(cell: Cell) -> tuple[tuple[Paragraph, ...], str]:
    """Return the lines that a cell holds, and its words."""
    paragraphs = tuple(_lines_in(cell))
    return paragraphs, "\n".join([paragraph.text for paragraph in paragraphs])


def _lines_in(cell: Cell) -> Iterator[Paragraph]:
    for block in cell.blocks:
        if isinstance(block, Paragraph):
            yield from split_lines(block)
        else:
            for row in block.rows:
                for inner in row.cells:
                    if not inner.is_inherited:
                        yield from cell_paragraphs(inner)


def _walk(blocks: tuple[Block, ...], numbers: Iterator[int], spot: Spot | None) -> Iterator[FlatItem]:
    for block in blocks:
        if isinstance(block, Table):
            yield from _walk_table(block, numbers)
            continue
        for line in split_lines(block):
            yield _made_paragraph(paragraph=line, spot=spot)


def _walk_table(table: Table, numbers: Iterator[int]) -> Iterator[FlatItem]:
    number = next(numbers)
    rows = _without_bar(table.rows)
    for index, row in enumerate(rows):
        filled = [cell for cell in row.cells if not cell.is_inherited]
        if len(row.cells) == 1 and filled:
            spot = _made_spot(table=number, row=index, columns=table.column_count, is_band=True, fill=row.cells[0].fill)
            yield from _walk(row.cells[0].blocks, numbers, spot)
            continue
        lines, texts = zip(*map(_lines_of, row.cells), strict=True)
        if any(texts):
            spot = _made_spot(table=number, row=index, columns=table.column_count)
            yield _made_row(row=row, spot=spot, lines=lines, texts=texts, text=" | ".join(texts))


def _without_bar(rows: tuple[Row, ...]) -> tuple[Row, ...]:
    """Return the rows of a table without a first column that is empty in all of them: a coloured bar beside the words.

    What is left of one row is a band, in the colour of the bar where it has none of its own.
    """
    if not rows or any(len(row.cells) < 2 or _lines_of(row.cells[0])[1] for row in rows):
        return rows
    return tuple(
        [
            replace(row, cells=(replace(row.cells[1], fill=row.cells[1].fill or row.cells[0].fill), *row.cells[2:]))
            for row in rows
        ]
    )


def _without_bullet(line: Paragraph) -> Paragraph:
    match = _BULLET.match(line.text)
    if not match or match.end() >= len(line.text):
        return line
    bare = cut(line, match.end(), len(line.text))
    return replace(bare, list_label=line.list_label or "•")
