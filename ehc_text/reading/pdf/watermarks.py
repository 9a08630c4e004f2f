"""Watermarks that stand level: words far larger than the text, right across it."""

from ehc_text.reading.pdf.shapes import Word

LARGE_PT = 30.0
"""Letters of this size, in points, may be a watermark's."""
_TIMES = 2.0


def large_words(words: list[Word]) -> list[Word]:
    """Return the words in letters as large as a watermark's."""
    return [word for word in words if word.font.size_pt >= LARGE_PT]


def without_watermarks(words: list[Word], large: list[Word]) -> tuple[list[Word], list[str]]:
    """Return the words without those of the large ones that lie across others much smaller, and those words' text."""
    if not large:
        return words, []
    across = {id(word) for word in large if any(_lies_across(word, other) for other in words)}
    kept = [word for word in words if id(word) not in across]
    return kept, [word.text for word in large if id(word) in across]


def _lies_across(word: Word, other: Word) -> bool:
    if word.font.size_pt < _TIMES * other.font.size_pt:
        return False
    x, y = (other.x0 + other.x1) / 2, (other.top + other.bottom) / 2
    is_beside = other.x1 < word.x0 or other.x0 > word.x1
    return not is_beside and word.top < y < word.bottom and (word.x0 < x < word.x1 or other.x0 < word.x0 < other.x1)
