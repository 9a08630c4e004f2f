"""Lines to paragraphs: by spacing, by where a line could have gone on, by bullets, indents and looks."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from ehc_text.reading.pdf.hyphens import Hyphens
from ehc_text.reading.pdf.shapes import Flow, Line
from ehc_text.records.document import Paragraph
from ehc_text.records.place import Box, Piece, Place

_BULLETS = "•●○◦▪▫■□◆◇►▶➢➤✓✔❖⁃∙·‣"
_SIGN = re.compile(rf"(?:[{_BULLETS}\uf000-\uf0ff]|[-–—*oO»>])(?=\s)")
_SURE_SIGN = re.compile(rf"[{_BULLETS}\uf000-\uf0ff]")
_GLUED_SIGN = re.compile(rf"(?:[{_BULLETS}]|[\uf0a7\uf0b7\uf0d8\uf0fc\uf076])(?=\w)")
_NUMBER = re.compile(r"(?:\(?(?:\d{1,2}(?:\.\d{1,2}){0,3}|[a-z]|[ivx]{1,4})[.)]|\d{1,2}(?:\.\d{1,2}){1,3})\s+(?=\S)")
_SENTENCE_END = re.compile(r"[.!?:;][\"'’”)\]]*$")
_SUSPENDED = re.compile(r"(?:and|or|to)\b|[^\w]", re.IGNORECASE)
_LOOSE = 1.3
"""Lines further apart than this many times the usual distance are not of one paragraph."""
_ENOUGH = 4
_WIDER = 1.08
"""Lines a little further apart are of two paragraphs where the one ends and the other begins a sentence."""
_USUAL_PITCH = 1.22
_TAB = 0.6
"""A gap wider than this many font sizes after a number is a tab."""
_TICKS = "☐☑☒"


def pitch_of(flows: Iterable[Flow]) -> float:
    """Return the usual distance from line to line in a document, as a multiple of the font size."""
    ratios = sorted(ratio for flow in flows for ratio in _ratios(flow.lines))
    return ratios[len(ratios) // 4] if len(ratios) >= _ENOUGH else _USUAL_PITCH


def paragraphs_of(lines: Sequence[Line], pitch: float, hyphens: Hyphens) -> list[Paragraph]:
    """Return the paragraphs that lines make; `pitch` is the usual distance of lines, in font sizes."""
    own = _ratios(lines)
    pitch = own[len(own) // 4] if len(own) >= _ENOUGH else pitch
    groups: list[list[Line]] = []
    for line in lines:
        if groups and not _is_start(groups[-1], line, pitch):
            groups[-1].append(line)
        else:
            groups.append([line])
    return [paragraph for group in groups for paragraph in _with_notes(group, pitch, hyphens)]


def _ratios(lines: Sequence[Line]) -> list[float]:
    """Return the distances of neighbouring lines of one size, in font sizes, the smallest first."""
    ratios = []
    for last, line in pairwise(lines):
        if last.page == line.page and abs(last.size - line.size) < 0.6 and line.size > 0:
            ratios.append((line.bottom - last.bottom) / line.size)
    return sorted(ratio for ratio in ratios if 0.9 < ratio < 2.4)


def _with_notes(group: list[Line], pitch: float, hyphens: Hyphens) -> list[Paragraph]:
    """Return a paragraph and the footnotes whose marks it carries."""
    notes = [note for line in group for note in line.notes]
    return [
        _paragraph(group, hyphens),
        *(replace(note, is_note=True) for note in (paragraphs_of(notes, pitch, hyphens) if notes else [])),
    ]


def _is_start(group: list[Line], line: Line, pitch: float) -> bool:
    """Return whether a line starts a new paragraph after those of `group`."""
    last = group[-1]
    if last.page != line.page:
        return not _runs_on(last, line)
    if _has_sign(last, line) or _looks_differ(last, line):
        return True
    if line.bottom - last.bottom > _LOOSE * pitch * max(line.size, last.size) or line.bottom < last.top:
        return True
    if line.bottom - last.bottom > _WIDER * pitch * line.size and _is_ended(last) and not line.text[:1].islower():
        return True
    if _NUMBER.match(line.text) and (_is_ended(last) or not _is_full(last, line) or _NUMBER.match(group[0].text)):
        return True
    if _is_outdented(group, line):
        return _is_ended(last) or not _is_full(last, line)
    return not _is_full(last, line)


def _runs_on(last: Line, line: Line) -> bool:
    """Return whether a paragraph at a page's foot goes on at the head of the next."""
    if _SIGN.match(line.text) or _NUMBER.match(line.text) or abs(last.size - line.size) > 0.6:
        return False
    if last.is_bold != line.is_bold and not line.text[:1].islower():
        return False
    if line.text[:1].islower() and not _is_ended(last):
        return True
    return _is_full(last, line)


