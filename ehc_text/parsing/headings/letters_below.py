"""Headings of which the line below says the letter, "This is Section B", "(Section B)", or the last of several."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from ehc_text.parsing.headings.candidates import Candidate, Reader, Where, expand
from ehc_text.parsing.headings.heading_lines import LONG_WORDS
from ehc_text.parsing.lines.flatten import FlatItem, FlatParagraph
from ehc_text.parsing.lines.letters import Form, find_letters
from ehc_text.parsing.lines.looks import Look, look_of, strength

_SAYS = re.compile(
    r"\W*(?:(?:this|here|it|that|these|this (?:page|part|bit|chapter))\s+(?:is|are|covers?|forms?|makes? up|was)"
    r"|(?:also|better)?\s*(?:called|known as)|(?:in|by) law|legal(?:ly)?|officially|formally|statutory"
    r"|the (?:law|council|regulations?) calls? (?:this|it)|(?:its|the) (?:legal|official|statutory) name)"
    r"\b[^.;!?]{0,40}?\b(?P<named>(?i:section|part)s?\s+.*)",
    re.IGNORECASE | re.DOTALL,
)
_OF_THE_PLAN = re.compile(
    r"\W*(?P<named>(?:section|part)s?\s+[^.;]{1,12}?)\s+(?:of|in)\s+(?:the|this|my|your|an?)\b", re.I
)
_GOES_ON = re.compile(r"(?:\band|[&,/+])\s*$", re.I)
_WENT_ON = re.compile(r"\s*(?:and\b|[&/+])", re.I)
"""Letters that run over the line: "Part H1 and / H2", "Sections B / & F"."""
_IN_BRACKETS = re.compile(r"[(\[]\s*(?P<named>(?:section|part)s?\s+[^()\[\]]{1,20})[)\]]\W*$", re.IGNORECASE)
_MOST_WORDS = 30
_LEAST_WEIGHT = 2
_LEAST_OVER = 4
"""So many different titles of one look, each right above a letter by itself, are no chance."""


def letter_below(index: int, items: Sequence[FlatItem], reader: Reader) -> Candidate | None:
    """Return the heading that a line is by the letter that the next line says, None where it says none."""
    item, below = items[index], items[index + 1] if index + 1 < len(items) else None
    if not isinstance(item, FlatParagraph) or not isinstance(below, FlatParagraph) or item.paragraph.is_note:
        return None
    look = look_of(item)
    weight = strength(look, reader.body_pt)
    wrapped = _wrapped_letters(item.text, below.text) if weight >= _LEAST_WEIGHT else ()
    if wrapped:
        return _heading(index, item.text, wrapped, look, weight)
    if weight < _LEAST_WEIGHT or not _may_be_title(item.text):
        return None
    letters = reader.over_letters.get(index) or _letters_said(below.text)
    if not letters:
        return None
    return _heading(index, item.text, letters, look, weight)


def _heading(index: int, text: str, letters: tuple[str, ...], look: Look, weight: int) -> Candidate:
    return Candidate(
        item=index,
        letters=expand(letters),
        form=Form.SECTION,
        where=Where.LINE,
        heading=text,
        look=look,
        weight=weight,
        is_titled=True,
        has_title_below=True,
    )


def _wrapped_letters(text: str, below: str) -> tuple[str, ...]:
    """Return the letters of a heading that names the last of them in the next line."""
    if not (_GOES_ON.search(text) or _WENT_ON.match(below)):
        return ()
    first, whole = find_letters(text), find_letters(f"{text} {below}")
    if first is None or whole is None or first.form is not Form.SECTION or whole.form is not Form.SECTION:
        return ()
    is_all = not text[first.rest :].strip().removesuffix("and").strip(" &,/+")
    return whole.letters if is_all and len(whole.letters) > len(first.letters) else ()


def _may_be_title(text: str) -> bool:
    """Return whether a line may be a title that names no letter; many are questions: "What do I find hard?"."""
    return len(text.split()) <= LONG_WORDS and not text.endswith((".", ";")) and not find_letters(text)


def _letters_said(text: str) -> tuple[str, ...]:
    """Return the letters that a line says its section has."""
    if len(text.split()) > _MOST_WORDS:
        return ()
    match = _SAYS.match(text) or _OF_THE_PLAN.match(text) or _IN_BRACKETS.match(text)
    lettered = find_letters(match["named"]) if match else None
    return () if lettered is None or lettered.is_part or lettered.form is not Form.SECTION else lettered.letters


def titles_over_letters(items: Sequence[FlatItem], reader: Reader) -> Mapping[int, tuple[str, ...]]:
    """Return the letters of titles that stand right above them, "What Mo finds hard" over "(Section B)", by item.

    Where the line below a letter is its title, what stands above it is none.
    """
    over: dict[Look, dict[int, tuple[str, ...]]] = {}
    for index, (item, below) in enumerate(pairwise(items)):
        letters = _lone_letters(below)
        if not letters or not isinstance(item, FlatParagraph) or item.paragraph.is_note:
            continue
        look = replace(look_of(item), is_capitals=False)
        named = reader.titles.letters(items[index + 2].text) if index + 2 < len(items) else frozenset()
        if not named.isdisjoint(expand(letters)):
            continue
        if strength(look, reader.body_pt) >= _LEAST_WEIGHT and _may_be_title(item.text):
            over.setdefault(look, {})[index] = letters
    several = [found for found in over.values() if len({items[index].text for index in found}) >= _LEAST_OVER]
    return {index: letters for found in several for index, letters in found.items()}


def _lone_letters(item: FlatItem) -> tuple[str, ...]:
    """Return the letters that are all a line says, with the word section before them or not, in brackets or not."""
    text = item.text.strip(" ()[]–—-:") if isinstance(item, FlatParagraph) else ""
    lettered = find_letters(text) if text else None
    is_alone = lettered is not None and not lettered.is_part and not text[lettered.rest :].strip()
    return lettered.letters if lettered and is_alone and lettered.form is not Form.AT_END else ()
