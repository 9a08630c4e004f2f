"""Gives the dates of a front sheet their roles, from the words that label them."""

import datetime as dt
import re
from collections.abc import Iterator, Sequence

from ehc_text.language.dates import find_dates
from ehc_text.parsing.lines.labels import LONGEST_LABEL_WORDS, LabelRow, label_rows, label_words, role_of
from ehc_text.records.dates import DateMention, FoundDate
from ehc_text.records.front_sheet import LabelRule
from ehc_text.records.plan import Section

NEAR_WORDS = (5, 8, 12)
"""In a sentence the words nearest to a date speak first: so many of them, then more."""

VERSION_ROLES = ("draft", "first", "final", "amended")
REVIEW_ROLES = ("last_review", "review", "review_date")
"""Roles that a plan has many days of: what is joined to one of them by a comma or "and" is another."""

UNCLEAR_ROLES = ("plan", "signature", "bare")
"""Roles that wider words may make precise: "issued on" in "the amended final plan was issued on"."""

TITLED = "titled"
"""The role of the plan's own name: in front of a date it is a label, above one it is the title of the page."""

_EVENT_WORDS = re.compile(
    r"(?i)\b(?:dates?|dated|issued|received|sent|due|by|on|since|from|until|agreed|started|meeting)\b|:\s*$"
)
_TELLS_OF_A_TALK = re.compile(
    r"\b(?:met|visited|spoke|talked|saw|interviewed|observed|watched|telephoned|rang)\b[^.!?|\n]{0,80}\bon\W*$", re.I
)
"""How the family was heard: the day of a talk is none of the plan's own dates."""
_OF_ANOTHER_PLAN = re.compile(
    r"\b(?:child in need|child protection|pathway|personal education|(?<!and )(?<!& )care|health ?care"
    r"|behaviour(?: support)?|risk (?:assessment|management)|safety|seizure|epilepsy|asthma|allergy|feeding|dysphagia)"
    r" plan\b(?:(?!\behc|\beducation,)[^.!?|\n]){0,80}$",
    re.I,
)
"""What social care, health or school plan for the child besides has days of its own."""
_JOINED = re.compile(r"\s*(?:[,;&/+]|,?\s*and(?: on)?)?\s*", re.I)
_BREAK = re.compile(r"[.!?;](?=\s+[A-Z])|\n|\||•")


def section_dates(section: Section, rules: Sequence[LabelRule], absences: Sequence[LabelRule]) -> Iterator[DateMention]:
    """Yield each date of the section that has a role, in order; dates without one are left out.

    A date behind words of absence ("not yet issued; checked on ...") is not the one that its label asks for.
    """
    rows = label_rows(section)
    for position, row in enumerate(rows):
        for column, cell in enumerate(row.cells):
            earlier = None
            for found, prefix, suffix in _dates_of(cell.text):
                if earlier in REVIEW_ROLES and _JOINED.fullmatch(prefix):
                    yield _mention(earlier, cell.text, found, section.letter, cell.start)
                    continue
                earlier = None
                if _TELLS_OF_A_TALK.search(prefix) or _OF_ANOTHER_PLAN.search(prefix):
                    continue
                role = _role(rows, position, column, prefix, suffix, rules)
                if role is not None and role_of(prefix, absences) is None:
                    earlier = role
                    yield _mention(role, cell.text, found, section.letter, cell.start)


def margin_dates(margins: Sequence[str], rules: Sequence[LabelRule]) -> Iterator[DateMention]:
    """Yield the dates of running headers and footers that the words before them give a role."""
    for line in margins:
        for found, prefix, _suffix in _dates_of(line):
            role = _not_titled(_prefix_role(prefix, rules))
            if role is not None:
                yield _mention(role, line, found, "margin", 0)


def birth_date(text: str, as_of: dt.date) -> dt.date | None:
    """Return the first day in `text`, its two-digit year read as that of a birth."""
    days = (found.date for found in find_dates(text, born_by=as_of))
    return next((day for day in days if day is not None), None)


def _mention(role: str, text: str, found: FoundDate, section: str, offset: int) -> DateMention:
    return DateMention(
        role=role,
        words=text[found.start : found.end],
        precision=found.precision,
        date=found.date,
        section=section,
        start=offset + found.start,
        end=offset + found.end,
    )


def _dates_of(text: str) -> Iterator[tuple[FoundDate, str, str]]:
    """Yield each date with the words before it (back to the date before it) and the words after it."""
    dates = find_dates(text)
    before = 0
    for position, found in enumerate(dates):
        after = dates[position + 1].start if position + 1 < len(dates) else len(text)
        yield found, text[before : found.start], text[found.end : after]
        before = found.end


