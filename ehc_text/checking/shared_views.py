"""VOI007: the child's views of one plan, nearly word for word in the plan of another child.

Such a repeat shows only between plans. Each plan leaves a print of its views (hashes of short runs of words, and no
word of the plan); the prints are compared through an index, so that the work grows with the number of plans.
"""

import re
import sys
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b

from ehc_text.checking.alike import Grams, Hashes, Links, likely, packed
from ehc_text.checking.context import CheckContext, CheckFunction, number_of
from ehc_text.checking.evidence import quote_finding, section_of
from ehc_text.records.finding import Finding
from ehc_text.records.plan import Child, Plan, Section, Speaker
from ehc_text.records.rules import Check

CODE = "VOI007"

_RUN = 6
"""Plans are compared if they share a run of so many words ..."""

_GRAM = 3
"""... by the share of runs of so many: a word changed here and there breaks few of them."""

_BRIDGE = 5
"""Two changed words, and what stands between them, are quoted with the copy around them."""

_HASH_BYTES = 8

_WORD = re.compile(r"\w+(?:['’]\w+)*")
_STOPS = re.compile(r"[.!?…]*[\"'”’]*")
_MASKS = {"he": "<child>", "she": "<child>", "him": "<child>", "his": "<child's>", "her": "<child's>"}


@dataclass(frozen=True, slots=True, kw_only=True)
class ViewsPrint:
    """What is kept of a plan's views for the comparison: hashes, and who the child is.

    The hashes are in order, each once, and packed: as a set they would take ten times the memory of thousands of plans.
    """

    child: Child
    sha256: str
    runs: Hashes
    grams: Hashes


@dataclass(frozen=True, slots=True, kw_only=True)
class Repeat:
    """In how many plans of other children a plan's views stand too, and the hashes of what they share."""

    others: int
    grams: frozenset[int]


def print_of(plan: Plan, sha256: str, check: Check) -> ViewsPrint | None:
    """Return the print of the child's views in section A, None where they are too short to tell copies by."""
    tokens = [word.token for word in _view_words(plan)]
    if len(tokens) < number_of(check, "words"):
        return None
    runs, grams = packed(_hashes(tokens, _RUN)), packed(_hashes(tokens, _GRAM))
    return ViewsPrint(child=plan.child, sha256=sha256, runs=runs, grams=grams)


def find_repeats(prints: Sequence[ViewsPrint | None], check: Check) -> Mapping[int, Repeat]:
    """Return the repeats by the position of their print; two files of the same child are no repeat."""
    share = number_of(check, "percent") / 100
    links, grams = Links(), Grams([views.grams if views else b"" for views in prints])
    children = _children(prints)
    for one, earlier in likely([views.runs if views else b"" for views in prints]):
        others = [other for other in earlier if children[one] != children[other]]
        for other in grams.alike(one, others, share):
            links.join(one, other, grams.shared(one, other))
    return {
        position: Repeat(others=len({children[member] for member in group}) - 1, grams=links.shared[position])
        for group in links.groups()
        for position in group
    }


def repeat_finding(plan: Plan, check: Check, repeat: Repeat) -> Finding | None:
    """Return the finding at the longest stretch that the other plans have too."""
    section = section_of(plan, "A")
    span = _longest_shared(plan, section, repeat) if section else None
    if section is None or span is None:
        return None
    return quote_finding(check, section, *span, message=check.message.replace("{count}", str(repeat.others)))


def shows_between_plans(plan: Plan, check: Check, context: CheckContext) -> Iterator[Finding]:
    """VOI007: one plan by itself has no repeat; a scan compares the prints of all its plans."""
    yield from ()


CHECKS: Mapping[str, CheckFunction] = {CODE: shows_between_plans}


@dataclass(frozen=True, slots=True, kw_only=True)
class _ViewWord:
    """A word of the child's views, `section.text[start:end]`; `token` has the child's name and sex masked."""

    token: str
    start: int
    end: int


def _view_words(plan: Plan) -> Iterator[_ViewWord]:
    names = {name.lower() for name in plan.child.names}
    for voice in plan.views:
        if voice.speaker is Speaker.PARENT:
            continue
        for match in _WORD.finditer(voice.text):
            lower = match.group().lower().replace("’", "'")
            token = "<name>" if lower.removesuffix("'s") in names else _MASKS.get(lower, lower)
            yield _ViewWord(token=token, start=voice.start + match.start(), end=voice.start + match.end())


def _hashes(tokens: Sequence[str], length: int) -> Iterator[int]:
    for start in range(len(tokens) - length + 1):
        digest = blake2b(" ".join(tokens[start : start + length]).encode(), digest_size=_HASH_BYTES).digest()
        yield int.from_bytes(digest, sys.byteorder)


def _children(prints: Sequence[ViewsPrint | None]) -> list[tuple[str, ...]]:
    """Return who each print's child is, by first name and birth; one that is not known is taken from a namesake.

    So two versions of a plan are of one child, though the name or the date of birth was found in one of them alone.
    """
    births: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    names: defaultdict[str, set[str]] = defaultdict(set)
    for views in prints:
        birth = _birth(views.child) if views else ""
        if views and birth:
            births[_name(views.child)].add(birth)
            names[birth].update(filter(None, _name(views.child)[:1]))
    return [_child(views, births, names) if views else () for views in prints]


def _child(
    views: ViewsPrint, births: Mapping[tuple[str, str], set[str]], names: Mapping[str, set[str]]
) -> tuple[str, ...]:
    name = first, surname = _name(views.child)
    birth = _birth(views.child) or _only(births.get(name, ()))
    if birth:
        return ("born", first or _only(names.get(birth, ())), birth)
    return ("named", first, surname) if any(name) else ("file", views.sha256)


def _only(values: Collection[str]) -> str:
    return next(iter(values)) if len(values) == 1 else ""


def _birth(child: Child) -> str:
    return child.date_of_birth.isoformat() if child.date_of_birth else ""


def _name(child: Child) -> tuple[str, str]:
    return (child.first_name or "").lower(), (child.surname or "").lower()


def _longest_shared(plan: Plan, section: Section, repeat: Repeat) -> tuple[int, int] | None:
    found = list(_view_words(plan))
    covered: set[int] = set()
    for start, gram in enumerate(_hashes([word.token for word in found], _GRAM)):
        if gram in repeat.grams:
            covered.update(range(start, start + _GRAM))
    runs = _runs(covered, lambda at: not _WORD.search(section.text, found[at - 1].end, found[at].start))
    stretches = [(found[first].start, _with_stop(section, found[last].end)) for first, last in runs]
    return max(stretches, key=lambda span: span[1] - span[0], default=None)


def _runs(covered: set[int], is_next: Callable[[int], bool]) -> Iterable[tuple[int, int]]:
    """Return the first and last positions of the runs; a few words that were changed do not part a run."""
    runs: list[tuple[int, int]] = []
    for position in sorted(covered):
        last = runs[-1][1] if runs else None
        if last is not None and position - last <= _BRIDGE and all(map(is_next, range(last + 1, position + 1))):
            runs[-1] = (runs[-1][0], position)
        else:
            runs.append((position, position))
    return runs


def _with_stop(section: Section, end: int) -> int:
    """Return the end with the stops and closing quotation marks that follow the last word."""
    match = _STOPS.match(section.text, end)
    return match.end() if match else end
