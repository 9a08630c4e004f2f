"""Reads who was invited to a review, who came and who wrote, from a table or from lists of names."""

import re
from collections.abc import Iterator, Sequence
from typing import TypeAlias

from ehc_text.language.sentences import find_sentences
from ehc_text.parsing.lines.labels import LabelCell, LabelRow, label_words, role_of
from ehc_text.parsing.lines.ticks import MARK
from ehc_text.parsing.review.review_words import ReviewWords
from ehc_text.records.front_sheet import LabelRule
from ehc_text.records.review import Attendee, ReviewPlace

PartedRow: TypeAlias = tuple[LabelRow, str, str]
"""A row, the letter of its section, and the part of the report that it belongs to."""

_LABEL = re.compile(r"(?P<label>[^:.\n]{2,60}):\s*")
_LONGEST_LABEL_WORDS = 8
_ITEM = re.compile(r"[^;,\n(]+(?:\([^)]*\)[^;,\n(]*)*(?:,\s*(?=[a-z])[^;,\n]+)?")
_LONGEST_ITEM_WORDS = 14
_PAPER = re.compile(r"\b(?:reports?|letters?|e-?mail(?:ed|s)?|summary|paper|written|update)\b", re.IGNORECASE)
_NO_PAPER = re.compile(r"\b(?:no|not|nor|without|neither|awaited|outstanding|to follow|requested)\b", re.IGNORECASE)
_AWAY = re.compile(r"\bapolog\w+|\babsent\b|\b(?:not|unable to) (?:present|attend|come|there)\b", re.IGNORECASE)
_IS_SENTENCE = re.compile(r"\b(?:was|were|has|had|have|did|is|are|will|could|would)\b")
_ANSWERS = frozenset(("attended", "reported"))
_PEOPLE_COLUMNS = frozenset(("person", "role", "invited", "asked", "relied")) | _ANSWERS


def read_attendees(rows: Sequence[PartedRow], known: ReviewWords) -> Iterator[Attendee]:
    """Yield the people of the review in the order in which they are listed."""
    heads: dict[int, str] = {}
    listing: str | None = None
    heading, is_headed = "", False
    for row, letter, part in rows:
        columns = _columns(row, known)
        if _ANSWERS & set(columns.values()) and len(columns) >= 2:
            heads, listing = columns, None
            continue
        elif not row.is_table or len(row.cells) == 1:
            heads = {}
        elif heads and len(row.cells) > max(heads):
            yield _from_row(row, heads, letter, known)
            continue
        if heading and row.under == heading:
            is_headed = True
        elif is_headed:
            listing, heading, is_headed = None, "", False  # the list ends with what stands under its heading
        label, values = _listed(row, known)
        if label:
            heading, is_headed = row.cells[0].text.strip(), False
        listing = label or (listing if part == "attendance" and not heads and len(row.cells) == 1 else None)
        carried = [(listing, cell) for cell in row.cells] if listing and not label and not heads else []
        for one, cell in (*values, *carried):
            yield from _from_list(cell, one, letter, known)


def has_attendance_list(attendees: Sequence[Attendee]) -> bool:
    """Return whether the report says of more than one person whether they came or wrote."""
    return sum(person.attended is not None or person.reported is not None for person in attendees) > 1


def agency_of(words: str, known: ReviewWords) -> str:
    """Return the agency that a role belongs to, "" where its words do not tell."""
    return role_of(words, known.agencies) or ""


def _columns(row: LabelRow, known: ReviewWords) -> dict[int, str]:
    if not row.is_table or any(len(label_words(cell.text)) > 6 for cell in row.cells):
        return {}
    roles = {position: role_of(cell.text, known.columns) for position, cell in enumerate(row.cells)}
    return {position: role for position, role in roles.items() if role in _PEOPLE_COLUMNS}


def _from_row(row: LabelRow, heads: dict[int, str], letter: str, known: ReviewWords) -> Attendee:
    def cell(role: str) -> str | None:
        return next((row.cells[position].text for position, head in heads.items() if head == role), None)

    # The role's own cell tells the agency best; a name can hold "Nurse" or "Teacher".
    who = [cell("role") or "", cell("person") or "", row.cells[0].text]
    in_plan = _answer(cell("relied"), known)
    invited = False if in_plan is False else _answer(cell("invited"), known)
    attended = _answer(cell("attended"), known)
    text = " | ".join(part.text for part in row.cells)
    return Attendee(
        row=text,
        place=ReviewPlace(section=letter, start=row.cells[0].start, end=row.cells[-1].start + len(row.cells[-1].text)),
        agency=next((agency for words in who if (agency := agency_of(words, known))), ""),
        was_invited=invited,
        attended=attended,
        reported=_reported(cell("reported"), known),
    )


