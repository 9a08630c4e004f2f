"""A contents list that pairs letters with a plan's own titles: it opens nothing, and teaches what its headings mean."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import takewhile

from ehc_text.parsing.lines.flatten import FlatItem, FlatParagraph, FlatRow, is_short_label
from ehc_text.parsing.lines.letters import Form, find_letters
from ehc_text.parsing.lines.looks import Look, look_at, look_of, strength
from ehc_text.parsing.lines.titles import plain_words
from ehc_text.records.plan import SECTION_LETTERS

_LEAST_LETTERS = 4
"""Fewer pairs are no list of contents."""
_LEAST_SHARE = 0.5
"""So many of the titles come again as headings of their own, or the list tells of another document."""
_MANY_LETTERS = 8
"""A table that names so many letters beside words of its own, and stands over nothing, lists the plan's sections."""
HEADING_WEIGHT = 2
"""A line that looks at least so much like a heading may be one of the titles."""
_NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_NUMBERED = re.compile(
    rf"(?P<number>(?:part|section|chapter|step)\s*(?:\d{{1,2}}|[ivx]{{1,4}}|{'|'.join(_NUMBERS)}))\b(?!\s+of\b)\W*"
    r"|(?P<bare>\d{1,2})\s*[.:)–-]?(?:\s+|$)",
    re.IGNORECASE,
)
"""A number of the council's own before a title: "PART 3 - HELP AT SCHOOL"; with its word it tells a part by itself."""
_ROMAN_ONE = re.compile(r"\W*(?:part|chapter|step)\s+I\W*", re.IGNORECASE)
"""The first of parts with Roman numbers is no Section I."""
_PAGE_WORDS = 2
"""A third column holds page numbers at most: "page 4"."""

