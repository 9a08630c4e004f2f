"""Reads outcomes that a review report names in running lines, and what is said of each: numbered, labelled, listed."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ehc_text.parsing.lines.labels import LabelCell, label_words
from ehc_text.parsing.review.review_rows import ReviewRow
from ehc_text.parsing.review.saying_progress import tells_progress
from ehc_text.records.review import OutcomeProgress, ReviewPlace

_KEY = r"(?:[EO]?\d{1,2}|[A-H]|one|two|three|four|five|six)"
_MARK = re.compile(
    rf"(?:^|(?<=[.;:!?)]\s)|(?<=\n))(?:(?P<named>(?i:outcome))\s+(?P<key>{_KEY})\b|\(?(?P<bare>E?\d{{1,2}}|[A-H])(?=[).:]|\s[A-Z(]|\s[a-z]))"
    r"\)?\s*[.:,)–-]*\s*"
)
_LABELLED = re.compile(
    r"\s*(?P<label>(?:\d[\d.]*\s+)?(?:[\w'’-]+\s+){0,4}?(?i:outcomes?|objectives?)\b(?:[^:.;\n]{0,30}))[:.]\s+(?=\S)"
)
_COUNTED = re.compile(
    r"(?:\b(?:has|have|had|with|names|holds)\b[^.:;]{0,30}\boutcomes?\b[^.:;]{0,25}:"
    r"|\boutcomes?\b[^.:;]{0,40}\b(?:are|were|is):?(?=\s+to\s))\s*(?P<list>[^.]+)",
    re.IGNORECASE,
)
_NEW = re.compile(
    r"\b(?:new|propos\w+|next|future|suggest\w+|revised|draft|amend\w*|short[- ]term|targets?|steps?|reached|met"
    r"|achieved)\b",
    re.IGNORECASE,
)
_OUTCOME = re.compile(r"\b(?:outcome|objective)s?\b", re.IGNORECASE)
_PROMISES = re.compile(r"^\W*to [a-z]|\b(?:will|to be able to|is able to)\b|^\W*by (?:the end|[A-Z]|\d)", re.IGNORECASE)
_SPLIT = re.compile(r"(?<=\w)\)?(?::\s|\s+[–—-]+\s|[.?]\s+(?=\S))")
_TITLE_IN_BRACKETS = re.compile(r"^\([^)]*\)\s*[.:–-]?\s*")
_STATUS = re.compile(
    r"\d|\b(?:met|achieved|reached|partly|partially|not|yes|no|done|started|begun|begins|emerging|ongoing|progress\w*|now|still"
    r"|nearly|almost|mostly|always|sometimes|better|good|improv\w+|working|on track|secure|exceed\w*)\b",
    re.IGNORECASE,
)
_NO_PROGRESS = frozenset(("recommendation", "decision", "attendance", "proposed"))
_NUMBER = re.compile(r"(?:^|(?<=[;.:,]\s)|(?<=\n))\(?(?P<key>E?\d{1,2}|[A-H])[).:]\s*")
_OF_SECTION_E = re.compile(r"E\d{1,2}")
_BETWEEN = re.compile(r";\s*")
_BETWEEN_ALL = re.compile(r"[;,]\s*(?:and\s+)?|\s+and\s+(?=to\b)")
_WORD = re.compile(r"[a-z]{4,}")
_STEM_LENGTH = 4
_COMMON = frozenset(
    word[:_STEM_LENGTH]
    for word in re.findall(
        r"\w+",
        """will able with that this then them they have does more than from each their without support help when what
        being into over same plan about time outcome year january february march april june july august september
        october november december""",
    )
)
"""The beginnings of words that stand in any outcome."""

_LONGEST_LISTED_WORDS = 25
_LONGEST_HEADING_WORDS = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class _Named:
    """An outcome as a line names it: its key ("2", "B", "" without), its own words, and what is said behind them."""

    key: str
    title: str
    said: str
    place: ReviewPlace
    is_bare: bool
    """Nothing parts its words into what is to be reached and how far it is."""


def outcomes_in_lines(rows: Sequence[ReviewRow], names: Sequence[str] = ()) -> Iterator[OutcomeProgress]:
    """Yield the outcomes that lines name, each with what is said of it there or elsewhere in the report.

    What stands elsewhere counts where it has the outcome's number, or shares a word of meaning with it; the child's
    `names` are none.
    """
    found = [one for row in rows if not row.row.is_table and not row.is_heading for one in _named(row)]
    if not found:
        return
    is_paired = sum(not one.is_bare for one in found) > len(found) / 2
    places = {(one.place.section, one.place.start, one.place.end) for one in found}
    elsewhere = [text for row in rows if row.part not in _NO_PROGRESS for text in _texts_outside(row, places)]
    own = {name[:_STEM_LENGTH].lower() for name in names}
    for one in found:
        if one.is_bare and one.key and not tells_progress(one.title):
            yield OutcomeProgress(outcome=one.title, progress=_said_by_key(one, found, elsewhere), place=one.place)
            continue
        if one.is_bare and not (_PROMISES.search(one.title) or (is_paired and not _STATUS.search(one.title))):
            continue
        said = one.said if tells_progress(one.said) else _said_by_key(one, found, elsewhere)
        if not said and (one.is_bare or not one.said):
            said = next((text for text in elsewhere if _stems(one.title) & _stems(text) - own), "")
        yield OutcomeProgress(outcome=one.title or one.key, progress=said, place=one.place)


def _named(row: ReviewRow) -> Iterator[_Named]:
    cell = row.row.cells[0]
    under = row.row.under
    if _NEW.search(under) and _OUTCOME.search(under):
        return
    counted = _COUNTED.search(cell.text)
    labelled = _LABELLED.match(cell.text)
    if labelled and _NEW.search(labelled["label"]):
        return
    if counted:
        yield from _listed(counted["list"], counted.start("list"), cell, row, _BETWEEN_ALL)
        return
    is_headed = _OUTCOME.search(under) is not None and len(label_words(under)) <= _LONGEST_HEADING_WORDS
    is_in_part = is_headed or (not under and row.part == "progress")
    marks = _marks(cell.text, is_in_part=is_in_part or labelled is not None)
    if marks:
        yield from _marked(marks, cell, row)
    elif labelled and re.search(r"(?i)outcomes\b", labelled["label"]):
        yield from _listed(cell.text[labelled.end() :], labelled.end(), cell, row, _BETWEEN)
    elif labelled:
        said = cell.text[labelled.end() :]
        yield _one(labelled["label"], cell.text[: labelled.end()].strip(), said, cell, row)
    elif is_in_part and _PROMISES.search(cell.text):
        yield _item("", cell.text, cell.start, row)


def _marks(text: str, *, is_in_part: bool) -> list[re.Match[str]]:
    """Return the numbers and letters that open an outcome; a bare one counts in a part on outcomes, or as "E1"."""
    marks = _MARK.finditer(text)
    return [mark for mark in marks if mark["named"] or is_in_part or _OF_SECTION_E.fullmatch(mark["bare"])]


def _marked(marks: Sequence[re.Match[str]], cell: LabelCell, row: ReviewRow) -> Iterator[_Named]:
    ends = [match.start() for match in marks[1:]] + [len(cell.text)]
    for match, end in zip(marks, ends, strict=True):
        text = cell.text[match.end() : end].strip()
        yield _item((match["key"] or match["bare"]).lower(), text, cell.start + match.end(), row)


def _listed(text: str, offset: int, cell: LabelCell, row: ReviewRow, between: re.Pattern[str]) -> Iterator[_Named]:
    """Yield the outcomes of a list without numbers: those that say what is to be reached."""
    position = offset
    parts = between.split(text.rstrip(" ."))
    for part in parts:
        start = cell.text.find(part, position)
        position = max(position, start)
        if part.strip() and len(part.split()) <= _LONGEST_LISTED_WORDS and _PROMISES.search(part):
            yield _item("", part.strip(), cell.start + start, row)


def _item(key: str, text: str, start: int, row: ReviewRow) -> _Named:
    place = ReviewPlace(section=row.letter, start=start, end=start + len(text))
    head = _TITLE_IN_BRACKETS.match(text)
    if head:
        said = text[head.end() :]
        return _Named(key=key, title=head[0].strip(" .:–-()"), said=said, place=place, is_bare=False)
    parted = _SPLIT.search(text)
    if parted is None:
        return _Named(key=key, title=text.strip(" ."), said="", place=place, is_bare=True)
    said = text[parted.end() :].strip()
    return _Named(key=key, title=text[: parted.start()].strip(), said=said, place=place, is_bare=not said)


def _one(label: str, quote: str, said: str, cell: LabelCell, row: ReviewRow) -> _Named:
    place = ReviewPlace(section=row.letter, start=cell.start, end=cell.start + len(cell.text))
    if _PROMISES.search(said):
        return replace(_item("", said, cell.start + len(cell.text) - len(said), row), key=label.lower())
    return _Named(key=label.lower(), title=quote, said=said, place=place, is_bare=False)


def _said_by_key(one: _Named, found: Sequence[_Named], elsewhere: Sequence[str]) -> str:
    """Return what stands at the outcome's number in another place, "" where nothing does."""
    if not one.key:
        return ""
    others = (other.said or other.title for other in found if other.key == one.key and other is not one)
    numbered = (
        text[match.end() : following[0].start() if following else len(text)]
        for text in elsewhere
        for match, *following in _from_each(list(_NUMBER.finditer(text)))
        if match["key"].lower() == one.key
    )
    return next((text for text in (*others, *numbered) if tells_progress(text)), "")


def _from_each(matches: Sequence[re.Match[str]]) -> Iterator[Sequence[re.Match[str]]]:
    return (matches[position:] for position in range(len(matches)))


def _texts_outside(row: ReviewRow, places: set[tuple[str, int, int]]) -> Iterator[str]:
    """Yield the stretches of a row outside the outcomes that are named there."""
    if _NEW.search(row.row.under) and _OUTCOME.search(row.row.under):
        return
    for cell in row.row.cells:
        inside = sorted(
            (start - cell.start, end - cell.start)
            for letter, start, end in places
            if letter == row.letter and cell.start <= start < cell.start + len(cell.text)
        )
        position = 0
        for start, end in (*inside, (len(cell.text), len(cell.text))):
            yield cell.text[position:start]
            position = end


def _stems(text: str) -> set[str]:
    return {word[:_STEM_LENGTH] for word in _WORD.findall(text.lower())} - _COMMON
