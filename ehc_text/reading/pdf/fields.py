"""What was typed into a PDF: values of form fields, and text put on the page with a typewriter tool."""

import ctypes
import unicodedata
from dataclasses import dataclass, field
from typing import Any

import pypdfium2.raw as pdfium

from ehc_text.reading.pdf.frame import Frame
from ehc_text.reading.pdf.shapes import Word
from ehc_text.reading.pdf.typed import typed_word
from ehc_text.records.document import Problem, ProblemKind

_TEXT_KINDS = (pdfium.FPDF_FORMFIELD_TEXTFIELD, pdfium.FPDF_FORMFIELD_COMBOBOX, pdfium.FPDF_FORMFIELD_LISTBOX)
_TICK_KINDS = (pdfium.FPDF_FORMFIELD_CHECKBOX, pdfium.FPDF_FORMFIELD_RADIOBUTTON)
_LINE_PT = 12.0
_LETTER_PT = 5.0
"""The usual width of a letter in a form field."""


@dataclass(slots=True)
class Form:
    """A document's form: PDFium's handle of it, None where the document has none."""

    handle: Any = None
    settings: Any = None
    problems: list[Problem] = field(default_factory=list)


def form_of(document: Any) -> Form:  # noqa: ANN401 - a pointer of the PDF library
    """Return the form of a document; `closed_form` must follow."""
    kind = pdfium.FPDF_GetFormType(document)
    if kind == pdfium.FORMTYPE_NONE:
        return Form()
    settings = pdfium.FPDF_FORMFILLINFO(version=2)
    form = Form(pdfium.FPDFDOC_InitFormFillEnvironment(document, settings), settings)
    if kind == pdfium.FORMTYPE_XFA_FULL:
        message = "the PDF is a dynamic (XFA) form whose words cannot be read: print it to a PDF and read that"
        form.problems.append(Problem(kind=ProblemKind.PART_LOST, message=message))
    return form


def closed_form(form: Form) -> None:
    """Give back what PDFium holds for a form."""
    if form.handle:
        pdfium.FPDFDOC_ExitFormFillEnvironment(form.handle)


def typed_words(page: Any, form: Form, frame: Frame) -> list[Word]:  # noqa: ANN401
    """Return what was typed into the page's fields, a word for each line, where the field stands."""
    words: list[Word] = []
    for i in range(pdfium.FPDFPage_GetAnnotCount(page)):
        annotation = pdfium.FPDFPage_GetAnnot(page, i)
        if not annotation:
            continue
        try:
            text = _text(annotation, form)
            if text:
                words += _placed(text, _box(annotation, frame))
        finally:
            pdfium.FPDFPage_CloseAnnot(annotation)
    return words


def _text(annotation: Any, form: Form) -> str:  # noqa: ANN401
    kind = pdfium.FPDFAnnot_GetSubtype(annotation)
    if pdfium.FPDFAnnot_GetFlags(annotation) & pdfium.FPDF_ANNOT_FLAG_HIDDEN:
        return ""
    if kind == pdfium.FPDF_ANNOT_FREETEXT:
        return _string(lambda buffer, size: pdfium.FPDFAnnot_GetStringValue(annotation, b"Contents", buffer, size))
    if kind != pdfium.FPDF_ANNOT_WIDGET or not form.handle:
        return ""
    field_kind = pdfium.FPDFAnnot_GetFormFieldType(form.handle, annotation)
    if field_kind in _TICK_KINDS:
        state = _string(lambda buffer, size: pdfium.FPDFAnnot_GetStringValue(annotation, b"AS", buffer, size))
        return "☐" if state in ("", "Off") else "☒"
    if field_kind not in _TEXT_KINDS:
        return ""
    return _string(lambda buffer, size: pdfium.FPDFAnnot_GetFormFieldValue(form.handle, annotation, buffer, size))


def _string(ask: Any) -> str:  # noqa: ANN401
    size = ask(None, 0)
    if size <= 2:
        return ""
    buffer = (ctypes.c_ushort * (size // 2 + 1))()
    ask(buffer, size)
    text = bytes(buffer)[: size - 2].decode("utf-16-le", "replace")
    return unicodedata.normalize("NFC", text).strip()


def _box(annotation: Any, frame: Frame) -> tuple[float, float, float, float]:  # noqa: ANN401
    rectangle = pdfium.FS_RECTF()
    pdfium.FPDFAnnot_GetRect(annotation, rectangle)
    left, right = sorted((rectangle.left, rectangle.right))
    bottom, top = sorted((rectangle.bottom, rectangle.top))
    return frame.box(left, bottom, right, top)


def _placed(text: str, box: tuple[float, float, float, float]) -> list[Word]:
    """Return a field's text as a word for each of its lines, from the top of its box."""
    x0, top, x1, bottom = box
    lines = [" ".join(line.split()) for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n")]
    lines = [line for line in lines if line]
    if not lines:
        return []
    height = (bottom - top) / len(lines)
    if len(lines) > 1:
        height = min(height, _LINE_PT)
    return [
        typed_word(line, x0, top + i * height, min(x1, x0 + _LETTER_PT * len(line)), top + (i + 1) * height)
        for i, line in enumerate(lines)
    ]
