"""Advice in section K under the family's names alone: "Ada and Ben Hale, letter", with no word of who they are."""

import re

from ehc_text.records.plan import AdviceEntry, Child

_NAME = r"[A-Z][a-z][\w'’-]*"
_SEGMENT = re.compile(r"[|,;:()\t\n]| [–—-] ")
_MARK = re.compile(
    r"^\W*(?:(?:app(?:endix)?\.?\s*)?(?:[A-Z]?\d{1,2}[.)]?|[A-Z]\))\s+)?(?:(?:\w+ )?(?:from|of|by) (?:the )?)?",
    re.IGNORECASE,
)
"""What may stand before a name: the number of an appendix, and what was written: "letter from"."""
_BEHIND = re.compile(r"['’]s?$|\s+\d.*$")
_TWO = re.compile(rf"{_NAME}(?: {_NAME})? (?:and|&) {_NAME}(?: {_NAME})?")
_ONE = re.compile(rf"(?:(?:Mr|Mrs|Ms|Miss|Mx)\.? )?(?:{_NAME}|[A-Z]\.?)(?: {_NAME})?")
AT_WORK = re.compile(
    r"\b(?:Dr|Prof|SENCo|SENDCo|QTVI|QToD|HLTA|TA|OT|SLT|SALT|EP)\b"
    r"|(?i:\w*(?:therap|psycholog|psychiatr|teach|tutor|advis|advice|officer|worker|nurse|practition|specialist|consult"
    r"|coordinat|co-ordinat|manag|assist|mentor|head|lead|servic|team|support|school|college|nursery|academ|health|social"
    r"|clinic|hospital|assess|department|agency|charity|trust|inclusion|language|vision|hearing|sensory|physical"
    r"|education|learning|skills|audiolog|dietit|portage|intervenor|key ?person|key ?worker|advocate|governor)\w*)"
)
"""Who is named with a post, a service or a doctor's title speaks for that."""


def is_of_family(entry: AdviceEntry, child: Child) -> bool:
    """Return whether an entry of no known kind names only people of the family.

    Two people together without a post are the parents; so is who has the child's surname. The child's own name is the
    young person.
    """
    if entry.kinds != ("other",) or AT_WORK.search(entry.text):
        return False
    segments = [_BEHIND.sub("", _MARK.sub("", part.strip())).strip(" .") for part in _SEGMENT.split(entry.text)]
    return any(_TWO.fullmatch(part) or _is_kin(part, child) for part in segments)


def _is_kin(part: str, child: Child) -> bool:
    if not _ONE.fullmatch(part):
        return False
    words = part.split()
    own = {name for name in (child.first_name, child.known_as) if name}
    return (child.surname is not None and len(words) > 1 and words[-1] in child.surname.split()) or (
        words[0] in own and (len(words) == 1 or child.surname is None)
    )
