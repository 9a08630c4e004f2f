"""Rows of a letter and the panel beside it, whose first line is the title: divided into a heading and what it heads."""

from collections.abc import Iterator
from dataclasses import replace

from ehc_text.parsing.headings.candidates import expand
from ehc_text.parsing.lines.flatten import FlatItem, FlatRow, cut, explode, is_short_label, row_of
from ehc_text.parsing.lines.letters import letters_alone
from ehc_text.records.document import Block, Paragraph

_FEWEST = 4
"""So many letters of sections beside panels show that this is how the document sets its headings."""
_LARGER_PT = 0.9


def with_side_panels(items: tuple[FlatItem, ...]) -> tuple[FlatItem, ...]:
    """Return the items with each row of a letter and a panel divided: letter and title, then the panel's lines.

    One such row may be that of a lettered list: there must be several, of different letters. A panel that a page
    break cuts may have its title alone, and go on beside a bar of the letter's colour.
    """
    beside = {index: letters for index, item in enumerate(items) if (letters := _letters_beside_panel(item))}
    if len({letter for letters in beside.values() for letter in letters}) < _FEWEST:
        return items
    bars = {_fill_of(items[index]) for index in beside} - {None}
    found: list[FlatItem] = []
    for index, item in enumerate(items):
        if index in beside:
            found.extend(_divided(item))
        elif isinstance(item, FlatRow) and not item.texts[0] and _fill_of(item) in bars:
            found.extend(_without_bar(item))
        else:
            found.append(item)
    return tuple(found)


def _letters_beside_panel(item: FlatItem) -> tuple[str, ...]:
    """Return the letters alone in the marked cell at one side of a row, beside a panel with a title; () if none."""
    if not isinstance(item, FlatRow) or len(item.row.cells) != 2 or any(cell.is_inherited for cell in item.row.cells):
        return ()
    mark = _mark_of(item)
    letters = letters_alone(item.texts[mark])
    return expand(letters) if letters and _is_marked(item, mark) and _has_title(item, 1 - mark) else ()


def _mark_of(item: FlatRow) -> int:
    """Return which of the two cells of a row may hold letters alone: the right one only where the left does not."""
    return 0 if letters_alone(item.texts[0]) else 1


def _is_marked(item: FlatRow, place: int) -> bool:
    return bool(item.row.cells[place].fill) or all(paragraph.is_bold for paragraph in item.lines[place])


def _has_title(item: FlatRow, place: int) -> bool:
    """Return whether the first line of a panel is a title: short, no list item, and bold or larger than the next."""
    first, *others = item.lines[place] or (None,)
    is_line = first is not None and isinstance(item.row.cells[place].blocks[0], Paragraph) and not first.list_label
    if first is None or not is_line or not is_short_label(first.text):
        return False
    if not others:
        return first.is_bold and place == 1
    return first.is_bold or (first.size_pt or 0.0) - (others[0].size_pt or 0.0) > _LARGER_PT


def _divided(item: FlatItem) -> Iterator[FlatItem]:
    """Yield the letter with its title as a row that opens a table, and what stands below the title line by line."""
    if not isinstance(item, FlatRow):
        return
    place = _mark_of(item)
    mark, panel = item.row.cells[place], item.row.cells[1 - place]
    title = item.lines[1 - place][0]
    spot = replace(item.spot, row=0)
    yield row_of(item, spot, mark, replace(panel, blocks=(title,)))
    rest = replace(panel, blocks=tuple(_without_first_line(panel.blocks)))
    yield from explode(row_of(item, spot, rest))


def _fill_of(item: FlatItem) -> str | None:
    return item.row.cells[0].fill if isinstance(item, FlatRow) else None


def _without_bar(item: FlatRow) -> tuple[FlatItem, ...]:
    """Return a row without the empty coloured cell that it starts with."""
    bare = row_of(item, item.spot, *item.row.cells[1:])
    return (bare,) if len(bare.row.cells) > 1 else explode(bare)


def _without_first_line(blocks: tuple[Block, ...]) -> Iterator[Block]:
    first, *others = blocks
    if isinstance(first, Paragraph):
        _, _, below = first.text.lstrip().partition("\n")
        if below.strip():
            yield cut(first, len(first.text) - len(below), len(first.text))
    yield from others
