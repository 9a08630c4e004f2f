"""What may open a section: a line, a left cell or a row of column heads, and what it is told by."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from ehc_text.parsing.headings.contents_list import TaughtTitles
from ehc_text.parsing.lines.flatten import FlatItem, body_size
from ehc_text.parsing.lines.letters import Form
from ehc_text.parsing.lines.looks import Look, strength
from ehc_text.parsing.lines.titles import TitleIndex, column_index, title_index
from ehc_text.records.headings import HeadingRules

LETTERED_LEAST = 4
"""A document with so many sections known by letter does not go by titles alone."""


class Where(StrEnum):
    """What a heading stands in."""

    LINE = "line"
    LEFT_CELL = "left_cell"
    COLUMNS = "columns"


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A line, left cell or row of column heads that may open the sections `letters`.

    `content` is where the heading's own line goes on with content, None where it does not. `is_titled` says that
    the words after or before the letter are a title of that section, `is_keyed` that a heading without a letter only
    has words of a title, `is_lone` that a bare letter is all there is ("(A)"), `needs_fellows` that only headings of
    the same look can show that its letter is one ("Getting about (D)", "D Getting about"), `has_title_below` that the
    title of a letter by itself is the next line, `is_continued` that a section goes on ("Section F (continued)").
    `area` is the area of need that the heading adds. `columns` maps grid columns to letters.
    """

    item: int
    letters: tuple[str, ...]
    form: Form
    where: Where
    heading: str
    look: Look
    weight: int
    content: int | None = None
    is_titled: bool = False
    has_separator: bool = True
    is_part: bool = False
    is_keyed: bool = False
    is_lone: bool = False
    needs_fellows: bool = False
    has_title_below: bool = False
    is_continued: bool = False
    area: str = ""
    columns: tuple[tuple[int, tuple[str, ...]], ...] = field(default=())


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """What candidates are told by: the titles, ready to compare, and the document's usual type size.

    `taught` holds the titles that the document's own contents list gives its sections, by the numbers of its items;
    `ends_in_letters` says that its headings end in the letter alone; `over_letters` holds the letters of titles that
    stand above a line with their letter, by the titles' items.
    """

    rules: HeadingRules
    titles: TitleIndex
    column_titles: TitleIndex
    body_pt: float | None
    taught: TaughtTitles = field(default_factory=TaughtTitles)
    ends_in_letters: bool = False
    over_letters: Mapping[int, tuple[str, ...]] = field(default_factory=dict)


def in_left_cell(
    index: int,
    letters: tuple[str, ...],
    heading: str,
    look: Look,
    reader: Reader,
    *,
    form: Form,
    is_titled: bool,
    needs_fellows: bool = False,
) -> Candidate:
    """Return what the left cell of a row may open: the cell sets it apart, however plain its words look."""
    return Candidate(
        item=index,
        letters=letters,
        form=form,
        where=Where.LEFT_CELL,
        heading=heading,
        look=look,
        weight=max(1, strength(look, reader.body_pt)),
        is_titled=is_titled,
        needs_fellows=needs_fellows,
    )


def reader_for(items: tuple[FlatItem, ...], rules: HeadingRules) -> Reader:
    """Return the reader for one document."""
    return Reader(rules=rules, titles=title_index(rules), column_titles=column_index(rules), body_pt=body_size(items))


def letters_of(candidates: Iterable[Candidate]) -> set[str]:
    """Return the letters that candidates name."""
    return {letter for candidate in candidates for letter in candidate.letters}


def expand(letters: tuple[str, ...]) -> tuple[str, ...]:
    """Return letters with H as H1 and H2, each once."""
    wide = [one for letter in letters for one in (("H1", "H2") if letter == "H" else (letter,))]
    return tuple(dict.fromkeys(wide))
