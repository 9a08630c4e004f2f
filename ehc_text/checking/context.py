"""What every check is handed beside the plan: the day to hold dates against, its rule, and the word lists."""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from ehc_text.checking.judging import VaguenessJudge
from ehc_text.errors import RulesError
from ehc_text.records.finding import Finding
from ehc_text.records.plan import Plan
from ehc_text.records.rules import Check, WordList


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckContext:
    """The day to hold dates against, the pack's word lists by name, and the trained models that there are."""

    as_of: dt.date
    words: Mapping[str, WordList]
    judge: VaguenessJudge | None = None


CheckFunction: TypeAlias = Callable[[Plan, Check, CheckContext], Iterator[Finding]]
"""A coded check: it yields findings, changes nothing, and asks no clock."""


def phrases_of(check: Check, group: str) -> tuple[str, ...]:
    """Return the phrases of one group of a coded check.

    Raises:
        RulesError: if the rule file does not have the group.
    """
    try:
        return check.phrases[group]
    except KeyError:
        raise RulesError(f"{check.source}: {check.code} needs phrases under '{group}': add the group.") from None


def number_of(check: Check, setting: str) -> int:
    """Return one threshold of a coded check, a whole number.

    Raises:
        RulesError: if the rule file does not have it, or has something else there.
    """
    value = check.settings.get(setting)
    if not isinstance(value, int):
        raise RulesError(f"{check.source}: {check.code} needs the setting '{setting}', a whole number: add it.")
    return value
