"""The parts of a Word file that a commented copy changes: the document, its comments, and how they are linked."""

import datetime as dt
import io
import posixpath
import re
import zipfile
from collections.abc import Iterator

from lxml import etree

from ehc_text.errors import DocumentError
from ehc_text.reading.word.package import Package, read_part
from ehc_text.reading.word.tags import WORD_NAMESPACE, Element
from ehc_text.records.finding import Finding
from ehc_text.reporting.marks import AUTHOR, note_lines

_DAMAGED = "the file is damaged; open it in Word, save it again and try that copy"
_TYPES = "[Content_Types].xml"
_TYPES_NAMESPACE = "http://schemas.openxmlformats.org/package/2006/content-types"
_LINKS_NAMESPACE = "http://schemas.openxmlformats.org/package/2006/relationships"
_LINK_KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_STRICT_WORD = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_STRICT_LINK_KINDS = "http://purl.oclc.org/ooxml/officeDocument/relationships"
_COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_PLAIN_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_MACRO_KINDS = ("vbaProject", "wordVbaData", "keyMapCustomizations", "attachedToolbars")
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class WordCopy:
    """A Word file in the copying: parts are parsed when they are first asked for, and written anew at the end."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._parts: dict[str, Element] = {}
        self._dropped: set[str] = set()
        self.document = self.part(package.main)
        # Strict files have names of their own, which the copy keeps.
        self._namespace = etree.QName(self.document).namespace or WORD_NAMESPACE
        self._comments = self._comments_part()
        self._next_id = 1 + max(self._ids_in_use(), default=-1)

    def w(self, name: str) -> str:
        """Return the full name of an element or attribute, as this file's parts have it."""
        return f"{{{self._namespace}}}{name}"

    def part(self, name: str) -> Element:
        """Return the root of a part; what is changed in it is written.

        Raises:
            DocumentError: if there is none, or it is damaged.
        """
        if name not in self._parts:
            parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)
            try:
                self._parts[name] = etree.fromstring(_bytes(self._package.archive, name), parser)
            except etree.XMLSyntaxError:
                # The parser's own message may quote the document.
                raise DocumentError(_DAMAGED) from None
        return self._parts[name]

    def companion(self, kind: str) -> Element | None:
        """Return the root of the document's part of a kind ("footnotes"), None where it has none."""
        name = self._package.name_of_kind(kind)
        return None if name is None else self.part(name)

    def add_comment(self, finding: Finding, written: dt.datetime) -> str:
        """Add the comment of a finding, and return its number, which the document has to name."""
        number, self._next_id = str(self._next_id), self._next_id + 1
        comment = etree.SubElement(self._comments, self.w("comment"))
        stamp = written.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        for name, value in (("id", number), ("author", AUTHOR), ("date", stamp), ("initials", AUTHOR)):
            comment.set(self.w(name), value)
        for line in note_lines(finding):
            run = etree.SubElement(etree.SubElement(comment, self.w("p")), self.w("r"))
            text = etree.SubElement(run, self.w("t"))
            text.text = _NOT_XML.sub(" ", line)
        return number

    def drop_macros(self) -> None:
        """Take the macros out, and call the document what a .docx calls it: Word opens no other under that name."""
        main = self._package.main
        related = self._package.related(main)
        macro_parts = {key: name for key, (kind, name) in related.items() if kind in _MACRO_KINDS}
        if macro_parts:
            links = self.part(_links_name(main))
            for link in [each for each in links if each.get("Id") in macro_parts]:
                links.remove(link)
        for name in macro_parts.values():
            self._dropped |= {name, _links_name(name)}
            self._dropped |= {other for kind, other in self._package.related(name).values() if kind in _MACRO_KINDS}
        for override in [each for each in self.part(_TYPES) if etree.QName(each).localname == "Override"]:
            name = override.get("PartName", "").lstrip("/")
            if name == main:
                override.set("ContentType", _PLAIN_TYPE)
            elif name in self._dropped:
                self.part(_TYPES).remove(override)

    def as_bytes(self) -> bytes:
        """Return the zip: parts that were not parsed are copied as they are."""
        out, old = io.BytesIO(), self._package.archive
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
            for name in dict.fromkeys((*old.namelist(), *self._parts)):
                if name in self._parts:
                    root = self._parts[name]
                    data = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
                    archive.writestr(_entry(old.NameToInfo.get(name), name), data)
                elif name not in self._dropped:
                    archive.writestr(_entry(old.NameToInfo[name], name), _bytes(old, name))
        return out.getvalue()

    def _ids_in_use(self) -> Iterator[int]:
        for element in (*self._comments, *self.document.iter(self.w("commentReference"))):
            number = element.get(self.w("id"), "")
            if number.isdecimal():
                yield int(number)

    def _comments_part(self) -> Element:
        found = self.companion("comments")
        if found is not None:
            return found
        folder = posixpath.dirname(self._package.main)
        taken = self._package.archive.NameToInfo
        names = (posixpath.join(folder, f"comments{number}.xml") for number in ("", *range(1, len(taken) + 2)))
        name = next(name for name in names if name not in taken)
        self._parts[name] = etree.Element(self.w("comments"), nsmap={"w": self._namespace})
        override = etree.SubElement(self.part(_TYPES), f"{{{_TYPES_NAMESPACE}}}Override")
        override.set("PartName", f"/{name}")
        override.set("ContentType", _COMMENTS_TYPE)
        self._link(name)
        return self._parts[name]

    def _link(self, name: str) -> None:
        links_name = _links_name(self._package.main)
        if links_name not in self._package.archive.NameToInfo:
            root = etree.fromstring(f'<Relationships xmlns="{_LINKS_NAMESPACE}"/>')
            self._parts[links_name] = root
        links = self.part(links_name)
        taken = {each.get("Id") for each in links}
        kinds = _STRICT_LINK_KINDS if self._namespace == _STRICT_WORD else _LINK_KINDS
        link = etree.SubElement(links, f"{{{_LINKS_NAMESPACE}}}Relationship")
        link.set("Id", next(key for n in range(len(taken) + 1) if (key := f"rIdNotes{n}") not in taken))
        link.set("Type", f"{kinds}/comments")
        link.set("Target", f"/{name}")


def _links_name(part: str) -> str:
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def _bytes(archive: zipfile.ZipFile, name: str) -> bytes:
    """Return a part's bytes.

    Raises:
        DocumentError: if they are missing or damaged.
    """
    data = read_part(archive, name)
    if data is None:
        raise DocumentError(_DAMAGED)
    return data


def _entry(old: zipfile.ZipInfo | None, name: str) -> zipfile.ZipInfo:
    """Return a part's entry in the new zip, with the old one's date, so that the same copy has the same bytes."""
    entry = zipfile.ZipInfo(name, old.date_time) if old else zipfile.ZipInfo(name)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.external_attr = old.external_attr if old else 0
    return entry
