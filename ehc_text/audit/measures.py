"""The measures of agreement between what a person wrote down and what the program found."""

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass

_WORD = re.compile(r"[a-z0-9£%]+")

_APOSTROPHE_IN_WORD = re.compile(r"(?<=[a-z])[’'](?=[a-z])")

_LIGATURES = str.maketrans(
    {"\ufb01": "fi", "\ufb02": "fl", "\ufb00": "ff", "\ufb03": "ffi", "\ufb04": "ffl", "\u00ad": ""}
)


@dataclass(slots=True)
class Tally:
    """Right and wrong decisions: found rightly (tp), found wrongly (fp), missed (fn), and left alone rightly (tn)."""

    tp: int = 0
    fp: int = 0
    fn: int = 0
    tn: int = 0

    def count(self, *, is_due: bool, is_found: bool) -> None:
        """Count one decision: whether something was due to be found, and whether it was."""
        if is_due:
            self.tp, self.fn = self.tp + is_found, self.fn + (not is_found)
        else:
            self.fp, self.tn = self.fp + is_found, self.tn + (not is_found)

    def add(self, other: "Tally") -> None:
        """Add another tally to this one."""
        self.tp, self.fp = self.tp + other.tp, self.fp + other.fp
        self.fn, self.tn = self.fn + other.fn, self.tn + other.tn

    @property
    def total(self) -> int:
        """How many decisions were counted."""
        return self.tp + self.fp + self.fn + self.tn

    @property
    def precision(self) -> float:
        """The share of what was found that was due; 1 where nothing was found."""
        return self.tp / (self.tp + self.fp) if self.tp + self.fp else 1.0

    @property
    def recall(self) -> float:
        """The share of what was due that was found; 1 where nothing was due."""
        return self.tp / (self.tp + self.fn) if self.tp + self.fn else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return harmonic_mean(self.precision, self.recall)


def tokens(text: str | None) -> list[str]:
    """Return the words that are compared: small letters and digits, without punctuation or print ligatures."""
    plain = unicodedata.normalize("NFKC", (text or "").translate(_LIGATURES)).lower()
    return _WORD.findall(_APOSTROPHE_IN_WORD.sub("", plain))


def text_f1(gold: str, read: str) -> float:
    """Return how well two texts agree as bags of words, from 0 to 1; two empty texts agree."""
    due, found = Counter(tokens(gold)), Counter(tokens(read))
    if not due and not found:
        return 1.0
    shared = sum((due & found).values())
    precision = shared / sum(found.values()) if found else 0.0
    recall = shared / sum(due.values()) if due else 1.0
    return harmonic_mean(precision, recall)


def overlap(one: str | None, other: str | None) -> float:
    """Return the share of the shorter text's words that stand in the other."""
    first, second = Counter(tokens(one)), Counter(tokens(other))
    shared = sum((first & second).values())
    shorter = min(sum(first.values()), sum(second.values()))
    return shared / shorter if shorter else 0.0


def harmonic_mean(one: float, other: float) -> float:
    """Return the harmonic mean, 0 where both are 0."""
    return 2 * one * other / (one + other) if one + other else 0.0


def share(part: int, whole: int) -> float:
    """Return part of whole, 0 where there is no whole."""
    return part / max(1, whole)
