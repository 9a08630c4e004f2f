"""What every check is handed beside the plan: the day to hold dates against, its rule, and the word lists."""

import datetime as dt
from collections.abc import Callable, Hashable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias, TypeVar, TypeVarTuple, cast

from ehc_text.checking.judging import RULES_ALONE, Judges
from ehc_text.errors import RulesError
from ehc_text.records.finding import Finding
from ehc_text.records.plan import Plan
from ehc_text.records.rules import Check, WordList

_Given = TypeVar("_Given")
_More = TypeVarTuple("_More")


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckContext:
    """The day to hold one plan's dates against, the pack's word lists by name, and the trained models, if any."""

    as_of: dt.date
    words: Mapping[str, WordList]
    judges: Judges = RULES_ALONE
    _worked_out: dict[Hashable, object] = field(default_factory=dict, repr=False, compare=False)

    def once(self, work: "Callable[[Plan, CheckContext, *_More], _Given]", plan: Plan, *more: *_More) -> _Given:
        """Return what `work` gives for the plan; several checks that ask for it have it worked out once.

        A context is made for each plan, so nothing is carried to the next.
        """
        key = (work, id(plan), *more)
        if key not in self._worked_out:
            self._worked_out[key] = work(plan, self, *more)
        return cast(_Given, self._worked_out[key])


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
