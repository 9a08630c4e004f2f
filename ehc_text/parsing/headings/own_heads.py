"""Column heads in a council's own words, in the tables below a heading that names sections of several kinds.

"Sections B, E and F" says what the tables hold; their heads, "What we know about the difficulty", "The difference we
want to see" and "What will be put in place", say which column holds which, by words of theirs and by their order.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, pairwise, permutations

from ehc_text.language.wording import has_words
from ehc_text.parsing.headings.candidates import Candidate, Where
from ehc_text.parsing.lines.flatten import FlatItem, FlatRow, cell_paragraphs
from ehc_text.parsing.lines.letters import Form
from ehc_text.parsing.lines.looks import Look
from ehc_text.records.headings import HeadingRules

_LETTERS_BY_KIND = {"need": ("B", "C", "D"), "outcome": ("E",), "provision": ("F", "G", "H1", "H2")}
_BESIDE = {
    letter: {"need": (need,), "outcome": ("E",), "provision": (letter,)}
    for letter, need in (("F", "B"), ("G", "C"), ("H1", "D"), ("H2", "D"))
}
"""Which sections a table holds that sets the provision of one section beside what it is for."""
_ONE_TABLE = ({"H1", "H2"},)
"""Sections of one kind that a table may have in one column."""
_HEAD_WORDS = 12
"""A column head is seldom longer."""
_MOST_COLUMNS = 8


def with_own_heads(
    openings: tuple[Candidate, ...], items: Sequence[FlatItem], rules: HeadingRules
) -> tuple[Candidate, ...]:
    """Return the openings with the rows of heads that divide the sections of a heading by column.

    Heads that have divided one table divide the others that have the same, under the heading of one section too.
    """
    rows = _first_rows(items)
    times = Counter(row.text for row in rows.values())
    known: dict[str, tuple[str, ...]] = {}
    found: dict[int, Candidate] = {}
    for number, opening in enumerate(openings, 1):
        letters = _letters_by_kind(opening)
        end = _end_of(opening, openings[number:], len(items))
        below = {index: row for index, row in rows.items() if opening.item < index < end}
        for index, row in below.items():
            kinds = () if letters or row.text not in known else known[row.text]
            if letters and _may_be_heads(row, is_again=times[row.text] > 1):
                kinds = known[row.text] = _kinds_of(row.texts, tuple(letters), rules)
            letters_of_kinds = letters or _letters_beside(opening, kinds)
            if kinds and letters_of_kinds:
                found[index] = _heads(index, row, kinds, letters_of_kinds)
    if not found:
        return openings
    others = [opening for opening in openings if opening.item not in found]
    return tuple(sorted((*others, *found.values()), key=lambda one: one.item))


def _end_of(opening: Candidate, following: Sequence[Candidate], length: int) -> int:
    """Return where what stands under a joint heading ends.

    The first head of its table may seem to open one of its sections: "What Mo finds difficult", beside two others.
    """
    for later in following:
        is_own = set(later.letters) < set(opening.letters)
        if not (is_own and later.where is Where.LEFT_CELL and later.form is Form.TITLE):
            return later.item
    return length


def _first_rows(items: Sequence[FlatItem]) -> Mapping[int, FlatRow]:
    """Return the first row of cells of each table, by the number of its item."""
    seen: set[int] = set()
    rows = {}
    for index, item in enumerate(items):
        if isinstance(item, FlatRow) and item.spot.table not in seen:
            seen.add(item.spot.table)
            rows[index] = item
    return rows


def _letters_by_kind(opening: Candidate) -> Mapping[str, tuple[str, ...]]:
    """Return the sections that a heading names by what they hold, empty where columns cannot tell them apart."""
    if opening.where is Where.COLUMNS or len(opening.letters) < 2:
        return {}
    found: dict[str, tuple[str, ...]] = {}
    for letter in opening.letters:
        kind = next((kind for kind, letters in _LETTERS_BY_KIND.items() if letter in letters), None)
        if kind is None:
            return {}
        found[kind] = (*found.get(kind, ()), letter)
    is_told_apart = all(len(letters) == 1 or set(letters) in _ONE_TABLE for letters in found.values())
    return found if is_told_apart and len(found) > 1 else {}


def _letters_beside(opening: Candidate, kinds: Sequence[str]) -> Mapping[str, tuple[str, ...]]:
    """Return the sections of columns under the heading of one section of provision; of another it says nothing."""
    beside = _BESIDE.get(opening.letters[0], {}) if len(opening.letters) == 1 else {}
    return beside if set(kinds) <= set(beside) else {}


def _heads(index: int, item: FlatRow, kinds: Sequence[str], letters: Mapping[str, tuple[str, ...]]) -> Candidate:
    starts = [0, *(place for place, (one, other) in enumerate(pairwise(kinds), 1) if one != other)]
    return Candidate(
        item=index,
        letters=tuple(letter for start in starts for letter in letters[kinds[start]]),
        form=Form.TITLE,
        where=Where.COLUMNS,
        heading=item.text,
        look=Look(),
        weight=2,
        is_titled=True,
        columns=tuple((item.row.cells[start].column, letters[kinds[start]]) for start in starts),
    )


def _may_be_heads(item: FlatRow, *, is_again: bool) -> bool:
    """Return whether the first row of a table looks like one of heads: a few words in each cell, marked or repeated."""
    if not 1 < len(item.texts) <= _MOST_COLUMNS or any(cell.is_inherited for cell in item.row.cells):
        return False
    if not all(text and len(text.split()) <= _HEAD_WORDS and not _is_sentence(text) for text in item.texts):
        return False
    paragraphs = [one for cell in item.row.cells for one in cell_paragraphs(cell)]
    is_shaded = all(cell.fill for cell in item.row.cells)
    return is_again or is_shaded or item.row.is_head or all(one.is_bold for one in paragraphs)


def _is_sentence(text: str) -> bool:
    return text.endswith((".", ";")) and len(text.split()) > 1  # "No." and "Ref." head a column


def _kinds_of(heads: Sequence[str], kinds: tuple[str, ...], rules: HeadingRules) -> tuple[str, ...]:
    """Return what each column holds, () where its heads do not tell: columns of one kind stand together.

    A head without any of the words goes with the one before it ("Steps"), or takes the place that the order leaves it.
    Of several ways the first holds, in the heading's own order.
    """
    told = [{kind for kind in kinds if has_words(head, rules.column_cues.get(kind, ()))} for head in heads]
    best: tuple[str, ...] = ()
    for way in _ways(len(heads), kinds):
        fits = all(not told_here or kind in told_here for kind, told_here in zip(way, told, strict=True))
        spoken_for = {kind for kind, told_here in zip(way, told, strict=True) if kind in told_here}
        silent = [kind for kind in kinds if kind not in spoken_for]
        is_left_over = len(heads) == len(kinds) == len(spoken_for) + 1 and way == kinds
        if fits and (not silent or is_left_over) and not best:
            best = way
    return best


def _ways(columns: int, kinds: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Yield every way to give columns to kinds, each kind some that stand together, the given order first.

    Of one order the way comes first that gives the later kinds the fewest columns.
    """
    for order in permutations(kinds):
        for cuts in combinations(range(columns - 1, 0, -1), len(kinds) - 1):
            bounds = (0, *reversed(cuts), columns)
            yield tuple(
                kind for kind, (start, end) in zip(order, pairwise(bounds), strict=True) for _ in range(start, end)
            )
