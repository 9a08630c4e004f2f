"""Opens the zip that a Word file is, guards against bombs, and parses its parts."""

import io
import posixpath
import zipfile
from dataclasses import dataclass, field

from lxml import etree

from ehc_text.errors import DocumentError, PasswordError
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
_DAMAGED = "the file is damaged or was not copied whole; open it in Word, save it again and try that copy"


@dataclass(slots=True)
class Package:
    """An opened Word file: `main` is the name of the part with the document's body."""

    archive: zipfile.ZipFile
    main: str
    relations: dict[str, dict[str, tuple[str, str]]] = field(default_factory=dict)

    def parse(self, name: str) -> Element | None:
        """Return the root of a part, None where there is no such part."""
        data = _read(self.archive, name)
        return None if data is None else _parse(data)

    def related(self, part: str) -> dict[str, tuple[str, str]]:
        """Return what a part points to: relation id to (kind, name of the other part)."""
        if part not in self.relations:
            self.relations[part] = _relations(self.archive, part)
        return self.relations[part]

    def name_of_kind(self, kind: str) -> str | None:
        """Return the name of the main part's first companion of a kind ("styles", "numbering", "footnotes")."""
        return next((name for its_kind, name in self.related(self.main).values() if its_kind == kind), None)

    def first_of_kind(self, kind: str) -> Element | None:
        """Return the root of the main part's first companion of a kind."""
        name = self.name_of_kind(kind)
        return None if name is None else self.parse(name)


def open_package(data: bytes) -> Package:
    """Return the opened file.

    Raises:
        DocumentError: the zip is damaged, is a bomb, or holds no Word document.
        PasswordError: its parts are locked.
    """
    archive = open_zip(data)
    relations = _relations(archive, "")
    main = next((name for kind, name in relations.values() if kind == "officeDocument"), "word/document.xml")
    if main not in archive.NameToInfo:
        raise DocumentError("the file holds no Word document; open it in Word and save it as .docx")
    return Package(archive, main)


def open_zip(data: bytes) -> zipfile.ZipFile:
    """Return the zip after its sizes were checked, before anything is unpacked.

    Raises:
        DocumentError: the zip is damaged or unpacks to more than any plan holds.
        PasswordError: its parts are locked.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
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


def _relations(archive: zipfile.ZipFile, part: str) -> dict[str, tuple[str, str]]:
    folder, name = posixpath.split(part)
    data = _read(archive, posixpath.join(folder, "_rels", f"{name}.rels"))
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


def _read(archive: zipfile.ZipFile, name: str) -> bytes | None:
    try:
        return archive.read(name)
    except KeyError:
        return None
    except (zipfile.BadZipFile, EOFError, OSError, NotImplementedError, ValueError, RuntimeError):
        raise DocumentError(_DAMAGED) from None
    except Exception as error:
        # zlib.error, lzma.LZMAError: a damaged stream, by whichever method it was packed.
        if type(error).__module__ in ("zlib", "lzma", "_lzma"):
            raise DocumentError(_DAMAGED) from None
        raise


def _parse(data: bytes) -> Element:
    if b"purl.oclc.org" in data:
        for strict, usual in _STRICT:
            data = data.replace(strict, usual)
    # A parser of its own for each part: lxml's parsers keep state after a fault.
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError):
        # The parser's own message may quote the document.
        raise DocumentError(_DAMAGED) from None
    if root.getroottree().docinfo.internalDTD is not None:
        raise DocumentError("the file declares entities, which Word never writes, and was not opened")
    return root
