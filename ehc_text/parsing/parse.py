"""A document read as a plan: its kind, front sheet, sections, statements, needs, outcomes and advice."""

import datetime as dt
from collections.abc import Iterator, Mapping

from ehc_text.parsing.content.advice_list import find_advice
from ehc_text.parsing.content.facets import all_with_facets
from ehc_text.parsing.content.needs import find_needs
from ehc_text.parsing.content.outcomes import find_outcomes
from ehc_text.parsing.content.statements import find_statements
from ehc_text.parsing.content.views import find_views
from ehc_text.parsing.front.front_page import read_front_sheet
from ehc_text.parsing.front.vague_dates import vague_dates
from ehc_text.parsing.headings.pictures import FRONT
from ehc_text.parsing.kind import classify
from ehc_text.parsing.lines.flatten import flatten
from ehc_text.parsing.review.review import read_review
from ehc_text.parsing.sections import SectionMap, find_sections, undivided
from ehc_text.records.document import Document, Problem, ProblemKind
from ehc_text.records.front_sheet import FrontSheet, FrontSheetRules
from ehc_text.records.headings import HeadingRules
from ehc_text.records.plan import AdviceEntry, Child, DocumentKind, Passage, Plan, Statement, View
from ehc_text.records.review import Review
from ehc_text.records.rules import WordList

VIEWS_WORDS = "voices"
"""The word list that tells speakers apart."""

REVIEW_WORDS = "review"
"""The word list that reports of annual reviews are read with."""


def parse_plan(
    document: Document,
    headings: HeadingRules,
    front_sheet: FrontSheetRules,
    words: Mapping[str, WordList],
    as_of: dt.date,
) -> Plan:
    """Return what a document holds. Of a review report, or of what is no plan, the front is the whole document."""
    divided = find_sections(document, headings)
    kind = classify(document, divided.sections, headings)
    parts = divided if kind is DocumentKind.EHC_PLAN else undivided(document, headings)
    sheet = read_front_sheet(parts.front, parts.sections, document.margins, parts.tail, kind, as_of, front_sheet)
    return Plan(
        kind=kind,
        status=sheet.status,
        child=sheet.child,
        dates=sheet.dates,
        front=parts.front,
        tail=parts.tail,
        sections=parts.sections,
        statements=_statements(parts, headings, words),
        needs=find_needs(parts.sections, headings),
        outcomes=_outcomes(parts, headings),
        advice=_advice(parts, headings),
        views=_views(parts, sheet.child, words),
        mentions=sheet.mentions,
        looked_after=sheet.looked_after,
        social_care=sheet.social_care,
        review=_review(parts, sheet.child, words) if kind is DocumentKind.ANNUAL_REVIEW else None,
        margins=document.margins,
        unread_pages=_unread_pages(document),
        hidden=parts.hidden,
        pictured=tuple(letter for letter, _ in parts.pictures if letter != FRONT),
        word_count=sum(len(item.text.replace("|", " ").split()) for item in flatten(document.blocks)),
        problems=(*document.problems, *_problems(kind, parts, sheet)),
    )


def _statements(parts: SectionMap, headings: HeadingRules, words: Mapping[str, WordList]) -> tuple[Statement, ...]:
    found = [statement for section in parts.sections for statement in find_statements(section, headings)]
    return all_with_facets(found, words)


def _outcomes(parts: SectionMap, headings: HeadingRules) -> tuple[Passage, ...]:
    return tuple(
        outcome for section in parts.sections if section.letter == "E" for outcome in find_outcomes(section, headings)
    )


def _advice(parts: SectionMap, headings: HeadingRules) -> tuple[AdviceEntry, ...]:
    return tuple(
        entry for section in parts.sections if section.letter == "K" for entry in find_advice(section, headings)
    )


def _views(parts: SectionMap, child: Child, words: Mapping[str, WordList]) -> tuple[View, ...]:
    if VIEWS_WORDS not in words:
        return ()
    return tuple(
        view
        for section in parts.sections
        if section.letter == "A"
        for view in find_views(section, child, parts.front, words[VIEWS_WORDS])
    )


def _review(parts: SectionMap, child: Child, words: Mapping[str, WordList]) -> Review:
    known = words.get(REVIEW_WORDS, WordList(name=REVIEW_WORDS, groups={}))
    return read_review((parts.front, *parts.sections, parts.tail), known, child.called)


def _unread_pages(document: Document) -> tuple[int, ...]:
    """Return the pages that have no text: what stood there must not be reported as missing."""
    pages = {
        problem.page
        for problem in document.problems
        if problem.page is not None and problem.kind is ProblemKind.PAGE_WITHOUT_TEXT
    }
    return tuple(sorted(pages))


def _problems(kind: DocumentKind, parts: SectionMap, sheet: FrontSheet) -> Iterator[Problem]:
    yield from _structure_problems(kind, parts)
    yield from _picture_problems(parts)
    if kind is not DocumentKind.OTHER:
        yield from vague_dates(sheet.mentions, sheet.dates, sheet.child)


def _picture_problems(parts: SectionMap) -> Iterator[Problem]:
    for letter, place in parts.pictures:
        where = "" if place.page is None else f" on page {place.page}"
        part = "before the first section" if letter == FRONT else f"in section {letter}"
        message = f"a picture {part}{where} was not read: look at it by eye, and type in the words that it shows"
        yield Problem(kind=ProblemKind.PICTURE, message=message, page=place.page)


def _structure_problems(kind: DocumentKind, parts: SectionMap) -> tuple[Problem, ...]:
    if kind is DocumentKind.OTHER:
        message = "This is neither an EHC plan nor the report of an annual review, so it was not checked."
        return (Problem(kind=ProblemKind.NOT_A_PLAN, message=message),)
    if kind is DocumentKind.EHC_PLAN and parts.hidden:
        letters = ", ".join(parts.hidden)
        message = (
            f"No heading was recognised for section {letters}, and others that look like the headings of sections have "
            "titles that are not known. Add this template's titles to headings.yaml."
        )
        return (Problem(kind=ProblemKind.UNKNOWN_HEADING, message=message),)
    if kind is DocumentKind.EHC_PLAN and not parts.sections:
        message = (
            "No section heading was recognised. Add this template's titles to headings.yaml, "
            "or look whether its pages are pictures."
        )
        return (Problem(kind=ProblemKind.NO_SECTIONS, message=message),)
    return ()
