"""Counts letters, to make sure that every word of a page stands in one of its items."""

from collections.abc import Iterable

from ehc_text.reading.pdf.shapes import Flow, Item, Line, Word


def letter_count(words: list[Word]) -> int:
    """Return how many letters words have, spaces not counted and footnote marks neither."""
    return _letters([word.text for word in words])


def letters_in(items: list[Item]) -> int:
    """Return how many letters the lines of items have, with those of their footnotes and nested tables."""
    texts: list[str] = []
    _gather(items, texts)
    return _letters(texts)


def _letters(texts: list[str]) -> int:
    # Counted in one go: to count each of the thousands of lines by itself takes several times as long.
    text = "".join(texts)
    return len(text) - text.count(" ")


def _gather(items: list[Item], texts: list[str]) -> None:
    for item in items:
        if isinstance(item, Flow):
            _gather_lines(item.lines, texts)
        else:
            for cell in item.cells:
                _gather(cell.items, texts)


def _gather_lines(lines: Iterable[Line], texts: list[str]) -> None:
    for line in lines:
        texts.append(line.text)
        if line.notes:
            _gather_lines(line.notes, texts)
