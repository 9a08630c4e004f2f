"""Reads what a review recommends where no label, heading or tick box says it: in a sentence, or by a bare cross."""

import re
from collections.abc import Iterator, Sequence

from ehc_text.parsing.lines.labels import LabelRow, role_of
from ehc_text.parsing.lines.ticks import MARK
from ehc_text.parsing.review.review_words import ReviewWords
from ehc_text.records.review import ReviewDecision

_SENTENCE = re.compile(r"(?<=[.!?;])\s+|\n")
_PLAN = r"\b(?:plan|EHCP)\b"
_OF_PLAN = re.compile(_PLAN, re.IGNORECASE)
_CHOICE = re.compile(
    r"\bwhether\b|\bmaintain\w*\s*[,/]\s*(?:amend|cease|or\b|with|change)|\bregulations?\b"
    r"|\b(?:will|must|can|may) (?:then )?decide\b",
    re.IGNORECASE,
)
"""What tells the law or offers a choice is no recommendation."""

_PAST = re.compile(
    r"\b(?:was|were|had been|has been) (?:\w+ )?(?:amended|maintained|ceased|issued|kept)\b|\blast (?:year|review)\b"
    r"|\bif\b|\bunless\b|\bnot (?:agree|decided)|\bno agreement\b",
    re.IGNORECASE,
)
_ASKED = r"(?:ask|request|propose|suggest|advise|want|wish|agree|recommend)\w*[^.;]{0,40}?"
_STANCE = rf"(?:should(?: now)?|ought to|(?:is|are) to|to|must|can|could|{_ASKED})"
_EHC = r"(?:EHC |current |present |whole |existing |education,? health and care )?"
_THE_PLAN = rf"(?:(?:the|this|h(?:is|er)|their|[A-Z]\w+['’]s) {_EHC}{_PLAN}|it\b)"
_NEAR = r"[^.;]{0,40}?"
_CHANGED = r"be (?:amended|changed|revised|updated|rewritten|redrafted)\b"
_END = r"(?:an end|a close)"
_ENDED = rf"(?:be (?:ceased|ended|closed|brought to {_END}|allowed to lapse)|cease|end|lapse|come to {_END})\b"
_NO_CHANGE = r"(?:needed|required|asked|requested|necessary|proposed|recommended|plan|EHCP)\b"
_WITH_CHANGES = r"with (?:new|other|the following|some|these|changes|amendments)\b"
_AS_IT_IS = r"(?:(?:just |exactly )?as (?:it )?(?:is|stands)|as written|unchanged|in place|in force|untouched|alone)\b"
_WAYS = (
    (ReviewDecision.CEASE, rf"{_PLAN}{_NEAR}\b{_STANCE} {_ENDED}"),
    (ReviewDecision.CEASE, rf"{_PLAN} (?:{_ENDED}|is no longer (?:needed|required|necessary)\b)"),
    (ReviewDecision.CEASE, rf"\b{_STANCE} (?:now )?(?:cease|end|close|stop|withdraw) {_THE_PLAN}"),
    (
        ReviewDecision.CEASE,
        rf"\b(?:bring|draw) {_THE_PLAN} to {_END}\b|\b(?:let|allow) {_THE_PLAN} (?:to )?(?:end|lapse)\b",
    ),
    (ReviewDecision.CEASE, rf"\bno longer (?:needs?|requires?) (?:an? |the |h(?:is|er) |their ){_EHC}{_PLAN}"),
    (ReviewDecision.AMEND, rf"{_PLAN}{_NEAR}\b(?:kept|maintained|continued?)\b{_NEAR}\b{_WITH_CHANGES}"),
    (ReviewDecision.MAINTAIN, rf"\bno (?:changes?|amendments?)\b{_NEAR}\b{_NO_CHANGE}"),
    (
        ReviewDecision.MAINTAIN,
        rf"{_PLAN}{_NEAR}\b(?:stays?|remains?|left|stands?|continues?|kept|carr(?:y|ies) on) {_AS_IT_IS}",
    ),
    (ReviewDecision.MAINTAIN, rf"\b(?:leav(?:e|ing)|keep(?:ing)?) {_THE_PLAN} {_AS_IT_IS}"),
    (ReviewDecision.AMEND, rf"{_PLAN}{_NEAR}\b{_STANCE} {_CHANGED}|{_PLAN} {_CHANGED}"),
    (ReviewDecision.AMEND, rf"\b{_STANCE} (?:amend|revise|update|redraft|rewrite) {_THE_PLAN}"),
    (ReviewDecision.AMEND, rf"\b{_STANCE} (?:make )?(?:changes|amendments) (?:to|in) {_THE_PLAN}"),
    (ReviewDecision.MAINTAIN, rf"{_PLAN}{_NEAR}\bbe (?:maintained|kept|continued|carried on|left)\b"),
    (ReviewDecision.MAINTAIN, rf"{_PLAN} (?:should|is to|to) (?:continue|remain|stay|stand|carry on)\b"),
    (ReviewDecision.MAINTAIN, rf"\b(?:maintain|continue|keep) (?:with )?{_THE_PLAN}"),
)
_EXPRESSIONS = tuple((decision, re.compile(words, re.IGNORECASE)) for decision, words in _WAYS)
_OF_SUPPORT = re.compile(
    r"\b(?:continu\w*|maintain\w*|keep)\b(?! (?:as|unchanged|without|in (?:place|force))\b)\W+"
    r"(?:(?:with|on|the|all|his|her|their|current|present|same|existing|to) )*[a-z]\w+",
    re.IGNORECASE,
)
"""What is to go on is named, the plan or something that is done in school."""

