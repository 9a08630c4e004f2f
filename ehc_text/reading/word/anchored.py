"""Reads words that are drawn rather than typed: WordArt, diagrams; and notes what is embedded."""

from ehc_text.reading.word.boxes import drawn_text
from ehc_text.reading.word.story import Story
from ehc_text.reading.word.tags import (
    CONTROL,
    DIAGRAM_DATA_ID,
    DIAGRAM_IDS,
    DIAGRAM_TEXT,
    DRAWING_PARAGRAPH,
    TEXT_PATH,
    Element,
    P,
)
from ehc_text.records.document import Paragraph
from ehc_text.records.place import Piece, Place


def drawn_blocks(drawing: Element, story: Story, *, is_note: bool = False) -> list[Paragraph]:
    """Return the paragraphs of one drawing; their place is the paragraph that it is anchored in."""
    place = Place(part=story.part, paragraph=_anchor(drawing, story))
    return [
        Paragraph(
            text=text,
            pieces=(Piece(start=0, end=len(text), place=place),),
            is_boxed=True,
            is_note=is_note,
        )
        for text in _texts(drawing, story)
        if text.strip()
    ]


def _texts(drawing: Element, story: Story) -> list[str]:
    if drawing.tag == TEXT_PATH:
        return [drawing.get("string", "")]
    if drawing.tag == DRAWING_PARAGRAPH:
        return [drawn_text(drawing)]
    if drawing.tag == DIAGRAM_IDS:
        return _diagram_texts(drawing, story)
    story.file.lost["a form control" if drawing.tag == CONTROL else "an embedded file"] += 1
    return []


def _diagram_texts(drawing: Element, story: Story) -> list[str]:
    package = story.file.package
    _, name = package.related(story.part_name).get(drawing.get(DIAGRAM_DATA_ID, ""), ("", ""))
    root = package.parse(name) if name else None
    if root is None:
        story.file.lost["a diagram"] += 1
        return []
    return [drawn_text(paragraph) for text in root.iter(DIAGRAM_TEXT) for paragraph in text.iter(DRAWING_PARAGRAPH)]


def _anchor(drawing: Element, story: Story) -> int | None:
    paragraph = next(drawing.iterancestors(P), None)
    return None if paragraph is None else story.places.get(paragraph)
