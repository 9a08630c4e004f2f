"""Headings in a council's own words, of which the line below says the letter: "This is Section B of the plan"."""

import re
from collections.abc import Sequence

from ehc_text.parsing.candidates import Candidate, Reader, Where, expand
from ehc_text.parsing.flatten import SHORT_WORDS, FlatItem, FlatParagraph
from ehc_text.parsing.letters import Form, find_letters
from ehc_text.parsing.looks import look_of, strength

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
_IN_BRACKETS = re.compile(r"[(\[]\s*(?P<named>(?:section|part)s?\s+[^()\[\]]{1,20})[)\]]\W*$", re.IGNORECASE)
_MOST_WORDS = 30
_LEAST_WEIGHT = 2


def letter_below(index: int, items: Sequence[FlatItem], reader: Reader) -> Candidate | None:
    """Return the heading that a line is by the letter that the next line says, None where it says none."""
    item, below = items[index], items[index + 1] if index + 1 < len(items) else None
    if not isinstance(item, FlatParagraph) or not isinstance(below, FlatParagraph) or item.paragraph.is_note:
        return None
    look = look_of(item)
    weight = strength(look, reader.body_pt)
    # Many are questions: "What do I find hard?"
    if weight < _LEAST_WEIGHT or len(item.text.split()) > SHORT_WORDS or item.text.endswith("."):
        return None
    letters = () if find_letters(item.text) else _letters_said(below.text)
    if not letters:
        return None
    return Candidate(
        item=index,
        letters=expand(letters),
        form=Form.SECTION,
        where=Where.LINE,
        heading=item.text,
        look=look,
        weight=weight,
        is_titled=True,
        has_title_below=True,
    )


def _letters_said(text: str) -> tuple[str, ...]:
    """Return the letters that a line says its section has."""
    if len(text.split()) > _MOST_WORDS:
        return ()
    match = _SAYS.match(text) or _OF_THE_PLAN.match(text) or _IN_BRACKETS.match(text)
    lettered = find_letters(match["named"]) if match else None
    return () if lettered is None or lettered.is_part or lettered.form is not Form.SECTION else lettered.letters
