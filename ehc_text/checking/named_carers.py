"""Parents and carers whom section A calls by their first names: "Ada and Ben met the plan writer. They hope ..."."""

import re

from ehc_text.checking.advice_family import AT_WORK
from ehc_text.language.wording import first_words, has_words
from ehc_text.parsing.content.views import FIRST_PERSON, outside_quotes
from ehc_text.records.plan import View
from ehc_text.records.rules import WordList

_NAME = (
    r"(?!(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|His|Her|Their|The|And|Both|He|She|They|We|It|This|In|At|On)\b)"
    r"[A-Z][a-z][\w’-]*"
)
_TWO = re.compile(rf"(?P<first>{_NAME}) (?:and|&) (?P<second>{_NAME})(?: {_NAME})?(?=[\s,(:])")
_ONE = re.compile(rf"(?P<first>{_NAME})(?= (?:spoke|wrote|met|came|rang|telephoned)\b)")
_MEETING = (
    r"(?:met|(?:was|were) (?:also )?(?:seen|met|visited|interviewed)|spoke|came to|rang|telephoned|wrote|joined"
    r"|attended|talked|sent|filled in|completed|took part)\b"
)
_MET = re.compile(rf"\W+(?:(?:both|each|also|together)\s+)?{_MEETING}")
_LABEL = re.compile(r"(?:,|\s*\(| (?:to|at|in|on|by)\b)?[^.:;|“\"]{0,80}:\s+(?=\S)")
_RELATIVE_CHARS = 30
_POST = re.compile(rf"\b(?P<name>{_NAME})(?: {_NAME})?(?:, | \()(?P<post>[^.,;()]{{2,40}})")


def named_at_work(text: str) -> tuple[str, ...]:
    """Return the first names that a text gives with a post: "Ada Low, his key worker"."""
    return tuple({match["name"] for match in _POST.finditer(text) if AT_WORK.search(match["post"])})


def opens_for_parents(voice: View, names: tuple[str, ...], words: WordList) -> bool:
    """Return whether a sentence opens with two first names, not the child's, that hold a view or stand as its label.

    "Ada and Ben hope ...", "Ada and Ben (3 May 2026): he is a kind boy". `names` are those of the child and of all
    who are named with a post; who works with the child has one, or a title.
    """
    if FIRST_PERSON.search(outside_quotes(voice.text)):
        return False
    match = _TWO.match(voice.text)
    if match is None or not _is_of_others(match, names):
        return False
    behind = voice.text[match.end() :]
    held = first_words(behind[:_RELATIVE_CHARS], words.groups["holding_a_view"])
    return _LABEL.match(behind) is not None or (held is not None and not re.search(r"[.,;(]", behind[: held[0]]))


def met_parents(voice: View, names: tuple[str, ...], words: WordList) -> bool:
    """Return whether a sentence only says that parents were met or wrote: "they" in the next are the parents."""
    for pattern in (_TWO, _ONE):
        match = pattern.match(voice.text)
        if match and _is_of_others(match, names):
            return _MET.match(voice.text, match.end()) is not None
    kin = first_words(voice.text[:_RELATIVE_CHARS], words.groups["parents"])
    if kin is None:
        return False
    met = re.search(_MEETING, voice.text)
    return met is not None and not has_words(voice.text[: met.start()], names) and met.start() < 2 * _RELATIVE_CHARS


def _is_of_others(match: re.Match[str], names: tuple[str, ...]) -> bool:
    return not {name for name in match.groupdict().values() if name} & set(names)
