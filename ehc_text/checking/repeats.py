"""STR007: a passage that stands, word for word, in two sections."""

import re
from collections.abc import Iterator, Mapping
from itertools import combinations

from ehc_text.checking.context import CheckContext, CheckFunction, number_of
from ehc_text.checking.evidence import quote_finding
from ehc_text.records.finding import Finding
from ehc_text.records.plan import Plan, Section
from ehc_text.records.rules import Check

_WORD = re.compile(r"\w+(?:['’]\w+)*")


def passage_repeated(plan: Plan, check: Check, context: CheckContext) -> Iterator[Finding]:
    """STR007: the same passage of at least `words` words stands in two sections; quoted where it stands second."""
    least = number_of(check, "words")
    for first, second in combinations(plan.sections, 2):
        if second.letter in first.shared_with:
            continue  # one text under two letters is one text
        span = _longest_shared(first, second, least)
        if span:
            message = check.message.replace("{first}", first.letter).replace("{second}", second.letter)
            yield quote_finding(check, second, *span, message=message)


CHECKS: Mapping[str, CheckFunction] = {"STR007": passage_repeated}


def _longest_shared(first: Section, second: Section, least: int) -> tuple[int, int] | None:
    """Return the span in `second` of the longest run of `least` words or more that `first` has too."""
    words, others = list(_WORD.finditer(first.text)), list(_WORD.finditer(second.text))
    tokens, other_tokens = [_folded(word) for word in words], [_folded(word) for word in others]
    starts = {tuple(tokens[i : i + least]): i for i in range(len(tokens) - least + 1)}
    best: tuple[int, int] | None = None
    best_length, position = 0, 0
    while position <= len(other_tokens) - least:
        start = starts.get(tuple(other_tokens[position : position + least]))
        if start is None:
            position += 1
            continue
        length = _run_length(tokens[start:], other_tokens[position:])
        if length > best_length:
            best_length, best = length, (others[position].start(), others[position + length - 1].end())
        position += length
    return best


def _folded(word: re.Match[str]) -> str:
    return word.group().lower().replace("’", "'")


def _run_length(some: list[str], others: list[str]) -> int:
    for length, (one, other) in enumerate(zip(some, others, strict=False)):
        if one != other:
            return length
    return min(len(some), len(others))
