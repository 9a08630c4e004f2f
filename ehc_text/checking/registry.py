"""The coded checks of all families, by their codes. `provision` is not among them: its checks share their work."""

from collections.abc import Mapping

from ehc_text.checking import (
    advice,
    agencies,
    misplaced,
    names,
    outcomes,
    repeats,
    review,
    shared_views,
    stages,
    structure,
    therapies,
    thread,
    timing,
    voice,
)
from ehc_text.checking.context import CheckFunction

_FAMILIES = (
    agencies,
    voice,
    timing,
    stages,
    outcomes,
    thread,
    structure,
    therapies,
    names,
    misplaced,
    repeats,
    advice,
    review,
    shared_views,
)


def coded_checks() -> Mapping[str, CheckFunction]:
    """Return every family's check functions by code."""
    return {code: check for family in _FAMILIES for code, check in family.CHECKS.items()}
