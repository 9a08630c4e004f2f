"""What needs, outcomes and provision are about: the topics of a word list.

A topic is a group of a word list ("epilepsy"). Words that only provision for it has stand in a second group of that
name with " - met by" behind it, and people and settings that may be for many topics in a third, " - perhaps met by":
"the mentor meets him on Mondays" may be for his worries, "the mentor teaches him to read" is for his reading alone.
The group "judged", where there is one, names the topics that are narrow enough to judge by: "speaking" stands in every
plan, "travel" does not.
"""

from collections.abc import Sequence
from functools import lru_cache
from itertools import chain

from ehc_text.language.wording import groups_in, has_words
from ehc_text.records.rules import MET_BY, PERHAPS_MET_BY, WordList

JUDGED = "judged"
"""The name of the group that holds the names of the topics to judge by."""

_BETWEEN = "\n\0\n"
"""Stands between two statements that are looked over as one text: no phrase holds it."""


def judged_topics_in(text: str, lexicon: WordList) -> set[str]:
    """Return the topics of a need or an outcome that are narrow enough to judge by."""
    found = topics_in(text, lexicon)
    return found & set(lexicon.groups[JUDGED]) if JUDGED in lexicon.groups else found


def topics_in(text: str, lexicon: WordList, *, met_by: bool = False) -> set[str]:
    """Return the topics whose words stand in `text`; with `met_by`, the words for provision count as well."""
    found = groups_in(text, lexicon) - {JUDGED}
    provided = {name.removesuffix(MET_BY) for name in found if name.endswith(MET_BY)} if met_by else set()
    return {name for name in found if not name.endswith((MET_BY, PERHAPS_MET_BY))} | provided


def topics_met(texts: Sequence[str], lexicon: WordList) -> set[str]:
    """Return the topics that these statements are about: one look over all, and a second where that is not sure."""
    found = groups_in(_BETWEEN.join(texts), lexicon) - {JUDGED}
    perhaps = {name for name in found if name.endswith(PERHAPS_MET_BY)}
    met = {name.removesuffix(MET_BY) for name in found - perhaps}
    unsure = sorted(name for name in perhaps if name.removesuffix(PERHAPS_MET_BY) not in met)
    phrases = tuple(chain(*(lexicon.groups[name] for name in unsure)))
    return met.union(*(_perhaps_met(text, lexicon) for text in texts if phrases and has_words(text, phrases)))


def knows(text: str, lexicons: Sequence[WordList]) -> bool:
    """Return whether the text has a word of any topic, words for provision included."""
    return bool(groups_in(text, _all_words(tuple(lexicons))))


def _perhaps_met(text: str, lexicon: WordList) -> set[str]:
    """Return the topics that a statement may be for, none where it says what narrow topic it is about."""
    if groups_in(text, _telling_words(lexicon)):
        return set()
    return {name.removesuffix(PERHAPS_MET_BY) for name in groups_in(text, _perhaps_words(lexicon))}


@lru_cache(maxsize=16)
def _all_words(lexicons: tuple[WordList, ...]) -> WordList:
    """Return all words of these topics in one group: whether one stands in a text takes far less than which."""
    groups = (words for one in lexicons for name, words in one.groups.items() if _is_told(name))
    return WordList(name="all topics", groups={"all": tuple(dict.fromkeys(chain(*groups)))})


@lru_cache(maxsize=16)
def _perhaps_words(lexicon: WordList) -> WordList:
    groups = {name: words for name, words in lexicon.groups.items() if name.endswith(PERHAPS_MET_BY)}
    return WordList(name=f"{lexicon.name}{PERHAPS_MET_BY}", groups=groups)


@lru_cache(maxsize=16)
def _telling_words(lexicon: WordList) -> WordList:
    """Return the words of the narrow topics, in one group: all topics where the list names none as narrow."""
    told = {name for name in lexicon.groups if _is_told(name)}
    narrow = lexicon.groups.get(JUDGED, ())
    told = {name for name in told if not narrow or name.removesuffix(MET_BY) in narrow}
    return WordList(
        name=f"{lexicon.name} told", groups={"told": tuple(chain(*(lexicon.groups[name] for name in told)))}
    )


def _is_told(name: str) -> bool:
    return name != JUDGED and not name.endswith(PERHAPS_MET_BY)
