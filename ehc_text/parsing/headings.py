"""Finds the lines, cells and column heads that may open a section; which of them do is for `choose` to say."""

from collections.abc import Iterator
from dataclasses import replace

from ehc_text.parsing.candidates import Candidate, Reader, Where
from ehc_text.parsing.flatten import FlatItem, FlatParagraph, FlatRow, explode
from ehc_text.parsing.heading_cells import heading_in_left_cell, heads_in_row, is_panels
from ehc_text.parsing.heading_lines import heading_in_text, is_title_of
from ehc_text.parsing.looks import look_of


def unfold(items: tuple[FlatItem, ...], reader: Reader) -> tuple[FlatItem, ...]:
    """Return the stream with rows divided into lines where their cells are panels: a heading and what it heads."""
    found: list[FlatItem] = []
    for item in items:
        if isinstance(item, FlatRow) and is_panels(item, reader):
            found.extend(unfold(explode(item), reader))
        else:
            found.append(item)
    return tuple(found)


def find_candidates(items: tuple[FlatItem, ...], reader: Reader) -> tuple[Candidate, ...]:
    """Return all that may open a section, in reading order; lines of a contents list with dots are left out."""
    return tuple(_candidates(items, reader))


def _candidates(items: tuple[FlatItem, ...], reader: Reader) -> Iterator[Candidate]:
    for index, item in enumerate(items):
        if isinstance(item, FlatParagraph):
            found = _in_line(index, item, reader)
        else:
            found = heads_in_row(index, item, reader) or heading_in_left_cell(index, item, reader)
        if found:
            yield _with_title_below(found, items, reader)


def _in_line(index: int, item: FlatParagraph, reader: Reader) -> Candidate | None:
    if item.paragraph.is_note:
        return None
    look = look_of(item)
    return heading_in_text(index, item.text, item.paragraph.list_label, look, Where.LINE, reader)


def _with_title_below(found: Candidate, items: tuple[FlatItem, ...], reader: Reader) -> Candidate:
    """Return a heading that gives the letter alone with the next line as its title, if that is what it is."""
    if found.is_titled or found.content is not None or found.where is not Where.LINE or found.item + 1 >= len(items):
        return found
    below = items[found.item + 1]
    if not isinstance(below, FlatParagraph) or not is_title_of(below.text, found.letters, reader.titles):
        return found
    return replace(found, is_titled=True, is_lone=False, has_title_below=True)
