"""Cards: provision told downwards, in rows or lines of a label and a value."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from ehc_text.parsing.lines.facet_columns import roles_of_heading
from ehc_text.parsing.lines.titles import is_one_of, plain_words
from ehc_text.records.headings import HeadingRules
from ehc_text.records.plan import CellSpan, Line, LineKind, Section
from ehc_text.records.provision import PartRole

_LEADING = (LineKind.TEXT, LineKind.ITEM)
_QUESTION = re.compile(r"(?:who|whom|how|when|by)\b", re.I)
_QUESTION_WORDS = 7
_COLON = re.compile(r"(?P<label>[^:;.|–—]{2,40}?)(?::| [–—-])\s+(?=\S)")
_LABEL_WORDS = 5
"""A label between the fields of a card, "Group size", has no more words."""


def card_at(section: Section, lines: Sequence[Line], position: int, rules: HeadingRules) -> list[Line]:
    """Return the lines, from `position` on, of one piece of provision told downwards.

    "Provision | ...", "By whom | ...", "How often | ..." are one statement, whether a row holds one field or several
    ("By whom | ... | How often | ..."), and whether cells or colons part label and value; it ends where one of its
    labels comes again. A card that begins with another label than a listed one, and lines with colons, must tell what
    is done and by whom or how often. What is done may stand above the fields without a label, or as their sub-heading:
    then they must say both by whom and how often.
    """
    first = lines[position]
    if first.kind in _LEADING and not pairs_of(first, section.text):
        fields, labels = _fields(section, lines[position + 1 :], rules)
        return [first, *fields] if _tell_delivery(labels) else []
    card, labels = _fields(section, lines[position:], rules)
    is_known = bool(card) and first.kind is LineKind.ROW and is_one_of(labels[0], rules.column_words)
    is_headed = position > 0 and lines[position - 1].kind is LineKind.SUB_HEADING and _tell_delivery(labels)
    return card if is_known or is_headed or _tell_provision(labels) else []


def tells_no_provision(card: Sequence[Line], section: Section) -> bool:
    """Return whether no field of a card says what is done, so that only what stands above it can."""
    labels = [section.text[label.start : label.end] for line in card for label, _ in pairs_of(line, section.text)]
    return bool(pairs_of(card[0], section.text)) and _tell_delivery(labels)


def is_field(sentence: str, rules: HeadingRules) -> bool:
    """Return whether a sentence behind another only tells by whom, when or how it is checked: "Who: Mrs Low."."""
    match = _COLON.match(sentence)
    if match is None or not _is_label(match["label"], rules):
        return False
    return roles_of_heading(match["label"]) <= {PartRole.WHO, PartRole.WHEN, PartRole.CHECK}


def values_of(card: Sequence[Line], section: Section) -> tuple[CellSpan, ...]:
    """Return the values of a card, each with its label as its heading; what has no label stands first."""
    lead = () if pairs_of(card[0], section.text) else (CellSpan(start=card[0].start, end=card[0].end),)
    pairs = (pair for line in card for pair in pairs_of(line, section.text))
    return (*lead, *(replace(value, heading=section.text[label.start : label.end]) for label, value in pairs))


def _fields(section: Section, lines: Sequence[Line], rules: HeadingRules) -> tuple[list[Line], list[str]]:
    """Return the lines of label and value that come first, up to a label that comes again, and their labels."""
    fields: list[Line] = []
    labels: list[str] = []
    for line in lines:
        own = [section.text[label.start : label.end] for label, _ in pairs_of(line, section.text)]
        if not own or not all(_is_label(label, rules) for label in own):
            break
        if {_plain(label) for label in own} & {_plain(label) for label in labels}:
            break
        fields.append(line)
        labels += own
    return fields, labels


def pairs_of(line: Line, text: str) -> tuple[tuple[CellSpan, CellSpan], ...]:
    """Return the labels and values of a line: what a colon parts, or the cells of a row two by two.

    Cells that hold from a row above are left aside; where one cell is left over there are none.
    """
    if line.kind in (LineKind.TEXT, LineKind.ITEM):
        match = _COLON.match(text, line.start, line.end)
        if match is None:
            return ()
        label = CellSpan(start=match.start(), end=match.end("label"))
        return ((label, CellSpan(start=match.end(), end=line.end)),)
    own = [cell for cell in line.cells if not cell.inherited]
    is_in_pairs = line.kind is LineKind.ROW and bool(own) and len(own) % 2 == 0 and own == list(line.cells[: len(own)])
    return tuple(zip(own[::2], own[1::2], strict=True)) if is_in_pairs and not own[0].heading else ()


def _is_label(label: str, rules: HeadingRules) -> bool:
    if is_one_of(label, rules.column_words) or _asks(label):
        return True
    return len(label.split()) <= _LABEL_WORDS and bool(roles_of_heading(label))


def _tell_provision(labels: Iterable[str]) -> bool:
    """Return whether labels ask for what is done and for who or how often, and so make one piece of provision."""
    roles = {role for label in labels for role in roles_of_heading(label)}
    return PartRole.WHAT in roles and not roles.isdisjoint({PartRole.WHO, PartRole.WHEN})


def _tell_delivery(labels: Iterable[str]) -> bool:
    """Return whether labels ask for who and how often, and leave it to the words above to say what is done."""
    roles = {role for label in labels for role in roles_of_heading(label)}
    return roles >= {PartRole.WHO, PartRole.WHEN} and PartRole.WHAT not in roles


def _plain(label: str) -> str:
    return " ".join(plain_words(label))


def _asks(label: str) -> bool:
    """Return whether a label asks for the deliverer, the amount or the check: "Who by", "How much and when"."""
    return len(label.split()) <= _QUESTION_WORDS and bool(_QUESTION.match(label)) and bool(roles_of_heading(label))
