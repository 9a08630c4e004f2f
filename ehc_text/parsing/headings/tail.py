"""Where a section ends though no other opens: at signatures, appendices, appended reports, matter between sections."""

import re
from collections import Counter

from ehc_text.parsing.headings.candidates import Candidate, Where
from ehc_text.parsing.lines.flatten import FlatItem, FlatParagraph, FlatRow, cell_text, is_short_label
from ehc_text.parsing.lines.line_kinds import is_area
from ehc_text.parsing.lines.looks import Look, look_of, strength
from ehc_text.parsing.lines.titles import plain_words, starts_with_one_of
from ehc_text.records.document import Paragraph
from ehc_text.records.headings import HeadingRules

_APPENDED = frozenset({"appendix", "annex", "attachment", "appendices"})
_MOST_WORDS = 20
_SIGNS = re.compile(
    r"(?:(?:th(?:is|e) (?:plan|document) (?:was|is|has been) )?(?:signed|issued|authorised|sealed)(?: and \w+)?\s*"
    r"(?::|(?:by|on|for)\b.*\d{4})|(?:duly )?authorised (?:officer|signatory)\b"
    r"|(?:signed )?for (?:and on behalf of )?the (?:council|local authority)\s*[:,])",
    re.IGNORECASE,
)
"""How a sentence begins that signs a plan; behind the heading of the last section it is none of its words."""
_COUNT = re.compile(r"\(?(\d{1,2})\W*")
_TYPED_COUNT = re.compile(r"\s*\(?(\d{1,2})[.)]?\s+(?=[A-Z])")
_LINES_SIGNED = 8
"""So many items from the end a plan is signed; further up, a report in Section K may be."""
_APPENDED_WORDS = 25
"""An appendix has at least so many words; a line of a list of appendices is followed by the next line."""


def find_ends(
    items: tuple[FlatItem, ...], openings: tuple[Candidate, ...], rules: HeadingRules, body_pt: float | None
) -> frozenset[int]:
    """Return the items at which the section that is open closes, though no other opens."""
    if not openings:
        return frozenset()
    looks = section_looks(openings)
    last = openings[-1].item
    opened = {opening.item for opening in openings}
    ends: set[int] = set()
    for index in range(openings[0].item + 1, len(items)):
        item = items[index]
        if index in opened:
            continue
        if isinstance(item, FlatRow):
            if index > last and _is_signing_row(item, rules):
                ends.add(index)
        else:
            counts_on = index > last and _counts_on(item, items[last], body_pt)
            if counts_on or _closes(item, index, items, looks, rules, body_pt, is_last=index > last):
                ends.add(index)
    return frozenset(ends)


def _counts_on(item: FlatParagraph, heading: FlatItem, body_pt: float | None) -> bool:
    """Return whether a heading has the number after that of the last section: "13. Advice (K)", then "14. Issue"."""
    if not isinstance(heading, FlatParagraph) or not is_short_label(item.text):
        return False
    before, here = _number(heading.paragraph), _number(item.paragraph)
    return 0 < before == here - 1 and strength(look_of(item), body_pt) >= 1


def _number(paragraph: Paragraph) -> int:
    """Return the number that a heading has, set by Word or typed, 0 for none and for one of several parts."""
    found = _COUNT.fullmatch(paragraph.list_label or "") or _TYPED_COUNT.match(paragraph.text)
    return int(found[1]) if found else 0


def section_looks(openings: tuple[Candidate, ...]) -> frozenset[Look]:
    """Return the looks that headings of sections have in this document, if they look like headings at all."""
    counts = Counter(c.look for c in openings if c.where is Where.LINE and c.weight >= 2)
    return frozenset(look for look, count in counts.items() if count >= 2 or len(counts) == 1)


def outranks(look: Look, looks: frozenset[Look]) -> bool:
    """Return whether a heading's style or size stands above those of the sections."""
    levels = [other.level for other in looks if other.level]
    if look.level and levels:
        return look.level < min(levels)
    return look.is_bold and look.size_pt > max((other.size_pt for other in looks), default=float("inf"))


def _closes(
    item: FlatParagraph,
    index: int,
    items: tuple[FlatItem, ...],
    looks: frozenset[Look],
    rules: HeadingRules,
    body_pt: float | None,
    *,
    is_last: bool,
) -> bool:
    if item.paragraph.list_label:
        return False
    look = look_of(item)
    like_section = look in looks or outranks(look, looks)
    if (not is_last and not like_section) or is_area(item.text, rules):
        return False
    is_ending = starts_with_one_of(item.text, rules.endings) and len(item.text.split()) <= _MOST_WORDS
    if not is_last:
        is_signed = is_short_label(item.text) and any(_is_signed(index + step, items) for step in (1, 2, 3))
        return is_ending or is_signed or starts_with_one_of(item.text, rules.extras)
    if len(item.text.split()) <= _MOST_WORDS and (like_section or _signs(index, items)):
        return True
    if strength(look, body_pt) >= 2 and is_short_label(item.text) and _is_signed(index + 1, items):
        return True
    if not is_ending:
        return False
    if set(plain_words(item.text)[:1]) & _APPENDED:
        is_lone = strength(look, body_pt) >= 2 or _is_lone(item, items)
        return is_lone and _words_below(index, items) >= _APPENDED_WORDS
    return strength(look, body_pt) >= 1 or is_short_label(item.text)


def _signs(index: int, items: tuple[FlatItem, ...]) -> bool:
    """Return whether a sentence near the document's end signs the plan."""
    if len(items) - index > _LINES_SIGNED or not _SIGNS.match(items[index].text):
        return False
    return not any(_SIGNS.match(item.text) for item in items[:-_LINES_SIGNED])


def _is_signed(index: int, items: tuple[FlatItem, ...]) -> bool:
    """Return whether a signature stands at this place."""
    return index < len(items) and items[index].text.lower().startswith(("signed", "signature"))


def _is_lone(item: FlatParagraph, items: tuple[FlatItem, ...]) -> bool:
    """Return whether no other line starts with the same word: a list of appendices has several."""
    first = plain_words(item.text)[:1]
    return sum(plain_words(other.text)[:1] == first for other in items) == 1


def _words_below(index: int, items: tuple[FlatItem, ...]) -> int:
    """Count the words after a line, those under its own sub-headings included: a report has some of the same look."""
    return sum(len(item.text.split()) for item in items[index + 1 :])


def _is_signing_row(item: FlatRow, rules: HeadingRules) -> bool:
    first = cell_text(item.row.cells[0])
    if not first or set(plain_words(first)[:1]) & _APPENDED:
        return False
    return starts_with_one_of(first, rules.endings) and len(first.split()) <= 12
