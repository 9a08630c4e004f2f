"""The process that workers come from: `python -m ehc_text.scanning.nursery FD`, on Linux alone.

It loads rules, models and libraries once, and becomes two whenever a worker is wanted: the new one has all of them at
once, and shares the memory that they take. Elsewhere each worker loads them for itself: what the systems of macOS and
Windows give a program to work with does not outlive a fork.

It is told how to read on stdin, as a worker is. Over the socket FD it is asked for a worker, with the ends of the
pipes that this is to be spoken to by, and answers with its process id; or, by this id, whether a worker has ended, and
answers with its exit code.
"""

import os
import socket
import sys

from ehc_text.checking.selftest import failing_examples
from ehc_text.errors import EhcTextError
from ehc_text.language.nlp import finder_of
from ehc_text.pipeline import Tools
from ehc_text.scanning.task import ReadingOrder, adapter
from ehc_text.scanning.worker import Reader, keep_no_core, load_reader

_LONGEST_WORD = 64
_CHECKS_TRIED = 3


def main() -> None:
    """Answer what is asked over the socket until it is closed; end at once where rules or models are faulty."""
    asked = socket.socket(fileno=int(sys.argv[1]))
    keep_no_core()
    finder_of({"any": ("word",)})  # loads spaCy, while the scan still makes out what it is to do
    line = sys.stdin.buffer.readline()
    if not line:
        return
    try:
        reader = load_reader(adapter(ReadingOrder).validate_json(line))
    except EhcTextError:
        return  # a worker that loads for itself tells why
    load_the_rest(reader.tools)
    reader.settle()
    while True:
        word, descriptors, *_ = socket.recv_fds(asked, _LONGEST_WORD, 2)
        if not word:
            return
        asked.sendall(_born(asked, reader, descriptors) if descriptors else _fate(int(word)))


def load_the_rest(tools: Tools) -> None:
    """Load what is loaded with the first document: the examples of a few rules are read as if they were plans."""
    codes = [check.code for check in tools.pack.checks[:_CHECKS_TRIED]]
    failing_examples(tools.pack, tools.headings, tools.front_sheet, codes=codes)


def _born(asked: socket.socket, reader: Reader, descriptors: list[int]) -> bytes:
    """Become two; the one that goes on as the nursery returns the id of the other, which reads until it is done."""
    worker = os.fork()
    if not worker:
        asked.close()
        _work(reader, descriptors)
    for descriptor in descriptors:
        os.close(descriptor)
    return f"{worker}\n".encode("ascii")


def _work(reader: Reader, descriptors: list[int]) -> None:
    code = 1
    try:
        os.setsid()
        for target, descriptor in enumerate(descriptors):
            os.dup2(descriptor, target)
            os.close(descriptor)
        reader.serve()
        code = 0
    finally:
        os._exit(code)  # what the nursery would do at its end is not this process's to do


def _fate(worker: int) -> bytes:
    ended, status = os.waitpid(worker, os.WNOHANG)
    return f"{os.waitstatus_to_exitcode(status)}\n".encode("ascii") if ended else b"\n"


if __name__ == "__main__":
    main()
