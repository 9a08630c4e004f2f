"""Gathers the words of one paragraph from its runs, with the place and the look of each."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from ehc_text.reading.word.boxes import worded_parts
from ehc_text.reading.word.looks import PLAIN, Look
from ehc_text.reading.word.pictures import is_large_picture
from ehc_text.reading.word.story import Story
from ehc_text.reading.word.styles import RunLooks
from ehc_text.reading.word.symbols import readable, symbol
from ehc_text.reading.word.tags import (
    ALTERNATE_CONTENT,
    BR,
    CR,
    DRAWING,
    ENDNOTE_REFERENCE,
    FLD_CHAR,
    FOOTNOTE_REFERENCE,
    ID,
    INSTR_TEXT,
    MATH,
    MATH_PARAGRAPH,
    MATH_TEXT,
    NO_BREAK_HYPHEN,
    OBJECT,
    P_PR,
    P_STYLE,
    PICT,
    PTAB,
    R_PR,
    RUBY,
    RUBY_BASE,
    SUB_DOC,
    SYM,
    TAB,
    TYPE,
    VAL,
    Element,
    R,
    T,
    child_of,
    inside,
    parted,
    w,
)
from ehc_text.reading.word.wrappers import WRAPPERS
from ehc_text.records.making import maker
from ehc_text.records.place import Piece, Place

PAGE_BREAK = "\f"
"""Stands for a page or column break until the paragraph is whole: it counts only between words."""

_DRAWN = frozenset((DRAWING, PICT, OBJECT, ALTERNATE_CONTENT))
_SIGNS = {TAB: "\t", PTAB: "\t", CR: "\n", NO_BREAK_HYPHEN: "-"}
_LINE_BREAK = re.compile("[\t\n\r]")
_FONT, _CHAR = w("font"), w("char")
_made_piece, _made_place = maker(Piece), maker(Place)


@dataclass(slots=True)
class Gathered:
    """The words of a paragraph as far as they were read; `sizes` counts its letters by size.

    `drawings` and `notes` hold what is anchored in it: elements with words of their own, and (part, id) of notes.
    """

    properties: Mapping[str, Element]
    style_id: str | None
    text: str
    pieces: list[Piece]
    sizes: dict[int | None, int]
    is_bold: bool = True
    is_italic: bool = True
    drawings: tuple[Element, ...] = ()
    notes: tuple[tuple[str, str], ...] = ()

    def add(self, text: str, look: Look, place: Place) -> None:
        """Add the words of one run."""
        before = self.text
        start = len(before)
        end = start + len(text)
        self.text = before + text if start else text
        self.pieces.append(_made_piece(start=start, end=end, place=place))
        if not text.isspace():
            size, sizes = look.size, self.sizes
            sizes[size] = sizes.get(size, 0) + end - start
            if not look.bold:
                self.is_bold = False
            if not look.italic:
                self.is_italic = False


@dataclass(slots=True)
class _Walk:
    """The walk through one paragraph: what it adds to, how to dress its runs, and how many it has come past."""

    story: Story
    into: Gathered
    paragraph: int
    looks: RunLooks
    run_count: int = 0


def gather(paragraph: Element, story: Story, table_look: Look = PLAIN, into: Gathered | None = None) -> Gathered:
    """Return the paragraph's words, added to those of the one before it where that lost its mark."""
    properties, children = parted(paragraph, P_PR)
    style = properties.get(P_STYLE)
    style_id = None if style is None else style.get(VAL)
    if into is None:
        gathered = Gathered(properties, style_id, "", [], {})
    else:
        gathered, into.properties, into.style_id = into, properties, style_id
    if children:
        looks = story.file.styles.run_looks(style_id, table_look)
        _walk(children, _Walk(story, gathered, story.places[paragraph], looks))
    return gathered


def _walk(elements: Element | list[Element], walk: _Walk) -> None:
    for child in inside(elements):
        tag = child.tag
        if tag == R:
            _read_run(child, walk)
        elif tag in WRAPPERS:
            _walk(child, walk)
        elif tag == ALTERNATE_CONTENT:
            _walk_alternative(child, walk)
        elif tag != P_PR and (len(child) or tag == SUB_DOC):
            _read_unusual(child, walk)


