"""What each cell of a provision row is about: by its column's heading, or by its words where there is none."""

import re
from collections.abc import Mapping
from functools import lru_cache

from ehc_text.language.quantities import find_quantities
from ehc_text.records.provision import PartRole, Person

_HEADINGS = (
    (PartRole.CHECK, r"monitor|review|evaluat|check|overs[ei]|measur|evidence|how will we know|success|quality|impact"),
    (
        PartRole.WHO,
        r"\bwho\b|\bwhom\b|deliver|(?:provided|given|carried out|done|led|run|taught) by|provider|staff|responsib"
        r"|\brole\b|agency|person|lead\b|service",
    ),
    (
        PartRole.WHEN,
        r"how often|how long|\bwhen\b|frequen|duration|how much|timescale|time ?scale|\btimes?\b|\bhours\b|amount"
        r"|dosage|length|intensity|per week|sessions|start|end date|\bperiod\b|how many|quantity|level of"
        r"|group size|grouping|\bratio\b",
    ),
    (
        PartRole.ASIDE,
        r"^(?:no\.?|number|ref(?:erence)?|#|item|id)$|outcome|\bneeds?\b|cost|fund|budget|£|section|source|target|aim|goal"
        r"|\blink",
    ),
    (PartRole.WHAT, r"what|provision|support|strateg|intervention|programme|description|action|help|activity|resource"),
)
_HEADING_PATTERNS = tuple((role, re.compile(pattern, re.IGNORECASE)) for role, pattern in _HEADINGS)
_NAMES_PROVISION = re.compile(
    r"\W*(?:section\s+)?(?:(?:[A-K]|H\s?[12])\b)?\W*(?:(?:any|all|other|the)\s+)*(?:special|educational|health|social|care"
    r"|provision)",
    re.IGNORECASE,
)
_COUNTS = re.compile(r"\b(?:id|ref(?:erence)?|no\.?|number|version)\W*$", re.IGNORECASE)
"""Ends the heading of a number that is nobody's: "Provision ID", "Need reference"."""
_MARKER = re.compile(r"[\W\d]*|[A-Z]{0,2}\d+(?:\.\d+)*[a-z]?")
_MOST_WORDS_WHO = 14
_MOST_WORDS_WHEN = 16


# The rows of a table share their headings.
@lru_cache(maxsize=256)
def roles_of_heading(heading: str) -> frozenset[PartRole]:
    """Return what the cells under a column heading tell; nothing where the heading does not say.

    'Who, how often' tells two things; 'Monitored by' is never the deliverer's column, 'Provision' never more than
    what is done.
    """
    if _COUNTS.search(heading):
        return frozenset({PartRole.ASIDE})
    roles = {role for role, pattern in _HEADING_PATTERNS if pattern.search(heading)}
    if PartRole.CHECK in roles and not roles & {PartRole.WHAT} and not _asks_both(heading):
        return frozenset({PartRole.CHECK})
    if PartRole.WHAT in roles and _NAMES_PROVISION.match(heading):
        # 'Provision required to meet the need', 'H1 – Any social care provision which must be made under section 2'.
        roles -= {PartRole.ASIDE, PartRole.CHECK}
        return frozenset(roles)
    if roles & {PartRole.WHO, PartRole.WHEN}:
        return frozenset(roles & {PartRole.WHO, PartRole.WHEN})
    if PartRole.ASIDE in roles:
        return frozenset({PartRole.ASIDE})
    return frozenset(roles)


def unclear_cells(cells: list[str]) -> list[str]:
    """Return those cells of a row without headings of which it counts who is named in them."""
    return [cell for cell in cells[_what_cell(cells) + 1 :] if cell.strip() and not _MARKER.fullmatch(cell.strip())]


def roles_by_words(cells: list[str], people: Mapping[str, tuple[Person, ...]]) -> list[frozenset[PartRole]]:
    """Return what the cells of a row without headings tell, by what stands in them.

    `people` are those named in each of its unclear cells.

    The longest cell is what is done, unless it comes after a cell that can be nothing else; the first that opens with
    a deliverer is who does it, a second one who checks.
    """
    what = _what_cell(cells)
    roles: list[frozenset[PartRole]] = []
    for position, cell in enumerate(cells):
        taken = frozenset().union(*roles) if roles else frozenset()
        roles.append(
            frozenset({PartRole.WHAT}) if position == what else _role_by_words(cell, taken, people, position > what)
        )
    return roles


def _what_cell(cells: list[str]) -> int:
    for position, cell in enumerate(cells):
        if cell.strip() and not _MARKER.fullmatch(cell.strip()):
            return position
    return 0


def _role_by_words(
    cell: str, taken: frozenset[PartRole], people_in: Mapping[str, tuple[Person, ...]], is_after: bool
) -> frozenset[PartRole]:
    if not cell.strip():
        return frozenset()
    if not is_after or _MARKER.fullmatch(cell.strip()):
        return frozenset({PartRole.ASIDE})
    people = people_in[cell]
    has_quantity = bool(find_quantities(cell))
    if people and _opens_with(people[0], cell):
        if PartRole.WHO in taken:
            return frozenset({PartRole.CHECK})
        return frozenset({PartRole.WHO, PartRole.WHEN}) if has_quantity else frozenset({PartRole.WHO})
    if PartRole.WHEN in taken and people and PartRole.WHO in taken:
        return frozenset({PartRole.CHECK})
    if has_quantity or len(cell.split()) <= _MOST_WORDS_WHEN:
        return (
            frozenset({PartRole.WHEN, PartRole.WHO})
            if people and PartRole.WHO not in taken
            else frozenset({PartRole.WHEN})
        )
    return frozenset({PartRole.WHAT})


def _opens_with(person: Person, cell: str) -> bool:
    """Return whether a deliverer stands early enough in a cell for the cell to be about them."""
    return len(cell[: person.start].split()) <= 3 and len(cell.split()) <= 3 * _MOST_WORDS_WHO


def _asks_both(heading: str) -> bool:
    """Return whether a heading asks for the deliverer as well as for the check: 'Who delivers and reviews it'."""
    return re.search(r"deliver|provided by|by whom.*\band\b|how often.*review", heading, re.IGNORECASE) is not None
