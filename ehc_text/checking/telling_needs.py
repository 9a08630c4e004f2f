"""Which passages of a section of needs tell a need of this child: no strength, no denial, nobody else's."""

import re

from ehc_text.checking.context import phrases_of
from ehc_text.language.wording import has_words
from ehc_text.records.plan import Passage, Plan
from ehc_text.records.rules import Check

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

_DENIED = re.compile(
    r"n['’]t\b|\b(?:cannot|(?:not|never)(?! (?:need|require|only)\w*)|hardly|barely|neither)\b", re.IGNORECASE
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


def tells_need(need: Passage, plan: Plan, check: Check, *, is_denied: bool) -> bool:
    """Return whether a passage tells a need; `is_denied` says that its section begins by saying that there are none.

    There it takes plain words of a need: "No needs were identified. She goes to a swimming club."
    """
    if _tells_no_need(need.text, check) or (is_denied and not has_words(need.text, phrases_of(check, "tells_need"))):
        return False
    if (_WAS_ASSESSED if need.section == "D" else _WAS_TESTED).fullmatch(need.text):
        return False
    return need.section != "B" or not (_is_of_another(need.text, plan) or _tells_only_what_can_be_done(need.text))


def _tells_no_need(text: str, check: Check) -> bool:
    """Return whether a passage says that there is no need, or tells a strength and denies nothing of it.

    Not every check has words for strengths: those of health and social care are plain denials of a need.
    """
    if has_words(text, phrases_of(check, "no_need")):
        return True
    return _DENIED.search(text) is None and has_words(text, check.phrases.get("strengths", ()))


def _is_of_another(text: str, plan: Plan) -> bool:
    """Return whether a sentence of section B tells of somebody else: "His brother, who is deaf, ...".

    In section D what brothers and sisters need bears on what social care has to do.
    """
    match = _OF_ANOTHER.match(text)
    return match is not None and match["name"] not in plan.child.names


def _tells_only_what_can_be_done(text: str) -> bool:
    """Return whether a sentence tells a strength: "He can mend a chain", with nothing that limits it."""
    return (_CAN.match(text) or _IS_ABLE.search(text)) is not None and _LIMITED.search(text) is None
