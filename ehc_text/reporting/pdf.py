"""A copy of a PDF file with each finding highlighted at its words, and a note on it that says what and why.

pikepdf writes it: it keeps the passwords of a locked file and mends damaged ones, which PDFium does not.
"""

import datetime as dt
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeAlias

import pikepdf

from ehc_text.errors import DocumentError, PasswordError
from ehc_text.records.finding import Severity
from ehc_text.records.place import Box
from ehc_text.reporting.marks import AUTHOR, Mark, note_lines
from ehc_text.reporting.pdf_boxes import PdfBoxes, Point

_Colour: TypeAlias = tuple[float, float, float]
_Quad: TypeAlias = tuple[Point, Point, Point, Point]

_COLOURS: Mapping[Severity, _Colour] = {
    Severity.HIGH: (1.0, 0.78, 0.62),
    Severity.MEDIUM: (1.0, 0.92, 0.5),
    Severity.LOW: (0.84, 0.93, 0.7),
}
"""Light enough to read black words through several of them; the note gives the weight in words."""
_ABOUT_A_SECTION: _Colour = (0.78, 0.87, 1.0)
_ICON_PT, _STEP_PT, _ICONS_A_ROW = 16.0, 20.0, 24
_TOO_DAMAGED = "The PDF is too damaged for marks to be put into it: print it to a new PDF and try that."
_PRINTED = 4
"""The flag of a note that is printed with the page."""


def highlighted_copy(data: bytes, marks: Sequence[Mark], *, written: dt.datetime, password: str | None = None) -> bytes:
    """Return the bytes of a copy with a highlight and a note for each mark; notes that are there already stay.

    A mark over two pages is highlighted on both. One without a place is a note at the top of the first page. Each
    carries its own drawing, since not every viewer makes one. `written` dates the notes.

    Raises:
        PasswordError: if the file is locked with another password.
        DocumentError: if the file is damaged.
    """
    with _opened(data, password) as pdf, PdfBoxes(data, password) as boxes:
        added: dict[int, list[pikepdf.Object]] = {}
        loose = 0
        for number, mark in enumerate(marks):
            places = _boxes_by_page(mark, boxes)
            for page, found in places.items():
                quads = [boxes.corners(page, box) for box in found]
                added.setdefault(page, []).append(_highlight(pdf, mark, quads))
            if not places:
                added.setdefault(1, []).append(_icon(pdf, mark, boxes.corners(1, _icon_box(loose))))
                loose += 1
            for page in places or (1,):
                _sign(added[page][-1], mark, f"{AUTHOR}-{number}-{page}", written)
        try:
            for page, notes in added.items():
                _add(pdf.pages[page - 1], notes)
            return _saved(pdf)
        except (pikepdf.PdfError, IndexError):  # of a damaged file, the two libraries may find other pages
            raise DocumentError(_TOO_DAMAGED) from None


def _opened(data: bytes, password: str | None) -> pikepdf.Pdf:
    try:
        return pikepdf.Pdf.open(io.BytesIO(data), password=password or "")
    except pikepdf.PasswordError:
        raise PasswordError("The PDF is locked with a password: give it with --password.") from None
    except pikepdf.PdfError:
        # The library's own message may quote the file.
        raise DocumentError(_TOO_DAMAGED) from None


def _saved(pdf: pikepdf.Pdf) -> bytes:
    out = io.BytesIO()
    pdf.save(out, encryption=pdf.is_encrypted, deterministic_id=not pdf.is_encrypted)
    return out.getvalue()


def _boxes_by_page(mark: Mark, boxes: PdfBoxes) -> dict[int, list[Box]]:
    pages: dict[int, list[Box]] = {}
    for stretch in mark.stretches:
        box = boxes.box(stretch)
        if box is not None and stretch.place.page is not None:
            pages.setdefault(stretch.place.page, []).append(box)
    return pages


