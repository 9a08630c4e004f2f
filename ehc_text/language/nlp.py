"""The one spaCy pipeline (blank English, nothing downloaded), and the finder of phrases that runs on it."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.vocab import Vocab

PhraseGroups: TypeAlias = tuple[tuple[str, tuple[str, ...]], ...]
"""Named groups of phrases, hashable so that a finder is built once."""

NAME_WORD = "<name>"
"""In a phrase: any word with a capital that is no word of the phrases themselves."""

_SLOTS = {"<child>": ("he", "she", "they", "i", NAME_WORD), "<his>": ("his", "her", "their", "my", NAME_WORD)}
"""In a phrase: the pronoun or the name that stands for the child."""

NUMBER_WORD = "<number>"
"""In a phrase: any number in digits."""

_OTHER_WORD = "_"
_BREAK = "<break>"
"""Stands between two texts of one Doc: no phrase holds it."""

_MOST_TEXTS_KEPT = 4096
"""A plan's cells are asked for several times over; those of many plans need not be kept."""

_WORD = re.compile(r"<name>|<number>|[^\W\d_]+(?:'(?:s|t|re|ll|ve|d)\b)?|\d+|[^\w\s\-]")
_FOLDS = str.maketrans(
    {
        "\N{RIGHT SINGLE QUOTATION MARK}": "'",
        "\N{LEFT SINGLE QUOTATION MARK}": "'",
        "\N{LEFT DOUBLE QUOTATION MARK}": '"',
        "\N{RIGHT DOUBLE QUOTATION MARK}": '"',
        "\N{NO-BREAK SPACE}": " ",
        "\N{NARROW NO-BREAK SPACE}": " ",
        "\N{HYPHEN}": "-",
        "\N{NON-BREAKING HYPHEN}": "-",
        "\N{EN DASH}": "-",
        "\N{EM DASH}": "-",
        "\N{MINUS SIGN}": "-",
        "\N{MULTIPLICATION SIGN}": "x",
        "\n": " ",
        "\t": " ",
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PhraseHit:
    """A phrase found: `text[start:end]`, and the name of the group that it belongs to."""

    group: str
    start: int
    end: int


def fold(text: str) -> str:
    """Return the text with straight quotes, plain hyphens and plain spaces; every offset stays where it was."""
    return text.translate(_FOLDS)


def finder_of(groups: Mapping[str, tuple[str, ...]]) -> "PhraseFinder":
    """Return the finder of these groups of phrases; the same groups give the same finder."""
    return _finder(tuple(groups.items()))


class PhraseFinder:
    """Finds many phrases at once, whatever their case, quotes, hyphens or spaces.

    A group's name may have a family before a slash: phrases of different families do not shut each other out.
    """

    def __init__(self, groups: PhraseGroups) -> None:
        from spacy.matcher import PhraseMatcher

        self._vocabulary = frozenset(
            word for _, phrases in groups for phrase in _spelled(phrases) for word, _, _ in _words(phrase)
        )
        self._has_families = any("/" in group for group, _ in groups)
        self._vocab = _vocab()
        self._found: dict[str, tuple[PhraseHit, ...]] = {}
        self._matcher = PhraseMatcher(self._vocab, attr="ORTH")
        for group, phrases in groups:
            docs = [self._doc([word for word, _, _ in _words(phrase)]) for phrase in _spelled(phrases)]
            self._matcher.add(group, docs)

    def find(self, text: str) -> tuple[PhraseHit, ...]:
        """Return the phrases in `text`, in order; where some of a family overlap, the first and longest."""
        if text not in self._found:
            self.read_ahead((text,))
        return self._found[text]

    def read_ahead(self, texts: Iterable[str]) -> None:
        """Look through many texts at once: making a Doc costs more than matching in it."""
        if len(self._found) > _MOST_TEXTS_KEPT:
            self._found.clear()
        fresh = [text for text in dict.fromkeys(texts) if text not in self._found]
        words = [_words(text) for text in fresh]
        starts = list(accumulate((len(some) + 1 for some in words), initial=0))
        doc = self._doc([word for some in words for word in (*(self._known(one[0]) for one in some), _BREAK)])
        hits: list[list[tuple[int, int, int]]] = [[] for _ in fresh]
        for key, first, past in self._matcher(doc) if fresh else ():
            position = bisect_right(starts, first) - 1
            hits[position].append((key, first - starts[position], past - starts[position]))
        for text, some, matches in zip(fresh, words, hits, strict=True):
            self._found[text] = tuple(self._without_overlaps(some, matches))

    def _without_overlaps(
        self, words: list[tuple[str, int, int]], matches: list[tuple[int, int, int]]
    ) -> Iterator[PhraseHit]:
        reached: dict[str, int] = {}
        for key, first, past in sorted(matches, key=lambda match: (match[1], -match[2])):
            group = self._vocab.strings[key]
            family = group.partition("/")[0] if self._has_families else ""
            if first >= reached.get(family, 0):
                reached[family] = past
                yield PhraseHit(group=group, start=words[first][1], end=words[past - 1][2])

    def _known(self, word: str) -> str:
        """Return the word in lower case if a phrase has it; else what stands for all other words.

        So the store of strings does not grow with the plans that are read, and phrases can ask for a name.
        """
        lower = word.lower()
        # 'May' inside a sentence is the month; the verb has no capital there.
        if lower in self._vocabulary and word != "May":
            return lower
        if word.isdigit():
            return NUMBER_WORD
        return NAME_WORD if word[:1].isupper() else _OTHER_WORD

    def _doc(self, words: list[str]) -> "Doc":
        from spacy.tokens import Doc

        return Doc(self._vocab, words=words)


def _spelled(phrases: Iterable[str]) -> Iterator[str]:
    """Yield the phrases in lower case, once for each word that a slot stands for."""
    for phrase in phrases:
        slot = next((slot for slot in _SLOTS if slot in phrase), None)
        if slot is None:
            yield phrase.lower()
        else:
            yield from _spelled(phrase.replace(slot, word, 1) for word in _SLOTS[slot])


def _words(text: str) -> list[tuple[str, int, int]]:
    return [(match.group(), match.start(), match.end()) for match in _WORD.finditer(fold(text))]


@lru_cache(maxsize=8)
def _finder(groups: PhraseGroups) -> PhraseFinder:
    return PhraseFinder(groups)


@lru_cache(maxsize=1)
def _vocab() -> "Vocab":
    import spacy

    return spacy.blank("en").vocab
