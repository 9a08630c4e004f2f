"""Needs whose words belong to no topic: left over where each provision is about one of the other needs.

What a word list does not know may still be met. It is called unmet only where it is known of all provision what it is
about, each of it is spoken for by another need, and none is of the kind that may be for anything.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from ehc_text.checking.topics import topics_in
from ehc_text.language.wording import groups_in, has_words
from ehc_text.records.rules import PERHAPS_MET_BY, WordList

_FEWEST_WORDS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOver:
    """The topics of each provision and of each line of needs, by which a line without any may be left over."""

    topics: Callable[[], Mapping[str, frozenset[str]]]
    """Gives the topics of each line of needs."""
    given: Callable[[], Sequence[frozenset[str]]]
    """Gives the topics of each statement of provision; none where one of them may be for anything."""
    difficulty: tuple[str, ...]

    def is_left_over(self, line: str) -> bool:
        """Return whether this line of needs has no topic, and each provision is about another line."""
        if not self.given() or len(line.split()) < _FEWEST_WORDS or not has_words(line, self.difficulty):
            return False
        topics = self.topics()
        if topics[line]:
            return False
        others = frozenset().union(*(found for one, found in topics.items() if one != line))
        return all(not one.isdisjoint(others) for one in self.given())


def topics_of(lines: Sequence[str], lexicons: Sequence[WordList]) -> Mapping[str, frozenset[str]]:
    """Return the topics of each line of needs."""
    return {line: frozenset().union(*(topics_in(line, lexicon) for lexicon in lexicons)) for line in lines}


def topics_given(
    texts: Sequence[str], lexicons: Sequence[WordList], broad: tuple[str, ...], oversight: tuple[str, ...]
) -> Sequence[frozenset[str]]:
    """Return the topics that each statement may meet; nothing where one is unknown or may be for anything (`broad`)."""
    texts = [text for text in texts if not has_words(text, oversight)]
    if any(has_words(text, broad) for text in texts):
        return ()
    found: list[frozenset[str]] = []
    for text in texts:
        found.append(frozenset().union(*(_may_meet(text, lexicon) for lexicon in lexicons)))
        if not found[-1]:
            return ()
    return found


def _may_meet(text: str, lexicon: WordList) -> set[str]:
    perhaps = (name for name in groups_in(text, lexicon) if name.endswith(PERHAPS_MET_BY))
    return topics_in(text, lexicon, met_by=True) | {name.removesuffix(PERHAPS_MET_BY) for name in perhaps}
