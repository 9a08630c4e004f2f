"""Labels and what they label, wherever a template puts the value: behind a colon, to the right, or below."""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from ehc_text.language.dates import find_dates
from ehc_text.parsing.lines.kept import kept
from ehc_text.records.front_sheet import LabelPattern, LabelRule
from ehc_text.records.making import maker
from ehc_text.records.plan import LineKind, Section

_INITIALS = re.compile(r"\b([a-z])\.(?=[a-z]\b)")
"""Those of "D.O.B.", which is one word."""
_APOSTROPHE = re.compile(r"(?<=[a-z])['’](?=[a-z])")
_WORD = re.compile(r"[a-z0-9]+")
_LABEL_AND_VALUE = re.compile(r"\s*([^:\t]{1,60}?)\s*(?::|\t)\s*(\S.*?)\s*")
_HAS_VALUE = re.compile(r":\s*\S")

LONGEST_LABEL_WORDS = 16
"""More words than this are a sentence; only the words nearest to the value can be its label."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelCell:
    """One cell of a table, or one line outside tables: `text` starts at `start` of its section's text."""

    text: str
    start: int
    heading: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelRow:
    """The cells of a table row, or a single cell for a line outside tables; `under` is the sub-heading above."""

    cells: tuple[LabelCell, ...]
    is_table: bool
    under: str = ""


_made_cell, _made_row = maker(LabelCell), maker(LabelRow)


def label_rules(groups: Mapping[str, Sequence[str]]) -> tuple[LabelRule, ...]:
    """Return the groups of a word list as rules, in order; an entry is written as in the front-sheet rules."""
    return tuple(
        LabelRule(role=role, patterns=tuple(_pattern(entry) for entry in entries)) for role, entries in groups.items()
    )


def role_of(label: str, rules: Sequence[LabelRule]) -> str | None:
    """Return the first role that fits the label, None where none does.

    Example:
        "Date final plan issued:" fits the pattern "final* issued", and so does "Finalised and issued".
    """
    words = label_words(label)
    known = _known(rules)
    opening = [word for word in words if word in known.whole or word.startswith(known.stems)]
    if not opening:
        return None
    likely = set().union(*[_opened_by(word, known) for word in opening])
    joined = " ".join(words)
    return next((rules[number].role for number in sorted(likely) if _expression(rules[number]).search(joined)), None)


# The same cells are held against the labels of the front sheet, of dates and of the review.
@lru_cache(maxsize=4096)
def label_words(text: str) -> tuple[str, ...]:
    """Return the words of a label in small letters, without punctuation; "D.O.B." becomes one word."""
    plain = text.lower() if text.isascii() else unicodedata.normalize("NFKC", text).casefold()
    if "." in plain:
        plain = _INITIALS.sub(r"\1", plain)
    if "'" in plain or "’" in plain:
        plain = _APOSTROPHE.sub("", plain)
    words = _WORD.findall(plain)
    return ("".join(words),) if len(words) > 2 and all(len(word) == 1 for word in words) else tuple(words)


# A section's rows are asked for their labels, their dates and their signatures.
@kept(16)
def label_rows(section: Section) -> tuple[LabelRow, ...]:
    """Return the section's lines as rows of cells, in order; a cell keeps its column's heading where one is known."""
    rows = []
    for line in section.lines:
        is_table = line.kind in (LineKind.ROW, LineKind.COLUMN_HEADS)
        if line.cells:
            cells = tuple(
                [
                    _made_cell(text=section.text[cell.start : cell.end], start=cell.start, heading=cell.heading)
                    for cell in line.cells
                ]
            )
        elif is_table:
            cells = tuple(_split_cells(section.text[line.start : line.end], line.start))
        else:
            cells = (_made_cell(text=section.text[line.start : line.end], start=line.start),)
        rows.append(_made_row(cells=cells, is_table=is_table, under=line.under))
    return tuple(rows)


def labelled_values(rows: Sequence[LabelRow], rules: Sequence[LabelRule]) -> Iterator[tuple[str, str]]:
    """Yield (role, value) for each label that fits, in order; the value is "" where its place is empty."""
    for position, row in enumerate(rows):
        for column, cell in enumerate(row.cells):
            for label, value in _inside(cell.text):
                role = role_of(label, rules)
                if role is not None:
                    yield role, value
            role = _whole_role(cell.text, rules)
            if role is not None:
                yield role, _beside(rows, position, column, role, rules)


