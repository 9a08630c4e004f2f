"""Headings in table rows: column heads that name sections, left cells, and cells that are panels."""

from dataclasses import replace
from typing import TypeAlias

from ehc_text.parsing.headings.candidates import Candidate, Reader, Where, expand, in_left_cell
from ehc_text.parsing.headings.heading_lines import LONG_WORDS, heading_in_text, is_title_of, names_letters, split_title
from ehc_text.parsing.headings.lines_of_labels import letter_among
from ehc_text.parsing.lines.flatten import FlatRow, cell_paragraphs, cell_text
from ehc_text.parsing.lines.letters import Form, find_last_letter, find_letters, letters_alone
from ehc_text.parsing.lines.looks import Look, look_at
from ehc_text.records.document import Cell, Paragraph

_MOST_LINES = 2
"""A heading of more lines in a cell has one that gives the letter alone."""
_MOST_COLUMN_LETTERS = 5
"""A row that names more sections than this is a list of them (sections to amend), not a head of columns."""

_FEWEST_HEADS = 2
_WORDS = frozenset("AI")
"""Letters that are words by themselves."""


def heads_in_row(index: int, item: FlatRow, reader: Reader) -> Candidate | None:
    """Return a row of column heads that name two sections or more, by letter or by title."""
    columns = [cell.column for cell in item.row.cells]
    lettered = [_column_letters(text, reader) for text in item.texts]
    if any(lettered):
        lettered = [_column_letters(text, reader, is_among_heads=True) for text in item.texts]
    if sum(map(bool, lettered)) < len(columns):
        lettered = _letters_in_own_heads(item) or lettered
    # A row of words that are no heads is told by its longest cell, before any is held against titles.
    titled = _titles_of_columns(item.texts, reader) if _are_heads(item) else [()] * len(columns)
    for heads, form in ((lettered, Form.AT_END), (titled, Form.TITLE)):
        named = tuple((column, letters) for column, letters in zip(columns, heads, strict=True) if letters)
        if len(named) < 2:
            continue
        distinct = list(dict.fromkeys(letter for _, letters in named for letter in letters))
        if len({letters for _, letters in named}) >= 2 and len(distinct) <= _MOST_COLUMN_LETTERS:
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


def heading_in_left_cell(index: int, item: FlatRow, reader: Reader) -> Candidate | None:
    """Return a row whose first cell is a section's heading and whose other cells are its content or title."""
    first, others = item.row.cells[0], item.row.cells[1:]
    paragraphs = item.lines[0]
    alone = letters_alone(item.texts[0])
    if first.is_inherited or not paragraphs:
        return None
    look = look_at(paragraphs[0], None)
    if first.fill:
        look = replace(look, fill=first.fill.upper().replace("FFFFFF", ""))
    said = letter_among(paragraphs, index, look, reader) if others and not alone else None
    if said or (len(paragraphs) > _MOST_LINES and not alone):
        return said
    text = (" & " if len(alone) == len(paragraphs) > 1 else " ").join(paragraph.text for paragraph in paragraphs)
    if find_letters(text) is None and (banner := _banner(index, text, item, look, reader)):
        return banner
    found = heading_in_text(index, text, paragraphs[0].list_label, look, Where.LEFT_CELL, reader)
    if found is None:
        return _letter_and_title(index, text, others, look, reader) or _banner(index, text, item, look, reader)
    if found.content is not None or (found.form is Form.BARE and not found.is_titled):
        is_filled = any(cell_text(cell) for cell in others)
        return (
            _letter_and_title(index, text, others, look, reader)
            or _banner(index, text, item, look, reader)
            or (found if found.is_lone and is_filled else None)
        )
    if found.form is Form.TITLE and not _is_key(look):
        return None
    return found


def is_panels(item: FlatRow, reader: Reader) -> bool:
    """Return whether the cells of a row are panels, each with headings and what they head."""
    return any(
        _is_panel(lines, reader)
        for cell, lines in zip(item.row.cells, item.lines, strict=True)
        if not cell.is_inherited
    )


def _are_heads(item: FlatRow) -> bool:
    return all(len(text.split()) <= 14 for text in item.texts)


def _column_letters(text: str, reader: Reader, *, is_among_heads: bool = False) -> tuple[str, ...]:
    """Return the letters that a column head names, () for a cell of text.

    Beside a head whose title is known, a letter with any short words counts ("C - Health and how I feel").
    """
    words = text.split()
    if len(words) > 2 * LONG_WORDS:
        return ()
    line = " ".join(words)
    lettered = find_letters(line)
    if lettered is None or lettered.is_part:
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
    if is_among_heads and lettered.has_separator and len(rest.split()) <= LONG_WORDS and not rest.endswith("."):
        return letters
    if lettered.form is Form.SECTION and lettered.has_separator and len(rest.split()) <= 12:
        title_end, content = split_title(rest, letters, reader, is_heading=True)
        return letters if content is None and title_end else ()
    return ()


