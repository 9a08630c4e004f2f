"""Where each finding stands in the file itself: the stretches of words that a mark can be put on."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from ehc_text.records.assessment import AssessedFile
from ehc_text.records.document import Block, Document, Paragraph
from ehc_text.records.finding import Finding
from ehc_text.records.place import Place
from ehc_text.records.plan import Plan, Section
from ehc_text.reporting.contract_object import basis_text

AUTHOR = "ehc-text"
"""Who signs the marks."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """The characters `words[start:end]` of all that was read from one place of the file."""

    place: Place
    words: str
    start: int
    end: int

    @property
    def text(self) -> str:
        """The words of the stretch."""
        return self.words[self.start : self.end]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A finding and where to mark it: its quote, its section's heading, or nowhere, for the document's start.

    `is_quote` tells whether the stretches hold the finding's own quote, in reading order.
    """

    finding: Finding
    stretches: tuple[Stretch, ...] = ()
    is_quote: bool = False


def marks_of(assessed: AssessedFile, document: Document) -> tuple[Mark, ...]:
    """Return a mark for each open finding, in the findings' order; `document` is the file as read.

    What somebody accepted is not to be put right, and gets none.
    """
    if assessed.plan is None:
        return ()
    map_of_words = _WordMap(document, assessed.plan)
    return tuple(map_of_words.mark(finding) for finding in assessed.findings if finding.is_open)


def note_lines(finding: Finding) -> tuple[str, str, str]:
    """Return what a mark says: code, weight and why; how to put it right; for whom, and the guidance it rests on."""
    unsure = ", unsure" if finding.is_unsure else ""
    return (
        f"{finding.code} ({finding.severity.value}{unsure}): {finding.message}",
        f"To put it right: {finding.advice}",
        f"For {finding.agency.value}. Basis: {basis_text(finding.basis)}.",
    )


class _WordMap:
    """The way back from the sections' characters to the places of one document."""

    def __init__(self, document: Document, plan: Plan) -> None:
        self._paragraphs = tuple(_paragraphs(document.blocks))
        self._words: dict[Place, str] = {}
        self._order: dict[Place, int] = {}
        for number, paragraph in enumerate(self._paragraphs):
            for piece in paragraph.pieces:
                self._words[piece.place] = self._words.get(piece.place, "") + paragraph.text[piece.start : piece.end]
                self._order.setdefault(piece.place, number)
        self._sections = {section.letter: section for section in (plan.front, *plan.sections, plan.tail)}
        self._aligned: dict[str, tuple[tuple[int, int, Stretch], ...]] = {}

    def mark(self, finding: Finding) -> Mark:
        """Return the mark of a finding: at its quote, else at its section's heading, else at the start."""
        stretches = tuple(self._quoted(finding))
        if stretches:
            return Mark(finding=finding, stretches=stretches, is_quote=True)
        section = self._sections.get(finding.section or "")
        return Mark(finding=finding, stretches=tuple(self._heading(section)) if section else ())

    def _quoted(self, finding: Finding) -> Iterator[Stretch]:
        """Yield the places of the quote: by its offsets, else where its words stand in the line around it."""
        section = self._sections.get(finding.section or "")
        if section and finding.start is not None and finding.end is not None:
            yield from self._between(section, finding.start, finding.end)
        elif finding.quote:
            for each in [section] if section else self._sections.values():
                at = _find_in(each.text, finding.context, finding.quote)
                if at >= 0:
                    yield from self._between(each, at, at + len(finding.quote))
                    return

    def _between(self, section: Section, start: int, end: int) -> Iterator[Stretch]:
        for piece_start, piece_end, stretch in self._pieces(section):
            low, high = max(start, piece_start), min(end, piece_end)
            if low < high:
                at = stretch.start - piece_start
                yield Stretch(place=stretch.place, words=stretch.words, start=at + low, end=at + high)

    def _pieces(self, section: Section) -> tuple[tuple[int, int, Stretch], ...]:
        if section.letter not in self._aligned:
            self._aligned[section.letter] = tuple(_aligned(section, self._words))
        return self._aligned[section.letter]

    def _heading(self, section: Section) -> Iterator[Stretch]:
        """Yield the places of the heading that stands nearest above what the section holds."""
        heading = _plain(section.heading)
        first = self._first_paragraph(section)
        found = [n for n in range(len(self._paragraphs)) if heading and heading in _plain(self._paragraphs[n].text)]
        if not found and heading:
            # A heading of two lines, or one that a cell holds in two paragraphs.
            found = [n for n in range(len(self._paragraphs)) if _is_half(_plain(self._paragraphs[n].text), heading)]
        if not found:
            return
        number = max((n for n in found if n <= first), default=found[0])
        yield from self._span_of(self._paragraphs[number], section.heading)

    def _span_of(self, paragraph: Paragraph, heading: str) -> Iterator[Stretch]:
        """Yield the heading's words in the paragraph that holds them: all of it where they are spaced otherwise."""
        at = paragraph.text.find(heading)
        start, end = (at, at + len(heading)) if at >= 0 else (0, len(paragraph.text))
        for piece in paragraph.pieces:
            low, high = max(start, piece.start) - piece.start, min(end, piece.end) - piece.start
            words = self._words[piece.place]
            offset = words.find(paragraph.text[piece.start : piece.end])
            if low < high and offset >= 0:
                yield Stretch(place=piece.place, words=words, start=offset + low, end=offset + high)

    def _first_paragraph(self, section: Section) -> int:
        """Return the number of the paragraph that the section's words start in, or that it would start behind."""
        if section.pieces:
            return self._order.get(section.pieces[0].place, len(self._paragraphs))
        letters = list(self._sections)
        later = (self._sections[letter] for letter in letters[letters.index(section.letter) + 1 :])
        following = (self._order[each.pieces[0].place] for each in later if each.pieces)
        return next(following, len(self._paragraphs))


def _paragraphs(blocks: Iterable[Block]) -> Iterator[Paragraph]:
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block
        else:
            for row in block.rows:
                for cell in row.cells:
                    if not cell.is_inherited:
                        yield from _paragraphs(cell.blocks)


def _aligned(section: Section, words_of: Mapping[Place, str]) -> Iterator[tuple[int, int, Stretch]]:
    """Yield the start and end of each piece of a section, with the stretch of the file that it is.

    A piece may be less than what stood in its place: a heading's words, a bullet or blanks were cut from it.
    """
    counts = Counter(piece.place for piece in section.pieces)
    done: dict[Place, int] = {}
    for piece in section.pieces:
        own, words = section.text[piece.start : piece.end], words_of.get(piece.place, "")
        # What is cut off by itself stands in front; soft breaks leave several pieces, one after the other.
        at = words.rfind(own) if counts[piece.place] == 1 else words.find(own, done.get(piece.place, 0))
        if own and at >= 0:
            done[piece.place] = at + len(own)
            yield piece.start, piece.end, Stretch(place=piece.place, words=words, start=at, end=at + len(own))


def _find_in(text: str, context: str, quote: str) -> int:
    """Return where the quote stands in the text, in the line that the finding gives if that is there; else -1."""
    line = text.find(context) if context and quote in context else -1
    return line + context.index(quote) if line >= 0 else text.find(quote)


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()


def _is_half(text: str, heading: str) -> bool:
    return len(text) > 1 and (heading.startswith(text) or heading.endswith(text))
