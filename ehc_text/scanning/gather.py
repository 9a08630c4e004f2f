"""The heart of a scan: what a file holds comes from the ledger or from the readers, and goes to the results."""

import datetime as dt
from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Protocol

from ehc_text.errors import OutputError, RulesError
from ehc_text.reading.hashing import sha256_of
from ehc_text.records.assessment import AssessedFile
from ehc_text.records.document import Problem, ProblemKind
from ehc_text.records.finding import Finding
from ehc_text.records.scan import FileSummary
from ehc_text.reporting.contract_object import is_read
from ehc_text.scanning.across import Across
from ehc_text.scanning.failed import failed_file, fault_message
from ehc_text.scanning.ledger import LEDGER, Lasts, Ledger
from ehc_text.scanning.made import Made, Maker
from ehc_text.scanning.packed import pack, unpack, unpack_made
from ehc_text.scanning.results import Results
from ehc_text.scanning.task import Answer, AnswerKind, Readers, Task, source_of
from ehc_text.scanning.worklist import WorkItem

_ONCE = "once:"
"""Starts the keys of files whose contents have no hash that can be relied on: they are read at every scan."""


OnFile = Callable[[FileSummary, bool], None]


class AsFound(Protocol):
    """Settles what depends on a file's path, and adds findings: see pipeline.as_found."""

    def __call__(self, assessed: AssessedFile, relative: str, more: Iterable[Finding]) -> AssessedFile:
        """Return the results of the file at `relative`."""
        ...


