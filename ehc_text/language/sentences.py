"""Sentences of a text, told without being misled by abbreviations, decimals, initials, clock times and labels."""

import re
from functools import lru_cache

_END = re.compile(r"[.!?…]+[\"'”’)\]]*(?=\s)|\n+")
_NEXT = re.compile(r"\s+[\"'“‘(\[]*[A-Z0-9£]")
_LAST_WORD = re.compile(r"([^\s(\[\"'“‘]+)\.[\"'”’)\]]*$")
_WORD_CHARS = 60
"""Abbreviations, labels and initials are far shorter: a longer word need not be read whole."""
_FOLLOWING = re.compile(r"\s*(\S?)")
_LABEL = re.compile(r"\(?(?:[A-Za-z]{1,2})?\d{0,2}(?:\.\d{1,2}){0,2}\.?\)?")
_INITIAL = re.compile(r"(?:[A-Z]\.)*[A-Z]")
_KEEPS_LETTER = re.compile(
    r"(?:section|part|appendix|annex|level|group|vitamin|hepatitis|class|form|entry|phase|need|class)s?$", re.I
)
_TITLES = frozenset({"dr", "mr", "mrs", "ms", "mx", "prof", "rev", "fr", "st", "sr", "messrs", "cllr"})
_MID_WORDS = frozenset(
    {"e.g", "eg", "i.e", "ie", "approx", "vs", "cf", "incl", "esp", "viz", "ref", "tel", "ext", "no", "nos"}
)
_UNITS = frozenset(
    {"hr", "hrs", "min", "mins", "wk", "wks", "yr", "yrs", "pm", "am", "a.m", "p.m", "max", "vol", "p", "pp"}
)
_MONTHS = frozenset({"jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec"})


# A section is asked for its sentences by several checks.
@lru_cache(maxsize=256)
def find_sentences(text: str) -> tuple[tuple[int, int], ...]:
    """Return the sentences as spans, in order, without the blanks between them; line breaks end a sentence.

    Example:
        >>> text = "Dr. Amin visits at 9.05 a.m. on Mondays. It takes 1.5 hrs. each time."
        >>> [text[start:end] for start, end in find_sentences(text)]
        ['Dr. Amin visits at 9.05 a.m. on Mondays.', 'It takes 1.5 hrs. each time.']
    """
    spans = []
    start = 0
    for match in _END.finditer(text):
        if "\n" in match[0] or _is_end(text, start, match.end()):
            spans.append((start, match.end()))
            start = match.end()
    spans.append((start, len(text)))
    trimmed = (_trim(text, first, last) for first, last in spans)
    return tuple((first, last) for first, last in trimmed if first < last)


def _is_end(text: str, start: int, end: int) -> bool:
    """Return whether the stop before `end` closes the sentence that began at `start`."""
    if not _NEXT.match(text, end):
        return False
    match = _LAST_WORD.search(text, max(start, end - _WORD_CHARS), end)
    if match is None:
        return True
    word = match[1].lower()
    following = _FOLLOWING.match(text, end)
    follows_digit = following is not None and following[1].isdigit()
    if word in _TITLES or word in _MID_WORDS - {"no", "nos"}:
        return False
    if word in {"no", "nos"} | _MONTHS:
        return not follows_digit
    if word in _UNITS:
        return not follows_digit
    before = text[start : match.start(1)].strip()
    if not before and _LABEL.fullmatch(match[1]):
        return False
    return not (_INITIAL.fullmatch(match[1]) and len(match[1]) < 6) or bool(_KEEPS_LETTER.search(before))


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    part = text[start:end]
    return start + len(part) - len(part.lstrip()), end - (len(part) - len(part.rstrip()))
