"""How well the model of passages tells that a section's heading was not recognised, on labelled plans."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ehc_text.checking.judging import LabelJudge
from ehc_text.checking.unheaded import READS_LIKE, alike, passages_of
from ehc_text.classifiers.card import table
from ehc_text.records.plan import Plan

_UNKNOWN = "?"


_HEAD = (
    "Where Section E or F was not found, and so many passages elsewhere read like it, that is told, and the checks of",
    "what is missing abstain. Each section's heading was hidden once, and once the section was taken out. The numbers",
    "were chosen on these plans. Advice (K) reads so wherever an assessment is told of: it is not asked for.",
    "",
)


def proof_of_hidden(plans: Sequence[Plan], judge: LabelJudge) -> Iterator[str]:
    """Yield the lines that count how often a hidden section is told, and one that is not there at all."""
    yield from _HEAD
    rows = []
    for letter, kind in READS_LIKE.items():
        having = [plan for plan in plans if any(section.letter == letter for section in plan.sections)]
        hidden = sum(_passages(plan, letter, judge, is_there=True) >= kind.fewest for plan in having)
        absent = sum(_passages(plan, letter, judge, is_there=False) >= kind.fewest for plan in having)
        rows.append((letter, str(kind.fewest), f"{hidden} of {len(having)}", f"{absent} of {len(having)}"))
    yield from table(("section", "passages", "told where hidden", "told where absent"), rows)


def _passages(plan: Plan, letter: str, judge: LabelJudge, *, is_there: bool) -> int:
    """Return how many passages read like a section, without its heading, or without the section."""
    sections = [
        replace(section, letter=_UNKNOWN) if section.letter == letter else section
        for section in (plan.front, *plan.sections)
        if is_there or section.letter != letter
    ]
    return alike(letter, plan, [(section, passages_of(section)) for section in sections], judge).passages
