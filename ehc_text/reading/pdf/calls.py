"""PDFium's functions without the checks of their arguments, for those that are called for every word."""

import ctypes
from collections.abc import Callable
from typing import Any

import pypdfium2.raw as pdfium

_CODES = {ctypes.c_float: "f", ctypes.c_double: "d", ctypes.c_uint: "I", ctypes.c_ushort: "H"}


def bare(function: Callable[..., Any], result: type[Any] | None = ctypes.c_int) -> Callable[..., Any]:
    """Return a PDFium function that takes plain integers and addresses as they are.

    Checking and turning arguments costs more than what the function does, and so does letting other threads run
    meanwhile. The caller must pass numbers of the right kind: ints for C ints, `ctypes.c_void_p`
    or what `pointer` gives for pointers.
    """
    address = ctypes.cast(function, ctypes.c_void_p).value  # type: ignore[arg-type]  # a foreign function
    return ctypes.PYFUNCTYPE(result)(address or 0)


def of_address(function: Callable[..., Any], result: type[Any] = ctypes.c_int) -> Callable[[int], Any]:
    """Return a PDFium function of one pointer, which takes an address as an int."""
    address = ctypes.cast(function, ctypes.c_void_p).value  # type: ignore[arg-type]  # a foreign function
    return ctypes.PYFUNCTYPE(result, ctypes.c_void_p)(address or 0)


def pointer(thing: Any) -> Any:  # noqa: ANN401 - a pointer of the PDF library
    """Return a pointer in the form that `bare` functions take with the least ado, for one that is passed often."""
    address = ctypes.cast(thing, ctypes.c_void_p).value or 0
    return ctypes.byref(ctypes.c_char.from_address(address))


def room(kind: type[Any], count: int) -> tuple[Any, tuple[Any, ...]]:
    """Return room for a function's answers, and a reference to each of them (to the first eight, if there are more).

    A memory view is read in a tenth of the time that a ctypes array or structure takes. PDFium may be used by one
    thread only, so that every module needs no more than one set.
    """
    array = (kind * count)()
    view: Any = memoryview(array).cast("B")
    return view.cast(_CODES[kind]), tuple(ctypes.byref(array, i * ctypes.sizeof(kind)) for i in range(min(count, 8)))


loose_box = bare(pdfium.FPDFText_GetLooseCharBox, None)
text_object = bare(pdfium.FPDFText_GetTextObject, ctypes.c_void_p)
font_of_object = of_address(pdfium.FPDFTextObj_GetFont, ctypes.c_void_p)
font_size_of_object = bare(pdfium.FPDFTextObj_GetFontSize, None)
matrix_of_character = bare(pdfium.FPDFText_GetMatrix, None)
matrix_of_object = bare(pdfium.FPDFPageObj_GetMatrix)
render_mode = of_address(pdfium.FPDFTextObj_GetTextRenderMode)
object_count = bare(pdfium.FPDFPage_CountObjects)
object_at = bare(pdfium.FPDFPage_GetObject, ctypes.c_void_p)
form_object_count = bare(pdfium.FPDFFormObj_CountObjects)
form_object_at = bare(pdfium.FPDFFormObj_GetObject, ctypes.c_void_p)
object_type = of_address(pdfium.FPDFPageObj_GetType)
object_bounds = bare(pdfium.FPDFPageObj_GetBounds)
segment_count = bare(pdfium.FPDFPath_CountSegments)
segment_at = bare(pdfium.FPDFPath_GetPathSegment, ctypes.c_void_p)
segment_kind = of_address(pdfium.FPDFPathSegment_GetType)
segment_point = bare(pdfium.FPDFPathSegment_GetPoint, None)
draw_mode = bare(pdfium.FPDFPath_GetDrawMode, None)
fill_colour = bare(pdfium.FPDFPageObj_GetFillColor)
origin = bare(pdfium.FPDFText_GetCharOrigin, None)
character_angle = bare(pdfium.FPDFText_GetCharAngle, ctypes.c_float)
text_of_page = bare(pdfium.FPDFText_GetText)
