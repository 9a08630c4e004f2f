"""Finds the lines, cells and column heads that may open a section; which of them do is for `choose` to say."""

from collections.abc import Iterator
from dataclasses import replace

from ehc_text.parsing.headings.candidates import Candidate, Reader, Where
from ehc_text.parsing.headings.contents_list import HEADING_WEIGHT, heading_of, row_pair
from ehc_text.parsing.headings.heading_cells import heading_in_left_cell, heads_in_row, is_panels
from ehc_text.parsing.headings.heading_lines import heading_in_text, is_title_of
from ehc_text.parsing.headings.letters_below import letter_below
from ehc_text.parsing.lines.flatten import FlatItem, FlatParagraph, FlatRow, explode
from ehc_text.parsing.lines.letters import Form
from ehc_text.parsing.lines.looks import Look, look_of, strength


def unfold(items: tuple[FlatItem, ...], reader: Reader) -> tuple[FlatItem, ...]:
    """Return the stream with rows divided into lines where their cells are panels: a heading and what it heads."""
    found: list[FlatItem] = []
    for item in items:
        if isinstance(item, FlatRow) and is_panels(item, reader) and not row_pair(item):
            found.extend(unfold(explode(item), reader))
        else:
            found.append(item)
    return tuple(found)


def find_candidates(items: tuple[FlatItem, ...], reader: Reader) -> tuple[Candidate, ...]:
    """Return all that may open a section, in reading order; lines of a contents list with dots are left out."""
    return tuple(_candidates(items, reader))


def _candidates(items: tuple[FlatItem, ...], reader: Reader) -> Iterator[Candidate]:
    taught = reader.taught
    said_at = -1
    for index, item in enumerate(items):
        if index in taught.listed or index == said_at:
            continue
        said = letter_below(index, items, reader)
        if said:
            said_at = index + 1
            yield said
            continue
        if isinstance(item, FlatParagraph):
            found = _in_line(index, item, reader)
        else:
            found = (
                _taught(index, item, reader)
                or heads_in_row(index, item, reader)
                or heading_in_left_cell(index, item, reader)
            )
        if found and not _is_needless(found, reader):
            yield _with_title_below(found, items, reader)


def _is_needless(found: Candidate, reader: Reader) -> bool:
    """Return whether a title only seems to be that of a section which the contents list gives another one."""
    is_by_title = found.form is Form.TITLE and found.where is not Where.COLUMNS
    if not is_by_title or reader.taught.letters_of(found.heading):
        return False
    return set(found.letters) <= reader.taught.named


def _in_line(index: int, item: FlatParagraph, reader: Reader) -> Candidate | None:
    if item.paragraph.is_note:
        return None
    look = look_of(item)
    return _taught(index, item, reader) or heading_in_text(
        index, item.text, item.paragraph.list_label, look, Where.LINE, reader
    )


def _taught(index: int, item: FlatItem, reader: Reader) -> Candidate | None:
    """Return a heading that the contents list of the document has, as a line or in the row that opens a table."""
    if not reader.taught.letters:
        return None
    text, look = heading_of(item) or ("", Look())
    weight = strength(look, reader.body_pt)
    letters = reader.taught.letters_of(text) if weight >= HEADING_WEIGHT else ()
    if not letters:
        return None
    return Candidate(
        item=index,
        letters=letters,
        form=Form.TITLE,
        where=Where.LINE if isinstance(item, FlatParagraph) else Where.LEFT_CELL,
        heading=text,
        look=look,
        weight=weight,
        is_titled=True,
    )


def _with_title_below(found: Candidate, items: tuple[FlatItem, ...], reader: Reader) -> Candidate:
    """Return a heading that gives the letter alone with the next line as its title, if that is what it is."""
    if found.is_titled or found.content is not None or found.where is not Where.LINE or found.item + 1 >= len(items):
        return found
    below = items[found.item + 1]
    if not isinstance(below, FlatParagraph) or not is_title_of(below.text, found.letters, reader.titles):
        return found
    return replace(found, is_titled=True, is_lone=False, has_title_below=True)
