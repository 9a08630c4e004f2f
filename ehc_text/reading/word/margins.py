"""Reads the running headers and footers that the pages really show."""

from collections.abc import Iterable, Iterator

from ehc_text.reading.word.story import File, Story, open_story
from ehc_text.reading.word.tags import RELATION_ID, TYPE, Element, child_of, is_on, w
from ehc_text.reading.word.walk import Setting, read_blocks
from ehc_text.records.document import Block, Paragraph, Table


def read_margins(document: Story) -> tuple[str, ...]:
    """Return the distinct lines of all headers and footers, stripped, in the order of the sections."""
    file = document.file
    lines: dict[str, None] = {}
    for name in dict.fromkeys(_shown_parts(file, document.sections)):
        root = file.package.parse(name)
        if root is not None:
            blocks = read_blocks(root, open_story(file, root, "margin", name), Setting())
            lines.update(dict.fromkeys(filter(None, _lines(blocks))))
    return tuple(lines)


def _shown_parts(file: File, sections: Iterable[Element]) -> Iterator[str]:
    """Yield the parts that some page shows: one for first or even pages counts only where that is switched on."""
    related = file.package.related(file.package.main)
    has_even: bool | None = None
    for section in sections:
        has_first = is_on(child_of(section, _TITLE_PAGE))
        for reference in section:
            if reference.tag not in _REFERENCES:
                continue
            kind = reference.get(TYPE, "default")
            if kind == "even" and has_even is None:
                has_even = _has_even_pages(file)
            if kind == "default" or (kind == "first" and has_first) or (kind == "even" and has_even):
                _, name = related.get(reference.get(RELATION_ID, ""), ("", ""))
                if name:
                    yield name


def _has_even_pages(file: File) -> bool:
    settings = file.package.first_of_kind("settings")
    return settings is not None and is_on(settings.find(_EVEN_AND_ODD))


def _lines(blocks: Iterable[Block]) -> Iterator[str]:
    """Yield lines; a table's row is one line, since a label and its value often stand side by side."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield from (line.strip() for line in block.text.split("\n"))
        else:
            yield from _table_lines(block)


def _table_lines(table: Table) -> Iterator[str]:
    for row in table.rows:
        cells = (" ".join(_lines(cell.blocks)) for cell in row.cells if not cell.is_inherited)
        yield "\t".join(filter(None, cells))


_REFERENCES = frozenset((w("headerReference"), w("footerReference")))
_TITLE_PAGE, _EVEN_AND_ODD = w("titlePg"), w("evenAndOddHeaders")
