"""Tells how far a plan has come, from tick boxes, a status label, its title, its margins or its dates."""

import re
from collections.abc import Iterator, Sequence

from ehc_text.parsing.lines.labels import LabelRow, label_words, role_of
from ehc_text.parsing.lines.ticks import MARK, ticked_texts
from ehc_text.records.front_sheet import FrontSheetRules, LabelRule
from ehc_text.records.plan import DocumentKind, PlanDates, PlanStatus

TITLE_LINES = 12
"""A title stands among the first lines of the front sheet."""

LONGEST_TITLE_WORDS = 14

BANNER_LINES = 4
"""A banner of name and status is among the very first lines; further down they are a list of versions."""

_NAMED = re.compile(
    r"(?!.*\b(?:Status|Version|Plan|Stage|Type|Date|Document|EHC\w*|Draft|Final|Issue\w*|Copy|Review)\b)"
    r"[A-Z][\w'’-]+(?: [A-Z][\w'’-]+){1,3}"
)

_TITLE = re.compile(r"(?i)\b(?:plan|ehcp|report|review|amendments?)\b")
_SELF_NAMING = re.compile(
    r"(?i)\bthis (?:is an?|document is an?|plan is an?)\s+(?P<status>(?:(?:proposed|final|draft|amended)\b\s*)+)"
    r"|\bthis (?P<early>draft|proposed)\b"
)


def read_status(said: PlanStatus | None, dates: PlanDates, kind: DocumentKind) -> PlanStatus:
    """Return how far the plan (or the review report) has come: as its words say, or where none speaks by its dates.

    A final plan with a date of amendment is an amended one.
    """
    if kind is DocumentKind.OTHER:
        return PlanStatus.UNKNOWN
    if said in (None, PlanStatus.FINAL) and dates.amended and kind is not DocumentKind.ANNUAL_REVIEW:
        return PlanStatus.AMENDED
    if said is not None:
        return said
    if kind is DocumentKind.ANNUAL_REVIEW:
        return PlanStatus.FINAL if dates.meeting or dates.decision else PlanStatus.UNKNOWN
    if dates.final:
        return PlanStatus.FINAL
    return PlanStatus.DRAFT if dates.draft else PlanStatus.UNKNOWN


def said_status(
    rows: Sequence[LabelRow], margins: Sequence[str], facts: Sequence[tuple[str, str]], rules: FrontSheetRules
) -> PlanStatus | None:
    """Return the status that the words of a front sheet say, None where none does. `facts` are its labelled values.

    What is ticked or written behind a status label comes first, then the title, the margins, and a sentence.
    """
    ticked = (status for row in rows for status in _ticked(row, rules.statuses))
    labelled = (
        status_of(value, rules.statuses)
        for role, value in facts
        if role == "status" and not MARK.search(value) and len(label_words(value)) <= LONGEST_TITLE_WORDS
    )
    sources = (
        ticked,
        labelled,
        _titles(rows, rules.statuses),
        _from_margins(margins, rules.statuses),
        _sentences(rows, rules),
    )
    return next((status for source in sources for status in source if status is not None), None)


def status_of(words: str, statuses: Sequence[LabelRule]) -> PlanStatus | None:
    """Return the status that the words name; None where they name none, or leave a choice ("Draft / Final")."""
    joined = _unspaced(words)
    if re.search(
        r"(?i)draft\w*\s*(?:/|\bor\b|\|)\s*(?:amended|final|proposed)|final\s*(?:/|\bor\b|\|)\s*(?:draft|amended)",
        joined,
    ):
        return None
    role = role_of(joined, statuses)
    return PlanStatus(role) if role else None


def _ticked(row: LabelRow, statuses: Sequence[LabelRule]) -> Iterator[PlanStatus | None]:
    yield from (status_of(text, statuses) for text in ticked_texts([cell.text for cell in row.cells]))


def _titles(rows: Sequence[LabelRow], statuses: Sequence[LabelRule]) -> Iterator[PlanStatus | None]:
    yield from (_beside_a_name(row, statuses) for row in rows[:BANNER_LINES])
    for row in rows[:TITLE_LINES]:
        if len({cell.text for cell in row.cells}) != 1:
            continue  # a label with its value, or with an empty place for one
        for line in row.cells[0].text.splitlines():
            words = label_words(line)
            is_alone = role_of(_unspaced(line), statuses) is not None and len(label_words(_unspaced(line))) <= 2
            if len(words) <= LONGEST_TITLE_WORDS and (is_alone or _is_title(line)):
                yield status_of(line, statuses)


def _beside_a_name(row: LabelRow, statuses: Sequence[LabelRule]) -> PlanStatus | None:
    """Return the status that stands beside a name of two words or more in a banner: "Sam Reed | Final"."""
    texts = [text.strip() for text in " | ".join(cell.text for cell in row.cells).split(" | ")]
    if len(texts) != 2:
        return None
    named = [text for text in texts if _NAMED.fullmatch(text) and role_of(text, statuses) is None]
    alone = [text for text in texts if len(label_words(text)) <= 2 and role_of(text, statuses) is not None]
    return status_of(alone[0], statuses) if len(named) == len(alone) == 1 else None


def _is_title(line: str) -> bool:
    return bool(_TITLE.search(line)) and not re.search(r"\d{4}|:|[.]\s*$", line)


def _from_margins(margins: Sequence[str], statuses: Sequence[LabelRule]) -> Iterator[PlanStatus | None]:
    """Yield the one status that the margins name; where they contradict each other they say nothing."""
    found = {status for line in margins if (status := status_of(line, statuses)) is not None}
    if len(found) == 1:
        yield found.pop()


def _sentences(rows: Sequence[LabelRow], rules: FrontSheetRules) -> Iterator[PlanStatus | None]:
    for row in rows:
        for cell in row.cells:
            match = _SELF_NAMING.search(cell.text)
            if match is not None:
                yield status_of(match["status"] or match["early"], rules.statuses)


def _unspaced(text: str) -> str:
    """Return the text with letter-spaced words closed up ("D R A F T")."""
    return re.sub(r"\b(?:[A-Za-z] ){3,}[A-Za-z]\b", lambda match: match[0].replace(" ", ""), text)
