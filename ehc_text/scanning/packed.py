"""An AssessedFile as bytes, and back: the one form in which results are sent, kept and read again.

JSON, compressed: no pickle, which would run what a damaged ledger tells it to.
"""

import zlib
from dataclasses import replace

from ehc_text.records.assessment import AssessedFile
from ehc_text.scanning.task import Packed, adapter

_LEVEL = 1
"""A fifth of the size in half a millisecond; higher levels save little more and take several times as long."""


def pack(assessed: AssessedFile) -> Packed:
    """Return the file's results as bytes."""
    return zlib.compress(adapter(AssessedFile).dump_json(_printable(assessed)), _LEVEL)


def unpack(packed: Packed) -> AssessedFile:
    """Return the results that were packed.

    Raises:
        ValueError: if the bytes are damaged.
    """
    try:
        found: AssessedFile = adapter(AssessedFile).validate_json(zlib.decompress(packed))
    except zlib.error as error:
        raise ValueError(str(error)) from None
    return found


def _printable(assessed: AssessedFile) -> AssessedFile:
    """Return the file with a name and messages that can be written: names may hold bytes of another code page."""
    problems = tuple(replace(one, message=_written(one.message)) for one in assessed.problems)
    return replace(assessed, file=replace(assessed.file, name=_written(assessed.file.name)), problems=problems)


def _written(text: str) -> str:
    return text.encode("utf-8", errors="replace").decode("utf-8")
