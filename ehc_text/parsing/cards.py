"""Cards: provision told downwards, in rows of a label and a value."""

import re
from collections.abc import Sequence
from dataclasses import replace

from ehc_text.parsing.facet_columns import roles_of_heading
from ehc_text.parsing.titles import is_one_of, plain_words
from ehc_text.records.headings import HeadingRules
from ehc_text.records.plan import CellSpan, Line, LineKind, Section

_QUESTION = re.compile(r"(?:who|whom|how|when|by)\b", re.I)
_QUESTION_WORDS = 7


_LABEL_WORDS = 5
"""A label between the fields of a card, "Group size", has no more words."""


def card_at(section: Section, lines: Sequence[Line], position: int, rules: HeadingRules) -> list[Line]:
    """Return the rows, from `position` on, of one piece of provision told downwards.

    "Provision | ...", "By whom | ...", "How often | ..." are one statement, whether a row holds one field or several
    ("By whom | ... | How often | ..."); it ends where one of its labels comes again. After the first label, which is a
    listed one, questions go on with it: "How we will check".
    """
    card: list[Line] = []
    labels: set[str] = set()
    for line in lines[position:]:
        own = [_plain(section, label) for label, _ in _fields(section, line, rules, is_begun=bool(card))]
        if not own or labels.intersection(own):
            break
        card.append(line)
        labels.update(own)
    return card


def values_of(card: Sequence[Line], section: Section) -> tuple[CellSpan, ...]:
    """Return the values of a card, each with its label as its heading."""
    pairs = (pair for line in card for pair in _pairs(line))
    return tuple(replace(value, heading=section.text[label.start : label.end]) for label, value in pairs)


def _fields(
    section: Section, line: Line, rules: HeadingRules, *, is_begun: bool
) -> tuple[tuple[CellSpan, CellSpan], ...]:
    """Return the labels and values that a row is made of, none where it is another row."""
    fields = _pairs(line)
    if not all(
        _is_label(section, label, rules, is_begun=is_begun or number > 0) for number, (label, _) in enumerate(fields)
    ):
        return ()
    return fields


def _pairs(line: Line) -> tuple[tuple[CellSpan, CellSpan], ...]:
    """Return the cells of a row two by two, without those that hold from a row above; none where one is left over."""
    own = [cell for cell in line.cells if not cell.inherited]
    if (
        line.kind is not LineKind.ROW
        or not own
        or len(own) % 2
        or own != list(line.cells[: len(own)])
        or own[0].heading
    ):
        return ()
    return tuple(zip(own[::2], own[1::2], strict=True))


def _is_label(section: Section, cell: CellSpan, rules: HeadingRules, *, is_begun: bool) -> bool:
    label = section.text[cell.start : cell.end]
    if is_one_of(label, rules.column_words):
        return True
    return is_begun and (_asks(label) or (len(label.split()) <= _LABEL_WORDS and bool(roles_of_heading(label))))


def _plain(section: Section, label: CellSpan) -> str:
    return " ".join(plain_words(section.text[label.start : label.end]))


def _asks(label: str) -> bool:
    """Return whether a label asks for the deliverer, the amount or the check: "Who by", "How much and when"."""
    return len(label.split()) <= _QUESTION_WORDS and bool(_QUESTION.match(label)) and bool(roles_of_heading(label))
