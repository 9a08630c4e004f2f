"""What is drawn on a page beside its text: ruled lines, filled rectangles, pictures."""

import ctypes
from collections.abc import Iterator
from itertools import pairwise
from typing import Any, TypeAlias

import pypdfium2.raw as pdfium

from ehc_text.reading.pdf.frame import Frame
from ehc_text.reading.pdf.shapes import Area, Drawing, Rule

Matrix: TypeAlias = tuple[float, float, float, float, float, float]
Bounds: TypeAlias = tuple[float, float, float, float]

_THIN_PT = 2.5
"""A rectangle no thicker than this is a ruled line: producers draw rules as strokes or as thin fills."""
_FEW_SEGMENTS = 6
_MOST_OBJECTS = 40_000
"""A drawing of more objects than this is a picture or a map, no plan; the rest of it is left alone."""
_PALE = 0xF8
_IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_DEEPEST_FORM = 5


def drawing_of(page: Any, frame: Frame) -> Drawing:  # noqa: ANN401 - a pointer of the PDF library
    """Return the rules, fills and pictures of a page, in the order in which they were drawn."""
    drawing = Drawing([], [], [], [], 0)
    curves = 0
    for thing, matrix in _objects(page):
        kind = pdfium.FPDFPageObj_GetType(thing)
        if kind == pdfium.FPDF_PAGEOBJ_PATH:
            curves += _add_path(thing, matrix, frame, drawing)
        elif kind == pdfium.FPDF_PAGEOBJ_IMAGE and (bounds := _bounds(thing, matrix)):
            drawing.pictures.append(Area(*frame.box(*bounds)))
    fills = _fused(drawing.fills)
    for area in fills:
        _add_edges(area, drawing)
    return Drawing(drawing.level, drawing.upright, fills, drawing.pictures, curves)


def _objects(page: Any) -> Iterator[tuple[Any, Matrix]]:  # noqa: ANN401
    for i in range(min(pdfium.FPDFPage_CountObjects(page), _MOST_OBJECTS)):
        thing = pdfium.FPDFPage_GetObject(page, i)
        if pdfium.FPDFPageObj_GetType(thing) == pdfium.FPDF_PAGEOBJ_FORM:
            yield from _inside(thing, _IDENTITY, 0)
        else:
            yield thing, _IDENTITY


def _inside(form: Any, outer: Matrix, depth: int) -> Iterator[tuple[Any, Matrix]]:  # noqa: ANN401
    matrix = _times(_matrix(form), outer)
    for i in range(min(max(pdfium.FPDFFormObj_CountObjects(form), 0), _MOST_OBJECTS)):
        thing = pdfium.FPDFFormObj_GetObject(form, i)
        if pdfium.FPDFPageObj_GetType(thing) != pdfium.FPDF_PAGEOBJ_FORM:
            yield thing, matrix
        elif depth < _DEEPEST_FORM:
            yield from _inside(thing, matrix, depth + 1)


def _matrix(thing: Any) -> Matrix:  # noqa: ANN401
    matrix = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(thing, matrix):
        return _IDENTITY
    return matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f


def _times(inner: Matrix, outer: Matrix) -> Matrix:
    a, b, c, d, e, f = inner
    p, q, r, s, t, u = outer
    return a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u


_EDGES = tuple(ctypes.c_float() for _ in range(4))


def _bounds(thing: Any, matrix: Matrix) -> Bounds | None:  # noqa: ANN401
    left, bottom, right, top = _EDGES
    if not pdfium.FPDFPageObj_GetBounds(thing, left, bottom, right, top):
        return None
    if matrix is _IDENTITY:
        return left.value, bottom.value, right.value, top.value
    corners = [_moved(matrix, x, y) for x in (left.value, right.value) for y in (bottom.value, top.value)]
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    return min(xs), min(ys), max(xs), max(ys)