def _highlight(pdf: pikepdf.Pdf, mark: Mark, quads: Sequence[_Quad]) -> pikepdf.Object:
    colour = _COLOURS[mark.finding.severity] if mark.is_quote else _ABOUT_A_SECTION
    rectangle = _rectangle(point for quad in quads for point in quad)
    note = pikepdf.Dictionary(
        Type=pikepdf.Name.Annot,
        Subtype=pikepdf.Name.Highlight,
        Rect=pikepdf.Array(rectangle),
        QuadPoints=pikepdf.Array(value for quad in quads for point in quad for value in point),
        C=pikepdf.Array(colour),
        AP=pikepdf.Dictionary(N=_drawing(pdf, rectangle, _filled(colour, quads))),
    )
    return pdf.make_indirect(note)


def _icon(pdf: pikepdf.Pdf, mark: Mark, corners: _Quad) -> pikepdf.Object:
    rectangle = _rectangle(corners)
    x0, y0, x1, y1 = rectangle
    frame = f"0.35 0.35 0.35 RG 0.8 w {x0 + 1:.2f} {y0 + 1:.2f} {x1 - x0 - 2:.2f} {y1 - y0 - 2:.2f} re S"
    dot = f"0.35 0.35 0.35 rg {(x0 + x1) / 2 - 2:.2f} {(y0 + y1) / 2 - 2:.2f} 4 4 re f"
    colour = _COLOURS[mark.finding.severity]
    note = pikepdf.Dictionary(
        Type=pikepdf.Name.Annot,
        Subtype=pikepdf.Name.Text,
        Name=pikepdf.Name.Note,
        Rect=pikepdf.Array(rectangle),
        C=pikepdf.Array(colour),
        AP=pikepdf.Dictionary(N=_drawing(pdf, rectangle, f"{_filled(colour, [corners])}\n{frame}\n{dot}")),
    )
    return pdf.make_indirect(note)


def _icon_box(number: int) -> Box:
    row, column = divmod(number, _ICONS_A_ROW)
    x, y = 4 + _STEP_PT * column, 4 + _STEP_PT * row
    return Box(x0=x, top=y, x1=x + _ICON_PT, bottom=y + _ICON_PT)


def _sign(note: pikepdf.Object, mark: Mark, name: str, written: dt.datetime) -> None:
    """Give a note its words, who wrote it and when."""
    stamp = written.astimezone(dt.UTC).strftime("D:%Y%m%d%H%M%SZ")
    note.Contents = pikepdf.String("\n".join(note_lines(mark.finding)))
    note.T, note.Subj, note.NM = pikepdf.String(AUTHOR), pikepdf.String(mark.finding.code), pikepdf.String(name)
    note.M, note.CreationDate = pikepdf.String(stamp), pikepdf.String(stamp)
    note.F = _PRINTED


def _drawing(pdf: pikepdf.Pdf, rectangle: Sequence[float], content: str) -> pikepdf.Object:
    """Return what is drawn for a note: its colours multiply with the page's, so that the words stay as dark."""
    state = pikepdf.Dictionary(Type=pikepdf.Name.ExtGState, BM=pikepdf.Name.Multiply)
    return pikepdf.Stream(
        pdf,
        f"/Over gs\n{content}\n".encode("ascii"),
        Type=pikepdf.Name.XObject,
        Subtype=pikepdf.Name.Form,
        BBox=pikepdf.Array(rectangle),
        Group=pikepdf.Dictionary(S=pikepdf.Name.Transparency),
        Resources=pikepdf.Dictionary(ExtGState=pikepdf.Dictionary(Over=state)),
    )


def _filled(colour: _Colour, quads: Iterable[_Quad]) -> str:
    red, green, blue = colour
    return "\n".join((f"{red} {green} {blue} rg", *_shapes(quads)))


def _shapes(quads: Iterable[_Quad]) -> Iterator[str]:
    for quad in quads:
        x0, y0, x1, y1 = _rectangle(quad)
        yield f"{x0:.2f} {y0:.2f} {x1 - x0:.2f} {y1 - y0:.2f} re f"


def _rectangle(points: Iterable[Point]) -> tuple[float, float, float, float]:
    across, up = zip(*points, strict=True)
    return min(across), min(up), max(across), max(up)


def _add(page: pikepdf.Page, notes: Iterable[pikepdf.Object]) -> None:
    old = page.obj.get("/Annots")
    page.obj.Annots = pikepdf.Array([*(old if isinstance(old, pikepdf.Array) else ()), *notes])
