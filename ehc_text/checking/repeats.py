"""STR007: a passage that stands, word for word, in two sections."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

from ehc_text.checking.context import CheckContext, CheckFunction, number_of
from ehc_text.checking.evidence import quote_finding
from ehc_text.records.finding import Finding
from ehc_text.records.plan import Plan, Section
from ehc_text.records.rules import Check

_WORD = re.compile(r"\w+(?:['’]\w+)*")


@dataclass(frozen=True, slots=True)
class _Words:
    """A section's words, folded, and the runs of a number of them, in order."""

    section: Section
    tokens: list[str]
    runs: tuple[tuple[str, ...], ...]


def passage_repeated(plan: Plan, check: Check, context: CheckContext) -> Iterator[Finding]:
    """STR007: the same passage of at least `words` words stands in two sections; quoted where it stands second."""
    least = number_of(check, "words")
    for first, second in _sharing([_words_of(section, least) for section in plan.sections]):
        if second.section.letter in first.section.shared_with:
            continue  # one text under two letters is one text
        span = _longest_shared(first, second)
        letters = first.section.letter, second.section.letter
        message = check.message.replace("{first}", letters[0]).replace("{second}", letters[1])
        yield quote_finding(check, second.section, *span, message=message)


CHECKS: Mapping[str, CheckFunction] = {"STR007": passage_repeated}


def _words_of(section: Section, least: int) -> _Words:
    tokens = [word.lower() for word in _WORD.findall(section.text.replace("’", "'"))]
    return _Words(section, tokens, tuple(zip(*(tokens[start:] for start in range(least)), strict=False)))


def _sharing(texts: list[_Words]) -> Iterator[tuple[_Words, _Words]]:
    """Yield the pairs that have a run of words in common, in order."""
    runs = [set(text.runs) for text in texts]
    for (first, its_runs), (second, other_runs) in combinations(zip(texts, runs, strict=True), 2):
        if not its_runs.isdisjoint(other_runs):
            yield first, second


def _longest_shared(first: _Words, second: _Words) -> tuple[int, int]:
    """Return the span in `second` of the longest run of words that `first` has too, by where it has it last."""
    starts = {run: start for start, run in enumerate(first.runs)}
    best_start, best_length, position = 0, 0, 0
    while position < len(second.runs):
        start = starts.get(second.runs[position])
        if start is None:
            position += 1
            continue
        length = _run_length(first.tokens[start:], second.tokens[position:])
        if length > best_length:
            best_start, best_length = position, length
        position += length
    places = [match.span() for match in _WORD.finditer(second.section.text)]
    return places[best_start][0], places[best_start + best_length - 1][1]


def _run_length(some: list[str], others: list[str]) -> int:
    for length, (one, other) in enumerate(zip(some, others, strict=False)):
        if one != other:
            return length
    return min(len(some), len(others))
