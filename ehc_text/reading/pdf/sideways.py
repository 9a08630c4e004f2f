"""Words that run upwards or downwards: in the order in which they are read, and joined to names of one piece."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain, pairwise

from ehc_text.reading.pdf.shapes import Drawing, Word

_SHORT = 3
_EDGE_SHARE = 0.25
_LINE_SHARE = 0.5
"""Words stand on one line where they overlap by this share of its thickness."""
_GAP_SIZES = 1.2
"""Words of one line stand no further apart than this many sizes of their type."""
_LINE_GAP_SIZES = 0.6
"""Lines of one name stand no further apart than this many sizes of their type."""
_SPACE_SIZES = 0.18
"""No space is narrower, in sizes of the type."""


def may_run_sideways(words: Sequence[Word], turned: Sequence[Word], width: float) -> Iterator[Word]:
    """Yield the words that may run upwards or downwards though they are no taller than others.

    They stand at the edge of the page, of this width, where a name may be written letter by letter (and letters of two
    lines may be one word), or are a letter or two beside the words that are known to run so.
    """
    known = {id(word) for word in turned}
    if known:
        beside = chain(pairwise(words), pairwise(reversed(words)))
        short = [other for word, other in beside if id(word) in known and len(other.text) <= _SHORT]
    else:
        short = []
    near = _EDGE_SHARE * width
    for word in chain((word for word in words if word.x1 <= near or word.x0 >= width - near), short):
        if id(word) not in known:
            known.add(id(word))
            yield word


def in_order(words: Sequence[Word]) -> list[Word]:
    """Return words that run upwards or downwards in the order in which they are read.

    Words that run upwards have their first line at the left, those that run downwards at the right; in the file most
    words follow the one before them, which tells the two apart.
    """
    lines: list[list[Word]] = []
    for word in sorted(words, key=lambda word: word.start):
        here = next((line for line in lines if _overlap(line[0], word)), None)
        if here is None:
            lines.append([word])
        else:
            here.append(word)
    steps = [below.top > above.top for line in lines for above, below in pairwise(line)]
    if not steps:
        return [word for line in lines for word in line]
    if sum(steps) > len(steps) / 2:
        lines.sort(key=lambda line: -line[0].x1)
        return [word for line in lines for word in sorted(line, key=lambda word: word.top)]
    lines.sort(key=lambda line: line[0].x0)
    return [word for line in lines for word in sorted(line, key=lambda word: -word.bottom)]


def _overlap(word: Word, other: Word) -> bool:
    shared = min(word.x1, other.x1) - max(word.x0, other.x0)
    return shared > _LINE_SHARE * min(word.x1 - word.x0, other.x1 - other.x0)


def whole_names(words: list[Word], turned: Sequence[Word], drawing: Drawing) -> tuple[list[Word], list[Word]]:
    """Return the words of a page and those that run sideways, these joined where they make one name.

    A name may stand in a cell of a table too, where its words would else be read from top to bottom.
    """
    if len(turned) < 2:
        return words, list(turned)
    names: list[list[Word]] = []
    for word in turned:
        near = [name for name in names if any(_belongs(word, other, drawing) for other in name)]
        names = [name for name in names if name not in near]
        names.append([other for name in near for other in name] + [word])
    whole = [(name, _joined(name)) for name in names if len(name) > 1]
    joined = {id(word): one for name, one in whole for word in name}
    return _each_once(words, joined), _each_once(turned, joined)


def _each_once(words: Sequence[Word], joined: Mapping[int, Word]) -> list[Word]:
    """Return the words with each joined one in place of the first of those that it is made of."""
    return list({id(one): one for word in words for one in (joined.get(id(word), word),)}.values())


def _belongs(word: Word, other: Word, drawing: Drawing) -> bool:
    """Return whether two words that run sideways stand in one line or in lines beside each other, no rule between."""
    size = max(word.font.size_pt, other.font.size_pt)
    across = max(word.x0, other.x0) - min(word.x1, other.x1)
    along = max(word.top, other.top) - min(word.bottom, other.bottom)
    if _overlap(word, other):
        x, top, bottom = (word.x0 + word.x1) / 2, min(word.bottom, other.bottom), max(word.top, other.top)
        is_parted = any(top <= at <= bottom and start <= x <= end for at, start, end in drawing.level)
        return along <= _GAP_SIZES * size and not is_parted
    return along < 0 and across <= _LINE_GAP_SIZES * size


def _space(word: Word, following: Word) -> str:
    """Return what stands between two words: the file may hold a word that runs sideways letter by letter."""
    gap = max(word.top, following.top) - min(word.bottom, following.bottom)
    is_whole = _overlap(word, following) and gap < _SPACE_SIZES * word.font.size_pt
    return "" if is_whole else " "


def _joined(words: Sequence[Word]) -> Word:
    words = in_order(words)
    return replace(
        max(words, key=lambda word: word.font.size_pt),
        text=words[0].text + "".join(_space(*pair) + pair[1].text for pair in pairwise(words)),
        x0=min(word.x0 for word in words),
        top=min(word.top for word in words),
        x1=max(word.x1 for word in words),
        bottom=max(word.bottom for word in words),
        start=-1,  # its words stand apart in the page's text
        end=-1,
    )
