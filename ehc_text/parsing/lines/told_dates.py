"""The days that a sentence tells of, each with the role that the words around it give."""

from collections.abc import Callable, Iterator

from ehc_text.language.dates import find_dates
from ehc_text.records.dates import DateMention
from ehc_text.records.plan import Section


def dates_told(
    section: Section, start: int, end: int, role_of: Callable[[str, str], str | None]
) -> Iterator[DateMention]:
    """Yield the full dates of a sentence of the section that have a role, in order.

    `role_of` is given the words between the date before and this one, and all words behind it; it returns None where
    they tell of something else.
    """
    sentence = section.text[start:end]
    before = 0
    for found in find_dates(sentence):
        role = role_of(sentence[before : found.start], sentence[found.end :])
        if role is not None and found.date is not None:
            yield DateMention(
                role=role,
                words=sentence[found.start : found.end],
                precision=found.precision,
                date=found.date,
                section=section.letter,
                start=start + found.start,
                end=start + found.end,
            )
        before = found.end
