"""What a format's reader gives to `open`: the content of a Document, before its name and hash are known."""

from dataclasses import dataclass

from ehc_text.records.document import Block, Problem, RunningHead
from ehc_text.records.place import Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """Blocks in reading order, the distinct lines of running headers and footers, and what could not be read.

    `pictures` are the places of large pictures; `running_heads` are the lines of headers that differ by section.
    """

    blocks: tuple[Block, ...]
    margins: tuple[str, ...] = ()
    page_count: int | None = None
    pictures: tuple[Place, ...] = ()
    running_heads: tuple[RunningHead, ...] = ()
    problems: tuple[Problem, ...] = ()
