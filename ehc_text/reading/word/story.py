"""What the reader keeps in mind while it walks through one part of a Word file."""

from collections import Counter
from dataclasses import dataclass, field

from ehc_text.reading.word.fields import Fields, unclosed_fields
from ehc_text.reading.word.numbering import Numbering
from ehc_text.reading.word.package import Package
from ehc_text.reading.word.styles import Styles
from ehc_text.reading.word.tags import CELL_DEL, CELL_INS, DEL, FLD_CHAR, INS, MOVE_FROM, MOVE_TO, SECT_PR, Element, P
from ehc_text.records.place import Place

_CHANGES = (INS, DEL, MOVE_FROM, MOVE_TO, CELL_INS, CELL_DEL)


@dataclass(slots=True, kw_only=True)
class File:
    """What all parts of a file share. `lost` counts what could not be read, by what it is."""

    package: Package
    styles: Styles
    numbering: Numbering
    lost: Counter[str] = field(default_factory=Counter)
    change_count: int = 0
    pictures: list[Place] = field(default_factory=list)
    """Where large pictures stand."""
    notes: dict[str, "Notes"] = field(default_factory=dict)


@dataclass(slots=True, kw_only=True)
class Story:
    """One part on its way through the reader. `places` numbers its paragraphs from 0 in document order.

    `sections` holds what the part says of each of its sections.
    """

    file: File
    part: str
    part_name: str
    places: dict[Element, int]
    sections: list[Element]
    fields: Fields


@dataclass(slots=True, kw_only=True)
class Notes:
    """The foot- or endnotes of a file that no mark has called yet, by id."""

    story: Story
    waiting: dict[str, Element]


def open_story(file: File, root: Element, part: str, part_name: str) -> Story:
    """Return the story of a part: `part` is what places call it, `part_name` its name in the zip."""
    places: dict[Element, int] = {}
    marks: list[Element] = []
    sections: list[Element] = []
    for element in root.iter(P, FLD_CHAR, SECT_PR, *_CHANGES):
        tag = element.tag
        if tag == P:
            places[element] = len(places)
        elif tag == FLD_CHAR:
            marks.append(element)
        elif tag == SECT_PR:
            sections.append(element)
        else:
            file.change_count += 1
    fields = Fields(unclosed=unclosed_fields(marks))
    return Story(file=file, part=part, part_name=part_name, places=places, sections=sections, fields=fields)
