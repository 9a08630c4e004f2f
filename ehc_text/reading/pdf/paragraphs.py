"""Lines to paragraphs, each with the boxes of its lines."""

from collections.abc import Sequence
from dataclasses import replace

from ehc_text.reading.pdf.hyphens import Hyphens
from ehc_text.reading.pdf.shapes import Line
from ehc_text.reading.pdf.spacing import Spacing
from ehc_text.reading.pdf.wording import is_cut, label_of
from ehc_text.reading.pdf.wrapping import is_start
from ehc_text.records.document import Paragraph
from ehc_text.records.place import Box, Piece, Place


def paragraphs_of(lines: Sequence[Line], spacing: Spacing, hyphens: Hyphens) -> list[Paragraph]:
    """Return the paragraphs that lines make, each followed by the footnotes whose marks it carries."""
    here = spacing.within(lines)
    groups: list[list[Line]] = []
    for line in lines:
        if groups and not is_start(groups[-1], line, here):
            groups[-1].append(line)
        else:
            groups.append([line])
    return [paragraph for group in groups for paragraph in _with_notes(group, spacing, hyphens)]


def _with_notes(group: list[Line], spacing: Spacing, hyphens: Hyphens) -> list[Paragraph]:
    notes = [note for line in group for note in line.notes]
    noted = paragraphs_of(notes, spacing, hyphens) if notes else []
    return [_paragraph(group, hyphens), *(replace(note, is_note=True) for note in noted)]


def _paragraph(lines: list[Line], hyphens: Hyphens) -> Paragraph:
    label, skip = label_of(lines[0].text, lines[0].gap, lines[0].size)
    text, pieces = _joined(lines, skip, hyphens)
    return Paragraph(
        text=text,
        pieces=pieces,
        is_bold=all(line.is_bold for line in lines),
        is_italic=all(line.is_italic for line in lines),
        size_pt=lines[0].size,
        list_label=label,
    )


def _joined(lines: list[Line], skip: int, hyphens: Hyphens) -> tuple[str, tuple[Piece, ...]]:
    """Return the lines' text, its first `skip` characters left out, and the stretch that each line takes."""
    if len(lines) == 1:
        text = lines[0].text[skip:]
        return text, (Piece(start=0, end=len(text), place=_place(lines[0])),) if text else ()
    text = ""
    starts = []
    for i, line in enumerate(lines):
        words = line.text[skip:] if i == 0 else line.text
        if text and words and is_cut(text, words):
            text = hyphens.joined(text, words)
        elif text and words:
            text += " "
        starts.append(len(text))
        text += words
    ends = [*starts[1:], len(text)]
    return text, tuple(
        Piece(start=start, end=end, place=_place(line))
        for line, start, end in zip(lines, starts, ends, strict=True)
        if start < end
    )


def _place(line: Line) -> Place:
    box = Box(x0=line.x0, top=line.top, x1=max(line.x0, line.x1), bottom=max(line.top, line.bottom))
    return Place(page=line.page, box=box)
