"""Titles in a council's own words, on the line below a heading that gives no more than the letter."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from ehc_text.parsing.headings.candidates import Candidate, Reader, Where
from ehc_text.parsing.lines.flatten import FlatItem, FlatParagraph
from ehc_text.parsing.lines.letters import Form, find_letters
from ehc_text.parsing.lines.line_kinds import is_area
from ehc_text.parsing.lines.looks import Look, look_of, strength
from ehc_text.parsing.lines.titles import is_one_of, starts_with_one_of

_FEWEST = 4
"""So many headings with a line of one look below them show that these lines are their titles."""
_SHARE = 0.7
"""So many of the headings that give a letter alone have one, and so many of the lines of its look stand there."""
_SMALLER_PT = 0.9
_LABEL_WORDS = 3
"""A label of what stands below is short: "Outcome 1"."""
_MOST_WORDS = 60
"""The longest title of the law, with the regulation that it stands in, has fewer words."""


def with_titles_below(
    openings: tuple[Candidate, ...], items: Sequence[FlatItem], reader: Reader
) -> tuple[Candidate, ...]:
    """Return the openings, those that give a letter alone with the line below as their title where all have one.

    What such lines say is the council's own ("Where I am going"); that they look alike, unlike the text, and stand
    nowhere else shows what they are. An area of need, or a nil return, is none; nor is the one line of a placement,
    which may be no more than the name of a school.
    """
    lone = [opening for opening in openings if _is_letter_alone(opening)]
    below = {opening.item: look for opening in lone if (look := _title_look(items, opening.item + 1, reader))}
    if len(below) < _FEWEST:
        return openings
    look, times = Counter(below.values()).most_common(1)[0]
    taken = {opening.item for opening in openings}
    everywhere = sum(
        isinstance(item, FlatParagraph) and _plain_look(item) == look and index not in taken
        for index, item in enumerate(items)
    )
    if times < max(_FEWEST, _SHARE * len(lone)) or times < _SHARE * everywhere:
        return openings
    titled = {item for item, other in below.items() if other == look}
    if len({items[item + 1].text for item in titled}) < _FEWEST:
        return openings  # a sub-heading that comes in every section
    titled -= {opening.item for opening in lone if opening.letters == ("I",) and opening.item + 2 in taken}
    return tuple(
        replace(opening, has_title_below=True, is_lone=False) if opening.item in titled else opening
        for opening in openings
    )


def _is_letter_alone(opening: Candidate) -> bool:
    if opening.where is not Where.LINE or opening.content is not None or opening.form is Form.TITLE:
        return False
    lettered = find_letters(opening.heading)
    is_alone = lettered is not None and not opening.heading[lettered.rest :].strip() and lettered.title_end == 0
    return is_alone or opening.has_title_below


def _title_look(items: Sequence[FlatItem], index: int, reader: Reader) -> Look | None:
    """Return the look of a line that may be a title, None where it looks like the text or says something else."""
    item = items[index] if index < len(items) else None
    if not isinstance(item, FlatParagraph) or item.paragraph.list_label or item.paragraph.is_note:
        return None
    text, rules = item.text, reader.rules
    is_label = len(text.split()) <= _LABEL_WORDS and starts_with_one_of(text, rules.row_labels)
    if is_label or is_area(text, rules) or is_one_of(text, rules.nil_returns) or len(text.split()) > _MOST_WORDS:
        return None
    look = _plain_look(item)
    is_smaller = reader.body_pt is not None and 0 < look.size_pt <= reader.body_pt - _SMALLER_PT
    return look if is_smaller or strength(look, reader.body_pt) >= 2 else None


def _plain_look(item: FlatParagraph) -> Look:
    return replace(look_of(item), is_capitals=False)
