"""Which candidate headings open a section: not contents lists, explanations, cross-references or appended forms."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ehc_text.parsing.candidates import Candidate, Where
from ehc_text.parsing.flatten import FlatItem
from ehc_text.parsing.letters import Form
from ehc_text.parsing.looks import Look
from ehc_text.parsing.titles import plain_words
from ehc_text.records.plan import SECTION_LETTERS, SECTION_TITLES

_FEW_WORDS = 4
"""Up to so many words between two headings are a page number or a title, and no body."""
_RUN_LENGTH = 4
"""So many headings without a body between them are a list of headings."""
_LETTERED_LEAST = 4
"""A document with so many sections known by letter does not go by titles alone."""
_FAMILY_LEAST = 4
"""So many sections under headings of one look vouch for a heading of that look whose title is not known."""
_LONE_LEAST = 6
"""So many letters by themselves, and those of need, outcome and provision among them, are no list markers."""
_CORE = frozenset("BEF")
_OTHER_APPENDIX = re.compile(r"(?i)\W*(?:appendix|annexe?)\s*\(?(?:[A-J]|\d{1,2})\b")
_STATUTORY_WORDS = 3
"""So many words of the names in the law tell the sections apart."""
_EARLY = frozenset("ABC")
_LATE = frozenset("IJK")


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """The openings in reading order, and the items at which an appended form or list ends the plan's last section."""

    openings: tuple[Candidate, ...]
    foreign: tuple[int, ...] = ()


def choose(candidates: tuple[Candidate, ...], items: tuple[FlatItem, ...]) -> Choice:
    """Return the headings that open sections.

    Lists of headings go first (contents; tables and pages that explain every section; forms after the plan that walk
    through its sections), then headings that the look or title of their fellows does not vouch for.
    """
    titled = [c for c in candidates if c.form is Form.TITLE]
    words = _word_counts(items)
    lettered = _without_lists(_lettered(candidates, titled), words)
    if len(_letters(lettered)) >= _LETTERED_LEAST:
        looks = {c.look for c in lettered if c.where is Where.LINE and c.weight >= 2}
        missing = set(SECTION_LETTERS) - _letters(lettered)
        titled = [c for c in titled if _fills_gap(c, missing, looks, lettered)]
    else:
        titled = _without_needless_columns(_by_title(_without_lists(titled, words), lettered), lettered)
    merged = _without_appendices(sorted([*lettered, *titled], key=lambda c: c.item), items)
    kept, foreign = _main_sequence(merged, words)
    kept = _without_weaker_doubles(kept)
    return Choice(openings=tuple(_walked(kept)), foreign=tuple(foreign))


def _lettered(candidates: Sequence[Candidate], titled: Sequence[Candidate]) -> list[Candidate]:
    """Return the headings with a letter that title, word, look or fellows show to be headings.

    Letters that stand alone ("(A)") count only in a document that names its sections in no other way.
    """
    lone = [c for c in candidates if c.is_lone]
    lettered = _vouched([c for c in candidates if c.form is not Form.TITLE and not (c.is_lone and _may_mark(c))])
    others = _letters(lettered) | _letters([c for c in titled if _is_listed(c)])
    if len(_letters(lone)) >= _LONE_LEAST and _letters(lone) >= _CORE and len(others) < _LETTERED_LEAST:
        return _vouched([c for c in candidates if c.form is not Form.TITLE])
    return lettered


def _may_mark(candidate: Candidate) -> bool:
    """Return whether a letter may be the marker of a list or a source; H1 and H2 by themselves are neither."""
    return candidate.where is not Where.LINE or candidate.letters not in (("H1",), ("H2",))


def _letters(candidates: Sequence[Candidate]) -> set[str]:
    return {letter for candidate in candidates for letter in candidate.letters}


def _without_appendices(candidates: list[Candidate], items: tuple[FlatItem, ...]) -> list[Candidate]:
    """Return the candidates without an appendix K that is no section: K has a heading, or it is one of many."""
    if any("K" in c.letters and c.form is not Form.APPENDED for c in candidates):
        return [c for c in candidates if c.form is not Form.APPENDED]
    is_one_of_many = any(_OTHER_APPENDIX.match(item.text) for item in items)
    return [c for c in candidates if c.form is not Form.APPENDED or c.is_titled or not is_one_of_many]


def _word_counts(items: tuple[FlatItem, ...]) -> list[int]:
    """Return running totals of words: the words of items a to b are `totals[b] - totals[a]`."""
    totals = [0]
    for item in items:
        totals.append(totals[-1] + len(item.text.replace("|", " ").split()))
    return totals


def _bodies(candidates: Sequence[Candidate], words: list[int]) -> list[int]:
    """Return how many words stand under each candidate, up to the next one."""
    if not candidates:
        return []
    ends = [c.item for c in candidates[1:]] + [len(words) - 1]
    bodies = []
    for candidate, end in zip(candidates, ends, strict=True):
        own = words[candidate.item + 1] - words[candidate.item] - len(candidate.heading.split())
        goes_on = candidate.content is not None or candidate.where is Where.LEFT_CELL
        start = candidate.item + (2 if candidate.has_title_below else 1)
        bodies.append(words[end] - words[min(start, end)] + (max(own, 0) if goes_on else 0))
    return bodies