Titles = Mapping[tuple[str, ...], tuple[str, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class TaughtTitles:
    """What a document's contents list says: letters by the plain words of a title; `listed` are the list's items."""

    letters: Titles = field(default_factory=dict)
    listed: frozenset[int] = frozenset()

    def letters_of(self, text: str) -> tuple[str, ...]:
        """Return the letters of a title, () for one that the list does not have."""
        return (
            next((self.letters[words] for words in _names(text) if words in self.letters), ()) if self.letters else ()
        )

    @property
    def named(self) -> frozenset[str]:
        """The letters that the list names at all."""
        return frozenset(letter for letters in self.letters.values() for letter in letters)


def learn_titles(items: Sequence[FlatItem], body_pt: float | None) -> TaughtTitles:
    """Return what the contents list of a document teaches, nothing where its titles do not come again as headings.

    "Help at home | Section H1" in a table, or "Section H1: Help at home" in a run of lines; and elsewhere, mostly
    further down, "Help at home" by itself in the look of a heading, or "PART 8 – HELP AT HOME".
    """
    for run in _runs(items):
        pairs = [(index, *pair) for index in run if (pair := _pair(items[index]))]
        is_counted = _counts([title for _, title, _ in pairs])
        letters: dict[tuple[str, ...], tuple[str, ...]] = {}
        for _, title, named in pairs:
            for words in _names(title, is_counted=is_counted):
                letters[words] = _in_order({*letters.get(words, ()), *named})
        headed = _headed([*items[: run[0]], *items[run[-1] + 1 :]], letters, body_pt)
        told = {letter for words in headed for letter in letters[words]}
        come_again = sum(1 for _, title, _ in pairs if headed.intersection(_names(title)))
        if len(told) >= _LEAST_LETTERS and come_again >= _LEAST_SHARE * len(pairs):
            return TaughtTitles(letters=letters, listed=frozenset(run))
        table = _table_of(run, items)
        named_there = {letter for index, _, named in pairs if index in table for letter in named}
        if _is_told_again(named_there, items[run[0] + len(table) :]):
            return TaughtTitles(listed=frozenset(table))
    return TaughtTitles()


def _table_of(run: range, items: Sequence[FlatItem]) -> range:
    """Return the items of a run that stand in the table in which it begins, none where it begins in lines."""
    first = items[run[0]].spot
    if first is None or not isinstance(items[run[0]], FlatRow):
        return range(0)
    spots = (items[index].spot for index in run)
    length = sum(1 for _ in takewhile(lambda spot: spot is not None and spot.table == first.table, spots))
    return run[:length]


def _is_told_again(named: set[str], below: Sequence[FlatItem]) -> bool:
    """Return whether a list that stands over nothing names most sections, and they come again below by their letters.

    Its titles may be the list's own: "G, H1, H2 | Help from health and social care".
    """
    if len(named) < _MANY_LETTERS:
        return False
    again = {letter for item in below for letter in _named_again(item)}
    return len(named & again) >= _LEAST_SHARE * len(named)


def _named_again(item: FlatItem) -> tuple[str, ...]:
    pair = _pair(item)
    if pair is not None or isinstance(item, FlatRow):
        return pair[1] if pair else ()
    lettered = find_letters(item.text) if is_short_label(item.text) else None
    return () if lettered is None or lettered.is_part else _wide(lettered.letters)


def listed_behind(taught: TaughtTitles, items: Sequence[FlatItem], last: int, body_pt: float | None) -> frozenset[int]:
    """Return where a list behind the plan's last heading begins, with its own heading: none of it is the section's."""
    start = min(taught.listed, default=-1)
    if start <= last:
        return frozenset()
    above = heading_of(items[start - 1])
    is_headed = above is not None and start - 1 > last and strength(above[1], body_pt) >= HEADING_WEIGHT
    return frozenset({start - 1 if is_headed else start})


def _runs(items: Sequence[FlatItem]) -> Iterator[range]:
    """Yield the stretches of items that pair letters with titles; one row of a table may stand between two that do."""
    pairs = [index for index, item in enumerate(items) if _pair(item) is not None]
    start = 0
    for position in range(1, len(pairs) + 1):
        if position < len(pairs) and _goes_on(items, pairs[position - 1], pairs[position]):
            continue
        if position - start > 1:
            yield range(pairs[start], pairs[position - 1] + 1)
        start = position


def _goes_on(items: Sequence[FlatItem], index: int, following: int) -> bool:
    if isinstance(items[index], FlatRow) is not isinstance(items[following], FlatRow):
        return False  # the first heading may stand right below the list
    if following == index + 1:
        return True
    spots = items[index].spot, items[following].spot
    return following == index + 2 and None not in spots and len({spot.table for spot in spots if spot}) == 1


def _pair(item: FlatItem) -> tuple[str, tuple[str, ...]] | None:
    """Return the title and the letters that a line or row of a contents list pairs, None for any other."""
    return row_pair(item) if isinstance(item, FlatRow) else _line_pair(item)


def row_pair(item: FlatRow) -> tuple[str, tuple[str, ...]] | None:
    """Return the title and the letters that a row of a contents list pairs, None for any other row."""
    texts = [text for cell, text in zip(item.row.cells, item.texts, strict=True) if text and not cell.is_inherited]
    if len(texts) > 2:
        texts = [text for text in texts if not _is_page(text)]
    if len(texts) != 2:
        return None
    for title, letters in (texts, reversed(texts)):
        named = _letters_only(letters)
        is_roman = _ROMAN_ONE.fullmatch(title) is not None and named != ("I",)
        if named and is_short_label(title) and (is_roman or not _letters_only(title)):
            return title, named
    return None


def _line_pair(item: FlatParagraph) -> tuple[str, tuple[str, ...]] | None:
    text = item.text
    lettered = find_letters(text)
    if lettered is None or lettered.is_part or not is_short_label(text):
        return None
    title = text[: lettered.title_end] if lettered.form is Form.AT_END else text[lettered.rest :]
    is_set_off = lettered.form is not Form.BARE or lettered.has_separator
    return (title, _wide(lettered.letters)) if title.strip() and is_set_off else None


def _letters_only(text: str) -> tuple[str, ...]:
    """Return the letters that a cell names, () where it says more than letters and what of them is meant.

    "Sections E (the outcome lines) and F (all others)" names two.
    """
    lettered = find_letters(" ".join(text.split()))
    if lettered is None or lettered.form is Form.AT_END or lettered.is_part:
        return ()
    rest = " ".join(text.split())[lettered.rest :].strip(" .;")
    return _wide(lettered.letters) if not rest or (rest.startswith("(") and rest.endswith(")")) else ()


def _is_page(text: str) -> bool:
    return text[-1:].isdigit() and len(text.split()) <= _PAGE_WORDS and find_letters(text) is None


def _headed(items: Sequence[FlatItem], letters: Titles, body_pt: float | None) -> set[tuple[str, ...]]:
    """Return which of the titles stand by themselves, and look like headings, in these items."""
    return {
        words
        for item in items
        if (heading := heading_of(item)) and strength(heading[1], body_pt) >= HEADING_WEIGHT
        for words in _names(heading[0])
        if words in letters
    }


def heading_of(item: FlatItem) -> tuple[str, Look] | None:
    """Return the words and look of a line, or of a row that opens its table with a number and a title."""
    if isinstance(item, FlatParagraph):
        return item.text, look_of(item)
    cells = item.row.cells
    if item.spot.row or len(cells) != 2 or not item.lines[0] or not all(map(is_short_label, item.texts)):
        return None
    look = look_at(item.lines[0][0], None)
    return " ".join(item.texts), replace(look, fill=(cells[0].fill or "").upper(), is_band=bool(cells[0].fill))


def _counts(titles: Sequence[str]) -> bool:
    """Return whether titles are the numbers from 1, or begin with them: these may be no numbers of pages."""
    numbers = [match["bare"] if (match := _NUMBERED.match(title)) else None for title in titles]
    return numbers == [str(number) for number in range(1, len(titles) + 1)]


def _names(text: str, *, is_counted: bool = True) -> tuple[tuple[str, ...], ...]:
    """Return the plain words by which a heading may be known: all, without its number, and the number alone.

    A number without a word before it is one of the council's own only in a list that counts from 1.
    """
    found = [plain_words(text)]
    numbered = _NUMBERED.match(text)
    if numbered:
        found.append(plain_words(text[numbered.end() :]))
        found.append(plain_words(numbered["number"] or ""))
        if numbered["bare"] and is_counted:
            found.append(("#", numbered["bare"]))
    return tuple(dict.fromkeys(words for words in found if words))


def _wide(letters: Sequence[str]) -> tuple[str, ...]:
    return _in_order({one for letter in letters for one in (("H1", "H2") if letter == "H" else (letter,))})


def _in_order(letters: set[str]) -> tuple[str, ...]:
    return tuple(letter for letter in SECTION_LETTERS if letter in letters)
