"""Words of a picture through Tesseract, where it is installed; it is looked for on the PATH and never required."""

import os
import shutil
import subprocess
from typing import NamedTuple

_SECONDS = 120
_WORD_LEVEL = "5"
_COLUMNS = 12
_LEAST_CONFIDENCE = 10.0


class SeenWord(NamedTuple):
    """A word and its box in pixels; words of one printed line have the same `line`."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    line: tuple[str, ...] = ()


def is_installed() -> bool:
    """Return whether Tesseract is found on the PATH."""
    return shutil.which("tesseract") is not None


def words_in(grey: bytes, width: int, height: int, *, dpi: int) -> list[SeenWord] | None:
    """Return the words of a picture given as grey pixels; None where Tesseract is missing, fails or takes too long."""
    program = shutil.which("tesseract")
    if program is None:
        return None
    command = [program, "-", "-", "--psm", "4", "--dpi", str(dpi), "-l", "eng", "tsv"]
    picture = b"P5 %d %d 255\n" % (width, height) + grey
    # One thread: a scan reads several documents side by side.
    environment = {**os.environ, "OMP_THREAD_LIMIT": "1"}
    try:
        done = subprocess.run(  # noqa: S603 - a fixed command, found by which
            command, input=picture, capture_output=True, timeout=_SECONDS, env=environment, check=True
        )
    except (subprocess.SubprocessError, OSError):
        return None
    return _words(done.stdout.decode("utf-8", "replace"))


def _words(table: str) -> list[SeenWord]:
    words = []
    for row in table.splitlines()[1:]:
        fields = row.split("\t")
        if len(fields) != _COLUMNS or fields[0] != _WORD_LEVEL or not fields[11].strip():
            continue
        if float(fields[10]) >= _LEAST_CONFIDENCE:
            left, top, width, height = (float(value) for value in fields[6:10])
            words.append(SeenWord(fields[11].strip(), left, top, left + width, top + height, tuple(fields[1:5])))
    return words
