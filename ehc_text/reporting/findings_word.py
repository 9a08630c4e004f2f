"""Published findings as a Word file, for a board paper or a partnership's website."""

import datetime as dt
import io
import zipfile
from collections.abc import Sequence

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.table import _Cell

from ehc_text.records.assessment import Grade
from ehc_text.records.published import GroupLine, Published, StandardLine
from ehc_text.reporting import findings_text as words

_INK = RGBColor(0x1F, 0x2A, 0x44)
_ACCENT = RGBColor(0x2F, 0x5D, 0x8A)
_WHITE = RGBColor(0xFF, 0xFF, 0xFF)
_QUIET = RGBColor(0x5B, 0x64, 0x75)
_STYLES = {
    "Normal": (11, _INK),
    "Title": (24, _INK),
    "Heading 1": (17, _ACCENT),
    "Heading 2": (13, _INK),
    "Heading 3": (11, _INK),
}
_CHANGE = "Change"
_GRADES = frozenset(grade.value.capitalize() for grade in Grade)
_MIDNIGHT = (1980, 1, 1, 0, 0, 0)


def findings_word(report: Published) -> bytes:
    """Return the file; the same findings give the same bytes."""
    document = Document()
    _set_up(document, report)
    document.add_heading(report.title, level=0)
    _quiet(document, f"{words.period_text(report)}. {words.people_text(report)}")
    for group in report.groups:
        _write_group(document, group, report)
    _write_actions(document, report)
    _write_method(document, report)
    return _with_fixed_times(document)


def _set_up(document: WordDocument, report: Published) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.2)
    section.top_margin = section.bottom_margin = Cm(2)
    for name, (size, colour) in _STYLES.items():
        font = document.styles[name].font
        font.name, font.size, font.color.rgb = "Calibri", Pt(size), colour
        fonts = document.styles[name].element.get_or_add_rPr().get_or_add_rFonts()
        for kind in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
            fonts.attrib.pop(qn(kind), None)
    language = document.styles["Normal"].element.makeelement(qn("w:lang"), {qn("w:val"): "en-GB"})
    document.styles["Normal"].element.get_or_add_rPr().append(language)
    facts = document.core_properties
    facts.title, facts.author, facts.language = report.title, "", "en-GB"
    facts.created = facts.modified = dt.datetime.combine(report.until, dt.time())
    facts.comments, facts.revision, facts.last_modified_by = "", 1, ""


def _write_group(document: WordDocument, group: GroupLine, report: Published) -> None:
    parts = words.divided(group)
    document.add_heading(words.group_name(group), level=1)
    document.add_paragraph(words.base_text(group))
    grades = [grade.value.capitalize() for grade in report.best_first]
    rows = [
        [one.name, words.share_text(one.met), words.trend_text(one.trend), *words.grade_counts(one.counts)]
        for one in group.standards
    ]
    _quiet(document, words.standards_caption(group))
    heads, widths = ["Standard", "Good or better", _CHANGE, *grades], (3.6, 3.4, 3.0, 2.1, 1.3, 2.1, 2.0)
    _table(document, heads, rows, widths, has_change=report.earlier is not None)
    document.add_heading("What we do well", level=2)
    for standard in parts.well:
        line = document.add_paragraph(style="List Bullet")
        line.add_run(standard.name).bold = True
        line.add_run(f": {words.share_text(standard.met)} are good or better. {standard.asks}")
    if not parts.well:
        document.add_paragraph(
            "No standard of which figures may be told is met by three quarters of the documents yet."
        )
    document.add_heading("What to improve", level=2)
    for standard in (*parts.improve, *parts.untold, *parts.well):
        if standard.faults or standard not in parts.well:
            _write_standard(document, standard, has_change=report.earlier is not None)


def _write_standard(document: WordDocument, standard: StandardLine, *, has_change: bool) -> None:
    document.add_heading(standard.name, level=3)
    document.add_paragraph(f"{words.met_text(standard)} {standard.asks}")
    if standard.faults:
        rows = [
            [f"{one.name.capitalize()} ({one.code})", words.share_text(one.share), words.trend_text(one.trend)]
            for one in standard.faults
        ]
        _quiet(document, words.faults_caption(standard))
        _table(document, ["Fault", "Documents that have it", _CHANGE], rows, (7.2, 5, 5), has_change=has_change)
    for example in standard.examples:
        document.add_paragraph(f"“{example.words}”", style="Quote")
        _quiet(document, example.advice)


def _write_actions(document: WordDocument, report: Published) -> None:
    document.add_heading("What each agency can do", level=1)
    for one in report.actions:
        document.add_heading(one.agency.value.capitalize(), level=2)
        for fault in one.faults:
            line = document.add_paragraph(fault.advice, style="List Bullet")
            line.add_run(f" {words.fault_text(fault)}").font.color.rgb = _QUIET
    if not report.actions:
        document.add_paragraph("No fault was found.")


def _write_method(document: WordDocument, report: Published) -> None:
    document.add_heading("How we know", level=1)
    for text in (*words.METHOD, *words.signed_lines(report)):
        document.add_paragraph(text, style="List Bullet")
    made = "; ".join(words.version_lines(report))
    _quiet(document, f"Made with {made}. No plan was judged unlawful: this is a finding of quality.")


def _quiet(document: WordDocument, text: str) -> None:
    document.add_paragraph().add_run(text).font.color.rgb = _QUIET


def _table(
    document: WordDocument,
    heads: Sequence[str],
    rows: Sequence[Sequence[str]],
    widths: Sequence[float],
    *,
    has_change: bool,
) -> None:
    """Add a table whose first row is repeated on each page; without a period before it has no column for the change."""
    shown = [position for position, head in enumerate(heads) if has_change or head != _CHANGE]
    heads, widths = [heads[one] for one in shown], [widths[one] for one in shown]
    rows = [[row[one] for one in shown] for row in rows]
    table = document.add_table(rows=1, cols=len(heads), style="Light List Accent 1")
    table.autofit = False
    for cell, head, width in zip(table.rows[0].cells, heads, widths, strict=True):
        _fill(cell, head, width)
        cell.paragraphs[0].runs[0].font.color.rgb = _WHITE
    table.rows[0]._tr.get_or_add_trPr().append(table._tbl.makeelement(qn("w:tblHeader"), {}))
    for row in rows:
        for position, (cell, text, width) in enumerate(zip(table.add_row().cells, row, widths, strict=True)):
            _fill(cell, text, width, is_number=heads[position] in _GRADES)
    document.add_paragraph()


def _fill(cell: _Cell, text: str, width_cm: float, *, is_number: bool = False) -> None:
    cell.width = Cm(width_cm)
    paragraph = cell.paragraphs[0]
    paragraph.text = text
    for run in paragraph.runs:
        run.font.size = Pt(9)
    if is_number:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT


def _with_fixed_times(document: WordDocument) -> bytes:
    """Return the file with the same time on each of its parts: else no two files of the same findings are alike."""
    written, fixed = io.BytesIO(), io.BytesIO()
    document.save(written)
    with zipfile.ZipFile(written) as source, zipfile.ZipFile(fixed, "w", zipfile.ZIP_DEFLATED) as target:
        for part in source.infolist():
            entry = zipfile.ZipInfo(part.filename, _MIDNIGHT)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            target.writestr(entry, source.read(part.filename))
    return fixed.getvalue()
