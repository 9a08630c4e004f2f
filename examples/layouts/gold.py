"""The gold file of a document: its sections' text, its statements with their labels, and what is expected of it."""

from collections.abc import Iterable
from typing import Any

from layouts.blocks import Block, Cell, Label, Paragraph, Table

ORDER = ("A", "B", "C", "D", "E", "F", "G", "H1", "H2", "I", "J", "K")
DATES = ("request", "draft", "final", "amended", "last_review", "next_review", "meeting", "decision")


def gold_of(plan: dict[str, Any], blocks: list[Block]) -> dict[str, Any]:
    """Return what a careful officer says of the document, ready for JSON."""
    found = {letter: [] for letter in _headed(plan)}
    statements: list[dict[str, Any]] = []
    for block in blocks:
        _add(block, found, statements)
    statements.sort(key=lambda s: ORDER.index(s["section"]))
    return {
        "id": plan["id"],
        "kind": plan["kind"],
        "status": plan["status"],
        "as_of": str(plan["as_of"]),
        "child": {k: str(plan["child"][k]) for k in ("first_name", "surname", "date_of_birth")},
        "dates": _dates(plan),
        "sections": {k: "\n".join(found[k]).strip() for k in ORDER if k in found},
        "statements": statements,
        "expected": [
            {"code": e["code"], "section": e.get("section"), "near": e.get("near", ""), "why": e["why"]}
            for e in plan["expected"]
        ],
        "unsure": sorted(plan.get("unsure", {})),
    }


def whole_text(blocks: Iterable[Block]) -> str:
    """Return all the words of the document, headings and front sheet too, a paragraph or cell a line."""
    lines = []
    for block in blocks:
        if isinstance(block, Paragraph):
            lines += [block.text, *(p.note for p in block.pieces if p.note)]
        else:
            lines += [cell.text for row in block.rows for cell in row.cells]
    return "\n".join(lines)


def _dates(plan: dict[str, Any]) -> dict[str, str | None]:
    """Dates have roles in a plan or a review; nothing is claimed of any other paper."""
    if plan["kind"] == "other":
        return {}
    return {k: str(plan["dates"][k]) if plan["dates"].get(k) else None for k in DATES}


def _headed(plan: dict[str, Any]) -> set[str]:
    letters: set[str] = set()
    for section in plan["sections"]:
        ids = section["id"] if isinstance(section["id"], list) else [section["id"]]
        letters.update(i for i in ids if i)
    return letters


def _add(block: Block, found: dict[str, list[str]], statements: list[dict[str, Any]]) -> None:
    if isinstance(block, Table):
        _add_table(block, found, statements)
        return
    for letter in block.sections:
        found[letter] += [block.text, *(p.note for p in block.pieces if p.note)]
    _add_pieces(block, statements)


def _add_table(table: Table, found: dict[str, list[str]], statements: list[dict[str, Any]]) -> None:
    for row in table.rows:
        mine: dict[str, list[str]] = {}
        for cell in row.cells:
            for letter in cell.sections:
                mine.setdefault(letter, []).append(_own_text(cell))
        for letter, texts in mine.items():
            if any(texts):
                found[letter].append(" | ".join(texts))
        if row.label is not None:
            section = row.cells[0].sections[0]
            statements.append(_statement(section, " | ".join(cell.text for cell in row.cells), row.label))
            continue
        for cell in row.cells:
            for paragraph in cell.paragraphs:
                _add_pieces(paragraph, statements)


def _own_text(cell: Cell) -> str:
    """Return a cell's text without the section heading that may stand in it."""
    return "\n".join(p.text for p in cell.paragraphs if p.kind != "section")


def _add_pieces(paragraph: Paragraph, statements: list[dict[str, Any]]) -> None:
    for part in paragraph.pieces:
        if part.label is not None:
            statements.append(_statement(paragraph.sections[0], part.text, part.label))


def _statement(section: str, text: str, label: Label) -> dict[str, Any]:
    return {
        "section": section,
        "text": text,
        "vague": bool(label.codes),
        "codes": list(label.codes),
        "borderline": label.is_borderline,
    }
