"""Whose voice a sentence of section A carries: the child's, a parent's, or an adult's about the child."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from ehc_text.language.sentences import find_sentences
from ehc_text.language.wording import has_words
from ehc_text.records.plan import LineKind, Plan, Section
from ehc_text.records.rules import WordList


class Speaker(StrEnum):
    """Whose view a sentence gives."""

    CHILD = "child"
    PARENT = "parent"
    ADULT = "adult"
    """Somebody tells of the child, and it is not said that the child told or showed it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """A sentence of section A, `section.text[start:end]`, with whose view it gives.

    `is_own` marks the child's own words or what was seen of the child; `under` is the sub-heading above it.
    """

    start: int
    end: int
    text: str
    speaker: Speaker
    is_own: bool
    under: str


FIRST_PERSON = re.compile(r"\b(?:I|I['’](?:m|ve|d|ll)|Im|Ive|my|me|myself)\b")
_QUOTED = re.compile(r"[“‘\"']([^“”‘’\"\n]{12,}?)[”’\"'](?!\w)")


def voices(plan: Plan, section: Section, words: WordList) -> Iterator[Voice]:
    """Yield the sentences of section A in order, column heads, sub-headings and guidance left out.

    `words` is the word list "voices" of the rules: the names of parents, of views, and the verbs of telling.
    """
    parents = words.groups["parents"] + _parent_names(plan, words)
    for line in section.lines:
        if line.kind in (LineKind.SUB_HEADING, LineKind.COLUMN_HEADS, LineKind.GUIDANCE):
            continue
        text = section.text[line.start : line.end]
        under = _heading_of(section, line.start, line.under, text)
        for start, end in find_sentences(text):
            yield _voice(plan, text[start:end], line.start + start, under, parents, words)


def outside_quotes(text: str) -> str:
    """Return the text with what stands between quotation marks blanked out, its length kept."""
    return _QUOTED.sub(lambda match: " " * len(match.group()), text)


def _heading_of(section: Section, start: int, under: str, text: str) -> str:
    """A row's first cell heads it, where the row has a label and words: "My parents' views | We hope ..."."""
    first_cell = text.split(" | ", 1)[0] if " | " in text else ""
    return first_cell if first_cell and len(first_cell) < 80 else under


def _voice(plan: Plan, text: str, start: int, under: str, parents: tuple[str, ...], words: WordList) -> Voice:
    names = _child_names(plan)
    heading_is_parents = has_words(under, parents)
    own = _is_own_words(text, names, heading_is_parents, words)
    if heading_is_parents or (_is_told_by(text, parents, words) and not own):
        speaker, own = Speaker.PARENT, False
    elif own or _tells_of_telling(text, names, words):
        speaker = Speaker.CHILD
    else:
        speaker = Speaker.ADULT
    return Voice(start=start, end=start + len(text), text=text, speaker=speaker, is_own=own, under=under)


def _is_own_words(text: str, names: tuple[str, ...], under_parents: bool, words: WordList) -> bool:
    if under_parents or has_words(text, words.groups["parents_speak"]):
        return False
    return bool(FIRST_PERSON.search(text)) or _tells_of_telling(text, names, words)


def _tells_of_telling(text: str, names: tuple[str, ...], words: WordList) -> bool:
    """Return whether the child tells or shows something here: "Amina pushed the red jug away", "he said that ..."."""
    subject = "|".join([*map(re.escape, names), "he", "she", "they"])
    for verb in words.groups["telling"]:
        if re.search(
            rf"\b(?:{subject})\s+(?:\w+ly\s+|also\s+|has\s+|then\s+)?{re.escape(verb)}\b", text, re.IGNORECASE
        ):
            return True
    return False


def _is_told_by(text: str, parents: tuple[str, ...], words: WordList) -> bool:
    return has_words(text, parents) and has_words(text, words.groups["holding_a_view"])


def _child_names(plan: Plan) -> tuple[str, ...]:
    return tuple(name for name in (plan.child.first_name, plan.child.known_as) if name)


def _parent_names(plan: Plan, words: WordList) -> tuple[str, ...]:
    """Return the first names that the front sheet gives beside a label such as "Parent or carer"."""
    found: set[str] = set()
    surname = (plan.child.surname or "").lower()
    for line in plan.front.lines:
        text = plan.front.text[line.start : line.end]
        if has_words(text, words.groups["parents"]):
            found.update(re.findall(r"\b[A-Z][a-z]{2,}\b", text.split(" | ", 1)[-1]))
    aside = {*words.groups["no_names"], *_child_names(plan)}
    return tuple(sorted(name for name in found if name not in aside and name.lower() not in surname))
