"""What stands on a page before it is blocks: words, lines, rules, fills and pictures, in points from the top left."""

from dataclasses import dataclass, field
from typing import NamedTuple, Protocol, TypeAlias

from ehc_text.reading.pdf.frame import Frame


class Font(NamedTuple):
    """How a word looked."""

    size_pt: float
    is_bold: bool
    is_italic: bool


@dataclass(slots=True, eq=False)
class Word:
    """A word, or words that were drawn in one go with plain spaces between them, and their box.

    `start` and `end` are its place in the page's text, -1 where it has none (form fields, OCR). `is_cut` marks a
    word whose hyphen stood at a line's end. `mark` is the small raised number after it, or the word itself where
    it is such a number: a footnote's mark, if the page has that footnote.
    """

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    font: Font
    start: int = -1
    end: int = -1
    is_cut: bool = False
    mark: str = ""


class Reader(Protocol):
    """What is asked of a page's words once they are laid out: each one by itself, and their widths."""

    def split(self, word: Word, /) -> list[Word]:
        """Return the words that a `Word` holds, each by itself."""

    def first_width(self, word: Word, /) -> float:
        """Return the width in points of the first of the words that a `Word` holds."""


class Rule(NamedTuple):
    """A ruled line: `at` is its y (or x, where it is upright), and it runs from `start` to `end`."""

    at: float
    start: float
    end: float


Stroke: TypeAlias = tuple[float, float, float]
"""What a `Rule` holds, as drawn: a page has more of these than of anything but words."""


class Area(NamedTuple):
    """A rectangle on the page; `colour` is its fill as six hex digits, None for a picture."""

    x0: float
    top: float
    x1: float
    bottom: float
    colour: str | None = None


@dataclass(frozen=True, slots=True)
class Drawing:
    """What is drawn on a page beside text: level and upright rules, filled areas, pictures, and curves (counted)."""

    level: list[Stroke]
    upright: list[Stroke]
    fills: list[Area]
    pictures: list[Area]
    curve_count: int


@dataclass(slots=True, eq=False)
class Line:
    """One printed line of one column or cell. `right` is how far the text could have run, for lines that wrap.

    `first_width` is the width of its first word; `gap` is the space after that word, in points. `notes` are the
    lines of the footnotes that it carries the marks of.
    """

    text: str
    page: int
    x0: float
    top: float
    x1: float
    bottom: float
    size: float
    is_bold: bool
    starts_bold: bool
    is_italic: bool
    first_width: float
    gap: float
    right: float
    is_cut: bool = False
    notes: tuple["Line", ...] = ()


class Sheet(NamedTuple):
    """What is known of a page while its words become lines: its number, reader, fills, and footnotes by mark.

    `fills` come with the smaller before the larger. `has_empty_words` says that words with no text may be among
    the page's words: they were struck out, or were footnote marks.
    """

    number: int
    reader: Reader
    fills: list[Area]
    notes: dict[str, tuple[Line, ...]]
    has_empty_words: bool = False


@dataclass(slots=True)
class Flow:
    """Lines that follow one another in one column or cell, perhaps over pages."""

    lines: list[Line]


@dataclass(slots=True)
class GridCell:
    """A cell of a grid: rows `row` to `row + row_span`, columns likewise; what it holds is in reading order."""

    row: int
    column: int
    row_span: int
    column_span: int
    items: list["Item"] = field(default_factory=list)
    fill: str | None = None
    is_open: bool = False
    """True where the page ends before the cell does: it has no rule below."""

    def lines(self) -> list[Line]:
        """Return the cell's lines in reading order, nested tables left out."""
        return [line for item in self.items if isinstance(item, Flow) for line in item.lines]


@dataclass(slots=True)
class Grid:
    """A table as it stands on one page, or joined over several: cells, and the x of its column edges."""

    cells: list[GridCell]
    edges: list[float]
    row_count: int
    top: float
    bottom: float
    head_rows: set[int] = field(default_factory=set)
    is_open: bool = False
    """True where no lines stand between its columns: the edges are where its words end, which may differ by page."""

    def row(self, index: int) -> list[GridCell]:
        """Return the cells that start in a row, from left to right."""
        return sorted((cell for cell in self.cells if cell.row == index), key=lambda cell: cell.column)

    def column_starts(self) -> list[float]:
        """Return the x at which the words of each column start, the last edge for a column without words."""
        starts = [self.edges[-1]] * max(len(self.edges) - 1, 1)
        for cell in self.cells:
            if cell.column_span == 1:
                starts[cell.column] = min([starts[cell.column], *(line.x0 for line in cell.lines())])
        return starts


Item: TypeAlias = Flow | Grid


@dataclass(slots=True)
class SideBar:
    """The name of a bar along the page's edge, as one level line that stands at the bar's top."""

    line: Line


@dataclass(slots=True)
class PageLayout:
    """One page's items in reading order, and the words that are no running text (watermarks).

    `has_struck` says that words with a line through them were left out; `lost_count`
    is how many letters of the page's words stand in none of its items, which should be none. `pictures` are those
    so large that they may hold words, which were not read. `has_large` says that it may have letters of the size of a
    watermark's. `side_bars` are the names that run sideways in bars along its edges, from top to bottom.
    """

    number: int
    width: float
    height: float
    items: list[Item]
    watermarks: list[str]
    has_struck: bool = False
    lost_count: int = 0
    pictures: tuple[Area, ...] = ()
    has_large: bool = False
    side_bars: list[SideBar] = field(default_factory=list)
    frames: tuple[Frame, Frame] | None = None
    """The frame that the page was read in and the one that it is shown in, where its words do not stand upright."""
