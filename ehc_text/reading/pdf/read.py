"""Reads a PDF file: words, ruled tables, running heads, pages joined."""

from collections.abc import Iterable, Iterator

from ehc_text.reading.content import Content
from ehc_text.reading.pdf.blocks import blocks_of
from ehc_text.reading.pdf.joining import joined
from ehc_text.reading.pdf.margins import without_margins
from ehc_text.reading.pdf.pages import read_pages
from ehc_text.reading.pdf.runs import plain_heads
from ehc_text.reading.pdf.shapes import Area, PageLayout
from ehc_text.reading.pdf.sidebars import with_side_bars
from ehc_text.reading.pdf.turned import as_shown, turned_box
from ehc_text.records.place import Box, Place

_SAME_PT = 4.0


def read_pdf(data: bytes, *, password: str | None = None, titles: Iterable[str] = ()) -> Content:
    """Return the blocks of a PDF in reading order over the whole document, its margins and its problems.

    `titles` are known titles of columns: they tell tables that nothing else does.

    Raises:
        DocumentError: if the file is damaged or has no pages.
        PasswordError: if it is locked with a password other than `password`.
    """
    pages, problems = read_pages(data, password, plain_heads(titles))
    pages, margins = without_margins(pages)
    pages, names = with_side_bars(pages)
    blocks = blocks_of(joined(pages))
    turned = {page.number: page.frames for page in pages if page.frames}
    return Content(
        pictures=tuple(_pictures(pages)),
        blocks=as_shown(blocks, turned) if turned else tuple(blocks),
        margins=(*margins, *names),
        page_count=len(pages),
        problems=tuple(problems),
    )


def _pictures(pages: list[PageLayout]) -> Iterator[Place]:
    """Yield the places of large pictures; what stands in one place on several pages is a banner."""
    for page in pages:
        for picture in page.pictures:
            others = (other for another in pages if another is not page for other in another.pictures)
            if not any(_is_same_place(picture, other) for other in others):
                x0, top, x1, bottom, _ = picture
                box = Box(x0=x0, top=top, x1=x1, bottom=bottom)
                yield Place(page=page.number, box=turned_box(box, *page.frames) if page.frames else box)


def _is_same_place(one: Area, other: Area) -> bool:
    return all(abs(a - b) < _SAME_PT for a, b in zip(one[:4], other[:4], strict=True))
