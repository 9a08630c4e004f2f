"""Titles of sections, and other listed phrases, told apart from text whatever their case, quotes or possessives."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache

from ehc_text.parsing.lines.kept import kept
from ehc_text.records.headings import HeadingRules

FUZZY_SHARE = 0.8
"""How much of a long title must agree, by words, for it to be known in a form that is not listed."""
FUZZY_LEAST_WORDS = 4
"""Shorter titles must agree in full: of three words one is too much to miss."""
FUZZY_MOST_WORDS = 24
"""The longest title of the law has fewer; what has more is prose, and is not compared."""

_FUZZY_RATIO = 0.99 * FUZZY_SHARE / (2 - FUZZY_SHARE)
"""Of two bags that agree so far, the smaller has at least this share of the words of the larger."""
_FUZZY_LEAST_KNOWN = 3
"""A long title shares so many words at least with what is nearly the same."""
_ROUNDING = 0.01
_MOST_NAMES = 3
"""A name in a title has so many words at most."""
_MOST_START_WORDS = 12
"""Longer phrases are not looked for at the start of a text."""

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
    if not text.isascii():
        text = text.replace("’", "'").replace("‘", "'")
    if "[" in text or "<" in text or "«" in text:
        text = _PLACEHOLDER.sub(" ", text)
    if "'" in text:
        text = _POSSESSIVE.sub(" ", text)
    return tuple([word for word in _WORD.findall(text.lower()) if word not in _WHOSE])


@dataclass(frozen=True, slots=True, eq=False)
class TitleIndex:
    """The titles of every letter, ready to be compared. "H" means H1 and H2 together."""

    exact: Mapping[tuple[str, ...], frozenset[str]]
    named: Mapping[int, tuple[tuple[re.Pattern[str], str], ...]]
    """Titles with a name in them, and their letters, by how many words they can have, those of the name included."""
    bags: Mapping[int, tuple[tuple[frozenset[str], str], ...]]
    """The words of long titles, and their letters, by how many words they are."""
    vocabulary: frozenset[str]
    """The words of all titles: most lines and cells have none of them."""
    long_vocabulary: frozenset[str]
    """The words of all bags."""
    keys: Mapping[str, tuple[tuple[str, str], ...]] = field(default_factory=dict)
    """Key words, with blanks around them, and their letters, by the first of them."""

    def keyed(self, text: str) -> frozenset[str]:
        """Return the letters whose key words stand in a title that is not listed; H1 and H2 go before H.

        Longer key words speak for those inside them: "help from health" is not "health".
        """
        words_here = plain_words(text)
        joined = f" {' '.join(words_here)} "
        begun = [key for word in dict.fromkeys(words_here) for key in self.keys.get(word, ())]
        matches = [(words, letter) for words, letter in begun if words in joined]
        found = {
            letter for words, letter in matches if not any(words in other and words != other for other, _ in matches)
        }
        return frozenset(found - {"H"} if found & {"H1", "H2"} else found)

    def letters(self, text: str) -> frozenset[str]:
        """Return the letters whose titles the whole text is; several where the title stands under several."""
        return _letters_of(text, self)

    def compared(self, words: tuple[str, ...]) -> frozenset[str]:
        """Return the letters whose titles a text of these plain words is."""
        if self.vocabulary.isdisjoint(words):
            return frozenset()
        if words in self.exact:
            return self.exact[words]
        likely = self.named.get(len(words))
        if likely:
            joined = " ".join(words)
            named = frozenset(letter for pattern, letter in likely if pattern.fullmatch(joined))
            if named:
                return named
        return self._nearly(words) if len(words) >= FUZZY_LEAST_WORDS else frozenset()

    def _nearly(self, words: tuple[str, ...]) -> frozenset[str]:
        known = self.long_vocabulary.intersection(words)
        if len(known) < _FUZZY_LEAST_KNOWN:
            return frozenset()
        bag = frozenset(words) - _SMALL
        if not FUZZY_LEAST_WORDS <= len(bag) <= FUZZY_MOST_WORDS:
            return frozenset()
        # Of n words k are known: with a title of m words the share is 2k / (n + m) at most, and m at least 2/3 of n.
        least, most = _FUZZY_RATIO * len(bag), 2 * len(known) / FUZZY_SHARE - len(bag) + _ROUNDING
        shares = [
            (2 * shared / (len(bag) + size), letter)
            for size, bags in self.bags.items()
            if least <= size <= most
            for other, letter in bags
            if (shared := len(known & other)) > _FUZZY_RATIO * size
        ]
        best = max(shares, default=(0.0, ""))
        return frozenset({best[1]}) if best[0] >= FUZZY_SHARE else frozenset()


@lru_cache(maxsize=4096)
def _letters_of(text: str, index: TitleIndex) -> frozenset[str]:
    return index.compared(plain_words(text))


# The lists of the rules are long: to hash one would cost more than to look a text up in it.
@kept(64)
def phrase_words(phrases: tuple[str, ...]) -> frozenset[tuple[str, ...]]:
    """Return a list of phrases as plain words, for comparison of whole texts."""
    return frozenset(words for phrase in phrases if (words := plain_words(phrase)))


def is_one_of(text: str, phrases: tuple[str, ...]) -> bool:
    """Return whether the whole text is one of the phrases, give or take case, articles and owners."""
    return plain_words(text) in phrase_words(phrases)


def starts_with_one_of(text: str, phrases: tuple[str, ...]) -> bool:
    """Return whether the text starts with the words of one of the phrases."""
    words = plain_words(text)
    return bool(words) and any(words[: len(known)] == known for known in _by_first_word(phrases).get(words[0], ()))


@kept(64)
def _by_first_word(phrases: tuple[str, ...]) -> Mapping[str, tuple[tuple[str, ...], ...]]:
    """Return the plain words of phrases that a text may start with, by the first of them."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for words in phrase_words(phrases):
        if len(words) <= _MOST_START_WORDS:
            found.setdefault(words[0], []).append(words)
    return {first: tuple(some) for first, some in found.items()}


