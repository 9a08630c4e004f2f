"""Decides whether a hyphen at a line's end belongs to the word or only parted it."""

import re
from collections.abc import Iterable, Iterator

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?(?:-[^\W\d_]+)*")
_FIRST_HALVES = frozenset(
    re.findall(
        r"\w+",
        "age all anti bi by child co cross eight eighth ex family fifth first five four fourth half hand high in inter "
        "key kind large long low mid multi near nine non off on one out over part peer person post pre pro re ready "
        "school second self semi seven short six small so step strength sub ten therapist third three time top twelve "
        "two under up well whole year zero",
    )
)
"""Words that often make a compound with a hyphen."""


class Hyphens:
    """Knows the words of one document, and judges by them."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._texts = texts
        self._whole: str | None = None

    def joined(self, before: str, after: str) -> str:
        """Return `before`, which ends with a hyphen, as it should stand right before `after`."""
        left_match = re.search(r"[^\W\d_]+$", before[:-1])
        right_match = re.match(r"[^\W\d_]+", after)
        if not left_match or not right_match:
            return before
        left, right = left_match.group(), right_match.group()
        return before if self._is_compound(left, right) else before[:-1]

    def _is_compound(self, left: str, right: str) -> bool:
        left, right = left.lower(), right.lower()
        if self._is_known(f"{left}-{right}"):
            return True
        if self._is_known(left + right):
            return False
        if left in _FIRST_HALVES or not right.islower():
            return True
        return (len(left) > 2 and self._is_known(left)) or (len(right) > 3 and self._is_known(right))

    def _is_known(self, word: str) -> bool:
        """Return whether the document has a word, given in small letters, elsewhere than parted at a line's end."""
        # Most documents have no word to judge, so that their text is gathered only when one turns up; and to find the
        # few that are asked for takes far less time than to list all words.
        if self._whole is None:
            self._whole = "\n".join(_whole_words(self._texts)).lower()
        whole = self._whole
        start = whole.find(word)
        while start >= 0:
            line_end = whole.find("\n", start)
            line = whole[whole.rfind("\n", 0, start) + 1 : line_end if line_end >= 0 else None]
            if word in _WORD.findall(line):
                return True
            start = whole.find(word, line_end) if line_end >= 0 else -1
        return False


def _whole_words(texts: Iterable[str]) -> Iterator[str]:
    """Yield the lines of a document, without the halves of words that their ends part: those are no words."""
    is_after_cut = False
    for text in texts:
        is_cut = text.endswith("-")
        if is_cut or is_after_cut:
            words = _WORD.findall(text)
            yield "\n".join(words[is_after_cut : len(words) - is_cut])
        else:
            yield text
        is_after_cut = is_cut
