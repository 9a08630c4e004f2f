"""Lines above sections that belong to none: headings over several ("Provision", over F, G and H), and banners."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from ehc_text.parsing.headings.candidates import Candidate, Reader, Where
from ehc_text.parsing.headings.heading_lines import is_title_of
from ehc_text.parsing.headings.tail import outranks, section_looks
from ehc_text.parsing.lines.flatten import FlatItem, FlatParagraph, is_short_label
from ehc_text.parsing.lines.line_kinds import is_area
from ehc_text.parsing.lines.looks import Look, look_of, strength
from ehc_text.parsing.lines.titles import is_one_of

_BANNER_TIMES = 3
"""A line that stands above so many headings is a banner ("OFFICIAL - SENSITIVE") that was typed on every page."""


def find_umbrellas(
    items: Sequence[FlatItem], openings: tuple[Candidate, ...], areas: frozenset[int], reader: Reader
) -> frozenset[int]:
    """Return the lines that head several sections: like the heading below them, or above it, with nothing between.

    `areas` are the lines that name the area of need of what opens below them. The first line under a heading is its
    content, however it looks: the name of a school may be as bold as "Placement".
    """
    looks = frozenset(replace(look, is_capitals=False) for look in section_looks(openings))
    above = Counter(items[opening.item - 1].text for opening in openings if opening.item)
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
        is_its_title = not opening.is_titled and is_title_of(item.text, opening.letters, reader.titles)
        if is_its_title or _is_banner(item, above, reader) or _is_umbrella(item, looks, reader):
            found.add(index)
    return frozenset(found)


def _is_banner(item: FlatParagraph, above: Counter[str], reader: Reader) -> bool:
    is_marked = strength(look_of(item), reader.body_pt) > 0
    return above[item.text] >= _BANNER_TIMES and is_marked and _is_title(item.text, reader)


def _is_umbrella(item: FlatParagraph, looks: frozenset[Look], reader: Reader) -> bool:
    """Return whether a line heads several sections; what is no more than bold must hold words of a section's title."""
    look = replace(look_of(item), is_capitals=False)
    if not (look in looks or outranks(look, looks)) or not _is_title(item.text, reader):
        return False
    is_known = bool(reader.titles.keyed(item.text) or reader.column_titles.letters(item.text))
    return is_known or strength(look, reader.body_pt) > 2


def _is_title(text: str, reader: Reader) -> bool:
    return is_short_label(text) and not is_area(text, reader.rules) and not is_one_of(text, reader.rules.nil_returns)
