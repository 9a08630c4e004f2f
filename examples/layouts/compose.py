"""From a plan's content, as its YAML file has it, to the blocks of the document."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from layouts.blocks import Block, Cell, Paragraph, Piece, Row, Table, piece

PROVISION = {"F", "G", "H1", "H2"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How a layout is printed: fonts, colours (six hex digits), page, and what runs at the margins."""

    font: str = "Calibri"
    size: float = 11
    landscape: bool = False
    has_heading_styles: bool = True
    has_controls: bool = False
    ink: str = "1F3864"
    band: str = "D9E2F3"
    rules: str = "grid"
    watermark: str = ""
    header: str = ""
    footer: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """A council's template: its headings by section, its look, and what it prints before the first section."""

    headings: dict[str, str]
    look: Look
    front: Callable[[dict[str, Any]], list[Block]]
    frame: str = ""
    """Where a section's heading stands: "" in a paragraph, "band" in a table row of its own, "cell" in a cell that
    holds the section's text too."""
    extra: dict[str, str] = field(default_factory=dict)


def compose(plan: dict[str, Any], layout: Layout) -> list[Block]:
    """Return the blocks of the whole document: front sheet, sections, and what follows them."""
    blocks = layout.front(plan)
    for section in plan["sections"]:
        blocks += _section(section, plan, layout)
    return blocks + list(plain_blocks(plan.get("end", [])))


def plain_blocks(content: list[Any]) -> Iterator[Block]:
    """Yield blocks that belong to no section."""
    for item in content:
        yield from _blocks(item, ())


def heading(text: str, kind: str = "section") -> Paragraph:
    """Return a heading, which belongs to no section's text."""
    return Paragraph(pieces=(Piece(text=text),), kind=kind)


