"""Headings in large type over groups of sections, with a line of introduction: "My health", then C, then G."""

from collections.abc import Sequence
from dataclasses import replace

from ehc_text.parsing.headings.candidates import Candidate, Reader, Where
from ehc_text.parsing.lines.flatten import FlatItem, FlatParagraph, is_short_label
from ehc_text.parsing.lines.line_kinds import is_area
from ehc_text.parsing.lines.looks import Look, look_of, strength

_FEWEST = 2
"""One heading of a look may be anything; of two, each with a section right below, it is plain."""
_INTRODUCTION_LINES = 2
_INTRODUCTION_WORDS = 40


def find_group_heads(items: Sequence[FlatItem], openings: tuple[Candidate, ...], reader: Reader) -> frozenset[int]:
    """Return the headings that stand over sections of less weight, with the lines between them and the first of these.

    A heading is one of a group only if every line that looks like it has a section below, but for a line or two. Where
    all of them are areas of need they say what the sections below are about, and are left to others.
    """
    if not openings:
        return frozenset()
    heads = [c.look for c in openings if c.where is Where.LINE]
    least = (
        max((strength(look, reader.body_pt) for look in heads), default=0),
        max((look.size_pt for look in heads), default=0.0),
    )
    opened = {_top_of(opening, items) for opening in openings}
    spans: dict[Look, list[range | None]] = {}
    others: set[Look] = set()
    for index in range(openings[0].item, openings[-1].item):
        item = items[index]
        if index not in opened and isinstance(item, FlatParagraph) and _is_larger(item, least, reader):
            look = replace(look_of(item), is_capitals=False)
            spans.setdefault(look, []).append(_span(index, items, opened))
            if not is_area(item.text, reader.rules):
                others.add(look)
    return frozenset(
        index
        for look, group in spans.items()
        if look in others and len(group) >= _FEWEST and None not in group
        for span in group
        for index in span or ()
    )


def _is_larger(item: FlatParagraph, least: tuple[int, float], reader: Reader) -> bool:
    """Return whether a line is a heading with more weight, or in larger type, than any of a section."""
    look = look_of(item)
    weight = strength(look, reader.body_pt)
    is_more = weight >= least[0] and look.size_pt > least[1]
    return weight > 2 and is_more and is_short_label(item.text)


def _top_of(opening: Candidate, items: Sequence[FlatItem]) -> int:
    """Return where the table begins whose columns are sections, a title over its heads included; else the opening."""
    index, spot = opening.item, items[opening.item].spot
    if opening.where is not Where.COLUMNS or spot is None:
        return index
    while index:
        above = items[index - 1].spot
        if above is None or above.table != spot.table:
            break
        index -= 1
    return index


def _span(index: int, items: Sequence[FlatItem], opened: set[int]) -> range | None:
    """Return the items from a heading to the section below, None where more than an introduction lies between.

    What stands right below the heading of a section is its title or its content.
    """
    if index - 1 in opened:
        return None
    for end in range(index + 1, min(index + 2 + _INTRODUCTION_LINES, len(items))):
        if end in opened:
            return range(index, end)
        if not isinstance(items[end], FlatParagraph) or len(items[end].text.split()) > _INTRODUCTION_WORDS:
            return None
    return None
