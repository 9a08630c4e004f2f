"""Nil returns, pointers and mere description: what stands in a section and says of itself that it promises nothing."""

import re
from functools import lru_cache

from ehc_text.language.nothing import is_record_field, says_nothing
from ehc_text.parsing.lines.titles import plain_words, starts_with_one_of
from ehc_text.records.headings import HeadingRules

_PROMISE = re.compile(
    r"\b(?:will|shall|must|should|may|might|could|can|to be|is to|are to|ought)\b(?! not be required)", re.I
)
_PROMISED_NIL = re.compile(
    r"\b(?:will|shall|may|should) (?:be )?(?:not|no|nothing)\b|\b(?:will|shall|may|should) not\b", re.I
)
_NIL_START = re.compile(
    r"^\W*(?:currently|at present|at this time|to date)?,?\s*"
    r"(?:there (?:is|are|was|were|have been|has been)(?: currently| at present)? )?"
    r"(?:none|nil|nothing|n/?a|not|no)\b(?! (?:more|fewer|less|later|longer|earlier) than)",
    re.I,
)
_NIL_INSIDE = re.compile(
    r"\b(?:no|not any|any)\s+(?:\w+[\s-]+){0,5}(?:provision|needs?|involvement|services?|support|input)\b[^.]*"
    r"|\b(?:not|none|nothing)\b[^.]{0,40}"
    r"\b(?:identified|required|requested|known|applicable|needed|specified|open to|involved)\b"
    r"|\bdo(?:es)? not (?:have|need|require)\b",
    re.I,
)
_UNIVERSAL = re.compile(
    r"\b(?:continues?|will continue|will|can|is able|are able)\s+(?:to\s+)?(?:have\s+)?(?:access(?:es)?|use)\s+"
    r"(?:to\s+)?(?:the\s+)?universal\b[^.;|]*\W*$|\bmet (?:by|through|within|from) universal\b[^.;|]*\W*$",
    re.I,
)
"""What every child has: a stock phrase for no provision of the child's own."""
_WORD = re.compile(r"[a-z0-9]+")
_TICKS = re.compile(r"(?:[^|☐☒☑✓✔]{0,40}\|\s*)?(?:[☐☒☑✓✔]\s*[\w' -]{0,30}\s*\|?\s*)+")
"""Boxes to tick with a word or two each: "☒ Yes ☐ No"."""
_POINTER = re.compile(r"^\W*(?:please )?(?:see|refer to|as (?:set out )?(?:above|below|in)|cf\.?)\b", re.I)
_NIL_WORDS = 30
_SHORT_NIL = 4
_LABEL_WORDS = 10
_MAY_BE_NIL = re.compile(r"n(?:o|i|/?a)", re.I)
"""All words for nothing begin so: none, nil, nothing, not, no, n/a."""
_NO = re.compile(r"\b(?:no|not|none)\b", re.I)


def is_nil_return(text: str, rules: HeadingRules) -> bool:
    """Return whether a sentence, item or cell says that there is nothing: "No provision required", "N/A"."""
    words = plain_words(text)
    if not words or _tells_of_universal(text) or _is_ticks(text) or is_record_field(text):
        return True
    if len(words) <= _SHORT_NIL and starts_with_one_of(text, rules.nil_returns):
        return True
    if ":" in text and _is_labelled_nil(text, rules):
        return True
    if not _MAY_BE_NIL.search(text) or len(text.split()) > _NIL_WORDS:
        return False
    if promises(text):
        return says_nothing(text)  # "Nothing was found to be needed"
    return bool(_NIL_START.match(text)) or bool(_NO.search(text) and _NIL_INSIDE.search(text))


def _is_labelled_nil(text: str, rules: HeadingRules) -> bool:
    """Return whether a line names something and says that there is none: "Other social care provision: nil."."""
    label, _, value = text.partition(":")
    is_short = len(label.split()) <= _LABEL_WORDS and 0 < len(plain_words(value)) <= _SHORT_NIL
    return is_short and starts_with_one_of(value, rules.nil_returns)


def _tells_of_universal(text: str) -> bool:
    return "universal" in text.lower() and _UNIVERSAL.search(text) is not None


def _is_ticks(text: str) -> bool:
    return not text.isascii() and _TICKS.fullmatch(text) is not None


# A line is asked as a nil return, as a pointer, as a description, and for whose it is in a table.
@lru_cache(maxsize=2048)
def promises(text: str) -> bool:
    """Return whether a text says that something will, should or may be done."""
    return bool(_PROMISE.search(text)) and not ("no" in text.lower() and _PROMISED_NIL.search(text))


def is_pointer(text: str) -> bool:
    """Return whether a sentence only points elsewhere: "See Section F", "As above"."""
    return bool(_POINTER.match(text)) and not promises(text)


def is_description(text: str, rules: HeadingRules) -> bool:
    """Return whether a sentence tells of status, history or terms, and promises nothing.

    "Bethan is under the care of Dr Mallory." does; "Her medication will be monitored." does not.
    """
    if promises(text):
        return False
    padded = f" {' '.join(_WORD.findall(text.lower()))} "
    return any(f" {phrase} " in padded for phrase in rules.descriptive)
