"""The characters of a page's text layer, as PDFium counts them."""

import ctypes
from typing import Any

import pypdfium2.raw as pdfium


def page_text(text_page: Any) -> str:  # noqa: ANN401 - a pointer of the PDF library
    """Return the page's text, in which each character has the place that PDFium counts it at."""
    count = pdfium.FPDFText_CountChars(text_page)
    if count <= 0:
        return ""
    buffer = (ctypes.c_ushort * (2 * count + 2))()
    written = pdfium.FPDFText_GetText(text_page, 0, count, buffer)
    text = bytes(buffer)[: 2 * max(written - 1, 0)].decode("utf-16-le", "replace")
    if len(text) == count:
        return text
    # Characters without a Unicode value are left out, or stand as two: then each is asked for by itself.
    return "".join(_character(pdfium.FPDFText_GetUnicode(text_page, i)) for i in range(count))


def _character(code: int) -> str:
    if not code or 0xD800 <= code <= 0xDFFF or code > 0x10FFFF:
        return "\ufffd"
    return chr(code)
