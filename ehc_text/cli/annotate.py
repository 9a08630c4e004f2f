"""Writes the annotated copy of a checked file: whole or not at all, and never over what it was made from."""

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

from ehc_text.errors import OutputError, UsageError
from ehc_text.written import write_whole

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
    write_whole(out, annotated_copy(file, assessed, out=out, written=now, password=password))