_OF_THE_PLAN = re.compile(
    r"\b(?:plans?|EHC\w*|sections?|without (?:amend\w*|changes?)|no (?:amend\w*|changes?))\b", re.I
)

_SHORT = re.compile(
    r"(?:^|(?<=[.;:|]\s)|\n)\W*(?:rec(?:om)?(?:s|['’]d|mend\w*)?|meeting['’]?s? (?:view|advice|recommendation)|proposal"
    r"|advice"
    r"(?: to (?:the )?(?:LA|council|authority))?)\b[.:]?[^.;\n]{0,25}?\b"
    r"(?:(?P<unchanged>no amend\w*|no changes?)|(?P<maintain>maintain)|(?P<amend>amend)|(?P<cease>cease))\b",
    re.IGNORECASE,
)
"""A note in short: "Rec: amend B and F", "Rec LA maintain"."""

_CROSS = re.compile(r"\s*(?:x|y|yes|\*|✓|✔|√)\s*", re.IGNORECASE)


def recommendation_in_prose(rows: Sequence[LabelRow]) -> ReviewDecision | None:
    """Return what a sentence says is to become of the plan; None where none does, or only the law is told."""
    for row in rows:
        if any(MARK.search(cell.text) for cell in row.cells):
            continue  # an option that is offered
        for cell in row.cells:
            for sentence in _SENTENCE.split(cell.text):
                short = _SHORT.search(sentence)
                if short is not None and not _CHOICE.search(sentence) and not is_of_support(sentence):
                    return ReviewDecision.MAINTAIN if short["unchanged"] else ReviewDecision(str(short.lastgroup))
                if not _OF_PLAN.search(sentence) or _CHOICE.search(sentence) or _PAST.search(sentence):
                    continue
                found = next((decision for decision, words in _EXPRESSIONS if words.search(sentence)), None)
                if found is not None:
                    return found
    return None


def is_of_support(text: str) -> bool:
    """Return whether what is to be kept or continued is something done in school: "continue with the reading group"."""
    return _OF_SUPPORT.search(text) is not None and _OF_THE_PLAN.search(text) is None


def marked_options(rows: Sequence[LabelRow], known: ReviewWords) -> Iterator[str]:
    """Yield the option of a table of options that alone has a cross or a "yes" beside it."""
    options: list[tuple[str, str]] = []
    for row in rows:
        cells = [cell.text for cell in row.cells]
        if row.is_table and len(cells) == 2 and role_of(cells[0], known.options) and len(cells[0].split()) <= 12:
            options.append((cells[0], cells[1].strip()))
    marked = [words for words, mark in options if _CROSS.fullmatch(mark)]
    if len(options) > 1 and len(marked) == 1 and all(not mark or _CROSS.fullmatch(mark) for _, mark in options):
        yield marked[0]
