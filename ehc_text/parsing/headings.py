"""Lines, cells and column heads that may open a section; which of them do is for `choose` to say."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from enum import StrEnum

from ehc_text.parsing.flatten import FlatItem, FlatParagraph, FlatRow, body_size, cell_paragraphs, cell_text, explode
from ehc_text.parsing.letters import Form, Lettered, close_up, find_letters
from ehc_text.parsing.line_kinds import is_area
from ehc_text.parsing.looks import Look, look_at, look_of, strength
from ehc_text.parsing.titles import TitleIndex, column_index, is_one_of, title_index
from ehc_text.records.document import Cell
from ehc_text.records.headings import HeadingRules

_LEADER = re.compile(r"(\.\s?){4,}|…{2,}|_{4,}|\t\s*\d{1,3}\s*$")
_LABEL = re.compile(r"(?i)\s*(?:section\s*|part\s*)?\(?(?:[A-K]|H\s?[12])\)?\W*$")
_CUT = re.compile(r"\s*[:;|]\s+|\s+[-–—]\s+|\.\s+|\s*\n\s*|:(?=\S)")
_LONG_WORDS = 25
_TITLE_WORDS = 16
"""A title without a letter is seldom longer."""
_MOST_COLUMN_LETTERS = 5
"""A row that names more sections than this is a list of them (sections to amend), not a head of columns."""


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
    has words of a title. `area` is the area of need that the heading adds. `columns` maps grid columns to letters.
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
    area: str = ""
    columns: tuple[tuple[int, tuple[str, ...]], ...] = field(default=())


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """What candidates are told by: the titles, ready to compare, and the document's usual type size."""

    rules: HeadingRules
    titles: TitleIndex
    column_titles: TitleIndex
    body_pt: float | None


def reader_for(items: tuple[FlatItem, ...], rules: HeadingRules) -> Reader:
    """Return the reader for one document."""
    return Reader(rules=rules, titles=title_index(rules), column_titles=column_index(rules), body_pt=body_size(items))


def unfold(items: tuple[FlatItem, ...], reader: Reader) -> tuple[FlatItem, ...]:
    """Return the stream with rows divided into lines where their cells are panels: a heading and what it heads."""
    found: list[FlatItem] = []
    for item in items:
        if isinstance(item, FlatRow) and _is_panels(item, reader):
            found.extend(explode(item))
        else:
            found.append(item)
    return tuple(found)


def find_candidates(items: tuple[FlatItem, ...], reader: Reader) -> tuple[Candidate, ...]:
    """Return all that may open a section, in reading order; lines of a contents list with dots are left out."""
    return tuple(_candidates(items, reader))


def expand(letters: tuple[str, ...]) -> tuple[str, ...]:
    """Return letters with H as H1 and H2, each once."""
    wide = [one for letter in letters for one in (("H1", "H2") if letter == "H" else (letter,))]
    return tuple(dict.fromkeys(wide))


def _candidates(items: tuple[FlatItem, ...], reader: Reader) -> Iterator[Candidate]:
    for index, item in enumerate(items):
        if isinstance(item, FlatParagraph):
            found = _in_line(index, item, reader)
        else:
            found = _in_columns(index, item, reader) or _in_left_cell(index, item, reader)
        if found:
            yield found


def _in_line(index: int, item: FlatParagraph, reader: Reader) -> Candidate | None:
    if item.paragraph.is_note:
        return None
    look = look_of(item)
    return _in_text(index, item.text, item.paragraph.list_label, look, Where.LINE, reader)


