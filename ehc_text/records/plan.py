"""A plan as parsed: what kind of document it is, its front sheet, sections, needs, outcomes and provision."""

import datetime as dt
from dataclasses import dataclass, field
from enum import StrEnum

from ehc_text.records.dates import DateMention
from ehc_text.records.document import Problem
from ehc_text.records.place import Piece
from ehc_text.records.provision import Nature, Part
from ehc_text.records.review import Review

SECTION_LETTERS = ("A", "B", "C", "D", "E", "F", "G", "H1", "H2", "I", "J", "K")
"""The sections of regulation 12 of the SEND Regulations 2014, H divided as the Code of Practice 9.62 has it."""

SECTION_TITLES = {
    "A": "Views, interests and aspirations",
    "B": "Special educational needs",
    "C": "Health needs",
    "D": "Social care needs",
    "E": "Outcomes",
    "F": "Special educational provision",
    "G": "Health provision",
    "H1": "Social care provision under section 2 of the 1970 Act",
    "H2": "Other social care provision",
    "I": "Placement",
    "J": "Personal budget",
    "K": "Advice and information",
}
"""What the sections are called in the SEND Regulations 2014, regulation 12, in short."""

PROVISION_LETTERS = ("F", "G", "H1", "H2")
"""The sections that hold provision."""

SOCIAL_CARE_LETTERS = ("H1", "H2")
"""The sections that hold the provision of social care."""


class DocumentKind(StrEnum):
    """What a document is."""

    EHC_PLAN = "ehc_plan"
    ANNUAL_REVIEW = "annual_review"
    OTHER = "other"


class PlanStatus(StrEnum):
    """How far a plan has come."""

    DRAFT = "draft"
    FINAL = "final"
    AMENDED = "amended"
    UNKNOWN = "unknown"


class LineKind(StrEnum):
    """What a line of a section is."""

    TEXT = "text"
    ITEM = "item"
    """A bulleted or numbered list item."""
    ROW = "row"
    """A table row: its cells are joined with ' | '."""
    COLUMN_HEADS = "column_heads"
    SUB_HEADING = "sub_heading"
    GUIDANCE = "guidance"
    """The template's own instructions, left in."""
    NOTE = "note"
    """A foot- or endnote; it belongs to the line before it."""
    CONTEXT = "context"
    """Words of provision that are no statement of their own: the cells around a table that lies in one of them count
    for each of its rows, and a cell that spans the columns of two sections is told in the first of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CellSpan:
    """One cell of a ROW or COLUMN_HEADS line: `section.text[start:end]`.

    `heading` is the column's heading, "" where the table has none. `inherited` holds the words of a merged cell
    that starts in a row above and holds for this one too; they are not in this line's text (start == end).
    """

    start: int
    end: int
    heading: str = ""
    inherited: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of a section: `section.text[start:end]`, half-open, without the line break.

    A ROW line may hold line breaks, where a cell has several paragraphs. `under` is the nearest sub-heading or
    title row above it, "" where there is none. `label` is a number or bullet that is no part of the text.

    Where a table sets several sections side by side, `columns` names all of them, in statutory order, and `beside`
    those other than the line's own that say something in the line's table row, or in any row of its merged cell; a
    nil return ("None") says nothing. Both are empty everywhere else.
    """

    start: int
    end: int
    kind: LineKind
    cells: tuple[CellSpan, ...] = ()
    under: str = ""
    label: str = ""
    level: int = 0
    beside: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """One of sections A to K: its text, built of lines, and the places its characters came from.

    `shared_with` names the other sections that stand under the same heading or in the same cell (H1 with H2):
    the text stands under each of them, its statements under the first.
    """

    letter: str
    heading: str
    text: str
    lines: tuple[Line, ...] = ()
    pieces: tuple[Piece, ...] = ()
    shared_with: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Refuse a line that lies outside the text."""
        if any(line.end > len(self.text) for line in self.lines):
            raise ValueError("a line lies outside its section")


@dataclass(frozen=True, slots=True, kw_only=True)
class Child:
    """Who the plan is for. `age` and `year_group` are as of the day the plan is held against."""

    first_name: str | None = None
    surname: str | None = None
    known_as: str | None = None
    date_of_birth: dt.date | None = None
    age: int | None = None
    year_group: int | None = None
    """0 is Reception, 1 Year 1, 14 and above post-16; None before Reception or without a date of birth."""

    @property
    def called(self) -> tuple[str, ...]:
        """The first name and the one the child is known by, each whole; without those that are not given."""
        return tuple(dict.fromkeys(filter(None, (self.first_name, self.known_as))))

    @property
    def names(self) -> tuple[str, ...]:
        """Each name of the child, the surname too, a word at a time."""
        parts = (self.first_name, self.surname, self.known_as)
        return tuple(dict.fromkeys(name for part in parts if part for name in part.split()))


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanDates:
    """The dates of the front sheet by their role; None where the document does not give one."""

    request: dt.date | None = None
    draft: dt.date | None = None
    final: dt.date | None = None
    amended: dt.date | None = None
    last_review: dt.date | None = None
    next_review: dt.date | None = None
    meeting: dt.date | None = None
    decision: dt.date | None = None


class FacetKind(StrEnum):
    """What makes provision specific (SEND Code of Practice 2015, 9.69)."""

    WHAT = "what"
    WHO = "who"
    FREQUENCY = "frequency"
    DURATION = "duration"
    GROUP = "group"
    SETTING = "setting"
    QUALIFICATION = "qualification"


@dataclass(frozen=True, slots=True, kw_only=True)
class Facet:
    """One facet of a statement, in the statement's own words (or its column heading's, lead-in's or note's)."""

    kind: FacetKind
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One provision statement: a sentence, a list item or a table row of F, G, H1 or H2.

    `text == section.text[start:end]`; a row's cells are joined with ' | '. `around` holds what counts for it
    though it stands outside it, in reading order: the lead-in that governs its list, merged cells above, a
    footnote, the sentence after it that clarifies it. `cells` are spans of the section's text, as in Line. `parts` is
    the statement taken apart: its cells, or its whole text, and the words around it.
    """

    id: str
    section: str
    text: str
    start: int
    end: int
    cells: tuple[CellSpan, ...] = ()
    under: str = ""
    around: tuple[str, ...] = ()
    facets: tuple[Facet, ...] = ()
    parts: tuple[Part, ...] = ()
    nature: Nature | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A stretch of one section, `section.text[start:end]`, that says one thing: a need, an outcome, a view.

    `row` holds the cells that stand beside it in its row, `under` the sub-heading above it; `beside` and `columns`
    are those of its line: which sections its table row and its table hold.
    """

    section: str
    start: int
    end: int
    text: str
    under: str = ""
    row: tuple[CellSpan, ...] = ()
    beside: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AdviceEntry:
    """One row or line of section K: who gave advice, of what kinds, and when.

    `kinds` holds words of regulation 6: parent, education, medical, psychology, social care, other.
    """

    start: int
    end: int
    text: str
    kinds: tuple[str, ...] = ()
    date: dt.date | None = None
    has_date_words: bool = False
    """True where something stands in the date's place, though no day could be read from it."""


