"""Needs of a wide topic, in section B, that provision meets nowhere: memory, behaviour, friendships, number.

Their words stand in nearly every plan, and a programme by its name alone may be for any of them. So such a need is
called unmet only where it is known of each statement of provision what it is about, and it is about something else.
"""

import re
from collections.abc import Callable, Sequence, Set
from dataclasses import dataclass

from ehc_text.checking.topics import knows, topics_in
from ehc_text.language.wording import blanked, has_words
from ehc_text.records.rules import WordList

_CLAUSE = re.compile(r"[.;|\n]\s+|\s\|\s")


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicsGiven:
    """A word list of topics, those that provision meets, and whether it is known what all provision is about.

    The last two take a look at all provision, so they are worked out once a need or an outcome asks.
    """

    lexicon: WordList
    met: Callable[[], Set[str]]
    can_tell: Callable[[], bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class WideNeeds(TopicsGiven):
    """The wide topics that needs are judged by."""

    difficulty: tuple[str, ...]
    """What a sentence of a need says of the child, and one of a strength does not: "remembers where things belong"."""

    def unmet_topics(self, text: str) -> frozenset[str]:
        """Return the topics of a need that nothing is about; none where something is, or where nobody can tell."""
        if not has_words(text, self.difficulty):
            return frozenset()
        # What a sentence says well of the child is no need: "He counts to 20. He does not yet link sounds."
        clauses = (clause for clause in _CLAUSE.split(text) if has_words(clause, self.difficulty))
        found = frozenset().union(*(topics_in(clause, self.lexicon) for clause in clauses))
        if not found or not self.met().isdisjoint(topics_in(text, self.lexicon)) or not self.can_tell():
            return frozenset()
        return found


def is_known(text: str, lexicons: Sequence[WordList], roles: tuple[str, ...], oversight: tuple[str, ...] = ()) -> bool:
    """Return whether it is known what a statement is about; who gives it (`roles`) does not tell.

    What only keeps watch over the provision (`oversight`) is known to meet no need itself.
    """
    if has_words(text, oversight):
        return True
    return knows(blanked(text, roles), lexicons)
