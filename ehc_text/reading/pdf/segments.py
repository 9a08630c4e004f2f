"""Lines in segments: what stands together on a line, with gaps between that may part columns."""

from typing import NamedTuple

from ehc_text.reading.pdf.shapes import Word

GAP_PT = 9.0
"""A gap narrower than this parts no columns."""


class Segment(NamedTuple):
    """Words of one line with no wide gap among them."""

    x0: float
    x1: float
    words: list[Word]


def segmented(rows: list[list[Word]]) -> list[list[Segment]]:
    """Return the lines in segments; none where no two lines can be parted."""
    return [segments_in(row) for row in rows] if sum([len(row) > 1 for row in rows]) > 1 else []


def segments_in(row: list[Word]) -> list[Segment]:
    """Return the words of a line in segments, with a wide gap between one and the next."""
    first = row[0]
    if len(row) == 1:
        return [Segment(first.x0, first.x1, row)]
    segments = []
    x0, x1, words = first.x0, first.x1, [first]
    for word in row[1:]:
        if word.x0 - x1 < max(GAP_PT, 0.8 * (word.bottom - word.top)):
            x1 = max(x1, word.x1)
            words.append(word)
        else:
            segments.append(Segment(x0, x1, words))
            x0, x1, words = word.x0, word.x1, [word]
    segments.append(Segment(x0, x1, words))
    return segments


def gaps_between(rows: list[list[Segment]]) -> list[tuple[float, float]]:
    """Return the gaps that no segment of the rows reaches into."""
    spans = sorted((segment.x0, segment.x1) for row in rows for segment in row)
    gaps = []
    end = spans[0][1]
    for x0, x1 in spans:
        if x0 - end >= GAP_PT:
            gaps.append((end, x0))
        end = max(end, x1)
    return gaps


def crosses(segment: Segment, gaps: list[tuple[float, float]]) -> bool:
    """Return whether a segment runs over one of the gaps."""
    return any(segment.x0 < start and segment.x1 > end for start, end in gaps)


def top_of(row: list[Segment]) -> float:
    """Return the y of a line's top."""
    if len(row) == 1 and len(row[0].words) == 1:
        return row[0].words[0].top
    return min(word.top for segment in row for word in segment.words)


def foot_of(row: list[Segment]) -> float:
    """Return the y of a line's foot."""
    if len(row) == 1 and len(row[0].words) == 1:
        return row[0].words[0].bottom
    return max(word.bottom for segment in row for word in segment.words)


def is_bold(row: list[Segment]) -> bool:
    """Return whether all segments of a line start in bold letters."""
    return all(segment.words[0].font.is_bold for segment in row)