def _has_sign(last: Line, line: Line) -> bool:
    text = line.text
    if _SURE_SIGN.match(text) or text[:1] in _TICKS:
        return True
    if not _SIGN.match(text):
        return False
    # A dash or an "o" can also stand in a sentence, at the start of a line.
    return line.gap > 0.45 * line.size or _is_ended(last) or not _is_full(last, line) or bool(_SIGN.match(last.text))


def _looks_differ(last: Line, line: Line) -> bool:
    if abs(last.size - line.size) > 0.15 * max(last.size, line.size):
        return True
    if last.is_bold == line.is_bold:
        return False
    if last.is_bold:
        return not line.starts_bold and (_is_ended(last) or not _is_full(last, line) or line.text[:1].isupper())
    return _is_ended(last) or not _is_full(last, line)


def _is_ended(line: Line) -> bool:
    return bool(_SENTENCE_END.search(line.text))


def _is_full(last: Line, line: Line) -> bool:
    """Return whether the next line's first word would not have fitted on the last."""
    space = 0.25 * last.size
    room = last.right - last.x1
    slack = 0.15 * last.size
    if line.text[:1].islower() and not _is_ended(last):
        slack += 2.0 * last.size
    return last.is_cut or line.first_width + space + slack > room


def _is_outdented(group: list[Line], line: Line) -> bool:
    """Return whether a line starts left of the text that the paragraph's earlier lines start at."""
    if len(group) > 1:
        return line.x0 < group[-1].x0 - 3
    return bool(_SIGN.match(group[0].text)) and line.x0 < group[0].x0 + 3 and group[0].gap > 0


def _paragraph(lines: list[Line], hyphens: Hyphens) -> Paragraph:
    label, skip = _label(lines[0])
    text = ""
    pieces: list[Piece] = []
    for i, line in enumerate(lines):
        words = line.text[skip:] if i == 0 else line.text
        if text and _is_cut(text, words):
            joined = hyphens.joined(text, words)
            if len(joined) < len(text):
                pieces = _clipped(pieces, len(joined))
            text = joined
        elif text and words:
            text += " "
            pieces[-1] = Piece(start=pieces[-1].start, end=len(text), place=pieces[-1].place)
        start = len(text)
        text += words
        if words:
            box = Box(x0=line.x0, top=line.top, x1=max(line.x0, line.x1), bottom=max(line.top, line.bottom))
            pieces.append(Piece(start=start, end=len(text), place=Place(page=line.page, box=box)))
    return Paragraph(
        text=text,
        pieces=tuple(pieces),
        is_bold=all(line.is_bold for line in lines),
        is_italic=all(line.is_italic for line in lines),
        size_pt=lines[0].size,
        list_label=label,
    )


def _is_cut(text: str, after: str) -> bool:
    """Return whether a line ends within a word; the hyphen of "pre- and post-16" stands at a word's end."""
    return len(text) > 1 and text[-1] == "-" and text[-2].isalnum() and not _SUSPENDED.match(after)


def _label(line: Line) -> tuple[str | None, int]:
    """Return the bullet or number that a line starts with and how many characters it takes.

    A number with a tab behind it was made by the word processor; one with a space was typed, and is text.
    """
    text = line.text
    match = _SIGN.match(text) or _GLUED_SIGN.match(text)
    if not match and line.gap > _TAB * line.size:
        match = _NUMBER.match(text)
    if not match:
        return None, 0
    sign = match.group().strip()
    skip = len(text) - len(text[match.end() :].lstrip())
    return ("•" if "\uf000" <= sign <= "\uf0ff" else sign), skip


def _clipped(pieces: list[Piece], end: int) -> list[Piece]:
    return [Piece(start=p.start, end=min(p.end, end), place=p.place) for p in pieces if p.start < end]
