"""STR007: a passage that stands, word for word, in two sections."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ehc_text.checking.context import CheckContext, CheckFunction, number_of
from ehc_text.checking.evidence import quote_finding
from ehc_text.records.finding import Finding
from ehc_text.records.plan import Plan, Section
from ehc_text.records.rules import Check

_WORD = re.compile(r"\w+(?:['’]\w+)*")


@dataclass(frozen=True, slots=True)
class _Words:
    """A section's words as they stand and folded; `runs` says where each run of a number of them starts last."""

    section: Section
    matches: list[re.Match[str]]
    tokens: list[str]
    runs: dict[tuple[str, ...], int]


def passage_repeated(plan: Plan, check: Check, context: CheckContext) -> Iterator[Finding]:
    """STR007: the same passage of at least `words` words stands in two sections; quoted where it stands second."""
    least = number_of(check, "words")
    for first, second in _sharing([_words_of(section, least) for section in plan.sections]):
        if second.section.letter in first.section.shared_with:
            continue  # one text under two letters is one text
        span = _longest_shared(first, second, least)
        letters = first.section.letter, second.section.letter
        message = check.message.replace("{first}", letters[0]).replace("{second}", letters[1])
        yield quote_finding(check, second.section, *span, message=message)


CHECKS: Mapping[str, CheckFunction] = {"STR007": passage_repeated}


def _words_of(section: Section, least: int) -> _Words:
    matches = list(_WORD.finditer(section.text))
    tokens = [_folded(word) for word in matches]
    runs = {tuple(tokens[start : start + least]): start for start in range(len(tokens) - least + 1)}
    return _Words(section, matches, tokens, runs)


def _sharing(texts: list[_Words]) -> Iterator[tuple[_Words, _Words]]:
    """Yield the pairs that have a run of words in common, in order; all runs are looked at once, not once a pair."""
    holders: dict[tuple[str, ...], list[int]] = {}
    pairs: set[tuple[int, int]] = set()
    for number, text in enumerate(texts):
        for run in text.runs:
            before = holders.setdefault(run, [])
            pairs.update((other, number) for other in before)
            before.append(number)
    for first, second in sorted(pairs):
        yield texts[first], texts[second]


def _longest_shared(first: _Words, second: _Words, least: int) -> tuple[int, int]:
    """Return the span in `second` of the longest run of `least` words or more that `first` has too."""
    best_start, best_length, position = 0, 0, 0
    while position <= len(second.tokens) - least:
        start = first.runs.get(tuple(second.tokens[position : position + least]))
        if start is None:
            position += 1
            continue
        length = _run_length(first.tokens[start:], second.tokens[position:])
        if length > best_length:
            best_start, best_length = position, length
        position += length
    return second.matches[best_start].start(), second.matches[best_start + best_length - 1].end()


def _folded(word: re.Match[str]) -> str:
    return word.group().lower().replace("’", "'")


def _run_length(some: list[str], others: list[str]) -> int:
    for length, (one, other) in enumerate(zip(some, others, strict=False)):
        if one != other:
            return length
    return min(len(some), len(others))
