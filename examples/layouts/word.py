"""Blocks to a Word file that has the same bytes at every build."""

import datetime as dt
import io
import zipfile
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_BREAK
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.table import _Cell
from docx.text.paragraph import Paragraph as WordParagraph

from layouts.blocks import Block, Cell, Paragraph, Row, Table
from layouts.compose import Look

_STAMP = dt.datetime(2026, 11, 1, 9, 0, 0)
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_FOOTNOTES_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
_SIZES = {"title": 9, "section": 3, "sub": 1}
"""By how many points each kind is larger than the text."""


def write_word(plan: dict[str, Any], blocks: list[Block], look: Look, path: Path) -> None:
    """Write the blocks as a .docx file."""
    document = Document()
    _set_up(document, plan, look)
    notes: list[str] = []
    for block in blocks:
        if isinstance(block, Table):
            _add_table(document, block, look, notes)
        else:
            _fill(document.add_paragraph(), block, look, notes)
    if notes:
        _add_footnotes(document, notes)
    path.write_bytes(_with_fixed_times(document))


def _set_up(document: WordDocument, plan: dict[str, Any], look: Look) -> None:
    style = document.styles["Normal"]
    style.font.name, style.font.size = look.font, Pt(look.size)
    style.paragraph_format.space_after = Pt(4)
    page = document.sections[0]
    page.page_width, page.page_height = (Cm(29.7), Cm(21)) if look.landscape else (Cm(21), Cm(29.7))
    page.orientation = WD_ORIENT.LANDSCAPE if look.landscape else WD_ORIENT.PORTRAIT
    page.left_margin = page.right_margin = Cm(1.9)
    page.top_margin = page.bottom_margin = Cm(2)
    page.header.paragraphs[0].text = plan.get("header", look.header)
    footer = page.footer.paragraphs[0]
    footer.text = plan.get("footer", look.footer) + " Page "
    _field(footer, "PAGE")
    footer.add_run(" of ")
    _field(footer, "NUMPAGES")
    facts = document.core_properties
    facts.author = facts.last_modified_by = "SEND team"
    facts.title, facts.comments, facts.revision = "", "", 1
    facts.created = facts.modified = _STAMP


def _field(paragraph: WordParagraph, code: str) -> None:
    for kind in ("begin", "code", "separate", "text", "end"):
        run = paragraph.add_run()
        if kind == "code":
            words = OxmlElement("w:instrText")
            words.text = code
            run._r.append(words)
        elif kind == "text":
            run.text = "1"
        else:
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
            run._r.append(mark)


def _fill(paragraph: WordParagraph, block: Paragraph, look: Look, notes: list[str]) -> None:
    """Put a block's words into an empty Word paragraph."""
    if block.kind == "break":
        paragraph.add_run().add_break(WD_BREAK.PAGE)
        return
    if block.kind == "bullet":
        paragraph.style = "List Bullet"
    elif look.has_heading_styles and block.kind in ("title", "section", "sub"):
        paragraph.style = {"title": "Title", "section": "Heading 1", "sub": "Heading 2"}[block.kind]
    for i, part in enumerate(block.pieces):
        run = paragraph.add_run((" " if i else "") + part.text)
        _dress(run, block.kind, look)
        if part.note:
            notes.append(part.note)
            _refer(paragraph, len(notes))


def _dress(run: Any, kind: str, look: Look) -> None:  # noqa: ANN401 - python-docx's run
    run.font.name = look.font
    if kind in ("section", "sub", "title", "column", "strong"):
        run.bold = True
        run.font.size = Pt(look.size + _SIZES.get(kind, 0))
    if kind in ("section", "title"):
        run.font.color.rgb = RGBColor.from_string(look.ink)
    if kind == "guidance":
        run.italic = True
        run.font.color.rgb = RGBColor(0x80, 0x80, 0x80)


def _refer(paragraph: WordParagraph, number: int) -> None:
    run = paragraph.add_run()
    run.font.superscript = True
    mark = OxmlElement("w:footnoteReference")
    mark.set(qn("w:id"), str(number))
    run._r.append(mark)


def _add_footnotes(document: WordDocument, notes: list[str]) -> None:
    separators = "".join(
        f'<w:footnote w:type="{kind}" w:id="{n}"><w:p><w:r><w:{kind}/></w:r></w:p></w:footnote>'
        for n, kind in ((-1, "separator"), (0, "continuationSeparator"))
    )
    body = "".join(
        f'<w:footnote w:id="{n}"><w:p><w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteRef/></w:r>'
        f'<w:r><w:t xml:space="preserve"> {escape(note)}</w:t></w:r></w:p></w:footnote>'
        for n, note in enumerate(notes, 1)
    )
    xml = f'<?xml version="1.0" encoding="UTF-8"?><w:footnotes xmlns:w="{_W}">{separators}{body}</w:footnotes>'
    part = Part(PackURI("/word/footnotes.xml"), _FOOTNOTES_TYPE, xml.encode("utf-8"), document.part.package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)


