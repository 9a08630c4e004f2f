"""From a place in a plan to a Finding: the quote, the sentence or row around it, its page and its agency."""

from collections.abc import Iterable

from ehc_text.records.finding import Agency, Finding
from ehc_text.records.plan import Plan, Section, Statement
from ehc_text.records.rules import Check

_AGENCY_BY_SECTION = {
    "C": Agency.HEALTH,
    "G": Agency.HEALTH,
    "D": Agency.SOCIAL_CARE,
    "H1": Agency.SOCIAL_CARE,
    "H2": Agency.SOCIAL_CARE,
}


def section_of(plan: Plan, letter: str) -> Section | None:
    """Return the plan's section of this letter, None where its heading is not in the document."""
    return next((section for section in plan.sections if section.letter == letter), None)


def text_of(plan: Plan, letters: Iterable[str]) -> str:
    """Return the texts of these sections, one after the other, a line break between; shared texts once."""
    texts = (section.text for section in (section_of(plan, letter) for letter in letters) if section)
    return "\n".join(dict.fromkeys(texts))


def quote_finding(
    check: Check, section: Section, start: int, end: int, *, statement: Statement | None = None, message: str = ""
) -> Finding:
    """Return a finding at `section.text[start:end]`; `{match}` in the check's message becomes the quote.

    `message` takes the place of the check's own where it is given.
    """
    quote = section.text[start:end]
    return Finding(
        code=check.code,
        name=check.name,
        theme=check.theme,
        severity=check.severity,
        agency=check.agency or agency_of(section.letter),
        section=section.letter,
        statement=statement.id if statement else None,
        quote=quote,
        context=statement.text if statement else line_around(section, start, end),
        start=start,
        end=end,
        page=page_at(section, start),
        message=(message or check.message).replace("{match}", quote),
        advice=check.advice,
        basis=check.basis,
    )


def absence_finding(
    check: Check,
    letter: str | None,
    *,
    message: str = "",
    quote: str = "",
    context: str = "",
    page: int | None = None,
    agency: Agency | None = None,
) -> Finding:
    """Return a finding about something that is not there, or that stands on the front sheet: it has no offsets."""
    return Finding(
        code=check.code,
        name=check.name,
        theme=check.theme,
        severity=check.severity,
        agency=agency or check.agency or agency_of(letter),
        section=letter,
        quote=quote,
        context=context or quote,
        page=page,
        message=(message or check.message).replace("{match}", quote),
        advice=check.advice,
        basis=check.basis,
    )


def agency_of(letter: str | None) -> Agency:
    """Return who answers for a section: health for C and G, social care for D and H, else education."""
    return _AGENCY_BY_SECTION.get(letter or "", Agency.EDUCATION)


def page_at(section: Section, offset: int) -> int | None:
    """Return the page on which the character at `offset` stood, None where the format has no pages."""
    for piece in section.pieces:
        if piece.start <= offset < piece.end:
            return piece.place.page
    return None


def line_around(section: Section, start: int, end: int) -> str:
    """Return the line of the section that holds `section.text[start:end]`, or those words where no line does."""
    for line in section.lines:
        if line.start <= start and end <= line.end:
            return section.text[line.start : line.end]
    return section.text[start:end]
