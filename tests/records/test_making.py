"""Records that are made without a detour are those that their class makes."""

import inspect
from dataclasses import FrozenInstanceError, dataclass, field

import pytest

from ehc_text.records.document import Cell, Paragraph
from ehc_text.records.making import maker
from ehc_text.records.place import Box, Piece, Place
from ehc_text.records.plan import Line, LineKind


def test_what_is_left_out_has_its_default() -> None:
    assert maker(Place)(page=3) == Place(page=3)
    assert maker(Paragraph)(text="weekly", is_bold=True) == Paragraph(text="weekly", is_bold=True)


def test_a_record_has_all_that_it_was_given() -> None:
    box = maker(Box)(x0=1.0, top=2.0, x1=3.0, bottom=4.0)
    place = maker(Place)(page=1, box=box, part="document", paragraph=2, run=3)
    assert (box.x0, box.top, box.x1, box.bottom) == (1.0, 2.0, 3.0, 4.0)
    assert (place.page, place.box, place.part, place.paragraph, place.run) == (1, box, "document", 2, 3)


@pytest.mark.parametrize("record", [Box, Place, Piece, Paragraph, Cell])
def test_it_takes_the_arguments_of_the_class(record: type) -> None:
    made, own = (inspect.signature(each).parameters.values() for each in (maker(record), record))
    assert [(each.name, each.kind, each.default) for each in made] == [
        (each.name, each.kind, each.default) for each in own
    ]


def test_a_field_may_be_called_as_it_likes() -> None:
    line = maker(Line)(start=0, end=4, kind=LineKind.ITEM, under="Speech")
    assert line == Line(start=0, end=4, kind=LineKind.ITEM, under="Speech")


def test_it_refuses_what_the_class_refuses() -> None:
    with pytest.raises(ValueError, match="x0 <= x1"):
        maker(Box)(x0=2, top=0, x1=1, bottom=1)
    with pytest.raises(ValueError, match="outside its paragraph"):
        maker(Paragraph)(text="a", pieces=(Piece(start=0, end=2, place=Place()),))
    with pytest.raises(TypeError, match="place"):
        maker(Piece)(start=0, end=1)  # type: ignore[call-arg]


def test_a_record_stays_as_it_was_made() -> None:
    place = maker(Place)(page=1)
    with pytest.raises(FrozenInstanceError):
        place.page = 2  # type: ignore[misc]


def test_a_default_that_must_be_made_anew_is_refused() -> None:
    @dataclass(frozen=True, slots=True, kw_only=True)
    class Listed:
        names: list[str] = field(default_factory=list)

    with pytest.raises(TypeError, match=r"Listed\.names"):
        maker(Listed)
