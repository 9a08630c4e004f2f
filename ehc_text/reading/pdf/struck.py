"""Words with a line through them: a printed deletion, which is no part of the text."""

from bisect import bisect_left, bisect_right
from dataclasses import replace

from ehc_text.reading.pdf.shapes import Reader, Stroke, Word

_REACH_PT = 30.0
_HIGHEST, _LOWEST = 0.32, 0.64
"""A line strikes a word out where it runs between these shares of its height, from the top."""
_SHARE = 0.6


def without_struck(words: list[Word], level: list[Stroke], reader: Reader) -> list[Word]:
    """Return the words with those that a level line runs through emptied: they keep their place on the line.

    Returns the very list that was given where there are none.
    """
    lines = _struck(words, level)
    if not lines:
        return words
    result: list[Word] = []
    for i, word in enumerate(words):
        for part in reader.split(word) if i in lines else [word]:
            is_struck = any(_covers(stroke, part) for stroke in lines.get(i, []))
            result.append(replace(part, text="", mark="") if is_struck else part)
    return result


def _struck(words: list[Word], level: list[Stroke]) -> dict[int, list[Stroke]]:
    """Return the lines that run through words, by the words' places."""
    if not level:
        return {}
    heights = [word.top for word in words]
    ranked = sorted(range(len(words)), key=heights.__getitem__)
    tops = [heights[i] for i in ranked]
    tallest = max([word.bottom - word.top for word in words], default=0.0)
    reach = min(_REACH_PT, _LOWEST * tallest + 1)
    found: dict[int, list[Stroke]] = {}
    for stroke in level:
        at, start, end = stroke
        for place in range(bisect_left(tops, at - reach), bisect_right(tops, at)):
            word = words[ranked[place]]
            height = word.bottom - word.top
            is_across = word.top + _HIGHEST * height < at < word.top + _LOWEST * height
            if is_across and min(end, word.x1) - max(start, word.x0) > 1:
                found.setdefault(ranked[place], []).append(stroke)
    return found


def _covers(stroke: Stroke, word: Word) -> bool:
    _, start, end = stroke
    return min(end, word.x1) - max(start, word.x0) > _SHARE * (word.x1 - word.x0)
