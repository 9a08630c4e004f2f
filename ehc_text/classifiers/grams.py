"""Text to the counted pieces that a model weighs: words, pairs of words, and letters inside words.

Training and prediction both come here, so that a model meets the same pieces in both.
"""

import re
from collections.abc import Iterable
from itertools import pairwise

CHILD = "childname"
"""The word that stands for the child's own name: a model must learn nothing from a name."""

_LETTER_GRAMS = (3, 4, 5)
_WORD = re.compile(r"[a-z]+(?:'[a-z]+)?|0+|[£%&/:|]")
_DIGITS = re.compile(r"\d+(?:[.,]\d+)*")
_QUOTES = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "\N{NO-BREAK SPACE}": " "})


def masked(text: str, names: Iterable[str]) -> str:
    """Return the text with the child's names, each a whole word with a capital, put out of sight."""
    known = [re.escape(name) for name in names if name]
    return re.sub(rf"\b(?:{'|'.join(known)})\b", CHILD, text) if known else text


def word_grams(text: str) -> list[str]:
    """Return the words of a text and its pairs of neighbouring words, in order. A number counts as "0"."""
    words = words_of(text)
    return words + [f"{first} {second}" for first, second in pairwise(words)]


def letter_grams(text: str) -> list[str]:
    """Return three to five letters at a time from inside each word, its ends marked by a space, in order."""
    return [gram for word in words_of(text) for gram in grams_of(word)]


def words_of(text: str) -> list[str]:
    """Return the words of a text in order, in small letters."""
    return _WORD.findall(_DIGITS.sub("0", text.translate(_QUOTES).lower()))


def grams_of(word: str) -> tuple[str, ...]:
    """Return three to five letters at a time of a word, its ends marked by a space, in order."""
    padded = f" {word} "
    # A list inside is made in half the time of a generator.
    return tuple(
        [padded[start : start + length] for length in _LETTER_GRAMS for start in range(len(padded) - length + 1)]
    )
