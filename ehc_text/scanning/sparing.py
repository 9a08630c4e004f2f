"""The figures of many files in little memory: what files have in common is held once."""

import datetime as dt
from collections.abc import Hashable
from dataclasses import fields, replace
from typing import TypeVar

from ehc_text.records.plan import PlanDates
from ehc_text.records.scan import FileSummary

_Value = TypeVar("_Value", bound=Hashable)


class Sparing:
    """Takes figures one after another, and gives them back made of the parts that earlier ones are made of."""

    def __init__(self) -> None:
        """Know no part yet."""
        self._known: dict[Hashable, Hashable] = {}
        self._roles = [field.name for field in fields(PlanDates)]

    def spared(self, summary: FileSummary, *held: str) -> FileSummary:
        """Return equal figures: codes, places, results by standard, days and problems are those of earlier files.

        Name, path and hash of the file are taken from the words that are `held` anyway, where they are among them.
        """
        one, file = self._one, summary.file
        own = {word: word for word in held}
        return replace(
            summary,
            file=replace(
                file,
                name=own.get(file.name, file.name),
                path=own.get(file.path, file.path),
                sha256=own.get(file.sha256, file.sha256),
            ),
            told=tuple(map(one, summary.told)),
            counts={one(code): count for code, count in summary.counts.items()},
            places={one(place): count for place, count in summary.places.items()},
            standards=tuple(map(one, summary.standards)),
            dates=PlanDates(**{role: self._day(getattr(summary.dates, role)) for role in self._roles}),
            issued=self._day(summary.issued),
            age_group=one(summary.age_group),
            phase=one(summary.phase),
            need_letters=one(summary.need_letters),
            problems=tuple(map(one, summary.problems)),
            accepted_by=one(summary.accepted_by),
        )

    def _day(self, day: dt.date | None) -> dt.date | None:
        return None if day is None else self._one(day)

    def _one(self, value: _Value) -> _Value:
        """Return the first value that is equal to this one."""
        found: _Value = self._known.setdefault(value, value)  # type: ignore[assignment]  # a value is equal to its kind
        return found
