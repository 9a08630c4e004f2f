"""What stands in section E and is no outcome: introductions, help with reading the table, and who checks."""

import re
from collections.abc import Callable

from ehc_text.language.nothing import is_record_field
from ehc_text.language.sentences import find_sentences

_LETTERS = r"[A-K][12]?(?:(?:\s*,\s*|\s*(?:,\s*)?and\s+|\s+to\s+|\s*[-–/&]\s*)[A-K][12]?)*"
_PART = (
    r"(?:outcomes?|columns?|rows?|tables?|pages?|box(?:es)?|parts?|headings?|dates|steps|targets"
    r"|changes|aims|goals|numbers|colou?rs"
    rf"|sections?(?: {_LETTERS})?)"
)
_TELLS = (
    r"(?:(?:is|are|was|were|has been|have been) (?:all |also |each )?(?:the\b|what\b|listed|set out"
    r"|shown|given|agreed"
    r"|reviewed|numbered|grouped|written|drawn|checked|linked|ordered|arranged|taken|based|looked"
    r"|recorded|explained|printed"
    r"|below|above|overleaf|in\b|under\b|about\b|from\b)"
    r"|means?|shows?|says?|tells?|lists?|sets? out|gives?|names?|covers?|comes? from|came from"
    r"|describes?|belongs?|links?|has a|have a|runs? (?:for|from|to|until)|apply|applies|last)"
)
_EXPLAINS = re.compile(
    rf"\W*(?:(?:the|these|this|each|every|all|both|our|your) (?:[\w'-]+ ){{0,2}}?{_PART}"
    rf"|(?:[\w'-]+['’]s?|his|her|their) (?:[\w-]+ ){{0,1}}?outcomes|columns|rows|dates|outcomes|steps)"
    rf"(?: (?:above|below|here|overleaf|in [\w ]{{2,30}}?|of [\w ]{{2,30}}?))?,? (?:(?:also|then|all"
    rf"|each) )?{_TELLS}\b"
    r"|\W*(?:these|this|here|below|overleaf|what follows) (?:is|are|was|were|shows?|lists?|sets? out"
    r"|tells?|gives?|follows?)"
    r"\b(?!\s*:)"
    r"|\W*(?:please )?(?:read|see|look|use|note|turn|refer|start)\b[^.]*?\b(?:(?:each|every|this"
    r"|the) (?:rows?|columns?)"
    rf"|(?:table|box|page|key|list|notes?) (?:above|below|overleaf|on page|at the)|sections? {_LETTERS}\b)"
    r"|\W*we (?:all |have |then |also |will |shall )?(?:check|look at|review|agreed?|wrote|write|chose|talk(?:ed)?"
    r"|me?et|mark|go through"
    r"|went through|count|record|put|start(?:ed)?)\b"
    r"|\W*how to (?:read|use) (?:this|the|these)\b|\W*for each (?:outcome|one|of these)\b"
    r"|[^.:;|]{2,60}?\b(?:meets?|looks?|talks?|checks?|reviews?)\b[^.:;|]{0,60}?\b(?:these|the outcomes|this list)\b"
    r"|\W*(?:[\w'’-]+ ){0,3}outcomes\W*$"
    r"|[^.:;|]{2,60}?\b(?:chose|wrote|agreed(?: on| to)?|picked|drew up|helped [^.:]{0,30}?write) (?:all of )?"
    r"(?:these|them|this (?:list|section|page)|the outcomes)\b"
    rf"|\W*sections? {_LETTERS}\s*(?:[:–-]|$)",
    re.IGNORECASE,
)
"""The words speak of the section, its table or those who wrote it, and not of the child."""

_BARE_LETTERS = re.compile(rf"\W*(?:[Ss]ections? )?{_LETTERS}\W*")
_CHILD_CAN = re.compile(r"\b(?:he|she|they|I) (?:will|can)\b|\bout of\b|\bper ?cent\b|%", re.IGNORECASE)
_TIME = re.compile(r"\b20\d\d\b|\bkey stage\b|\bend of (?:year|the year)\b", re.IGNORECASE)

