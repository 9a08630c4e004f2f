"""STR007: a passage that stands, word for word, in two sections."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ehc_text.checking.context import CheckContext, CheckFunction, number_of
from ehc_text.checking.evidence import quote_finding
from ehc_text.language.nlp import in_small_letters
from ehc_text.records.finding import Finding
from ehc_text.records.plan import Plan, Section
from ehc_text.records.rules import Check

_WORD = re.compile(r"\w+(?:['’]\w+)*")


_FEW = 8
"""Runs of so few words are rare enough to tell that two sections may share a passage."""

_FACTOR = np.int64(0x1E3779B97F4A7C15)
"""An odd number whose bits look drawn at random: runs of words are told apart by the powers of it."""


@dataclass(frozen=True, slots=True)
class _Words:
    """A section and its words, folded."""

    section: Section
    tokens: list[str]

    def runs(self, length: int) -> Iterable[tuple[str, ...]]:
        """Return its runs of so many words, in order."""
        return zip(*(self.tokens[start:] for start in range(length)), strict=False)


def passage_repeated(plan: Plan, check: Check, context: CheckContext) -> Iterator[Finding]:
    """STR007: the same passage of at least `words` words stands in two sections; quoted where it stands second."""
    least = number_of(check, "words")
    for first, second in _likely_pairs([_words_of(section) for section in plan.sections], least):
        if second.section.letter in first.section.shared_with:
            continue  # one text under two letters is one text
        span = _longest_shared(first, second, least)
        if span is None:
            continue
        letters = first.section.letter, second.section.letter
        message = check.message.replace("{first}", letters[0]).replace("{second}", letters[1])
        yield quote_finding(check, second.section, *span, message=message)


CHECKS: Mapping[str, CheckFunction] = {"STR007": passage_repeated}


def _words_of(section: Section) -> _Words:
    return _Words(section, _WORD.findall(in_small_letters(section.text).replace("’", "'")))


def _likely_pairs(texts: list[_Words], least: int) -> Iterator[tuple[_Words, _Words]]:
    """Yield the pairs that may share a passage of `least` words, by the first of them.

    Of the first text of a pair only one short run in so many is looked up that every passage still holds one: most
    sections share none of them, and are passed by.
    """
    few = min(_FEW, least)
    runs = list(_hashed_runs(texts, few))
    marks = [set(hashed[:: least - few + 1].tolist()) for hashed in runs]
    earlier: set[int] = set()
    pairs = []
    for number, hashed in enumerate(runs):
        shared = earlier.intersection(hashed.tolist()) if earlier else earlier
        if shared:
            pairs += [(other, number) for other in range(number) if not shared.isdisjoint(marks[other])]
        earlier |= marks[number]
    for first, second in sorted(pairs):
        yield texts[first], texts[second]


def _hashed_runs(texts: Sequence[_Words], length: int) -> Iterator[NDArray[np.int64]]:
    """Yield for each text a number for each of its runs of so many words: the same runs have the same number."""
    tokens = [word for text in texts for word in text.tokens]
    words = np.array(list(map(hash, tokens)), dtype=np.int64)
    hashed = np.zeros(max(0, len(words) - length + 1), dtype=np.int64)
    for start in range(length):
        hashed = hashed * _FACTOR + words[start : start + len(hashed)]
    first = 0
    for text in texts:
        yield hashed[first : max(first, first + len(text.tokens) - length + 1)]
        first += len(text.tokens)


def _longest_shared(first: _Words, second: _Words, least: int) -> tuple[int, int] | None:
    """Return the span in `second` of the longest passage that `first` has too, by where it has it last."""
    starts = {run: start for start, run in enumerate(first.runs(least))}
    best_start, best_length, reached = 0, 0, 0
    for position, run in enumerate(second.runs(least)):
        start = starts.get(run) if position >= reached else None
        if start is not None:
            length = _run_length(first.tokens[start:], second.tokens[position:])
            reached = position + length
            if length > best_length:
                best_start, best_length = position, length
    if not best_length:
        return None
    places = [match.span() for match in _WORD.finditer(second.section.text)]
    return places[best_start][0], places[best_start + best_length - 1][1]


def _run_length(some: list[str], others: list[str]) -> int:
    for length, (one, other) in enumerate(zip(some, others, strict=False)):
        if one != other:
            return length
    return min(len(some), len(others))
