"""An AssessedFile as bytes, and back: the one form in which results are sent, kept and read again.

JSON, compressed: no pickle, which would run what a damaged ledger tells it to.
"""

import zlib
from dataclasses import dataclass, replace

from ehc_text.checking.shared_views import ViewsPrint
from ehc_text.records.assessment import AssessedFile
from ehc_text.records.plan import Child
from ehc_text.scanning.made import Made
from ehc_text.scanning.task import Packed, adapter

_LEVEL = 1
"""A fifth of the size in half a millisecond; higher levels save little more and take several times as long."""


def pack(assessed: AssessedFile) -> Packed:
    """Return the file's results as bytes."""
    return zlib.compress(adapter(AssessedFile).dump_json(printable(assessed)), _LEVEL)


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


def pack_made(made: Made) -> bytes:
    """Return what was made of a file as bytes. They are read at once and never kept, so they are not compressed.

    Raises:
        ValueError: if a text in it cannot be written, such as a name in bytes of another code page.
    """
    views = made.views
    sent = _Sent(
        made=replace(made, summary=replace(made.summary, places={}), views=None),
        places=tuple((*place, count) for place, count in made.summary.places.items()),
        child=views.child if views else None,
        views=(views.sha256, views.runs.hex(), views.grams.hex()) if views else None,
    )
    return adapter(_Sent).dump_json(sent)


def unpack_made(packed: bytes) -> Made:
    """Return what was made of a file."""
    sent: _Sent = adapter(_Sent).validate_json(packed)
    views = None
    if sent.views and sent.child:
        sha256, runs, grams = sent.views
        views = ViewsPrint(child=sent.child, sha256=sha256, runs=bytes.fromhex(runs), grams=bytes.fromhex(grams))
    places = {(theme, section): count for theme, section, count in sent.places}
    return replace(sent.made, summary=replace(sent.made.summary, places=places), views=views)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sent:
    """What was made, with what JSON has no form for beside it: keys of two parts, and bytes."""

    made: Made
    places: tuple[tuple[str, str, int], ...]
    child: Child | None
    views: tuple[str, str, str] | None


def printable(assessed: AssessedFile) -> AssessedFile:
    """Return the file with a name and messages that can be written: names may hold bytes of another code page."""
    problems = tuple(replace(one, message=_written(one.message)) for one in assessed.problems)
    return replace(assessed, file=replace(assessed.file, name=_written(assessed.file.name)), problems=problems)


def _written(text: str) -> str:
    return text.encode("utf-8", errors="replace").decode("utf-8")
