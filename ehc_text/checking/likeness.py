"""How alike two passages are by the words that carry their meaning; the last resort where no topic is known.

It only ever says that a need is met: a wrong flag costs more trust than a missed one.
"""

import re
from functools import lru_cache

_WORD = re.compile(r"[a-z]{4,}")
_ENDING = re.compile(
    r"(?:fulness|ations?|ments?|ing(?:ly|s)?|edly|ness|ie[sd]|ions?|ers?|e[sd]|ly|al|[sye])$"  # the longest there is
)
_SHORTEST_STEM = 4


def stems_in(text: str) -> frozenset[str]:
    """Return the stems of the words of four letters and more.

    >>> sorted(stems_in("The GP sees her about her nosebleed.") & stems_in("Frequent nosebleeds."))
    ['nosebleed']
    """
    return frozenset(map(_stem, _WORD.findall(text.lower().replace("’", "'"))))


@lru_cache(maxsize=8)
def stems_of(words: tuple[str, ...]) -> frozenset[str]:
    """Return the stems of words that tell nothing: it is asked of the same list for every plan."""
    return frozenset(map(_stem, words))


@lru_cache(maxsize=8192)
def _stem(word: str) -> str:
    """Return the word without its endings, as long as enough of it is left; doubled letters are made one."""
    while True:
        ending = _ENDING.search(word)
        bare = word[: ending.start()] if ending else ""
        if len(bare) < _SHORTEST_STEM:
            return word[:-1] if len(word) > 1 and word[-1] == word[-2] else word
        word = bare
