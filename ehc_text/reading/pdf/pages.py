"""Opens a PDF and reads its pages one by one."""

from typing import Any

import pypdfium2.raw as pdfium

from ehc_text.errors import DocumentError, PasswordError
from ehc_text.reading import ocr
from ehc_text.reading.pdf.drawing import drawing_of
from ehc_text.reading.pdf.fields import Form, closed_form, form_of, typed_words
from ehc_text.reading.pdf.frame import frame_of
from ehc_text.reading.pdf.layer import page_text
from ehc_text.reading.pdf.layout import layout_of
from ehc_text.reading.pdf.runs import Heads
from ehc_text.reading.pdf.scanned import is_without_text, recognised, unread_pictures
from ehc_text.reading.pdf.shapes import PageLayout
from ehc_text.reading.pdf.sidebars import without_side_bars
from ehc_text.reading.pdf.turned import reading_frame
from ehc_text.reading.pdf.words import WordReader
from ehc_text.records.document import Problem, ProblemKind

_TAIL_BYTES = 4096
_HEAD_BYTES = 1024
_HOW_TO_INSTALL = (
    "and OCR is not installed: install Tesseract (tesseract-ocr) so that it is found on the PATH, or run the file "
    "through OCR first"
)


def read_pages(data: bytes, password: str | None, heads: Heads = frozenset()) -> tuple[list[PageLayout], list[Problem]]:
    """Return the layout of each page and what could not be read; `heads` are known titles of columns.

    Raises:
        DocumentError: if the file is damaged or has no pages.
        PasswordError: if it is locked with a password other than `password`.
    """
    document = _opened(data, password)
    form = form_of(document)
    try:
        count = pdfium.FPDF_GetPageCount(document)
        if count < 1:
            raise DocumentError("The PDF has no pages: it is damaged. Ask for a complete copy.")
        layouts: list[PageLayout] = []
        problems: list[Problem] = [*form.problems]
        for number in range(1, count + 1):
            layout, found = _read_page(document, number, form, heads)
            layouts.append(layout)
            problems += found
    finally:
        closed_form(form)
        pdfium.FPDF_CloseDocument(document)
    problems += [*_struck(layouts), *_lost(layouts)]
    if b"%%EOF" not in data[-_TAIL_BYTES:]:
        problems.insert(0, _cut_off(layouts))
    return layouts, problems


def _opened(data: bytes, password: str | None) -> Any:  # noqa: ANN401 - a pointer of the PDF library
    if b"%PDF" not in data[:_HEAD_BYTES]:
        raise DocumentError("The file is no PDF, or its beginning is missing. Ask for a complete copy.")
    secret = password.encode("utf-8") if password else None
    document = pdfium.FPDF_LoadMemDocument64(data, len(data), secret)
    if document:
        return document
    if pdfium.FPDF_GetLastError() == pdfium.FPDF_ERR_PASSWORD:
        if password:
            raise PasswordError(
                "The PDF is locked and the password given is not the right one: give another --password."
            )
        raise PasswordError(
            "The PDF is locked with a password: check it by itself with `ehc check FILE --password ...`."
        )
    raise DocumentError("The PDF is damaged or cut off and cannot be opened. Ask for a complete copy.")


def _read_page(
    document: Any,  # noqa: ANN401
    number: int,
    form: Form,
    heads: Heads,
) -> tuple[PageLayout, list[Problem]]:
    page = pdfium.FPDF_LoadPage(document, number - 1)
    if not page:
        message = f"page {number} is damaged and could not be read; ask for a complete copy"
        return PageLayout(number, 0.0, 0.0, [], []), [_problem(ProblemKind.UNREADABLE, message, number)]
    text_page = pdfium.FPDFText_LoadPage(page)
    try:
        return _laid_out(page, text_page, number, form, heads)
    finally:
        if text_page:
            pdfium.FPDFText_ClosePage(text_page)
        pdfium.FPDF_ClosePage(page)


def _laid_out(
    page: Any,  # noqa: ANN401
    text_page: Any,  # noqa: ANN401
    number: int,
    form: Form,
    heads: Heads,
) -> tuple[PageLayout, list[Problem]]:
    shown = frame_of(page)
    text = page_text(text_page) if text_page else ""
    frame = reading_frame(text_page, text, shown)
    reader = WordReader(text_page, text, frame)
    words, aslant = reader.words()
    words += typed_words(page, form, frame)
    drawing = drawing_of(page, frame, reader.fonts.objects)
    problems: list[Problem] = []
    if is_without_text(words, drawing, frame):
        found = recognised(page, frame, drawing)
        if found:
            words, drawing = found
        else:
            problems.append(_unread(number))
    watermarks = [word.text for word in aslant]
    pictures = () if problems else unread_pictures(drawing, words)
    size = frame.width, frame.height
    words, drawing, bars = without_side_bars(words, reader.turned, drawing, size, number)
    layout = layout_of(number, size, words, drawing, reader, watermarks, heads)
    layout.pictures = pictures
    layout.side_bars = bars
    layout.frames = None if frame is shown else (frame, shown)
    return layout, problems


def _unread(number: int) -> Problem:
    state = "and OCR failed on it: look at it by eye" if ocr.is_installed() else _HOW_TO_INSTALL
    return _problem(ProblemKind.PAGE_WITHOUT_TEXT, f"page {number} has no text layer {state}", number)


def _struck(layouts: list[PageLayout]) -> list[Problem]:
    pages = [layout.number for layout in layouts if layout.has_struck]
    if not pages:
        return []
    message = f"words with a line through them were taken as deleted and left out (first on page {pages[0]})"
    return [_problem(ProblemKind.TRACKED_CHANGES, message, pages[0])]


def _lost(layouts: list[PageLayout]) -> list[Problem]:
    return [
        _problem(ProblemKind.PART_LOST, f"some words of page {layout.number} could not be placed", layout.number)
        for layout in layouts
        if layout.lost_count
    ]


def _cut_off(layouts: list[PageLayout]) -> Problem:
    if not any(layout.items for layout in layouts):
        raise DocumentError("The PDF is cut off: its end is missing. Ask for a complete copy.")
    message = "the end of the PDF is missing, and pages with it perhaps; ask for a complete copy"
    return _problem(ProblemKind.PART_LOST, message, None)


def _problem(kind: ProblemKind, message: str, page: int | None) -> Problem:
    return Problem(kind=kind, message=message, page=page)