def _answer(text: str | None, known: ReviewWords) -> bool | None:
    """Return yes or no, False for a blank cell, None where there is no such column."""
    if text is None:
        return None
    mark = MARK.search(text)
    if mark is not None:
        return mark["tick"] is not None
    if re.fullmatch(r"\s*[✓✔☑√]\s*", text):
        return True
    first = " ".join(label_words(text)[:4])
    if not first:
        return False
    if _first_is(first, known.said_no):
        return False
    return _first_is(first, known.said_yes) or bool(re.search(r"\d", text)) or None


def _first_is(words: str, rules: tuple[LabelRule, ...]) -> bool:
    return role_of(words.split()[0], rules) is not None or role_of(" ".join(words.split()[:2]), rules) is not None


def _reported(text: str | None, known: ReviewWords) -> bool | None:
    """Return whether a report came: a date, a title or a yes in its cell says so, a dash or a no does not."""
    if text is None:
        return None
    mark = MARK.search(text)
    if mark is not None:
        return mark["tick"] is not None
    if re.fullmatch(r"\s*[✓✔☑√]\s*", text):
        return True
    words = label_words(text)
    return bool(words) and role_of(" ".join(words[:2]), known.no_report) is None


def _listed(row: LabelRow, known: ReviewWords) -> tuple[str | None, list[tuple[str, LabelCell]]]:
    """Return which list a row opens ("present", "apologies", "reports"), and its cells of people, each with its list.

    A line can hold several: "Present: Mr and Mrs Reed. Apologies: Dr Shah."
    """
    first = row.cells[0]
    label, start = _label_at(first.text, 0, known)
    if label is None:
        words = first.text if len(label_words(first.text)) <= _LONGEST_LABEL_WORDS else ""
        label = role_of(words, known.attendance_labels) if ":" not in words else None
        return label, [(label, cell) for cell in row.cells[1:]] if label else []
    if start == len(first.text):
        return label, [(label, cell) for cell in row.cells[1:]]
    return label, list(_lists_in(first, label, start, known))


def _lists_in(cell: LabelCell, label: str, start: int, known: ReviewWords) -> Iterator[tuple[str, LabelCell]]:
    for first, end in find_sentences(cell.text):
        if end <= start:
            continue
        inner, begin = _label_at(cell.text, first, known) if first > start else (label, max(first, start))
        label, begin = (inner, begin) if inner else (label, first)
        if not inner and _IS_SENTENCE.search(cell.text, begin, end):
            continue
        yield label, LabelCell(text=cell.text[begin:end], start=cell.start + begin)


def _label_at(text: str, start: int, known: ReviewWords) -> tuple[str | None, int]:
    """Return the list that a label at `start` opens and where its people begin; None where no such label is there."""
    match = _LABEL.match(text, start)
    if match is None or len(label_words(match["label"])) > _LONGEST_LABEL_WORDS:
        return None, start
    return role_of(match["label"], known.attendance_labels), match.end()


def _from_list(cell: LabelCell, listing: str, letter: str, known: ReviewWords) -> Iterator[Attendee]:
    for match in _ITEM.finditer(cell.text):
        words = match[0].strip()
        if not words or len(label_words(words)) > _LONGEST_ITEM_WORDS:
            continue
        start = cell.start + match.start()
        yield Attendee(
            row=words,
            place=ReviewPlace(section=letter, start=start, end=start + len(match[0].rstrip())),
            agency=agency_of(words, known),
            attended=False if _AWAY.search(words) else {"present": True, "apologies": False}.get(listing),
            reported=True if listing == "reports" else _paper_in(words),
        )


def _paper_in(words: str) -> bool | None:
    """Return whether an item of a list says that a paper came ("report of 2 May") or did not; None where neither."""
    if _PAPER.search(words) is None:
        return None
    return _NO_PAPER.search(words) is None
