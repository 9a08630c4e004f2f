"""Which headings with a letter are headings: by their title, word or look, or by fellows that look the same."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from ehc_text.parsing.headings.by_title import is_listed
from ehc_text.parsing.headings.candidates import LETTERED_LEAST, Candidate, Where, letters_of
from ehc_text.parsing.lines.flatten import FlatItem
from ehc_text.parsing.lines.letters import Form

_FAMILY_LEAST = 4
"""So many sections under headings of one look vouch for a heading of that look whose title is not known."""
_KNOWN_LEAST = 2
"""So many titles with words of their sections vouch for letters, set off by nothing, before or behind the others."""
_MANY = 8
"""So many sections under headings of one look, B, E and F among them, vouch for their letters whatever they say."""
_LONE_LEAST = 6
"""So many letters by themselves, and those of need, outcome and provision among them, are no list markers."""
_CORE = frozenset("BEF")
_OTHER_APPENDIX = re.compile(r"(?i)\W*(?:appendix|annexe?)\s*\(?(?:[A-J]|\d{1,2})\b")


def vouched_by_letter(candidates: Sequence[Candidate], titled: Sequence[Candidate]) -> list[Candidate]:
    """Return the headings with a letter that title, word, look or fellows show to be headings.

    Letters that stand alone ("(A)") count only in a document that names its sections in no other way.
    """
    lone = [c for c in candidates if c.is_lone]
    lettered = _vouched([c for c in candidates if c.form is not Form.TITLE and not (c.is_lone and _may_mark(c))])
    others = letters_of(lettered) | letters_of([c for c in titled if is_listed(c)])
    if len(letters_of(lone)) >= _LONE_LEAST and letters_of(lone) >= _CORE and len(others) < LETTERED_LEAST:
        return _vouched([c for c in candidates if c.form is not Form.TITLE])
    return lettered


def without_appendices(candidates: list[Candidate], items: tuple[FlatItem, ...]) -> list[Candidate]:
    """Return the candidates without an appendix K that is no section: K has a heading, or it is one of many."""
    if any("K" in c.letters and c.form is not Form.APPENDED for c in candidates):
        return [c for c in candidates if c.form is not Form.APPENDED]
    is_one_of_many = any(_OTHER_APPENDIX.match(item.text) for item in items)
    return [c for c in candidates if c.form is not Form.APPENDED or c.is_titled or not is_one_of_many]


def _may_mark(candidate: Candidate) -> bool:
    """Return whether a letter may be the marker of a list or a source; H1 and H2 by themselves are neither."""
    return candidate.where is not Where.LINE or candidate.letters not in (("H1",), ("H2",))


def _vouched(candidates: list[Candidate]) -> list[Candidate]:
    """Return the candidates that title, word or look show to be headings."""
    shown = [c for c in candidates if _is_sure(c) and c.weight >= 2]
    if len(letters_of(shown)) >= LETTERED_LEAST:
        candidates = [c for c in candidates if _is_sure(c) or c.weight >= 1]
    families: dict[object, list[Candidate]] = {}
    for candidate in candidates:
        if not candidate.is_part:
            families.setdefault(_family(candidate), []).append(candidate)
    sure = [c for c in candidates if _is_sure(c)]
    return [c for c in candidates if _is_sure(c) or _has_family(c, families) or _fills_gap(c, sure)]


def _fills_gap(candidate: Candidate, sure: Sequence[Candidate]) -> bool:
    """Return whether a letter that no sure heading names stands in a line that looks like most of them.

    "F: Provision for outcome 1" below "E: Outcome 1"; or "Provision for outcome 1 (F)".
    """
    if candidate.where is not Where.LINE or candidate.weight < 2 or candidate.is_part or candidate.is_lone:
        return False
    if candidate.form is Form.BARE and not candidate.has_separator:
        return False
    if not letters_of(sure).isdisjoint(candidate.letters):
        return False
    look = replace(candidate.look, is_capitals=False)
    return len(letters_of([c for c in sure if replace(c.look, is_capitals=False) == look])) >= _FAMILY_LEAST


def _family(candidate: Candidate) -> object:
    return candidate.where, candidate.form, replace(candidate.look, is_capitals=False)


def _is_sure(candidate: Candidate) -> bool:
    if candidate.needs_fellows:
        return False
    if candidate.where is Where.COLUMNS or candidate.is_titled:
        return candidate.weight >= 1 or candidate.form is not Form.BARE or not candidate.is_part
    if candidate.form is Form.SECTION and candidate.where is Where.LINE:
        return candidate.has_separator
    if candidate.form is Form.APPENDED:
        return candidate.weight >= 2
    if candidate.form is Form.AT_END and candidate.where is Where.LINE and candidate.weight >= 2:
        return True  # "Support for outcome 1 (Section F)"
    return candidate.letters in (("H1",), ("H2",)) and (candidate.has_separator or candidate.weight >= 2)


def _has_family(candidate: Candidate, families: Mapping[object, list[Candidate]]) -> bool:
    if candidate.is_part:
        return False
    own = _family(candidate)
    fellows = families.get(own, [])
    needed = _FAMILY_LEAST if candidate.weight >= 1 else 2 * _FAMILY_LEAST
    if len(letters_of(fellows)) < needed:
        return False
    if not candidate.needs_fellows:
        return True
    others = letters_of(
        [
            c
            for family, some in families.items()
            if family != own
            for c in some
            if _is_sure(c) and c.weight >= candidate.weight
        ]
    )
    is_known = len(letters_of([c for c in fellows if c.is_titled])) >= _KNOWN_LEAST
    is_known = is_known or (len(letters_of(fellows)) >= _MANY and letters_of(fellows) >= _CORE)
    return is_known and not set(candidate.letters) <= others
