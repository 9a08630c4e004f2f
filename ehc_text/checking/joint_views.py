"""Views of child and parents under one heading in one voice: "we", "they", "it was felt", and nobody is named.

Whose view is whose cannot be told then; section A holds the views of each (SEND Regulations 2014 reg 12(1)(a)).
"""

import re
from collections.abc import Sequence
from functools import lru_cache

from ehc_text.language.wording import has_words
from ehc_text.parsing.views import FIRST_PERSON, outside_quotes
from ehc_text.records.plan import View
from ehc_text.records.rules import WordList

_WE = re.compile(r"\b(?:we|our|ours|us)\b", re.IGNORECASE)
_AND = r"(?:['’]s|s['’])?(?:\s*[,/&]\s*|\s+and\s+(?:of\s+)?|\s+with\s+)(?:(?:his|her|their|my|the|both)\s+){0,2}"
_CHILD_WORDS = ("child", "young person", "pupil", "student", "learner")
_FEWEST_SIGNS = 2
"""A single "we feel" may be a slip of the pen; so many sentences without a speaker are how the text is written."""


def unnamed_speakers(voices: Sequence[View], names: tuple[str, ...], words: WordList) -> View | None:
    """Return the first sentence that says "we" under a heading for child and parents where nobody is told apart.

    None where the heading is for one of them, where the child says "I" or is quoted as saying something, where a
    parent is, or where fewer than two sentences leave their speaker open. `words` is the word list "voices".

    Example:
        Under "Views of Kit and his carers": "We are happy. It was felt that there is too much writing."
    """
    joint = [voice for voice in voices if _is_joint(voice.under, names, words)]
    texts = [outside_quotes(voice.text) for voice in joint]
    if any(FIRST_PERSON.search(text) or _names_a_speaker(text, names, words) for text in texts):
        return None
    said = [voice for voice, text in zip(joint, texts, strict=True) if _WE.search(text)]
    unclear = [text for text in texts if _WE.search(text) or has_words(text, words.groups["said_by_nobody"])]
    return said[0] if said and len(unclear) >= _FEWEST_SIGNS else None


def _is_joint(heading: str, names: tuple[str, ...], words: WordList) -> bool:
    """Return whether a sub-heading joins child and parents: "Kit and his carers", and not "Kit's carers"."""
    children = {name.lower() for name in (*names, *_CHILD_WORDS)}
    return any(
        (match["before"] or match["behind"]).lower() in children for match in _joined(_parents(words)).finditer(heading)
    )


@lru_cache(maxsize=4)
def _parents(words: WordList) -> tuple[str, ...]:
    return (*words.groups["parents"], "family")


# An expression with a child's name in it would be compiled anew for every plan.
@lru_cache(maxsize=4)
def _joined(parents: tuple[str, ...]) -> re.Pattern[str]:
    """Return what matches somebody joined with parents, before or behind them."""
    parent = "|".join(map(re.escape, parents))
    someone = r"(?:young )?[\w-]+"
    return re.compile(
        rf"\b(?P<before>{someone}){_AND}(?:{parent})\b|\b(?:{parent}){_AND}(?P<behind>{someone})\b", re.IGNORECASE
    )


def _names_a_speaker(text: str, names: tuple[str, ...], words: WordList) -> bool:
    """Return whether a sentence says whose view it gives: "Kit likes ...", "she hopes ...", "his carers want ..."."""
    speakers = (*names, "he", "she", *words.groups["parents"])
    holds = words.groups["holding_a_view"] + words.groups["views"]
    return has_words(text, speakers) and has_words(text, holds)
