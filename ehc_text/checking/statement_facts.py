"""What the parser and the rules know of a provision statement, as facts for the vagueness model."""

from collections.abc import Iterable, Iterator

from ehc_text.checking.cures import has_dose, has_event, is_by_care_plan, is_named, says_how_long, says_how_often
from ehc_text.language.people import PersonKind
from ehc_text.language.quantities import QuantityKind
from ehc_text.parsing.facet_columns import PartRole
from ehc_text.parsing.facets import QUALIFICATION_WORDS, StatementReading, quantities_of

COMPLETE = "nothing missing"
"""Somebody is named, and it is said how often and, for what is delivered in time, how long."""

RULE = "rule:"
"""How the fact starts that a rule fired; its code follows."""

SILENT = "no rule"

_HOW_OFTEN = (QuantityKind.OCCASIONS, QuantityKind.PERIOD, QuantityKind.EVENT, QuantityKind.DATE)
_FEW_WORDS, _MANY_WORDS = 8, 20
_NOBODY = frozenset({PersonKind.COLLECTIVE, PersonKind.SETTING})


def statement_facts(reading: StatementReading, codes: Iterable[str] = ()) -> tuple[str, ...]:
    """Return the facts of a statement, each once, in a fixed order. `codes` are those of the rules that fired on it."""
    fired = [f"{RULE}{code}" for code in sorted(set(codes))]
    return (*_facts(reading), *(fired or [SILENT]))


def _facts(reading: StatementReading) -> Iterator[str]:
    yield f"section:{reading.statement.section}"
    yield f"nature:{reading.nature.value if reading.nature else 'unknown'}"
    yield f"who:{_who(reading)}"
    yield f"how often:{_said(says_how_often(reading), any(True for _ in quantities_of(reading, *_HOW_OFTEN)))}"
    yield f"how long:{_said(says_how_long(reading), any(True for _ in quantities_of(reading, QuantityKind.LENGTH)))}"
    if has_dose(reading):
        yield COMPLETE
    if has_event(reading):
        yield "event"
    if is_by_care_plan(reading):
        yield "dated care plan"
    if any(True for _ in quantities_of(reading, QuantityKind.GROUP)):
        yield "group size"
    if any(QUALIFICATION_WORDS.search(part.text) for part in reading.parts):
        yield "qualification"
    yield "table row" if reading.statement.cells else "sentence"
    yield f"length:{_length(reading)}"
    yield from _cells(reading)


def _who(reading: StatementReading) -> str:
    if is_named(reading):
        return "named"
    kinds = {person.kind for part in reading.parts for person in part.people if person.is_doing}
    return "collective" if kinds & _NOBODY else "nobody"


def _said(is_fixed: bool, is_capped: bool) -> str:
    return "said" if is_fixed else "capped" if is_capped else "not said"


def _length(reading: StatementReading) -> str:
    words = len(reading.statement.text.split())
    return "few words" if words < _FEW_WORDS else "some words" if words < _MANY_WORDS else "many words"


def _cells(reading: StatementReading) -> Iterator[str]:
    """Yield which of the columns for who and when are there and hold nothing."""
    for role in (PartRole.WHO, PartRole.WHEN):
        cells = [part for part in reading.parts if role in part.roles and part.start is not None]
        if reading.statement.cells and cells and not any(part.text.strip(" -–—") for part in cells):
            yield f"empty:{role.value}"