def _moved(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def _add_path(path: Any, matrix: Matrix, frame: Frame, drawing: Drawing) -> int:  # noqa: ANN401
    """Add a path's rules and fill to the drawing; return 1 where it is a curve or drawing of another kind."""
    mode, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(path, mode, stroke)
    if not mode.value and not stroke.value:
        return 0
    if pdfium.FPDFPath_CountSegments(path) <= _FEW_SEGMENTS:
        shapes = [bounds] if (bounds := _bounds(path, matrix)) else []
    else:
        shapes = _subpaths(path, _times(_matrix(path), matrix))
    colour = _colour(path) if mode.value else None
    for bounds in shapes:
        _add_shape(frame.box(*bounds), colour, bool(stroke.value), drawing)
    return 0 if shapes else 1


def _subpaths(path: Any, matrix: Matrix) -> list[Bounds]:  # noqa: ANN401
    """Return the bounds of each straight line and rectangle of a path of many parts."""
    parts: list[list[tuple[float, float]]] = []
    curved: set[int] = set()
    x, y = ctypes.c_float(), ctypes.c_float()
    for i in range(pdfium.FPDFPath_CountSegments(path)):
        segment = pdfium.FPDFPath_GetPathSegment(path, i)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        if kind == pdfium.FPDF_SEGMENT_MOVETO or not parts:
            parts.append([])
        if kind == pdfium.FPDF_SEGMENT_BEZIERTO:
            curved.add(len(parts) - 1)
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        parts[-1].append(_moved(matrix, x.value, y.value))
    straight = (part for i, part in enumerate(parts) if i not in curved and 2 <= len(part) <= 5)
    return [_around(part) for part in straight if _is_level(part)]


def _around(points: list[tuple[float, float]]) -> Bounds:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(xs), min(ys), max(xs), max(ys)


def _is_level(points: list[tuple[float, float]]) -> bool:
    """Return whether each stroke runs level or upright."""
    return all(abs(x1 - x0) < 1 or abs(y1 - y0) < 1 for (x0, y0), (x1, y1) in pairwise(points))


def _colour(path: Any) -> str | None:  # noqa: ANN401
    """Return the fill's colour as six hex digits, None where it is white or sees through."""
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    if not pdfium.FPDFPageObj_GetFillColor(path, red, green, blue, alpha):
        return None
    if alpha.value < 16 or min(red.value, green.value, blue.value) >= _PALE:
        return None
    return f"{red.value:02X}{green.value:02X}{blue.value:02X}"


def _add_shape(box: Bounds, colour: str | None, is_stroked: bool, drawing: Drawing) -> None:
    x0, top, x1, bottom = box
    width, height = x1 - x0, bottom - top
    if width <= _THIN_PT and height <= _THIN_PT:
        return
    if height <= _THIN_PT:
        if is_stroked or colour:
            drawing.level.append(Rule((top + bottom) / 2, x0, x1))
    elif width <= _THIN_PT:
        if is_stroked or colour:
            drawing.upright.append(Rule((x0 + x1) / 2, top, bottom))
    else:
        if is_stroked:
            _add_edges(Area(x0, top, x1, bottom), drawing)
        if colour:
            drawing.fills.append(Area(x0, top, x1, bottom, colour))


def _add_edges(area: Area, drawing: Drawing) -> None:
    drawing.level.extend((Rule(area.top, area.x0, area.x1), Rule(area.bottom, area.x0, area.x1)))
    drawing.upright.extend((Rule(area.x0, area.top, area.bottom), Rule(area.x1, area.top, area.bottom)))


def _fused(fills: list[Area]) -> list[Area]:
    """Return fills with neighbours of one colour made one: a shaded paragraph is often drawn line by line."""
    stacked: list[Area] = []
    for area in sorted(fills, key=lambda a: (a.colour or "", round(a.x0), round(a.x1), a.top)):
        last = stacked[-1] if stacked else None
        if last and _is_stacked(last, area):
            stacked[-1] = last._replace(bottom=max(last.bottom, area.bottom))
        else:
            stacked.append(area)
    return stacked


def _is_stacked(last: Area, area: Area) -> bool:
    is_one_colour = last.colour == area.colour
    return (
        is_one_colour
        and abs(last.x0 - area.x0) < 1.5
        and abs(last.x1 - area.x1) < 1.5
        and area.top <= last.bottom + 0.4
    )
