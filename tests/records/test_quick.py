"""Records that are filled without a detour behave as frozen dataclasses do."""

import inspect
from dataclasses import FrozenInstanceError, dataclass, field, replace

import pytest

from ehc_text.records.place import Box, Piece, Place
from ehc_text.records.quick import quick


def test_what_is_left_out_has_its_default() -> None:
    assert Place(page=3) == Place(page=3, box=None, part=None, paragraph=None, run=None)


def test_a_field_without_a_default_must_be_given() -> None:
    with pytest.raises(TypeError, match="place"):
        Piece(start=0, end=1)  # type: ignore[call-arg]


def test_fields_are_given_by_name_only() -> None:
    kinds = {parameter.kind for name, parameter in inspect.signature(Box.__init__).parameters.items() if name != "self"}
    assert kinds == {inspect.Parameter.KEYWORD_ONLY}


def test_a_record_still_refuses_what_cannot_be_when_it_is_made_or_made_anew() -> None:
    with pytest.raises(ValueError, match="x0 <= x1"):
        Box(x0=2, top=0, x1=1, bottom=1)
    with pytest.raises(ValueError, match="start <= end"):
        replace(Piece(start=0, end=3, place=Place()), start=4)


def test_a_record_stays_as_it_was_made() -> None:
    with pytest.raises(FrozenInstanceError):
        Place(page=1).page = 2  # type: ignore[misc]


def test_a_default_that_must_be_made_anew_is_refused() -> None:
    @dataclass(frozen=True, slots=True, kw_only=True)
    class Listed:
        names: list[str] = field(default_factory=list)

    with pytest.raises(TypeError, match=r"Listed\.names"):
        quick(Listed)
