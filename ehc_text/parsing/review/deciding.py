"""Reads from sentences of a review what the authority decided, and the days of meeting, decision and amendment."""

import re
from collections.abc import Iterator, Sequence

from ehc_text.language.dates import find_dates
from ehc_text.language.sentences import find_sentences
from ehc_text.parsing.lines.labels import LabelRow
from ehc_text.parsing.lines.told_dates import dates_told
from ehc_text.records.dates import DateMention
from ehc_text.records.plan import Section
from ehc_text.records.review import ReviewDecision

_AUTHORITY = (
    r"(?:council|authority|LA|borough|county|panel|SEN[D]? (?:team|service|panel)|case ?(?:officer|worker)|SENDO)"
)
_DECIDES = (
    r"(?:decid\w+|decision|agreed|wr(?:ote|itten)|said|confirmed|notified|informed|told|accepted|intends?|letter|proposes?"
    r"|resolved|notice)"
)
_DECIDED = re.compile(rf"\b{_AUTHORITY}\b[^;]{{0,80}}?\b{_DECIDES}\b", re.IGNORECASE)
_BARE = re.compile(r"\b(?:decision|decided)\b", re.IGNORECASE)
_ON_THE_PLAN = re.compile(r"\b(?:plan|EHCP|decision (?:letter|notice)|letter says)\b|^\W*decision\b", re.IGNORECASE)
"""Without an authority, what makes a decision that of the review: pupils and parents decide things too."""
_WHAT = re.compile(
    r"\b(?:(?P<unchanged>not (?:to )?(?:be )?amend\w*|(?:no|without) (?:amendments?|changes?)|unchanged)"
    r"|(?P<cease>cease\w*|end(?:ed)? (?:it|the plan))|(?P<amend>amend(?:ed|ing|ments?)?)|(?P<maintain>maintain\w*))\b",
    re.IGNORECASE,
)
_AGREED = re.compile(rf"\b{_AUTHORITY} (?:has |have )?(?:agreed|accepted (?:it|this|that))\b", re.IGNORECASE)
_OPEN = re.compile(
    r"\b(?:whether|should|if|ask(?:s|ed|ing)?|recommend\w*|request\w*|must|(?-i:may)|can|could|unless|once|awaited|awaiting"
    r"|not (?:yet )?(?:decided|been made)|will (?:then )?(?:decide|consider|let))\b",
    re.IGNORECASE,
)
"""What the authority is asked or free to do is no decision of its own."""

_ENDS_IN_ON = re.compile(r"\b[Oo]n\W*$")
_DONE = (
    r"(?:sent(?: out)?|issued|followed|dated|made|finali[sz]ed|arrived|completed|came|reached|received|posted"
    r"|published)"
)
_AMENDED = re.compile(
    r"\b(?:final )?amended (?:final )?(?:plan|EHCP?|version)\b(?: plan)?[^;]{0,40}?"
    rf"\b{_DONE}\b[^;]{{0,30}}$",
    re.IGNORECASE,
)
_HELD = re.compile(
    r"\b(?:review|meeting)\b[^;]{0,60}?\b(?:brought forward to|moved to|put (?:back|off) (?:to|until)"
    r"|re-?arranged (?:for|to)|held on|held|took place(?: on)?|was (?:held )?on|happened on|met on)\W*$",
    re.IGNORECASE,
)
_ANOTHER = re.compile(
    r"\b(?:last|previous|earlier|next|first arranged|originally|planned|due|will|was to|should|to be|not|yet)\b",
    re.IGNORECASE,
)


def decision_in_prose(rows: Sequence[LabelRow], recommendation: ReviewDecision | None) -> ReviewDecision | None:
    """Return what a sentence says that the authority decided; None where none does.

    Where it only "agreed", that is to what was recommended.
    """
    for sentence in _sentences(rows):
        match = _decided(sentence, sentence)
        if match is None or _OPEN.search(sentence):
            continue
        what = _WHAT.search(sentence, match.start())
        if what is not None:
            return ReviewDecision.MAINTAIN if what["unchanged"] else ReviewDecision(str(what.lastgroup))
    if recommendation and any(_AGREED.search(sentence) for sentence in _sentences(rows)):
        return recommendation
    return None


def told_days(sections: Sequence[Section]) -> Iterator[DateMention]:
    """Yield the days that sentences give to the meeting, the decision and the amended plan, with their roles."""
    for section in sections:
        if not find_dates(section.text):
            continue
        for start, end in find_sentences(section.text):
            yield from dates_told(section, start, end, _role)


def _role(prefix: str, suffix: str) -> str | None:
    amended = _AMENDED.search(prefix)
    if amended is not None and not _ANOTHER.search(amended[0]):
        return "amended"
    if _HELD.search(prefix):
        return None if _ANOTHER.search(prefix) else "meeting"
    sentence = prefix + suffix
    decided = _decided(prefix, sentence) or (_decided(suffix, sentence) if _ENDS_IN_ON.search(prefix) else None)
    if decided is None or _OPEN.search(prefix):
        return None
    return "decision" if _WHAT.search(sentence) or _AGREED.search(prefix) else None


def _decided(text: str, sentence: str) -> re.Match[str] | None:
    """Return where a text says that the authority decided; the whole sentence tells what a bare "decided" is on."""
    decided = _DECIDED.search(text)
    if decided is None and _ON_THE_PLAN.search(sentence):
        return _BARE.search(text)
    return decided


def _sentences(rows: Sequence[LabelRow]) -> Iterator[str]:
    for row in rows:
        for cell in row.cells:
            yield from (cell.text[start:end] for start, end in find_sentences(cell.text))
