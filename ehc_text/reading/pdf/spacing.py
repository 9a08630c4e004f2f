"""How far apart the lines of one paragraph stand in a document, by font size."""

from collections.abc import Iterable, Sequence
from itertools import pairwise

from ehc_text.reading.pdf.shapes import Line
from ehc_text.reading.pdf.wording import is_ended

_USUAL = 1.25
_MOST = 2.4
"""Lines more than this many font sizes apart are not taken for lines of one paragraph."""
_ENOUGH = 3
_HIGH = 0.9


class Spacing:
    """Knows the distance of lines that surely belong together: a sentence runs from the one to the other."""

    def __init__(self, flows: Iterable[Sequence[Line]]) -> None:
        found: dict[int, list[float]] = {}
        for lines in flows:
            if len(lines) > 1:
                _add_ratios(lines, found)
        every = [ratio for ratios in found.values() for ratio in ratios]
        self._usual = _high(every) if len(every) >= _ENOUGH else _USUAL
        self._by_size = {size: _high(ratios) for size, ratios in found.items() if len(ratios) >= _ENOUGH}

    def within(self, lines: Sequence[Line]) -> "Spacing":
        """Return the spacing of a stretch of lines: its own where enough of them run on, else the document's."""
        if len(lines) <= _ENOUGH:
            return self
        own = Spacing([lines])
        if not own._by_size:
            return self
        own._by_size = {**self._by_size, **own._by_size}
        own._usual = self._usual
        return own

    def of(self, line: Line) -> float:
        """Return the distance in points at which the next line of this one's paragraph stands, at the most."""
        return line.size * self._by_size.get(round(2 * line.size), self._usual)

    def is_known(self, line: Line) -> bool:
        """Return whether the document has enough lines of this one's size that run on to judge small distances by."""
        return round(2 * line.size) in self._by_size


def _add_ratios(lines: Sequence[Line], found: dict[int, list[float]]) -> None:
    """Add how far apart lines of one sentence stand, in font sizes, to the ratios found for their size."""
    for last, line in pairwise(lines):
        if not line.text[:1].islower() or line.page != last.page or abs(last.size - line.size) > 0.3:
            continue
        ratio = (line.bottom - last.bottom) / line.size if line.size > 0 else 0.0
        if 0.8 < ratio < _MOST and not is_ended(last.text):
            found.setdefault(round(2 * line.size), []).append(ratio)


def _high(ratios: list[float]) -> float:
    return sorted(ratios)[int(_HIGH * (len(ratios) - 1))]
