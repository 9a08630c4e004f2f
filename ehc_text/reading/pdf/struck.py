"""Words with a line through them: a printed deletion, which is no part of the text."""

from bisect import bisect_left, bisect_right

from ehc_text.reading.pdf.shapes import Rule, Word

_REACH_PT = 12.0
_HIGHEST, _LOWEST = 0.32, 0.64
"""A line strikes a word out where it runs between these shares of its height, from the top."""
_SHARE = 0.6


def without_struck(words: list[Word], level: list[Rule]) -> list[Word]:
    """Return the words with those that a level line runs through emptied: they keep their place on the line."""
    if not level:
        return words
    ranked = sorted(range(len(words)), key=lambda i: words[i].top)
    tops = [words[i].top for i in ranked]
    struck: set[int] = set()
    for rule in level:
        for place in range(bisect_left(tops, rule.at - 2 * _REACH_PT), bisect_right(tops, rule.at)):
            if _strikes(rule, words[ranked[place]]):
                struck.add(ranked[place])
    if not struck:
        return words
    return [word._replace(text="", mark="") if i in struck else word for i, word in enumerate(words)]


def _strikes(rule: Rule, word: Word) -> bool:
    height = word.bottom - word.top
    if not word.top + _HIGHEST * height < rule.at < word.top + _LOWEST * height:
        return False
    return min(rule.end, word.x1) - max(rule.start, word.x0) > _SHARE * (word.x1 - word.x0)
