"""Tries a check on a tiny plan: the example becomes a document, which is parsed and checked as a real one is."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ehc_text.checking import shared_views
from ehc_text.checking.run import run_checks
from ehc_text.parsing.parse import parse_plan
from ehc_text.records.document import Block, Cell, Document, FileFormat, Paragraph, Row, Table
from ehc_text.records.finding import Finding
from ehc_text.records.front_sheet import FrontSheetRules
from ehc_text.records.headings import HeadingRules
from ehc_text.records.place import Piece, Place
from ehc_text.records.plan import SECTION_TITLES, Plan
from ehc_text.records.rules import Check, Example, RulePack

_REVIEW_THEME = "annual_review"
_PLAN_TITLE = "Education, Health and Care Plan"


def findings_of(
    example: Example, check: Check, pack: RulePack, headings: HeadingRules, front_sheet: FrontSheetRules
) -> tuple[Finding, ...]:
    """Return what one check finds in an example, with the pack's word lists around it.

    The example of a threshold that later rules changed is tried with the threshold that it was written under.
    """
    as_of = dt.date.fromisoformat(example.as_of)

    def parsed(one: Example) -> Plan:
        document = document_of(one, is_review=check.theme == _REVIEW_THEME)
        return parse_plan(document, headings, front_sheet, pack.words, as_of)

    plan = parsed(example)
    if all(one.code != check.code for one in pack.checks):
        return ()
    written = replace(check, settings={**check.settings, **example.written_under})
    if example.other is not None:
        return _findings_between(plan, parsed(example.other), written)
    # The other checks of its theme run too: some of them take its place.
    theme = tuple(
        written if example.written_under and other.code == check.code else other
        for other in pack.checks
        if other.theme == check.theme
    )
    result = run_checks(plan, RulePack(version=pack.version, checks=theme, words=pack.words), as_of)
    return tuple(finding for finding in result.findings if finding.code == check.code)


def _findings_between(plan: Plan, other: Plan, check: Check) -> tuple[Finding, ...]:
    """Return what a check finds in a plan that lies in one scan with another."""
    prints = [shared_views.print_of(one, name, check) for one, name in ((plan, "one"), (other, "other"))]
    repeat = shared_views.find_repeats(prints, check).get(0)
    finding = shared_views.repeat_finding(plan, check, repeat) if repeat else None
    return (finding,) if finding else ()


def document_of(example: Example, *, is_review: bool = False) -> Document:
    """Return the document that the lines of an example stand for; `rulepacks.examples` has the notation."""
    blocks: list[Block] = [] if is_review else [_paragraph(_PLAN_TITLE, heading_level=1)]
    blocks += _blocks(example.front)
    for letters, lines in example.sections.items():
        blocks.append(_paragraph(_heading(letters), heading_level=1))
        blocks += _blocks(lines)
    return Document(
        name="example.docx",
        sha256="0" * 64,
        format=FileFormat.DOCX,
        page_count=None,
        blocks=tuple(blocks),
    )


def _heading(letters: str) -> str:
    first, _, second = letters.partition(" and ")
    if second:
        return f"Sections {first} and {second}: {SECTION_TITLES[first]}; {SECTION_TITLES[second].lower()}"
    return f"Section {first}: {SECTION_TITLES[first]}"


def _blocks(lines: Sequence[str]) -> Iterator[Block]:
    rows: list[str] = []
    for line in lines:
        if rows and (line.startswith("^ ") or not _is_row(line)):
            yield _table(rows)
            rows = []
        if _is_row(line):
            rows.append(line)
        elif line.startswith("* "):
            yield _paragraph(line[2:], list_label="•")
        elif line.startswith("# "):
            yield _paragraph(line[2:], heading_level=2)
        else:
            yield _paragraph(line)
    if rows:
        yield _table(rows)


def _is_row(line: str) -> bool:
    return line.startswith("^ ") or " | " in line or line.endswith(" |")


def _table(lines: Sequence[str]) -> Table:
    texts = [_cells(line) for line in lines]
    width = max(map(len, texts))
    rows = (_row(cells, width, is_head=line.startswith("^ ")) for line, cells in zip(lines, texts, strict=True))
    return Table(rows=tuple(rows), column_count=width)


def _cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.removeprefix("^ ").split("|")]


def _row(texts: Sequence[str], width: int, *, is_head: bool) -> Row:
    """Return a row whose last cell covers the columns that it has fewer than the widest."""
    spans = [1] * (len(texts) - 1) + [width - len(texts) + 1]
    cells = (
        Cell(blocks=(_paragraph(text, is_bold=is_head),), column=column, column_span=spans[column])
        for column, text in enumerate(texts)
    )
    return Row(cells=tuple(cells), is_head=is_head)


def _paragraph(
    text: str, *, heading_level: int | None = None, list_label: str | None = None, is_bold: bool = False
) -> Paragraph:
    pieces = (Piece(start=0, end=len(text), place=Place(part="document", paragraph=0, run=0)),) if text else ()
    return Paragraph(
        text=text,
        pieces=pieces,
        heading_level=heading_level,
        is_bold=is_bold or heading_level is not None,
        list_label=list_label,
    )
