"""Which checks abstain: what they look for may stand on a page not read, or under a heading not known."""

import math

from ehc_text.records.document import Problem, ProblemKind
from ehc_text.records.plan import SECTION_LETTERS, DocumentKind, Plan, Section
from ehc_text.records.rules import Check

RESTS_ON = "rests_on"
"""The setting of a check that finds something missing: the letter of the section that it looks in, 'front' or 'all'.

Where a part of the document that may belong there was not read, the check abstains instead of guessing.
"""

MANY_WORDS = 200
"""A front sheet with its explanations may have more words; not more than that and more than all sections as well."""


def rests_on_unread(check: Check, plan: Plan) -> bool:
    """Return whether a page without text, or a picture in the section, may hold what the check looks for."""
    if RESTS_ON in check.settings and _is_pictured(plan, str(check.settings[RESTS_ON])):
        return True
    if RESTS_ON not in check.settings or not plan.unread_pages:
        return False
    first, last = _pages_of(plan, str(check.settings[RESTS_ON]))
    return any(first <= page <= last for page in plan.unread_pages)


def rests_on_undivided(check: Check, plan: Plan) -> bool:
    """Return whether the section that the check looks in may stand in the front, under a heading that is not known."""
    part = check.settings.get(RESTS_ON)
    if plan.kind is not DocumentKind.EHC_PLAN or part not in (*SECTION_LETTERS, "all"):
        return False
    if part in plan.hidden or (part == "all" and plan.hidden):
        return True
    if part in {section.letter for section in plan.sections}:
        return False
    words = len(plan.front.text.split())
    return words > MANY_WORDS and words > sum(len(section.text.split()) for section in plan.sections)


def abstains(check: Check, plan: Plan) -> bool:
    """Return whether the check abstains on this plan, for either reason."""
    return rests_on_unread(check, plan) or rests_on_undivided(check, plan)


def abstention(plan: Plan, codes: list[str], *, is_undivided: bool) -> Problem:
    """Return the problem that tells which checks abstained, why, and what to do."""
    return Problem(
        kind=ProblemKind.CHECK_ABSTAINED,
        message=_why(plan, ", ".join(sorted(codes)), is_undivided=is_undivided),
        page=plan.unread_pages[0] if plan.unread_pages and not is_undivided else None,
        codes=tuple(sorted(codes)),
    )


def _why(plan: Plan, named: str, *, is_undivided: bool) -> str:
    if is_undivided and plan.hidden:
        letters = ", ".join(plan.hidden)
        return (
            f"Section {letters} may stand under a heading that was not recognised, so these checks of what is missing "
            f"abstained: {named}. Add this template's titles to headings.yaml."
        )
    if is_undivided:
        return (
            "Most of this document stands before the first section that was recognised, so these checks of what is "
            f"missing abstained: {named}. Add this template's titles to headings.yaml."
        )
    if not plan.unread_pages:
        letters = ", ".join(plan.pictured)
        return (
            f"Pictures that were not read (section {letters}) may hold what these checks look for, so they abstained: "
            f"{named}."
        )
    pages = ", ".join(str(page) for page in plan.unread_pages)
    return f"Pages that could not be read ({pages}) may hold what these checks look for, so they abstained: {named}."


def _is_pictured(plan: Plan, part: str) -> bool:
    """Return whether a section holds pictures; of the whole plan, whether one holds nothing else."""
    if part == "all":
        return any(not section.text.strip() for section in plan.sections if section.letter in plan.pictured)
    return part in plan.pictured


def _pages_of(plan: Plan, letter: str) -> tuple[float, float]:
    """Return the pages that a part of the plan may run over, up to where the next starts; all of them if unknown."""
    starts = sorted((page, section.letter) for section in plan.sections for page in _first_page(section))
    if letter == "front" and starts:
        return 1, starts[0][0]
    for position, (page, one) in enumerate(starts):
        if one == letter:
            return page, starts[position + 1][0] if position + 1 < len(starts) else math.inf
    return 1, math.inf


def _first_page(section: Section) -> tuple[int, ...]:
    pages = [piece.place.page for piece in section.pieces if piece.place.page is not None]
    return (min(pages),) if pages else ()
