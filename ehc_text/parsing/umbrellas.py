"""Headings over several sections ("Provision", and under it F, G and H): they belong to none of them."""

from collections.abc import Sequence
from dataclasses import replace

from ehc_text.parsing.candidates import Candidate, Reader, Where
from ehc_text.parsing.flatten import FlatItem, FlatParagraph, is_short_label
from ehc_text.parsing.heading_lines import is_title_of
from ehc_text.parsing.line_kinds import is_area
from ehc_text.parsing.looks import look_of, strength
from ehc_text.parsing.tail import outranks, section_looks
from ehc_text.parsing.titles import is_one_of


def find_umbrellas(
    items: Sequence[FlatItem], openings: tuple[Candidate, ...], areas: frozenset[int], reader: Reader
) -> frozenset[int]:
    """Return the lines that head several sections: like the heading below them, or above it, with nothing between.

    `areas` are the lines that name the area of need of what opens below them. The first line under a heading is its
    content, however it looks: the name of a school may be as bold as "Placement".
    """
    looks = frozenset(replace(look, is_capitals=False) for look in section_looks(openings))
    taken = {opening.item for opening in openings}
    found: set[int] = set()
    for opening in openings:
        index = opening.item - 1
        while index in areas:
            index -= 1
        if opening.where is Where.LEFT_CELL or index < 1 or index in taken or index - 1 in taken:
            continue
        item = items[index]
        if not isinstance(item, FlatParagraph) or item.paragraph.list_label or item.paragraph.is_note:
            continue
        if not opening.is_titled and is_title_of(item.text, opening.letters, reader.titles):
            found.add(index)  # the title, and the letter below it
            continue
        look = replace(look_of(item), is_capitals=False)
        is_above = look in looks or outranks(look, looks)
        if (
            is_above
            and _is_title(item.text, reader)
            and (strength(look, reader.body_pt) > 2 or _is_known(item, reader))
        ):
            found.add(index)
    return frozenset(found)


def _is_title(text: str, reader: Reader) -> bool:
    return is_short_label(text) and not is_area(text, reader.rules) and not is_one_of(text, reader.rules.nil_returns)


def _is_known(item: FlatParagraph, reader: Reader) -> bool:
    """Return whether a line that is no more than bold holds the words of a section's title."""
    return bool(reader.titles.keyed(item.text) or reader.column_titles.letters(item.text))