def _in_text(index: int, printed: str, label: str | None, look: Look, where: Where, reader: Reader) -> Candidate | None:
    if _LEADER.search(printed):
        return None
    prefix = f"{label} " if label and _LABEL.match(label) else ""
    text = prefix + printed
    lettered = find_letters(text)
    if lettered is None and (closed := close_up(text)) != text:
        text, lettered = closed, find_letters(closed)
        prefix = ""
    weight = strength(look, reader.body_pt)
    base = Candidate(
        item=index, letters=(), form=Form.TITLE, where=where, heading=text.strip(), look=look, weight=weight
    )
    found = _lettered(base, text, lettered, reader) if lettered else None
    if found is None:
        return _titled(base, printed, reader) if not prefix or lettered is None else None
    if found.content is not None and found.content < len(prefix):
        return None
    content = None if found.content is None else found.content - len(prefix)
    return replace(found, content=content if text == prefix + printed else None)


def _lettered(base: Candidate, text: str, lettered: Lettered, reader: Reader) -> Candidate | None:
    letters = expand(lettered.letters)
    found = replace(
        base, letters=letters, form=lettered.form, has_separator=lettered.has_separator, is_part=lettered.is_part
    )
    if lettered.form is Form.AT_END:
        return _at_end(found, text, lettered, reader)
    rest = text[lettered.rest :]
    title_end, content = split_title(rest, letters, reader, is_heading=base.weight >= 2)
    is_titled = title_end > 0 and is_title_of(rest[:title_end], letters, reader.titles)
    if not is_titled and not lettered.has_separator:
        if not rest[:1].isupper() and not rest.startswith(("(", "[", "“", "'", '"')):
            return None
        if len(rest.split()) > _LONG_WORDS or rest.rstrip().endswith((".", ";")):
            return None
    if lettered.form is Form.BARE and not is_titled and not _may_be_bare(rest, base.weight, letters, lettered):
        return None
    area = rest[content:].strip() if content is not None and is_area(rest[content:], reader.rules) else ""
    start = None if content is None or area else lettered.rest + content
    heading = text[: lettered.rest + title_end].strip(" :-–—|.\n")
    return replace(found, is_titled=is_titled, content=start, heading=heading or base.heading, area=area)


def _may_be_bare(rest: str, weight: int, letters: tuple[str, ...], lettered: Lettered) -> bool:
    """Return whether a bare letter without a known title may still head something: "C - My body", "H1: None"."""
    if set(letters) <= {"H1", "H2"} and (lettered.has_separator or weight >= 2):
        return True
    return lettered.has_separator and not lettered.is_part and bool(rest) and len(rest.split()) <= _LONG_WORDS


def _at_end(found: Candidate, text: str, lettered: Lettered, reader: Reader) -> Candidate | None:
    title = text[: lettered.title_end]
    has_word = "ection" in text[lettered.title_end :].lower()
    is_titled = bool(expand(tuple(reader.column_titles.letters(title))))
    if len(title.split()) > _LONG_WORDS or re.match(r"(?i)(see|in|from|as in|under|linked|refer|please)\b", title):
        return None
    if is_titled or (found.weight >= 2 and (has_word or len(found.letters) > 1)):
        return replace(found, is_titled=is_titled)
    return None


def _titled(base: Candidate, text: str, reader: Reader) -> Candidate | None:
    found = replace(base, heading=text.strip(" :"))
    letters = _fully(reader.titles.letters(text), text, reader)
    if len(letters) == 1:
        return replace(found, letters=expand(tuple(letters)), is_titled=True)
    if letters or len(text.split()) > _TITLE_WORDS or text.rstrip().endswith((".", ";")):
        return None
    several = _joined_titles(text, reader)
    if several:
        return replace(found, letters=several, is_titled=True)
    keyed = reader.titles.keyed(text) if base.weight >= 2 else frozenset()
    if not 1 <= len(keyed) <= 2:
        return None
    area = text.split(":")[0].strip() if ":" in text and not reader.titles.keyed(text.split(":")[0]) else ""
    return replace(found, letters=expand(tuple(sorted(keyed))), is_keyed=True, area=area)


