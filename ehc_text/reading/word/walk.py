"""Walks through a part of a Word file and gives its blocks in reading order."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from ehc_text.reading.word.anchored import drawn_blocks
from ehc_text.reading.word.looks import PLAIN, Look
from ehc_text.reading.word.paragraphs import PAGE_BREAK, Gathered, gather
from ehc_text.reading.word.story import Notes, Story, open_story
from ehc_text.reading.word.styles import Style, outline_level
from ehc_text.reading.word.tables import read_table
from ehc_text.reading.word.tags import (
    ALT_CHUNK,
    DELETED,
    FRAME_PR,
    ID,
    ILVL,
    NUM_ID,
    NUM_PR,
    OUTLINE_LEVEL,
    R_PR,
    SUB_DOC,
    TBL,
    TXBX_CONTENT,
    TYPE,
    VAL,
    Element,
    P,
    child_of,
    number_of,
    w,
)
from ehc_text.reading.word.wrappers import unwrapped
from ehc_text.records.document import Block, Paragraph
from ehc_text.records.making import maker
from ehc_text.records.place import Piece

_DROP_CAP = w("dropCap")
_NO_LABEL = None, 0
_made_paragraph = maker(Paragraph)
_NOTE_PARTS = {"footnotes": w("footnote"), "endnotes": w("endnote")}


class Setting(NamedTuple):
    """What the words of a container have in common."""

    table_look: Look = PLAIN
    is_note: bool = False
    is_boxed: bool = False


def read_blocks(container: Element | list[Element], story: Story, setting: Setting) -> tuple[Block, ...]:
    """Return the blocks of a body, cell, text box or note, without the paragraphs that hold no words.

    `container` is the element, or its children.
    """
    blocks: list[Block] = []
    carried: Gathered | None = None
    for element in unwrapped(container):
        tag = element.tag
        if tag == P:
            carried = gather(element, story, setting.table_look, carried)
            if not _runs_on(carried.properties, story):
                _finish(carried, story, setting, blocks)
                carried = None
            continue
        if carried is not None and tag == TBL:
            _finish(carried, story, setting, blocks)
            carried = None
        if tag == TBL:
            blocks.extend(_table_blocks(element, story, setting))
        elif tag in (ALT_CHUNK, SUB_DOC):
            story.file.lost["an inserted document"] += 1
    if carried is not None:
        _finish(carried, story, setting, blocks)
    return tuple(blocks)


def _runs_on(properties: Mapping[str, Element], story: Story) -> bool:
    """Tell whether the next paragraph belongs to this one: its mark was deleted, or it is a large first letter."""
    if not properties:
        return False
    mark = properties.get(R_PR) if story.file.change_count else None
    if mark is not None and not DELETED.isdisjoint([child.tag for child in mark]):
        return True
    frame = properties.get(FRAME_PR)
    return frame is not None and frame.get(_DROP_CAP, "none") != "none"


def _table_blocks(element: Element, story: Story, setting: Setting) -> Sequence[Block]:
    settings: dict[Look, Setting] = {}

    def read_cell(inside: list[Element], look: Look) -> tuple[Block, ...]:
        if look not in settings:
            settings[look] = Setting(look, setting.is_note, setting.is_boxed)
        return read_blocks(inside, story, settings[look])

    table = read_table(element, story.file.styles, read_cell)
    return () if table is None else (table,)


def _finish(gathered: Gathered, story: Story, setting: Setting, blocks: list[Block]) -> None:
    """Add the paragraph to the blocks, then the notes that it calls, then the boxes that are anchored in it."""
    style = story.file.styles.paragraph(gathered.style_id)
    # Word counts a list's empty paragraphs, too.
    label = _label(gathered, style, story)
    if gathered.text and not gathered.text.isspace():
        blocks.append(_paragraph(gathered, style, label, setting))
    if gathered.notes and not setting.is_note:
        for part, note_id in gathered.notes:
            blocks.extend(_note_blocks(part, note_id, story))
    if gathered.drawings:
        boxed = Setting(table_look=setting.table_look, is_note=setting.is_note, is_boxed=True)
        blocks.extend(_boxed_blocks(gathered.drawings, story, boxed))


def _paragraph(gathered: Gathered, style: Style, label: tuple[str | None, int], setting: Setting) -> Paragraph:
    text, pieces = gathered.text, gathered.pieces
    if PAGE_BREAK in text:
        end = len(text.rstrip(PAGE_BREAK))
        pieces = [_clipped(piece, end) for piece in pieces if piece.start < end]
        text = text[:end].replace(PAGE_BREAK, "\n")
    properties, sizes = gathered.properties, gathered.sizes
    level = outline_level(properties.get(OUTLINE_LEVEL)) if properties else None
    size = max(sizes, key=sizes.__getitem__) if sizes else None
    return _made_paragraph(
        text=text,
        pieces=tuple(pieces),
        heading_level=(style.level if level is None else level) or None,
        is_bold=gathered.is_bold and bool(sizes),
        is_italic=gathered.is_italic and bool(sizes),
        size_pt=None if size is None else size / 2,
        list_label=label[0],
        list_level=label[1],
        is_note=setting.is_note,
        is_boxed=setting.is_boxed,
    )


def _clipped(piece: Piece, end: int) -> Piece:
    return piece if piece.end <= end else Piece(start=piece.start, end=end, place=piece.place)


def _label(gathered: Gathered, style: Style, story: Story) -> tuple[str | None, int]:
    """Return the automatic number or bullet and its level: what the paragraph says counts before its style."""
    num_id, level = style.num_id, style.list_level
    direct = gathered.properties.get(NUM_PR) if gathered.properties else None
    if direct is not None:
        own_id, own_level = child_of(direct, NUM_ID), child_of(direct, ILVL)
        if own_id is not None:
            num_id = own_id.get(VAL)
            level = 0 if own_level is None else None
        if own_level is not None:
            level = number_of(own_level)
    return _NO_LABEL if num_id is None else story.file.numbering.label(num_id, level, gathered.style_id)


def _note_blocks(part: str, note_id: str, story: Story) -> tuple[Block, ...]:
    notes = _notes(part, story)
    note = None if notes is None else notes.waiting.pop(note_id, None)
    if note is None or notes is None:
        return ()
    return read_blocks(note, notes.story, Setting(is_note=True))


def _notes(part: str, story: Story) -> Notes | None:
    file = story.file
    if part not in file.notes:
        name = file.package.name_of_kind(part)
        root = None if name is None else file.package.parse(name)
        if name is None or root is None:
            return None
        waiting = {
            each.get(ID, ""): each for each in root.findall(_NOTE_PARTS[part]) if each.get(TYPE) in (None, "normal")
        }
        file.notes[part] = Notes(story=open_story(file, root, part, name), waiting=waiting)
    return file.notes[part]


def _boxed_blocks(drawings: Iterable[Element], story: Story, setting: Setting) -> list[Block]:
    blocks: list[Block] = []
    for drawing in drawings:
        if drawing.tag == TXBX_CONTENT:
            outer, story.fields = story.fields, story.fields.apart()
            blocks.extend(read_blocks(drawing, story, setting))
            story.fields = outer
        else:
            blocks.extend(drawn_blocks(drawing, story, is_note=setting.is_note))
    return blocks
