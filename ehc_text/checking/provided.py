"""Whether an outcome tells what is provided: support, equipment, sessions, access, or what adults will do.

An outcome is no description of a service being provided (Code of Practice 9.66). Many say so by a verb, "will receive",
and as many by a noun alone: "Full-time one-to-one support", "Access to a quiet room each day".
"""

import re

from ehc_text.checking.context import phrases_of
from ehc_text.language.dates import find_dates
from ehc_text.language.stages import find_ages_to_reach, find_stages
from ehc_text.language.wording import find_words, has_words
from ehc_text.records.rules import Check

_LEAD = re.compile(
    r"\W*(?:[A-Z]{0,2}\d{1,2}[.):]?\s+)?(?:(?:outcome|aim|target|objective)\b[^:]{0,12}:\s*|[A-Z][\w ,&/-]{2,40}:\s+)?"
    r"(?:(?:by|before|within|at|during|from|until|throughout|end of)\b[^,:;]{2,60}[,:;]\s+)?"
    r"(?:for\s+(?:there to be\s+)?)?",
    re.IGNORECASE,
)
"""What stands before the outcome's own first word: its number, its label, the time to reach it by."""

_GAP = re.compile(r"[\s,/():-]*")
_BY = re.compile(r"(?:by|before|until|from|in|at)\s+(?:the\s+)?(?:(?:end|start)\s+of\s+)?", re.IGNORECASE)
_SPACE_BEFORE_A_TIME = 3

_FURTHEST_QUALIFIERS = 8
"""So many words may describe a thing before its name: "at least two hours a week of individual speech therapy"."""


def says_provision(text: str, check: Check) -> bool:
    """Return whether the words of an outcome say what will be provided.

    Args:
        text: The outcome in its own words.
        check: The check, with the phrases "provision" (whole verbs), "having" (verbs that say so of certain things
            alone), "things" with their "qualifiers", and "adults" with what "adults_do".
    """
    if has_words(text, phrases_of(check, "provision")):
        return True
    opening = _opening(text)
    if _starts(text, opening, phrases_of(check, "adults"), check) and has_words(text, phrases_of(check, "adults_do")):
        return True
    places = (opening, *(end for _, end in find_words(text, phrases_of(check, "having"))))
    return any(_starts(text, place, phrases_of(check, "things"), check) for place in places)


def _opening(text: str) -> int:
    """Return where the outcome's own words begin: behind its number, its label and the time to reach it by."""
    lead = _LEAD.match(text)
    at = lead.end() if lead else 0
    by = _BY.match(text, at)
    if by is None:
        return at
    times = [(date.start, date.end) for date in find_dates(text)]
    times += [(stage.start, stage.end) for stage in find_stages(text)]
    times += [(age.start, age.end) for age in find_ages_to_reach(text)]
    # "By the end of Key Stage 2 (July 2029) access to ..." has two times.
    for start, end in sorted(times):
        if start - max(at, by.end()) <= _SPACE_BEFORE_A_TIME and end > at:
            at = end
    return at


def _starts(text: str, place: int, names: tuple[str, ...], check: Check) -> bool:
    """Return whether one of the names stands at `place`, with nothing before it but words that describe it."""
    rest = text[place:]
    skipped = dict(find_words(rest, phrases_of(check, "qualifiers")))
    named = dict(find_words(rest, names))
    at = _next_word(rest, 0)
    for _ in range(_FURTHEST_QUALIFIERS):
        if at in named:
            # "Access to the community: he walks ..." is a label.
            return not rest[named[at] :].lstrip().startswith(":")
        if at not in skipped:
            return False
        at = _next_word(rest, skipped[at])
    return False


def _next_word(text: str, at: int) -> int:
    found = _GAP.match(text, at)
    return found.end() if found else at
