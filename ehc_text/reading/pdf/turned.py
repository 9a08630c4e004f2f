"""Pages whose words run sideways or upside down as the page is shown: read as if they were turned the right way."""

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from ehc_text.reading.pdf import calls
from ehc_text.reading.pdf.frame import Frame
from ehc_text.records.document import Block, Cell, Paragraph, Table
from ehc_text.records.place import Box, Piece

_SAMPLE = 16
_FEWEST_LETTERS = 20
"""A page of fewer letters is not turned: it may hold no more than what is printed along its edge."""
_SHARE = 0.75


def reading_frame(text_page: Any, text: str, frame: Frame) -> Frame:  # noqa: ANN401 - a pointer of the PDF library
    """Return the frame in which most of a page's words stand upright; the page's own frame where they do so there."""
    # A few letters spread over the page tell; to look at each would cost as much as a good part of the rest.
    sample = [index for index in range(0, len(text), max(len(text) // _SAMPLE, 1)) if text[index].isalnum()]
    if len(text) < _FEWEST_LETTERS or not sample:
        return frame
    page = calls.pointer(text_page)
    angles = [calls.character_angle(page, index) for index in sample]
    if not frame.turns and angles.count(0.0) >= _SHARE * len(sample):
        return frame  # as nearly all pages
    turns, count = Counter(round(-math.degrees(angle) / 90) % 4 for angle in angles).most_common(1)[0]
    return frame if turns == frame.turns or count < _SHARE * len(sample) else replace(frame, turns=turns)


def as_shown(blocks: Iterable[Block], frames: Mapping[int, tuple[Frame, Frame]]) -> tuple[Block, ...]:
    """Return the blocks with the boxes of turned pages where they stand on the page as it is shown.

    `frames` maps the number of each turned page to the frame it was read in and the frame it is shown in.
    """
    return tuple(_block(block, frames) for block in blocks)


def _block(block: Block, frames: Mapping[int, tuple[Frame, Frame]]) -> Block:
    if isinstance(block, Paragraph):
        return replace(block, pieces=tuple(_piece(piece, frames) for piece in block.pieces))
    rows = [replace(row, cells=tuple(_cell(cell, frames) for cell in row.cells)) for row in block.rows]
    return Table(rows=tuple(rows), column_count=block.column_count)


def _cell(cell: Cell, frames: Mapping[int, tuple[Frame, Frame]]) -> Cell:
    return replace(cell, blocks=as_shown(cell.blocks, frames))


def _piece(piece: Piece, frames: Mapping[int, tuple[Frame, Frame]]) -> Piece:
    place = piece.place
    if place.page is None or place.box is None or place.page not in frames:
        return piece
    return replace(piece, place=replace(place, box=turned_box(place.box, *frames[place.page])))


def turned_box(box: Box, read: Frame, shown: Frame) -> Box:
    """Return a box of the frame that a page was read in as a box of the frame that it is shown in."""
    width, height = read.width, read.height
    x0, top, x1, bottom = box.x0, box.top, box.x1, box.bottom
    quarter = (shown.turns - read.turns) % 4
    if quarter == 1:
        return Box(x0=height - bottom, top=x0, x1=height - top, bottom=x1)
    if quarter == 2:
        return Box(x0=width - x1, top=height - bottom, x1=width - x0, bottom=height - top)
    return Box(x0=top, top=width - x1, x1=bottom, bottom=width - x0)
