"""The process that reads documents for a scan: `python -m ehc_text.scanning.worker`, spoken to in lines of JSON.

It is told once how to read (a ReadingOrder), and then of one document after another. Each answer is a line with its
kind and sizes, the packed results, and what the scan writes of them. A program of its own, not a child of
multiprocessing: nothing is pickled, the scan's own script is not imported again, and the workers of a cluster, which
may have no such children, can start one.
"""

import contextlib
import faulthandler
import gc
import json
import os
import sys
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO

from ehc_text import pipeline
from ehc_text.checking.names import first_names_of
from ehc_text.errors import EhcTextError, RulesError, SettingsError
from ehc_text.pipeline import Tools
from ehc_text.records.assessment import AssessedFile
from ehc_text.scanning.failed import fault_message
from ehc_text.scanning.made import Maker
from ehc_text.scanning.packed import pack, pack_made, printable
from ehc_text.scanning.task import AnswerKind, ReadingOrder, adapter
from ehc_text.scanning.versions import pages_version, versions_of
from ehc_text.shipped import NO_MODELS, folder

_OBJECTS_BETWEEN_LOOKS = 50_000
"""The garbage collector looks for knots among new records after so many: a document makes few knots and many records,
and every look goes through all that are still held."""

_GRACE_SECONDS = 10.0
"""A worker ends itself so long after its time is up: whoever should have ended it is gone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """An answer as it goes over the wire: what worker and supervisor agree on."""

    kind: AnswerKind
    size: int = 0
    made_size: int = 0
    message: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Desk:
    """What makes what the scan writes: of results as they are settled with the scan's own exceptions and framework."""

    maker: Maker
    tools: Tools


def main() -> None:
    """Answer what is asked on stdin until it is closed."""
    questions, answers = _wire()
    _keep_no_core()
    order = adapter(ReadingOrder).validate_json(questions.readline())
    try:
        tools = load_order(order)
    except EhcTextError as error:
        _send(answers, AnswerKind.REFUSED, message=str(error))
        return
    desk = _desk_of(order, tools)
    # Rules and models stay for good: to look through them after every few thousand objects takes a tenth of the time.
    gc.collect()
    gc.freeze()
    gc.set_threshold(_OBJECTS_BETWEEN_LOOKS)
    _limit_memory(order.memory_limit_bytes)
    _send(answers, AnswerKind.DONE)
    with Path(os.devnull).open("wb") as nowhere:
        for line in questions:
            # Told in C, so that neither an endless loop nor a wild expression can keep it from ending the process.
            faulthandler.dump_traceback_later(order.time_limit_seconds + _GRACE_SECONDS, exit=True, file=nowhere)
            is_sound = _answer(answers, json.loads(line), order, tools, desk)
            faulthandler.cancel_dump_traceback_later()
            if not is_sound:
                return


def load_order(order: ReadingOrder) -> Tools:
    """Return the rules and models that an order asks for.

    Raises:
        SettingsError: if they are not those that the scan has.
        EhcTextError: if they are faulty.
    """
    tools = pipeline.load_tools(
        order.rules,
        models=None if order.models == NO_MODELS else order.models or folder("models"),
        off=order.off,
        severities=order.severities,
        sources=order.sources,
    )
    is_same = not order.versions or versions_of(order, tools) == order.versions
    if not is_same or (order.showing and order.showing.pages != pages_version()):
        raise SettingsError(
            "A worker has another version of the program, its libraries, rules or models than the scan: "
            "install the same everywhere, and change no rules while a scan runs."
        )
    return tools


def _answer(answers: BinaryIO, question: dict[str, str], order: ReadingOrder, tools: Tools, desk: _Desk | None) -> bool:
    """Answer one question; return whether the process can be trusted with another."""
    try:
        path, relative = Path(question["path"]), question["relative"]
        assessed = pipeline.assess_file(
            path, relative=relative, as_of=order.as_of, tools=tools, password=order.password
        )
        kept = printable(replace(assessed, file=replace(assessed.file, name=Path(relative).name)))
        packed = pack(kept)
        made = _made(kept, relative, question.get("source", ""), desk)
    except MemoryError:
        _send(answers, AnswerKind.MEMORY)
        return False  # what is left of the memory is in pieces
    except (RulesError, SettingsError) as error:
        _send(answers, AnswerKind.REFUSED, message=str(error))
    except Exception as error:  # whatever goes wrong with one file must not cost the others
        _send(answers, AnswerKind.FAULT, message=fault_message(error))
    else:
        _send(answers, AnswerKind.DONE, packed, made)
    return True


def _desk_of(order: ReadingOrder, tools: Tools) -> _Desk | None:
    showing = order.showing
    if showing is None:
        return None
    names = first_names_of(tools.pack)
    return _Desk(
        maker=Maker(is_identified=showing.is_identified, first_names=names, checks=tools.pack.checks),
        tools=replace(tools, exceptions=showing.exceptions, framework=showing.framework),
    )


def _made(kept: AssessedFile, relative: str, source: str, desk: _Desk | None) -> bytes:
    """Return what the scan writes of the document, b"" where that is left to the scan.

    It is made under the label of a file whose contents stand in no other: the scan, which alone knows, makes it anew
    where they do. So it does where this goes wrong, and finds and tells the same fault.
    """
    if desk is None or not kept.file.pseudonym:
        return b""
    try:
        found = pipeline.as_found(kept, relative, desk.tools)
        return pack_made(desk.maker.make(found, label=kept.file.pseudonym, source=source))
    except MemoryError:
        raise
    except Exception:
        return b""


def _send(answers: BinaryIO, kind: AnswerKind, packed: bytes = b"", made: bytes = b"", *, message: str = "") -> None:
    reply = Reply(kind=kind, size=len(packed), made_size=len(made), message=message)
    answers.write(adapter(Reply).dump_json(reply) + b"\n" + packed + made)
    answers.flush()


def _wire() -> tuple[BinaryIO, BinaryIO]:
    """Return the ways in and out, and lead what a library prints elsewhere."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    return sys.stdin.buffer, answers


def _keep_no_core() -> None:
    """Let a crash leave no image of the memory: it would hold the plan."""
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _limit_memory(limit_bytes: int) -> None:
    """Let the system refuse more memory, where it does such a thing; elsewhere the supervisor alone watches."""
    if sys.platform != "linux":
        return
    import resource

    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    wanted = pages * resource.getpagesize() + limit_bytes
    resource.setrlimit(resource.RLIMIT_AS, (wanted if hard < 0 else min(wanted, hard), hard))


if __name__ == "__main__":
    main()
