"""Runs every check of a rule pack over its own examples: it must find the marked words and let near misses pass."""

from collections.abc import Collection, Iterator
from typing import TypeAlias

from ehc_text.checking.tryout import findings_of
from ehc_text.records.front_sheet import FrontSheetRules
from ehc_text.records.headings import HeadingRules
from ehc_text.records.rules import Check, Example, RulePack

Failure: TypeAlias = tuple[str, str]
"""file:line of the example, and what went wrong with it."""


def failing_examples(
    pack: RulePack, headings: HeadingRules, front_sheet: FrontSheetRules, *, codes: Collection[str] | None = None
) -> tuple[Failure, ...]:
    """Return what fails, in the order of the rule files; nothing where each check does what its examples say.

    `codes` names the checks to try; all where it is None.
    """
    checks = [check for check in pack.checks if codes is None or check.code in codes]
    return tuple(failure for check in checks for failure in failures_of(check, pack, headings, front_sheet))


def failures_of(
    check: Check, pack: RulePack, headings: HeadingRules, front_sheet: FrontSheetRules
) -> Iterator[Failure]:
    """Yield what fails of a check's examples with this pack, which may have the check otherwise or not at all."""
    for example in check.flags:
        quotes = [finding.quote for finding in findings_of(example, check, pack, headings, front_sheet)]
        what = _fault_of_flag(check, example, quotes)
        if what:
            yield _where(check, example), what
    for example in check.passes:
        if findings_of(example, check, pack, headings, front_sheet):
            yield _where(check, example), f"{check.code} fires on an example that it must let pass."


def _fault_of_flag(check: Check, example: Example, quotes: list[str]) -> str:
    if not quotes:
        return f"{check.code} does not fire on an example that it must flag."
    found = {_plain(quote) for quote in quotes}
    if example.marks and not found & {_plain(mark) for mark in example.marks}:
        return f"{check.code} fires, but not on the words in [[ ]]."
    return ""


def _where(check: Check, example: Example) -> str:
    file = example.source or check.source.rpartition(":")[0]
    return f"{file}:{example.line}"


def _plain(text: str) -> str:
    """Return the words alone: a row's cells stand with bars between them in both, but not with the same spaces."""
    return " ".join(text.replace("|", " ").split())