def key_values(pairs: list[list[str]], *, widths: tuple[int, ...] = (), has_controls: bool = False) -> Table:
    """Return a front-sheet table of labels and values, side by side; values in content controls if asked."""
    width = max(len(pair) for pair in pairs)
    rows = []
    for pair in pairs:
        cells = []
        for i, words in enumerate(pair):
            span = width - i if i == len(pair) - 1 else 1
            control = pair[i - 1] if has_controls and i % 2 else ""
            cells.append(Cell(paragraphs=_paragraphs(words, ()), span=span, control=control))
        rows.append(Row(cells=tuple(cells), kind="labels"))
    return Table(rows=tuple(rows), widths=widths or (35, 65) * (width // 2) or (100,))


def _section(section: dict[str, Any], plan: dict[str, Any], layout: Layout) -> list[Block]:
    ids = section["id"] if isinstance(section["id"], list) else [section["id"]]
    letters = tuple(i for i in ids if i)
    name = section.get("heading") or layout.headings["/".join(letters)]
    name = name.format(name=plan["child"]["first_name"])
    if "columns" in section:
        return [_columns(section["columns"], name, layout)]
    body = [block for item in section.get("blocks", []) for block in _blocks(item, letters)]
    if not layout.frame:
        return [heading(name), *body]
    words = tuple(b for b in body if isinstance(b, Paragraph))
    tables = [b for b in body if isinstance(b, Table)]
    if layout.frame == "cell":
        cell = Cell(paragraphs=(heading(name), *words), sections=letters)
        return [Table(rows=(Row(cells=(cell,)),), widths=(100,)), *tables]
    band = Row(cells=(Cell(paragraphs=(heading(name),)),), kind="section")
    if tables and not words:
        return [_under_band(band, tables[0]), *tables[1:]]
    whole = Row(cells=(Cell(paragraphs=words, sections=letters),))
    return [Table(rows=(band, whole), widths=(100,)), *tables]


def _under_band(band: Row, table: Table) -> Table:
    whole = Row(cells=(Cell(paragraphs=band.cells[0].paragraphs, span=len(table.widths)),), kind="section")
    return Table(rows=(whole, *table.rows), widths=table.widths, rules=table.rules)


def _blocks(item: Any, letters: tuple[str, ...]) -> Iterator[Block]:  # noqa: ANN401 - YAML gives many shapes
    is_provision = bool(letters and letters[0] in PROVISION)
    if isinstance(item, str):
        yield Paragraph(pieces=(piece(item, is_provision=is_provision),), sections=letters)
        return
    for kind, what in item.items():
        if kind == "p":
            yield Paragraph(pieces=tuple(piece(w, is_provision=is_provision) for w in what), sections=letters)
        elif kind == "ul":
            for words in what:
                pieces = (piece(words, is_provision=is_provision),)
                yield Paragraph(pieces=pieces, kind="bullet", sections=letters)
        elif kind in ("h", "guidance", "title"):
            yield Paragraph(pieces=(Piece(text=what),), kind={"h": "sub"}.get(kind, kind), sections=letters)
        elif kind == "section":
            yield heading(what)
        elif kind == "kv":
            yield key_values(what, widths=(30, 70) if len(what[0]) == 2 else ()) if not letters else _kv(what, letters)
        elif kind == "table":
            yield _table(what, letters)
        else:
            raise ValueError(f"no block is called {kind}")


def _kv(pairs: list[list[Any]], letters: tuple[str, ...]) -> Table:
    rows = (_row(pair, letters) for pair in pairs)
    return Table(rows=tuple(replace(row, kind="labels") for row in rows), widths=(30, 70))


def _table(content: dict[str, Any], letters: tuple[str, ...]) -> Table:
    rows = []
    width = len(content["rows"][0])
    if content.get("title"):
        cell = Cell(paragraphs=_paragraphs(content["title"] + " ~n", letters), sections=letters, span=width)
        rows.append(Row(cells=(cell,), kind="title"))
    if content.get("head"):
        rows.append(Row(cells=tuple(_cell(w + " ~n", letters) for w in content["head"]), kind="head"))
    heads = len(rows)
    rows += [_row(row, letters) for row in content["rows"]]
    widths = tuple(content.get("widths") or (100 // width,) * width)
    repeat = heads if content.get("repeat") else 0
    return Table(rows=tuple(rows), widths=widths, rules=content.get("rules", ""), repeat=repeat)


def _row(words: list[Any], letters: tuple[str, ...]) -> Row:
    """Return a row; in a provision section it is one statement, whose label stands at the end of its last cell."""
    is_provision = bool(letters and letters[0] in PROVISION)
    last = words[-1] if isinstance(words[-1], str) else ""
    label = piece(last, is_provision=is_provision).label
    return Row(cells=tuple(_cell(cell, letters) for cell in words), label=label)


def _cell(words: Any, letters: tuple[str, ...]) -> Cell:  # noqa: ANN401 - a string or a list of them
    stripped = [piece(w).text for w in ([words] if isinstance(words, str) else words)]
    return Cell(paragraphs=_paragraphs(stripped, letters), sections=letters)


def _paragraphs(words: Any, letters: tuple[str, ...], *, is_provision: bool = False) -> tuple[Paragraph, ...]:  # noqa: ANN401
    """Return a cell's paragraphs; words that start with '* ' are list items."""
    out = []
    for line in [words] if isinstance(words, str) else words:
        text, kind = (line[2:], "bullet") if line.startswith("* ") else (line, "body")
        out.append(Paragraph(pieces=(piece(text, is_provision=is_provision),), kind=kind, sections=letters))
    return tuple(out)


def _columns(content: dict[str, Any], name: str, layout: Layout) -> Table:
    """Return a table whose columns are sections side by side; rows are {letter: words}, None merges upwards."""
    letters = content["letters"]
    width = len(letters)
    rows = [Row(cells=(Cell(paragraphs=(heading(name),), span=width),), kind="section")]
    for key in ("area", "strengths"):
        if content.get(key):
            cell = Cell(paragraphs=_paragraphs(content[key], (letters[0],)), sections=(letters[0],), span=width)
            rows.append(Row(cells=(cell,), kind="title" if key == "area" else "body"))
    heads = content.get("heads") or [layout.extra[letter] for letter in letters]
    rows.append(Row(cells=tuple(Cell(paragraphs=(heading(h, "column"),)) for h in heads), kind="head"))
    for n, row in enumerate(content["rows"]):
        following = content["rows"][n + 1] if n + 1 < len(content["rows"]) else {}
        rows.append(Row(cells=tuple(_column_cell(letter, row, following) for letter in letters)))
    return Table(rows=tuple(rows), widths=tuple(content["widths"]))


def _column_cell(letter: str, row: dict[str, Any], following: dict[str, Any]) -> Cell:
    if letter in row and row[letter] is None:
        return Cell(paragraphs=_paragraphs("", ()), merge="go")
    paragraphs = _paragraphs(row.get(letter, ""), (letter,), is_provision=letter in PROVISION and bool(row.get(letter)))
    merge = "start" if letter in following and following[letter] is None else ""
    return Cell(paragraphs=paragraphs, sections=(letter,), merge=merge)