def _add_table(document: WordDocument, block: Table, look: Look, notes: list[str]) -> None:
    total = 25.9 if look.landscape else 17.2
    widths = [total * share / sum(block.widths) for share in block.widths]
    table = document.add_table(rows=0, cols=len(widths))
    table.autofit = False
    for column, wide in zip(table.columns, widths, strict=True):
        column.width = Cm(wide)
    _rule(table, block.rules or look.rules)
    open_merges: dict[int, _Cell] = {}
    for n, row in enumerate(block.rows):
        cells = table.add_row().cells
        if n < block.repeat:
            table.rows[-1]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
        column = 0
        for i, cell in enumerate(row.cells):
            target = cells[column]
            if cell.span > 1:
                target = target.merge(cells[column + cell.span - 1])
            else:
                target.width = Cm(widths[column])
            if cell.merge == "go":
                _continue_merge(open_merges[column], target)
            else:
                _fill_cell(target, cell, row, i, look, notes)
                open_merges[column] = target
            column += cell.span
    document.add_paragraph().paragraph_format.space_after = Pt(2)


def _rule(table: Any, rules: str) -> None:  # noqa: ANN401 - python-docx's table
    if rules == "grid":
        table.style = "Table Grid"
        return
    sides = ("top", "bottom", "insideH") if rules == "half" else ()
    lines = "".join(f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="808080"/>' for side in sides)
    table._tbl.tblPr.append(parse_xml(f'<w:tblBorders xmlns:w="{_W}">{lines}</w:tblBorders>'))


def _continue_merge(first: _Cell, target: _Cell) -> None:
    """Merge downwards by hand: python-docx would join the cells' paragraphs."""
    if first._tc.get_or_add_tcPr().find(qn("w:vMerge")) is None:
        start = OxmlElement("w:vMerge")
        start.set(qn("w:val"), "restart")
        first._tc.get_or_add_tcPr().append(start)
    target._tc.get_or_add_tcPr().append(OxmlElement("w:vMerge"))


def _fill_cell(target: _Cell, cell: Cell, row: Row, index: int, look: Look, notes: list[str]) -> None:
    is_label = row.kind in ("head", "title") or (row.kind == "labels" and index % 2 == 0)
    for n, paragraph in enumerate(cell.paragraphs):
        into = target.paragraphs[0] if n == 0 else target.add_paragraph()
        if is_label and paragraph.kind == "body":
            _fill(into, Paragraph(pieces=paragraph.pieces, kind="strong"), look, notes)
        else:
            _fill(into, paragraph, look, notes)
        into.paragraph_format.space_after = Pt(2)
        if cell.control and paragraph.text:
            _control(into, cell.control)
    if is_label or row.kind == "section":
        target._tc.get_or_add_tcPr().append(
            parse_xml(f'<w:shd xmlns:w="{_W}" w:val="clear" w:color="auto" w:fill="{look.band}"/>')
        )


def _control(paragraph: WordParagraph, name: str) -> None:
    """Move a paragraph's runs into a plain-text content control, as a form template has them."""
    control = parse_xml(
        f'<w:sdt xmlns:w="{_W}"><w:sdtPr><w:alias w:val="{escape(name)}"/><w:text/></w:sdtPr><w:sdtContent/></w:sdt>'
    )
    content = control.find(qn("w:sdtContent"))
    for run in list(paragraph._p.findall(qn("w:r"))):
        content.append(run)
    paragraph._p.append(control)


def _with_fixed_times(document: WordDocument) -> bytes:
    """Return the saved file with every member dated alike: a zip archive notes when it was packed."""
    raw, fixed = io.BytesIO(), io.BytesIO()
    document.save(raw)
    with zipfile.ZipFile(raw) as source, zipfile.ZipFile(fixed, "w", zipfile.ZIP_DEFLATED) as target:
        for name in sorted(source.namelist(), key=lambda n: (n != "[Content_Types].xml", n)):
            member = zipfile.ZipInfo(name, date_time=(2026, 11, 1, 9, 0, 0))
            member.compress_type = zipfile.ZIP_DEFLATED
            member.external_attr = 0o600 << 16
            member.create_system = 0
            target.writestr(member, source.read(name))
    return fixed.getvalue()
