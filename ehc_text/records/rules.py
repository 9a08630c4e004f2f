"""What a rule pack holds, as loaded from the YAML files of rules/: checks, word lists, headings, thresholds."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeAlias

from ehc_text.records.finding import Agency, Basis, Severity

Setting: TypeAlias = int | float | str | tuple[str, ...]
"""A threshold, or a group of phrases, that a coded check takes from its rule file."""


class CheckKind(StrEnum):
    """How a check is carried out."""

    PHRASE = "phrase"
    """Words in a provision statement, unless one of the check's cures holds."""
    WORDING = "wording"
    """Words anywhere in the sections that the check names; one finding per line."""
    MISSING_WORDING = "missing-wording"
    """A section that the check names, in which none of the words stands."""
    CODE = "code"
    """The function registered under the check's code; its words, thresholds and examples come from the rule file."""


class Cure(StrEnum):
    """What silences a weak phrase: a condition that holds in its statement, row, column heads or lead-in."""

    DOSE = "dose"
    """Somebody is named, and it is said how often and, where it is delivered in time, for how long."""
    FULL_DOSE = "full-dose"
    """Somebody is named, and it is said how often and for how long, or what anyone can see that sets it off."""
    ADJUSTMENT = "adjustment"
    """As DOSE, and the phrase only governs a change to it or more of it: 'with more as required'."""
    FREQUENCY = "frequency"
    """It is said how often."""
    AMOUNT = "amount"
    """It is said how much: a length, hours, or a number of occasions."""
    FIXED_OCCASIONS = "fixed-occasions"
    """The cap is on one occasion, and the number of occasions, or what sets them off, is fixed."""
    GROUP_SIZE = "group-size"
    """The size of the group, or the ratio, is given as a number."""
    QUALIFICATION = "qualification"
    """The course, level, registration or trainer is named."""
    DATED_PLAN = "dated-plan"
    """A care plan with its date, and what to do at which sign, say what sets it off."""
    DESCRIBED = "described"
    """The statement has enough words to say what is done in the time."""
    STRATEGY = "strategy"
    """It is a strategy, equipment or a part of the surroundings, in place all the time."""
    EXPLAINED = "explained"
    """Somebody is named, and the words straight behind say which sign is meant: 'as needed, that is when he ...'."""
    NAMED_STRATEGY = "named-strategy"
    """As STRATEGY, and a role sees to it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A tiny plan that a check must fire on, or stay silent on.

    `sections` maps a letter to its lines, in the notation of `rulepacks.examples`; `front` holds lines of the front
    sheet. `marks` are the quotes, of which one must be the finding's; empty where the check must stay silent or
    where its finding has no quote. `line` is the line in the rule file, counted from 1.
    """

    sections: Mapping[str, tuple[str, ...]]
    front: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()
    as_of: str = "2026-11-01"
    line: int = 0
    other: "Example | None" = None
    """Another child's plan of the same scan, for the checks that show only between plans."""
    source: str = ""
    """The file that it stands in, "" where that is its check's own."""
    written_under: Mapping[str, int | float] = field(default_factory=dict)
    """The thresholds that it was written under and is tried with, where later rules changed them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One check of the catalogue, as its rule file has it.

    `settings` holds what a coded check takes from its file: thresholds (numbers) and phrase groups (tuples).
    `means` says in a sentence what the check looks for.
    """

    code: str
    name: str
    theme: str
    kind: CheckKind
    sections: tuple[str, ...]
    severity: Severity
    agency: Agency | None
    """None where the section's own agency answers for it."""
    message: str
    advice: str
    basis: Basis
    phrases: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Group name to phrases; a cure belongs to a group."""
    cures: Mapping[str, tuple[Cure, ...]] = field(default_factory=dict)
    """Group name to the conditions of which each one cures the group's phrases."""
    settings: Mapping[str, Setting] = field(default_factory=dict)
    flags: tuple[Example, ...] = ()
    passes: tuple[Example, ...] = ()
    source: str = ""
    """file:line of the rule."""
    own: str = ""
    """file:line at which a council's own rules add, change or switch off the check; "" where they do not."""
    means: str = ""


MET_BY = " - met by"
"""Ends the name of a group that holds a topic's words for provision alone."""

PERHAPS_MET_BY = " - perhaps met by"
"""Ends the name of a group of words that count where a statement says nothing else of what it is about."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WordList:
    """A named list of words in groups: deliverers in roles, collectives and services; topics; nil returns ..."""

    name: str
    groups: Mapping[str, tuple[str, ...]] = field(hash=False)
    """Left out of the hash, so that what is made of a word list can be kept by it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RulePack:
    """All that rules/ holds. `version` is a hash over the files, which stands in every scan's run.json."""

    version: str
    checks: tuple[Check, ...]
    words: Mapping[str, WordList]
    switched_off: tuple[Check, ...] = ()
    """The checks that a council's own rules or settings switched off; they are not among `checks`."""