_CHECKING = (
    r"(?:marks?|ticks?|fills? (?:in|out)|records?|logs?|notes?|counts?|checks?|tests?|measures?"
    r"|reviews?|asks?|scores?|observes?"
    r"|watch(?:es)?|looks? (?:at|through|over)|go(?:es)? (?:through|over)|talks? about|compares?|samples?"
    r"|collects?|weighs?|assess(?:es)?"
    r"|(?:reads?|keeps?|completes?|writes?|updates?) (?:up )?(?:an? |the |his |her |their )?(?:[\w-]+ ){0,3}?"
    r"(?:charts?|sheets?|logs?|records?|diary|diaries|forms?|tally|tallies|lists?|notes?|books?))"
)
_CHECKS = re.compile(
    r"\W*(?:(?:Mr|Mrs|Ms|Miss|Mx|Dr)\.? [A-Z][\w'’-]+(?:,? [\w'’-]+){0,5}?,?"
    r"|(?:The|An?|Our|My|His|Her|Their) (?:(?!(?:friend|classmate|peer|pupil)s?\b)[\w'’-]+ ){1,5}?"
    r"|(?:Staff|Teachers|Parents|Tutors|Adults|Both)"
    r"|[A-Z][\w'’-]+ and (?:(?:(?:Mr|Mrs|Ms|Miss|Dr) )?[A-Z][\w'’-]+|(?:his|her|their|the"
    r"|an?) [\w'’-]+(?: [\w'’-]+)?))"
    rf"\s*\b{_CHECKING}(?=\W*$| (?:the|an?|his|her|their|this|these|those|it|each|every|how|what"
    rf"|whether|which|all|both|on|at|in|for|of"
    r"|with|against|after|up|him|them|[A-Z][\w'’-]+)\b)"
)
_CHECKED = re.compile(
    r"\W*(?:(?:this|it|progress|these) (?:is|are) )?(?:checked|measured|reviewed|recorded|counted"
    r"|monitored|marked|tested)"
    r" (?:by|at|in|on|with|from|through|every|each|against|using|once|twice|weekly|termly|monthly)\b"
    r"|\W*(?:the|an?|his|her|their|our) (?:[\w'’-]+ ){0,3}?(?:charts?|sheets?|logs?|records?|diary|diaries"
    r"|lists?|tally|forms?)\b"
    r"[^.;:|]{0,40}? (?:is|are) (?:filled in|kept|ticked|marked|checked|read|looked at|completed|counted"
    r"|updated|shared)\b",
    re.IGNORECASE,
)
_SAYS_WHAT_COMES = re.compile(
    r"\b(?:will|shall|can|to be|is able|are able|so that|by the end|out of|and (?:he|she|they)"
    r"|in (?:\w+ )?\w+ lessons)\b",
    re.IGNORECASE,
)


def is_aside(text: str) -> bool:
    """Return whether a line or cell speaks of the section itself, is a field of the record, or letters of sections."""
    if is_record_field(text) or _BARE_LETTERS.fullmatch(text):
        return True
    return _all_sentences(text, lambda one: bool(_EXPLAINS.match(one)) and not _CHILD_CAN.search(one))


def sets_a_time(text: str) -> bool:
    """Return whether an aside says by when: it then says so of all outcomes."""
    return _TIME.search(text) is not None


def tells_who_checks(text: str) -> bool:
    """Return whether a line only says who checks, marks or records what is reached: "The tutor ticks the chart"."""
    return _all_sentences(
        text, lambda one: bool(_CHECKS.match(one) or _CHECKED.match(one)) and not _SAYS_WHAT_COMES.search(one)
    )


def _all_sentences(text: str, test: Callable[[str], bool]) -> bool:
    spans = find_sentences(text)
    return bool(spans) and all(test(text[start:end]) for start, end in spans)