def _walk_alternative(element: Element, walk: _Walk) -> None:
    before = (len(walk.into.text), len(walk.into.drawings))
    past = walk.run_count + _runs_in(element)
    for option in element:
        _walk(option, walk)
        if (len(walk.into.text), len(walk.into.drawings)) != before:
            break
    walk.run_count = past


def _read_unusual(child: Element, walk: _Walk) -> None:
    if child.tag in (MATH, MATH_PARAGRAPH):
        _read_math(child, walk)
    elif child.tag == SUB_DOC:
        walk.story.file.lost["a sub-document"] += 1
    walk.run_count += _runs_in(child)


def _runs_in(element: Element) -> int:
    """Return how many runs an element holds that are not walked through, and yet count for the places of others."""
    return sum(1 for _ in element.iter(R)) if len(element) else 0


def _read_math(element: Element, walk: _Walk) -> None:
    text = "".join(each.text or "" for each in element.iter(MATH_TEXT))
    if text and not walk.story.fields.is_hiding:
        walk.into.add(text, PLAIN, Place(part=walk.story.part, paragraph=walk.paragraph))


def _read_run(run: Element, walk: _Walk) -> None:
    at = walk.run_count
    walk.run_count = at + 1
    children = inside(run)
    if not children:
        return
    story = walk.story
    properties = children[0] if children[0].tag == R_PR else child_of(run, R_PR)
    look = walk.looks.of(properties, story.file.styles)
    text = _run_text(children, look, walk)
    if text:
        story.fields.note_text()
        walk.into.add(text, look, _made_place(part=story.part, paragraph=walk.paragraph, run=at))


def _run_text(children: list[Element], look: Look, walk: _Walk) -> str:
    """Return what a run shows; what is anchored in it is put aside. Field marks count even in hidden runs."""
    fields, is_left_out = walk.story.fields, look.is_left_out
    text = ""
    for child in children:
        tag = child.tag
        if tag == R_PR:
            continue
        if tag == T and not is_left_out and not fields.is_hiding:
            # Nearly all that runs hold.
            own = child.text or ""
            if "\n" in own or "\t" in own:
                own = _LINE_BREAK.sub(" ", own)  # of the same length: within a `w:t` both are spaces
            text += readable(own, look.font) if look.font or not own.isascii() else own
            continue
        shown = ""
        if tag == FLD_CHAR:
            shown = fields.step(child)
        elif tag == INSTR_TEXT:
            fields.instruct(child.text or "")
        elif is_left_out or fields.is_hiding:
            walk.run_count += _runs_in(child)
        else:
            shown = _SIGNS.get(tag) or _rare(child, walk, bool(text))
        if shown and not is_left_out:
            text += shown
    return text


def _rare(child: Element, walk: _Walk, has_text: bool) -> str:
    """Return what a run's less usual elements show."""
    tag = child.tag
    walk.run_count += _runs_in(child)
    if tag == BR:
        if child.get(TYPE, "textWrapping") == "textWrapping":
            return "\n"
        return PAGE_BREAK if has_text or walk.into.text else ""
    if tag == SYM:
        return _symbol(child)
    if tag == RUBY:
        base = child_of(child, RUBY_BASE)
        return "" if base is None else "".join(each.text or "" for each in base.iter(T))
    if tag in _DRAWN:
        walk.into.drawings += tuple(worded_parts(child))
        if is_large_picture(child):
            walk.story.file.pictures.append(Place(part=walk.story.part, paragraph=walk.paragraph))
    elif tag in (FOOTNOTE_REFERENCE, ENDNOTE_REFERENCE):
        part = "footnotes" if tag == FOOTNOTE_REFERENCE else "endnotes"
        walk.into.notes += ((part, child.get(ID, "")),)
    return ""


def _symbol(element: Element) -> str:
    try:
        code = int(element.get(_CHAR, ""), 16)
    except ValueError:
        return ""
    return symbol(code, element.get(_FONT))
