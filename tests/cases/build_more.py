#!/usr/bin/env python3
"""Builds the further practice cases (wexmoor, tarnside, lindale) from their case files.

    python build_more.py [ID ...]           write every NAME.docx / NAME.pdf and NAME.gold.json
    python build_more.py --check [ID ...]   only check the case files and say what is in them

Needs python-docx and PyYAML, and soffice (LibreOffice) for the PDFs. NAME.case.yaml is the only source: words, labels
and dates are written there once, in document order, so that document and gold cannot drift apart.
"""

from __future__ import annotations

import argparse
import datetime as dt
import hashlib
import json
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import yaml
from _layouts_word import STAMP, Writer

HERE = Path(__file__).resolve().parent
TEMPLATES = ("wexmoor", "tarnside", "lindale")
LETTERS = ("A", "B", "C", "D", "E", "F", "G", "H1", "H2", "I", "J", "K")
PROVISION = ("F", "G", "H1", "H2")
DATES = ("request", "draft", "final", "amended", "last_review", "next_review", "meeting", "decision")
CODES = {"HEA": 4, "SOC": 4, "VOI": 7, "DAT": 10, "OUT": 5, "THR": 2, "STR": 7, "ADV": 1, "ARV": 6}
PLAN_CODES = [f"{theme}{n:03d}" for theme, top in CODES.items() if theme != "ARV" for n in range(1, top + 1)]
REVIEW_CODES = [f"ARV{n:03d}" for n in range(1, 7)]


# ---------------------------------------------------------------- what the document says
def words(piece: Any) -> str:
    """The text of a piece as a reader sees it once the tracked changes are accepted."""
    if isinstance(piece, str):
        return piece
    if isinstance(piece, list):
        return " ".join(text for text in map(words, piece) if text)
    if "ps" in piece:
        return "\n".join(words(line) for line in piece["ps"])
    for key in ("s", "ins", "b", "i", "sdt", "dot"):
        if key in piece:
            return words(piece[key])
    return ""  # deleted


def statements_in(piece: Any) -> list[dict[str, Any]]:
    """The pieces of a paragraph or cell that are labelled as statements, in order."""
    if isinstance(piece, list):
        return [found for part in piece for found in statements_in(part)]
    if isinstance(piece, dict):
        if "s" in piece:
            return [piece]
        for key in ("ps", "dot"):
            if key in piece:
                return statements_in(piece[key])
    return []


def notes_in(piece: Any) -> list[str]:
    """The footnotes whose marks stand in a piece."""
    return [found["fn"] for found in statements_in(piece) if found.get("fn")]


class Gold:
    """Gathers the sections and the statements while the blocks go by."""

    def __init__(self) -> None:
        self.lines: dict[str, list[str]] = {}
        self.statements: list[dict[str, Any]] = []
        self.everything: list[str] = []
        self.now: list[str] = []

    def open(self, sections: Any) -> None:
        """Start a section (or go on with one that was opened before)."""
        self.now = sections if isinstance(sections, list) else [sections] if sections else []
        for letter in self.now:
            self.lines.setdefault(letter, [])

    def line(self, text: str, sections: list[str] | None = None) -> None:
        """Add a line to the sections now open."""
        if text:
            self.everything.append(text)
            for letter in self.now if sections is None else sections:
                self.lines.setdefault(letter, []).append(text)

    def statement(self, text: str, spec: dict[str, Any], sections: list[str] | None = None) -> None:
        """Add a labelled statement to the first of the sections now open."""
        open_now = self.now if sections is None else sections
        if not open_now or open_now[0] not in PROVISION:
            raise SystemExit(f"a statement outside F, G, H1, H2: {text[:60]}")
        codes = [f"VAG{n:03d}" for n in spec.get("v", [])]
        self.statements.append(
            {
                "section": open_now[0],
                "text": text,
                "vague": bool(codes),
                "codes": codes,
                "borderline": bool(spec.get("bl")),
            }
        )

    def paragraph(self, pieces: Any, sections: list[str] | None = None) -> None:
        """Add a paragraph with its statements and its footnotes."""
        self.line(words(pieces), sections)
        for note in notes_in(pieces):
            self.line(note, sections)
        for found in statements_in(pieces):
            self.statement(words(found), found, sections)

    def row(self, spec: dict[str, Any], cells: list[Any], sections: list[str] | None = None) -> None:
        """Add a table row: one statement if it is labelled `r`."""
        text = " | ".join(words(cell) if cell is not None else "" for cell in cells)
        self.line(text, sections)
        if "r" in spec:
            self.statement(text, spec, sections)


