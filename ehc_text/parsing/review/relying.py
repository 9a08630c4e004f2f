"""Reads which agencies the plan under review relies on: where the report walks through its sections or lists them."""

import re
from collections.abc import Iterator, Mapping, Sequence

from ehc_text.parsing.lines.labels import label_words, role_of
from ehc_text.parsing.review.review_rows import ReviewRow
from ehc_text.parsing.review.review_words import ReviewWords, agency_of

_OF_LETTER = {"C": "health", "G": "health", "D": "social care", "H": "social care", "F": "education"}
_LABEL = re.compile(r"([^:\n]{2,80}):\s+(\S.*)", re.DOTALL)
_OPENS_WITH_LETTER = re.compile(r"(?i)\s*(?:section\s+)?(?P<letter>[CG]|D|H[12]?)\b(?!\w)")
_HEADS_A_SECTION = re.compile(r"\b(?:[Ss]ection|[Pp]art)s?\s+(?P<letter>[CGDH])[12]?\b|\((?P<bare>[CGDH])[12]?\)")
_LETTER = re.compile(r"\b(?:[Ss]ection |[Pp]art )?(?P<letter>[CDFGH])[12]?(?=\s*[:–—-]|\s+[a-zA-Z]|\)|,|$)")
_ITEM = re.compile(r"[;\n]|\.(?=\s|$)")
_PART_OF_ITEM = re.compile(r",(?![^()]*\))")
_NAME = re.compile(r"\b[A-Z][a-z]+(?: [A-Z][a-z]+)+\b")
_LONGEST_LABEL_WORDS = 8
_FEWEST_WORDS = 3


def relied_on(rows: Sequence[ReviewRow], known: ReviewWords) -> Iterator[str]:
    """Yield the agencies that the report says the plan relies on, with something told of what they do.

    Education is left out: as a rule the school writes the report, whoever is listed in it.
    """
    for row in rows:
        for label, value in pairs(row):
            match = _OPENS_WITH_LETTER.match(label)
            if match is not None and len(label_words(label)) <= _LONGEST_LABEL_WORDS and _is_filled(value, known):
                yield _OF_LETTER[match["letter"][0].upper()]
        head = None if row.is_heading or row.row.is_table else _HEADS_A_SECTION.search(row.row.under)
        if head is not None and _is_filled(row.row.cells[0].text, known):
            yield _OF_LETTER[head["letter"] or head["bare"]]
    yield from (agency for agency, _ in _listed(rows, known) if agency != "education")


def names_relied_on(rows: Sequence[ReviewRow], known: ReviewWords) -> Mapping[str, str]:
    """Return the names of services in a list of what the plan relies on, each with its agency."""
    return {name: agency for agency, item in _listed(rows, known) for name in _NAME.findall(item)}


def pairs(row: ReviewRow) -> Iterator[tuple[str, str]]:
    """Yield a row's label and value: two cells beside each other, or words with a colon between."""
    cells = [cell.text.strip() for cell in row.row.cells]
    if row.row.is_table and len(cells) >= 2:
        yield cells[0], "\n".join(cells[1:])
    for text in cells:
        match = _LABEL.match(text)
        if match is not None:
            yield match[1], match[2]


def _is_filled(value: str, known: ReviewWords) -> bool:
    return len(label_words(value)) >= _FEWEST_WORDS and role_of(value, known.nothing_relied_on) is None


def _listed(rows: Sequence[ReviewRow], known: ReviewWords) -> Iterator[tuple[str, str]]:
    """Yield (agency, item) of each item of a list of what the plan relies on: under a heading, or behind a label."""
    for row in rows:
        if not _is_label(row.row.under, known):
            for label, value in pairs(row):
                if _is_label(label, known):
                    yield from _items(value, known)
        elif not row.row.is_table:
            yield from _items(row.row.cells[0].text, known)


def _is_label(words: str, known: ReviewWords) -> bool:
    is_short = 0 < len(label_words(words)) <= _LONGEST_LABEL_WORDS
    return is_short and role_of(words, known.relied_labels) is not None


def _items(text: str, known: ReviewWords) -> Iterator[tuple[str, str]]:
    for item in _ITEM.split(text):
        if not item.strip() or role_of(item, known.nothing_relied_on) is not None:
            continue
        for part in _PART_OF_ITEM.split(item):
            letter = _LETTER.search(part)
            agency = _OF_LETTER[letter["letter"]] if letter else agency_of(part, known)
            if agency:
                yield agency, part
