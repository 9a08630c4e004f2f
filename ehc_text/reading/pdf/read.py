"""Reads a PDF file: words, ruled tables, running heads, pages joined."""

from ehc_text.reading.content import Content
from ehc_text.reading.pdf.blocks import blocks_of
from ehc_text.reading.pdf.joining import joined
from ehc_text.reading.pdf.margins import without_margins
from ehc_text.reading.pdf.pages import read_pages


def read_pdf(data: bytes, *, password: str | None = None) -> Content:
    """Return the blocks of a PDF in reading order over the whole document, its margins and its problems.

    Raises:
        DocumentError: if the file is damaged or has no pages.
        PasswordError: if it is locked with a password other than `password`.
    """
    pages, problems = read_pages(data, password)
    pages, margins = without_margins(pages)
    return Content(
        blocks=tuple(blocks_of(joined(pages))),
        margins=tuple(margins),
        page_count=len(pages),
        problems=tuple(problems),
    )
