"""Finds the words of a rule file in a text, looking only where the text has the words that a phrase begins with.

A phrase matches whatever its case, its kind of apostrophe, hyphen or white space, at word borders. A `*` stands
for the rest of a word: "epilep*" matches "epilepsy" and "epileptic". A text and a list of phrases are each indexed
by their words once; one expression of all phrases, tried at every character, takes twelve times as long.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

_APOSTROPHE = "['\N{RIGHT SINGLE QUOTATION MARK}\N{LEFT SINGLE QUOTATION MARK}]"
_HYPHEN = "[-\N{HYPHEN}\N{NON-BREAKING HYPHEN}\N{EN DASH}]"
_WORD = re.compile(r"\w+")
_RUN = re.compile(r"[\w*]+")
_STEM_CHARS = 3
"""Phrases with a star are kept by so many of their first letters."""


@dataclass(frozen=True, slots=True)
class _Phrase:
    """A phrase; `rank` orders those that begin at the same place, `needed` holds the whole words that it has."""

    words: str
    rank: int
    needed: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Phrases:
    """Phrases by their first word, by the first letters of a first word with a star, and those that have neither."""

    by_word: Mapping[str, tuple[_Phrase, ...]]
    by_stem: Mapping[str, tuple[tuple[str, _Phrase], ...]]
    others: tuple[_Phrase, ...]


@dataclass(frozen=True, slots=True)
class _Text:
    """The words of a text in small letters, and the letters that they begin with."""

    words: set[str]
    stems: set[str]


def find_words(text: str, phrases: tuple[str, ...]) -> tuple[tuple[int, int], ...]:
    """Return the spans of `text` at which one of `phrases` stands, in order, the longest first where several begin."""
    found = []
    reached = 0
    for start, _, end in sorted(_matches(text, phrases)):
        if start >= reached:
            found.append((start, end))
            reached = end
    return tuple(found)


def first_words(text: str, phrases: tuple[str, ...]) -> tuple[int, int] | None:
    """Return the first span of `text` at which one of `phrases` stands, None where none does."""
    first = min(_matches(text, phrases), default=None)
    return (first[0], first[2]) if first else None


def has_words(text: str, phrases: tuple[str, ...]) -> bool:
    """Return whether one of `phrases` stands anywhere in `text`."""
    return any(True for _ in _matches(text, phrases))


def groups_in(text: str, groups: Mapping[str, tuple[str, ...]]) -> set[str]:
    """Return the names of those groups of phrases of which one stands anywhere in `text`: one look for all of them."""
    return set(_groups_in(text, tuple(groups.items())))


# A need is asked for its topics several times, and so is a statement.
@lru_cache(maxsize=1024)
def _groups_in(text: str, groups: tuple[tuple[str, tuple[str, ...]], ...]) -> frozenset[str]:
    names = tuple(name for name, _ in groups)
    found: set[str] = set()
    listed = _index_of(tuple(phrases for _, phrases in groups))
    for phrase, places in _candidates(listed, text):
        if names[phrase.rank] not in found:
            match_at = _expression(phrase.words).match
            if any(match_at(text, place) for place in places):
                found.add(names[phrase.rank])
    others = (phrase for phrase in listed.others if _expression(phrase.words).search(text))
    return frozenset(found | {names[phrase.rank] for phrase in others})


def _matches(text: str, phrases: tuple[str, ...]) -> Iterator[tuple[int, int, int]]:
    """Yield start, rank and end of every place where a phrase stands, overlaps included, in no order."""
    listed = _indexed(phrases)
    for phrase, places in _candidates(listed, text):
        match_at = _expression(phrase.words).match
        for place in places:
            match = match_at(text, place)
            if match:
                yield place, phrase.rank, match.end()
    for phrase in listed.others:
        for match in _expression(phrase.words).finditer(text):
            yield match.start(), phrase.rank, match.end()


def _candidates(listed: _Phrases, text: str) -> Iterator[tuple[_Phrase, list[int]]]:
    """Yield the phrases whose whole words all stand in the text, with the places where they may begin."""
    known = _read(text)
    for word in listed.by_word.keys() & known.words:
        for phrase in listed.by_word[word]:
            if phrase.needed <= known.words:
                yield phrase, _places(text)[word]
    for stem in listed.by_stem.keys() & known.stems:
        for prefix, phrase in listed.by_stem[stem]:
            if phrase.needed <= known.words:
                for word in known.words:
                    if word.startswith(prefix):
                        yield phrase, _places(text)[word]


@lru_cache(maxsize=1024)
def _indexed(phrases: tuple[str, ...]) -> _Phrases:
    longest_first = sorted(set(phrases), key=lambda phrase: (-len(phrase), phrase))
    return _sorted_by_start(_phrase(words, rank) for rank, words in enumerate(longest_first))


@lru_cache(maxsize=64)
def _index_of(groups: tuple[tuple[str, ...], ...]) -> _Phrases:
    """Return the index of several groups of phrases, each phrase with its group's number as its rank."""
    return _sorted_by_start(_phrase(words, number) for number, phrases in enumerate(groups) for words in phrases)


def _phrase(words: str, rank: int) -> _Phrase:
    return _Phrase(words, rank, frozenset(run.lower() for run in _RUN.findall(words) if "*" not in run))


def _sorted_by_start(phrases: Iterable[_Phrase]) -> _Phrases:
    by_word: dict[str, list[_Phrase]] = {}
    by_stem: dict[str, list[tuple[str, _Phrase]]] = {}
    others: list[_Phrase] = []
    for phrase in phrases:
        first = _RUN.match(phrase.words.lower())
        prefix, star, _ = first[0].partition("*") if first else ("", "", "")
        if not prefix or "_" in phrase.words or (star and len(prefix) < _STEM_CHARS):
            others.append(phrase)
        elif star:
            by_stem.setdefault(prefix[:_STEM_CHARS], []).append((prefix, phrase))
        else:
            by_word.setdefault(prefix, []).append(phrase)
    return _Phrases(
        by_word={word: tuple(found) for word, found in by_word.items()},
        by_stem={stem: tuple(found) for stem, found in by_stem.items()},
        others=tuple(others),
    )


@lru_cache(maxsize=2048)
def _read(text: str) -> _Text:
    # Sets that can change, for those alone are intersected with the keys of a mapping from the smaller side.
    words = set(map(str.lower, _WORD.findall(text)))
    return _Text(words, {word[:_STEM_CHARS] for word in words})


@lru_cache(maxsize=2048)
def _places(text: str) -> Mapping[str, list[int]]:
    """Return where each word stands: asked for only once a phrase may stand in the text, which is seldom."""
    places: dict[str, list[int]] = {}
    for match in _WORD.finditer(text):
        places.setdefault(match[0].lower(), []).append(match.start())
    return places


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