def _without_lists(candidates: list[Candidate], words: list[int]) -> list[Candidate]:
    """Return the candidates without runs of headings that have no body, where the same sections come again."""
    bodies = _bodies(candidates, words)
    dropped: set[int] = set()
    start = 0
    while start < len(candidates):
        end = start
        while end < len(candidates) and bodies[end] <= _FEW_WORDS:
            end += 1
        if end - start >= _RUN_LENGTH - 1:
            dropped.update(_listed(candidates, start, end))
        start = end + 1
    return [c for position, c in enumerate(candidates) if position not in dropped]


def _listed(candidates: list[Candidate], start: int, end: int) -> range:
    """Return the positions of a contents list that runs from `start`; its last entry seems to have a body."""
    last = min(end, len(candidates) - 1)
    run = candidates[start : last + 1]
    if len(_letters(run)) < _RUN_LENGTH:
        return range(0)
    again = _letters(candidates[last + 1 :])
    if len(_letters(run[:-1]) & again) < 0.7 * len(_letters(run[:-1])):
        return range(0)
    return range(start, last + 1 if _letters(run[-1:]) & again else last)


def _vouched(candidates: list[Candidate]) -> list[Candidate]:
    """Return the candidates that title, word or look show to be headings."""
    shown = [c for c in candidates if _is_sure(c) and c.weight >= 2]
    if len(_letters(shown)) >= _LETTERED_LEAST:
        candidates = [c for c in candidates if _is_sure(c) or c.weight >= 1]
    families: dict[object, set[str]] = {}
    for candidate in candidates:
        if not candidate.is_part:
            families.setdefault(_family(candidate), set()).update(candidate.letters)
    return [c for c in candidates if _is_sure(c) or _has_family(c, families)]


def _family(candidate: Candidate) -> object:
    return candidate.where, candidate.form, replace(candidate.look, is_capitals=False)


def _is_sure(candidate: Candidate) -> bool:
    if candidate.where is Where.COLUMNS or candidate.is_titled:
        return candidate.weight >= 1 or candidate.form is not Form.BARE or not candidate.is_part
    if candidate.form is Form.SECTION and candidate.where is Where.LINE:
        return candidate.has_separator
    if candidate.form is Form.APPENDED:
        return candidate.weight >= 2
    if candidate.form is Form.AT_END and candidate.where is Where.LINE and candidate.weight >= 2:
        return True  # "Support for outcome 1 (Section F)"
    return candidate.letters in (("H1",), ("H2",)) and (candidate.has_separator or candidate.weight >= 2)


def _has_family(candidate: Candidate, families: dict[object, set[str]]) -> bool:
    if candidate.is_part:
        return False
    needed = _FAMILY_LEAST if candidate.weight >= 1 else 2 * _FAMILY_LEAST
    return len(families.get(_family(candidate), ())) >= needed


def _by_title(titled: list[Candidate], lettered: list[Candidate]) -> list[Candidate]:
    """Return the headings of a document that goes by titles; unlisted titles need the look of those that are listed."""
    sure = [c for c in titled if _is_listed(c)]
    if not sure and not lettered:
        return _titled_family(titled)
    looks = {c.look for c in (*sure, *lettered) if c.where is not Where.COLUMNS and c.weight >= 2}
    top = {look for look in looks if look.size_pt >= max(other.size_pt for other in looks)}
    return _without_parts_of_views([c for c in titled if c in sure or (c.is_keyed and c.look in top)])


def _without_parts_of_views(titled: list[Candidate]) -> list[Candidate]:
    """Return the headings without sub-headings of section A that might be titles of others.

    "My health" and "What I need help with" stand in A where health needs and special educational needs have a heading
    in the words of the law further down.
    """
    kept: list[Candidate] = []
    for position, candidate in enumerate(titled):
        in_views = bool(kept) and "A" in kept[-1].letters and len(candidate.letters) == 1
        later = (c for c in titled[position + 1 :] if c.letters == candidate.letters)
        if not (in_views and not _is_statutory(candidate) and any(map(_is_statutory, later))):
            kept.append(candidate)
    return kept


def _is_statutory(candidate: Candidate) -> bool:
    """Return whether a heading names its section as the law does."""
    name = plain_words(SECTION_TITLES[candidate.letters[0]])[:_STATUTORY_WORDS]
    return f" {' '.join(name)} " in f" {' '.join(plain_words(candidate.heading))} "


def _titled_family(titled: list[Candidate]) -> list[Candidate]:
    """Return the headings of one look that hold words of the titles of many sections, two of B, E and F among them."""
    families: dict[Look, list[Candidate]] = {}
    for candidate in titled:
        if (candidate.where is Where.LINE and len(candidate.letters) == 1) or candidate.letters == ("H1", "H2"):
            families.setdefault(replace(candidate.look, is_capitals=False), []).append(candidate)
    best = max(families.values(), key=lambda family: len(_letters(family)), default=[])
    return best if len(_letters(best)) >= _FAMILY_LEAST and len(_letters(best) & _CORE) > 1 else []


