"""Which sections hold large pictures, whose words, if they show any, were not read."""

from collections.abc import Iterable, Sequence

from ehc_text.parsing.headings.candidates import Candidate
from ehc_text.parsing.lines.flatten import FlatItem, paragraphs_of
from ehc_text.records.place import Place

FRONT = "front"
"""Stands for the front sheet, where a letter names a section."""


def pictured_sections(
    pictures: Sequence[Place], items: Sequence[FlatItem], openings: Sequence[Candidate], ends: Iterable[int]
) -> tuple[tuple[str, Place], ...]:
    """Return the letter of each section that a picture stands in, with the picture's place, each letter once.

    What stands before the first section is `FRONT`; pictures behind the last one are left out.
    """
    if not pictures or not openings:
        return ()
    letters: dict[int, tuple[str, ...]] = {**dict.fromkeys(ends, ()), **{o.item: o.letters for o in openings}}
    starts = sorted(
        (place, found) for index, found in letters.items() if (place := _place_of(items[index])) is not None
    )
    result: dict[str, Place] = {}
    for picture in pictures:
        before = [found for place, found in starts if place <= _order(picture)]
        for letter in before[-1] if before else (FRONT,):
            result.setdefault(letter, picture)
    return tuple(result.items())


def _place_of(item: FlatItem) -> tuple[float, float] | None:
    pieces = (piece for paragraph in paragraphs_of(item) for piece in paragraph.pieces)
    first = next(pieces, None)
    return None if first is None else _order(first.place)


def _order(place: Place) -> tuple[float, float]:
    """Return what places of one file are ordered by: page and height, or the number of the paragraph."""
    if place.page is not None:
        return place.page, place.box.top if place.box else 0.0
    return 0, place.paragraph or 0
