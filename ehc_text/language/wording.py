"""Finds the words of a rule file in a text, looking only where the text has the words of a phrase.

A phrase matches whatever its case, its kind of apostrophe, hyphen or white space, at word borders. A `*` stands
for the rest of a word: "epilep*" matches "epilepsy" and "epileptic".

The words of a text are a set, and so are the longest words of a list of phrases, so nearly every list is told at once
not to stand in a text. A phrase whose words all stand in it has an expression of its own, which is tried only where its
first word stands; one expression of all phrases, tried at every character, takes twelve times as long.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TypeAlias

from ehc_text.language.nlp import in_small_letters
from ehc_text.records.rules import WordList

Span: TypeAlias = tuple[int, int]
"""Start and end of some words in a text."""

_APOSTROPHE = "['\N{RIGHT SINGLE QUOTATION MARK}\N{LEFT SINGLE QUOTATION MARK}]"
_HYPHEN = "[-\N{HYPHEN}\N{NON-BREAKING HYPHEN}\N{EN DASH}]"
_WORD = re.compile(r"\w+")
_ASCII_WORD = re.compile(r"\w+", re.ASCII)
"""The same for texts without other letters, which are the most, at two thirds of the time."""
_RUN = re.compile(r"[\w*]+")
_STEM_CHARS = 3
"""Phrases with a star are kept by so many of their first letters."""


@dataclass(frozen=True, slots=True)
class _Phrase:
    """A phrase; `rank` orders those that begin at the same place, `needed` holds the whole words that it has.

    `opening` is its first word in small letters, or what stands before the star of it. `is_word` says that the phrase
    is one whole word: it stands wherever that word is one of the text's words.
    """

    words: str
    rank: int
    needed: frozenset[str]
    opening: str
    is_word: bool


@dataclass(frozen=True, slots=True)
class _Phrases:
    """Phrases by their longest whole word, those without one by the letters before their star, and the others.

    `words` and `stems` are the keys: two sets are compared far faster than a set with the keys of a mapping.
    """

    by_word: Mapping[str, tuple[_Phrase, ...]]
    by_stem: Mapping[str, tuple[_Phrase, ...]]
    others: tuple[_Phrase, ...]
    words: frozenset[str]
    stems: frozenset[str]


class _Text:
    """A text in small letters, of the same length, its words, and the letters that they begin with."""

    def __init__(self, text: str) -> None:
        self.small = in_small_letters(text)
        self.in_order = (_ASCII_WORD if self.small.isascii() else _WORD).findall(self.small)
        self.words = set(self.in_order)

    @cached_property
    def stems(self) -> set[str]:
        """Return the first letters of the words; many lists have no phrase that asks for them."""
        return {word[:_STEM_CHARS] for word in self.words}


def find_words(text: str, phrases: tuple[str, ...]) -> tuple[Span, ...]:
    """Return the spans of `text` at which one of `phrases` stands, in order, the longest first where several begin."""
    found = []
    reached = 0
    for start, _, end in sorted(_matches(text, phrases)):
        if start >= reached:
            found.append((start, end))
            reached = end
    return tuple(found)


def first_words(text: str, phrases: tuple[str, ...]) -> Span | None:
    """Return the first span of `text` at which one of `phrases` stands, None where none does."""
    first = min(_matches(text, phrases), default=None)
    return (first[0], first[2]) if first else None


def has_words(text: str, phrases: tuple[str, ...]) -> bool:
    """Return whether one of `phrases` stands anywhere in `text`."""
    known = _read(text)
    return any(_stands(phrase, known, text) for phrase in _candidates(_indexed(phrases), known))


def blanked(text: str, phrases: tuple[str, ...]) -> str:
    """Return the text with every place where one of `phrases` stands blanked out, its length kept."""
    for start, end in find_words(text, phrases):
        text = text[:start] + " " * (end - start) + text[end:]
    return text


def spans_with(text: str, spans: Iterable[Span], phrases: tuple[str, ...]) -> tuple[Span, ...]:
    """Return those of the spans of `text`, its sentences for example, in which one of `phrases` stands whole.

    Each span must begin and end at the border of a word.
    """
    found = sorted((start, end) for start, _, end in _matches(text, phrases))
    if not found:
        return ()
    starts = [start for start, _ in found]
    return tuple(
        (first, last)
        for first, last in spans
        if any(end <= last for _, end in found[bisect_left(starts, first) : bisect_left(starts, last)])
    )


def words_in(text: str) -> Sequence[str]:
    """Return the words of a text in small letters, in order."""
    return _read(text).in_order


# A need and a statement are asked for their topics by several checks.
@lru_cache(maxsize=2048)
def groups_in(text: str, words: WordList) -> frozenset[str]:
    """Return the names of those groups of words of which one stands anywhere in `text`: one look for all of them."""
    names, listed = _index_of(words)
    found: set[str] = set()
    known = _read(text)
    for phrase in _candidates(listed, known):
        if names[phrase.rank] not in found and _stands(phrase, known, text):
            found.add(names[phrase.rank])
    return frozenset(found)


def _matches(text: str, phrases: tuple[str, ...]) -> Iterator[tuple[int, int, int]]:
    """Yield start, rank and end of every place where a phrase stands, overlaps included, in no order."""
    known = _read(text)
    for phrase in _candidates(_indexed(phrases), known):
        for start, end in _places(phrase, known, text):
            yield start, phrase.rank, end


def _candidates(listed: _Phrases, known: _Text) -> Sequence[_Phrase]:
    """Return the phrases whose whole words all stand in the text."""
    begun: list[tuple[_Phrase, ...]] = []
    if not listed.words.isdisjoint(known.words):
        begun += [listed.by_word[word] for word in listed.words & known.words]
    if listed.stems and not listed.stems.isdisjoint(known.stems):
        begun += [listed.by_stem[stem] for stem in listed.stems & known.stems]
    if not begun:
        return listed.others
    return [phrase for phrases in (*begun, listed.others) for phrase in phrases if phrase.needed <= known.words]


def _stands(phrase: _Phrase, known: _Text, text: str) -> bool:
    """Return whether a phrase whose words all stand in the text stands there itself."""
    return phrase.is_word or next(_places(phrase, known, text), None) is not None


def _places(phrase: _Phrase, known: _Text, text: str) -> Iterator[Span]:
    """Yield where the phrase stands in the text."""
    expression = _expression(phrase.words)
    if not phrase.opening:
        yield from (match.span() for match in expression.finditer(text))
        return
    place = known.small.find(phrase.opening)
    while place >= 0:
        match = expression.match(text, place)
        if match:
            yield match.span()
        place = known.small.find(phrase.opening, place + 1)


@lru_cache(maxsize=1024)
def _indexed(phrases: tuple[str, ...]) -> _Phrases:
    longest_first = sorted(set(phrases), key=lambda phrase: (-len(phrase), phrase))
    return _sorted_by_key(_phrase(words, rank) for rank, words in enumerate(longest_first))


@lru_cache(maxsize=64)
def _index_of(words: WordList) -> tuple[tuple[str, ...], _Phrases]:
    """Return the groups' names, and the index of all their phrases, each with its group's number as its rank."""
    listed = (_phrase(one, number) for number, phrases in enumerate(words.groups.values()) for one in phrases)
    return tuple(words.groups), _sorted_by_key(listed)


def _phrase(words: str, rank: int) -> _Phrase:
    first = _RUN.match(words.lower())
    opening, star, _ = first[0].partition("*") if first else ("", "", "")
    if "_" in words or (star and len(opening) < _STEM_CHARS):
        opening = ""
    needed = frozenset(run.lower() for run in _RUN.findall(words) if "*" not in run)
    return _Phrase(words, rank, needed, opening, is_word=words.lower() in needed)


def _sorted_by_key(phrases: Iterable[_Phrase]) -> _Phrases:
    by_word: dict[str, list[_Phrase]] = {}
    by_stem: dict[str, list[_Phrase]] = {}
    others: list[_Phrase] = []
    for phrase in phrases:
        if phrase.needed:
            # The longest word is the rarest, or nearly so: 'the' and 'is' begin many phrases, and stand everywhere.
            by_word.setdefault(max(sorted(phrase.needed), key=len), []).append(phrase)
        elif phrase.opening:
            by_stem.setdefault(phrase.opening[:_STEM_CHARS], []).append(phrase)
        else:
            others.append(phrase)
    return _Phrases(
        by_word={word: tuple(found) for word, found in by_word.items()},
        by_stem={stem: tuple(found) for stem, found in by_stem.items()},
        others=tuple(others),
        words=frozenset(by_word),
        stems=frozenset(by_stem),
    )


# A text is asked for the words of many lists.
@lru_cache(maxsize=2048)
def _read(text: str) -> _Text:
    return _Text(text)


@lru_cache(maxsize=8192)
def _expression(phrase: str) -> re.Pattern[str]:
    body = "".join(map(_character, " ".join(phrase.split())))
    before = r"(?<!\w)" if phrase[:1].isalnum() else ""
    after = r"(?!\w)" if phrase[-1:].isalnum() else ""
    return re.compile(f"{before}{body}{after}", re.IGNORECASE)


def _character(character: str) -> str:
    match character:
        case "*":
            return r"\w*"
        case " ":
            return r"\s+"
        case "'":
            return _APOSTROPHE
        case "-":
            return _HYPHEN
        case _:
            return re.escape(character)
