"""Records built by hand, for tests that need no file."""

from ehc_text.records.document import Cell, Document, FileFormat, Paragraph, Row, Table
from ehc_text.records.finding import Agency, Basis, Finding, Severity
from ehc_text.records.place import Piece, Place
from ehc_text.records.plan import (
    Child,
    DocumentKind,
    Line,
    LineKind,
    Plan,
    PlanDates,
    PlanStatus,
    Section,
)
from ehc_text.records.rules import Check, CheckKind


def paragraph(text: str, **kwargs) -> Paragraph:
    """Return a paragraph whose words stood in one place of a Word file."""
    pieces = (Piece(start=0, end=len(text), place=Place(part="document", paragraph=0, run=0)),) if text else ()
    return Paragraph(text=text, pieces=pieces, **kwargs)


def table(*rows: tuple[str, ...], fills: dict[int, str] | None = None) -> Table:
    """Return a table of plain text cells; a row shorter than the widest spans with its last cell."""
    width = max(len(row) for row in rows)
    return Table(rows=tuple(_row(row, width, (fills or {}).get(i)) for i, row in enumerate(rows)), column_count=width)


def document(*blocks, margins: tuple[str, ...] = ()) -> Document:
    """Return a Word document of these blocks."""
    return Document(
        name="plan.docx",
        sha256="0" * 64,
        format=FileFormat.DOCX,
        page_count=None,
        blocks=blocks,
        margins=margins,
    )


def _row(texts: tuple[str, ...], width: int, fill: str | None) -> Row:
    spans = [1] * (len(texts) - 1) + [width - len(texts) + 1]
    cells = (Cell(blocks=(paragraph(text),), column=i, column_span=spans[i], fill=fill) for i, text in enumerate(texts))
    return Row(cells=tuple(cells))


def finding(
    code: str, *, section: str | None = None, statement: str | None = None, severity: str = "medium"
) -> Finding:
    """Return a finding with nothing in it but what it is counted by."""
    return Finding(
        code=code,
        name="",
        theme="",
        severity=Severity(severity),
        agency=Agency.EDUCATION,
        section=section,
        statement=statement,
        message="",
        advice="",
        basis=Basis(name="", ref=""),
    )


def section(letter: str, text: str, **kwargs) -> Section:
    """Return a section whose lines are those of its text."""
    starts, lines = 0, []
    for words in text.split("\n"):
        lines.append(Line(start=starts, end=starts + len(words), kind=LineKind.TEXT))
        starts += len(words) + 1
    return Section(letter=letter, heading=f"Section {letter}", text=text, lines=tuple(lines), **kwargs)


def plan(*sections: Section, **kwargs) -> Plan:
    """Return a final plan of these sections, with nothing on its front sheet."""
    facts = {"kind": DocumentKind.EHC_PLAN, "status": PlanStatus.FINAL, "child": Child(), "dates": PlanDates()}
    return Plan(**(facts | kwargs), front=section("front", ""), tail=section("tail", ""), sections=sections)


def rule(code: str, *, message: str = "", **kwargs) -> Check:
    """Return a check as a rule file would give it, without examples."""
    return Check(
        code=code,
        name="",
        theme="",
        kind=CheckKind.CODE,
        sections=(),
        severity=Severity.MEDIUM,
        agency=None,
        message=message,
        advice="",
        basis=Basis(name="", ref=""),
        **kwargs,
    )
