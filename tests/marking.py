"""Marks made for documents without a plan in them: each section holds all words of the document, line by line."""

from dataclasses import replace

from assessed_builders import assessed, finding, plan
from builders import section as empty_section

from ehc_text.records.assessment import AssessedFile
from ehc_text.records.document import Block, Document, FileFormat, Paragraph
from ehc_text.records.place import Piece
from ehc_text.records.plan import Section
from ehc_text.reporting.marks import Mark, marks_of


def document(content, *, file_format: FileFormat = FileFormat.DOCX) -> Document:
    """Return what was read, as a document."""
    return Document(name="plan", sha256="0" * 64, format=file_format, page_count=None, blocks=content.blocks)


def paragraphs(blocks: tuple[Block, ...]) -> list[Paragraph]:
    """Return the paragraphs of the blocks in reading order."""
    found = []
    for block in blocks:
        if isinstance(block, Paragraph):
            found.append(block)
        else:
            found += [p for row in block.rows for cell in row.cells for p in paragraphs(cell.blocks)]
    return found


def section_of(content, letter: str = "F", heading: str = "") -> Section:
    """Return a section that holds all the words that were read, a paragraph a line."""
    text, pieces = "", []
    for paragraph in paragraphs(content.blocks):
        if text:
            text += "\n"
        start = len(text)
        pieces += [Piece(start=start + each.start, end=start + each.end, place=each.place) for each in paragraph.pieces]
        text += paragraph.text
    return Section(letter=letter, heading=heading, text=text, pieces=tuple(pieces))


def assessed_with(section: Section, *spans: tuple[int, int], **changes) -> AssessedFile:
    """Return a file with a finding at each span of the section's text."""
    findings = tuple(
        replace(finding(section=section.letter, statement=None), start=start, end=end, quote=section.text[start:end])
        for start, end in spans
    )
    held = plan(sections=(section,), statements=(), front=empty_section("front", ""))
    return assessed(findings=findings, plan=held, **changes)


def quoted(content, *quotes: str) -> tuple[Mark, ...]:
    """Return a mark for the first place of each quote."""
    section = section_of(content)
    spans = [(section.text.index(quote), section.text.index(quote) + len(quote)) for quote in quotes]
    return marks_of(assessed_with(section, *spans), document(content))
