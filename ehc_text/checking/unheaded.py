"""Text that reads like a section whose heading was not recognised, wherever it stands: told, so that checks abstain.

A template with titles that nobody has met hides its outcomes or its provision inside another section. What such
passages do can still be read off them, by the trained model of passages; which letter they belong to is for a person to
say (in headings.yaml).
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TypeAlias

from ehc_text.checking.evidence import page_at
from ehc_text.checking.judging import LabelJudge
from ehc_text.language.sentences import find_sentences
from ehc_text.records.document import Problem, ProblemKind
from ehc_text.records.plan import DocumentKind, LineKind, Plan, Section


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadsLike:
    """A section that no plan is without: the label of its passages, and what they are called.

    `fewest` passages make a section, fewer are a sentence in the wrong place. Sections `beside` hold such passages by
    right.
    """

    label: str
    told_as: str
    fewest: int
    beside: tuple[str, ...] = ()


READS_LIKE: Mapping[str, ReadsLike] = {
    "E": ReadsLike(label="outcome", told_as="outcomes", fewest=4),
    "F": ReadsLike(label="provision", told_as="provision", fewest=7, beside=("G", "H1", "H2", "J")),
}
"""By letter; the needs and the views read too much alike, and so does advice wherever an assessment is told of."""

_FEWEST_WORDS = 4

Passages: TypeAlias = list[tuple[int, str]]
"""Each passage with where it starts in its section."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unheaded:
    """A section that was not found, and the passages elsewhere that read like it: how many, and on which pages."""

    letter: str
    passages: int
    pages: tuple[int, ...]


def find_unheaded(plan: Plan, judge: LabelJudge | None) -> tuple[Unheaded, ...]:
    """Return the sections that were not found and whose text seems to stand elsewhere; none without a model."""
    present = {letter for section in plan.sections for letter in (section.letter, *section.shared_with)}
    missing = [letter for letter in READS_LIKE if letter not in present]
    if judge is None or not missing or plan.kind is not DocumentKind.EHC_PLAN:
        return ()
    parts = [(section, passages_of(section)) for section in (plan.front, *plan.sections)]
    found = (alike(letter, plan, parts, judge) for letter in missing)
    return tuple(one for one in found if one.passages >= READS_LIKE[one.letter].fewest)


def problem_of(one: Unheaded) -> Problem:
    """Return what is told of such a section."""
    where = f" (page {_pages(one.pages)})" if one.pages else ""
    message = (
        f"Section {one.letter} was not found, and {one.passages} passages elsewhere{where} read like "
        f"{READS_LIKE[one.letter].told_as}, as the trained model judges: its heading may have a title that is not "
        "known. Add this template's titles to headings.yaml."
    )
    return Problem(kind=ProblemKind.UNKNOWN_HEADING, message=message, page=one.pages[0] if one.pages else None)


def alike(letter: str, plan: Plan, parts: Iterable[tuple[Section, Passages]], judge: LabelJudge) -> Unheaded:
    """Return the passages of these parts of a plan that read like a section, however few."""
    kind = READS_LIKE[letter]
    asked = [(section, *one) for section, passages in parts if section.letter not in kind.beside for one in passages]
    chances = replace(judge, label=kind.label).chances([text for _, _, text in asked], plan.child.names)
    found = [place for place, chance in zip(asked, chances, strict=True) if chance >= judge.least]
    pages = {page_at(section, start) for section, start, _ in found}
    return Unheaded(letter=letter, passages=len(found), pages=tuple(sorted(page for page in pages if page is not None)))


def passages_of(section: Section) -> Passages:
    """Return the sentences and rows of a section, each with where it starts."""
    return list(_passages(section))


def _passages(section: Section) -> Iterator[tuple[int, str]]:
    for line in section.lines:
        text = section.text[line.start : line.end]
        if line.kind is LineKind.ROW:
            spans: tuple[tuple[int, int], ...] = ((0, len(text)),)
        elif line.kind in (LineKind.TEXT, LineKind.ITEM):
            spans = find_sentences(text)
        else:
            continue
        for start, end in spans:
            if len(text[start:end].split()) >= _FEWEST_WORDS:
                yield line.start + start, text[start:end]


def _pages(pages: tuple[int, ...]) -> str:
    return str(pages[0]) if len(pages) == 1 else f"{pages[0]} to {pages[-1]}"
