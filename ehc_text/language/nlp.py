"""The one spaCy pipeline (blank English, nothing downloaded), and the finder of phrases that runs on it.

Phrases go through spaCy's PhraseMatcher, all of them and all texts at once, in one Doc: for every text its own Doc
would cost more than all that is matched in it.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import repeat
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

_STAND_INS = frozenset({NAME_WORD, NUMBER_WORD})
_OTHER_WORD = "_"
_BREAK = "\0"
"""Stands between two texts of one Doc: no phrase holds it."""

_ENDING = r"(?:'(?:s|t|re|ll|ve|d)\b)?"
_WORD = re.compile(rf"[^\W\d_]+{_ENDING}|\d+|<name>|<number>|[^\w\s\-]")
_ASCII_WORD = re.compile(rf"[A-Za-z]+{_ENDING}|[0-9]+|<name>|<number>|[^\w\s\-]")
"""The same for texts without other letters, which are the most, at two thirds of the time."""
_FOLDS = {
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
"""What is read as a plainer sign of the same length."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PhraseHit:
    """A phrase found: `text[start:end]`, and the name of the group that it belongs to."""

    group: str
    start: int
    end: int


def fold(text: str) -> str:
    """Return the text with straight quotes, plain hyphens and plain spaces; every offset stays where it was."""
    if text.isascii():
        return text.replace("\n", " ").replace("\t", " ")
    for sign, plain in _FOLDS.items():  # less than a third of what str.translate takes
        text = text.replace(sign, plain)
    return text


def in_small_letters(text: str) -> str:
    """Return the text in small letters; every offset stays where it was, even behind a letter like the Turkish İ."""
    small = text.lower()
    if len(small) == len(text):
        return small
    return "".join(one.lower() if len(one.lower()) == 1 else one for one in text)


def finder_of(groups: Mapping[str, tuple[str, ...]]) -> "PhraseFinder":
    """Return the finder of these groups of phrases; the same groups give the same finder."""
    return _finder(tuple(groups.items()))


class PhraseFinder:
    """Finds many phrases at once, whatever their case, quotes, hyphens or spaces.

    A group's name may have a family before a slash: phrases of different families do not shut each other out.
    """

    def __init__(self, groups: PhraseGroups) -> None:
        from spacy.matcher import PhraseMatcher

        spelled = [(group, [_WORD.findall(fold(phrase)) for phrase in _spelled(phrases)]) for group, phrases in groups]
        self._known = {word: word for _, phrases in spelled for words in phrases for word in words}
        # 'May' inside a sentence is the month; the verb has no capital there.
        self._sees_capitals = not self._known.keys().isdisjoint({*_STAND_INS, "may"})
        self._has_families = any("/" in group for group, _ in groups)
        self._vocab = _vocab()
        self._matcher = PhraseMatcher(self._vocab, attr="ORTH")
        for group, phrases in spelled:
            self._matcher.add(group, [self._doc(words) for words in phrases])

    def find(self, text: str) -> tuple[PhraseHit, ...]:
        """Return the phrases in `text`, in order; where some of a family overlap, the first and longest."""
        return self.find_all((text,))[text]

    def find_all(self, texts: Iterable[str]) -> Mapping[str, tuple[PhraseHit, ...]]:
        """Return the phrases of each text, as `find` does, with one Doc for all of them."""
        found: dict[str, tuple[PhraseHit, ...]] = dict.fromkeys(texts, ())
        if not found:
            return found
        folded = [fold(text).replace(_BREAK, " ") for text in found]
        whole = _BREAK.join(folded)
        words = (_ASCII_WORD if whole.isascii() else _WORD).findall(whole)
        starts = [0, *(place for place, word in enumerate(words, 1) if word == _BREAK)]
        hits: dict[int, list[tuple[int, int, int]]] = {}
        known = list(self._as_known(words))
        # Of the words that no phrase has, one of a run will do to part the phrases on both sides of it.
        kept = [
            place
            for place, (last, one) in enumerate(zip(("", *known), known, strict=False))
            if one != last or one != _OTHER_WORD
        ]
        for key, first, past in self._matcher(self._doc(map(known.__getitem__, kept))):
            first, past = kept[first], kept[past - 1] + 1
            position = bisect_right(starts, first) - 1
            hits.setdefault(position, []).append((key, first - starts[position], past - starts[position]))
        asked = list(found)
        for position, matches in hits.items():
            last = max(past for _, _, past in matches)
            spans = _spans(folded[position], words[starts[position] : starts[position] + last])
            found[asked[position]] = tuple(self._without_overlaps(spans, matches))
        return found

    def _without_overlaps(
        self, spans: list[tuple[int, int]], matches: list[tuple[int, int, int]]
    ) -> Iterator[PhraseHit]:
        reached: dict[str, int] = {}
        for key, first, past in sorted(matches, key=lambda match: (match[1], -match[2])):
            group = self._vocab.strings[key]
            family = group.partition("/")[0] if self._has_families else ""
            if first >= reached.get(family, 0):
                reached[family] = past
                yield PhraseHit(group=group, start=spans[first][0], end=spans[past - 1][1])

    def _as_known(self, words: list[str]) -> Iterator[str]:
        """Yield each word in small letters if a phrase has it; else what stands for all other words.

        So the store of strings does not grow with the plans that are read, and phrases can ask for a name.
        """
        known = map(self._known.get, map(str.lower, words), repeat(_OTHER_WORD))
        if not self._sees_capitals:
            return known
        return (
            one if one != _OTHER_WORD and word != "May" else _stand_in(word)
            for one, word in zip(known, words, strict=True)
        )

    def _doc(self, words: Iterable[str]) -> "Doc":
        from spacy.tokens import Doc

        return Doc(self._vocab, words=list(words))


def _spelled(phrases: Iterable[str]) -> Iterator[str]:
    """Yield the phrases in lower case, once for each word that a slot stands for."""
    for phrase in phrases:
        slot = next((slot for slot in _SLOTS if slot in phrase), None)
        if slot is None:
            yield phrase.lower()
        else:
            yield from _spelled(phrase.replace(slot, word, 1) for word in _SLOTS[slot])


def _stand_in(word: str) -> str:
    """Return what stands for a word that no phrase has."""
    if word.isdigit():
        return NUMBER_WORD
    return NAME_WORD if word[:1].isupper() else _OTHER_WORD


def _spans(text: str, words: Iterable[str]) -> list[tuple[int, int]]:
    """Return where these words stand, the first of the text in their order: only blanks and hyphens are between."""
    spans = []
    end = 0
    for word in words:
        start = text.index(word, end)
        end = start + len(word)
        spans.append((start, end))
    return spans


@lru_cache(maxsize=8)
def _finder(groups: PhraseGroups) -> PhraseFinder:
    return PhraseFinder(groups)


@lru_cache(maxsize=1)
def _vocab() -> "Vocab":
    import spacy

    return spacy.blank("en").vocab
