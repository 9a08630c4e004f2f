"""Builds the invented example plans and their gold files: `python examples/build.py [--check] [NAME ...]`."""

import argparse
import datetime as dt
import json
import re
import sys
from pathlib import Path
from typing import Any

import yaml
from layouts import cells, columns, first_person, lettered, letters, older, ruled
from layouts.blocks import Block
from layouts.checks import faults
from layouts.compose import Layout, Look, compose
from layouts.gold import gold_of, whole_text
from layouts.pdf import write_pdf
from layouts.word import write_word

HERE = Path(__file__).resolve().parent
LAYOUTS: dict[str, Layout] = {
    "cells": cells.LAYOUT,
    "columns": columns.LAYOUT,
    "lettered": lettered.LAYOUT,
    "first_person": first_person.LAYOUT,
    "older": older.LAYOUT,
    "ruled": ruled.LAYOUT,
    "letters": letters.LAYOUT,
}


def main() -> int:
    """Return 0 where every label holds; write the documents unless `--check` is given."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--check", action="store_true", help="check the labels and write nothing")
    options.add_argument("only", nargs="*", help="names of plans; all without it")
    chosen = options.parse_args()
    wrong = 0
    for path in sorted((HERE / "content").glob("*.yaml")):
        if chosen.only and path.stem not in chosen.only:
            continue
        wrong += _build(load(path), is_check=chosen.check)
    return 1 if wrong else 0


def load(path: Path) -> dict[str, Any]:
    """Return a plan's content with its typography applied."""
    plan: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    plan["id"] = path.stem
    plan["as_of"] = dt.date(2026, 11, 1)
    if plan.get("typography") == "curly":
        for key in ("front", "sections", "end", "expected", "title", "recital"):
            plan[key] = _curly(plan.get(key, []))
    return plan


def _build(plan: dict[str, Any], *, is_check: bool) -> int:
    layout = LAYOUTS[plan["layout"]]
    blocks = compose(plan, layout)
    gold = gold_of(plan, blocks)
    found = faults(plan, gold, whole_text(blocks))
    vague = sum(s["vague"] for s in gold["statements"])
    codes = " ".join(e["code"] for e in gold["expected"])
    print(f"{plan['id']}: {len(gold['statements'])} statements, {vague} vague; {codes}")
    for fault in found:
        print(f"  WRONG {fault}", file=sys.stderr)
    if not is_check:
        _write(plan, blocks, layout.look, gold)
    return len(found)


def _write(plan: dict[str, Any], blocks: list[Block], look: Look, gold: dict[str, Any]) -> None:
    target = HERE / "plans" / plan["id"]
    if "docx" in plan["formats"]:
        write_word(plan, blocks, look, target.with_suffix(".docx"))
    if "pdf" in plan["formats"]:
        write_pdf(plan, blocks, look, target.with_suffix(".pdf"))
    text = json.dumps(gold, ensure_ascii=False, indent=1) + "\n"
    target.with_suffix(".gold.json").write_text(text, encoding="utf-8", newline="\n")


def _curly(content: Any) -> Any:  # noqa: ANN401 - YAML gives many shapes
    if isinstance(content, list):
        return [_curly(item) for item in content]
    if isinstance(content, dict):
        return {key: _curly(value) for key, value in content.items()}
    if not isinstance(content, str):
        return content
    content = re.sub(r"(^|[\s(\[/|–*])'", r"\1‘", content).replace("'", "’")
    content = re.sub(r'(^|[\s(\[/|–*])"', r"\1“", content).replace('"', "”")
    return content.replace(" - ", " – ")


if __name__ == "__main__":
    sys.exit(main())