def _fully(letters: frozenset[str], text: str, reader: Reader) -> frozenset[str]:
    """Return the letters of a title, H1 and H2 together where it is nearly that of H1 and names other care too."""
    return frozenset({"H"}) if letters == {"H1"} and reader.titles.keyed(text) >= {"H1", "H2"} else letters


def _joined_titles(text: str, reader: Reader) -> tuple[str, ...]:
    """Return the letters of several titles in one heading: "My outcomes and my special educational provision"."""
    parts = re.split(r"\s+and\s+|\s*[&/,]\s*", text)
    named = [reader.column_titles.letters(part) for part in parts]
    if len(parts) < 2 or not all(len(letters) == 1 for letters in named):
        return ()
    letters = expand(tuple(dict.fromkeys(letter for letters in named for letter in letters)))
    return letters if len(letters) > 1 else ()


def is_title_of(text: str, letters: tuple[str, ...], titles: TitleIndex) -> bool:
    """Return whether a text is a title of one of the sections named."""
    return bool(set(expand(tuple(titles.letters(text)))) & set(letters))


def split_title(rest: str, letters: tuple[str, ...], reader: Reader, *, is_heading: bool) -> tuple[int, int | None]:
    """Return where the title ends in what follows a letter, and where content starts, None where there is none.

    >>> split_title("Placement - Oak School", ("I",), reader, is_heading=True)
    (9, 12)
    """
    if not rest.strip():
        return len(rest), None
    if is_title_of(rest, letters, reader.titles):
        return len(rest), None
    cuts = list(_CUT.finditer(rest))
    for match in reversed(cuts):
        if is_title_of(rest[: match.start()], letters, reader.titles):
            return match.start(), match.end()
    broken = rest.find("\n")
    if broken > 0:
        return broken, broken + 1
    if is_nil(rest, reader.rules):
        return 0, 0
    is_prose = len(rest.split()) > _LONG_WORDS or rest.rstrip().endswith(".")
    if is_prose and not is_heading:
        return 0, 0
    return len(rest), None


def is_nil(text: str, rules: HeadingRules) -> bool:
    """Return whether a whole text is a bare nil return ("None identified")."""
    return is_one_of(text, rules.nil_returns)


def _in_columns(index: int, item: FlatRow, reader: Reader) -> Candidate | None:
    lettered = [(cell.column, _column_letters(cell_text(cell), reader)) for cell in item.row.cells]
    if any(letters for _, letters in lettered):
        lettered = [(c.column, _column_letters(cell_text(c), reader, is_among_heads=True)) for c in item.row.cells]
    titled = [(cell.column, _column_titles(cell_text(cell), reader)) for cell in item.row.cells]
    for columns, form in ((lettered, Form.AT_END), (titled, Form.TITLE)):
        named = tuple((column, letters) for column, letters in columns if letters)
        distinct = list(dict.fromkeys(letter for _, letters in named for letter in letters))
        if len({letters for _, letters in named}) >= 2 and len(distinct) <= _MOST_COLUMN_LETTERS:
            if form is Form.TITLE and not _are_heads(item):
                continue
            return Candidate(
                item=index,
                letters=tuple(distinct),
                form=form,
                where=Where.COLUMNS,
                heading=item.text,
                look=Look(),
                weight=2,
                is_titled=True,
                columns=named,
            )
    return None


def _are_heads(item: FlatRow) -> bool:
    return all(len(cell_text(cell).split()) <= 14 for cell in item.row.cells)


