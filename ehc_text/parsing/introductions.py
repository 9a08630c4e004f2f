"""A line of the template's own above each heading, in small or slanted type: what the next part is, who wrote it."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import TypeAlias

from ehc_text.parsing.candidates import Candidate, Reader, Where
from ehc_text.parsing.flatten import FlatItem, FlatParagraph
from ehc_text.parsing.looks import Look, look_of

_FEWEST = 4
_SHARE = 0.7
"""So many of the headings have such a line above them, and so many of these lines stand above a heading."""
_SMALLER_PT = 0.4
_MOST_WORDS = 60

_Type: TypeAlias = tuple[float, bool]


def find_introductions(items: Sequence[FlatItem], openings: tuple[Candidate, ...], reader: Reader) -> frozenset[int]:
    """Return the lines that introduce the heading below them; they belong to no section.

    That nearly every heading has one above it, in a type that stands hardly anywhere else, shows what they are. They
    introduce other headings of the look of those that open sections too.
    """
    heads = [opening for opening in openings if opening.where is Where.LINE]
    above = {opening.item - 1: kind for opening in heads if (kind := _small_type(items, opening.item - 1, reader))}
    if len(above) < _FEWEST or len(above) < _SHARE * len(heads):
        return frozenset()
    usual, times = Counter(above.values()).most_common(1)[0]
    looks = {_plain(opening.look) for opening in heads}
    opened = {opening.item for opening in openings}
    span = range(openings[0].item - 1, len(items) - 1)
    alike = [index for index in span if index not in opened and _small_type(items, index, reader) == usual]
    found = [index for index in alike if index + 1 in opened or _has_look(items[index + 1], looks)]
    is_plain = times >= max(_FEWEST, _SHARE * len(heads)) and len(found) >= _SHARE * len(alike)
    alone = sum(index - 1 in opened for index in found)  # without it the section above would be empty
    return frozenset(found) if is_plain and alone <= (1 - _SHARE) * len(found) else frozenset()


def _small_type(items: Sequence[FlatItem], index: int, reader: Reader) -> _Type | None:
    """Return the size and slant of a line that is smaller than the text, or slanted; None for any other."""
    item = items[index] if index >= 0 else None
    if not isinstance(item, FlatParagraph) or item.paragraph.is_note or item.paragraph.list_label:
        return None
    size, slanted = item.paragraph.size_pt or 0.0, item.paragraph.is_italic
    is_small = bool(size and reader.body_pt) and size <= (reader.body_pt or 0.0) - _SMALLER_PT
    if item.paragraph.is_bold or len(item.text.split()) > _MOST_WORDS or not (is_small or slanted):
        return None
    return size, slanted


def _has_look(item: FlatItem, looks: set[Look]) -> bool:
    return isinstance(item, FlatParagraph) and _plain(look_of(item)) in looks


def _plain(look: Look) -> Look:
    return replace(look, is_capitals=False)
