"""The door: a path goes in, a Document comes out, and what cannot be read is said with what to do."""

import gc
import hashlib
import stat
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from zipfile import ZipFile

from ehc_text.errors import DocumentError, PasswordError
from ehc_text.reading.content import Content
from ehc_text.reading.kind import Kind, kind_of, zip_of
from ehc_text.records.document import Block, Document, FileFormat, Paragraph, Problem, ProblemKind

LIMIT_FILE_BYTES = 300_000_000
"""Scanned plans with all their reports reach 100 MB."""

_FORMATS = {
    Kind.WORD: FileFormat.DOCX,
    Kind.PDF: FileFormat.PDF,
    Kind.OLD_WORD: FileFormat.DOC,
    Kind.ODT: FileFormat.ODT,
    Kind.RTF: FileFormat.RTF,
}
_ADVICE = {
    Kind.EMPTY: "ask who sent it for another copy",
    Kind.CUT_ZIP: "ask who sent it for another copy",
    Kind.PICTURE: "run text recognition (OCR) on it and save it as PDF or .docx",
    Kind.WEB_PAGE: "open it in Word and save it as .docx",
    Kind.WORD_XML: "open it in Word and save it as .docx",
    Kind.MAIL: "save the plan that is attached to it, and read that",
    Kind.ZIP: "unpack it first",
}


def read_document(path: Path, *, password: str | None = None, titles: Iterable[str] = ()) -> Document:
    """Return the document in a file; its first bytes decide how it is read, not its name.

    `titles` are the titles that the columns of tables have, as far as they are known: in a PDF they tell tables that
    have neither lines nor bold heads.

    Raises:
        PasswordError: it is locked, and the password is missing or wrong. A Word file must be unlocked in Word.
        DocumentError: it cannot be read. The message names the file and says what to do.
    """
    data = _bytes(path)
    archive = zip_of(data)
    kind = kind_of(data, archive)
    try:
        with _uncollected():
            content = _content(data, kind, archive, password, titles)
    except DocumentError as error:
        raise type(error)(f"{path.name}: {error}") from None
    return Document(
        name=path.name,
        sha256=hashlib.sha256(data).hexdigest(),
        format=_FORMATS[kind],
        page_count=content.page_count,
        blocks=content.blocks,
        margins=content.margins,
        pictures=content.pictures,
        running_heads=content.running_heads,
        problems=(*content.problems, *_emptiness(content)),
    )


def _bytes(path: Path) -> bytes:
    name = path.name or str(path)
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise DocumentError(f"{name}: this is a folder; name a file in it, or scan the folder")
        if not stat.S_ISREG(status.st_mode):
            raise DocumentError(f"{name}: this is a pipe or a device, and no file")
        if status.st_size > LIMIT_FILE_BYTES:
            raise DocumentError(f"{name}: the file is far larger than any plan, and was not opened")
        return path.read_bytes()
    except FileNotFoundError:
        raise DocumentError(f"{name}: there is no such file; check the path") from None
    except PermissionError:
        raise DocumentError(f"{name}: you have no permission to read it, or it is open elsewhere") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "the path is not valid"
        raise DocumentError(f"{name}: the file could not be opened ({reason}); copy it to this computer") from None


@contextmanager
def _uncollected() -> Iterator[None]:
    """Let the garbage collector rest meanwhile.

    A file is read into ten thousands of records, of which none is in a circle: to go through them again and again in
    search of one would take a twentieth of the time.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def _content(data: bytes, kind: Kind, archive: ZipFile | None, password: str | None, titles: Iterable[str]) -> Content:
    # Each reader is imported when it is first needed: a PDF needs no lxml, a Word file no PDFium.
    if kind is Kind.PDF:
        from ehc_text.reading.pdf.read import read_pdf

        return read_pdf(data, password=password, titles=titles)
    if kind is Kind.LOCKED:
        raise PasswordError("the file is locked with a password; save a copy without one")
    if kind not in _FORMATS:
        raise DocumentError(_refusal(kind))
    from ehc_text.reading.word.read import read_word

    return read_word(data, archive) if kind is Kind.WORD else read_word(_converted(data, kind))


def _refusal(kind: Kind) -> str:
    return f"this is {kind.value}, which is not read; {_ADVICE.get(kind, 'plans are read from .docx and PDF files')}"


def _converted(data: bytes, kind: Kind) -> bytes:
    from ehc_text.reading.convert import convert_to_docx

    if kind is Kind.ODT:
        _refuse_locked_odt(data)
    return convert_to_docx(data, f".{_FORMATS[kind].value}")


def _refuse_locked_odt(data: bytes) -> None:
    from ehc_text.reading.word.package import open_zip

    archive = open_zip(data, None)
    name = "META-INF/manifest.xml"
    if name in archive.NameToInfo and b"encryption-data" in archive.read(name):
        raise PasswordError("the file is locked with a password; save a copy without one")


def _emptiness(content: Content) -> Iterable[Problem]:
    if not _has_words(content.blocks):
        message = "no words were found in the file; if it holds pictures of pages, run text recognition (OCR) on it"
        yield Problem(kind=ProblemKind.EMPTY, message=message)


def _has_words(blocks: Iterable[Block]) -> bool:
    return any(
        bool(block.text.strip())
        if isinstance(block, Paragraph)
        else any(_has_words(cell.blocks) for row in block.rows for cell in row.cells)
        for block in blocks
    )
