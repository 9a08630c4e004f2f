"""The needs of sections B, C and D: one for each sentence, list item or table row."""

from collections.abc import Iterator, Sequence

from ehc_text.language.sentences import find_sentences
from ehc_text.parsing.lines.nil import is_nil_return, is_pointer
from ehc_text.parsing.lines.titles import plain_words
from ehc_text.records.headings import HeadingRules
from ehc_text.records.plan import Line, LineKind, Passage, Section

NEED_LETTERS = ("B", "C", "D")


def find_needs(sections: Sequence[Section], rules: HeadingRules) -> tuple[Passage, ...]:
    """Return the passages that can tell a need, in order; nil returns, headings and guidance are none."""
    return tuple(need for section in sections if section.letter in NEED_LETTERS for need in _needs(section, rules))


def _needs(section: Section, rules: HeadingRules) -> Iterator[Passage]:
    for line in section.lines:
        for start, end in _spans(section, line):
            text = section.text[start:end]
            if plain_words(text) and not is_pointer(text) and not is_nil_return(text, rules):
                yield Passage(
                    section=section.letter,
                    start=start,
                    end=end,
                    text=text,
                    under=line.under,
                    row=line.cells,
                    beside=line.beside,
                    columns=line.columns,
                )


def _spans(section: Section, line: Line) -> Iterator[tuple[int, int]]:
    if line.kind in (LineKind.ROW, LineKind.ITEM):
        yield line.start, line.end
    elif line.kind in (LineKind.TEXT, LineKind.NOTE):
        for start, end in find_sentences(section.text[line.start : line.end]):
            yield line.start + start, line.start + end