@kept(8)
def title_index(rules: HeadingRules) -> TitleIndex:
    """Return the index of the section titles."""
    index = _index(_listed(rules.titles))
    keys: dict[str, list[tuple[str, str]]] = {}
    for letter, phrases in rules.key_words.items():
        for words in filter(None, map(plain_words, phrases)):
            keys.setdefault(words[0], []).append((f" {' '.join(words)} ", letter))
    return replace(index, keys={first: tuple(some) for first, some in keys.items()})


@kept(8)
def column_index(rules: HeadingRules) -> TitleIndex:
    """Return the index of the titles that name a section at the head of a column."""
    merged = {letter: (*titles, *rules.columns.get(letter, ())) for letter, titles in rules.titles.items()}
    return _index(_listed({**rules.columns, **merged}))


def _listed(titles: Mapping[str, Iterable[str]]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple((letter, tuple(phrases)) for letter, phrases in titles.items())


def _index(titles: tuple[tuple[str, tuple[str, ...]], ...]) -> TitleIndex:
    exact: dict[tuple[str, ...], set[str]] = {}
    named: dict[int, list[tuple[re.Pattern[str], str]]] = {}
    bags: dict[int, list[tuple[frozenset[str], str]]] = {}
    vocabulary: set[str] = set()
    for letter, phrases in titles:
        for phrase in phrases:
            if "{name}" in phrase:
                others = sum(map(len, _around_name(phrase)))
                for count in range(others + 1, others + _MOST_NAMES + 1):
                    named.setdefault(count, []).append((_with_name(phrase), letter))
                vocabulary.update(*_around_name(phrase))
                continue
            words = plain_words(phrase)
            exact.setdefault(words, set()).add(letter)
            vocabulary.update(words)
            bag = frozenset(words) - _SMALL
            if len(bag) >= FUZZY_LEAST_WORDS:
                bags.setdefault(len(bag), []).append((bag, letter))
    return TitleIndex(
        exact={words: frozenset(found) for words, found in exact.items()},
        named={count: tuple(some) for count, some in named.items()},
        bags={size: tuple(some) for size, some in bags.items()},
        vocabulary=frozenset(vocabulary),
        long_vocabulary=frozenset(word for some in bags.values() for bag, _ in some for word in bag),
    )


def _around_name(phrase: str) -> list[tuple[str, ...]]:
    return [plain_words(part) for part in phrase.split("{name}")]


def _with_name(phrase: str) -> re.Pattern[str]:
    parts = [" ".join(words) for words in _around_name(phrase)]
    name = rf"[a-z]+(?: [a-z]+){{0,{_MOST_NAMES - 1}}}"
    return re.compile(" ".join(p for p in (parts[0], name, *parts[1:]) if p))
