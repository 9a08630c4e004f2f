"""PDFium's functions without the checks of their arguments, for those that are called for every word."""

import ctypes
from collections.abc import Callable
from typing import Any

import pypdfium2.raw as pdfium


def bare(function: Callable[..., Any], result: type[Any] = ctypes.c_int) -> Callable[..., Any]:
    """Return a PDFium function that takes plain integers and addresses as they are.

    Checking and turning arguments costs more than what the function does. The caller must pass numbers of the
    right kind: ints for C ints, `ctypes.c_void_p` for pointers.
    """
    address = ctypes.cast(function, ctypes.c_void_p).value  # type: ignore[arg-type]  # a foreign function
    return ctypes.CFUNCTYPE(result)(address or 0)


loose_box = bare(pdfium.FPDFText_GetLooseCharBox)
text_object = bare(pdfium.FPDFText_GetTextObject, ctypes.c_void_p)
font_of_object = bare(pdfium.FPDFTextObj_GetFont, ctypes.c_void_p)
font_size_of_object = bare(pdfium.FPDFTextObj_GetFontSize)
matrix_of_object = bare(pdfium.FPDFPageObj_GetMatrix)
render_mode = bare(pdfium.FPDFTextObj_GetTextRenderMode)
origin = bare(pdfium.FPDFText_GetCharOrigin)
