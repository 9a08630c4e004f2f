"""Lines of a letter and a title with a wide gap between them: headings, and no rows of a table."""

from ehc_text.reading.pdf.segments import Segment
from ehc_text.reading.pdf.side_letters import is_side_letter


def smallest_size(rows: list[list[Segment]]) -> float:
    """Return the size of the smallest type in lines."""
    return min((segment.words[0].font.size_pt for row in rows for segment in row), default=0.0)


def is_lettered_title(row: list[Segment], smallest: float) -> bool:
    """Return whether a line is the letter of a section and a title, in bold or in type larger than the smallest.

    The letter stands before the title, or at the end of the line.
    """
    if len(row) != 2 or is_side_letter(row[0].words) == is_side_letter(row[1].words):
        return False
    title = row[1] if is_side_letter(row[0].words) else row[0]
    font = title.words[0].font
    return font.is_bold or font.size_pt > smallest


def with_titles_whole(rows: list[list[Segment]]) -> list[list[Segment]]:
    """Return lines with those of a letter and a title in one piece, where no more than half of all are such."""
    size = smallest_size(rows)
    lettered = {number for number, row in enumerate(rows) if is_lettered_title(row, size)}
    if not lettered or 2 * len(lettered) > len(rows) + 1:
        return rows
    return [_whole(row) if number in lettered else row for number, row in enumerate(rows)]


def _whole(row: list[Segment]) -> list[Segment]:
    return [Segment(row[0].x0, row[-1].x1, [word for segment in row for word in segment.words])]
