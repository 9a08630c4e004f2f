"""Finds the words of a rule file in a text, as one compiled pattern; for the short texts of the coded checks.

A phrase matches whatever its case, its kind of apostrophe, hyphen or white space, at word borders. A `*` stands
for the rest of a word: "epilep*" matches "epilepsy" and "epileptic". Long texts go through spaCy's PhraseMatcher
instead, which is quicker over a whole plan.
"""

import re
from functools import lru_cache

_APOSTROPHE = "['\N{RIGHT SINGLE QUOTATION MARK}\N{LEFT SINGLE QUOTATION MARK}]"
_HYPHEN = "[-\N{HYPHEN}\N{NON-BREAKING HYPHEN}\N{EN DASH}]"


def find_words(text: str, phrases: tuple[str, ...]) -> tuple[tuple[int, int], ...]:
    """Return the spans of `text` at which one of `phrases` stands, in order, the longest first where several begin."""
    if not phrases:
        return ()
    return tuple(match.span() for match in _pattern(phrases).finditer(text))


def first_words(text: str, phrases: tuple[str, ...]) -> tuple[int, int] | None:
    """Return the first span of `text` at which one of `phrases` stands, None where none does."""
    if not phrases:
        return None
    match = _pattern(phrases).search(text)
    return match.span() if match else None


def has_words(text: str, phrases: tuple[str, ...]) -> bool:
    """Return whether one of `phrases` stands anywhere in `text`."""
    return first_words(text, phrases) is not None


@lru_cache(maxsize=1024)
def _pattern(phrases: tuple[str, ...]) -> re.Pattern[str]:
    longest_first = sorted(set(phrases), key=lambda phrase: (-len(phrase), phrase))
    return re.compile("|".join(map(_one, longest_first)), re.IGNORECASE)


def _one(phrase: str) -> str:
    body = "".join(map(_character, " ".join(phrase.split())))
    before = r"(?<!\w)" if phrase[:1].isalnum() else ""
    after = r"(?!\w)" if phrase[-1:].isalnum() else ""
    return f"{before}{body}{after}"


def _character(character: str) -> str:
    match character:
        case "*":
            return r"\w*"
        case " ":
            return r"\s+"
        case "'":
            return _APOSTROPHE
        case "-":
            return _HYPHEN
        case _:
            return re.escape(character)
