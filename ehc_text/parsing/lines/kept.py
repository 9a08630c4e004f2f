"""Keeps what was made of an object, by its identity: for what is asked for often, and costs too much to hash."""

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

_Given = TypeVar("_Given")
_Made = TypeVar("_Made")


def kept(most: int) -> Callable[[Callable[[_Given], _Made]], Callable[[_Given], _Made]]:
    """Return a decorator for a function of one unchanging object, which keeps the results for `most` of them.

    An object is kept with its result, so that no other can take its identity.
    """

    def decorated(make: Callable[[_Given], _Made]) -> Callable[[_Given], _Made]:
        found: dict[int, tuple[_Given, _Made]] = {}

        @wraps(make)
        def keeping(given: _Given) -> _Made:
            one = found.get(id(given))
            if one is None:
                one = given, make(given)
                if len(found) >= most:
                    found.clear()
                found[id(given)] = one
            return one[1]

        return keeping

    return decorated
