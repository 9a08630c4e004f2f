"""Advice told downwards in section K: a row for its type, a row for its author and a row for its date."""

import re
from collections.abc import Iterator
from dataclasses import replace

from ehc_text.parsing.content.cards import pairs_of
from ehc_text.records.plan import CellSpan, Line, LineKind, Section

_FIELD = re.compile(
    r"\W*(?:(?:type|kind|source|nature|category|title|name) of (?:the )?"
    r"(?:advice|report|document|author|person|information)"
    r"|(?:advice|report|document)(?: (?:type|title|name|from|given by|date|dated|received))?"
    r"|type|source|from|who|author|written by|provided by|given by"
    r"|name(?: and (?:role|post|title))?|role|job title|post"
    r"|service|agency|organisation|title"
    r"|dated?|date (?:of|received|written|obtained|given|sent)\b.{0,30}|received|when|received on"
    r"|appendix(?: (?:no|number|ref))?|append(?:ed|ix)|attached|reference|ref|status)\W*",
    re.I,
)
"""A label of a card of advice; "Parents" or "School" is none, but the type itself."""

_DATE_FIELD = re.compile(r"\W*(?:dated?|received|when|.*\bdated?\b.*)\b", re.I)
_FEWEST_FIELDS = 2


def advice_cards(section: Section) -> tuple[tuple[Line, ...], ...]:
    """Return the lines of each card; a card ends where one of its labels comes again, or a heading stands.

    A text between the rows, as where a page ends, ends none. A single card without a date is none: its rows are as
    well a list.
    """
    cards = tuple(card for card in _cards(section) if len(_labels(section, card)) >= _FEWEST_FIELDS)
    has_dates = any(_DATE_FIELD.match(label) for card in cards for label in _labels(section, card))
    return cards if has_dates or len(cards) > 1 else ()


def values_of_card(section: Section, card: tuple[Line, ...]) -> tuple[CellSpan, ...]:
    """Return the values of a card, each with its label as its heading."""
    return tuple(
        replace(value, heading=section.text[label.start : label.end])
        for line in card
        for label, value in pairs_of(line, section.text)
    )


def _cards(section: Section) -> Iterator[tuple[Line, ...]]:
    card: list[Line] = []
    known: set[str] = set()
    for line in section.lines:
        labels = _labels(section, (line,))
        is_field = bool(labels) and all(_FIELD.fullmatch(label) for label in labels)
        if card and (line.kind is LineKind.SUB_HEADING or (is_field and known.intersection(labels))):
            yield tuple(card)
            card, known = [], set()
        if is_field:
            card.append(line)
            known.update(labels)
    if card:
        yield tuple(card)


def _labels(section: Section, card: tuple[Line, ...]) -> list[str]:
    return [
        section.text[label.start : label.end].strip(" :").lower()
        for line in card
        for label, _ in pairs_of(line, section.text)
    ]
