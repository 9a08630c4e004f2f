"""Reads an annual review report: who came and wrote, views, progress by outcome, recommendation and decision."""

import re
from collections.abc import Sequence

from ehc_text.parsing.lines.labels import LabelRow, label_rows, label_words, role_of
from ehc_text.parsing.lines.ticks import ticked_texts
from ehc_text.parsing.review.attendance import has_attendance_list, read_attendees
from ehc_text.parsing.review.deciding import decision_in_prose
from ehc_text.parsing.review.recommending import is_of_support, marked_options, recommendation_in_prose
from ehc_text.parsing.review.relying import names_relied_on, pairs, relied_on
from ehc_text.parsing.review.review_outcomes import read_outcomes
from ehc_text.parsing.review.review_rows import ReviewRow
from ehc_text.parsing.review.review_views import answers_in_columns, is_of_a_person, told_by
from ehc_text.parsing.review.review_words import ReviewWords, review_words
from ehc_text.parsing.review.taking_part import parts_told
from ehc_text.records.front_sheet import LabelRule
from ehc_text.records.plan import Section
from ehc_text.records.review import Review, ReviewDecision
from ehc_text.records.rules import WordList

LONGEST_HEADING_WORDS = 14

_NUMBER = re.compile(r"\s*\d{1,2}[.)]?\s*")
_TITLE_WORDS = 9
"""A number and at most so many words in two cells are a title that a table's row is made of."""

_MY_VIEWS = re.compile(r"(?i)\W*my (?:own )?(?:views?|voice|page|words|say|thoughts|feelings|wishes)\b")
"""The child's, whoever wrote it down: "My thoughts, typed up by my aunt"."""

_SENTENCE = re.compile(r"(?<=[.!?])\s+")
_ADULTS = re.compile(
    r"\b(?:everyone|everybody|staff|teachers?|tutors?|adults|school|we|they)\b[^.]*?\b(?:agrees?|knows?|expects?|feels?|thinks?|believes?|says?"
    r"|reports?)\b|\bwould have\b|\bit is (?:felt|thought)\b",
    re.IGNORECASE,
)
"""A sentence in which adults say what they think of the child."""

_QUOTED = re.compile(r"(?<!\w)[\"“‘']\w")
"""Words of the child's own, in quotation marks; an apostrophe stands behind a letter."""


def read_review(sections: Sequence[Section], words: WordList, names: Sequence[str] = ()) -> Review:
    """Return what an annual review report says, read through from its first to its last section.

    `names` are the child's: they tell "Sam's views" from those of a parent who is named in a heading.
    """
    known = review_words(words)
    rows = _parted(sections, known, {name.casefold() for name in names})
    attendees = tuple(read_attendees([(row.row, row.letter, row.part) for row in rows], known))
    told_parts = tuple(parts_told(rows, known, names_relied_on(rows, known)))
    child_views = _views(rows, "child_views", known)
    # Without a part of their own the child's views are what a sentence or a column tells as the child's.
    has_part = bool(child_views) or any(row.part == "child_views" for row in rows)
    told = "" if has_part else told_by(rows, names) or answers_in_columns(rows, known)
    recommendation = _option(rows, "recommendation", known)
    return Review(
        attendees=attendees,
        has_attendance=has_attendance_list((*attendees, *told_parts)),
        child_views=child_views or told,
        has_child_voice=bool(told) or _has_child_voice(child_views, known, is_own=_is_headed_my(rows)),
        parent_views=_views(rows, "parent_views", known),
        outcomes=tuple(read_outcomes(rows, known, names)),
        recommendation=recommendation,
        decision=_option(rows, "decision", known) or decision_in_prose([row.row for row in rows], recommendation),
        relied_on=tuple(dict.fromkeys(relied_on(rows, known))),
        recommendation_words="\n".join(_row_text(row.row) for row in rows if _recommends(row, known)),
        decision_words=_labelled_row(rows, known.decision_date_labels),
        amendment_words=_labelled_row(rows, known.amendment_labels),
        told=told_parts,
    )


def _parted(sections: Sequence[Section], known: ReviewWords, names: set[str]) -> list[ReviewRow]:
    """Return all rows, each with the part that the nearest heading above it opens."""
    rows, part = [], "other"
    for section in sections:
        for row in label_rows(section):
            kind = _heading_kind(row, known, names)
            part = kind or part
            rows.append(ReviewRow(row=row, letter=section.letter, part=part, is_heading=kind is not None))
    return rows


def _heading_kind(row: LabelRow, known: ReviewWords, names: set[str]) -> str | None:
    """Return the part that a row opens, None where it is no heading: a heading fills its row and is no sentence."""
    texts = {cell.text.strip() for cell in row.cells if cell.text.strip()}
    if (
        len(row.cells) == 2
        and _NUMBER.fullmatch(row.cells[0].text)
        and len(label_words(row.cells[1].text)) <= _TITLE_WORDS
    ):
        return _kind_of_text(row.cells[1].text.strip(), known, names)
    if len(texts) != 1 or (row.is_table and len(row.cells) > 1 and len({cell.text for cell in row.cells}) > 1):
        return None
    return _kind_of_text(texts.pop(), known, names)


def _kind_of_text(text: str, known: ReviewWords, names: set[str]) -> str | None:
    words = label_words(text)
    if not words or len(words) > LONGEST_HEADING_WORDS or re.search(r"[.;]\s*$|:\s*\S|\n|\[|☐|☒", text):
        return None
    if _MY_VIEWS.match(text):
        return "child_views"
    kind = role_of(text, known.headings)
    return kind if kind == "parent_views" else _whose_views(text, names) or kind


