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


def card_at(section: Section, lines: Sequence[Line], position: int, rules: HeadingRules) -> list[Line]:
    """Return the rows, from `position` on, of one piece of provision told downwards.

    "Provision | ...", "By whom | ...", "How often | ..." in rows of two cells are one statement; it ends where one of
    its labels comes again. After the first label, which is a listed one, questions go on with it: "How we will check".
    """
    card: list[Line] = []
    labels: set[str] = set()
    for line in lines[position:]:
        label = _label(section, line, rules, is_begun=bool(card))
        if label is None or label in labels:
            break
        card.append(line)
        labels.add(label)
    return card


def values_of(card: Sequence[Line], section: Section) -> tuple[CellSpan, ...]:
    """Return the values of a card, each with its label as its heading."""
    return tuple(replace(line.cells[1], heading=section.text[line.cells[0].start : line.cells[0].end]) for line in card)


def _label(section: Section, line: Line, rules: HeadingRules, *, is_begun: bool) -> str | None:
    own = [cell for cell in line.cells if not cell.inherited]
    if line.kind is not LineKind.ROW or len(own) != 2 or own != list(line.cells[:2]) or own[0].heading:
        return None
    label = section.text[line.cells[0].start : line.cells[0].end]
    is_label = is_one_of(label, rules.column_words) or (is_begun and _asks(label))
    return " ".join(plain_words(label)) if is_label else None


def _asks(label: str) -> bool:
    """Return whether a label asks for the deliverer, the amount or the check: "Who by", "How much and when"."""
    return len(label.split()) <= _QUESTION_WORDS and bool(_QUESTION.match(label)) and bool(roles_of_heading(label))