class Gathering:
    """Puts the results of every file, in whatever order they come, each file's contents read once at most."""

    def __init__(
        self,
        items: Sequence[WorkItem],
        as_of: dt.date,
        across: Across,
        ledger: Ledger,
        results: Results,
        maker: Maker,
        as_found: AsFound,
        on_file: OnFile,
    ) -> None:
        """Gather the results of `items` in `results`, and keep in `ledger` what is read.

        `across` compares the files. `maker` makes what the readers did not make: of what the ledger has, and of a file
        beside one that was read.
        """
        self._items = items
        self._as_of = as_of
        self._ledger = ledger
        self._results = results
        self._maker = maker
        self._as_found = as_found
        self._on_file = on_file
        self._across = across
        self._keys: dict[int, str] = {}
        self._firsts: dict[str, int] = {}
        self._waiting: defaultdict[str, list[int]] = defaultdict(list)
        """The files with the same contents as one that is being read."""
        self._known: deque[int] = deque()
        """The files whose results the ledger has, and that are not put yet."""
        self.read_before_count = 0

    @property
    def keys(self) -> set[str]:
        """The keys of all contents that the scan has used."""
        return set(self._keys.values())

    def gather(self, readers: Readers) -> None:
        """Put the results of all files; those with findings that show only between plans are put once more.

        Raises:
            RulesError: if the readers refuse: with these rules no file can be read.
        """
        tasks = self._tasks()
        outstanding = 0
        is_all_told = False
        while True:
            while not is_all_told and readers.wants_more():
                task = next(tasks, None)
                if task is None:
                    is_all_told = True
                else:
                    readers.submit(task)
                    outstanding += 1
            if not outstanding and not self._known and is_all_told:
                break
            # While the readers are at work the files that the ledger has are put.
            answer = readers.take(wait=not self._known) if outstanding else None
            if answer is not None:
                outstanding -= 1
                self._keep(answer)
            elif self._known:
                self._put(self._known.popleft(), is_read_now=False)
        self._put_repeats()

    def _tasks(self) -> Iterator[Task]:
        """Yield the files that have to be read; the others are known, or wait for one that is being read."""
        for position, item in enumerate(self._items):
            sha256 = sha256_of(item.path)
            key = sha256 or f"{_ONCE}{item.relative}"
            self._keys[position] = key
            if key in self._firsts:
                self._put_beside(position, key)
            elif sha256 and self._ledger.has(key):
                self._firsts[key] = position
                self.read_before_count += 1
                self._known.append(position)
            else:
                self._firsts[key] = position
                self._waiting[key].append(position)
                yield Task(position=position, item=item, source=self._source(item))

    def _put_beside(self, position: int, key: str) -> None:
        if key in self._waiting:
            self._waiting[key].append(position)
        else:
            self._known.append(position)

    def _keep(self, answer: Answer) -> None:
        """Keep what came of reading a file, and put it, with all files of the same contents."""
        key = self._keys[answer.position]
        made = unpack_made(answer.made) if answer.made else None
        packed, lasts = self._outcome(answer, made)
        self._ledger.keep(key, packed, lasts)
        for position in self._waiting.pop(key):
            is_read_now = position == answer.position
            self._put(position, is_read_now=is_read_now, made=made if is_read_now else None)

    def _outcome(self, answer: Answer, made: Made | None) -> tuple[bytes, Lasts]:
        """Return what to keep, and how long it holds."""
        if answer.kind is AnswerKind.REFUSED:
            raise RulesError(answer.message)
        item = self._items[answer.position]
        if answer.kind is not AnswerKind.DONE:
            return pack(failed_file(item, self._as_of, answer.kind, answer.message)), Lasts.WITHIN_LIMITS
        sha256, has_words = (made.summary.file.sha256, made.summary.is_read) if made else _facts(unpack(answer.packed))
        if sha256 != self._keys[answer.position]:
            return answer.packed, Lasts.THIS_SCAN  # it was written to while it was read
        return answer.packed, Lasts.ALWAYS if has_words else Lasts.WITHIN_LIMITS

    def _put(self, position: int, *, is_read_now: bool, made: Made | None = None) -> None:
        """Put a file's results: those that its reader made, where it could know under which label."""
        if made is None or made.label != self._results.label(position, made.summary.file, is_double=False):
            made = self._made(position, self._kept(position), ())
        self._across.take(position, made.views)
        self._results.put(position, made, self._items[position].relative, self._keys[position])
        self._on_file(made.summary, is_read_now)

    def _put_repeats(self) -> None:
        """Put once more the files that others repeat, as the ledger has them: they are not read again."""
        for position, repeat in self._across.repeats().items():
            assessed = self._kept(position)
            more = self._across.findings(assessed, repeat)
            self._results.put(position, self._made(position, assessed, more))

    def _kept(self, position: int) -> AssessedFile:
        try:
            return unpack(self._ledger.packed(self._keys[position]))
        except ValueError:
            raise OutputError(
                f"{LEDGER} in the scan's folder is damaged: add --afresh to read everything anew."
            ) from None

    def _made(self, position: int, assessed: AssessedFile, more: Iterable[Finding]) -> Made:
        """Make the file's results here; what cannot be published is a crash of its file."""
        item = self._items[position]
        first = self._earlier(position)
        label = self._results.label(position, assessed.file, is_double=first is not None)
        source = self._source(item)
        try:
            found = _with_duplicate_noted(self._as_found(assessed, item.relative, more), first)
            return self._maker.make(found, label=label, source=source, duplicate_of=first)
        except Exception as error:  # whatever goes wrong with one file must not cost the others
            crashed = failed_file(item, self._as_of, AnswerKind.FAULT, fault_message(error))
            found = _with_duplicate_noted(crashed, first)
            return self._maker.make(found, label=label, source=source, duplicate_of=first)

    def _source(self, item: WorkItem) -> str:
        return source_of(item) if self._maker.is_identified else ""

    def _earlier(self, position: int) -> str | None:
        """Return the path of the first file with the same contents, None for that file itself."""
        first = self._firsts[self._keys[position]]
        return self._items[first].relative if first != position else None


def _with_duplicate_noted(assessed: AssessedFile, first: str | None) -> AssessedFile:
    if first is None:
        return assessed
    problem = Problem(kind=ProblemKind.DUPLICATE, message=f"the same contents as the file '{first}'")
    return replace(assessed, problems=(*assessed.problems, problem))


def _facts(assessed: AssessedFile) -> tuple[str, bool]:
    return assessed.file.sha256, is_read(assessed)
