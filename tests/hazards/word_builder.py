"""Builds tiny Word files from raw XML, so that a test holds its trap and nothing else."""

import io
import zipfile

NAMESPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "dgm": "http://schemas.openxmlformats.org/drawingml/2006/diagram",
}
STRICT_NAMESPACES = {
    **NAMESPACES,
    "w": "http://purl.oclc.org/ooxml/wordprocessingml/main",
    "r": "http://purl.oclc.org/ooxml/officeDocument/relationships",
}
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_ROOTS = {
    "styles": "styles",
    "numbering": "numbering",
    "footnotes": "footnotes",
    "endnotes": "endnotes",
    "settings": "settings",
    "comments": "comments",
    "header": "hdr",
    "footer": "ftr",
    "diagramData": None,
}


def docx(body: str, *, parts: dict[str, str] | None = None, strict: bool = False, main: str = "document") -> bytes:
    """Return a Word file with this body.

    `parts` maps a name such as "styles", "footnotes", "header1" or "header2" to the XML inside its root; the name is
    also its relation's id.
    """
    namespaces = STRICT_NAMESPACES if strict else NAMESPACES
    parts = parts or {}
    relations = "".join(_relation(name, _kind(name), f"{name}.xml", namespaces) for name in parts)
    files = {
        "[Content_Types].xml": "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'/>",
        "_rels/.rels": _relations(_relation("rId1", "officeDocument", f"word/{main}.xml", namespaces)),
        f"word/_rels/{main}.xml.rels": _relations(relations),
        f"word/{main}.xml": _root("w:document", f"<w:body>{body}</w:body>", namespaces),
    }
    for name, inside in parts.items():
        root = _ROOTS[_kind(name)]
        files[f"word/{name}.xml"] = inside if root is None else _root(f"w:{root}", inside, namespaces)
    return zipped(files)


def zipped(files: dict[str, str | bytes]) -> bytes:
    """Return a zip of these files."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return held.getvalue()


def p(*inside: str, properties: str = "") -> str:
    """Return a paragraph; what does not look like XML becomes a run."""
    return f"<w:p><w:pPr>{properties}</w:pPr>{''.join(r(each) if each[:1] != '<' else each for each in inside)}</w:p>"


def r(text: str, properties: str = "") -> str:
    """Return a run."""
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t xml:space='preserve'>{text}</w:t></w:r>"


def bare(inside: str) -> str:
    """Return a run of elements other than text."""
    return f"<w:r>{inside}</w:r>"


def tc(*inside: str, properties: str = "") -> str:
    """Return a table cell; what does not look like XML becomes a paragraph."""
    blocks = "".join(p(each) if each[:1] != "<" else each for each in inside) or "<w:p/>"
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{blocks}</w:tc>"


def tr(*cells: str, properties: str = "") -> str:
    """Return a table row; what does not look like XML becomes a cell."""
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(tc(c) if c[:1] != '<' else c for c in cells)}</w:tr>"


def tbl(*rows: str, columns: int = 0, properties: str = "") -> str:
    """Return a table."""
    grid = "<w:gridCol w:w='1000'/>" * columns
    return f"<w:tbl><w:tblPr>{properties}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"


def sdt(inside: str, properties: str = "") -> str:
    """Return a content control."""
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{inside}</w:sdtContent></w:sdt>"


def field(instruction: str, result: str = "", data: str = "") -> str:
    """Return the runs of a complex field; without a result it has no separator, as Word writes it."""
    begin = bare(f"<w:fldChar w:fldCharType='begin'>{data}</w:fldChar>")
    asked = bare(f"<w:instrText xml:space='preserve'>{instruction}</w:instrText>")
    shown = bare("<w:fldChar w:fldCharType='separate'/>") + result if result else ""
    return begin + asked + shown + bare("<w:fldChar w:fldCharType='end'/>")


def section(*references: str, properties: str = "") -> str:
    """Return a section's properties; a reference is "header default header1"."""
    shown = "".join(
        f"<w:{kind}Reference w:type='{when}' r:id='{name}'/>" for kind, when, name in map(str.split, references)
    )
    return f"<w:sectPr>{shown}{properties}</w:sectPr>"


def _kind(name: str) -> str:
    return name.rstrip("0123456789")


def _root(tag: str, inside: str, namespaces: dict[str, str]) -> str:
    declared = " ".join(f"xmlns:{prefix}='{uri}'" for prefix, uri in namespaces.items())
    return f"<?xml version='1.0' encoding='UTF-8'?><{tag} {declared}>{inside}</{tag}>"


def _relations(inside: str) -> str:
    return f"<Relationships xmlns='{_RELATIONS}'>{inside}</Relationships>"


def _relation(name: str, kind: str, target: str, namespaces: dict[str, str]) -> str:
    return f"<Relationship Id='{name}' Type='{namespaces['r']}/{kind}' Target='{target}'/>"
