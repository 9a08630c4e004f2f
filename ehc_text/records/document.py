"""A file as read: blocks in reading order, each with where it stood, and what could not be read."""

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from ehc_text.records.place import Piece, Place


class FileFormat(StrEnum):
    """The formats that the reading room gives a Document for, by what the file's first bytes say."""

    DOCX = "docx"
    PDF = "pdf"
    DOC = "doc"
    ODT = "odt"
    RTF = "rtf"
    UNKNOWN = "unknown"


class ProblemKind(StrEnum):
    """What kind of trouble a Problem tells of."""

    UNREADABLE = "unreadable"
    EMPTY = "empty"
    PASSWORD = "password"  # noqa: S105 - the kind of a problem
    PAGE_WITHOUT_TEXT = "page-without-text"
    PART_LOST = "part-lost"
    PICTURE = "picture-not-read"
    VAGUE_DATE = "date-without-day"
    TRACKED_CHANGES = "tracked-changes"
    NO_SECTIONS = "no-sections"
    UNKNOWN_HEADING = "heading-not-recognised"
    NOT_A_PLAN = "not-a-plan"
    CHECK_ABSTAINED = "check-abstained"
    DUPLICATE = "duplicate"
    FAULT = "fault"
    TIME_LIMIT = "time-limit"
    MEMORY_LIMIT = "memory-limit"
    READER_DIED = "reader-died"


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """Something that could not be read or judged; `message` says what, and what to do. No words of the plan."""

    kind: ProblemKind
    message: str
    page: int | None = None
    codes: tuple[str, ...] = ()
    """The checks that abstained for it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """One paragraph's words, with the places that they came from and how they looked.

    `list_label` is a number or bullet that Word makes by itself ("1.", "•"): it is no part of `text`.
    `heading_level` is Word's outline level, 1 to 9. `is_note` marks a foot- or endnote, which follows the
    paragraph that carries its mark; `is_boxed` marks a text box, which follows the paragraph it is anchored in.
    """

    text: str
    pieces: tuple[Piece, ...] = ()
    heading_level: int | None = None
    is_bold: bool = False
    is_italic: bool = False
    size_pt: float | None = None
    list_label: str | None = None
    list_level: int = 0
    is_note: bool = False
    is_boxed: bool = False

    def __post_init__(self) -> None:
        """Refuse pieces that lie outside the text."""
        length = len(self.text)
        for piece in self.pieces:  # a plain loop: thousands of paragraphs are made of each file
            if piece.end > length:
                raise ValueError("a piece lies outside its paragraph")


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A table cell. `column` counts grid columns from 0; `column_span` is how many of them the cell covers.

    `is_inherited` marks a cell that repeats the words of a vertically merged cell above it: the words hold for
    this row too, and belong to the text only once, in the row where the merge starts.
    `fill` is the background as six hex digits ("1F4E5F"), None where there is none or it is unknown.
    """

    blocks: tuple["Block", ...]
    column: int
    column_span: int = 1
    is_inherited: bool = False
    fill: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A table row; `is_head` where the file itself marks it as a head that repeats on every page."""

    cells: tuple[Cell, ...]
    is_head: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table of rows of cells on a grid of `column_count` columns, whole even where it ran over pages."""

    rows: tuple[Row, ...]
    column_count: int


Block: TypeAlias = Paragraph | Table


@dataclass(frozen=True, slots=True, kw_only=True)
class RunningHead:
    """A line of a running header, and the place of the first paragraph on the pages that show it."""

    text: str
    start: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """What the reading room gives: the file's identity, its blocks in reading order, and its problems.

    `margins` holds the distinct lines of running headers and footers, kept apart from the blocks: they serve
    for status, dates and the child's name only. `running_heads` are the lines of headers in a Word file that has
    several, each with where it begins: some name the sections there and nowhere else. `page_count` is None for formats
    without fixed pages. `pictures` are the places of pictures so large that they may hold words, which were not read.
    """

    name: str
    sha256: str
    format: FileFormat
    page_count: int | None
    blocks: tuple[Block, ...]
    margins: tuple[str, ...] = ()
    pictures: tuple[Place, ...] = ()
    running_heads: tuple[RunningHead, ...] = ()
    problems: tuple[Problem, ...] = ()
