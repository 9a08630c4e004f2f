"""Reads the days that a plan tells of itself in sentences: "This plan was issued as final on the 4th of June 2026"."""

import re
from collections.abc import Iterator, Sequence

from ehc_text.language.sentences import find_sentences
from ehc_text.parsing.lines.told_dates import dates_told
from ehc_text.records.dates import DateMention
from ehc_text.records.plan import Section

TOLD_IN = ("A", "I", "J", "K")
"""The sections of such sentences: those on needs and provision tell of other plans and other reviews."""

_PLAN = (
    r"(?:(?:this|the|h(?:is|er)|their|[A-Z][\w-]+['’]s?)\s+(?:(?:first|final|amended|current|present|original|EHC"
    r"|Education,? Health (?:and|&) Care)\s+){0,3}(?:plan|EHCP)|(?-i:EHCP|EHC [Pp]lan))\b"
)
_BODY = (
    r"(?:the|this|our)\s+(?:local\s+)?(?:authority|council|borough|LA)|(?:[A-Z]\w+\s+)?(?:Council|Borough|Authority)|we"
)
_WAS = r"(?:was|is|has\s+been|being|were)"
_ON = (
    r"(?:\s+(?:by|under|with|without|in|at|after|following|as|for)\b[^.!?;]{0,60}?)?"
    r"\s*[,(]?\s*(?:on|dated|of|at)?\s*(?:the\s+)?$"
)
_BY_ITSELF = {
    "final": r"(?:made\s+final|finali[sz]ed)",
    "amended": r"(?:amended|reissued|re-issued|revised)",
    "last_review": r"(?:reviewed|looked\s+at\s+again)",
    "plan": r"(?:made|issued|published|drawn\s+up|signed|maintained\s+(?:since|from))",
}
_TIMES = (
    r"(?:(?P<when>first|last|originally|initially|most\s+recently|lastly|then|also|further|later|subsequently)\s+)?"
)


def _pattern(words: str) -> re.Pattern[str]:
    return re.compile(words, re.IGNORECASE)


def _recitals() -> Iterator[tuple[str, re.Pattern[str]]]:
    yield (
        "last_review",
        _pattern(
            r"\b(?:(?:last|latest|most\s+recent|previous|annual|early|interim|this)\s+){1,2}review\s+(?:of\s+(?:the|this|h(?:is|er)|their)"
            r"\s+(?:plan|EHCP)\s+)?(?:meeting\s+)?(?:took\s+place|was\s+(?:held|completed|carried\s+out)|was|met|happened|held)"
            rf"{_ON}"
        ),
    )
    yield "last_review", _pattern(r"(?:^|[.:;]\s*)(?:annual\s+)?review\s+(?:was\s+)?held\s*:?\s*(?:on\s*)?(?:the\s+)?$")
    for role, verb in _BY_ITSELF.items():
        yield role, _pattern(rf"\b{_PLAN}\s+{_WAS}\s+{_TIMES}{verb}{_ON}")
        yield role, _pattern(rf"\b(?:{_BODY})\s+{_TIMES}{verb}\s+{_PLAN}{_ON}")
    yield (
        "request",
        _pattern(
            r"\breceived\s+(?:a|the|an?\s+\w+)\s+request\b(?:\s+(?:from|for|by)\b[^.!?;]{0,60}?)*\s*(?:on|dated)\s*(?:the\s+)?$"
        ),
    )
    yield (
        "request",
        _pattern(
            r"\brequest\s+for\s+(?:an?\s+)?(?:EHC|Education,? Health (?:and|&) Care|needs|statutory)?"
            r"[\w ]{0,20}assessment\b"
            r"[^.!?;]{0,60}?\b(?:was|were)\s+(?:received|made)\s+on\s*(?:the\s+)?$"
        ),
    )


_RECITALS = tuple(_recitals())
_OPEN_WITH = ("review", "plan", "ehcp", "request")
"""Letters of which some stand in every recital."""
_DIGIT = re.compile(r"\d")
_ROLE_WHEN = {"first": "first", "originally": "first", "initially": "first"}
_NOT_YET = _pattern(r"\b(?:will|must|should|shall|to)\s+be\b|\bnot\b|\bif\b|\bunless\b")


def recital_dates(sections: Sequence[Section]) -> Iterator[DateMention]:
    """Yield the days that sentences of the sections give to the plan, its reviews and its request, with their roles."""
    for section in sections:
        if section.letter not in TOLD_IN or not _DIGIT.search(section.text):
            continue
        for start, end in find_sentences(section.text):
            small = section.text[start:end].lower()
            # Section K is full of dates, and says of hardly any that it is one of the plan's own.
            if any(word in small for word in _OPEN_WITH):
                yield from dates_told(section, start, end, _role)


def _role(prefix: str, _suffix: str) -> str | None:
    """Return the role that the words before a date give it, None where they tell of something else or still to come."""
    for role, pattern in _RECITALS:
        match = pattern.search(prefix)
        if match is not None and not _NOT_YET.search(match[0]):
            when = (match.groupdict().get("when") or "").lower()
            return _ROLE_WHEN.get(when, role) if role in ("plan", "final") else role
    return None
