"""Reads who the plan is for: names, date of birth, and the age and year group that follow from it."""

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from ehc_text.language.dates import find_dates, read_day
from ehc_text.language.stages import age_on, year_group
from ehc_text.parsing.lines.labels import LabelCell, LabelRow, labelled_values, role_of
from ehc_text.records.dates import DateMention
from ehc_text.records.front_sheet import FrontSheetRules
from ehc_text.records.plan import Child

MOST_NAMES = 6

TOP_ROWS = 6
"""A name with a day of birth beside it, neither labelled, stands at the top of the page."""

LONGEST_NAME_LABEL = 7
"""So many words, at most, label a name: "name of the child or young person"."""

PARTICLES = frozenset(
    ("al", "ap", "ben", "bin", "bint", "da", "de", "del", "della", "den", "der", "di", "dos", "du", "el", "la", "le")
) | frozenset(("mac", "o", "st", "st.", "ter", "van", "von"))
"""Words that open a surname of several words."""

OLDEST_AGE = 26
"""No plan is kept for anybody older (Children and Families Act 2014, section 46)."""

_TITLES = re.compile(r"(?i)^(?:master|miss|mr|mrs|ms|mx)\.?\s+")
_KNOWN_AS = re.compile(
    r"(?i)[,(\[]?\s*\b(?:(?:also |usually |normally )?known as|likes to be called|goes by|prefers|preferred name)\b"
    r":?\s*"
    r"(?P<name>[^)\],;]+)[)\]]?|[(\[“\"‘'](?P<short>(?-i:[A-Z])[\w'’-]+)[)\]”\"’']"
)
_NAME = re.compile(r"[^\W\d_][\w'’.-]*(?:\s+[^\W\d_][\w'’.-]*)*", re.UNICODE)
_PLAN_FOR = re.compile(
    r"(?i:\b(?:education,?\s+health\s+(?:and|&)\s+(?:social\s+)?care\s*(?:\(ehc\)\s*)?plan|ehcp?(?:\s+plan)?)\s*"
    r"(?:\(?(?:final|draft|amended)\)?\s*)?(?:for|of|:|-|–)\s+)(?P<name>[A-Z][^\n:|(,;]{2,60})"
)
_OWN_PLAN = re.compile(
    r"(?m)^\s*(?P<name>[A-Z][\w-]+)['’]s\s+(?:(?i:ehc|education,?\s+health\s+and\s+care)\s+)?(?i:plan|ehcp)\b"
)
_BEFORE_BIRTH = re.compile(
    r"(?P<name>[A-Z][\w'’-]+(?:\s+(?:[A-Z][\w'’-]+|van|von|de|der|den|bin|al)){1,4})"
    r"[\s,(:|/–-]+(?i:d\.?o\.?b\b|date of birth|birth(?: date)?\b|born\b)"
)
_BEFORE_AGE = re.compile(
    r"^\W*(?P<name>[A-Z][\w'’-]+(?:\s+(?:[A-Z][\w'’-]+|van|von|de|der|den|bin|al)){1,3})"
    r"[\s,(|/–-]+(?i:aged?\s+\d|year\s+(?:group\s+)?\d|y(?:ea)?r?\s?\d|ncy\b|reception\b|nursery\b)"
)
"""A name at the top of the page with an age or a year group behind it."""
_NAME_BEFORE_DAY = re.compile(
    r"(?:^|[:,|.–]\s*|\s-\s+|\b(?:for|of)\s+)(?P<name>[A-Z][\w'’-]+(?:\s+(?:[A-Z][\w'’-]+|van|von|de|der|den|bin|al)){1,3})"
    r"\s*[,:(/|–-]\s*$"
)
_YOUNGEST_UNLABELLED = 4
"""A day behind a name that makes its bearer younger is more likely that of a signature or a meeting."""

_OFFICE = re.compile(
    r"(?i)\b(?:academy|college|nursery|lodge|primary|secondary|infants?|juniors?|centre|unit|house|annual|review|report"
    r"|final|draft|amended|key|stage|year|phase|part|section|authority|service|team|dear|copy|version|mrs?|ms|miss|dr)\b"
)
"""Words of settings, papers and offices, which are in capitals too, and of adults."""

_BORN = re.compile(r"(?i)[,(–-]?\s*\b(?:d\.?o\.?b\b\.?|date\s+of\s+birth|birth(?:\s+date)?|born)\b\s*:?")


