"""What stands over a table that sets sections side by side: it belongs to its first section, not to the one above."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from ehc_text.parsing.headings.candidates import Candidate, Reader, Where
from ehc_text.parsing.headings.tail import outranks, section_looks
from ehc_text.parsing.lines.flatten import FlatItem, FlatParagraph, is_short_label
from ehc_text.parsing.lines.looks import Look, look_of, strength


def find_table_tops(items: Sequence[FlatItem], openings: tuple[Candidate, ...], reader: Reader) -> dict[int, Candidate]:
    """Return the first lines of tables that set sections side by side, where title and strengths stand over the heads.

    They belong to the table, and not to the section that was open before it; so do headings right above the table.
    """
    taken = {opening.item for opening in openings}
    tops = _headings_over(Where.COLUMNS, items, openings, reader)
    for opening in openings:
        if opening.where is not Where.COLUMNS:
            continue
        index = opening.item
        while index and index - 1 not in taken and _is_same_table(items[index - 1], items[opening.item]):
            index -= 1
        spot = items[index].spot
        if index < opening.item and spot is not None and spot.row == 0:
            tops[index] = opening
    return tops


def find_table_headings(items: Sequence[FlatItem], openings: tuple[Candidate, ...], reader: Reader) -> frozenset[int]:
    """Return the headings right above tables whose rows open sections by their first cell: they belong to no section.

    "Block 2: Telling a story", then "Need (B) | ...", "Outcome (E) | ...".
    """
    return frozenset(_headings_over(Where.LEFT_CELL, items, openings, reader))


def _headings_over(
    where: Where, items: Sequence[FlatItem], openings: tuple[Candidate, ...], reader: Reader
) -> dict[int, Candidate]:
    """Return the headings right above tables that open sections so, with the first opening of their table.

    No more than bold, a heading must have a fellow above another such table.
    """
    opened = {opening.item for opening in openings}
    times: Counter[Look] = Counter()
    found: dict[int, tuple[Look, Candidate]] = {}
    for opening in openings:
        spot = items[opening.item].spot
        if opening.where is not where or spot is None or spot.row:
            continue
        for index in range(opening.item - 1, openings[0].item, -1):
            item = items[index]
            if not isinstance(item, FlatParagraph) or not _may_head(index, item, items, opened):
                break
            found[index] = _plain_look(item), opening
            times[found[index][0]] += 1
    weights = {look: strength(look, reader.body_pt) for look in times}
    return {
        index: opening
        for index, (look, opening) in found.items()
        if weights[look] > 2 or (weights[look] == 2 and times[look] > 1)
    }


def _may_head(index: int, item: FlatParagraph, items: Sequence[FlatItem], opened: set[int]) -> bool:
    """Return whether a line may be a heading, and is not the first line below that of a section."""
    if index in opened or item.paragraph.list_label or item.paragraph.is_note:
        return False
    is_first = index - 1 in opened and isinstance(items[index - 1], FlatParagraph)
    return is_short_label(item.text) and not is_first


def find_joint_headings(
    items: Sequence[FlatItem], openings: tuple[Candidate, ...], reader: Reader
) -> dict[int, Candidate]:
    """Return the headings over such tables that name their sections together, each with its first table.

    "Needs, outcomes and provision" looks like the headings of sections; then comes an introduction, then the tables of
    each area. The introduction is no part of the section that stood before.
    """
    looks = frozenset(replace(look, is_capitals=False) for look in section_looks(openings))
    found = {}
    for before, opening in pairwise(openings):
        if opening.where is not Where.COLUMNS or set(before.letters) & set(opening.letters):
            continue
        for index in range(before.item + 1, opening.item - 1):
            item = items[index]
            if not isinstance(item, FlatParagraph) or not is_short_label(item.text):
                continue
            look = _plain_look(item)
            if (look in looks or outranks(look, looks)) and _names(item.text, reader) & set(opening.letters):
                found[index] = opening
    return found


def _names(text: str, reader: Reader) -> set[str]:
    """Return the letters whose titles or key words a text holds."""
    return {*reader.titles.keyed(text), *reader.column_titles.letters(text)}


def _is_same_table(item: FlatItem, other: FlatItem) -> bool:
    return item.spot is not None and other.spot is not None and item.spot.table == other.spot.table


def _plain_look(item: FlatParagraph) -> Look:
    return replace(look_of(item), is_capitals=False)
