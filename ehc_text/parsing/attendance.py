"""Reads who was invited to a review, who came and who wrote, from a table or from lists of names."""

import re
from collections.abc import Iterator, Sequence
from typing import TypeAlias

from ehc_text.parsing.labels import LabelCell, LabelRow, label_words, role_of
from ehc_text.parsing.review_words import ReviewWords
from ehc_text.parsing.ticks import MARK
from ehc_text.records.front_sheet import LabelRule
from ehc_text.records.review import Attendee, ReviewPlace

PartedRow: TypeAlias = tuple[LabelRow, str, str]
"""A row, the letter of its section, and the part of the report that it belongs to."""

_ANSWERS = frozenset(("attended", "reported"))
_PEOPLE_COLUMNS = frozenset(("person", "role", "invited", "asked")) | _ANSWERS


def read_attendees(rows: Sequence[PartedRow], known: ReviewWords) -> Iterator[Attendee]:
    """Yield the people of the review in the order in which they are listed."""
    heads: dict[int, str] = {}
    listing: str | None = None
    for row, letter, part in rows:
        columns = _columns(row, known)
        if _ANSWERS & set(columns.values()) and len(columns) >= 2:
            heads, listing = columns, None
        elif not row.is_table or len(row.cells) == 1:
            heads = {}
        elif heads and len(row.cells) > max(heads):
            yield _from_row(row, heads, letter, known)
            continue
        label, values = _listed(row, known)
        listing = label or (listing if part == "attendance" and not heads and len(row.cells) == 1 else None)
        for value in values if label else (row.cells if listing and not heads else ()):
            yield from _from_list(value, listing or "", letter, known)


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
    invited = _answer(cell("invited"), known)
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


def _listed(row: LabelRow, known: ReviewWords) -> tuple[str | None, list[LabelCell]]:
    """Return which list a row opens ("present", "apologies", "reports"), and the cells that hold its people."""
    first = row.cells[0]
    match = re.match(r"([^:\n]{2,60}):\s*", first.text)
    label = match[1] if match else first.text
    role = role_of(label, known.attendance_labels) if len(label_words(label)) <= 8 else None
    if role is None:
        return None, []
    if match is not None and match.end() < len(first.text):
        return role, [LabelCell(text=first.text[match.end() :], start=first.start + match.end())]
    return role, list(row.cells[1:])


def _from_list(cell: LabelCell, listing: str, letter: str, known: ReviewWords) -> Iterator[Attendee]:
    for match in re.finditer(r"[^;,\n(]+(?:\([^)]*\)[^;,\n(]*)*(?:,\s*(?=[a-z])[^;,\n]+)?", cell.text):
        words = match[0].strip()
        if not words or len(label_words(words)) > 14:
            continue
        start = cell.start + match.start()
        yield Attendee(
            row=words,
            place=ReviewPlace(section=letter, start=start, end=start + len(match[0].rstrip())),
            agency=agency_of(words, known),
            attended={"present": True, "apologies": False}.get(listing),
            reported=True if listing == "reports" else None,
        )
