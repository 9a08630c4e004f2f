"""Tick boxes in text: which words stand beside a ticked one."""

import re
from collections.abc import Sequence

_TICK = r"☒|☑|✓|✔|■|⊠|🗹|\[\s*[xX✓✔]\s*\]|\(\s*[xX✓✔]\s*\)"
_NO_TICK = r"☐|□|❏|◻|⬜|\[\s*\]|\(\s*\)"
_OPTION_WORDS = 4
MARK = re.compile(rf"(?P<tick>{_TICK})|(?P<blank>{_NO_TICK})")
"""A box of a form, ticked or blank."""


def ticked_texts(cells: Sequence[str], *, blanks: bool = False) -> tuple[str, ...]:
    """Return the words beside each ticked box of a row, whether the boxes stand before their words or behind them.

    With `blanks` the words beside blank boxes are returned too: what comes back tells whether there are boxes at all.
    """
    text = "\t".join(cells)
    marks = list(MARK.finditer(text))
    if not marks:
        return ()
    is_before = _stand_before(text[: marks[0].start()], text[marks[-1].end() :])
    found = []
    for position, mark in enumerate(marks):
        if mark["tick"] is None and not blanks:
            continue
        after = marks[position + 1].start() if position + 1 < len(marks) else len(text)
        before = marks[position - 1].end() if position else 0
        found.append((text[mark.end() : after] if is_before else text[before : mark.start()]).strip())
    return tuple(found)


def _stand_before(first: str, last: str) -> bool:
    """Return whether boxes stand before their words, from what stands before the first box and behind the last.

    Where there are words in both places, those before are a label if those behind look like one more option.
    """
    if not re.search(r"\w", _last_option(first)):
        return True
    return bool(re.search(r"\w", last)) and len(last.split()) <= _OPTION_WORDS and ":" not in last


def _last_option(words: str) -> str:
    """Return the words before the first box, without a label that ends in a colon."""
    return re.sub(r"^[^:]*:\s*$", "", words)
