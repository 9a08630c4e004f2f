"""Decides whether a hyphen at a line's end belongs to the word or only parted it."""

import re
from collections.abc import Iterable

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
        self._known: set[str] | None = None

    def joined(self, before: str, after: str) -> str:
        """Return `before`, which ends with a hyphen, as it should stand right before `after`."""
        left_match = re.search(r"[^\W\d_]+$", before[:-1])
        right_match = re.match(r"[^\W\d_]+", after)
        if not left_match or not right_match:
            return before
        left, right = left_match.group(), right_match.group()
        return before if self._is_compound(left, right) else before[:-1]

    def _words(self) -> set[str]:
        # Most documents have no word to judge, so that their words are gathered only when one turns up.
        if self._known is None:
            self._known = set()
            whole: list[str] = []
            is_after_cut = False
            for text in self._texts:
                is_cut = text.endswith("-")
                if is_cut or is_after_cut:
                    words = _WORD.findall(text.lower())
                    # The halves of parted words are no words.
                    self._known.update(words[is_after_cut : len(words) - is_cut])
                else:
                    whole.append(text)
                is_after_cut = is_cut
            # No word has a space in it, so that what stands between spaces needs to be looked through only once.
            self._known.update(_WORD.findall("\n".join(set("\n".join(whole).lower().split()))))
        return self._known

    def _is_compound(self, left: str, right: str) -> bool:
        left, right = left.lower(), right.lower()
        known = self._words()
        if f"{left}-{right}" in known:
            return True
        if left + right in known:
            return False
        if left in _FIRST_HALVES or not right.islower():
            return True
        return (len(left) > 2 and left in known) or (len(right) > 3 and right in known)
