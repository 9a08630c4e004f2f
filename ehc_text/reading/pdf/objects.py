"""The objects that a page draws, those inside of form objects included, and the boxes that they fill."""

import ctypes
from collections.abc import Container, Iterator
from typing import Any, TypeAlias

import pypdfium2.raw as pdfium

from ehc_text.reading.pdf import calls

Matrix: TypeAlias = tuple[float, float, float, float, float, float]
Bounds: TypeAlias = tuple[float, float, float, float]

IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_MOST_OBJECTS = 40_000
"""A drawing of more objects than this is a picture or a map, no plan; the rest of it is left alone."""
_DEEPEST_FORM = 5
_TEXT, _FORM = pdfium.FPDF_PAGEOBJ_TEXT, pdfium.FPDF_PAGEOBJ_FORM
_EDGES, _EDGES_BY_REFERENCE = calls.room(ctypes.c_float, 4)


def drawn_objects(
    page: Any,  # noqa: ANN401 - a pointer of the PDF library
    texts: Container[int],
) -> Iterator[tuple[int, ctypes.c_void_p, Matrix]]:
    """Yield the kind and address of each object but text, and the matrix of the form that it lies in.

    `texts` are the addresses of objects that are known to be text, to be passed by without a question.
    """
    address = calls.pointer(page)
    object_at, object_type = calls.object_at, calls.object_type
    for i in range(min(calls.object_count(address), _MOST_OBJECTS)):
        thing = object_at(address, i)
        if thing in texts:
            continue
        kind = object_type(thing)
        if kind == _FORM:
            yield from _inside(ctypes.c_void_p(thing), IDENTITY, 0)
        elif kind != _TEXT:
            yield kind, ctypes.c_void_p(thing), IDENTITY


def matrix_of(thing: ctypes.c_void_p) -> Matrix:
    """Return the matrix of an object."""
    matrix = pdfium.FS_MATRIX()
    if not calls.matrix_of_object(thing, ctypes.byref(matrix)):
        return IDENTITY
    return matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f


def times(inner: Matrix, outer: Matrix) -> Matrix:
    """Return the matrix that does what `inner` does, and then `outer`."""
    a, b, c, d, e, f = inner
    p, q, r, s, t, u = outer
    return a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u


def moved(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    """Return where a matrix puts a point."""
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def bounds_of(thing: ctypes.c_void_p, matrix: Matrix) -> Bounds | None:
    """Return left, bottom, right, top of an object on the page, None where it has none."""
    if not calls.object_bounds(thing, *_EDGES_BY_REFERENCE):
        return None
    left, bottom, right, top = _EDGES
    if matrix is IDENTITY:
        return left, bottom, right, top
    return around([moved(matrix, x, y) for x in (left, right) for y in (bottom, top)])


def around(points: list[tuple[float, float]]) -> Bounds:
    """Return left, bottom, right, top of the box around points."""
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(xs), min(ys), max(xs), max(ys)


def _inside(form: ctypes.c_void_p, outer: Matrix, depth: int) -> Iterator[tuple[int, ctypes.c_void_p, Matrix]]:
    matrix = times(matrix_of(form), outer)
    for i in range(min(max(calls.form_object_count(form), 0), _MOST_OBJECTS)):
        thing = ctypes.c_void_p(calls.form_object_at(form, i))
        kind = calls.object_type(thing.value or 0)
        if kind != _FORM:
            yield kind, thing, matrix
        elif depth < _DEEPEST_FORM:
            yield from _inside(thing, matrix, depth + 1)
