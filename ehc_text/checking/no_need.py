"""Sentences among the needs that tell none: of somebody else, of a strength, of a test on a day, a bare diagnosis."""

import re

from ehc_text.records.plan import Passage, Plan

_OF_ANOTHER = re.compile(
    r"\W*(?:(?:His|Her|Their) (?:[a-z-]+ )?(?:brothers?|sisters?|siblings?|twin|cousins?)"
    r"|(?P<name>[A-Z][a-z]+), (?:who|(?:his|her|their) (?:[a-z-]+ )?(?:brother|sister|twin|cousin|mother|father)))\b"
)
_CAN = re.compile(r"\W*(?:He|She|They|[A-Z][a-z]+) (?:can|is able to|are able to)\b(?! (?:become|be|get|find)\b)")
_LIMITED = re.compile(
    r"n['’]t\b|\b(?:but|only|not|cannot|never|although|though|however|unless|until|if|when|with|without|yet|some|sometimes|one|two"
    r"|few|little|up to|as long as|needs?|help|support|prompt\w*)\b",
    re.IGNORECASE,
)

_IS_ABLE = re.compile(
    r"\b(?:(?:as|like) (?:other|most) (?:children|pupils|students|young people|boys|girls)"
    r"|as (?:well|quickly|far|fast) as|top (?:tenth|fifth|quarter|third|half|\d+ (?:%|per cent))"
    r"|above average|average ability|ahead of (?:his|her|their)"
    r"|likes? to|interested in|keen(?: on)?|rich|excellent|confident|favourite|best"
    r"|(?:dress|wash|feed|fasten|us)(?:es|e|s) [^.;]{0,40}\bby (?:him|her)self|knows (?:every|all)"
    r"|(?:has an?|with an?) (?:[a-z]+ )?(?:mind|imagination|sense of humour|eye for|ear for))\b"
)
"""A child who does a thing as others do, or better, has no need there; that is told in section B as well."""

_WHEN = r"\b(?: [\w'’-]+){0,4} (?:on|in) (?:the )?[^,;:|]{0,16}\b(?:19|20)\d\d\W*"
_WAS_ASSESSED = re.compile(rf"\W*[A-Z][^,;:|]*\bassessed{_WHEN}")
_WAS_TESTED = re.compile(rf"\W*[A-Z][^,;:|]*\b(?:was|were|had) (?:[a-z]+ )?(?:tested|checked){_WHEN}")
"""Tells that somebody assessed the child on a day, and nothing of what was found."""

_BARE_DIAGNOSIS = re.compile(
    r"\W*Diagnos[ie]s\s*[|:][^.|]*\.?\s*|[^.|]{3,120}[,;(] *(?:first )?diagnosed [^.,;|]{3,40}\.?\W*"
)
"""Names a condition and the day on which it was diagnosed; symptoms and medicines would be needs of their own."""


def is_of_another(text: str, plan: Plan) -> bool:
    """Return whether a sentence of section B tells of somebody else: "His brother, who is deaf, ...".

    In section D what brothers and sisters need bears on what social care has to do.
    """
    match = _OF_ANOTHER.match(text)
    return match is not None and match["name"] not in plan.child.names


def tells_only_what_can_be_done(text: str) -> bool:
    """Return whether a sentence tells a strength: "He can mend a chain", with nothing that limits it."""
    return (_CAN.match(text) or _IS_ABLE.search(text)) is not None and _LIMITED.search(text) is None


def tells_only_of_a_test(need: Passage) -> bool:
    """Return whether a passage says that the child was tested on a day, or in section D assessed, and no more."""
    return (_WAS_ASSESSED if need.section == "D" else _WAS_TESTED).fullmatch(need.text) is not None


def is_bare_diagnosis(text: str) -> bool:
    """Return whether a text names a condition and the day of its diagnosis, and no more."""
    return _BARE_DIAGNOSIS.fullmatch(text) is not None
