"""Areas of need above sections that open once for each of them: "Cognition and learning", then E, then F."""

from collections import Counter
from dataclasses import replace

from ehc_text.parsing.headings.candidates import Candidate, Where
from ehc_text.parsing.lines.flatten import FlatItem, FlatParagraph
from ehc_text.parsing.lines.line_kinds import is_area
from ehc_text.records.headings import HeadingRules


def with_areas(
    openings: tuple[Candidate, ...], items: tuple[FlatItem, ...], rules: HeadingRules
) -> tuple[tuple[Candidate, ...], frozenset[int]]:
    """Return the openings with the area that each of them stands under, and the items that hold these areas.

    The line right above an opening names its area only where the section opens again for another one; the area holds
    until the next is named. So it does above a table that sets other sections side by side. Elsewhere such a line is a
    sub-heading of the section above it.
    """
    times = Counter(opening.letters for opening in openings if opening.where is not Where.COLUMNS)
    taken = {opening.item for opening in openings}
    found: list[Candidate] = []
    lines: set[int] = set()
    area = ""
    for opening in openings:
        above = items[opening.item - 1] if opening.item - 1 not in taken and opening.item else None
        if times[opening.letters] < 2:
            area = ""
        elif isinstance(above, FlatParagraph) and is_area(above.text, rules):
            area = above.text
            lines.add(opening.item - 1)
        if opening.where is Where.COLUMNS and isinstance(above, FlatParagraph) and is_area(above.text, rules):
            before = found[-1].letters if found else ()
            if not set(before) & set(opening.letters):
                area = above.text
                lines.add(opening.item - 1)
        area = opening.area or area
        found.append(replace(opening, area=area))
    return tuple(found), frozenset(lines)
