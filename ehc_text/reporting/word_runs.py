"""Cuts a run of a Word document into parts that look and read as it did."""

from collections.abc import Iterable, Sequence
from copy import deepcopy

from lxml import etree

from ehc_text.reading.word.tags import Element

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_ONE_CHARACTER = frozenset(("tab", "ptab", "cr", "noBreakHyphen", "sym"))


def shown_lengths(run: Element, whole: int) -> list[int]:
    """Return how many characters each child of a run was read as, of `whole` in all.

    A page break counts only between words, which the run alone does not tell: those at its ends count where `whole`
    asks for them. The sum is another than `whole` where the run shows what it does not hold, as some fields do.
    """
    lengths = [_length(child) for child in run]
    for number in (*range(len(lengths)), *reversed(range(len(lengths)))):
        if sum(lengths) <= whole:
            break
        if _is_page_break(run[number]):
            lengths[number] = 0
    return lengths


def cut_run(run: Element, lengths: Sequence[int], offsets: Iterable[int]) -> dict[int, Element]:
    """Cut a run before the characters at these offsets; return its parts by where each starts.

    `lengths` says how many characters each child of the run is. The run itself becomes the first part. What shows
    several characters in one, such as a word with its reading above it, is not cut.
    """
    looks = run.find("{*}rPr")
    parts = {0: run}
    waiting = sorted(offsets)
    last, at = run, 0
    for child, length in zip(list(run), lengths, strict=True):
        rest: Element | None = child
        end = at + length
        while waiting and waiting[0] < end:
            offset = waiting.pop(0)
            if offset <= 0 or offset in parts or (offset > at and not _is_text(child)):
                continue
            if offset > at and rest is not None:
                head, rest = rest, _cut_text(rest, offset - at)
                if last is not run:
                    last.append(head)
            last = _part_behind(last, looks)
            parts[offset], at = last, offset
        if last is not run and rest is not None:
            last.append(rest)
        at = end
    return parts


def _part_behind(run: Element, looks: Element | None) -> Element:
    part = etree.Element(run.tag)
    for name, value in run.attrib.items():
        part.set(name, value)
    if looks is not None:
        part.append(deepcopy(looks))
    run.addnext(part)
    return part


def _cut_text(text: Element, offset: int) -> Element:
    words = text.text or ""
    rest = etree.Element(text.tag)
    text.text, rest.text = words[:offset], words[offset:]
    for each in (text, rest):
        each.set(_SPACE, "preserve")
    return rest


def _length(child: Element) -> int:
    name = etree.QName(child).localname
    if name == "t":
        return len(child.text or "")
    if name == "br":
        return 1
    if name == "ruby":
        return sum(len(each.text or "") for base in child.iter("{*}rubyBase") for each in base.iter("{*}t"))
    return 1 if name in _ONE_CHARACTER else 0


def _is_text(child: Element) -> bool:
    return etree.QName(child).localname == "t"


def _is_page_break(child: Element) -> bool:
    return etree.QName(child).localname == "br" and any(
        etree.QName(name).localname == "type" and value != "textWrapping" for name, value in child.attrib.items()
    )
