"""Scores the checks on the trials beside this file: `python tests/trials/score.py [CODE ...]` prints them by code.

A trial is a slice of a plan that a hand wrote without knowledge of the rules, and says of one code whether it holds.
"""

import datetime as dt
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from ehc_text.checking import shared_views
from ehc_text.checking.run import run_checks
from ehc_text.checking.tryout import document_of
from ehc_text.parsing.parse import parse_plan
from ehc_text.pipeline import Tools, load_tools
from ehc_text.records.plan import Plan
from ehc_text.records.rules import Example
from ehc_text.shipped import folder

HERE = Path(__file__).parent


@dataclass(slots=True)
class Score:
    """How many trials of a code were rightly found, found where nothing is wrong, and missed."""

    right: int = 0
    false: int = 0
    missed: int = 0

    @property
    def precision(self) -> float:
        """The share of what was found that is right; 1 where nothing was found."""
        found = self.right + self.false
        return self.right / found if found else 1.0

    @property
    def recall(self) -> float:
        """The share of the faults that was found."""
        return self.right / (self.right + self.missed)


def scores(tools: Tools, codes: frozenset[str] = frozenset()) -> Mapping[str, Score]:
    """Return the score of each code that has trials, or of `codes` alone."""
    found: dict[str, Score] = {}
    for path in sorted(HERE.glob("*.yaml")):
        if codes and path.stem not in codes:
            continue
        score = found.setdefault(path.stem, Score())
        for trial in yaml.safe_load(path.read_text(encoding="utf-8")):
            fires = path.stem in set(_codes_found(trial, path.stem, tools))
            score.right += fires and trial["fires"]
            score.false += fires and not trial["fires"]
            score.missed += not fires and trial["fires"]
    return found


def in_all(found: Mapping[str, Score]) -> Score:
    """Return the score over all codes."""
    return Score(*(sum(getattr(one, name) for one in found.values()) for name in ("right", "false", "missed")))


def _codes_found(trial: Mapping[str, Any], code: str, tools: Tools) -> Iterator[str]:
    example = _example(trial)
    plan = _parsed(example, trial, tools)
    if example.other is None:
        findings = run_checks(plan, tools.pack, dt.date.fromisoformat(example.as_of), tools.judges).findings
        yield from (finding.code for finding in findings)
        return
    check = next(one for one in tools.pack.checks if one.code == code)
    plans = (plan, _parsed(example.other, trial, tools))
    prints = [shared_views.print_of(one, str(number), check) for number, one in enumerate(plans)]
    if 0 in shared_views.find_repeats(prints, check):
        yield code


def _parsed(example: Example, trial: Mapping[str, Any], tools: Tools) -> Plan:
    is_review = bool(trial.get("review"))
    if is_review:
        lines = ("Annual Review Report", *example.front, *(one for some in example.sections.values() for one in some))
        example = Example(sections={}, front=lines, marks=(), as_of=example.as_of, line=0)
    document = document_of(example, is_review=is_review)
    as_of = dt.date.fromisoformat(example.as_of)
    return parse_plan(document, tools.headings, tools.front_sheet, tools.pack.words, as_of)


def _example(trial: Mapping[str, Any]) -> Example:
    sections = trial.get("sections") or {}
    other = trial.get("other")
    return Example(
        sections={letter: tuple(map(str, lines)) for letter, lines in sections.items()},
        front=tuple(map(str, trial.get("front") or ())),
        marks=(),
        as_of=str(trial.get("as_of", "2026-11-01")),
        line=0,
        other=_example(other) if other else None,
    )


if __name__ == "__main__":
    by_code = scores(load_tools(models=folder("models")), frozenset(sys.argv[1:]))
    for name, one in (*by_code.items(), ("all", in_all(by_code))):
        sys.stdout.write(f"{name:7} right {one.right:3}  false {one.false:3}  missed {one.missed:3}\n")
