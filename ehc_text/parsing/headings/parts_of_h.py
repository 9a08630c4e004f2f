"""H1 and H2 below one heading for both, told apart by letter or by the law, whatever else their labels say.

"H  Social care provision", and below it "H1 Under the Act of 1970 | ..." and "H2 Other | ...", as rows, lines or
columns. Nobody writes "Other" for a title elsewhere: only its fellow, in the same place, shows what it is.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ehc_text.parsing.headings.candidates import Candidate, Reader, Where
from ehc_text.parsing.lines.flatten import FlatItem, FlatRow
from ehc_text.parsing.lines.letters import Form, find_letters
from ehc_text.parsing.lines.looks import Look, look_at, look_of, strength
from ehc_text.parsing.lines.titles import plain_words

_BOTH = ("H1", "H2")
_LABEL_WORDS = 25
"""The name of H1 in the law is long."""
_LEAST_WEIGHT = 2
_OTHERS = frozenset({"other", "others", "anything", "additional", "further", "everything"})
_BEFORE_OTHERS = frozenset({"any", "all"})


def with_parts_of_h(
    openings: tuple[Candidate, ...], items: Sequence[FlatItem], reader: Reader
) -> tuple[Candidate, ...]:
    """Return the openings, with one for each of H1 and H2 below a heading of both where a pair of labels tells them."""
    found = list(openings)
    for opening in openings:
        if opening.letters != _BOTH or opening.where is Where.COLUMNS:
            continue
        end = next(
            (one.item for one in openings if one.item > opening.item and not set(one.letters) < set(_BOTH)), len(items)
        )
        span = range(opening.item + 1, end)
        pair = _columns(span, items, reader) or _pair(span, items, reader)
        if pair:
            found = [*(one for one in found if one.item not in span), *pair]
    return tuple(sorted(found, key=lambda one: one.item))


def _pair(span: range, items: Sequence[FlatItem], reader: Reader) -> list[Candidate]:
    """Return the two labels, the first of them for H1, that stand in one table or look the same, [] without them."""
    groups: dict[object, list[Candidate]] = {}
    for place, label in _labels(span, items, reader):
        groups.setdefault(place, []).append(label)
    for labels in groups.values():
        if [label.letters for label in labels] == [("H1",), ("H2",)]:
            return labels
    return []


def _columns(span: range, items: Sequence[FlatItem], reader: Reader) -> list[Candidate]:
    """Return the heads of two columns, in the first row of a table, that name the two."""
    for index in span:
        item = items[index]
        if not isinstance(item, FlatRow) or item.spot.row or len(item.texts) != len(_BOTH):
            continue
        if [_part(text, reader) for text in item.texts] == list(_BOTH):
            columns = tuple((cell.column, (part,)) for cell, part in zip(item.row.cells, _BOTH, strict=True))
            head = _candidate(index, _BOTH, item.text, Look(), Where.COLUMNS, reader)
            return [replace(head, columns=columns)]
    return []


def _labels(span: range, items: Sequence[FlatItem], reader: Reader) -> Iterator[tuple[object, Candidate]]:
    """Yield what may be a label of H1 or H2, and what it shares with its fellow: a table, or a look."""
    for index in span:
        item = items[index]
        if isinstance(item, FlatRow):
            first = item.row.cells[0]
            part = _part(item.texts[0], reader) if len(item.texts) == 2 and not first.is_inherited else ""
            if part:
                look = look_at(item.lines[0][0], None)
                yield item.spot.table, _candidate(index, (part,), item.texts[0], look, Where.LEFT_CELL, reader)
        elif not item.paragraph.is_note and (part := _part(item.text, reader)):
            look = replace(look_of(item), is_capitals=False)
            if strength(look, reader.body_pt) >= _LEAST_WEIGHT or find_letters(item.text):
                yield look, _candidate(index, (part,), item.text, look, Where.LINE, reader)


def _candidate(index: int, letters: tuple[str, ...], text: str, look: Look, where: Where, reader: Reader) -> Candidate:
    return Candidate(
        item=index,
        letters=letters,
        form=Form.BARE,
        where=where,
        heading=" ".join(text.split()),
        look=look,
        weight=strength(look, reader.body_pt),
        is_titled=True,
    )


def _part(text: str, reader: Reader) -> str:
    """Return which of the two a label names, "" for any other text."""
    if not text or len(text.split()) > _LABEL_WORDS or text.rstrip().endswith((".", ";")):
        return ""
    lettered = find_letters(" ".join(text.split()))
    if lettered:
        return lettered.letters[0] if len(lettered.letters) == 1 and lettered.letters[0] in _BOTH else ""
    words = plain_words(text)
    if words[:1] and (words[0] in _OTHERS or (words[0] in _BEFORE_OTHERS and words[1:2] and words[1] in _OTHERS)):
        return "H2"
    named = reader.titles.letters(text) or reader.titles.keyed(text)
    return next(iter(named)) if len(named) == 1 and named <= set(_BOTH) else ""
