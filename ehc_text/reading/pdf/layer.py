"""The characters of a page's text layer, as PDFium counts them."""

import ctypes
from typing import Any

import pypdfium2.raw as pdfium

from ehc_text.reading.pdf import calls

_USUAL_COUNT = 20_000
"""Few pages have more characters: for those that do, room is made each time."""
_USUAL_ROOM = calls.room(ctypes.c_ushort, _USUAL_COUNT)


def page_text(text_page: Any) -> str:  # noqa: ANN401 - a pointer of the PDF library
    """Return the page's text, in which each character has the place that PDFium counts it at."""
    count = pdfium.FPDFText_CountChars(text_page)
    if count <= 0:
        return ""
    size = 2 * count + 2
    units, (start, *_) = _USUAL_ROOM if size <= _USUAL_COUNT else calls.room(ctypes.c_ushort, size)
    written = calls.text_of_page(ctypes.cast(text_page, ctypes.c_void_p), 0, count, start)
    text: str = units[: max(written - 1, 0)].tobytes().decode("utf-16-le", "replace")
    if len(text) == count:
        return text
    # Characters without a Unicode value are left out, or stand as two: then each is asked for by itself.
    return "".join(_character(pdfium.FPDFText_GetUnicode(text_page, i)) for i in range(count))


def _character(code: int) -> str:
    if not code or 0xD800 <= code <= 0xDFFF or code > 0x10FFFF:
        return "\ufffd"
    return chr(code)
