"""Reads the running headers and footers that the pages really show."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from ehc_text.reading.word.story import File, Story, open_story
from ehc_text.reading.word.tags import RELATION_ID, TYPE, Element, P, child_of, is_on, w
from ehc_text.reading.word.walk import Setting, read_blocks
from ehc_text.records.document import Block, Paragraph, RunningHead, Table
from ehc_text.records.place import Place


def read_margins(document: Story) -> tuple[tuple[str, ...], tuple[RunningHead, ...]]:
    """Return the distinct lines of all headers and footers, and the lines of headers by where they begin.

    The lines are stripped, and come in the order of the sections. Those of headers are told by place only where the
    file has several headers.
    """
    file = document.file
    shown = list(_shown_parts(file, document.sections))
    read: dict[str, list[str]] = {}
    for _, name, _ in shown:
        root = file.package.parse(name) if name not in read else None
        if root is not None:
            blocks = read_blocks(root, open_story(file, root, "margin", name), Setting())
            read[name] = list(filter(None, _lines(blocks)))
    lines = dict.fromkeys(line for own in read.values() for line in own)
    heads = [(number, name) for number, name, is_header in shown if is_header]
    return tuple(lines), tuple(_running_heads(document, heads, read)) if len(heads) > 1 else ()


def _running_heads(
    document: Story, heads: Iterable[tuple[int, str]], read: Mapping[str, Sequence[str]]
) -> Iterator[RunningHead]:
    """Yield the lines of the header that each section brings, with its first paragraph; others go on with the last."""
    ends = [document.places.get(_paragraph_of(section), 0) for section in document.sections[:-1]]
    starts = [0, *(end + 1 for end in ends)]
    for number, name in heads:
        for line in read.get(name, ()):
            yield RunningHead(text=line, start=Place(part=document.part, paragraph=starts[number]))


def _paragraph_of(section: Element) -> Element:
    """Return the paragraph whose properties end a section: it is the section's last."""
    return next(section.iterancestors(P), section)


def _shown_parts(file: File, sections: Iterable[Element]) -> Iterator[tuple[int, str, bool]]:
    """Yield section, name and whether it is a header, of each part that some page shows.

    One for first or even pages counts only where that is switched on.
    """
    related = file.package.related(file.package.main)
    has_even: bool | None = None
    for number, section in enumerate(sections):
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
                    yield number, name, reference.tag == _HEADER


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


_HEADER = w("headerReference")
_REFERENCES = frozenset((_HEADER, w("footerReference")))
_TITLE_PAGE, _EVEN_AND_ODD = w("titlePg"), w("evenAndOddHeaders")
