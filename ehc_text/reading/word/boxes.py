"""Finds the words in drawings: text boxes, WordArt, diagrams, each once."""

from ehc_text.reading.word.tags import (
    ALTERNATE_CONTENT,
    CONTROL,
    DIAGRAM_IDS,
    DRAWING_PARAGRAPH,
    DRAWING_TEXT,
    OLE_OBJECT,
    TEXT_PATH,
    TXBX_CONTENT,
    Element,
)

_WORDED = frozenset((TXBX_CONTENT, TEXT_PATH, DRAWING_PARAGRAPH, DIAGRAM_IDS, OLE_OBJECT, CONTROL))


def worded_parts(drawing: Element) -> list[Element]:
    """Return the elements of a drawing that hold words, in order.

    Word writes a box twice, for new programs and for old ones: only the first of the two that has words counts.
    """
    found: list[Element] = []
    if drawing.tag == ALTERNATE_CONTENT:
        return next((words for option in drawing if (words := worded_parts(option))), found)
    for child in drawing:
        if child.tag in _WORDED:
            found.append(child)
        elif len(child):
            found.extend(worded_parts(child))
    return found


def drawn_text(paragraph: Element) -> str:
    """Return the words of a paragraph in DrawingML, the language of diagrams."""
    return "".join(each.text or "" for each in paragraph.iter(DRAWING_TEXT))
