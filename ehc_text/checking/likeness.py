"""How alike two passages are by the words that carry their meaning; the last resort where no topic is known.

It only ever says that a need is met: a wrong flag costs more trust than a missed one.
"""

import re
from functools import lru_cache

_WORD = re.compile(r"[a-z]{4,}")
_ENDINGS = (
    *("fulness", "ations", "ation", "ments", "ment", "ingly", "ings", "ing", "edly", "ness", "ies", "ied", "ions"),
    *("ion", "ers", "es", "ed", "er", "ly", "al", "s", "y", "e"),
)
_SHORTEST_STEM = 4


def shared_stems(one: str, other: str, common: tuple[str, ...]) -> int:
    """Return how many stems of meaningful words the two texts share; `common` names words that tell nothing.

    >>> shared_stems("Washouts at home each evening.", "The nurse trains his mother in washing out.", ("home", "nurse"))
    0
    >>> shared_stems("Frequent nosebleeds.", "The GP sees her about her nosebleed.", ())
    1
    """
    return len((_stems(one) & _stems(other)) - _stems_of(common))


@lru_cache(maxsize=8)
def _stems_of(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(map(_stem, words))


# Every need and outcome is held against every statement, so each text comes up many times.
@lru_cache(maxsize=1024)
def _stems(text: str) -> frozenset[str]:
    return frozenset(map(_stem, _WORD.findall(text.lower().replace("’", "'"))))


@lru_cache(maxsize=8192)
def _stem(word: str) -> str:
    """Return the word without its endings, as long as enough of it is left; doubled letters are made one."""
    while True:
        bare = next(word[: -len(end)] for end in _ENDINGS if word.endswith(end)) if word.endswith(_ENDINGS) else ""
        if len(bare) < _SHORTEST_STEM:
            return word[:-1] if len(word) > 1 and word[-1] == word[-2] else word
        word = bare