# ---------------------------------------------------------------- blocks: to gold and to Word at once
def run(case: dict[str, Any], gold: Gold, writer: Writer | None) -> None:
    """Walk the blocks of the case."""
    start = 0
    for block in case["body"]:
        kind = next(iter(block))
        if kind == "sec":
            gold.open(block["sec"])
            gold.everything.append(block.get("h", ""))
            if writer and block.get("h"):
                writer.heading(block["h"])
        elif kind == "control":
            if writer and block["control"] == "start":
                start = writer.body_length()
            elif writer:
                writer.wrap(start)
        elif kind in ("break", "turn"):
            if writer:
                writer.page_break() if kind == "break" else writer.turn(block["turn"] == "landscape")
        else:
            BLOCKS[kind](block, gold, writer)


def _sub(block: dict[str, Any], gold: Gold, writer: Writer | None) -> None:
    gold.line(block["sub"])
    if writer:
        writer.sub(block["sub"])


def _p(block: dict[str, Any], gold: Gold, writer: Writer | None) -> None:
    gold.paragraph(block["p"])
    if writer:
        writer.paragraph(block["p"], indent=block.get("indent", 0.0))


def _list(block: dict[str, Any], gold: Gold, writer: Writer | None) -> None:
    kind = next(iter(block))
    for item in block[kind]:
        gold.paragraph(item)
        if writer:
            writer.paragraph(item, style="List Bullet" if kind == "ul" else "List Number")


def _box(block: dict[str, Any], gold: Gold, writer: Writer | None) -> None:
    for line in block["box"]:
        gold.line(line)
    if writer:
        writer.box(block["box"])


def _table(block: dict[str, Any], gold: Gold, writer: Writer | None) -> None:
    """A table: rows are lists of cells, or {r: cells, v: causes} for a statement, {c: cells, track: ...} otherwise."""
    table = block["table"]
    rows = [row if isinstance(row, dict) else {"c": row} for row in table["rows"]]
    if table.get("title"):
        gold.line(table["title"])
    if table.get("head"):
        gold.line(" | ".join(table["head"]))
    for row in rows:
        if row.get("track") != "del":
            gold.row(row, row.get("r") or row["c"])
    if writer:
        cells = [{"row": row.get("r") or row["c"], "track": row.get("track")} for row in rows]
        writer.table(table["w"], table.get("head"), cells, table.get("title"), table.get("bare", False))


def _cols(block: dict[str, Any], gold: Gold, writer: Writer | None) -> None:
    """Sections side by side: each cell belongs to the section that its column's heading names."""
    table = block["cols"]
    columns = [s if isinstance(s, list) else [s] for s in table["secs"]]
    names = list(dict.fromkeys("+".join(c) for c in columns))
    width = {name: sum("+".join(c) == name for c in columns) for name in names}
    rows: list[dict[str, Any]] = []
    gold.everything += table["heads"]
    for name in names:
        for letter in name.split("+"):
            gold.lines.setdefault(letter, [])
    for group in table["groups"]:
        height = max([len(group[n]) for n in names if width[n] > 1 and n in group] or [1])
        cells: list[list[Any]] = [[] for _ in range(height)]
        for name in names:
            letters = name.split("+")
            found = group.get(name, [])
            if width[name] == 1:
                for line in found:
                    gold.paragraph(line["dot"] if isinstance(line, dict) and "dot" in line else line, letters)
                for n in range(height):
                    cells[n].append(({"ps": found} if found else "") if n == 0 else None)
                continue
            for n in range(height):
                spec = found[n] if n < len(found) else {"c": [""] * width[name]}
                if n < len(found):
                    gold.row(spec, spec.get("r") or spec["c"], letters)
                cells[n] += spec.get("r") or spec["c"]
        rows += [{"row": row} for row in cells]
    if writer:
        writer.table(table["w"], table["heads"], rows, table.get("title"))


BLOCKS = {"sub": _sub, "p": _p, "ul": _list, "ol": _list, "box": _box, "table": _table, "cols": _cols}


