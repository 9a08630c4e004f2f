"""Ties comments to the words of a Word document: finds the runs, cuts them, and sets the ends of each range."""

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from lxml import etree

from ehc_text.reading.word.tags import Element
from ehc_text.reporting.marks import Mark, Stretch
from ehc_text.reporting.word_package import WordCopy
from ehc_text.reporting.word_runs import cut_run, shown_lengths

_MARK_HALF_POINTS = "16"
"""The size of the sign that a comment hangs on: Word's own; a larger one would push the lines of small print apart."""
_INLINE = ("sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo", "hyperlink", "fldSimple", "dir", "bdo")


@dataclass(frozen=True, slots=True)
class _Span:
    """The characters `start` to `end` of a run; no end where all of it is meant.

    `lengths` says how many characters each child of the run was read as.
    """

    run: Element
    paragraph: Element
    start: int = 0
    end: int | None = None
    lengths: tuple[int, ...] = ()


_Ends: TypeAlias = tuple[_Span, _Span]


class Anchors:
    """The places of a document's comments. Runs are counted before the first of them is cut."""

    def __init__(self, copy: WordCopy) -> None:
        self._copy = copy
        self._paragraphs = list(copy.document.iter(copy.w("p")))
        self._runs: dict[Element, list[Element]] = {}
        self._order = {run: number for number, run in enumerate(copy.document.iter(copy.w("r")))}
        self._note_marks: dict[str, dict[str, Element]] = {}
        self._behind: dict[Element, Element] = {}

    def put(self, comments: Sequence[tuple[str, Mark]]) -> None:
        """Set the range and the sign of each comment, given as its number and its mark."""
        ends = [(number, self._ends(mark)) for number, mark in comments]
        parts = _cut(span for _, both in ends for span in both or ())
        for number in reversed([number for number, both in ends if both is None]):
            self._put_at_start(number)
        for number, both in ends:
            if both is not None:
                begin, finish = both
                self._put_around(
                    number, _part_at(parts[begin.run], begin.start), _part_at(parts[finish.run], _last(finish))
                )

    def _ends(self, mark: Mark) -> _Ends | None:
        """Return the first and the last span of a mark, None where it has none in the document.

        A range may run over several paragraphs only where nothing else stands between them.
        """
        spans = [span for stretch in mark.stretches for span in self._spans(stretch)]
        if not spans:
            return None
        first, last = spans[0], spans[-1]
        if first.paragraph is not last.paragraph and self._has_others_between(spans):
            last = [span for span in spans if span.paragraph is first.paragraph][-1]
        return first, last

    def _has_others_between(self, spans: Sequence[_Span]) -> bool:
        own = {span.paragraph for span in spans}
        low, high = self._order[spans[0].run], self._order[spans[-1].run]
        if low > high:
            return True
        text = self._copy.w("t")
        between = (run for run, number in self._order.items() if low < number < high)
        return any(run.find(text) is not None and self._paragraph_of(run) not in own for run in between)

    def _spans(self, stretch: Stretch) -> Iterator[_Span]:
        place = stretch.place
        if place.paragraph is None:
            return
        if place.part in ("footnotes", "endnotes"):
            sign = self._note_mark(place.part, place.paragraph)
            if sign is not None:
                yield from self._whole(sign)
            return
        if place.part != "document" or place.paragraph >= len(self._paragraphs):
            return
        paragraph = self._paragraphs[place.paragraph]
        box = self._run_around(paragraph)
        if box is not None:
            yield from self._whole(box)
        elif place.run is None:
            yield from self._all_of(paragraph)
        else:
            yield self._exact(paragraph, stretch, place.run)

    def _exact(self, paragraph: Element, stretch: Stretch, number: int) -> _Span:
        if paragraph not in self._runs:
            self._runs[paragraph] = list(paragraph.iter(self._copy.w("r")))
        run = self._runs[paragraph][number]
        lengths = shown_lengths(run, len(stretch.words))
        if sum(lengths) == len(stretch.words):
            return _Span(run, paragraph, stretch.start, stretch.end, tuple(lengths))
        return _Span(run, paragraph)

    def _whole(self, run: Element) -> Iterator[_Span]:
        """Yield a run of the document that stands for words elsewhere; one in a box stands for the box."""
        paragraph = self._paragraph_of(run)
        outer = None if paragraph is None else self._run_around(paragraph)
        if outer is not None:
            yield from self._whole(outer)
        elif paragraph is not None:
            yield _Span(run, paragraph)

    def _all_of(self, paragraph: Element) -> Iterator[_Span]:
        runs = [run for run in paragraph.iter(self._copy.w("r")) if self._paragraph_of(run) is paragraph]
        yield from (_Span(run, paragraph) for run in (*runs[:1], *runs[1:][-1:]))

    def _paragraph_of(self, run: Element) -> Element | None:
        return next(run.iterancestors(self._copy.w("p")), None)

    def _run_around(self, paragraph: Element) -> Element | None:
        """Return the run that a text box with this paragraph in it is drawn in, None outside of boxes."""
        box = next(paragraph.iterancestors(self._copy.w("txbxContent")), None)
        return None if box is None else next(box.iterancestors(self._copy.w("r")), None)

    def _note_mark(self, part: str, paragraph: int) -> Element | None:
        """Return the run with the mark of the note that holds a paragraph."""
        root = self._copy.companion(part)
        if root is None:
            return None
        w, name = self._copy.w, part.removesuffix("s")
        own = list(root.iter(w("p")))[paragraph]
        note = next(own.iterancestors(w(name)), None)
        number = None if note is None else note.get(w("id"))
        if part not in self._note_marks:
            signs = self._copy.document.iter(w(f"{name}Reference"))
            self._note_marks[part] = {
                sign.get(w("id"), ""): run
                for sign in signs
                if (run := next(sign.iterancestors(w("r")), None)) is not None
            }
        return self._note_marks[part].get(number or "")

    def _put_around(self, number: str, opening: Element, closing: Element) -> None:
        opening.addprevious(self._element("commentRangeStart", number))
        end = self._element("commentRangeEnd", number)
        self._behind.get(closing, closing).addnext(end)
        self._behind[closing] = end
        outermost = self._outermost(closing)
        behind = end if outermost is closing else self._behind.get(outermost, outermost)
        sign = self._sign(number)
        behind.addnext(sign)
        self._behind[outermost] = sign

    def _outermost(self, run: Element) -> Element:
        """Return the control, link or insertion around a run, in which no sign should stand; the run where none is."""
        names = {self._copy.w(name) for name in _INLINE}
        outermost = run
        for above in run.iterancestors():
            if above.tag not in names:
                break
            outermost = above
        return outermost

    def _put_at_start(self, number: str) -> None:
        """Hang a comment on the first paragraph, over no words."""
        paragraph = self._paragraphs[0]
        at = 1 if len(paragraph) and paragraph[0].tag == self._copy.w("pPr") else 0
        paragraph.insert(at, self._sign(number))

    def _sign(self, number: str) -> Element:
        run = etree.Element(self._copy.w("r"))
        size = etree.SubElement(etree.SubElement(run, self._copy.w("rPr")), self._copy.w("sz"))
        size.set(self._copy.w("val"), _MARK_HALF_POINTS)
        run.append(self._element("commentReference", number))
        return run

    def _element(self, name: str, number: str) -> Element:
        element = etree.Element(self._copy.w(name))
        element.set(self._copy.w("id"), number)
        return element


def _cut(spans: Iterable[_Span]) -> dict[Element, dict[int, Element]]:
    """Cut the runs at the ends of all spans; return the parts of each run by where they start."""
    offsets: dict[Element, set[int]] = {}
    lengths: dict[Element, tuple[int, ...]] = {}
    for span in spans:
        offsets.setdefault(span.run, set())
        if span.end is not None:
            offsets[span.run] |= {span.start, span.end}
            lengths[span.run] = span.lengths
    return {run: cut_run(run, lengths[run], places) if run in lengths else {0: run} for run, places in offsets.items()}


def _part_at(parts: Mapping[int, Element], offset: float) -> Element:
    """Return the part of a run that holds the character at an offset, the last one for those beyond its end."""
    return parts[max(start for start in parts if start <= offset)]


def _last(span: _Span) -> float:
    return math.inf if span.end is None else span.end - 1