def _column_letters(text: str, reader: Reader, *, is_among_heads: bool = False) -> tuple[str, ...]:
    """Return the letters that a column head names, () for a cell of text.

    Beside a head whose title is known, a letter with any short words counts ("C - Health and how I feel").
    """
    line = " ".join(text.split())
    lettered = find_letters(line)
    if lettered is None or lettered.is_part or len(line.split()) > 2 * _LONG_WORDS:
        return ()
    letters = expand(lettered.letters)
    if lettered.form is Form.AT_END:
        known = reader.column_titles.letters(line[: lettered.title_end])
        return letters if known or len(line.split()) <= 6 else ()
    rest = line[lettered.rest :]
    if not rest:
        return letters if lettered.form is Form.SECTION or len(line) <= 5 else ()
    if is_title_of(rest, letters, reader.column_titles):
        return letters
    if is_among_heads and lettered.has_separator and len(rest.split()) <= _LONG_WORDS and not rest.endswith("."):
        return letters
    if lettered.form is Form.SECTION and lettered.has_separator and len(rest.split()) <= 12:
        title_end, content = split_title(rest, letters, reader, is_heading=True)
        return letters if content is None and title_end else ()
    return ()


def _column_titles(text: str, reader: Reader) -> tuple[str, ...]:
    letters = reader.column_titles.letters(text) if len(text.split()) <= 14 else frozenset()
    return expand(tuple(letters)) if len(letters) == 1 else ()


def _in_left_cell(index: int, item: FlatRow, reader: Reader) -> Candidate | None:
    """Return a row whose first cell is a section's heading and whose other cells are its content or title."""
    first, others = item.row.cells[0], item.row.cells[1:]
    paragraphs = cell_paragraphs(first)
    if first.is_inherited or not paragraphs or len(paragraphs) > 2:
        return None
    look = replace(look_at(paragraphs[0], item.spot), fill=(first.fill or "").upper().replace("FFFFFF", ""))
    text = " ".join(paragraph.text for paragraph in paragraphs)
    found = _in_text(index, text, paragraphs[0].list_label, look, Where.LEFT_CELL, reader)
    if found is None:
        return _letter_and_title(index, text, others, look, reader)
    if found.content is not None or (found.form is Form.BARE and not found.is_titled):
        return _letter_and_title(index, text, others, look, reader)
    if found.form is Form.TITLE and not _is_key(look):
        return None
    return found


def _is_key(look: Look) -> bool:
    return look.is_bold or bool(look.fill) or look.level > 0


def _letter_and_title(index: int, text: str, others: tuple[Cell, ...], look: Look, reader: Reader) -> Candidate | None:
    """Return a row of a letter and its title in two cells: "B" | "Special educational needs"."""
    lettered = find_letters(text)
    if lettered is None or text[lettered.rest :].strip() or lettered.is_part or not others:
        return None
    letters = expand(lettered.letters)
    title = cell_text(others[0])
    if not is_title_of(title, letters, reader.titles):
        return None
    return Candidate(
        item=index,
        letters=letters,
        form=lettered.form,
        where=Where.LEFT_CELL,
        heading=f"{text} {title}".strip(),
        look=look,
        weight=max(1, strength(look, reader.body_pt)),
        is_titled=True,
    )


def _is_panels(item: FlatRow, reader: Reader) -> bool:
    """Return whether the cells of a row are panels, each with headings and what they head."""
    panels = sum(_is_panel(cell, item, reader) for cell in item.row.cells)
    return panels >= 1


def _is_panel(cell: Cell, item: FlatRow, reader: Reader) -> bool:
    paragraphs = cell_paragraphs(cell)
    if cell.is_inherited:
        return False
    for position, paragraph in enumerate(paragraphs):
        look = replace(look_at(paragraph, item.spot), is_band=False, fill="")
        found = _in_text(0, paragraph.text, paragraph.list_label, look, Where.LINE, reader)
        if found is None or found.form in (Form.TITLE, Form.AT_END) or found.is_part:
            continue
        if not (found.is_titled or (found.form is Form.SECTION and found.weight >= 2)):
            continue
        goes_on = len(paragraphs) > position + 1 and not _is_title_line(paragraphs[position + 1].text, found, reader)
        if goes_on or found.content is not None or position > 0:
            return True
    return False


def _is_title_line(text: str, found: Candidate, reader: Reader) -> bool:
    return is_title_of(text, found.letters, reader.titles)
