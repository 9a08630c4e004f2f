"""Tiny PDFs drawn in code, and what was read from them as plain lists. Coordinates run from the top left corner."""

from io import BytesIO

from reportlab.lib.colors import HexColor
from reportlab.lib.utils import simpleSplit
from reportlab.pdfgen.canvas import Canvas

from ehc_text.reading.content import Content
from ehc_text.reading.pdf.read import read_pdf
from ehc_text.records.document import Block, Paragraph, Table

A4 = (595, 842)


class Drawn:
    """A PDF in the making."""

    def __init__(self, size=A4, **kwargs):
        self._buffer = BytesIO()
        self.canvas = Canvas(self._buffer, pagesize=size, **kwargs)
        self.height = size[1]

    def text(self, x, y, words, *, size=10, bold=False, italic=False):
        """Put words with their base line at y."""
        name = "Helvetica" + ("-" if bold or italic else "") + ("Bold" if bold else "") + ("Oblique" if italic else "")
        self.canvas.setFont(name, size)
        self.canvas.drawString(x, self.height - y, words)
        return self

    def lines(self, x, y, *lines, step=12, **kwargs):
        """Put lines of words one below the other."""
        for i, words in enumerate(lines):
            self.text(x, y + i * step, words, **kwargs)
        return self

    def wrapped(self, x, y, words, *, right=535, step=12, size=10, **kwargs):
        """Put words in lines that run to the right edge, as a word processor does."""
        return self.lines(x, y, *simpleSplit(words, "Helvetica", size, right - x), step=step, size=size, **kwargs)

    def rule(self, x0, y0, x1, y1):
        """Draw a line."""
        self.canvas.line(x0, self.height - y0, x1, self.height - y1)
        return self

    def box(self, x0, top, x1, bottom, *, fill=None, stroke=True):
        """Draw a rectangle."""
        if fill:
            self.canvas.setFillColor(HexColor(f"#{fill}"))
        self.canvas.rect(x0, self.height - bottom, x1 - x0, bottom - top, fill=int(bool(fill)), stroke=int(stroke))
        self.canvas.setFillColor(HexColor("#000000"))
        return self

    def rounded(self, x0, top, x1, bottom, *, fill, radius=8):
        """Draw a filled rectangle with round corners."""
        self.canvas.setFillColor(HexColor(f"#{fill}"))
        self.canvas.roundRect(x0, self.height - bottom, x1 - x0, bottom - top, radius, fill=1, stroke=0)
        self.canvas.setFillColor(HexColor("#000000"))
        return self

    def grid(self, xs, ys, rows=()):
        """Draw all lines of a grid, and the rows' words in its cells: a string a line, a tuple for several lines."""
        for x in xs:
            self.rule(x, ys[0], x, ys[-1])
        for y in ys:
            self.rule(xs[0], y, xs[-1], y)
        return self.cells(xs, ys, rows)

    def cells(self, xs, ys, rows, **kwargs):
        """Put words into the cells of a grid that is drawn otherwise."""
        for y, row in zip(ys, rows, strict=False):
            for x, words in zip(xs, row, strict=False):
                self.lines(x + 5, y + 13, *((words,) if isinstance(words, str) else words), **kwargs)
        return self

    def page(self):
        """Start another page."""
        self.canvas.showPage()
        return self

    def bytes(self):
        """Return the file."""
        self.canvas.save()
        return self._buffer.getvalue()

    def read(self, **kwargs) -> Content:
        """Return what is read from the file."""
        return read_pdf(self.bytes(), **kwargs)


def plain(blocks: tuple[Block, ...]) -> list:
    """Return paragraphs as strings, and tables as lists of rows of cells, several paragraphs joined by a slash."""
    return [block.text if isinstance(block, Paragraph) else rows(block) for block in blocks]


def rows(table: Table) -> list[list[str]]:
    """Return a table's cells as text; an inherited cell stands in brackets."""
    return [[_cell(cell) for cell in row.cells] for row in table.rows]


def _cell(cell) -> str:
    parts = (str(part) if isinstance(part, list) else part for part in plain(cell.blocks))
    text = " / ".join(parts)
    return f"({text})" if cell.is_inherited else text
