"""What the words of a line say about where it belongs: bullets, typed numbers, ends of sentences."""

import re

_BULLETS = "•●○◦▪▫■□◆◇►▶➢➤✓✔❖⁃∙·‣\uf000-\uf0ff"
_SIGN = re.compile(rf"(?:[{_BULLETS}]|[-–—*oO»>])(?=\s)|[{_BULLETS}](?=\w)")
_SURE_SIGN = re.compile(rf"[{_BULLETS}☐☑☒]")
_NUMBER = re.compile(
    r"(?:\(?(?:\d{1,2}(?:\.\d{1,2}){0,3}|[a-z]|[ivx]{1,4})[.)]|[A-Z]\d{1,2}[.)]|\d{1,2}(?:\.\d{1,2}){1,3})\s+(?=\S)"
)
_ENDS, _CLOSING = frozenset(".!?:;"), frozenset("\"'’”)]\n")
_SENTENCE_END = re.compile(r"[.!?:;][\"'’”)\]]*$")
_SUSPENDED = re.compile(r"(?:and|or|to)\s|[^\w]", re.IGNORECASE)
_TAB = 0.6
"""A gap wider than this many font sizes after a number is a tab."""


def is_ended(text: str) -> bool:
    """Return whether a line ends with a sentence."""
    last = text[-1:]
    return last in _ENDS or (last in _CLOSING and _SENTENCE_END.search(text) is not None)


def starts_low(text: str) -> bool:
    """Return whether a line starts with a small letter, as one does in the middle of a sentence."""
    return text[:1].islower()


def is_plain(text: str) -> bool:
    """Return whether a line starts with two letters such as no bullet and no number has: most lines do."""
    return text[:2].isalpha() and text[1:2] not in "ivx"


def has_sign(text: str) -> bool:
    """Return whether a line starts with what may be a bullet; a dash or an "o" can also stand in a sentence."""
    return not is_plain(text) and _SIGN.match(text) is not None


def has_sure_sign(text: str) -> bool:
    """Return whether a line starts with a bullet or tick box."""
    return not is_plain(text) and _SURE_SIGN.match(text) is not None


def has_number(text: str) -> bool:
    """Return whether a line starts with a number of a list: "1.", "2.1", "(a)", "iv)"."""
    return not is_plain(text) and _NUMBER.match(text) is not None


def is_cut(text: str, after: str) -> bool:
    """Return whether a line ends within a word; the hyphen of "pre- and post-16" stands at a word's end."""
    return len(text) > 1 and text[-1] == "-" and text[-2].isalnum() and not _SUSPENDED.match(after)


def is_marked(text: str) -> bool:
    """Return whether a line starts with what may be a bullet, or with a number of a list."""
    return not is_plain(text) and (_SIGN.match(text) is not None or _NUMBER.match(text) is not None)


def label_of(text: str, gap: float, size: float) -> tuple[str | None, int]:
    """Return the bullet or number that a line starts with and how many characters it takes.

    A number with a tab behind it was made by the word processor; one with a space was typed, and is text.
    `gap` is the space behind the first word in points.
    """
    if is_plain(text):
        return None, 0
    match = _SIGN.match(text)
    if not match and gap > _TAB * size:
        match = _NUMBER.match(text)
    if not match:
        return None, 0
    sign = match.group().strip()
    skip = len(text) - len(text[match.end() :].lstrip())
    return ("•" if "\uf000" <= sign <= "\uf0ff" else sign), skip