def _pattern(entry: str) -> LabelPattern:
    words = tuple(tuple(word.split("/")) for word in entry.removeprefix("=").split())
    return LabelPattern(words=words, is_whole=entry.startswith("="))


@dataclass(frozen=True, slots=True, eq=False)
class _Openings:
    """The words that the labels of rules open with, each with the numbers of its rules.

    Whole words come first, then the beginnings of those that end in a star.
    """

    whole: Mapping[str, frozenset[int]]
    begun: Mapping[str, frozenset[int]]
    stems: tuple[str, ...]


# The labels of a document have the same few hundred words.
@lru_cache(maxsize=4096)
def _opened_by(word: str, known: _Openings) -> frozenset[int]:
    """Return the numbers of the rules of which a label may open with this word."""
    begun = (numbers for stem, numbers in known.begun.items() if word.startswith(stem))
    return known.whole.get(word, frozenset()).union(*begun)


@kept(64)
def _known(rules: Sequence[LabelRule]) -> _Openings:
    whole: dict[str, set[int]] = {}
    begun: dict[str, set[int]] = {}
    for number, rule in enumerate(rules):
        for choice in (choice for pattern in rule.patterns for choice in (*pattern.words, ("*",))[0]):
            stem = choice.removesuffix("*")
            (whole if stem == choice else begun).setdefault(stem, set()).add(number)
    return _Openings(
        whole={word: frozenset(numbers) for word, numbers in whole.items()},
        begun={stem: frozenset(numbers) for stem, numbers in begun.items()},
        stems=tuple(begun),
    )


# One expression for all labels of a role: a review report is held against some 50,000 labels otherwise. The cache
# is bounded because word lists are made into rules anew for each document.
@lru_cache(maxsize=512)
def _expression(rule: LabelRule) -> re.Pattern[str]:
    return re.compile("|".join(map(_one_label, rule.patterns)) or r"(?!)")


def _one_label(pattern: LabelPattern) -> str:
    words = [rf"\b(?:{'|'.join(map(_one_word, choices))})\b" for choices in pattern.words]
    return rf"^{' '.join(words)}$" if pattern.is_whole else ".*?".join(words)


def _one_word(choice: str) -> str:
    return rf"{re.escape(choice[:-1])}[a-z0-9]*" if choice.endswith("*") else re.escape(choice)


def _split_cells(text: str, start: int) -> Iterator[LabelCell]:
    for part in text.split(" | "):
        yield LabelCell(text=part, start=start)
        start += len(part) + len(" | ")


def _inside(text: str) -> Iterator[tuple[str, str]]:
    """Yield (label, value) of each line that holds both, with a colon or a tab between them."""
    for line in text.splitlines():
        for part in re.split(r"\t+|\s{4,}", line) if ":" in line else [line]:
            match = _LABEL_AND_VALUE.fullmatch(part) if ":" in part or "\t" in part else None
            if match is not None:
                yield match[1], match[2]


def _whole_role(text: str, rules: Sequence[LabelRule]) -> str | None:
    if len(label_words(text)) > LONGEST_LABEL_WORDS:
        return None
    if _HAS_VALUE.search(text):
        return None
    role = role_of(text, rules)
    return None if role == "birth" and find_dates(text) else role  # "born 3.3.2016" has its value


def _beside(rows: Sequence[LabelRow], position: int, column: int, role: str, rules: Sequence[LabelRule]) -> str:
    """Return the value of a label that fills its cell: to the right of it, or below it where no value is there."""
    row = rows[position]
    if row.is_table and len(row.cells) > 1:
        right = row.cells[column + 1].text.strip() if column + 1 < len(row.cells) else None
        # "Zofia Kos (known as Zosia)" is a name, whatever its bracket says.
        if right and _whole_role(re.sub(r"\([^)]*\)", "", right), rules) in (None, role):
            return right
        is_heads = all(_whole_role(cell.text, rules) for cell in row.cells if cell.text.strip())
        if is_heads and position + 1 < len(rows) and len(rows[position + 1].cells) == len(row.cells):
            return rows[position + 1].cells[column].text.strip()
        return ""
    if position + 1 < len(rows) and rows[position + 1].is_table == row.is_table:
        below = rows[position + 1].cells[0].text.strip()
        return below if _whole_role(below, rules) is None and ":" not in below else ""
    return ""
