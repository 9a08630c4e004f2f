"""What goes between the scan and those that read for it: a task out, an answer back, and how to read."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from typing import Literal, Protocol, TypeVar

from pydantic import TypeAdapter

from ehc_text.records.exceptions import AcceptedException
from ehc_text.records.finding import Severity
from ehc_text.records.framework import Framework
from ehc_text.scanning.worklist import WorkItem

Packed = bytes
"""An AssessedFile as scanning.packed packs it: what is sent, what the ledger keeps, what the results are made from."""

_Kind = TypeVar("_Kind")


@dataclass(frozen=True, slots=True, kw_only=True)
class Showing:
    """What a reader has to know beside the rules to make what is written of a document: see scanning.made.

    `pages` is the fingerprint of the templates, which a reader must have as well.
    """

    is_identified: bool
    exceptions: tuple[AcceptedException, ...]
    framework: Framework
    pages: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingOrder:
    """With what every document of a scan is read, and how much time and memory it may take.

    It is all that a worker process, on this machine or on another, is told before its first document. `versions` is
    the fingerprint that a worker must come to as well: the bytes of a result must not depend on who read it.
    """

    as_of: dt.date
    rules: tuple[Path, ...] = ()
    models: Path | Literal["off"] | None = None
    off: tuple[str, ...] = ()
    severities: Mapping[str, Severity] = field(default_factory=dict)
    sources: Mapping[str, str] = field(default_factory=dict)
    password: str | None = field(default=None, repr=False)
    time_limit_seconds: float = 120.0
    memory_limit_bytes: int = 2 * 1024**3
    versions: str = ""
    showing: Showing | None = None
    """With it a reader makes what is written of a document, too; without it that is left to the scan."""

    @property
    def limits(self) -> str:
        """What a document may cost, as a word to compare by."""
        return f"{self.time_limit_seconds:g} s, {self.memory_limit_bytes} bytes"


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """A document to read: its position in the scan, where it is, and its link, "" where reports must not name it."""

    position: int
    item: WorkItem
    source: str = ""


class AnswerKind(StrEnum):
    """How the reading of a document ended."""

    DONE = "done"
    """It came to an end: the document was read, or it is said why not."""
    FAULT = "fault"
    """The program failed on it."""
    TIME = "time"
    MEMORY = "memory"
    DIED = "died"
    """The process that read it ended."""
    REFUSED = "refused"
    """A rule, a model or the worker itself is faulty, which spoils every document alike."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What came of a task: `packed` where the kind is DONE, else a `message` that holds no words of the plan."""

    position: int
    kind: AnswerKind
    packed: Packed = b""
    made: bytes = b""
    """What the scan writes of the document, as scanning.packed packs it, where the reader has made it."""
    message: str = ""


class Readers(Protocol):
    """Those that read for a scan, several documents at a time: processes of this machine, or a cluster."""

    def wants_more(self) -> bool:
        """Return whether another task would keep somebody from being idle."""
        ...

    def submit(self, task: Task) -> None:
        """Take a task; its answer comes later, in whatever order."""
        ...

    def take(self, *, wait: bool) -> Answer | None:
        """Return the next answer; None where there is none yet, with `wait` after a moment."""
        ...


def source_of(item: WorkItem) -> str:
    """Return the document as a link."""
    return item.path.absolute().as_uri()


@lru_cache
def adapter(kind: type[_Kind]) -> TypeAdapter[_Kind]:
    """Return what turns records of a kind into JSON and back; made once, since making it costs more than its work."""
    return TypeAdapter(kind)
