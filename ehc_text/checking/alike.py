"""Which of many texts have much in common, by hashes of their runs of words: the work grows with their number alone."""

from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Hashes: TypeAlias = bytes
"""Unsigned numbers of eight bytes in order, each once: as a set they would take ten times the memory."""

_MOST_COMPARED = 40
"""A run that more texts share is a stock phrase: it leads to the first of them alone."""

_HASH_CODE = "Q"
"""The array code of unsigned numbers of eight bytes."""


def packed(hashes: Iterable[int]) -> bytes:
    """Return the hashes as they are kept."""
    return array(_HASH_CODE, sorted(set(hashes))).tobytes()


def likely(runs: Sequence[Hashes]) -> Iterator[tuple[int, list[int]]]:
    """Yield with each text that has runs those before it that share one; a run leads to a bounded number of texts."""
    index: defaultdict[int, list[int]] = defaultdict(list)
    met_again = _met_again(runs)
    for position, own in enumerate(runs):
        if not own:
            continue
        found: set[int] = set()
        for run in met_again.intersection(_unpacked(own).tolist()):
            bucket = index[run]
            found.update(bucket)
            if len(bucket) < _MOST_COMPARED:
                bucket.append(position)
        yield position, sorted(found)


class Grams:
    """The short runs of many texts, numbered from 0: what two have in common is counted in a row of marks."""

    def __init__(self, grams: Sequence[Hashes]) -> None:
        """Number the runs of all texts."""
        hashes = [_unpacked(one) for one in grams]
        self._hashes, numbers = np.unique(np.concatenate([_NONE, *hashes]), return_inverse=True)
        self._numbers = numbers.astype(np.int32)
        self._ends = np.cumsum([len(one) for one in hashes], dtype=np.int64).tolist()
        self._is_marked = np.zeros(len(self._hashes), dtype=np.bool_)

    def alike(self, one: int, others: Sequence[int], share: float) -> Iterator[int]:
        """Yield those of `others` that have this share in common with `one`, of the shorter of the two."""
        if not others:
            return
        own, theirs = self._of(one), [self._of(other) for other in others]
        lengths = np.array([len(numbers) for numbers in theirs])
        starts = np.cumsum(lengths) - lengths
        self._is_marked[own] = True
        in_common = np.add.reduceat(self._is_marked[np.concatenate(theirs)], starts, dtype=np.int64)
        self._is_marked[own] = False
        is_enough = in_common >= share * np.minimum(lengths, len(own))
        yield from (other for other, enough in zip(others, is_enough.tolist(), strict=True) if enough)

    def shared(self, one: int, other: int) -> frozenset[int]:
        """Return the hashes that two texts have in common."""
        numbers = np.intersect1d(self._of(one), self._of(other), assume_unique=True)
        return frozenset(self._hashes[numbers].tolist())

    def _of(self, position: int) -> NDArray[np.int32]:
        return self._numbers[self._ends[position - 1] if position else 0 : self._ends[position]]


@dataclass(slots=True)
class Links:
    """Which texts are alike, as a forest, and what each shares with those that it is like."""

    parents: dict[int, int] = field(default_factory=dict)
    shared: dict[int, frozenset[int]] = field(default_factory=dict)

    def join(self, one: int, other: int, shared: frozenset[int]) -> None:
        """Note that two texts share these hashes."""
        self.parents[self.root(one)] = self.root(other)
        for position in (one, other):
            self.shared[position] = self.shared.get(position, frozenset()) | shared

    def root(self, position: int) -> int:
        """Return the text that stands for all that this one is like, by one step or several."""
        path = []
        while (above := self.parents.get(position, position)) != position:
            path.append(position)
            position = above
        self.parents.update(dict.fromkeys(path, position))
        return position

    def groups(self) -> Iterable[list[int]]:
        """Return the texts that are alike, group by group."""
        found: defaultdict[int, list[int]] = defaultdict(list)
        for position in self.shared:
            found[self.root(position)].append(position)
        return found.values()


_NONE: NDArray[np.uint64] = np.zeros(0, dtype=np.uint64)


def _unpacked(hashes: Hashes) -> NDArray[np.uint64]:
    return np.frombuffer(hashes, dtype=np.uint64) if hashes else _NONE


def _met_again(runs: Sequence[Hashes]) -> set[int]:
    """Return the runs that stand in more than one text: an index of all the others would only take memory."""
    hashes = np.sort(np.concatenate([_NONE, *map(_unpacked, runs)]))
    return set(hashes[1:][hashes[1:] == hashes[:-1]].tolist())
