"""What every check is handed beside the plan: the day to hold dates against, its rule, and the word lists."""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from ehc_text.records.finding import Finding
from ehc_text.records.plan import Plan
from ehc_text.records.rules import Check, WordList


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckContext:
    """The day to hold dates against, and the pack's word lists by name."""

    as_of: dt.date
    words: Mapping[str, WordList]


CheckFunction: TypeAlias = Callable[[Plan, Check, CheckContext], Iterator[Finding]]
"""A coded check: it yields findings, changes nothing, and asks no clock."""
