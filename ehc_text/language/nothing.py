"""Says that there is nothing: a nil return by its build, whatever its words, and a field of the record beside it.

"None has been assessed as necessary", "Nothing more was found to be needed (team, date)" and "Provision: nil" have one
build: a word for nothing, or "no" with what is provided, and at most a verb of finding, asking or giving behind it.
"""

import re

from ehc_text.language.sentences import find_sentences

_FOUND = (
    r"(?:assessed|found|identified|specified|provided|required|needed|necessary|requested|asked for"
    r"|sought|called for"
    r"|wanted|agreed|recommended|advised|reported|recorded|written|entered|made|due|owed|judged"
    r"|considered|thought|deemed"
    r"|arranged|commissioned|applicable|appropriate|shown|proposed|planned|set out|given|put forward|said|known|to)"
)
_THING = (
    r"(?:provision|needs?|support|services?|help|input|involvement|care|arrangements?|assistance|packages?|breaks?"
    r"|payments?|equipment|adaptations?)"
)
_LEAD = (
    r"\W*(?:(?:at present|currently|at this time|to date|as yet|section \w+)\W+)?"
    r"(?:(?:it (?:was|is)|[^.:;|]{2,60}?\b(?:has|have|had)?) ?\b(?:agreed|found|decided|said|judged"
    r"|concluded|confirmed) that )?"
    r"(?:[^.:;|]{2,90}?\b(?:did not (?:wish|want|ask)|looked|discussed|considered|assessed|talked|met"
    r"|visited)\b[^.:;|]{0,60}?"
    r",? (?:and|so) )?"
    r"(?:there (?:is|are|was|were|has been|have been) (?:currently |at present |at this time )?"
    r"|[^.:;|,]{2,60}?\b(?:found|identified|recommended|specified|advised|proposed|sought|requested"
    r"|asked for|wanted|wants"
    r"|require[sd]?|needs?) )?"
)
"""Stands before the word for nothing: "there is", "the team found", "it was agreed that"."""

_OF_KIND = r"of (?:this|the|that) (?:kind|sort)"
_NIL = re.compile(
    rf"{_LEAD}(?:(?:none|nil|nothing|not any|zero)\b(?: (?:more|else|further|other|extra|additional|such|new|at all"
    rf"|whatsoever|{_OF_KIND}))*"
    rf"|no\b(?: (?!more|fewer|less)[\w-]+){{0,5}}? {_THING}\b(?: {_OF_KIND})?)"
    r"(?: (?:currently|now|today|so far|as at [^.;,]{3,25}))?"
    r"(?: (?:under|from|within|for|in|at|by) [^.;,]{2,60}?)?"
    rf"(?:\W*$|\s*\(|[,;–-]\s*(?:as|because|since|for|from|per|see)\b"
    rf"|\s+(?:that )?(?:(?:is|are|was|were|has been|have been|had been)\s+(?:\w+ly |currently "
    rf"|at present )?)?{_FOUND}\b)"
    rf"|\W*not (?:\w+ )?{_FOUND}\W*$|\W*(?:zero|0)(?: hours?)?\W*$|\W*(?:nobody|no one) (?:has "
    rf"|have )?(?:asked|applied) for\b"
    rf"|{_LEAD}[^.:;|,]{{2,60}}?\b(?:does|do|did) not (?:currently |at present |now )?(?:need|require"
    rf"|qualify for)\b",
    re.IGNORECASE,
)
_TAKEN_BACK = re.compile(
    r"\b(?:will|shall|must|should|(?-i:may)|might|can|could|but|except|other than|apart from|beyond"
    r"|besides|until|unless|although"
    r"|though|however|yet to|so (?:he|she|they|that)|and (?:so|s?he|they|his|her|their))\b",
    re.IGNORECASE,
)
"""An exception, a promise or a need behind the nil: it is none."""

_DENIES = re.compile(
    r"\b(?:was|were|is|are|has|have|had|did|does|do) not (?:been )?(?:\w+ly )?"
    r"(?:assessed|entitled|eligible|ask(?:ed)?|request(?:ed)?|sought|seek|referred|require[sd]?|known|open|involved"
    r"|apply|applicable|(?:come|fall) (?:under|within))\b",
    re.IGNORECASE,
)
_CONTRACTED = re.compile(r"(?<=[a-z])n['’]t\b")
_LABEL = re.compile(r"[^:.;|]{2,80}[:|]\s+(?=\S)")
_MARK = r"(?:version|revision|issue|ref(?:erence)?|id|number|nr|no|code)"
_FIELD = re.compile(
    rf"\W*(?:(?:[a-z'’/&-]+ ){{0,3}}(?:{_MARK}|status)\b\.?\s*[:|#]"
    rf"|(?:section|outcome|provision|need|aim|target|goal|row|plan|case|record|entry)?\s*{_MARK}\b\.?(?=\s*\d)"
    rf"|(?:section|outcome|provision|need|aim|target|goal|row|plan|case|record|entry) {_MARK}\b\.?)"
    r"\s*(?:[a-z]{0,4}[-/ ]?\d[\w./-]*|final|draft|amended|current|new)?\W*",
    re.IGNORECASE,
)


def is_record_field(text: str) -> bool:
    """Return whether a line is a field of the record alone: "Section version: 3", "Outcome no."."""
    return _FIELD.fullmatch(text) is not None


def says_nothing(sentence: str) -> bool:
    """Return whether a sentence says that there is nothing, with or without a label before it."""
    sentence = _CONTRACTED.sub(" not", sentence)
    if _TAKEN_BACK.search(sentence):
        return False
    label = _LABEL.match(sentence)
    return _NIL.match(sentence) is not None or (label is not None and _NIL.match(sentence, label.end()) is not None)


def holds_nothing(text: str) -> bool:
    """Return whether the text of a section is a nil return throughout.

    One of its sentences says that there is nothing; all others do too, are fields of the record, or deny that the child
    was assessed, is entitled or asked for anything.
    """
    parts = [cell for start, end in find_sentences(text) for cell in text[start:end].split(" | ")]
    said = [part for part in parts if re.search(r"\w", part) and not is_record_field(part)]
    nothing = [part for part in said if says_nothing(part)]
    return bool(nothing) and all(part in nothing or _only_denies(part) for part in said)


def _only_denies(sentence: str) -> bool:
    return _DENIES.search(sentence) is not None and not _TAKEN_BACK.search(sentence)