class Speaker(StrEnum):
    """Whose view a sentence gives."""

    CHILD = "child"
    PARENT = "parent"
    ADULT = "adult"
    """Somebody tells of the child, and it is not said that the child told or showed it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """A sentence of section A, `section.text[start:end]`, with whose view it gives.

    `is_own` marks the child's own words or what was seen of the child; `under` is the sub-heading above it, or the
    label at the start of its row.
    """

    section: str
    start: int
    end: int
    text: str
    speaker: Speaker
    is_own: bool
    under: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What the parsing room gives. `front` is the text before the first section (front sheet, contents).

    `sections` holds each section whose heading is in the document, in statutory order. `front` is shaped as a
    section with the letter "front", and `tail` ("tail") is what follows K: signatures, appended reports. `mentions`
    are the dates that have a role, `looked_after` and `social_care` what the front sheet answers to whether the child
    is looked after, and known to social care ("" where it does not ask). `review` is what an annual review report
    holds, None in every other document.
    """

    kind: DocumentKind
    status: PlanStatus
    child: Child
    dates: PlanDates
    front: Section
    tail: Section
    sections: tuple[Section, ...] = ()
    statements: tuple[Statement, ...] = ()
    needs: tuple[Passage, ...] = ()
    outcomes: tuple[Passage, ...] = ()
    advice: tuple[AdviceEntry, ...] = ()
    views: tuple[View, ...] = ()
    mentions: tuple[DateMention, ...] = ()
    looked_after: str = ""
    social_care: str = ""
    review: Review | None = None
    margins: tuple[str, ...] = ()
    unread_pages: tuple[int, ...] = ()
    pictured: tuple[str, ...] = ()
    """The sections that hold pictures whose words, if they show any, were not read."""
    hidden: tuple[str, ...] = ()
    """The sections that were not found and may stand under a heading that was not recognised."""
    word_count: int = 0
    problems: tuple[Problem, ...] = field(default=())
