"""Writes the annotated copy of a checked file: whole or not at all, and never over what it was made from."""

import datetime as dt
import os
import stat
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from ehc_text.errors import OutputError, UsageError

if TYPE_CHECKING:
    from ehc_text.records.assessment import AssessedFile


def refuse_to_replace(file: Path, out: Path, *, overwrite: bool) -> None:
    """Refuse a name for the copy that would cost the user a file.

    Raises:
        UsageError: if it names the input itself, by whichever path.
        OutputError: if it is taken and may not be overwritten, or is a folder.
    """
    if not out.exists():
        return
    if file.exists() and out.samefile(file):
        raise UsageError(f"'{out}' is the file itself, which stays as it is: give the annotated copy another name.")
    if out.is_dir():
        raise OutputError(f"'{out}' is a folder: name a file for --annotate.")
    if not overwrite:
        raise OutputError(f"'{out}' is there already: name another file, or add --overwrite to replace it.")


def write_annotated(file: Path, assessed: "AssessedFile", out: Path, *, password: str | None) -> None:
    """Write the copy of a file with its open findings marked in it; its owner alone may read it.

    Raises:
        UsageError: if the copy's name does not fit the file's format.
        DocumentError: if the file was changed since it was checked.
        OutputError: if the copy cannot be written.
    """
    from ehc_text.reporting.annotated import annotated_copy

    now = dt.datetime.now().astimezone()
    _write_whole(out, annotated_copy(file, assessed, out=out, written=now, password=password))


def _write_whole(out: Path, data: bytes) -> None:
    building: Path | None = None
    try:
        handle, name = tempfile.mkstemp(prefix=f".{out.stem}-", suffix=".partial", dir=out.absolute().parent)
        building = Path(name)
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
        building.chmod(stat.S_IRUSR | stat.S_IWUSR)
        building.replace(out)
    except OSError as error:
        reason = error.strerror or "the system refused"
        raise OutputError(f"'{out}' could not be written: {reason}. Close it if it is open, or name another.") from None
    finally:
        if building is not None:
            building.unlink(missing_ok=True)
