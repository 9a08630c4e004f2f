"""Sections that a Word file names in its running headers only: each stands in pages with a header of their own."""

from collections.abc import Iterator

from ehc_text.parsing.headings.candidates import Candidate, Reader, letters_of
from ehc_text.parsing.headings.headings import find_candidates
from ehc_text.parsing.lines.flatten import flatten
from ehc_text.records.document import Block, Document, Paragraph, RunningHead
from ehc_text.records.place import Piece

_FEWEST = 2
"""Headers that name one section only may be those of all pages, left over from one."""


def with_running_heads(document: Document, opened: set[str], reader: Reader) -> tuple[Block, ...]:
    """Return the blocks with those lines of running headers as headings whose letters no heading of the body opens.

    `opened` are the letters that the body's own headings open.
    """
    heads = [(head, letters) for head in document.running_heads if (letters := _letters(head, reader))]
    if len({letters for _, letters in heads}) < _FEWEST:
        return document.blocks
    missing = [head for head, letters in heads if not letters & opened]
    if not missing:
        return document.blocks
    blocks: list[Block] = []
    for block in document.blocks:
        at = next(_paragraph_numbers(block), None)
        while missing and at is not None and at >= (missing[0].start.paragraph or 0):
            blocks.append(_heading(missing.pop(0)))
        blocks.append(block)
    return tuple(blocks)


def _letters(head: RunningHead, reader: Reader) -> frozenset[str]:
    found: tuple[Candidate, ...] = find_candidates(flatten((_heading(head),)), reader)
    return frozenset(letters_of(found))


def _heading(head: RunningHead) -> Paragraph:
    piece = Piece(start=0, end=len(head.text), place=head.start)
    return Paragraph(text=head.text, pieces=(piece,), heading_level=1, is_bold=True)


def _paragraph_numbers(block: Block) -> Iterator[int]:
    """Yield the numbers of the paragraphs that a block holds, as places count them."""
    if isinstance(block, Paragraph):
        yield from (piece.place.paragraph for piece in block.pieces if piece.place.paragraph is not None)
        return
    for row in block.rows:
        for cell in row.cells:
            for inner in cell.blocks:
                yield from _paragraph_numbers(inner)