def read_child(
    rows: Sequence[LabelRow],
    margins: Sequence[str],
    mentions: Sequence[DateMention],
    as_of: dt.date,
    rules: FrontSheetRules,
) -> Child:
    """Return the child as the front sheet names it; the margins fill what it does not say."""
    values = _first_values(rows, rules)
    if not values.keys() & {"full_name", "first_name", "surname"}:
        values = {**_first_values(_as_rows(margins), rules), **values}
    first, surname, known_as = _names(values.get("full_name", ""))
    first, surname = values.get("first_name", first), values.get("surname", surname)
    if not (first or surname):
        first, surname, known_as = _names(next(_elsewhere(rows, margins, rules), ""))
    born = _born(values.get("birth", ""), rows, margins, mentions, as_of, rules)
    if born is None or not (first or surname):
        name, day = next(_named_with_a_day(rows[:TOP_ROWS], as_of, rules), ("", None))
        if name and not (first or surname):
            first, surname, known_as = _names(name)
        born = born or (day if first and name.startswith(first) else None)
    return Child(
        first_name=next(iter((_tidy(first) or "").split()), None),
        surname=_tidy(surname),
        known_as=_tidy(values.get("known_as", known_as or "")),
        date_of_birth=born,
        age=age_on(born, as_of) if born else None,
        year_group=year_group(born, as_of) if born else None,
    )


def _named_with_a_day(
    rows: Sequence[LabelRow], as_of: dt.date, rules: FrontSheetRules
) -> Iterator[tuple[str, dt.date]]:
    """Yield each name of the first rows that a day of birth without a label stands behind: "Isla Burke / 12.12.12"."""
    for text in (" | ".join(cell.text for cell in row.cells) for row in rows):
        for found in find_dates(text, born_by=as_of)[:1]:
            match = _NAME_BEFORE_DAY.search(text[: found.start])
            if match is None or found.date is None or not _looks_like_a_person(match["name"], rules):
                continue
            if _YOUNGEST_UNLABELLED <= age_on(found.date, as_of) < OLDEST_AGE:
                yield match["name"], found.date


def _first_values(rows: Sequence[LabelRow], rules: FrontSheetRules) -> dict[str, str]:
    """Return the first usable value of each role."""
    born = next(_births_without_colon(rows, rules), None)
    values = {"birth": born} if born else {}
    for role, value in labelled_values(rows, rules.child):
        is_usable = bool(read_day(value)) if role == "birth" else _is_name(value, rules)
        if is_usable:
            values.setdefault(role, value)
    return values


def _births_without_colon(rows: Sequence[LabelRow], rules: FrontSheetRules) -> Iterator[str]:
    """Yield what stands behind "DOB" or "born" where the cell opens with it or with a name: "DOB 3.3.2016"."""
    for cell in (cell for row in rows for cell in row.cells if ":" not in cell.text):
        match = _BORN.search(cell.text)
        before = cell.text[: match.start()].strip() if match else ""
        if match and (not before or _looks_like_a_person(before, rules)) and read_day(cell.text[match.end() :]):
            yield cell.text[match.end() :]


def _as_rows(margins: Sequence[str]) -> tuple[LabelRow, ...]:
    return tuple(LabelRow(cells=(LabelCell(text=line, start=0),), is_table=False) for line in margins)


def _is_name(value: str, rules: FrontSheetRules) -> bool:
    if role_of(value, rules.placeholders) is not None or re.search(r"[\[\]<>«»]", value):
        return False
    words = _plain(value).split()
    return 0 < len(words) <= MOST_NAMES and _NAME.fullmatch(" ".join(words).replace(",", "")) is not None


def _plain(value: str) -> str:
    """Return a name without titles, dates, brackets and what stands after them."""
    value = _KNOWN_AS.sub(" ", value.splitlines()[0] if value.strip() else "")
    value = _BORN.split(value)[0]
    value = re.split(r"[(\[;/]|\s[–-]\s|\sor\s", value)[0]
    return _TITLES.sub("", " ".join(value.split())).strip(" ,.")


def _names(value: str) -> tuple[str | None, str | None, str | None]:
    """Return first name, surname and the name used, from a full name in either order."""
    match = _KNOWN_AS.search(value)
    known_as = (match["name"] or match["short"]).strip() if match else None
    plain = _plain(value)
    if "," in plain:
        surname, _, given = plain.partition(",")
        return next(iter(given.split()), None), surname.strip() or None, known_as
    words = plain.split()
    if len(words) < 2:
        return (words[0] if words else None), None, known_as
    capitals = [word for word in words if word.isupper() and len(word) > 1]
    if len(capitals) < len(words) and capitals == words[: len(capitals)] and capitals:
        return words[len(capitals)], " ".join(capitals), known_as  # "KOS Zofia"
    start = next((i for i, word in enumerate(words[1:-1], start=1) if word.casefold() in PARTICLES), len(words) - 1)
    return words[0], " ".join(words[start:]), known_as


