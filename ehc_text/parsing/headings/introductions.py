"""A line of the template's own above or below each heading, in small or slanted type: what a part is, who wrote it."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import TypeAlias

from ehc_text.parsing.headings.candidates import Candidate, Reader, Where
from ehc_text.parsing.lines.flatten import FlatItem, FlatParagraph
from ehc_text.parsing.lines.looks import Look, look_of

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
    looks = {_plain(opening.look) for opening in heads}
    opened = {opening.item for opening in openings}
    beside, alike = _in_small_type([opening.item - 1 for opening in heads], items, opened, reader)
    found = [index for index in alike if index + 1 in opened or _has_look(items, index + 1, looks)]
    # Without it the section above would be empty.
    alone = sum(index - 1 in opened for index in found)
    is_plain = len(beside) >= max(_FEWEST, _SHARE * len(heads)) and len(found) >= _SHARE * len(alike)
    return frozenset(found) if is_plain and alone <= (1 - _SHARE) * len(found) else frozenset()


def find_explanations(items: Sequence[FlatItem], openings: tuple[Candidate, ...], reader: Reader) -> frozenset[int]:
    """Return the lines right below headings in which the template says what the section is for.

    They are told as the lines above headings are; the only line of a section is none.
    """
    heads = [opening for opening in openings if opening.where is Where.LINE and opening.content is None]
    places = [opening.item + (2 if opening.has_title_below else 1) for opening in heads]
    opened = {opening.item for opening in openings}
    beside, alike = _in_small_type(places, items, opened, reader)
    found = [index for index in beside if index + 1 < len(items) and index + 1 not in opened]
    is_plain = len(found) >= max(_FEWEST, _SHARE * len(heads)) and len(found) >= _SHARE * len(alike)
    return frozenset(found) if is_plain else frozenset()


def _in_small_type(
    places: Sequence[int], items: Sequence[FlatItem], opened: set[int], reader: Reader
) -> tuple[list[int], list[int]]:
    """Return which lines at these places are in the small or slanted type that most of them have, and all lines in it.

    None where they are so few that they show nothing.
    """
    kinds = {place: kind for place in places if place not in opened and (kind := _small_type(items, place, reader))}
    if len(kinds) < _FEWEST:
        return [], []
    usual = Counter(kinds.values()).most_common(1)[0][0]
    span = range(max(min(opened) - 1, 0), len(items))
    alike = [index for index in span if index not in opened and _small_type(items, index, reader) == usual]
    return [place for place, kind in kinds.items() if kind == usual], alike


def _small_type(items: Sequence[FlatItem], index: int, reader: Reader) -> _Type | None:
    """Return the size and slant of a line that is smaller than the text, or slanted; None for any other."""
    item = items[index] if 0 <= index < len(items) else None
    if not isinstance(item, FlatParagraph) or item.paragraph.is_note or item.paragraph.list_label:
        return None
    size, slanted = item.paragraph.size_pt or 0.0, item.paragraph.is_italic
    is_small = bool(size and reader.body_pt) and size <= (reader.body_pt or 0.0) - _SMALLER_PT
    if item.paragraph.is_bold or len(item.text.split()) > _MOST_WORDS or not (is_small or slanted):
        return None
    return size, slanted


def _has_look(items: Sequence[FlatItem], index: int, looks: set[Look]) -> bool:
    item = items[index] if index < len(items) else None
    return isinstance(item, FlatParagraph) and _plain(look_of(item)) in looks


def _plain(look: Look) -> Look:
    return replace(look, is_capitals=False)
