"""Which candidate headings open a section: not contents lists, explanations, cross-references or appended forms."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from ehc_text.parsing.headings.by_title import fills_gap, known_by_title, without_needless_columns
from ehc_text.parsing.headings.candidates import LETTERED_LEAST, Candidate, Where, letters_of
from ehc_text.parsing.headings.vouching import vouched_by_letter, without_appendices
from ehc_text.parsing.lines.flatten import FlatItem
from ehc_text.parsing.lines.letters import Form
from ehc_text.parsing.lines.titles import plain_words
from ehc_text.records.plan import SECTION_LETTERS

_FEW_WORDS = 4
"""Up to so many words between two headings are a page number or a title, and no body."""
_RUN_LENGTH = 4
"""So many headings without a body between them are a list of headings."""
_TABLE_LENGTH = 6
"""So many sections in rows that follow each other are a table of them."""
_ROW_WORDS = 30
"""Its rows say no more than this."""
_PLAINLY = 2
_AGAIN = 0.7
"""So many of the sections that a list names have a heading elsewhere."""
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
    lettered = _without_lists(_without_tables(vouched_by_letter(candidates, titled), words), words)
    if len(letters_of(lettered)) >= LETTERED_LEAST:
        looks = {c.look for c in lettered if c.where is Where.LINE and c.weight >= 2}
        missing = set(SECTION_LETTERS) - letters_of(lettered)
        titled = [c for c in titled if fills_gap(c, missing, looks, lettered)]
    else:
        titled = without_needless_columns(known_by_title(_without_lists(titled, words), lettered), lettered)
    merged = without_appendices(sorted([*lettered, *titled], key=lambda c: c.item), items)
    kept, foreign = _main_sequence(merged, words)
    kept = _without_weaker_doubles(kept)
    return Choice(openings=tuple(_walked(kept)), foreign=tuple(foreign))


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
    if len(letters_of(run)) < _RUN_LENGTH:
        return range(0)
    again = letters_of(candidates[last + 1 :])
    if len(letters_of(run[:-1]) & again) < _AGAIN * len(letters_of(run[:-1])):
        return range(0)
    return range(start, last + 1 if letters_of(run[-1:]) & again else last)


def _without_tables(candidates: list[Candidate], words: list[int]) -> list[Candidate]:
    """Return the candidates without rows of a table that says a little of each section: what was amended, who wrote it.

    The rows follow each other, none is long, and nearly all of their sections have a heading outside of tables.
    """
    headed = letters_of([c for c in candidates if c.where is Where.LINE and c.weight >= _PLAINLY])
    dropped: set[int] = set()
    start = 0
    while start < len(candidates):
        end = start
        while end < len(candidates) and _goes_on(candidates, start, end, words):
            end += 1
        run = candidates[start:end]
        if len(letters_of(run)) >= _TABLE_LENGTH and len(letters_of(run) & headed) >= _AGAIN * len(letters_of(run)):
            dropped.update(range(start, end))
        start = max(end, start + 1)
    return [c for position, c in enumerate(candidates) if position not in dropped]


def _goes_on(candidates: list[Candidate], start: int, end: int, words: list[int]) -> bool:
    """Return whether a candidate is a short row, right below the one before it unless it is the first."""
    candidate = candidates[end]
    is_next = end == start or candidate.item == candidates[end - 1].item + 1
    is_short = words[candidate.item + 1] - words[candidate.item] <= _ROW_WORDS
    return candidate.where is Where.LEFT_CELL and is_next and is_short


def _main_sequence(candidates: list[Candidate], words: list[int]) -> tuple[list[Candidate], list[int]]:
    """Return the candidates without sequences that only repeat, in fewer words, sections that another one opens.

    A sequence ends where a late section is followed by an early one, as when a form that walks through A to K is
    bound in before or behind the plan, or a report that speaks of its sections. The second value holds where such
    sequences start behind the plan.
    """
    sequences = _sequences(candidates)
    if len(sequences) < 2:
        return candidates, []
    bodies = dict(zip((c.item for c in candidates), _bodies(candidates, words), strict=True))
    weights = [(len(letters_of(s)) > 2, sum(bodies[c.item] for c in s)) for s in sequences]
    main = max(range(len(sequences)), key=lambda position: weights[position])
    kept: list[Candidate] = []
    foreign: list[int] = []
    for position, sequence in enumerate(sequences):
        new = letters_of(sequence) - letters_of(sequences[main])
        if position == main or len(new) > len(letters_of(sequence)) / 2:
            kept.extend(sequence)
        elif position > main:
            foreign.append(sequence[0].item)
    return kept, foreign


def _sequences(candidates: list[Candidate]) -> list[list[Candidate]]:
    sequences: list[list[Candidate]] = []
    late = False
    for candidate in candidates:
        if not sequences or (late and not candidate.is_part and _starts_anew(candidate, sequences[-1])):
            sequences.append([])
            late = False
        sequences[-1].append(candidate)
        late = late or bool(set(candidate.letters) & _LATE)
    return sequences


def _starts_anew(candidate: Candidate, sequence: list[Candidate]) -> bool:
    """Return whether a heading after a late section begins another walk: an early one, or any again after section K."""
    letters, seen = set(candidate.letters), letters_of(sequence)
    is_again = "K" in seen and letters <= seen - _LATE and not candidate.is_continued
    return is_again or bool(letters & _EARLY)


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
