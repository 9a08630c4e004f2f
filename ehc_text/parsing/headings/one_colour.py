"""Bands and left cells that have a colour for each section: there colour tells nothing, and they are read as of one."""

from collections import Counter
from dataclasses import replace
from typing import TypeAlias

from ehc_text.parsing.lines.flatten import FlatItem, FlatParagraph, FlatRow, cell_paragraphs, is_short_label
from ehc_text.parsing.lines.letters import Form, find_letters
from ehc_text.parsing.lines.line_kinds import is_area
from ehc_text.parsing.lines.looks import Look, look_at, look_of
from ehc_text.records.headings import HeadingRules

_FEWEST_COLOURS = 3
"""Two may be one for headings and one for what stands under them."""
_FEWEST_BANDS = 4
_DARK = 150
"""Below this brightness, of 255, a fill has its words in white."""

_Kind: TypeAlias = tuple[Look, bool]


def in_one_colour(items: tuple[FlatItem, ...], rules: HeadingRules) -> tuple[FlatItem, ...]:
    """Return the items with bands, and left cells, that differ in nothing but their colour given one: the commonest.

    A dark band is never made a pale one. Bands of which most have one colour keep what they have, since there the
    others are of another kind.
    """
    kinds = {index: kind for index, item in enumerate(items) if (kind := _kind_of(item, rules))}
    colours: dict[_Kind, Counter[str]] = {}
    for index, kind in kinds.items():
        colours.setdefault(kind, Counter())[_fill(items[index])] += 1
    usual = {kind: some.most_common(1)[0][0] for kind, some in colours.items() if _are_many(some)}
    if not usual:
        return items
    return tuple(
        _filled(item, usual[kinds[index]]) if kinds.get(index) in usual else item for index, item in enumerate(items)
    )


def _kind_of(item: FlatItem, rules: HeadingRules) -> _Kind | None:
    """Return what a coloured band or left cell has beside its colour, and whether that is dark; None for others."""
    look = _look_of_left_cell(item) if isinstance(item, FlatRow) else _look_of_band(item)
    if look is None or not look.fill or is_area(item.text, rules):
        return None
    # A letter alone in its cell is a heading's, however light its colour.
    return replace(look, fill="", is_capitals=False), _is_letter_alone(item) or _is_dark(look.fill)


def _is_letter_alone(item: FlatItem) -> bool:
    if not isinstance(item, FlatRow):
        return False
    lettered = find_letters(item.texts[0])
    return lettered is not None and lettered.form is Form.BARE and not item.texts[0][lettered.rest :].strip()


def _look_of_band(item: FlatParagraph) -> Look | None:
    return look_of(item) if item.spot is not None and item.spot.is_band else None


def _look_of_left_cell(item: FlatRow) -> Look | None:
    """Return the look of a title in the left cell of a row whose other cells have another colour, if any."""
    left, others = item.row.cells[0], item.row.cells[1:]
    lines = cell_paragraphs(left)
    if not left.fill or left.is_inherited or not lines or not is_short_label(item.texts[0]):
        return None
    if any(cell.fill == left.fill for cell in others):
        return None
    return replace(look_at(lines[0], None), fill=left.fill.upper().replace("FFFFFF", ""))


def _are_many(colours: Counter[str]) -> bool:
    bands = colours.total()
    return len(colours) >= _FEWEST_COLOURS and bands >= _FEWEST_BANDS and 2 * max(colours.values()) <= bands


def _is_dark(fill: str) -> bool:
    try:
        red, green, blue = bytes.fromhex(fill)
    except ValueError:  # a colour of the theme, or a name
        return False
    return 0.3 * red + 0.59 * green + 0.11 * blue < _DARK


def _fill(item: FlatItem) -> str:
    found = item.row.cells[0].fill if isinstance(item, FlatRow) else look_of(item).fill
    return (found or "").upper()


def _filled(item: FlatItem, fill: str) -> FlatItem:
    if isinstance(item, FlatRow):
        first, *others = item.row.cells
        return replace(item, row=replace(item.row, cells=(replace(first, fill=fill), *others)))
    return item if item.spot is None else replace(item, spot=replace(item.spot, fill=fill))
