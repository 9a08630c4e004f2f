"""The advice that section K lists: each row or line with its kinds (SEND Regulations 2014, reg 6) and its date."""

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from ehc_text.language.dates import find_dates
from ehc_text.language.sentences import find_sentences
from ehc_text.parsing.content.advice_cards import advice_cards, values_of_card
from ehc_text.parsing.lines.kept import kept
from ehc_text.records.dates import FoundDate
from ehc_text.records.headings import HeadingRules
from ehc_text.records.plan import AdviceEntry, CellSpan, Line, LineKind, Section

_WORD = re.compile(r"[a-z0-9]+")
_DATE_HEAD = re.compile(r"\b(?:dated?|received|when)\b", re.I)
_OTHER_HEAD = re.compile(
    r"\bdated?\b|received(?! from\b)|append(?!i\w+ from\b)|attach|^name(?: of\b.*)?$|^author$|^written by$", re.I
)
_MARK_HEAD = re.compile(r"^(?:no|ref|app|appendix|number|code|key)?\W*$", re.I)
_NO_TYPE = re.compile(r"\W*(?:report|letter|advice|form|e-?mail|note|update|[a-z]{1,2})\W*", re.I)
_PERSON = re.compile(r"(?:(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof)\.? )?[A-Z][\w'’.-]*(?: [A-Z][\w'’-]+){1,2}")
"""A name alone tells no type: the next cell does."""

_NAMED_TYPE = re.compile(r"\W*(?:\w+ ){1,3}advice\W*", re.I)
"""A cell that says "Social care advice" tells the type, whoever stands before it."""

_EMPTY_DATE = re.compile(
    r"\W*(?:n/?a|none|tbc|(?:report|letter|advice)?\W*(?:not (?:known|dated|given)|undated"
    r"|(?:no|without a) date(?: given| known)?)|dd|mm|yyyy|click.*|enter.*)?\W*",
    re.I,
)
_FEWEST_DATES = 3
"""A sentence with so many days runs several pieces of advice together."""

_BEHIND_DATE = re.compile(r"\s*[)\]'’”\"]*")
_UNDATED = re.compile(r"\b(?:undated|not dated|no date|without a date)\b", re.I)
_JOINT = re.compile(r"(?:[\s,;.]|\b(?:and|together with|as well as|with)\b)*", re.I)
_FOR_THE_FAMILY = re.compile(r"\b(?:leaflets?|booklets?|fact ?sheets?|further reading)\b", re.I)
"""What is enclosed for the family to read is no advice; a booklet that the child filled in has its day."""

_MARK = re.compile(r"\W*(?:[A-Z]{1,4}|\d{1,2}|[A-Z]\d{1,2}|app(?:endix)?\.?\s*\w{1,3})?\W*", re.I)


def find_advice(section: Section, rules: HeadingRules) -> tuple[AdviceEntry, ...]:
    """Return the advice listed in section K, in order. Sentences around the list are none."""
    found: list[AdviceEntry] = []
    governing: tuple[FoundDate, ...] = ()
    in_cards = {line.start: card for card in advice_cards(section) for line in card}
    for line in section.lines:
        card = in_cards.get(line.start)
        if card:
            if line is card[0]:
                found.append(_of_card(section, card, rules))
            continue
        text = section.text[line.start : line.end]
        if line.kind is not LineKind.ITEM:
            # "All of these were signed on 30 January 2026:" dates the items below it.
            governing = find_dates(text) if line.kind is LineKind.TEXT and text.rstrip().endswith(":") else ()
        for entry in _entries(section, line, rules):
            is_dated = entry.has_date_words or not governing
            found.append(entry if is_dated else replace(entry, date=_newest(governing), has_date_words=True))
    return tuple(found)


def _entries(section: Section, line: Line, rules: HeadingRules) -> Iterator[AdviceEntry]:
    text = section.text[line.start : line.end]
    if line.kind is LineKind.ROW:
        entry = _of_row(section, line, rules)
        if entry is not None:
            yield entry
    elif line.kind is LineKind.ITEM and not text.rstrip().endswith(":"):
        yield _of_words(text, line.start, rules)
    elif line.kind is LineKind.TEXT:
        for start, end in find_sentences(text):  # a list may run on in one paragraph
            parts = _run_on(text[start:end])
            for first, last in parts:
                yield _of_words(text[start + first : start + last], line.start + start + first, rules)
            if not parts and not text[start:end].endswith(":") and _is_listed(text[start:end], rules):
                yield _of_words(text[start:end], line.start + start, rules)


def _run_on(text: str) -> list[tuple[int, int]]:
    """Return where the entries of a list stand that a sentence runs together, [] where it is none.

    They end in semicolons, or, in prose, with their dates: "the SENCo's report of 23 January 2026, Dr Shah's of ...".
    """
    dates = find_dates(text)
    if len(dates) < _FEWEST_DATES:
        return []
    parts = [match.span() for match in re.finditer(r"[^;]+", text)]
    dated = [part for part in parts if any(part[0] <= found.start < part[1] for found in dates)]
    if len(dated) < _FEWEST_DATES:
        ends = [_BEHIND_DATE.match(text, found.end).end() for found in dates]  # type: ignore[union-attr]
        parts = list(zip([0, *ends[:-1]], ends, strict=True))
        if _UNDATED.search(text, ends[-1]):
            parts.append((ends[-1], len(text)))
    return [_trimmed(text, start, end) for start, end in parts if re.search(r"\w", text[start:end])]


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    opening = _JOINT.match(text, start, end)
    return (opening.end() if opening else start), start + len(text[start:end].rstrip(" .,;"))


