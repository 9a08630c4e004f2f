"""Whether the child is looked after, a child in need, or on a child protection plan: in sentences and form fields."""

import re
from collections.abc import Iterator
from itertools import pairwise

from ehc_text.checking.evidence import text_of
from ehc_text.language.sentences import find_sentences
from ehc_text.language.wording import has_words, spans_with
from ehc_text.parsing.lines.ticks import MARK, ticked_texts
from ehc_text.records.plan import Plan
from ehc_text.records.rules import WordList

WORD_LIST = "looked_after"
"""The word list of the rules: what says so, what says that it is not so, and the labels of front sheets."""

_YES = re.compile(r"\W*(?:yes|y|true|currently|current)\b", re.IGNORECASE)
_TOLD_IN = ("A", "B", "C", "D", "E", "F", "G", "K")
_FEWEST_WORDS = 4
"""Fewer words without a value are the label of an empty field."""

_WITH_OTHERS = re.compile(
    r"\s(?:and|with) (?:his|her|their) (?:[a-z-]+ )?(?:brothers?|sisters?|siblings?)\b", re.IGNORECASE
)
"""Brothers and sisters of whom the same is said as of the child."""

_NEXT_CLAUSE = re.compile(
    r";\s(?!(?:it|this|that|which|both|the (?:plan|order|case))\b)|\s(?:because|but|although|so that)\s"
)
"""What is denied behind these words is something else."""

_FIELD = re.compile(r"\s*\??\s*[|:]\s*|\s*\?\s*")


def is_looked_after(plan: Plan, words: WordList) -> bool:
    """Return whether a front-sheet field or a sentence of the sections says so of this child, today."""
    fields = spans_with(plan.front.text, ((line.start, line.end) for line in plan.front.lines), _names(words))
    if any(_field_says_so(plan.front.text[start:end], words) for start, end in fields):
        return True
    return any(says_so(sentence, words) for sentence in _sentences_that_name_it(plan, words))


def says_so(text: str, words: WordList) -> bool:
    """Return whether a sentence says so, of this child and today."""
    said = _WITH_OTHERS.sub("", text)
    return any(
        has_words(clause, words.groups["is"]) and not has_words(clause, words.groups["is_not"])
        for clause in _NEXT_CLAUSE.split(said)
    )


def _sentences_that_name_it(plan: Plan, words: WordList) -> Iterator[str]:
    for letter in _TOLD_IN:
        text = text_of(plan, (letter,))
        yield from (text[start:end] for start, end in spans_with(text, find_sentences(text), words.groups["is"]))


def _field_says_so(text: str, words: WordList) -> bool:
    """Return whether a field says so: "Looked after: yes", "Legal status: care order", a ticked box beside it."""
    # A sheet set out with spaces has hundreds of them in a line, on which the splitting below would dwell.
    text = " ".join(text.split())
    marked = MARK.search(text)
    if marked:
        boxes = text[max(text.rfind(mark, 0, marked.start()) for mark in "|:?") + 1 :]
        ticked = " / ".join(ticked_texts((boxes,)))
        return (_YES.match(ticked) is not None and _is_label(text, words)) or says_so(ticked, words)
    parts = _FIELD.split(text)
    if len(parts) == 1:
        return len(text.split()) >= _FEWEST_WORDS and says_so(text, words)
    if any(_is_label(label, words) and _YES.match(value) for label, value in pairwise(parts)):
        return True
    # A label with nothing behind it is an empty field, and says nothing.
    return says_so(parts[-1], words)


def _is_label(text: str, words: WordList) -> bool:
    return has_words(text, _names(words)) and not has_words(text, words.groups["was"])


def _names(words: WordList) -> tuple[str, ...]:
    return words.groups["is"] + words.groups["labels"]