def _role(
    rows: Sequence[LabelRow], position: int, column: int, prefix: str, suffix: str, rules: Sequence[LabelRule]
) -> str | None:
    role = _prefix_role(prefix, rules)
    role = "plan" if role == TITLED else role
    if role is None or role in UNCLEAR_ROLES:
        label = _label_of(rows, position, column, rules)
        beside = _not_titled(_prefix_role(label, rules)) if label else None
        if role is None and beside is None and label and _EVENT_WORDS.search(label):
            return None
        role = beside if role is None or (beside is not None and role != "plan") else role
        role = _sharper(role, beside)
    if role is None or role in UNCLEAR_ROLES:
        role = _sharper(role, _status_beside(rows[position], column, suffix, rules))
    if role == "bare" or role is None:
        is_prose = not rows[position].is_table and len(label_words(prefix)) > NEAR_WORDS[1]
        under = None if _is_under_empty_label(rows, position, column) else _prefix_role(rows[position].under, rules)
        under = _not_titled(under)
        role = under if under is not None and not is_prose else role
    return role


def _not_titled(role: str | None) -> str | None:
    return None if role == TITLED else role


def _is_under_empty_label(rows: Sequence[LabelRow], position: int, column: int) -> bool:
    """Return whether the title above is a label whose value is missing, and the row has a label of its own."""
    row = rows[position]
    if not column or not row.cells[0].text.strip():
        return False
    above = (other.cells for other in reversed(rows[:position]) if other.cells[0].text == row.under)
    cells = next(above, ())
    return len(cells) == len(row.cells) > 1 and not any(cell.text.strip() for cell in cells[1:])


def _sharper(role: str | None, other: str | None) -> str | None:
    return other if other in VERSION_ROLES and role in (*UNCLEAR_ROLES, None) else role


def _prefix_role(prefix: str, rules: Sequence[LabelRule]) -> str | None:
    """Return the role that the words before a date give it, the nearest words first."""
    parts = [part for part in _BREAK.split(prefix) if label_words(part)]
    if not parts:
        return None
    last = parts[-1]
    if len(parts) > 1 and len(label_words(last)) <= 2:
        last = f"{parts[-2]} {last}"
    words = label_words(re.sub(r"^\s*\([^)]*\)", "", last))
    if len(words) <= NEAR_WORDS[1]:
        return role_of(" ".join(words), rules)
    role = None
    for count in (*NEAR_WORDS, LONGEST_LABEL_WORDS):
        wider = role_of(" ".join(words[-count:]), rules)
        if role is None:
            role = wider
        if role is not None:
            role = _sharper(role, wider)
    return role


def _label_of(rows: Sequence[LabelRow], position: int, column: int, rules: Sequence[LabelRule]) -> str | None:
    """Return the label of a cell: the words to its left, or at the head of its column, or in the line above."""
    row = rows[position]
    if not row.is_table:
        return _line_above(rows, position)
    heading = row.cells[column].heading
    if heading and role_of(heading, rules) not in (None, *UNCLEAR_ROLES):
        return heading  # a head that says of what says more than the cell to the left
    left = next((cell for cell in reversed(row.cells[:column]) if cell.text.strip()), None)
    if left is not None and not find_dates(left.text) and _is_label(left.text, rules):
        return left.text
    return heading or _column_head(rows, position, column, rules)


def _is_label(text: str, rules: Sequence[LabelRule]) -> bool:
    return bool(_EVENT_WORDS.search(text)) or role_of(text, rules) is not None


def _line_above(rows: Sequence[LabelRow], position: int) -> str | None:
    """Return the line above a line that holds nothing but a date."""
    if position == 0 or rows[position - 1].is_table:
        return None
    own, above = rows[position].cells[0].text, rows[position - 1].cells[0].text
    dates = find_dates(own)
    if not dates or label_words(own[: dates[0].start]) or find_dates(above):
        return None
    return above if len(label_words(above)) <= LONGEST_LABEL_WORDS else None


def _column_head(rows: Sequence[LabelRow], position: int, column: int, rules: Sequence[LabelRule]) -> str | None:
    """Return the head of a column of dates: the first cell above that holds words and no date.

    Rows of label and value side by side have no heads: there, what stands above a value is another value.
    """
    width = len(rows[position].cells)
    for row in reversed(rows[:position]):
        if not row.is_table or len(row.cells) != width:
            return None
        text = row.cells[column].text
        if text.strip() and not find_dates(text):
            return text
        if column > 0 and role_of(row.cells[column - 1].text, rules) is not None:
            return None
    return None


def _status_beside(row: LabelRow, column: int, suffix: str, rules: Sequence[LabelRule]) -> str | None:
    """Return the status that stands behind the date in brackets, or in another short cell of its row."""
    bracket = re.match(r"\s*[(\[–-]\s*([^)\]]{1,40})", suffix)
    texts = ([bracket[1]] if bracket else []) + list(_short_cells(row, column))
    return next((role for role in (role_of(text, rules) for text in texts) if role in VERSION_ROLES), None)


def _short_cells(row: LabelRow, column: int) -> Iterator[str]:
    """Yield the row's other cells of a few words, apart from the labels of other dates."""
    for position, cell in enumerate(row.cells):
        following = row.cells[position + 1].text if position + 1 < len(row.cells) else "end"
        is_label = not following.strip() or bool(find_dates(following))
        if position != column and not is_label and len(label_words(cell.text)) <= 4 and not find_dates(cell.text):
            yield cell.text