def _is_listed(text: str, rules: HeadingRules) -> bool:
    """Return whether a plain line is an entry: short, no sentence, and it names a kind of advice or a date."""
    if (
        len(text.split()) > 25
        or (_FOR_THE_FAMILY.search(text) and not find_dates(text))
        or re.search(r"\b(?:is|are|was|were|has|have|been|will)\b", text)
    ):
        return False
    return bool(find_dates(text)) or bool(kinds_of(text, rules.advice_kinds))


def _of_words(text: str, start: int, rules: HeadingRules) -> AdviceEntry:
    dates = find_dates(text)
    return AdviceEntry(
        start=start,
        end=start + len(text),
        text=text,
        kinds=_kinds(text, rules),
        date=_newest(dates),
        has_date_words=bool(dates),
    )


def _newest(dates: Iterable[FoundDate]) -> dt.date | None:
    """Return the newest day; of a date that gives a month or a term, the last day that it can mean."""
    return max((found.last for found in dates if found.last is not None), default=None)


def _of_row(section: Section, line: Line, rules: HeadingRules) -> AdviceEntry | None:
    texts = [section.text[cell.start : cell.end] for cell in line.cells]
    if all(_MARK.fullmatch(text) for text in texts):
        return None
    date_text = _date_text(line.cells, texts)
    dates = find_dates(date_text)
    return AdviceEntry(
        start=line.start,
        end=line.end,
        text=section.text[line.start : line.end],
        kinds=_row_kinds(line.cells, texts, rules),
        date=_newest(dates),
        has_date_words=bool(dates) or _has_words(line.cells, date_text),
    )


def _of_card(section: Section, card: tuple[Line, ...], rules: HeadingRules) -> AdviceEntry:
    """Return the entry that rows of label and value tell together; a heading over them may tell its type."""
    cells = values_of_card(section, card)
    texts = [section.text[cell.start : cell.end] for cell in cells]
    date_text = _date_text(cells, texts)
    dates = find_dates(date_text)
    told = _row_kinds(cells, texts, rules)
    return AdviceEntry(
        start=card[0].start,
        end=card[-1].end,
        text=section.text[card[0].start : card[-1].end],
        kinds=told if told != ("other",) else _kinds(card[0].under, rules),
        date=_newest(dates),
        has_date_words=bool(dates) or _has_words(cells, date_text),
    )


def _date_text(cells: tuple[CellSpan, ...], texts: list[str]) -> str:
    """Return the words of the date columns; where no column is headed so, the whole row's."""
    headed = [text for cell, text in zip(cells, texts, strict=True) if _DATE_HEAD.search(cell.heading)]
    inherited = [cell.inherited for cell in cells if _DATE_HEAD.search(cell.heading) and cell.inherited]
    if headed or inherited:
        return " ; ".join([*headed, *inherited])
    return " ; ".join(texts)


def _has_words(cells: tuple[CellSpan, ...], date_text: str) -> bool:
    if not any(_DATE_HEAD.search(cell.heading) for cell in cells):
        return False
    return any(not _EMPTY_DATE.fullmatch(part) for part in date_text.split(";"))


def _row_kinds(cells: tuple[CellSpan, ...], texts: list[str], rules: HeadingRules) -> tuple[str, ...]:
    """Return the kinds by the first cell that tells the type of advice: one that says "report", or a name, does not."""
    named = (kinds_of(text, rules.advice_kinds) for text in texts if _NAMED_TYPE.fullmatch(text))
    told = next(filter(None, named), ())
    if told:
        return told
    for cell, text in zip(cells, texts, strict=True):
        if _OTHER_HEAD.search(cell.heading) or (_MARK.fullmatch(text) and _MARK_HEAD.match(cell.heading)):
            continue
        kinds = kinds_of(text, rules.advice_kinds)
        if kinds:
            return kinds
        if not _NO_TYPE.fullmatch(text) and not _PERSON.fullmatch(text):
            return ("other",)
    return ("other",)


def _kinds(text: str, rules: HeadingRules) -> tuple[str, ...]:
    return kinds_of(text, rules.advice_kinds) or ("other",)


def kinds_of(text: str, kinds: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """Return the kinds of advice that a text names; longer names first, so that a psychologist is no school.

    Names listed under "other" are taken out first, so that a teacher of the deaf is no school either.

    >>> kinds_of("Educational psychology", {"education": ("education",), "psychology": ("educational psychology",)})
    ('psychology',)
    """
    rest = f" {' '.join(_WORD.findall(text.lower()))} "
    found = []
    for words, kind in _by_length(kinds):
        if words in rest:
            rest = rest.replace(words, " | ")
            found.append(kind)
    return tuple(kind for kind in kinds if kind in found and (kind != "other" or len(set(found)) == 1))


@kept(8)
def _by_length(kinds: Mapping[str, tuple[str, ...]]) -> tuple[tuple[str, str], ...]:
    """Return the names of advice, each with its kind and with blanks around its words, the longest first."""
    pairs = [(" ".join(_WORD.findall(phrase.lower())), kind) for kind, ps in kinds.items() for phrase in ps]
    return tuple((f" {words} ", kind) for words, kind in sorted(pairs, key=lambda pair: -len(pair[0])))