def _is_listed(candidate: Candidate) -> bool:
    """Return whether a heading without a letter has a listed title and looks like a heading."""
    return not candidate.is_keyed and (candidate.weight >= 2 or candidate.where is Where.COLUMNS)


def _fills_gap(candidate: Candidate, missing: set[str], looks: set[Look], lettered: list[Candidate]) -> bool:
    """Return whether a heading without a letter stands for a section that no lettered heading opens by itself.

    It may also divide a heading of several: "Sections C and G: Health", and under it "Health needs".
    """
    if candidate.where is Where.COLUMNS:
        return _may_divide(candidate, missing, lettered)
    if set(candidate.letters) <= missing:
        return candidate.look in looks
    above = [c for c in lettered if c.item < candidate.item]
    return bool(above) and candidate.weight >= 2 and set(candidate.letters) < set(above[-1].letters)


def _without_needless_columns(titled: list[Candidate], lettered: list[Candidate]) -> list[Candidate]:
    """Return the headings without columns that only name what another section of the document holds."""
    headings = sorted((c for c in (*titled, *lettered) if c.where is not Where.COLUMNS), key=lambda c: c.item)
    missing = set(SECTION_LETTERS) - _letters(headings)
    return [c for c in titled if c.where is not Where.COLUMNS or _may_divide(c, missing, headings)]


def _may_divide(candidate: Candidate, missing: set[str], lettered: list[Candidate]) -> bool:
    """Return whether column heads without letters set sections side by side.

    They do under a heading that names these sections together, or where the sections have no heading of their own.
    """
    above = [c for c in lettered if c.item < candidate.item]
    if above and len(set(above[-1].letters) & set(candidate.letters)) >= 2:
        return True
    here = set(above[-1].letters) if above else set()
    return set(candidate.letters) - here <= missing


def _main_sequence(candidates: list[Candidate], words: list[int]) -> tuple[list[Candidate], list[int]]:
    """Return the candidates without sequences that only repeat, in fewer words, sections that another one opens.

    A sequence ends where a late section is followed by an early one, as when a form that walks through A to K is
    bound in before or behind the plan. The second value holds where such sequences start behind the plan.
    """
    sequences = _sequences(candidates)
    if len(sequences) < 2:
        return candidates, []
    bodies = dict(zip((c.item for c in candidates), _bodies(candidates, words), strict=True))
    weights = [(len(_letters(s)) > 2, sum(bodies[c.item] for c in s)) for s in sequences]
    main = max(range(len(sequences)), key=lambda position: weights[position])
    kept: list[Candidate] = []
    foreign: list[int] = []
    for position, sequence in enumerate(sequences):
        new = _letters(sequence) - _letters(sequences[main])
        if position == main or len(new) > len(_letters(sequence)) / 2:
            kept.extend(sequence)
        elif position > main:
            foreign.append(sequence[0].item)
    return kept, foreign


def _sequences(candidates: list[Candidate]) -> list[list[Candidate]]:
    sequences: list[list[Candidate]] = []
    late = False
    for candidate in candidates:
        if not sequences or (late and set(candidate.letters) & _EARLY and not candidate.is_part):
            sequences.append([])
            late = False
        sequences[-1].append(candidate)
        late = late or bool(set(candidate.letters) & _LATE)
    return sequences


def _without_weaker_doubles(candidates: list[Candidate]) -> list[Candidate]:
    """Return the candidates without plain lines and left cells that name a section which a true heading opens."""
    opened = Counter(
        letter
        for c in candidates
        if _is_strong(c) and (len(c.letters) == 1 or c.where is Where.COLUMNS)
        for letter in c.letters
    )
    return [c for c in candidates if _is_strong(c) or any(not opened[letter] for letter in c.letters)]


def _is_strong(candidate: Candidate) -> bool:
    return candidate.where is Where.COLUMNS or (candidate.where is Where.LINE and candidate.weight >= 2)


def _walked(candidates: list[Candidate]) -> list[Candidate]:
    """Return the candidates without parts of a section ("C1") and titles that stand inside that section."""
    kept: list[Candidate] = []
    for candidate in candidates:
        if kept and _is_inside(candidate, kept[-1]):
            continue
        if candidate.is_part and not (candidate.is_titled or candidate.form is Form.SECTION):
            continue
        kept.append(candidate)
    return kept


def _is_inside(candidate: Candidate, opened: Candidate) -> bool:
    """Return whether a part or title only divides the section that is open: it looks less than its heading."""
    if candidate.where is Where.COLUMNS or set(candidate.letters) != set(opened.letters):
        return False
    if candidate.is_part:
        return candidate.look != opened.look or candidate.weight < 2
    if candidate.form is not Form.TITLE:
        return False
    is_again = plain_words(candidate.heading) == plain_words(opened.heading)
    return not is_again or candidate.look != opened.look or candidate.weight < 3
