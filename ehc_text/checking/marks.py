"""Provision under the same mark as a need: "(ii)", "2.", or a sub-heading that both of their sections have.

A list of provision may be numbered on its own account. It takes the marks of the needs only where that shows: where it
leaves some out, has one twice, or goes on in the next section where the one before it stopped.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ehc_text.checking.evidence import section_of
from ehc_text.parsing.lines.titles import plain_words
from ehc_text.records.plan import Passage, Plan, Section, Statement

_MARK = re.compile(r"\W*(?P<mark>[a-h]|[ivx]{1,4}|\d{1,2})[.)\]]\s", re.IGNORECASE)
_TITLE = re.compile(
    r"\W*(?:(?:need|area)\s+(?:\d{1,2}|[a-z]|one|two|three|four|five|six|seven|eight)"
    r"|(?:first|second|third|fourth|fifth|sixth|seventh|eighth|next|last) (?:need|area))"
    r"\s*[:.–-]\s*(?P<title>[^.;:]{3,70})",
    re.IGNORECASE,
)
"""A line of its own that says what the needs or the provision below it are about: "Need 4: Number"."""

_FEWEST_SHARED = 2
"""With one mark in common nothing shows that they belong together."""


@dataclass(frozen=True, slots=True)
class Marks:
    """The marks under which something acts, each that of one need; empty where needs and provision share none.

    `is_telling` says that a need whose mark is not among them is left out.
    """

    acting: frozenset[str] = frozenset()
    is_telling: bool = False

    def speak(self, mark: str) -> bool | None:
        """Return whether something acts under this mark; None where the marks do not tell."""
        if mark in self.acting:
            return True
        return False if mark and self.is_telling else None


def mark_at(section: Section | None, start: int) -> str:
    """Return the mark that holds at `start`, in small letters: its line's, or the last above it under its heading."""
    mark, under = "", ""
    for line in section.lines if section else ():
        if line.start > start or section is None:
            break
        found = _mark_of(line.label, section.text[line.start : line.end])
        mark = found or (mark if line.under == under else "")
        under = line.under
    return mark


def heading_of(passage: Passage | Statement) -> str:
    """Return the sub-heading above it as plain words."""
    return " ".join(plain_words(passage.under))


def marks_shared(plan: Plan, needs: Iterable[Passage], letters: Iterable[str], acting: Iterable[Statement]) -> Marks:
    """Return the marks that the provision in these sections takes from the needs; `acting` is what acts of it."""
    ours = list(dict.fromkeys(filter(None, (mark_at(section_of(plan, one.section), one.start) for one in needs))))
    lists = [marks for letter in letters if (marks := _marks_in(section_of(plan, letter)))]
    theirs = {mark for marks in lists for mark in marks}
    if len(theirs) < _FEWEST_SHARED or not theirs <= set(ours):
        return Marks()
    is_telling = any(marks != ours[: len(marks)] for marks in lists)
    if not is_telling and len(theirs) < len(ours):
        return Marks()
    return Marks(frozenset(mark_at(section_of(plan, one.section), one.start) for one in acting) - {""}, is_telling)


def headings_shared(needs: Sequence[Passage], given: Iterable[Statement], acting: Iterable[Statement]) -> Marks:
    """Return the sub-headings that needs and provision share; one above several needs says nothing of each of them."""
    ours = [heading_of(one) for one in needs]
    shared = (set(ours) & set(map(heading_of, given))) - {""}
    if len(shared) < _FEWEST_SHARED:
        return Marks()
    found = {heading_of(one) for one in acting}
    several = {one for one in ours if ours.count(one) > 1 and one in found}
    return Marks(frozenset(found), is_telling=True) if not several else Marks(frozenset(found - several))


def titles_in(section: Section | None) -> Mapping[int, str]:
    """Return where lines stand that are titles of what is below them ("Need 4: Number"), with their plain words."""
    lines = section.lines if section else ()
    found: dict[int, str] = {}
    for line, below in pairwise(lines):
        match = _TITLE.fullmatch(section.text[line.start : line.end].strip()) if section else None
        if match and section and not _TITLE.fullmatch(section.text[below.start : below.end].strip()):
            found[line.start] = " ".join(plain_words(match["title"]))
    return found if len(found) >= _FEWEST_SHARED else {}


def title_above(passage: Passage | Statement, titles: Mapping[int, str]) -> str:
    """Return the last title above the passage, or its sub-heading where its section has no titles."""
    if not titles:
        return heading_of(passage)
    above = [start for start in titles if start <= passage.start]
    return titles[max(above)] if above else ""


def title_left_out(ours: Iterable[str], theirs: Iterable[str]) -> str:
    """Return the one title of needs that provision has not, where it has all their others and none of its own.

    What stands under "Number" meets the needs under "Number": without it, nothing is meant for them.
    """
    ours, theirs = set(ours) - {""}, set(theirs) - {""}
    left_out = ours - theirs
    is_taken = theirs <= ours and len(theirs) >= _FEWEST_SHARED
    return left_out.pop() if is_taken and len(left_out) == 1 else ""


def _mark_of(label: str, text: str) -> str:
    match = _MARK.match(f"{label} {text}" if label else text)
    return match["mark"].lower() if match else ""


def _marks_in(section: Section | None) -> list[str]:
    """Return the marks of a section's lines, in order."""
    lines = section.lines if section else ()
    return [mark for line in lines if section and (mark := _mark_of(line.label, section.text[line.start : line.end]))]
