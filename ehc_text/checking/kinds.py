"""The kind of check that a rule file can ask for by itself: phrases, unless one of their cures holds."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from ehc_text.checking.cures import CURES
from ehc_text.language.nlp import PhraseFinder, PhraseHit, finder_of
from ehc_text.records.plan import Section, Statement
from ehc_text.records.provision import Part, PartRole
from ehc_text.records.rules import Check

HARMLESS = "harmless"
"""The setting that lists longer wordings which look like a phrase of the check and are no fault."""

FoundPhrases: TypeAlias = Mapping[str, Sequence[PhraseHit]]
"""The phrases of some checks in each text of a plan, found in all of them at once."""

_SILENT_ROLES = frozenset({PartRole.CHECK, PartRole.ASIDE})


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A phrase of a check, uncured, at `start` to `end` in the section's text."""

    check: Check
    start: int
    end: int


def finder_for(checks: Sequence[Check]) -> PhraseFinder:
    """Return the finder of all phrases of these checks; a group is named CODE/group."""
    groups: dict[str, tuple[str, ...]] = {}
    for check in checks:
        for group, phrases in check.phrases.items():
            groups[f"{check.code}/{group}"] = phrases
        harmless = check.settings.get(HARMLESS, ())
        if isinstance(harmless, tuple) and harmless:
            groups[f"{check.code}/{HARMLESS}"] = harmless
    return finder_of(groups)


def hits_in(statement: Statement, section: Section, checks: Sequence[Check], phrases: FoundPhrases) -> Iterator[Hit]:
    """Yield one hit for each check of which a phrase stands uncured in the statement, its row or its lead-in."""
    by_code = {check.code: check for check in checks if section.letter in check.sections}
    # The statement's own words come first: a finding points at them if it can.
    for part in sorted(statement.parts, key=lambda part: part.start is None):
        if part.roles & _SILENT_ROLES:
            continue
        for found in phrases[part.text]:
            code, _, group = found.group.partition("/")
            check = by_code.get(code)
            if check is None or group == HARMLESS or _is_cured(statement, part, found, check, group):
                continue
            yield _hit(statement, section, part, found, by_code.pop(code))


def _is_cured(statement: Statement, part: Part, found: PhraseHit, check: Check, group: str) -> bool:
    return any(CURES[cure](statement, part, found.start, found.end) for cure in check.cures.get(group, ()))


def _hit(statement: Statement, section: Section, part: Part, found: PhraseHit, check: Check) -> Hit:
    """Return the hit in the section's offsets; words of a lead-in are looked for before the statement."""
    if part.start is not None:
        return Hit(check=check, start=part.start + found.start, end=part.start + found.end)
    above = section.text.rfind(part.text, 0, statement.end)
    if above >= 0:
        return Hit(check=check, start=above + found.start, end=above + found.end)
    return Hit(check=check, start=statement.start, end=statement.end)
