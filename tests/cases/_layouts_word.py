"""Writes the Word files of the further practice cases: styles, tables, and the parts that python-docx cannot make."""

from __future__ import annotations

import datetime as dt
import tempfile
import zipfile
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from docx import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

STAMP = dt.datetime(2026, 11, 1, 9, 0, 0)
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NS = (
    f'xmlns:w="{W}" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)


class Writer:
    """Holds the Word document while the blocks of one case are added to it."""

    def __init__(self, case: dict[str, Any]) -> None:
        self.case = case
        self.look = case["look"]
        self.doc = Document()
        self.notes: list[str] = []
        self.marks = 0
        self._styles()
        self._margins()

    def save(self, path: Path) -> None:
        """Save with fixed times inside, so that the same case gives the same bytes."""
        if self.notes:
            self._footnotes_part()
        with tempfile.TemporaryDirectory() as folder:
            raw = Path(folder) / "raw.docx"
            self.doc.save(str(raw))
            with zipfile.ZipFile(raw) as old, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
                for item in old.infolist():
                    entry = zipfile.ZipInfo(item.filename, STAMP.timetuple()[:6])
                    entry.compress_type = zipfile.ZIP_DEFLATED
                    new.writestr(entry, old.read(item.filename))

    # ------------------------------------------------------------ blocks
    def heading(self, text: str) -> None:
        """The heading of a section, in the manner of the template."""
        manner = self.look["heading"]
        if manner == "bar":  # a table of one cell
            table = self._grid([100])
            cell = table.add_row().cells[0]
            self._shade(cell, self.look["band"])
            run = cell.paragraphs[0].add_run(text)
            run.bold, run.font.size, run.font.color.rgb = True, Pt(13), RGBColor(255, 255, 255)
            self._space()
            return
        par = self.doc.add_paragraph()
        par.paragraph_format.keep_with_next = True
        par.paragraph_format.space_before = Pt(14)
        run = par.add_run(text)
        run.bold = True
        run.font.size = Pt(self.look.get("heading_size", 13))
        run.underline = manner == "underlined"
        if manner == "coloured":
            run.font.color.rgb = RGBColor.from_string(self.look["band"])

    def sub(self, text: str) -> None:
        """A sub-heading: bold, no heading style."""
        par = self.doc.add_paragraph()
        par.paragraph_format.keep_with_next = True
        par.paragraph_format.space_before = Pt(6)
        par.add_run(text).bold = True

    def paragraph(self, pieces: Any, style: str | None = None, indent: float = 0.0) -> None:
        """A paragraph of pieces."""
        par = self.doc.add_paragraph(style=style)
        if indent:
            par.paragraph_format.left_indent = Cm(indent)
            par.paragraph_format.first_line_indent = Cm(-indent)
        self.fill(par, pieces)

    def box(self, lines: list[str]) -> None:
        """A text box anchored in an empty paragraph, written twice as Word does (shape, and VML for old readers)."""
        paras = "".join(
            f'<w:p><w:r><w:t xml:space="preserve">{escape(line)}</w:t></w:r></w:p>' for line in lines
        )
        height = 320000 + sum(260000 * (1 + len(line) // 78) for line in lines)
        xml = (
            f"<w:r {NS}><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing>"
            f'<wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="5700000" cy="{height}"/>'
            '<wp:docPr id="71" name="Text Box 71"/><wp:cNvGraphicFramePr/><a:graphic>'
            '<a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp>'
            '<wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/>'
            f'<a:ext cx="5700000" cy="{height}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
            '<a:solidFill><a:srgbClr val="FFF8E5"/></a:solidFill><a:ln w="12700"><a:solidFill>'
            '<a:srgbClr val="B8860B"/></a:solidFill></a:ln></wps:spPr>'
            f"<wps:txbx><w:txbxContent>{paras}</w:txbxContent></wps:txbx>"
            '<wps:bodyPr wrap="square" lIns="91440" tIns="45720" rIns="91440" bIns="45720" anchor="t"/></wps:wsp>'
            "</a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice><mc:Fallback><w:pict>"
            f'<v:shape type="#_x0000_t202" style="width:448pt;height:{height // 12700}pt"><v:textbox>'
            f"<w:txbxContent>{paras}</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback>"
            "</mc:AlternateContent></w:r>"
        )
        self.doc.add_paragraph()._p.append(parse_xml(xml))

    def table(
        self,
        widths: list[float],
        head: list[str] | None,
        rows: list[dict[str, Any]],
        title: str | None = None,
        bare: bool = False,
    ) -> None:
        """A table. A row is {row: [cells], ins/del: tracked}; None joins a cell to the one above it."""
        table = self._grid(widths, bare)
        split = self.look.get("split_rows", False)
        if title:
            cells = table.add_row().cells
            self._put(cells[0].merge(cells[-1]), title, bold=True, fill=self.look["pale"])
        if head:
            row = table.add_row()
            for cell, text in zip(row.cells, head, strict=True):
                self._put(cell, text, bold=True, fill=self.look["pale"])
            if self.look.get("repeat_head", False):
                row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
        first = len(table.rows)
        for spec in rows:
            row = table.add_row()
            for cell, value in zip(row.cells, spec["row"], strict=True):
                if value is not None:
                    self._put(cell, value, tracked=spec.get("track"))
            if spec.get("track"):
                row._tr.get_or_add_trPr().append(self._change(spec["track"]))
            if not split:
                row._tr.get_or_add_trPr().insert(0, OxmlElement("w:cantSplit"))
        self._join_upwards(table, first, rows)
        self._widths(table, widths)
        self._space()

    def page_break(self) -> None:
        """A new page."""
        self.doc.add_page_break()

    def turn(self, landscape: bool) -> None:
        """A new section of the document, lying or standing."""
        section = self.doc.add_section(WD_SECTION.NEW_PAGE)
        short, long = Cm(21), Cm(29.7)
        section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
        section.page_width, section.page_height = (long, short) if landscape else (short, long)

    def body_length(self) -> int:
        """How many elements the body has, for `wrap`."""
        return len(self.doc.element.body)

    def wrap(self, start: int) -> None:
        """Put what was added since `start` into one block content control."""
        found = [e for e in list(self.doc.element.body)[start - 1 :] if e.tag != qn("w:sectPr")]
        control = self._control()
        found[0].addprevious(control)
        content = control.find(qn("w:sdtContent"))
        for element in found:
            content.append(element)

    # ------------------------------------------------------------ pieces
    def fill(self, par: Any, pieces: Any, bold: bool = False, size: float | None = None) -> None:
        """Write the pieces of a paragraph, one space between them."""
        first = True
        for piece in pieces if isinstance(pieces, list) else [pieces]:
            self._piece(par, piece, "" if first else " ", bold, size)
            first = False

    def _piece(self, par: Any, piece: Any, gap: str, bold: bool, size: float | None) -> None:
        if isinstance(piece, str):
            run = par.add_run(gap + piece)
            run.bold = bold or None
            run.font.size = Pt(size) if size else None
        elif "s" in piece:
            inner = piece["s"] if isinstance(piece["s"], list) else [piece["s"]]
            for n, part in enumerate(inner):
                self._piece(par, part, gap if n == 0 else " ", bold, size)
            if piece.get("fn"):
                self._footnote_mark(par, piece["fn"])
        elif "ins" in piece or "del" in piece:
            kind = "ins" if "ins" in piece else "del"
            par._p.append(self._change(kind, gap + piece[kind], size))
        elif "b" in piece:
            self._piece(par, piece["b"], gap, True, size)
        elif "i" in piece:
            par.add_run(gap + piece["i"]).italic = True
        elif "sdt" in piece:
            if gap:
                par.add_run(gap)
            control = self._control()
            control.find(qn("w:sdtContent")).append(self._run(piece["sdt"], size))
            par._p.append(control)
        else:
            raise ValueError(f"unknown piece: {sorted(piece)}")

    def _run(self, text: str, size: float | None = None, deleted: bool = False) -> Any:
        run = OxmlElement("w:r")
        if size:
            props = OxmlElement("w:rPr")
            value = OxmlElement("w:sz")
            value.set(qn("w:val"), str(int(size * 2)))
            props.append(value)
            run.append(props)
        words = OxmlElement("w:delText" if deleted else "w:t")
        words.set(qn("xml:space"), "preserve")
        words.text = text
        run.append(words)
        return run

    def _change(self, kind: str, text: str | None = None, size: float | None = None) -> Any:
        self.marks += 1
        change = OxmlElement(f"w:{kind}")
        change.set(qn("w:id"), str(700 + self.marks))
        change.set(qn("w:author"), self.case.get("editor", "Casework"))
        change.set(qn("w:date"), "2026-06-30T10:05:00Z")
        if text is not None:
            change.append(self._run(text, size, kind == "del"))
        return change

    def _control(self) -> Any:
        control = OxmlElement("w:sdt")
        props = OxmlElement("w:sdtPr")
        alias = OxmlElement("w:alias")
        alias.set(qn("w:val"), "Plan text")
        props.append(alias)
        control.append(props)
        control.append(OxmlElement("w:sdtContent"))
        return control

    def _footnote_mark(self, par: Any, text: str) -> None:
        self.notes.append(text)
        run = OxmlElement("w:r")
        props = OxmlElement("w:rPr")
        raised = OxmlElement("w:vertAlign")
        raised.set(qn("w:val"), "superscript")
        props.append(raised)
        mark = OxmlElement("w:footnoteReference")
        mark.set(qn("w:id"), str(len(self.notes) + 1))
        run.append(props)
        run.append(mark)
        par._p.append(run)

    def _footnotes_part(self) -> None:
        rule = '<w:footnote w:type="{0}" w:id="{1}"><w:p><w:r><w:{0}/></w:r></w:p></w:footnote>'
        notes = "".join(
            f'<w:footnote w:id="{n}"><w:p><w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteRef/></w:r>'
            f'<w:r><w:rPr><w:sz w:val="18"/></w:rPr><w:t xml:space="preserve"> {escape(text)}</w:t></w:r></w:p>'
            "</w:footnote>"
            for n, text in enumerate(self.notes, 2)
        )
        xml = (
            f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:footnotes {NS}>'
            + rule.format("separator", 0)
            + rule.format("continuationSeparator", 1)
            + notes
            + "</w:footnotes>"
        )
        kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
        part = Part(PackURI("/word/footnotes.xml"), kind, xml.encode(), self.doc.part.package)
        self.doc.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)

    # ------------------------------------------------------------ tables
    def _grid(self, widths: list[float], bare: bool = False) -> Any:
        table = self.doc.add_table(rows=0, cols=len(widths))
        table.style = None if bare else "Table Grid"
        table.autofit = False
        return table

    def _put(
        self, cell: Any, value: Any, bold: bool = False, fill: str | None = None, tracked: str | None = None
    ) -> None:
        size = self.look.get("cell_size", 10)
        for n, line in enumerate(value["ps"] if isinstance(value, dict) and "ps" in value else [value]):
            par = cell.paragraphs[0] if n == 0 else cell.add_paragraph()
            par.paragraph_format.space_after = Pt(2)
            if tracked and isinstance(line, str):
                par._p.append(self._change(tracked, line, size))
            elif isinstance(line, dict) and "dot" in line:
                par.style = self.doc.styles["List Bullet"]
                self.fill(par, line["dot"], bold, size)
            else:
                self.fill(par, line, bold, size)
        if fill:
            self._shade(cell, fill)

    def _join_upwards(self, table: Any, first: int, rows: list[dict[str, Any]]) -> None:
        for column in range(len(table.columns)):
            for n, spec in enumerate(rows):
                below = n + 1 < len(rows) and rows[n + 1]["row"][column] is None
                if spec["row"][column] is None or below:
                    merge = OxmlElement("w:vMerge")
                    merge.set(qn("w:val"), "continue" if spec["row"][column] is None else "restart")
                    table.rows[first + n]._tr.tc_lst[column].get_or_add_tcPr().append(merge)

    def _widths(self, table: Any, widths: list[float]) -> None:
        page = self.doc.sections[-1]
        room = page.page_width - page.left_margin - page.right_margin
        sizes = [int(room * w / sum(widths)) for w in widths]
        for column, size in zip(table._tbl.tblGrid.gridCol_lst, sizes, strict=True):
            column.w = size
        for row in table.rows:
            if len(row._tr.tc_lst) == len(widths):
                for cell, size in zip(row._tr.tc_lst, sizes, strict=True):
                    cell.width = size

    def _shade(self, cell: Any, fill: str) -> None:
        shade = OxmlElement("w:shd")
        for name, value in (("val", "clear"), ("color", "auto"), ("fill", fill)):
            shade.set(qn(f"w:{name}"), value)
        cell._tc.get_or_add_tcPr().append(shade)

    def _space(self) -> None:
        self.doc.add_paragraph().paragraph_format.space_after = Pt(3)

    # ------------------------------------------------------------ page
    def _styles(self) -> None:
        normal = self.doc.styles["Normal"]
        normal.font.name, normal.font.size = self.look["font"], Pt(self.look["size"])
        normal.paragraph_format.space_after = Pt(6)
        props = self.doc.core_properties
        props.author = props.last_modified_by = "SEND Casework"
        props.title, props.comments, props.keywords = self.case["title"], "", ""
        props.created = props.modified = STAMP
        props.revision = 2

    def _margins(self) -> None:
        section = self.doc.sections[0]
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        section.left_margin = section.right_margin = Cm(2)
        section.top_margin, section.bottom_margin = Cm(2.2), Cm(2)
        head = section.header.paragraphs[0]
        head.text = ""
        head.add_run(self.case["header"]).font.size = Pt(9)
        if self.case.get("watermark"):
            head._p.append(parse_xml(_watermark(self.case["watermark"])))
        foot = section.footer.paragraphs[0]
        for text in self.case["footer"].split("|"):
            if text in ("PAGE", "NUMPAGES"):
                self._field(foot, text)
            else:
                foot.add_run(text).font.size = Pt(9)

    def _field(self, par: Any, name: str) -> None:
        for kind in ("begin", "", "separate", "1", "end"):
            run = par.add_run()
            run.font.size = Pt(9)
            if kind == "1":
                run.text = "1"
                continue
            element = OxmlElement("w:fldChar" if kind else "w:instrText")
            if kind:
                element.set(qn("w:fldCharType"), kind)
            else:
                element.text = f" {name} "
            run._r.append(element)


def _watermark(word: str) -> str:
    return (
        f'<w:r {NS}><w:pict><v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800" '
        'path="m@7,l@8,m@5,21600l@6,21600e"><v:formulas><v:f eqn="sum #0 0 10800"/><v:f eqn="prod #0 2 1"/>'
        '<v:f eqn="sum 21600 0 @1"/><v:f eqn="sum 0 0 @2"/><v:f eqn="sum 21600 0 @3"/><v:f eqn="if @0 @3 0"/>'
        '<v:f eqn="if @0 21600 @1"/><v:f eqn="if @0 0 @2"/><v:f eqn="if @0 @4 21600"/></v:formulas>'
        '<v:path textpathok="t" o:connecttype="rect"/><v:textpath on="t" fitshape="t"/></v:shapetype>'
        '<v:shape id="PowerPlusWaterMarkObject1" o:spid="_x0000_s2049" type="#_x0000_t136" '
        'style="position:absolute;margin-left:0;margin-top:0;width:420pt;height:150pt;rotation:315;z-index:-251658752;'
        'mso-position-horizontal:center;mso-position-horizontal-relative:margin;mso-position-vertical:center;'
        'mso-position-vertical-relative:margin" fillcolor="silver" stroked="f"><v:fill opacity=".5"/>'
        f"<v:textpath style=\"font-family:'Arial';font-size:1pt\" string=\"{word}\"/></v:shape></w:pict></w:r>"
    )


