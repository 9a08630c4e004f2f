"""A sound plan without a fault, made of records or as a Word file, for tests that set one trap in it at a time."""

import datetime as dt
from functools import cache
from pathlib import Path

from builders import document
from section_builders import TITLES, grid, head, text

from ehc_text.checking.run import CheckResult, run_checks
from ehc_text.parsing.parse import parse_plan
from ehc_text.pipeline import Tools, load_tools
from ehc_text.reading.open import read_document
from ehc_text.records.document import Document
from ehc_text.records.plan import Plan, Section

AS_OF = dt.date(2026, 11, 1)

FRONT = {
    "Name": "Mara Finch",
    "Date of birth": "14 May 2016",
    "Status": "Final",
    "Date plan requested": "20 October 2025",
    "Date of final plan": "3 March 2026",
}

BODIES = {
    "A": (
        "Mara told Ms Hale, her class teacher, with picture cards on 12 January 2026:",
        "“I like drawing trains. When I grow up I want to drive the night train.”",
        "Mara's parents say that she sleeps well and hope that she makes a friend.",
    ),
    "B": ("Mara finds it hard to follow spoken instructions of more than one step.",),
    "C": ("Mara has epilepsy and has a seizure about once a month.",),
    "D": ("Mara is not known to social care, and no social care needs were found.",),
    "E": (
        "By July 2028 Mara will follow two-step spoken instructions without help in four lessons out of five, "
        "as counted by her class teacher.",
    ),
    "F": (
        "The speech and language therapist sees Mara once a week for 30 minutes, by herself, to teach her to follow "
        "spoken instructions of two steps.",
    ),
    "G": (
        "The school nurse trains the class teacher once each September, for two hours, to give buccal midazolam for "
        "Mara's epilepsy.",
    ),
    "H1": ("No provision required.",),
    "H2": ("No provision required.",),
    "I": ("Oak Hill Primary School, a mainstream primary school.",),
    "J": ("No personal budget was requested.",),
    "K": (
        grid(
            ("Advice from", "Name and role", "Date"),
            ("Parents", "Mr and Mrs Finch", "4 November 2025"),
            ("Education", "Ms Hale, class teacher", "6 November 2025"),
            ("Medical", "Dr Amin, paediatrician", "10 November 2025"),
            ("Educational psychology", "Dr Voss, educational psychologist", "12 November 2025"),
            ("Social care", "Ms Penn, social worker", "14 November 2025"),
            ("Speech and language therapy", "Ms Lund, therapist", "17 November 2025"),
        ),
    ),
}


def sound(*, front=None, before=(), after=(), order=tuple(TITLES), margins=(), **sections) -> Document:
    """Return the plan with what a test puts in its place: front-sheet answers, and the lines or blocks of sections.

    A front-sheet answer of None takes the row out, a section of None the section. `before` stands between front sheet
    and plan, `after` behind section K.
    """
    answers = {**FRONT, **(front or {})}
    rows = tuple((label, answer) for label, answer in answers.items() if answer is not None)
    blocks = [head("Education, Health and Care Plan"), grid(*rows), *map(_block, before)]
    for letter in order:
        body = sections.get(letter, BODIES[letter])
        if body is not None:
            lines = (body,) if isinstance(body, str) else body
            blocks += [head(f"Section {letter}: {TITLES[letter]}"), *map(_block, lines)]
    return document(*blocks, *map(_block, after), margins=margins)


def parsed(made: Document, as_of: dt.date = AS_OF) -> Plan:
    """Return the plan that is read from a document."""
    return parse_plan(made, tools().headings, tools().front_sheet, tools().pack.words, as_of)


def checked(made: Document, as_of: dt.date = AS_OF) -> CheckResult:
    """Return what all checks of the shipped rules find in a document."""
    return run_checks(parsed(made, as_of), tools().pack, as_of)


def codes(made: Document, as_of: dt.date = AS_OF) -> set[str]:
    """Return the codes that a document gets."""
    return {finding.code for finding in checked(made, as_of).findings}


def part(plan: Plan, letter: str) -> Section:
    """Return one section of a plan."""
    return next(section for section in plan.sections if section.letter == letter)


def words_of(plan: Plan) -> dict[str, str]:
    """Return the text of each section by letter."""
    return {section.letter: section.text for section in plan.sections}


def read_bytes(data: bytes, folder: Path, name: str = "plan.docx") -> Document:
    """Return the document in a file of these bytes."""
    path = folder / name
    path.write_bytes(data)
    return read_document(path)


@cache
def tools() -> Tools:
    """Return the shipped rules."""
    return load_tools()


def _block(entry):
    if isinstance(entry, str):
        return text(entry)
    return entry