def _letters_in_own_heads(item: FlatRow) -> list[tuple[str, ...]]:
    """Return the letters of heads in a council's own words: "B What is hard now" | "E Where we want to be".

    Nothing but a space may stand between them, and the letters may all come last. Letters that differ, in a marked row
    of short heads, vouch for each other, unless they are initials ("B Smith") or words ("I like", "A friend").
    """
    if not _are_heads(item) or not (item.row.is_head or all(_is_marked(cell) for cell in item.row.cells)):
        return []
    return _told_apart([_in_front(text) for text in item.texts]) or _told_apart([_behind(text) for text in item.texts])


_Head: TypeAlias = tuple[tuple[str, ...], str]


def _in_front(text: str) -> _Head:
    """Return the letters that a head begins with, and the words behind them."""
    lettered = find_letters(text)
    rest = text[lettered.rest :].strip() if lettered else ""
    if lettered is None or lettered.is_part or lettered.form is not Form.BARE or not rest or text.endswith("."):
        return (), ""
    is_set_apart = "\n" in text[: lettered.rest]  # no initial stands on a line of its own
    return expand(lettered.letters), rest.lower() if is_set_apart else rest


def _behind(text: str) -> _Head:
    """Return the letters that a head ends with, and the words before them."""
    lettered = find_last_letter(text)
    return (expand(lettered.letters), text[: lettered.title_end]) if lettered else ((), "")


def _told_apart(heads: list[_Head]) -> list[tuple[str, ...]]:
    """Return the letters of heads that differ, and have words of their own beside them; none where these are names."""
    letters = [letter for some, _ in heads for letter in some]
    own_words = sum(any(word.islower() for word in rest.split()) for _, rest in heads)
    is_told = len(set(letters) - _WORDS) >= _FEWEST_HEADS and len(set(letters)) == len(letters)
    is_all = 2 * own_words >= sum(bool(some) for some, _ in heads)
    return [some for some, _ in heads] if is_told and is_all else []


def _is_marked(cell: Cell) -> bool:
    paragraphs = cell_paragraphs(cell)
    return bool(cell.fill) or (bool(paragraphs) and all(paragraph.is_bold for paragraph in paragraphs))


def _titles_of_columns(texts: tuple[str, ...], reader: Reader) -> list[tuple[str, ...]]:
    """Return the letters of each head by its title; no more are looked for once no two of them can have any."""
    found: list[tuple[str, ...]] = []
    for position, text in enumerate(texts):
        if sum(map(bool, found)) + len(texts) - position < 2:
            return [()] * len(texts)
        found.append(_column_titles(text, reader))
    return found


def _column_titles(text: str, reader: Reader) -> tuple[str, ...]:
    letters = reader.column_titles.letters(text)
    return expand(tuple(letters)) if len(letters) == 1 else ()


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
    return in_left_cell(index, letters, f"{text} {title}".strip(), look, reader, form=lettered.form, is_titled=True)


def _banner(index: int, text: str, item: FlatRow, look: Look, reader: Reader) -> Candidate | None:
    """Return a letter and a title that nobody knows, in the two cells of a marked row that opens its table.

    Only its fellows can show that it is a heading, and not the first line of a lettered list. The letter may stand at
    the right: "Where I am heading | Section E".
    """
    if len(item.texts) != 2 or not _is_key(look):
        return None
    for marker, title in ((text, item.texts[-1]), (item.texts[-1], text)):
        lettered = find_letters(marker)
        is_letter = lettered is not None and not marker[lettered.rest :].strip() and lettered.form is not Form.AT_END
        if lettered is None or not is_letter or lettered.is_part or not _is_title(title):
            continue
        letters = expand(lettered.letters)
        is_titled = is_title_of(title, letters, reader.titles)
        if item.spot.row > 0 and not is_titled:
            return None
        heading = f"{text} {item.texts[-1]}"
        return in_left_cell(index, letters, heading, look, reader, form=lettered.form, is_titled=is_titled)
    return None


def _is_title(text: str) -> bool:
    return 0 < len(text.split()) <= LONG_WORDS and not text.endswith((".", ";"))


def _is_panel(paragraphs: tuple[Paragraph, ...], reader: Reader) -> bool:
    for position, paragraph in enumerate(paragraphs):
        if not names_letters(paragraph.text, paragraph.list_label):
            continue
        look = look_at(paragraph, None)
        found = heading_in_text(0, paragraph.text, paragraph.list_label, look, Where.LINE, reader)
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
