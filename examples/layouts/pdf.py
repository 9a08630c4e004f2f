"""Blocks to a PDF file that has the same bytes at every build."""

from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from reportlab.lib import colors
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import cm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageBreak, PageTemplate, Spacer
from reportlab.platypus import Paragraph as Flow
from reportlab.platypus import Table as FlowTable
from reportlab.platypus.tableofcontents import TableOfContents

from layouts.blocks import Block, Cell, Paragraph, Row, Table
from layouts.compose import Look

_FACES = {"Times New Roman": ("Times-Roman", "Times-Bold", "Times-Italic")}
_SANS = ("Helvetica", "Helvetica-Bold", "Helvetica-Oblique")


def write_pdf(plan: dict[str, Any], blocks: list[Block], look: Look, path: Path) -> None:
    """Write the blocks as a .pdf file; a contents block becomes a list of the section headings with pages."""
    styles = _styles(look)
    document = _Template(plan, look, path)
    story = [flow for block in blocks for flow in _flows(block, look, styles, document.width)]
    while story and isinstance(story[-1], Spacer):
        story.pop()  # a gap at the end could open an empty page
    document.multiBuild(story)


class _Template(BaseDocTemplate):
    """Pages with a running header and footer; section headings are told to the contents list."""

    def __init__(self, plan: dict[str, Any], look: Look, path: Path) -> None:
        size = landscape(A4) if look.landscape else A4
        super().__init__(str(path), pagesize=size, invariant=1, leftMargin=2 * cm, rightMargin=2 * cm, title="")
        self.topMargin, self.bottomMargin = 2.4 * cm, 2.1 * cm
        self._calc()
        frame = Frame(self.leftMargin, self.bottomMargin, self.width, self.height, 0, 0, 0, 0)
        self.addPageTemplates(PageTemplate(frames=[frame], onPage=lambda canvas, _: _margins(canvas, self, plan, look)))

    def afterFlowable(self, flowable: Flowable) -> None:  # noqa: N802 - reportlab's name
        """Tell the contents list where a section starts."""
        title = getattr(flowable, "contents_title", "")
        if title:
            self.notify("TOCEntry", (0, escape(title), self.page))


def _margins(canvas: Canvas, document: _Template, plan: dict[str, Any], look: Look) -> None:
    width, height = document.pagesize
    canvas.saveState()
    canvas.setFont("Helvetica", 8)
    canvas.drawString(2 * cm, height - 1.4 * cm, plan.get("header", look.header))
    canvas.line(2 * cm, height - 1.55 * cm, width - 2 * cm, height - 1.55 * cm)
    canvas.drawString(2 * cm, 1.2 * cm, plan.get("footer", look.footer))
    canvas.drawRightString(width - 2 * cm, 1.2 * cm, f"Page {canvas.getPageNumber()}")
    if plan.get("watermark"):
        canvas.setFillColor(colors.Color(0.88, 0.88, 0.88))
        canvas.setFont("Helvetica-Bold", 90)
        canvas.translate(width / 2, height / 2)
        canvas.rotate(45)
        canvas.drawCentredString(0, 0, plan["watermark"])
    canvas.restoreState()


def _styles(look: Look) -> dict[str, ParagraphStyle]:
    plain, bold, italic = _FACES.get(look.font, _SANS)
    body = ParagraphStyle("body", fontName=plain, fontSize=look.size, leading=look.size * 1.28, spaceAfter=4)
    ink = colors.HexColor(f"#{look.ink}")

    def style(name: str, **changes: Any) -> ParagraphStyle:  # noqa: ANN401 - reportlab takes many kinds
        return ParagraphStyle(name, parent=body, **changes)

    big, large = look.size + 7, look.size + 3
    return {
        "body": body,
        "bullet": style("bullet", leftIndent=12, bulletIndent=2, spaceAfter=2),
        "strong": style("strong", fontName=bold),
        "column": style("column", fontName=bold),
        "guidance": style("guidance", fontName=italic, textColor=colors.grey),
        "sub": style("sub", fontName=bold, fontSize=look.size + 1, spaceBefore=6, keepWithNext=1),
        "section": style(
            "section", fontName=bold, fontSize=large, leading=large * 1.2, spaceBefore=10, textColor=ink, keepWithNext=1
        ),
        "title": style("title", fontName=bold, fontSize=big, leading=big * 1.3, spaceAfter=10, textColor=ink),
    }


def _flows(block: Block, look: Look, styles: dict[str, ParagraphStyle], width: float) -> list[Flowable]:
    if isinstance(block, Table):
        return [_table(block, look, styles, width), Spacer(1, 8)]
    if block.kind == "break":
        return [PageBreak()]
    if block.kind == "contents":
        contents = TableOfContents(levelStyles=[styles["body"]], dotsMinLevel=0)
        return [contents, PageBreak()]
    return [_flow(block, styles)]


def _flow(block: Paragraph, styles: dict[str, ParagraphStyle], kind: str = "") -> Flow:
    mark = "•" if block.kind == "bullet" else None
    flow = Flow(escape(block.text), styles[kind or block.kind], bulletText=mark)
    if block.kind == "section":
        flow.contents_title = block.text
    return flow


def _table(block: Table, look: Look, styles: dict[str, ParagraphStyle], width: float) -> FlowTable:
    columns = len(block.widths)
    cells: list[list[Any]] = []
    commands: list[tuple[Any, ...]] = [("VALIGN", (0, 0), (-1, -1), "TOP"), *_rules(block.rules or look.rules)]
    for n, row in enumerate(block.rows):
        line: list[Any] = [""] * columns
        column = 0
        for i, cell in enumerate(row.cells):
            line[column] = _cell(cell, row, i, styles)
            if cell.span > 1:
                commands.append(("SPAN", (column, n), (column + cell.span - 1, n)))
            if cell.merge == "start":
                commands.append(("SPAN", (column, n), (column, _merge_end(block, n, i))))
            column += cell.span
        if row.kind in ("section", "head", "title"):
            commands.append(("BACKGROUND", (0, n), (-1, n), colors.HexColor(f"#{look.band}")))
        cells.append(line)
    shares = [width * share / sum(block.widths) for share in block.widths]
    # Without the title, a heading inside a table would not reach the contents list.
    table = FlowTable(cells, colWidths=shares, repeatRows=block.repeat, style=commands, splitInRow=int(columns == 1))
    first = block.rows[0]
    if first.kind == "section":
        table.contents_title = first.cells[0].text
    return table


def _merge_end(block: Table, start: int, index: int) -> int:
    end = start
    while end + 1 < len(block.rows) and block.rows[end + 1].cells[index].merge == "go":
        end += 1
    return end


def _rules(rules: str) -> list[tuple[Any, ...]]:
    if rules == "grid":
        return [("GRID", (0, 0), (-1, -1), 0.5, colors.grey)]
    if rules == "half":
        return [("LINEBELOW", (0, 0), (-1, -1), 0.4, colors.grey), ("LINEABOVE", (0, 0), (-1, 0), 0.8, colors.black)]
    return []


def _cell(cell: Cell, row: Row, index: int, styles: dict[str, ParagraphStyle]) -> list[Flow]:
    is_label = row.kind in ("head", "title") or (row.kind == "labels" and index % 2 == 0)
    return [_flow(p, styles, "strong" if is_label and p.kind == "body" else "") for p in cell.paragraphs if p.text]
