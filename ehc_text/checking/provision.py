"""Vague provision: one finding per provision statement and cause."""

from collections.abc import Iterator, Sequence

from ehc_text.checking.context import CheckContext
from ehc_text.records.finding import Finding
from ehc_text.records.plan import Plan
from ehc_text.records.rules import Check

THEME = "vague_provision"


def provision_findings(plan: Plan, checks: Sequence[Check], context: CheckContext) -> Iterator[Finding]:
    """Yield the findings of the phrase checks and of the checks on what a statement lacks."""
    yield from ()
