"""Titles of sections, and other listed phrases, told apart from text whatever their case, quotes or possessives."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from ehc_text.records.headings import HeadingRules

FUZZY_SHARE = 0.8
"""How much of a long title must agree, by words, for it to be known in a form that is not listed."""
FUZZY_LEAST_WORDS = 4
"""Shorter titles must agree in full: of three words one is too much to miss."""
FUZZY_MOST_WORDS = 24
"""The longest title of the law has fewer; what has more is prose, and is not compared."""

_POSSESSIVE = re.compile(r"\b[\w-]+['’](?:s\b|(?=\s))")
_PLACEHOLDER = re.compile(r"\[[^\]]*\]|<<?[^<>]*>>?|«[^»]*»")
_WORD = re.compile(r"[a-z0-9]+")
_WHOSE = frozenset(
    {"my", "his", "her", "their", "our", "your", "its", "the", "a", "an", "s", "me", "him", "them"}
    | {"child", "young", "person", "childs", "persons", "pupil"}
)
_SMALL = frozenset(
    {"of", "and", "or", "which", "to", "that", "be", "for", "in", "by", "with", "any", "are", "is", "must"}
)


# The same lines and cells are held against titles, column words, areas and endings: a document's words fit in here.
@lru_cache(maxsize=8192)
def plain_words(text: str) -> tuple[str, ...]:
    """Return the words that tell titles apart: lower case, without articles, owners and placeholders.

    >>> plain_words("Zofia’s Special Educational Needs:")
    ('special', 'educational', 'needs')
    """
    bare = _POSSESSIVE.sub(" ", _PLACEHOLDER.sub(" ", text.replace("’", "'").replace("‘", "'"))).lower()
    return tuple(word for word in _WORD.findall(bare) if word not in _WHOSE)


@dataclass(frozen=True, slots=True, eq=False)
class TitleIndex:
    """The titles of every letter, ready to be compared. "H" means H1 and H2 together."""

    exact: Mapping[tuple[str, ...], frozenset[str]]
    named: tuple[tuple[re.Pattern[str], str], ...]
    bags: tuple[tuple[frozenset[str], str], ...]
    vocabulary: frozenset[str]
    """The words of all bags."""
    keys: tuple[tuple[str, str], ...] = ()

    def keyed(self, text: str) -> frozenset[str]:
        """Return the letters whose key words stand in a title that is not listed; H1 and H2 go before H.

        Longer key words speak for those inside them: "help from health" is not "health".
        """
        joined = f" {' '.join(plain_words(text))} "
        matches = [(f" {words} ", letter) for words, letter in self.keys if f" {words} " in joined]
        found = {
            letter for words, letter in matches if not any(words in other and words != other for other, _ in matches)
        }
        return frozenset(found - {"H"} if found & {"H1", "H2"} else found)

    def letters(self, text: str) -> frozenset[str]:
        """Return the letters whose titles the whole text is; several where the title stands under several."""
        return _letters_of(plain_words(text), self)

    def compared(self, words: tuple[str, ...]) -> frozenset[str]:
        """Return the letters whose titles a text of these plain words is."""
        if not words:
            return frozenset()
        if words in self.exact:
            return self.exact[words]
        joined = " ".join(words)
        named = frozenset(letter for pattern, letter in self.named if pattern.fullmatch(joined))
        return named or self._nearly(words)

    def _nearly(self, words: tuple[str, ...]) -> frozenset[str]:
        bag = frozenset(words) - _SMALL
        if not FUZZY_LEAST_WORDS <= len(bag) <= FUZZY_MOST_WORDS:
            return frozenset()
        # With n words of which k are known, the share is 2k / (n + k) at most. Prose seldom gets so far.
        known = len(bag & self.vocabulary)
        if 2 * known < FUZZY_SHARE * (len(bag) + known):
            return frozenset()
        shares = [(2 * len(bag & other) / (len(bag) + len(other)), letter) for other, letter in self.bags]
        best = max(shares, default=(0.0, ""))
        return frozenset({best[1]}) if best[0] >= FUZZY_SHARE else frozenset()


@lru_cache(maxsize=4096)
def _letters_of(words: tuple[str, ...], index: TitleIndex) -> frozenset[str]:
    return index.compared(words)


@lru_cache(maxsize=64)
def phrase_words(phrases: tuple[str, ...]) -> frozenset[tuple[str, ...]]:
    """Return a list of phrases as plain words, for comparison of whole texts."""
    return frozenset(words for phrase in phrases if (words := plain_words(phrase)))


def is_one_of(text: str, phrases: tuple[str, ...]) -> bool:
    """Return whether the whole text is one of the phrases, give or take case, articles and owners."""
    return plain_words(text) in phrase_words(phrases)


def starts_with_one_of(text: str, phrases: tuple[str, ...]) -> bool:
    """Return whether the text starts with the words of one of the phrases."""
    words = plain_words(text)
    known = phrase_words(phrases)
    return any(words[:length] in known for length in range(1, min(len(words), 12) + 1))


def title_index(rules: HeadingRules) -> TitleIndex:
    """Return the index of the section titles."""
    index = _index(_listed(rules.titles))
    keys = tuple((" ".join(plain_words(key)), letter) for letter, keys in rules.key_words.items() for key in keys)
    return replace(index, keys=keys)


def column_index(rules: HeadingRules) -> TitleIndex:
    """Return the index of the titles that name a section at the head of a column."""
    merged = {letter: (*titles, *rules.columns.get(letter, ())) for letter, titles in rules.titles.items()}
    return _index(_listed({**rules.columns, **merged}))


def _listed(titles: Mapping[str, Iterable[str]]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple((letter, tuple(phrases)) for letter, phrases in titles.items())


@lru_cache(maxsize=8)
def _index(titles: tuple[tuple[str, tuple[str, ...]], ...]) -> TitleIndex:
    exact: dict[tuple[str, ...], set[str]] = {}
    named: list[tuple[re.Pattern[str], str]] = []
    bags: list[tuple[frozenset[str], str]] = []
    for letter, phrases in titles:
        for phrase in phrases:
            if "{name}" in phrase:
                named.append((_with_name(phrase), letter))
                continue
            words = plain_words(phrase)
            exact.setdefault(words, set()).add(letter)
            bag = frozenset(words) - _SMALL
            if len(bag) >= FUZZY_LEAST_WORDS:
                bags.append((bag, letter))
    return TitleIndex(
        exact={words: frozenset(found) for words, found in exact.items()},
        named=tuple(named),
        bags=tuple(bags),
        vocabulary=frozenset(word for bag, _ in bags for word in bag),
    )


def _with_name(phrase: str) -> re.Pattern[str]:
    parts = [" ".join(plain_words(part)) for part in phrase.split("{name}")]
    name = r"[a-z]+(?: [a-z]+){0,2}"
    return re.compile(" ".join(p for p in (parts[0], name, *parts[1:]) if p))
