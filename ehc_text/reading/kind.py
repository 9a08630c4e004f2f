"""Tells from a file's first bytes what it is, whatever its name says."""

import io
import zipfile
import zlib
from enum import StrEnum

_WITHIN_BYTES = 1024
"""A PDF may start with other bytes; readers look for its mark this far."""
_ZIP = b"PK\x03\x04"
ZIP_FAULTS: tuple[type[Exception], ...] = (
    zipfile.BadZipFile,
    zlib.error,
    ValueError,
    OSError,
    EOFError,
    NotImplementedError,
    RuntimeError,
)
"""What reading a damaged or locked zip raises, by whichever method its parts were packed."""
try:
    from lzma import LZMAError
except ImportError:  # a Python can be built without it, and then reads no part that was packed so
    pass
else:
    ZIP_FAULTS += (LZMAError,)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_DECLARATION = "mimetype"
_OPEN_DOCUMENT = b"application/vnd.oasis.opendocument."


class Kind(StrEnum):
    """What a file is; the value is how a message names it."""

    WORD = "a Word document"
    PDF = "a PDF"
    OLD_WORD = "an old Word document (.doc)"
    RTF = "a Rich Text file (.rtf)"
    ODT = "an OpenDocument text (.odt)"
    LOCKED = "an Office file locked with a password"
    EMPTY = "an empty file"
    CUT_ZIP = "a Word document or other zip that was not copied whole"
    SPREADSHEET = "a spreadsheet"
    SLIDES = "a slide show"
    MAIL = "an e-mail"
    PICTURE = "a picture"
    WEB_PAGE = "a web page"
    WORD_XML = "a Word document in a single XML file"
    ZIP = "a zip of other files"
    OTHER = "a file of no known format"


_FIRST_BYTES = (
    (b"{\\rtf", Kind.RTF),
    (b"\xff\xd8\xff", Kind.PICTURE),
    (b"\x89PNG", Kind.PICTURE),
    (b"GIF8", Kind.PICTURE),
    (b"II*\x00", Kind.PICTURE),
    (b"MM\x00*", Kind.PICTURE),
)
_FIRST_WORDS = (
    (b"<!doctype html", Kind.WEB_PAGE),
    (b"<html", Kind.WEB_PAGE),
    (b"mime-version:", Kind.WEB_PAGE),
    (b"<?xml", Kind.WORD_XML),
)
_STREAMS = (
    ("EncryptedPackage", Kind.LOCKED),
    ("WordDocument", Kind.OLD_WORD),
    ("__substg1.0_", Kind.MAIL),
    ("Workbook", Kind.SPREADSHEET),
    ("PowerPoint Document", Kind.SLIDES),
)
_OPEN_DOCUMENTS = {
    b"text": Kind.ODT,
    b"text-template": Kind.ODT,
    b"spreadsheet": Kind.SPREADSHEET,
    b"presentation": Kind.SLIDES,
}
_FOLDERS = (
    ("word/", Kind.WORD),
    ("xl/", Kind.SPREADSHEET),
    ("ppt/", Kind.SLIDES),
)


def zip_of(data: bytes) -> zipfile.ZipFile | None:
    """Return the zip that the bytes of a file are, None where they are none or it was not copied whole.

    This reads the list of names at the zip's end, and unpacks nothing.
    """
    try:
        return zipfile.ZipFile(io.BytesIO(data)) if data.startswith(_ZIP) else None
    except ZIP_FAULTS:
        return None


def kind_of(data: bytes, archive: zipfile.ZipFile | None) -> Kind:
    """Return what the bytes of a file are; `archive` is what `zip_of` returns for them."""
    if not data.strip(b"\x00"):
        return Kind.EMPTY
    if data.startswith(_ZIP):
        return Kind.CUT_ZIP if archive is None else _zip_kind(archive)
    if data.startswith(_OLE):
        return _ole_kind(data)
    for start, kind in _FIRST_BYTES:
        if data.startswith(start):
            return kind
    if b"%PDF-" in data[:_WITHIN_BYTES]:
        return Kind.PDF
    return _text_kind(data[:_WITHIN_BYTES])


def _zip_kind(archive: zipfile.ZipFile) -> Kind:
    names = archive.namelist()
    try:
        declared = _declared(archive) if _DECLARATION in names else b""
    except ZIP_FAULTS:
        return Kind.CUT_ZIP
    if declared.startswith(_OPEN_DOCUMENT):
        return _OPEN_DOCUMENTS.get(declared.removeprefix(_OPEN_DOCUMENT), Kind.OTHER)
    return next((kind for folder, kind in _FOLDERS if any(name.startswith(folder) for name in names)), Kind.ZIP)


def _declared(archive: zipfile.ZipFile) -> bytes:
    with archive.open(_DECLARATION) as entry:
        return entry.read(_WITHIN_BYTES).strip()


def _ole_kind(data: bytes) -> Kind:
    return next((kind for name, kind in _STREAMS if name.encode("utf-16-le") in data), Kind.OTHER)


def _text_kind(start: bytes) -> Kind:
    words = start.removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    for first, kind in _FIRST_WORDS:
        if words.startswith(first):
            if kind is Kind.WORD_XML and b"word" not in words:
                return Kind.WEB_PAGE if b"<html" in words else Kind.OTHER
            return kind
    return Kind.OTHER
