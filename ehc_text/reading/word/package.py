"""Opens the zip that a Word file is, guards against bombs, and parses its parts."""

import io
import posixpath
import zipfile
import zlib
from dataclasses import dataclass, field
from functools import lru_cache

from lxml import etree

from ehc_text.errors import DocumentError, PasswordError
from ehc_text.reading.kind import ZIP_FAULTS
from ehc_text.reading.word.tags import Element

LIMIT_PART_BYTES = 200_000_000
"""No part of a plan comes near this once unpacked: a plan of 60 pages has about 3 MB of XML."""
LIMIT_ALL_BYTES = 1_000_000_000
LIMIT_RATIO = 200
"""Zips pack the XML of plans 10 to 60 times; bombs come near the 1032 times that a zip can reach. Pictures may, too."""
RATIO_FROM_BYTES = 10_000_000
"""Below this a high ratio harms nobody."""

_STRICT = (
    (
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    ),
    (b"http://purl.oclc.org/ooxml/officeDocument/math", b"http://schemas.openxmlformats.org/officeDocument/2006/math"),
    (b"http://purl.oclc.org/ooxml/officeDocument/", b"http://schemas.openxmlformats.org/officeDocument/2006/"),
    (b"http://purl.oclc.org/ooxml/drawingml/main", b"http://schemas.openxmlformats.org/drawingml/2006/main"),
    (b"http://purl.oclc.org/ooxml/drawingml/", b"http://schemas.openxmlformats.org/drawingml/2006/"),
)
_HEADER_BYTES = 30
"""What stands before the name of a zip's part."""
_DAMAGED = "the file is damaged or was not copied whole; open it in Word, save it again and try that copy"


@dataclass(slots=True)
class Package:
    """An opened Word file: `main` is the name of the part with the document's body."""

    data: bytes
    archive: zipfile.ZipFile
    main: str = ""
    relations: dict[str, dict[str, tuple[str, str]]] = field(default_factory=dict)

    def parse(self, name: str) -> Element | None:
        """Return the root of a part, None where there is no such part."""
        data = _read(self, name)
        return None if data is None else _parse(data)

    def related(self, part: str) -> dict[str, tuple[str, str]]:
        """Return what a part points to: relation id to (kind, name of the other part)."""
        if part not in self.relations:
            self.relations[part] = _relations(self, part)
        return self.relations[part]

    def name_of_kind(self, kind: str) -> str | None:
        """Return the name of the main part's first companion of a kind ("styles", "numbering", "footnotes")."""
        return next((name for its_kind, name in self.related(self.main).values() if its_kind == kind), None)

    def first_of_kind(self, kind: str) -> Element | None:
        """Return the root of the main part's first companion of a kind."""
        name = self.name_of_kind(kind)
        return None if name is None else self.parse(name)


def open_package(data: bytes, archive: zipfile.ZipFile | None = None) -> Package:
    """Return the opened file; `archive` is the zip that its bytes are, None where it is not open yet.

    Raises:
        DocumentError: the zip is damaged, is a bomb, or holds no Word document.
        PasswordError: its parts are locked.
    """
    package = Package(data, open_zip(data, archive))
    relations = package.related("")
    main = next((name for kind, name in relations.values() if kind == "officeDocument"), "word/document.xml")
    if main not in package.archive.NameToInfo:
        raise DocumentError("the file holds no Word document; open it in Word and save it as .docx")
    package.main = main
    return package


def open_zip(data: bytes, archive: zipfile.ZipFile | None) -> zipfile.ZipFile:
    """Return the zip after its sizes were checked, before anything is unpacked.

    Raises:
        DocumentError: the zip is damaged or unpacks to more than any plan holds.
        PasswordError: its parts are locked.
    """
    try:
        archive = archive or zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, OSError, EOFError):
        raise DocumentError(_DAMAGED) from None
    infos = archive.infolist()
    if any(_is_bomb(info) for info in infos) or sum(info.file_size for info in infos) > LIMIT_ALL_BYTES:
        raise DocumentError(
            "the file unpacks to more than any plan holds, and was not opened; ask who sent it for another copy"
        )
    if any(info.flag_bits & 0x1 for info in infos):
        raise PasswordError("the file is locked with a password; save a copy without one")
    return archive


def _is_bomb(info: zipfile.ZipInfo) -> bool:
    if info.file_size > LIMIT_PART_BYTES:
        return True
    is_read = info.filename.endswith((".xml", ".rels"))
    return is_read and info.file_size > max(RATIO_FROM_BYTES, LIMIT_RATIO * info.compress_size)


def _relations(package: Package, part: str) -> dict[str, tuple[str, str]]:
    folder, name = posixpath.split(part)
    data = _read(package, posixpath.join(folder, "_rels", f"{name}.rels"))
    if data is None:
        return {}
    found = {}
    for relation in _parse(data):
        if relation.get("TargetMode") == "External":
            continue
        target = relation.get("Target", "")
        path = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
        found[relation.get("Id", "")] = (relation.get("Type", "").rpartition("/")[2], path)
    return found


def _read(package: Package, name: str) -> bytes | None:
    info = package.archive.NameToInfo.get(name)
    if info is None:
        return None
    return _inflated(package.data, info) or read_part(package.archive, name)


def _inflated(data: bytes, info: zipfile.ZipInfo) -> bytes | None:
    """Return a part that is packed as nearly all are, and whole; None where it is for the library to judge.

    Word files have a dozen small parts, and the library's own way to read one takes longer than to unpack it.
    """
    at = info.header_offset
    if info.compress_type != zipfile.ZIP_DEFLATED or not data.startswith(b"PK\x03\x04", at):
        return None
    start = at + _HEADER_BYTES + sum(int.from_bytes(data[at + i : at + i + 2], "little") for i in (26, 28))
    unpacking = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        part = unpacking.decompress(data[start : start + info.compress_size], info.file_size + 1)
    except zlib.error:
        return None
    is_whole = unpacking.eof and len(part) == info.file_size and zlib.crc32(part) == info.CRC
    return part if is_whole else None


def read_part(archive: zipfile.ZipFile, name: str) -> bytes | None:
    """Return the bytes of a part, None where there is no such part.

    Raises:
        DocumentError: if it is damaged or locked.
    """
    try:
        return archive.read(name)
    except KeyError:
        return None
    except ZIP_FAULTS:
        raise DocumentError(_DAMAGED) from None


@lru_cache(maxsize=1)
def _parser() -> etree.XMLParser:
    return etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )


def _parse(data: bytes) -> Element:
    if b"purl.oclc.org" in data:
        for strict, usual in _STRICT:
            data = data.replace(strict, usual)
    try:
        root = etree.fromstring(data, _parser())
    except (etree.XMLSyntaxError, ValueError):
        # lxml's parsers keep state after a fault.
        _parser.cache_clear()
        # The parser's own message may quote the document.
        raise DocumentError(_DAMAGED) from None
    if root.getroottree().docinfo.internalDTD is not None:
        raise DocumentError("the file declares entities, which Word never writes, and was not opened")
    return root
