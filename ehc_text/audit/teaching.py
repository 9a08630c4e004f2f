"""What auditors decided, as rows to train on and as labelled cases to measure on."""

import json
import shutil
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from ehc_text.audit.papers import PlanEntry, open_findings, plan_entries
from ehc_text.audit.stand_ins import FIRST_NAME
from ehc_text.errors import UsageError
from ehc_text.records.audit import Answer
from ehc_text.records.desk import AuditPlan, FilledPack, FindingAnswer
from ehc_text.records.plan import PROVISION_LETTERS
from ehc_text.reporting.csv_table import table_text
from ehc_text.written import make_folder, whole_file, write_whole

HEADINGS = ("plan", "section", "statement", "columns", "lead_in", "code", "verdict", "auditor", "child")
"""The columns that `ehc models train --verdicts` reads."""

_PLAN_CHARS = 12
_HOLDS = (Answer.AGREE, Answer.MISSED)


def verdict_rows(packs: Sequence[FilledPack]) -> Iterator[dict[str, str]]:
    """Yield each verdict on a provision statement, without the name of a child or of an auditor.

    A missed fault that names no statement is taken by the plan's words, where the auditor quoted them.
    """
    readers = {name: f"reader {number}" for number, name in enumerate(sorted({_reader(one) for one in packs}), start=1)}
    for one in packs:
        for plan, answer in _answers(one):
            statements = {statement.id: statement for statement in plan.statements}
            statement = statements.get(answer.statement)
            text = statement.text if statement else answer.words
            if answer.section in PROVISION_LETTERS and text and answer.code:
                yield {
                    "plan": plan.drawn.plan[:_PLAN_CHARS],
                    "section": answer.section,
                    "statement": text,
                    "columns": statement.columns if statement else "",
                    "lead_in": statement.lead_in if statement else "",
                    "code": answer.code,
                    "verdict": answer.answer.value,
                    "auditor": readers[_reader(one)],
                    "child": FIRST_NAME,
                }


def verdicts_csv(packs: Sequence[FilledPack]) -> str:
    """Return the verdicts as CSV with a line of headings."""
    return table_text(HEADINGS, (row.values() for row in verdict_rows(packs)))


def write_cases(folder: Path, packs: Sequence[FilledPack], scan: Path, plans: Path) -> int:
    """Write each plan that was read, and beside it what its readers say of it, and return how many there are.

    `scan` is the scan's folder, which has the words as read, and `plans` the folder that was scanned. Sections and
    dates are left out of the labels: nobody was asked about them.

    Raises:
        UsageError: if a plan is not in the scan, or its document is not below `plans`.
        OutputError: if the folder cannot be written.
    """
    by_plan: dict[str, list[tuple[FilledPack, AuditPlan]]] = defaultdict(list)
    for one in packs:
        answered = {answer.plan for answer in one.recording.plans}
        for plan in one.pack.plans:
            if plan.number in answered:
                by_plan[plan.drawn.plan].append((one, plan))
    entries = plan_entries(scan, by_plan.keys())
    for sha256, readings in by_plan.items():
        if sha256 not in entries:
            raise UsageError(f"The plan {sha256[:_PLAN_CHARS]} is not in the scan '{scan}': name the scan it is from.")
        document = plans / entries[sha256].file.path
        if not document.is_file():
            raise UsageError(
                f"The plan {sha256[:_PLAN_CHARS]} is not below '{plans}': name the folder that was scanned."
            )
        _write_case(folder, document, _label(sha256, entries[sha256], readings))
    return len(by_plan)


def _answers(one: FilledPack) -> Iterator[tuple[AuditPlan, FindingAnswer]]:
    plans = {plan.number: plan for plan in one.pack.plans}
    for answer in one.recording.findings:
        yield plans[answer.plan], answer


def _reader(one: FilledPack) -> str:
    return one.recording.auditor.casefold()


def _label(sha256: str, entry: PlanEntry, readings: Sequence[tuple[FilledPack, AuditPlan]]) -> dict[str, Any]:
    """Return what goes into NAME.gold.json: what its readers agree on holds, what they differ on is not scored."""
    votes: dict[tuple[str, str], list[FindingAnswer]] = defaultdict(list)
    for one, plan in readings:
        for answer in one.recording.findings:
            if answer.plan == plan.number and answer.code:
                votes[answer.statement, answer.code].append(answer)
    by_code: dict[str, list[FindingAnswer]] = defaultdict(list)
    for (_, code), answers in votes.items():
        by_code[code] += answers
    others = {code: answers for code, answers in by_code.items() if not code.startswith("VAG")}
    return {
        "id": sha256[:_PLAN_CHARS],
        "kind": entry.kind,
        "as_of": max(one.pack.sample.scan.as_of for one, _ in readings).isoformat(),
        "statements": list(_statements(entry, votes)),
        "expected": [_expected(code, answers, entry) for code, answers in others.items() if _holds(answers)],
        "unsure": sorted(code for code, answers in others.items() if not _holds(answers) and not _fails(answers)),
    }


def _statements(entry: PlanEntry, votes: Mapping[tuple[str, str], list[FindingAnswer]]) -> Iterator[dict[str, Any]]:
    for statement in entry.statements:
        own = {code: answers for (place, code), answers in votes.items() if place == statement.id}
        vague = {code: answers for code, answers in own.items() if code.startswith("VAG")}
        codes = sorted(code for code, answers in vague.items() if _holds(answers))
        is_open = any(not _holds(answers) and not _fails(answers) for answers in vague.values())
        yield {
            "section": statement.section,
            "text": statement.text,
            "vague": bool(codes),
            "codes": codes,
            "borderline": is_open and not codes,
        }


def _expected(code: str, answers: Sequence[FindingAnswer], entry: PlanEntry) -> dict[str, Any]:
    first = next(answer for answer in answers if answer.answer in _HOLDS)
    judged = open_findings(entry)
    near = first.words if first.number is None else judged[first.number - 1].quote
    return {"code": code, "section": first.section or None, "near": near, "why": first.reason}


def _holds(answers: Iterable[FindingAnswer]) -> bool:
    """Return whether nobody rejected it and somebody found it."""
    given = {answer.answer for answer in answers}
    return bool(given & set(_HOLDS)) and Answer.DISAGREE not in given


def _fails(answers: Iterable[FindingAnswer]) -> bool:
    """Return whether all who judged it rejected it."""
    return {answer.answer for answer in answers} == {Answer.DISAGREE}


def _write_case(folder: Path, document: Path, label: Mapping[str, Any]) -> None:
    name = f"{label['id']}{document.suffix.lower()}"
    gold = folder / f"{label['id']}.gold.json"
    make_folder(folder)
    with whole_file(folder / name) as unfinished:
        shutil.copyfile(document, unfinished)
    write_whole(gold, (json.dumps(label, ensure_ascii=False, indent=1) + "\n").encode())
