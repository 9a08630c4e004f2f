"""Counts letters, to make sure that every word of a page stands in one of its items."""

from ehc_text.reading.pdf.shapes import Flow, Item, Line, Word


def letter_count(words: list[Word]) -> int:
    """Return how many letters words have, spaces not counted and footnote marks neither."""
    text = "".join([word.text for word in words])
    return len(text) - text.count(" ")


def letters_in(items: list[Item]) -> int:
    """Return how many letters the lines of items have, with those of their footnotes and nested tables."""
    count = 0
    for item in items:
        if isinstance(item, Flow):
            count += sum([_letters(line) for line in item.lines])
        else:
            count += sum([letters_in(cell.items) for cell in item.cells if cell.items])
    return count


def _letters(line: Line) -> int:
    count = len(line.text) - line.text.count(" ")
    return count + sum(_letters(note) for note in line.notes) if line.notes else count
