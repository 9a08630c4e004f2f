"""Tells whether words beside an outcome say how far it is reached, or only that nothing was said of it."""

import re

_CLAUSE = re.compile(r"[.;:,\n]\s+|\s+(?:and|but)\s+")
_NOT_LOOKED_AT = (
    r"(?:discussed|reviewed|recorded|considered|looked at|covered|mentioned|updated|reported|talked (?:about|of|over)"
    r"|gone (?:through|into)|addressed|raised|completed|filled in|known|spoken (?:of|about)|dealt with|entered)"
)
_WAS = r"(?:was |were |has |have |is |had )?"
_PAPER = r"(?:report|update|letter|views?|comments?|figures)"
_NOTHING = (
    r"see\b.*|refer(?:red)? to\b.*|as (?:above|before|in the plan)|tbc|tba|n/?a|none|nil|pending|to follow",
    r"deferred\b.*|(?:still )?waiting (?:for|on)\b.*",
    r"to be (?:confirmed|reported|discussed|reviewed|updated|added)\b.*|await\w*\b.*|carried (?:over|forward)\b.*",
    r"no (?:information|info|update|data|evidence|report|feedback|record|comments?|entry|discussion|note|news"
    r"|reply|answer)\b.*",
    r".*\b(?:was|were|been) (?:e-?mailed|contacted|chased|written to)\b.*",
    r"no progress (?:was |has been )?(?:recorded|reported|noted|given|entered)\b.*",
    rf"nothing {_WAS}(?:recorded|reported|said|written)\b.*",
    rf"(?:this |it |which |that )?(?:one )?{_WAS}not (?:yet )?(?:been )?{_NOT_LOOKED_AT}\b.*",
    r"(?:nobody|no one|neither)\b.*\b(?:report\w*|said|able|know\w*|present|there|came|attend\w*|send|sent)\b.*",
    rf".*\basked for (?:its|her|his|their|a|an|the) (?:\w+ )?{_PAPER}\b.*",
    r".*\b(?:has|have|had|did|does)(?: not|n['’]t)\b.{0,20}"
    r"\b(?:sen[dt]|report(?:ed)?|repl(?:y|ied)|wr[io]te|written)\b.*",
    r".*\b(?:time|meeting) ran out\b.*|.*\bran out of time\b.*",
    r".*\b(?:did not|never) (?:get|come) (?:on |round |as far as )?(?:to|this)\b.*",
    rf".*\b{_PAPER} (?:is |was )?(?:still )?(?:awaited|outstanding|not received|not in|to follow|due)\b.*",
    r".*\bwill (?:report|update|be (?:discussed|reviewed|reported|updated|looked at))\b.*",
    r"(?:the |her |his |their |all )?(?:\w+['’]s )?(?:provision|support|sessions?|visits?|programme|hours)\b.{0,30}"
    r"\b(?:carried out|delivered|in place|provided|given|continues?|continuing|going on|took place|taken place)\b.*",
)
_TELLS_NOTHING = re.compile(rf"\W*(?:{'|'.join(_NOTHING)})\W*", re.IGNORECASE)
_WORD = re.compile(r"\w")


def tells_progress(text: str) -> bool:
    """Return whether a text holds a clause that tells how far an outcome is reached, be it not at all.

    Example:
        "See Section H2, not discussed" tells nothing; "no change since May" does, and "see the report: 40 words" too.
    """
    clauses = (clause for clause in _CLAUSE.split(text) if _WORD.search(clause))
    return any(_TELLS_NOTHING.fullmatch(clause) is None for clause in clauses)