def _elsewhere(rows: Sequence[LabelRow], margins: Sequence[str], rules: FrontSheetRules) -> Iterator[str]:
    """Yield names from the title, then from running headers that give a date of birth."""
    for row in rows:
        yield from _unmarked(row, rules)
        for cell in row.cells:
            match = _PLAN_FOR.search(cell.text)
            if match is not None and _looks_like_a_person(match["name"], rules):
                yield match["name"]
    for row, following in pairwise(rows):
        # A cover page: the name on a line of its own, and the date of birth on the next.
        if len(row.cells) == 1 and any(_BORN.match(cell.text.lstrip()) for cell in following.cells):
            yield from (text for text in [row.cells[0].text.strip()] if _looks_like_a_person(text, rules))
    lines = [" | ".join(cell.text for cell in row.cells) for row in rows]
    recitals = (*map(_BEFORE_BIRTH.search, lines), *map(_BEFORE_AGE.search, lines[:TOP_ROWS]))
    yield from (match["name"] for match in recitals if match and _looks_like_a_person(match["name"], rules))
    for line in margins:
        before = _BORN.split(line)[0] if _BORN.search(line) else ""
        match = _PLAN_FOR.search(line)
        parts = re.split(r"\t|\s{2,}|[:|]", match["name"] if match else before)
        for part in reversed([part.strip(" –-,") for part in parts]):
            if part and _looks_like_a_person(part, rules):
                yield part
    if any(_BORN.search(line) for line in margins):
        yield from (line for line in margins if _looks_like_a_person(line, rules) and "|" not in line)
    texts = (*margins, *(cell.text for row in rows for cell in row.cells))
    yield from (match["name"] for text in texts if (match := _OWN_PLAN.search(text)) is not None)
    yield from _alone_near_a_birth(lines[:TOP_ROWS], rules)


def _alone_near_a_birth(lines: Sequence[str], rules: FrontSheetRules) -> Iterator[str]:
    """Yield a name that fills a line at the top of the page, where another line there gives a birth."""
    if any(_BORN.match(line.lstrip()) for line in lines):
        yield from (line.strip() for line in lines if _looks_like_a_person(line, rules) and not _OFFICE.search(line))


def _unmarked(row: LabelRow, rules: FrontSheetRules) -> Iterator[str]:
    """Yield the name in a line that runs label and name together ("My name Sam Reed")."""
    words = row.cells[0].text.split() if len(row.cells) == 1 else []
    for count in range(1, min(LONGEST_NAME_LABEL, len(words) - 1) + 1):
        rest = " ".join(words[count:])
        if role_of(" ".join(words[:count]), rules.child) == "full_name" and _looks_like_a_person(rest, rules):
            yield rest


def _looks_like_a_person(text: str, rules: FrontSheetRules) -> bool:
    words = _plain(text).split()
    is_name = 2 <= len(words) <= 4 and all(word[0].isupper() or word in PARTICLES for word in words)
    official = re.search(
        r"(?i)\b(?:council|plan|ehcp?|page|education|health|care|confidential|county|city|borough|child|pupil|school|official|sensitive)\b",
        text,
    )
    return is_name and official is None and _is_name(text, rules)


def _born(
    value: str,
    rows: Sequence[LabelRow],
    margins: Sequence[str],
    mentions: Sequence[DateMention],
    as_of: dt.date,
    rules: FrontSheetRules,
) -> dt.date | None:
    days = [read_day(value, born_by=as_of)] if value else []
    days += [read_day(mention.words, born_by=as_of) for mention in mentions if mention.role == "birth"]
    likely = [day for day in days if day is not None and 0 <= age_on(day, as_of) <= OLDEST_AGE]
    return next(iter(likely), next((day for day in days if day is not None), None))


def _tidy(name: str | None) -> str | None:
    """Return a name as written, with one that is all capitals put into the usual case."""
    if not name:
        return None
    name = " ".join(_plain(name).split())
    if name.isupper() and len(name) > 2:
        name = re.sub(r"(?i)\b(Mc|O['’])(\w)", lambda m: m[1].title() + m[2].upper(), name.title())
    return name or None
