"""Where words stood in the file that they were read from.

Pages count from 1, as printed in a viewer. Boxes are in points (1/72 inch) from the top left corner of the
page as it is shown. Offsets count characters from 0 and are half-open.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A rectangle on a page: x0, top, x1, bottom, in points from the page's top left corner."""

    x0: float
    top: float
    x1: float
    bottom: float

    def __post_init__(self) -> None:
        """Refuse a box whose edges are crossed."""
        if self.x1 < self.x0 or self.bottom < self.top:
            raise ValueError("a box needs x0 <= x1 and top <= bottom")


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A page and box (PDF), or a Word part, paragraph and run; what the format does not have is None.

    `paragraph` counts the `w:p` elements of `part` in document order from 0, text boxes and table cells
    included; `run` counts the `w:r` elements inside that paragraph from 0.
    """

    page: int | None = None
    box: Box | None = None
    part: str | None = None
    paragraph: int | None = None
    run: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of some text, `text[start:end]`, that stood in one place of the file."""

    start: int
    end: int
    place: Place

    def __post_init__(self) -> None:
        """Refuse a stretch that ends before it starts."""
        if not 0 <= self.start <= self.end:
            raise ValueError("a piece needs 0 <= start <= end")
