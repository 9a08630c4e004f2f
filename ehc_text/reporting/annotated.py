"""A copy of one file with its findings marked in it: comments in Word files, highlights with notes in PDF files."""

import datetime as dt
from pathlib import Path

from ehc_text.errors import DocumentError, UsageError
from ehc_text.reading.open import read_document
from ehc_text.records.assessment import AssessedFile
from ehc_text.records.document import FileFormat
from ehc_text.reporting.marks import marks_of

_SUFFIXES = {FileFormat.DOCX: (".docx", ".docm"), FileFormat.PDF: (".pdf",)}
"""What the copy of a file may be called. Only a macro-enabled file may keep the second name of Word's."""
_NAMES = {FileFormat.DOC: "an old Word file (.doc)", FileFormat.ODT: "an .odt file", FileFormat.RTF: "an .rtf file"}


def annotated_copy(
    path: Path, assessed: AssessedFile, *, out: Path, written: dt.datetime, password: str | None = None
) -> bytes:
    """Return the bytes of the copy that `out` names, with each open finding marked; nothing is written.

    A copy of a locked PDF is locked with the same passwords. `written` dates the marks.

    Raises:
        UsageError: if the name of the copy does not fit the file's format.
        DocumentError: if the file cannot be read, or was changed since it was assessed.
    """
    _refuse_other_format(path, assessed.file.format, out)
    document = read_document(path, password=password)
    if document.sha256 != assessed.file.sha256:
        raise DocumentError(f"{path.name}: the file was changed while it was being checked; check it again")
    marks = marks_of(assessed, document)
    data = path.read_bytes()
    # Each writer is imported when it is first needed, as the readers are.
    if document.format is FileFormat.PDF:
        from ehc_text.reporting.pdf import highlighted_copy

        return highlighted_copy(data, marks, written=written, password=password)
    from ehc_text.reporting.word import commented_copy

    return commented_copy(data, marks, written=written, keeps_macros=out.suffix.lower() == ".docm")


def _refuse_other_format(path: Path, file_format: FileFormat, out: Path) -> None:
    if file_format in _NAMES:
        raise UsageError(
            f"{path.name}: comments cannot be put into {_NAMES[file_format]}; open it in Word, save it as .docx and "
            "check that"
        )
    suffixes = _SUFFIXES.get(file_format, ())
    wanted, own = out.suffix.lower(), path.suffix.lower()
    if wanted in suffixes[:1] or (wanted in suffixes and wanted == own):
        return
    kind = "a PDF file" if file_format is FileFormat.PDF else "a Word file"
    name = out.with_suffix(suffixes[0]).name if suffixes else out.name
    raise UsageError(f"'{out.name}' does not fit: {path.name} is {kind}, and so is its copy; call it '{name}'.")
