"""Opens what merely wraps: content controls, accepted changes, smart tags, alternative content."""

from collections.abc import Iterator

from ehc_text.reading.word.tags import (
    ALTERNATE_CONTENT,
    BDO,
    CUSTOM_XML,
    DIR,
    FLD_SIMPLE,
    HYPERLINK,
    INS,
    MOVE_TO,
    SDT,
    SDT_CONTENT,
    SMART_TAG,
    Element,
    inside,
)

WRAPPERS = frozenset((SDT, SDT_CONTENT, CUSTOM_XML, SMART_TAG, INS, MOVE_TO, HYPERLINK, FLD_SIMPLE, DIR, BDO))
"""Elements whose children count as if they stood in their place. A control's placeholder text counts too."""
_OPENED = WRAPPERS | {ALTERNATE_CONTENT}


def unwrapped(elements: Element | list[Element]) -> Iterator[Element]:
    """Yield an element's children, with what stands in wrappers in its place; what was deleted is yielded as it is."""
    for child in inside(elements):
        if child.tag not in _OPENED:
            yield child
        elif child.tag == ALTERNATE_CONTENT:
            yield from _alternative(child)
        else:
            yield from unwrapped(child)


def _alternative(element: Element) -> Iterator[Element]:
    """Yield the children of the first of the alternatives that has any: they all say the same."""
    option = next((option for option in element if len(option)), None)
    if option is not None:
        yield from unwrapped(option)
