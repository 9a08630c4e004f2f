"""Where the letters of a page stand, as PDFium tells."""

import ctypes
from collections.abc import Callable
from typing import Any, TypeAlias

from ehc_text.reading.pdf import calls
from ehc_text.reading.pdf.frame import Frame

Bounds: TypeAlias = tuple[float, float, float, float]
"""x0, top, x1, bottom."""
_EDGES, (_EDGES_REFERENCE, *_) = calls.room(ctypes.c_float, 4)
"""Room for the left, top, right and bottom of a character, upwards."""


def boxes_in(page: Any, frame: Frame) -> Callable[[int, int], Bounds]:  # noqa: ANN401 - a pointer of the PDF library
    """Return a function that gives the box around two characters, the second one given by the place after it."""
    loose_box, left_edge, top_edge, turns = calls.loose_box, frame.left, frame.top, frame.turns

    def box(start: int, end: int) -> Bounds:
        loose_box(page, start, _EDGES_REFERENCE)
        left, top, right, bottom = _EDGES
        if end - start > 1:
            loose_box(page, end - 1, _EDGES_REFERENCE)
            last_left, last_top, last_right, last_bottom = _EDGES
            # Comparing by hand is a good deal faster than min and max.
            if last_left < left:
                left = last_left
            if last_right > right:
                right = last_right
            if last_bottom < bottom:
                bottom = last_bottom
            if last_top > top:
                top = last_top
        if turns:
            return frame.box(left, bottom, right, top)
        # Nearly all pages stand upright, and a call costs more than the sums.
        return left - left_edge, top_edge - top, right - left_edge, top_edge - bottom

    return box


def right_of(page: Any, index: int) -> float:  # noqa: ANN401 - a pointer of the PDF library
    """Return the right edge of a character in PDF coordinates."""
    calls.loose_box(page, index, _EDGES_REFERENCE)
    right: float = _EDGES[2]
    return right