# ---------------------------------------------------------------- gold and its checks
def make_gold(case: dict[str, Any], writer: Writer | None = None) -> tuple[dict[str, Any], str]:
    """The gold of a case, and all words of its document."""
    gold = Gold()
    run(case, gold, writer)
    decided = case["decided"]
    expected = [
        {"code": code, "section": d.get("sec"), "near": d.get("near", ""), "why": d["holds"]}
        for code, d in decided.items()
        if isinstance(d, dict)
    ]
    result = {
        "id": case["id"],
        "kind": case["kind"],
        "status": case["status"],
        "as_of": str(case["as_of"]),
        "files": [f"{case['id']}.{kind}" for kind in case["files"]],
        "child": {key: str(value) for key, value in case["child"].items()},
        "dates": {key: str(case["dates"][key]) if case["dates"].get(key) else None for key in DATES},
        "sections": {k: "\n".join(gold.lines[k]) for k in LETTERS if k in gold.lines},
        "statements": sorted(gold.statements, key=lambda s: LETTERS.index(s["section"])),
        "expected": expected,
        "unsure": [code for code, d in decided.items() if isinstance(d, str) and d.startswith("unsure")],
    }
    if case["kind"] != "ehc_plan":
        result["sections"], result["statements"] = {}, []
    return result, "\n".join([case["header"], case["title"], *gold.everything])


def faults(case: dict[str, Any], gold: dict[str, Any], text: str) -> list[str]:
    """What is wrong with a case file, one line each."""
    return [*_code_faults(case, gold, text), *_date_faults(case, gold), *_repeat_faults(gold)]


def _code_faults(case: dict[str, Any], gold: dict[str, Any], text: str) -> list[str]:
    wanted = PLAN_CODES if case["kind"] == "ehc_plan" else REVIEW_CODES
    found = [f"{code} not decided" for code in wanted if code not in case["decided"]]
    for code, decision in case["decided"].items():
        if code not in wanted:
            found.append(f"{code} is no code for this kind")
        if isinstance(decision, str) and not decision.startswith(("no", "unsure")):
            found.append(f"{code}: neither no nor unsure")
    for e in gold["expected"]:
        if e["near"] and e["near"] not in text:
            found.append(f"{e['code']}: near is not in the document")
        if e["section"] in gold["sections"] and e["near"] and e["near"] not in gold["sections"][e["section"]]:
            found.append(f"{e['code']}: near is not in section {e['section']}")
    if case["kind"] == "ehc_plan" and not 15 <= len(gold["statements"]) <= 38:
        found.append(f"{len(gold['statements'])} statements")
    missing = [k for k in LETTERS if k not in gold["sections"]]
    if case["kind"] == "ehc_plan" and bool(missing) != _holds(gold, "STR001"):
        found.append(f"sections absent: {missing}")
    return found


def _date_faults(case: dict[str, Any], gold: dict[str, Any]) -> list[str]:
    """Ages, school years and dates, worked out from the facts that the case file gives."""
    facts, found = case["facts"], []
    as_of = case["as_of"]
    born = case["child"]["date_of_birth"]
    cohort = born.year if (born.month, born.day) >= (9, 1) else born.year - 1
    start = as_of.year if as_of.month >= 9 else as_of.year - 1
    age = as_of.year - born.year - ((as_of.month, as_of.day) < (born.month, born.day))
    if age != facts["age"]:
        found.append(f"age is {age}")
    if start - cohort - 5 != facts["year"]:
        found.append(f"year group is {start - cohort - 5}")
    for year, july in facts.get("ends", {}).items():
        if cohort + 6 + year != july:
            found.append(f"Year {year} ends in {cohort + 6 + year}")
    if case["kind"] != "ehc_plan":
        return found
    dates = {key: case["dates"].get(key) for key in DATES}
    issued = [dates[k] for k in ("final", "amended") if dates[k]]
    newest = [*issued, *([dates["last_review"]] if dates["last_review"] else [])]
    base = max(issued) if issued else dates["draft"]
    advice = facts["advice"]
    sums = {
        "DAT001": bool(issued) and _later(max(issued), 36) < as_of,
        "DAT002": bool(newest) and _later(max(newest), 12) < as_of,
        "DAT003": case["status"] != "draft" and not issued,
        "DAT006": any(day < as_of for day in facts["targets"]),
        "DAT007": any(day and day < _later(base, -12) for day in advice),
        "DAT008": None in advice,
        "DAT009": bool(dates["request"] and dates["final"])
        and dates["final"] > dates["request"] + dt.timedelta(weeks=20),
    }
    for code, holds in sums.items():
        if holds != _holds(gold, code) and code not in gold["unsure"]:
            found.append(f"{code}: the dates say {holds}")
    found += [f"advice of {day} is later than the plan" for day in advice if day and day > base]
    return found


def _repeat_faults(gold: dict[str, Any]) -> list[str]:
    seen: dict[tuple[str, ...], set[str]] = {}
    for letter, text in gold["sections"].items():
        tokens = re.findall(r"[\w’']+", text.lower())
        for n in range(len(tokens) - 24):
            seen.setdefault(tuple(tokens[n : n + 25]), set()).add(letter)
    repeated = {tuple(sorted(s)) for s in seen.values() if len(s) > 1 and s != {"H1", "H2"}}
    return [f"STR007: repeated in {repeated}"] if bool(repeated) != _holds(gold, "STR007") else []


