"""Reads which outcomes an annual review report goes through, and what it says of each."""

import re
from collections.abc import Iterator, Sequence

from ehc_text.parsing.lines.labels import LabelCell, LabelRow, label_words, role_of
from ehc_text.parsing.review.outcomes_in_lines import outcomes_in_lines
from ehc_text.parsing.review.review_rows import ReviewRow
from ehc_text.parsing.review.review_words import ReviewWords
from ehc_text.parsing.review.saying_progress import tells_progress
from ehc_text.records.review import OutcomeProgress, ReviewPlace

_NUMBERED = re.compile(r"\s*(?:outcome\s*)?\d{1,2}\s*[.:)]\s+(?P<outcome>[^:\n]+)", re.IGNORECASE)
_IN_ONE_LINE = re.compile(
    r"(?i)\s*(?P<outcome>outcome\s+(?:\d{1,2}|[A-Z]\d?)\s*[.:–-]\s*[^\n]+?)(?:\s+progress\s*[:–-]\s*(?P<progress>\S[^\n]*))?\s*$"
)
_OUTCOME_LABEL = re.compile(
    r"(?i)\s*(?:\d+(?:\.\d+)*\.?\s+)?(?:(?:first|second|third|fourth|fifth|sixth|seventh|eighth|next|last)\s+)?outcome"
    r"\s*(?:\d+|[A-Z]\d?|one|two|three|four|five|six)?\s*$"
)
_FEWEST_OUTCOME_WORDS = 5
"""A numbered line of fewer words is a title."""


def read_outcomes(
    rows: Sequence[ReviewRow], known: ReviewWords, names: Sequence[str] = ()
) -> Iterator[OutcomeProgress]:
    """Yield the outcomes with what is said of each: from tables and labels, or where those tell none, from lines."""
    found = tuple(_labelled_outcomes(rows, known))
    yield from found or outcomes_in_lines(rows, names)


def _labelled_outcomes(rows: Sequence[ReviewRow], known: ReviewWords) -> Iterator[OutcomeProgress]:
    """Yield outcomes from tables with a head, from labels below each other, and from lines with a label inside."""
    heads: dict[int, str] = {}
    for row in rows:
        columns = _columns(row.row, known)
        is_known = {"progress", "judgement"} & set(columns.values()) or row.part == "progress"
        if "outcome" in columns.values() and is_known:
            # A column whose head says nothing that is known ("Where Sam is now") tells of progress too.
            heads = dict.fromkeys(range(len(row.row.cells)), "progress") | columns
        elif row.is_heading or not row.row.is_table:
            heads = {}
        elif heads and len(row.row.cells) > max(heads):
            yield from _tabled_outcome(row, heads, known)
    yield from _stacked_outcomes(rows, known)
    yield from _outcomes_in_one_line(rows, known)


def _outcomes_in_one_line(rows: Sequence[ReviewRow], known: ReviewWords) -> Iterator[OutcomeProgress]:
    """Yield outcomes that have their progress in their own line ("Outcome 1: ... Progress: ..."), and those beside.

    Where no line of the report does so, progress stands elsewhere, and nothing is said of any.
    """
    lines = [
        (row.row.cells[0], row.letter, match)
        for row in rows
        if not row.is_heading and len(row.row.cells) == 1 and (match := _IN_ONE_LINE.match(row.row.cells[0].text))
    ]
    has_progress_below = any(
        role_of(label, known.progress_labels) is not None
        for row in rows
        for label, _, _ in _stacked_pairs(row.row)
        if not _IN_ONE_LINE.match(row.row.cells[0].text)
    )
    if has_progress_below or not any(match["progress"] for _, _, match in lines):
        return
    for cell, letter, match in lines:
        outcome = LabelCell(text=match["outcome"].strip(), start=cell.start + match.start("outcome"))
        yield _outcome(outcome, "\n".join(_said([match["progress"] or ""], known)), letter)


