"""The child's views in a review report that gives them no part of their own: in the minutes, or in a column."""

import re
from collections.abc import Iterator, Sequence

from ehc_text.language.dates import find_dates
from ehc_text.parsing.lines.labels import LabelRow, label_words, role_of
from ehc_text.parsing.review.review_rows import ReviewRow
from ehc_text.parsing.review.review_words import ReviewWords

_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z'‘\"“])|\n")
_TELLS = (
    r"(?:said|says|told|tells|wrote|writes|typed|signed|asked (?:that|not|to|if|whether|us)|explain(?:ed|s)"
    r"|chose|pointed|drew|sent (?:a|his|her|their) "
    r"(?:letter|film|video|message|drawing|list|form)|would like|wants|hopes|read out)\b"
)
_NO_OTHER = r"(?!(?:mum|dad|mother|father|his|her|their|parents?|carers?|staff|teachers?|tutor|school|everyone|who)\b)"
_NO_VIEWS = re.compile(r"\b(?:not|nothing|never|no)\b", re.IGNORECASE)
_GOES_ON = re.compile(r"\W*(?:It|He|She|They)\b")
_SENT_IN = re.compile(
    r"\W*(?:(?P<name>[A-Z][\w-]+)['’]s|His|Her|Their)\s+(?:\w+\s+){0,2}?(?:sheet|letter|form|film|video|page"
    r"|drawings?|cards?"
    r"|poster|booklet|questionnaire|survey|slides|worksheet|message|email|recording|views|list|note)\b[^.]{0,60}?"
    r"(?:\b(?:was|were|is) (?:\w+ )?(?:read|shown|played|shared|passed|handed|seen|attached|put up)\b"
    r"|\b(?:says?|said|shows?)\b|:)"
)
"""What the child sent in place of coming."""

_LONGEST_HEAD = 12
_BARE_LABEL = 2
_NAME = re.compile(r"[A-Z][\w'’-]+(?:\s+[A-Z][\w'’-]+){0,3}")


def told_by(rows: Sequence[ReviewRow], names: Sequence[str]) -> str:
    """Return the sentences outside the parents' part in which the child, by first name, says something; "" without."""
    if not names:
        return ""
    who = "|".join(map(re.escape, names))
    tells = re.compile(
        rf"^\W*(?:{who})\b(?! and\b|['’]s\b)(?:,? {_NO_OTHER}[a-z-]+){{0,5}}?[:,]? (?:(?:he|she|they) )?{_TELLS}"
    )
    cells = (
        cell.text
        for row in rows
        if row.part not in ("parent_views", "child_views", "provision", "progress") and not row.is_heading
        for cell in row.row.cells
    )
    return "\n".join(sentence for text in cells for sentence in _telling(text, tells, names))


def _telling(text: str, tells: re.Pattern[str], names: Sequence[str]) -> Iterator[str]:
    """Yield the sentences that tell, each with those behind it that go on about the child or what was sent."""
    goes_on, before = False, ""
    for sentence in _SENTENCE.split(text):
        match = tells.match(sentence)
        goes_on = bool(match and not _NO_VIEWS.search(match[0])) or (goes_on and _GOES_ON.match(sentence) is not None)
        sent = _SENT_IN.match(sentence)
        if sent is not None and (sent["name"] or before) in names:
            goes_on = True
        before = next((name for name in names if name in sentence), "")
        if goes_on:
            yield sentence


def is_of_a_person(label: str, value: str) -> bool:
    """Return whether a label and its value say who the child is, and no views: "Pupil: Isla Burke, 12.12.12"."""
    if len(label_words(label)) > _BARE_LABEL:
        return False
    return bool(find_dates(value)) or _NAME.fullmatch(value.strip()) is not None


def answers_in_columns(rows: Sequence[ReviewRow], known: ReviewWords) -> str:
    """Return what stands in a column that is headed as the child's: "Answer of pupil"."""
    return "\n".join(text for text in _answers([row.row for row in rows], known) if re.search(r"\w", text))


def _answers(rows: Sequence[LabelRow], known: ReviewWords) -> Iterator[str]:
    column, width = None, 0
    for row in rows:
        if not row.is_table or len(row.cells) < 2:
            column = None
            continue
        heads = [role_of(cell.text, known.headings) for cell in row.cells]
        # In a list of who came "Young person" is a role: such a row answers yes or no.
        answers = any(role_of(cell.text, (*known.said_yes, *known.said_no)) for cell in row.cells)
        is_short = not answers and all(len(label_words(cell.text)) <= _LONGEST_HEAD for cell in row.cells)
        if is_short and heads.count("child_views") == 1 and heads[0] != "child_views":
            column, width = heads.index("child_views"), len(row.cells)
        elif column is not None and len(row.cells) == width:
            yield row.cells[column].text
