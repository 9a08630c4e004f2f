"""The coded checks of all families, by their codes: a family module holds them in its `CHECKS`."""

from collections.abc import Mapping
from functools import cache
from importlib import import_module
from importlib.util import find_spec

from ehc_text.checking.context import CheckFunction

FAMILIES = (
    "agencies",
    "voice",
    "timing",
    "outcomes",
    "thread",
    "structure",
    "advice",
    "review",
)
"""The modules of this room that hold coded checks, except `provision`, whose checks share their work."""


@cache
def coded_checks() -> Mapping[str, CheckFunction]:
    """Return every family's check functions by code."""
    functions: dict[str, CheckFunction] = {}
    for family in FAMILIES:
        name = f"ehc_text.checking.{family}"
        if find_spec(name) is not None:
            functions.update(import_module(name).CHECKS)
    return functions