def _holds(gold: dict[str, Any], code: str) -> bool:
    return any(e["code"] == code for e in gold["expected"])


def _later(day: dt.date, months: int) -> dt.date:
    month = day.month - 1 + months
    return dt.date(day.year + month // 12, month % 12 + 1, min(day.day, 28))


# ---------------------------------------------------------------- files
def to_pdf(docx: Path, pdf: Path) -> None:
    """Turn a Word file into a PDF; LibreOffice's clock and random ids are overwritten, each in its own length."""
    with tempfile.TemporaryDirectory() as folder:
        env = dict(os.environ, SOURCE_DATE_EPOCH=str(int(STAMP.timestamp())))
        profile = f"-env:UserInstallation=file://{folder}/profile"
        subprocess.run(
            ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", folder, str(docx)],
            check=True,
            env=env,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=300,
        )
        data = (Path(folder) / f"{docx.stem}.pdf").read_bytes()
    mark = hashlib.md5(docx.read_bytes(), usedforsecurity=False).hexdigest().upper().encode()
    day = STAMP.strftime("%Y%m%d%H%M%S").encode()
    data = re.sub(rb"(/CreationDate\(D:)\d{14}", lambda m: m.group(1) + day, data)
    data = re.sub(rb"<[0-9A-F]{32}>", b"<" + mark + b">", data)
    data = re.sub(rb"/DocChecksum /[0-9A-F]{32}", b"/DocChecksum /" + mark, data)
    pdf.write_bytes(data)


def read_case(path: Path) -> dict[str, Any]:
    """A case file, with the typographic quotation marks that Word makes where the case asks for them."""
    case: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    if case.get("typography") == "curly":
        for key in ("title", "header", "body", "decided"):
            case[key] = _curly(case[key])
    return case


def _curly(part: Any) -> Any:
    if isinstance(part, list):
        return [_curly(p) for p in part]
    if isinstance(part, dict):
        return {key: _curly(value) for key, value in part.items()}
    if isinstance(part, str):
        part = re.sub(r"(^|[\s(\[/])'", r"\1‘", part).replace("'", "’")
        return re.sub(r'(^|[\s(\[/])"', r"\1“", part).replace('"', "”")
    return part


def accepted(part: Any) -> Any:
    """A case, or part of one, with its tracked changes accepted: a PDF is printed from the clean copy."""
    if isinstance(part, list):
        dropped = [p for p in part if not (isinstance(p, dict) and ("del" in p or p.get("track") == "del"))]
        return [accepted(p) for p in dropped]
    if isinstance(part, dict):
        if set(part) == {"ins"}:
            return part["ins"]
        return {key: accepted(value) for key, value in part.items() if key != "track"}
    return part


def write(case: dict[str, Any], folder: Path) -> None:
    """Write the documents and the gold file of a case."""
    gold, _ = make_gold(case)
    if "docx" in case["files"]:
        writer = Writer(case)
        make_gold(case, writer)
        writer.save(folder / f"{case['id']}.docx")
    if "pdf" in case["files"]:
        clean = accepted(case)
        writer = Writer(clean)
        make_gold(clean, writer)
        with tempfile.TemporaryDirectory() as scratch:
            docx = Path(scratch) / f"{case['id']}.docx"
            writer.save(docx)
            to_pdf(docx, folder / f"{case['id']}.pdf")
    target = folder / f"{case['id']}.gold.json"
    target.write_text(json.dumps(gold, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def main() -> None:
    """Check the cases and, unless asked only to check, write them."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--check", action="store_true")
    parser.add_argument("only", nargs="*")
    options = parser.parse_args()
    failed = False
    for path in sorted(p for t in TEMPLATES for p in (HERE / t).glob("*.case.yaml")):
        case = read_case(path)
        if options.only and case["id"] not in options.only:
            continue
        gold, text = make_gold(case)
        scored = [s for s in gold["statements"] if not s["borderline"]]
        vague = sum(s["vague"] for s in scored)
        print(
            f"{case['id']}: {len(text.split())} words, {len(gold['statements'])} statements, {len(scored)} scored, "
            f"{vague} vague; expected {' '.join(e['code'] for e in gold['expected'])}; "
            f"unsure {' '.join(gold['unsure']) or '-'}"
        )
        for fault in faults(case, gold, text):
            failed = True
            print("   WRONG:", fault)
        if not options.check:
            write(case, path.parent)
    sys.exit(failed)


if __name__ == "__main__":
    main()
