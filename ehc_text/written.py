"""The door by which a file leaves the program: whole or not at all, and for its owner's eyes alone."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ehc_text.errors import OutputError


def write_whole(path: Path, content: bytes) -> None:
    """Write a file, in the place of an earlier one. Where the system knows modes, its owner alone may read it.

    Raises:
        OutputError: if it cannot be written; what stood there stays as it was.
    """
    with whole_file(path) as unfinished:
        unfinished.write_bytes(content)


@contextmanager
def whole_file(path: Path) -> Iterator[Path]:
    """Give an empty file beside `path` to write to, which takes its place if all goes well, and is gone otherwise.

    Raises:
        OutputError: if it cannot be made, written or put in place; what stood there stays as it was.
    """
    unfinished: Path | None = None
    try:
        # mkstemp makes a file that only its owner may open.
        handle, name = tempfile.mkstemp(prefix=f".{path.stem}-", suffix=".partial", dir=path.absolute().parent)
        os.close(handle)
        unfinished = Path(name)
        yield unfinished
        unfinished.replace(path)
    except OSError as error:
        reason = error.strerror or "the system refused"
        raise OutputError(
            f"'{path}' could not be written: {reason}. Close it if it is open, or name another."
        ) from None
    finally:
        if unfinished is not None:
            unfinished.unlink(missing_ok=True)


def make_folder(folder: Path) -> None:
    """Make a folder for such files, and those above it, where there is none yet; its owner alone may open it.

    Raises:
        OutputError: if it cannot be made.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        reason = error.strerror or "the system refused"
        raise OutputError(f"The folder '{folder}' could not be made: {reason}. Name another.") from None
