"""What is drawn on a page beside its text: ruled lines, filled rectangles, pictures."""

import ctypes
from collections.abc import Container
from functools import lru_cache
from itertools import pairwise
from typing import Any

import pypdfium2.raw as pdfium

from ehc_text.reading.pdf import calls
from ehc_text.reading.pdf.frame import Frame
from ehc_text.reading.pdf.objects import Bounds, Matrix, around, bounds_of, drawn_objects, matrix_of, moved, times
from ehc_text.reading.pdf.shapes import Area, Drawing

_THIN_PT = 2.5
"""A rectangle no thicker than this is a ruled line: producers draw rules as strokes or as thin fills."""
_FEW_SEGMENTS = 6
_STRAIGHT = 0.6
"""A box with round corners is straight along so much of its top and foot."""
_PALE = 0xF8
_SEEN_THROUGH = 16
_NUMBERS, _NUMBERS_BY_REFERENCE = calls.room(ctypes.c_uint, 4)
_POINT, _POINT_REFERENCES = calls.room(ctypes.c_float, 2)
_FILL_MODE, _STROKE = _NUMBERS_BY_REFERENCE[:2]
_PATH, _IMAGE = pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_IMAGE


def drawing_of(page: Any, frame: Frame, texts: Container[int] = ()) -> Drawing:  # noqa: ANN401 - a pointer of the PDF library
    """Return the rules, fills and pictures of a page; `texts` are the addresses of its known text objects."""
    drawing = Drawing([], [], [], [], 0)
    curves = 0
    for kind, thing, matrix in drawn_objects(page, texts):
        if kind == _PATH:
            curves += _add_path(thing, matrix, frame, drawing)
        elif kind == _IMAGE and (bounds := bounds_of(thing, matrix)):
            drawing.pictures.append(Area(*frame.box(*bounds)))
    fills = _fused(drawing.fills) if len(drawing.fills) > 1 else drawing.fills
    for x0, top, x1, bottom, _ in fills:
        _add_edges(x0, top, x1, bottom, drawing)
    return Drawing(drawing.level, drawing.upright, fills, drawing.pictures, curves)


def _add_path(path: ctypes.c_void_p, matrix: Matrix, frame: Frame, drawing: Drawing) -> int:
    """Add a path's rules and fill to the drawing; return 1 where it is a curve or drawing of another kind."""
    calls.draw_mode(path, _FILL_MODE, _STROKE)
    is_filled, is_stroked = _NUMBERS[0] != 0, _NUMBERS[1] != 0
    if not is_filled and not is_stroked:
        return 0
    if calls.segment_count(path) <= _FEW_SEGMENTS:
        bounds = bounds_of(path, matrix)
        if not bounds:
            return 1
        _add_shape(_box(bounds, frame), path if is_filled else None, is_stroked, drawing)
        return 0
    shapes = _subpaths(path, times(matrix_of(path), matrix))
    for bounds in shapes:
        _add_shape(_box(bounds, frame), path if is_filled else None, is_stroked, drawing)
    return 0 if shapes else 1


def _box(bounds: Bounds, frame: Frame) -> Bounds:
    """Return x0, top, x1, bottom of an object; nearly all pages stand upright."""
    if frame.turns:
        return frame.box(*bounds)
    left, low, right, high = bounds
    return left - frame.left, frame.top - high, right - frame.left, frame.top - low


def _subpaths(path: ctypes.c_void_p, matrix: Matrix) -> list[Bounds]:
    """Return the bounds of each straight line and rectangle of a path of many parts."""
    parts: list[list[tuple[float, float]]] = []
    curved: set[int] = set()
    for i in range(calls.segment_count(path)):
        segment = calls.segment_at(path, i)
        kind = calls.segment_kind(segment)
        if kind == pdfium.FPDF_SEGMENT_MOVETO or not parts:
            parts.append([])
        if kind == pdfium.FPDF_SEGMENT_BEZIERTO:
            curved.add(len(parts) - 1)
        calls.segment_point(ctypes.c_void_p(segment), *_POINT_REFERENCES)
        parts[-1].append(moved(matrix, *_POINT))
    straight = (part for i, part in enumerate(parts) if i not in curved and 2 <= len(part) <= 5)
    rounded = (parts[i] for i in sorted(curved) if _is_rounded(parts[i]))
    return [*(around(part) for part in straight if _is_level(part)), *map(around, rounded)]


def _is_level(points: list[tuple[float, float]]) -> bool:
    """Return whether each stroke runs level or upright."""
    return all(abs(x1 - x0) < 1 or abs(y1 - y0) < 1 for (x0, y0), (x1, y1) in pairwise(points))


def _is_rounded(points: list[tuple[float, float]]) -> bool:
    """Return whether a shape with curves is a box with round corners: straight along most of its top and foot."""
    left, low, right, high = around(points)
    if right - left <= 2 * (high - low):
        return False
    edges = {
        abs(y0 - low) < 1
        for (x0, y0), (x1, y1) in pairwise(points)
        if abs(x1 - x0) > _STRAIGHT * (right - left) and abs(y1 - y0) < 1 and min(abs(y0 - low), abs(y0 - high)) < 1
    }
    return len(edges) > 1


def _colour(path: ctypes.c_void_p) -> str | None:
    """Return the fill's colour as six hex digits, None where it is white or sees through."""
    if not calls.fill_colour(path, *_NUMBERS_BY_REFERENCE):
        return None
    return _hex(*_NUMBERS)


@lru_cache(maxsize=256)
def _hex(red: int, green: int, blue: int, alpha: int) -> str | None:
    if alpha < _SEEN_THROUGH or min(red, green, blue) >= _PALE:
        return None
    return f"{red:02X}{green:02X}{blue:02X}"


def _add_shape(box: Bounds, filled: ctypes.c_void_p | None, is_stroked: bool, drawing: Drawing) -> None:
    """Add a straight line or rectangle; `filled` is the path that its fill's colour is to be asked of, if any."""
    x0, top, x1, bottom = box
    is_flat, is_narrow = bottom - top <= _THIN_PT, x1 - x0 <= _THIN_PT
    if is_flat or is_narrow:
        # A stroke is a line whatever its colour: white ones part shaded cells.
        if (is_flat and is_narrow) or not (is_stroked or (filled and _colour(filled))):
            return
        if is_flat:
            drawing.level.append(((top + bottom) / 2, x0, x1))
        else:
            drawing.upright.append(((x0 + x1) / 2, top, bottom))
        return
    if is_stroked:
        _add_edges(x0, top, x1, bottom, drawing)
    if filled and (colour := _colour(filled)):
        drawing.fills.append(Area(x0, top, x1, bottom, colour))


def _add_edges(x0: float, top: float, x1: float, bottom: float, drawing: Drawing) -> None:
    drawing.level.extend(((top, x0, x1), (bottom, x0, x1)))
    drawing.upright.extend(((x0, top, bottom), (x1, top, bottom)))


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