def _whose_views(heading: str, names: set[str]) -> str | None:
    """Return whose views a heading announces by name ("Sam's views", "Views of Sam"), None where it names nobody."""
    match = re.search(
        r"\b(?P<name>[A-Z][\w-]+)['’]s\s+(?i:(?:own\s+)?(?:views?|voice|page|words|story|contribution))\b|(?i:\bviews?\s+of)\s+(?P<of>[A-Z][\w-]+)\s*$",
        heading,
    )
    if match is None or not names:
        return None
    return "child_views" if (match["name"] or match["of"]).casefold() in names else "parent_views"


def _views(rows: Sequence[ReviewRow], part: str, known: ReviewWords) -> str:
    """Return the views under their heading, or beside a label of that name; "" where nothing but a nil stands there."""
    texts = []
    for row in rows:
        cells = [cell.text.strip() for cell in row.row.cells]
        if row.part == part and not row.is_heading:
            texts += cells
        elif not row.is_heading:
            texts += [
                value
                for label, value in pairs(row)
                if role_of(label, known.headings) == part and not is_of_a_person(label, value)
            ]
    return "\n".join(text for text in texts if text and role_of(_first_words(text), known.no_views) is None)


def _is_headed_my(rows: Sequence[ReviewRow]) -> bool:
    return any(row.is_heading and _MY_VIEWS.match(row.row.cells[-1].text) for row in rows)


def _has_child_voice(views: str, known: ReviewWords, *, is_own: bool) -> bool:
    """Return whether the child's part holds words or signs of the child's own.

    Where it opens by saying that there are none, what others write below it is not the child's.
    """
    opening = views.split("\n", 1)[0]
    sentences = _SENTENCE.split(opening)
    absent = [sentence for sentence in sentences if role_of(sentence, known.absent_views) is not None]
    if absent:
        # "The form did not come back" is no sign, though forms are; "she told us" in the next sentence is.
        views = " ".join(sentence for sentence in sentences if sentence not in absent and not _ADULTS.search(sentence))
    elif is_own and views and not _ADULTS.search(views):
        return True
    return bool(_QUOTED.search(views)) or role_of(views, known.child_signs) is not None


def _first_words(text: str) -> str:
    """Return the text if it is short enough to be a nil return, else nothing that could be one."""
    return text if len(label_words(text)) <= 12 else "views"


def _option(rows: Sequence[ReviewRow], part: str, known: ReviewWords) -> ReviewDecision | None:
    """Return what is ticked, or written behind the label, or said in the part; None where it stays open."""
    labels = known.decision_labels if part == "decision" else known.recommendation_labels
    inside = [row.row for row in rows if row.part == part and not row.is_heading]
    elsewhere = inside if part == "decision" else [row.row for row in rows]
    ticked = (text for row in inside for text in ticked_texts([cell.text for cell in row.cells]))
    labelled = (
        text
        for row in rows
        for label, value in pairs(row)
        for text in (value, label)  # "Decision to amend | 31 July 2026"
        if role_of(label, labels) is not None and not ticked_texts([value], blanks=True)
    )
    sentences = (
        sentence
        for row in (inside if part == "recommendation" else [])
        if not any(ticked_texts([cell.text for cell in other.cells], blanks=True) for other in inside)
        for sentence in _SENTENCE.split("\n".join(cell.text for cell in row.cells))
    )
    said = (
        sentence
        for row in rows
        for cell in row.row.cells
        for sentence in _SENTENCE.split(cell.text)
        if part == "recommendation" and re.search(r"(?i)\brecommend(?:s|ed|ation)\b.*\bplan\b", sentence)
    )
    for text in (*ticked, *labelled, *said, *sentences, *marked_options(elsewhere, known)):
        option = option_of(text, known)
        if option is not None:
            return option
    return recommendation_in_prose([row.row for row in rows]) if part == "recommendation" else None


def option_of(text: str, known: ReviewWords) -> ReviewDecision | None:
    """Return the decision that the words name; None where they name none, or offer a choice ("maintain / amend")."""
    if re.search(r"(?i)(?:maintain|amend|cease)\w*[^.]{0,30}(?:/|\bor\b)[^.]{0,30}(?:maintain|amend|cease)", text):
        return None
    if is_of_support(text):
        return None
    role = role_of(text, known.options)
    return ReviewDecision(role.split("_")[0]) if role else None


def _recommends(row: ReviewRow, known: ReviewWords) -> bool:
    """Return whether a row offers or names a recommendation, ticked or not."""
    texts = [cell.text for cell in row.row.cells]
    is_offer = bool(ticked_texts(texts, blanks=True)) and role_of(" ".join(texts), known.options) is not None
    return is_offer and row.part != "decision"


def _row_text(row: LabelRow) -> str:
    return " | ".join(cell.text for cell in row.cells)


def _labelled_row(rows: Sequence[ReviewRow], labels: Sequence[LabelRule]) -> str:
    """Return the first row whose first cell, or whose words before a colon, fit the labels."""
    for row in rows:
        label = row.row.cells[0].text.split(":")[0]
        if (
            not row.is_heading
            and len(label_words(label)) <= LONGEST_HEADING_WORDS
            and role_of(label, labels) is not None
        ):
            return _row_text(row.row)
    return ""
