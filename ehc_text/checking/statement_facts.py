"""What the parser and the rules know of a provision statement, as facts for the vagueness model."""

from collections.abc import Iterable, Iterator

from ehc_text.checking.cures import has_dose, has_event, is_by_care_plan, is_named, says_how_long, says_how_often
from ehc_text.parsing.content.facets import QUALIFICATION_WORDS, quantities_of
from ehc_text.records.plan import Statement
from ehc_text.records.provision import PartRole, PersonKind, QuantityKind

COMPLETE = "nothing missing"
"""Somebody is named, and it is said how often and, for what is delivered in time, how long."""

RULE = "rule:"
"""How the fact starts that a rule fired; its code follows."""

SILENT = "no rule"

_HOW_OFTEN = (QuantityKind.OCCASIONS, QuantityKind.PERIOD, QuantityKind.EVENT, QuantityKind.DATE)
_FEW_WORDS, _MANY_WORDS = 8, 20
_NOBODY = frozenset({PersonKind.COLLECTIVE, PersonKind.SETTING})


def statement_facts(statement: Statement, codes: Iterable[str] = ()) -> tuple[str, ...]:
    """Return the facts of a statement, each once, in a fixed order. `codes` are those of the rules that fired on it."""
    fired = [f"{RULE}{code}" for code in sorted(set(codes))]
    return (*_facts(statement), *(fired or [SILENT]))


def _facts(statement: Statement) -> Iterator[str]:
    yield f"section:{statement.section}"
    yield f"nature:{statement.nature.value if statement.nature else 'unknown'}"
    yield f"who:{_who(statement)}"
    yield f"how often:{_said(says_how_often(statement), _has_any(statement, *_HOW_OFTEN))}"
    yield f"how long:{_said(says_how_long(statement), _has_any(statement, QuantityKind.LENGTH))}"
    if has_dose(statement):
        yield COMPLETE
    if has_event(statement):
        yield "event"
    if is_by_care_plan(statement):
        yield "dated care plan"
    if _has_any(statement, QuantityKind.GROUP):
        yield "group size"
    if any(QUALIFICATION_WORDS.search(part.text) for part in statement.parts):
        yield "qualification"
    yield "table row" if statement.cells else "sentence"
    yield f"length:{_length(statement)}"
    yield from _cells(statement)


def _who(statement: Statement) -> str:
    if is_named(statement):
        return "named"
    kinds = {person.kind for part in statement.parts for person in part.people if person.is_doing}
    return "collective" if kinds & _NOBODY else "nobody"


def _has_any(statement: Statement, *kinds: QuantityKind) -> bool:
    return any(True for _ in quantities_of(statement, *kinds))


def _said(is_fixed: bool, is_capped: bool) -> str:
    return "said" if is_fixed else "capped" if is_capped else "not said"


def _length(statement: Statement) -> str:
    words = len(statement.text.split())
    return "few words" if words < _FEW_WORDS else "some words" if words < _MANY_WORDS else "many words"


def _cells(statement: Statement) -> Iterator[str]:
    """Yield which of the columns for who and when are there and hold nothing."""
    for role in (PartRole.WHO, PartRole.WHEN):
        cells = [part for part in statement.parts if role in part.roles and part.start is not None]
        if statement.cells and cells and not any(part.text.strip(" -–—") for part in cells):
            yield f"empty:{role.value}"
