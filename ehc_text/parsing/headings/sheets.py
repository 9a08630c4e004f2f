"""Sheets of keys and values that tell outcome and provision downwards, under one heading for both sections."""

from collections.abc import Iterator, Sequence

from ehc_text.parsing.headings.candidates import Candidate, Reader, Where
from ehc_text.parsing.lines.facet_columns import roles_of_heading
from ehc_text.parsing.lines.flatten import FlatItem, FlatParagraph, FlatRow, cell_text, is_short_label
from ehc_text.parsing.lines.looks import look_of, strength
from ehc_text.parsing.lines.titles import is_one_of
from ehc_text.records.plan import PROVISION_LETTERS
from ehc_text.records.provision import PartRole

_HEADING_WEIGHT = 2
"""A line that looks at least so much like a heading is the title of the sheet below it."""


def find_sheets(
    items: Sequence[FlatItem], openings: tuple[Candidate, ...], reader: Reader
) -> dict[int, tuple[Candidate, str]]:
    """Return which section each item belongs to, under headings of several sections whose sheets tell them apart.

    "Outcome | ..." and "By when | ..." are of E, "What will be provided | ..." and "Who by | ..." of F. What stands
    over the first sheet belongs to the first section, what stands outside of the later ones to that of provision.
    """
    found: dict[int, tuple[Candidate, str]] = {}
    for number, opening in enumerate(openings):
        end = openings[number + 1].item if number + 1 < len(openings) else len(items)
        if opening.where is not Where.LINE or len(opening.letters) < 2:
            continue
        keys = dict(_keys(items, range(opening.item + 1, end), opening.letters, reader))
        if len(set(keys.values())) > 1:
            owners = _owners(items, range(opening.item + 1, end), keys, opening.letters, reader)
            found.update((index, (opening, letter)) for index, letter in owners.items())
    return found


def _keys(
    items: Sequence[FlatItem], span: range, letters: tuple[str, ...], reader: Reader
) -> Iterator[tuple[int, str]]:
    """Yield the rows whose key names one of the sections, each with its letter."""
    for index in span:
        letter = _named_by_key(items[index], letters, reader)
        if letter:
            yield index, letter


def _named_by_key(item: FlatItem, letters: tuple[str, ...], reader: Reader) -> str:
    if not isinstance(item, FlatRow) or len(item.row.cells) != 2 or item.row.cells[0].is_inherited:
        return ""
    key = cell_text(item.row.cells[0])
    named = reader.column_titles.letters(key) & set(letters)
    if len(named) == 1:
        return next(iter(named))
    provision = _provision(letters)
    is_what = is_one_of(key, reader.rules.column_words) and PartRole.WHAT in roles_of_heading(key)
    return provision if is_what else ""


def _provision(letters: tuple[str, ...]) -> str:
    """Return the one section of provision among several, "" where there is none or more than one."""
    found = [letter for letter in letters if letter in PROVISION_LETTERS]
    return found[0] if len(found) == 1 else ""


def _owners(
    items: Sequence[FlatItem], span: range, keys: dict[int, str], letters: tuple[str, ...], reader: Reader
) -> dict[int, str]:
    """Return the letter of each item: rows follow the key above them in their table, titles the key below them."""
    owners: dict[int, str] = {}
    otherwise = letters[0]
    held: tuple[int, str] | None = None
    for index in span:
        spot = items[index].spot
        if index in keys and spot is not None:
            held = spot.table, keys[index]
            otherwise = _provision(letters) or otherwise
        is_held = held is not None and spot is not None and spot.table == held[0]
        owners[index] = held[1] if held is not None and is_held else otherwise
    for index in sorted(keys, reverse=True):
        above = index - 1
        while above in span and _is_title(items[above], reader):
            owners[above] = keys[index]
            above -= 1
    return owners


def _is_title(item: FlatItem, reader: Reader) -> bool:
    if not isinstance(item, FlatParagraph) or item.paragraph.list_label or not is_short_label(item.text):
        return False
    return strength(look_of(item), reader.body_pt) >= _HEADING_WEIGHT