def _columns(row: LabelRow, known: ReviewWords) -> dict[int, str]:
    if not row.is_table or len(row.cells) < 2 or any(len(label_words(cell.text)) > 16 for cell in row.cells):
        return {}
    roles = {position: role_of(cell.text, known.columns) for position, cell in enumerate(row.cells)}
    if re.match(r"\s*(?:outcome\s*)?\d+\s*[.:)]\s*\S", row.cells[0].text, re.IGNORECASE):
        return {}
    # "Outcome" names the column of outcomes wherever else its words would put it ("Outcome to be achieved").
    starts = {
        i: "outcome" for i, cell in enumerate(row.cells) if re.match(r"(?i)\W*(?:\w+\s+){0,2}outcomes?\b", cell.text)
    }
    found = {position: role for position, role in roles.items() if role is not None}
    return {**found, **dict(list(starts.items())[:1])}


def _tabled_outcome(row: ReviewRow, heads: dict[int, str], known: ReviewWords) -> Iterator[OutcomeProgress]:
    cells = row.row.cells
    outcome = next(cells[position] for position, role in heads.items() if role == "outcome")
    if len(label_words(outcome.text)) < 3:
        return
    others = [cell.text.strip() for cell in cells]
    said = [
        cells[position].text
        for position, role in heads.items()
        # What repeats another cell of its row ("1 hour with the mentor") is the provision, copied across.
        if role in ("progress", "judgement")
        and (role == "judgement" or others.count(cells[position].text.strip()) == 1)
    ]
    yield _outcome(outcome, "\n".join(_said(said, known)), row.letter)


def _said(texts: Sequence[str], known: ReviewWords) -> list[str]:
    return [
        text.strip()
        for text in texts
        if label_words(text) and role_of(text, known.no_progress) is None and tells_progress(text)
    ]


def _outcome(cell: LabelCell, progress: str, letter: str) -> OutcomeProgress:
    place = ReviewPlace(section=letter, start=cell.start, end=cell.start + len(cell.text))
    return OutcomeProgress(outcome=cell.text, progress=progress, place=place)


def _stacked_outcomes(rows: Sequence[ReviewRow], known: ReviewWords) -> Iterator[OutcomeProgress]:
    """Yield outcomes that stand above their progress: "Outcome 1: ..." or "1. Sam will ...", then "Progress: ..."."""
    current: tuple[LabelCell, str] | None = None
    for row in rows:
        if _columns(row.row, known) and len(row.row.cells) > 2:
            current = None
            continue
        if _is_outcome_paragraph(row):
            current = (row.row.cells[0], row.letter)
            continue
        for label, value, cell in _stacked_pairs(row.row):
            if _OUTCOME_LABEL.match(label) and len(label_words(value)) > 2:
                current = (cell, row.letter)
            elif current is not None and role_of(label, known.progress_labels) is not None:
                yield _outcome(current[0], "\n".join(_said([value], known)), current[1])
                current = None


def _is_outcome_paragraph(row: ReviewRow) -> bool:
    """Return whether a paragraph in the part on progress is a numbered outcome, with no label of its own."""
    if row.row.is_table or row.is_heading or row.part != "progress":
        return False
    match = _NUMBERED.match(row.row.cells[0].text)
    return match is not None and len(label_words(match["outcome"])) >= _FEWEST_OUTCOME_WORDS


def _stacked_pairs(row: LabelRow) -> Iterator[tuple[str, str, LabelCell]]:
    if row.is_table and len(row.cells) == 2:
        yield row.cells[0].text.strip(" :"), row.cells[1].text, row.cells[1]
        return
    for cell in row.cells:
        match = re.match(r"([^:\n]{2,60}):[ \t]*(.*)", cell.text, re.DOTALL)
        if match is not None:
            yield match[1], match[2], LabelCell(text=match[2], start=cell.start + match.start(2))
