"""Lines to paragraphs, each with the boxes of its lines."""

from collections.abc import Sequence
from dataclasses import replace

from ehc_text.reading.pdf.hyphens import Hyphens
from ehc_text.reading.pdf.shapes import Line
from ehc_text.reading.pdf.spacing import Spacing
from ehc_text.reading.pdf.wording import is_cut, label_of
from ehc_text.reading.pdf.wrapping import is_start
from ehc_text.records.document import Paragraph
from ehc_text.records.making import maker
from ehc_text.records.place import Box, Piece, Place

_made_paragraph, _made_piece, _made_place, _made_box = maker(Paragraph), maker(Piece), maker(Place), maker(Box)


def paragraphs_of(lines: Sequence[Line], spacing: Spacing, hyphens: Hyphens) -> list[Paragraph]:
    """Return the paragraphs that lines make, each followed by the footnotes whose marks it carries."""
    if len(lines) == 1 and not lines[0].notes:
        return [_paragraph(lines, hyphens)]
    here = spacing.within(lines)
    group = [lines[0]]
    groups = [group]
    for line in lines[1:]:
        if is_start(group, line, here):
            group = [line]
            groups.append(group)
        else:
            group.append(line)
    if any(line.notes for line in lines):
        return [paragraph for group in groups for paragraph in _with_notes(group, spacing, hyphens)]
    return [_paragraph(group, hyphens) for group in groups]


def _with_notes(group: list[Line], spacing: Spacing, hyphens: Hyphens) -> list[Paragraph]:
    notes = [note for line in group if line.notes for note in line.notes]
    if not notes:
        return [_paragraph(group, hyphens)]
    noted = paragraphs_of(notes, spacing, hyphens)
    return [_paragraph(group, hyphens), *(replace(note, is_note=True) for note in noted)]


def _paragraph(lines: Sequence[Line], hyphens: Hyphens) -> Paragraph:
    first = lines[0]
    # Without a gap, what starts with a letter has no label.
    has_label = first.gap or not first.text[:1].isalpha()
    label, skip = label_of(first.text, first.gap, first.size) if has_label else (None, 0)
    text, pieces = _joined(lines, skip, hyphens)
    is_bold, is_italic = first.is_bold, first.is_italic
    if len(lines) > 1:
        is_bold = is_bold and all(line.is_bold for line in lines)
        is_italic = is_italic and all(line.is_italic for line in lines)
    return _made_paragraph(
        text=text, pieces=pieces, is_bold=is_bold, is_italic=is_italic, size_pt=first.size, list_label=label
    )


def _joined(lines: Sequence[Line], skip: int, hyphens: Hyphens) -> tuple[str, tuple[Piece, ...]]:
    """Return the lines' text, its first `skip` characters left out, and the stretch that each line takes."""
    if len(lines) == 1:
        text = lines[0].text[skip:]
        return text, (_made_piece(start=0, end=len(text), place=_place(lines[0])),) if text else ()
    text = lines[0].text[skip:]
    starts = [0]
    for line in lines[1:]:
        if text and line.text:
            is_parted = text[-1] == "-" and is_cut(text, line.text)
            text = hyphens.joined(text, line.text) if is_parted else f"{text} "
        starts.append(len(text))
        text += line.text
    starts.append(len(text))
    pieces = [
        _made_piece(start=starts[i], end=starts[i + 1], place=_place(line))
        for i, line in enumerate(lines)
        if starts[i] < starts[i + 1]
    ]
    return text, tuple(pieces)


def _place(line: Line) -> Place:
    x0, top, x1, bottom = line.x0, line.top, line.x1, line.bottom
    box = _made_box(x0=x0, top=top, x1=x1 if x1 > x0 else x0, bottom=bottom if bottom > top else top)
    return _made_place(page=line.page, box=box)
