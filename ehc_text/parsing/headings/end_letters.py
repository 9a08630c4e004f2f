"""Documents whose headings end in the letter alone, as where it stands at the right of a band: "Health needs    C"."""

from collections.abc import Sequence

from ehc_text.parsing.lines.flatten import FlatItem, FlatParagraph, is_short_label, paragraphs_of
from ehc_text.parsing.lines.letters import find_last_letter, find_letters
from ehc_text.parsing.lines.looks import look_at, strength

_LEAST_TITLES = 6
_LAST = frozenset("ABCDEFGHIJK12]")
_CORE = frozenset("BEF")
_WEIGHT = 2
"""A line that looks at least so much like a heading may be one."""


def ends_in_letters(items: Sequence[FlatItem], body_pt: float | None) -> bool:
    """Return whether many lines and rows that look like headings end in letters of sections, B, E and F among them.

    Their titles differ: "Class A", "Class B" and so on are none.
    """
    found: dict[str, str] = {}
    for item in items:
        text = item.text
        if text[-1:] not in _LAST or not is_short_label(text):
            continue
        if isinstance(item, FlatParagraph) or len(item.texts) == 2:
            last = find_last_letter(text)
            if last and find_letters(text) is None and _is_marked(item, body_pt):
                found.update(dict.fromkeys(last.letters, text[: last.title_end].lower()))
    return found.keys() >= _CORE and len(set(found.values())) >= _LEAST_TITLES


def _is_marked(item: FlatItem, body_pt: float | None) -> bool:
    if isinstance(item, FlatParagraph):
        return strength(look_at(item.paragraph, item.spot), body_pt) >= _WEIGHT
    return bool(item.row.cells[0].fill) or all(one.is_bold for one in paragraphs_of(item))
