"""The folder that an inspector asks for: how the figures came about, so that anyone can reckon them again.

Everything in it follows from the store and the period alone, without a clock: made again, it is the same to the byte.
It holds exact counts and is not for publication; plans are named by the start of their SHA-256, readers by numbers.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from typing import Any

from ehc_text.audit.counting import Counted, fault_share, grades_given, of_kind, standard_share
from ehc_text.audit.filed import filed, first_marking, in_period
from ehc_text.audit.published import Period
from ehc_text.records.assessment import Grade
from ehc_text.records.audit import AuditRecords, SignOff
from ehc_text.records.desk import FilledPack
from ehc_text.records.framework import Framework
from ehc_text.records.rules import Check
from ehc_text.reporting.csv_table import table_text
from ehc_text.reporting.findings_text import METHOD, day_text

HASHES = "hashes.txt"

_CHARS = 16


def evidence(
    packs: Sequence[FilledPack],
    sign_offs: Sequence[SignOff],
    period: Period,
    framework: Framework,
    checks: Sequence[Check],
    reports: Mapping[str, bytes],
) -> dict[str, bytes]:
    """Return the files of the folder by name. `reports` are the published files, whose hashes are kept here."""
    own = in_period(packs, period.since, period.until)
    records = filed(own, sign_offs)
    readers = {name: f"reader {n}" for n, name in enumerate(sorted({one.auditor for one in records.readings}), start=1)}
    files = {
        "method.md": _method(own, records, period),
        "versions.json": _json({"scans": _scans(own)}),
        "figures.json": _json(list(_figures(first_marking(records), framework, checks))),
        "sample.csv": table_text(_SAMPLE, _sample_rows(records)),
        "verdicts.csv": table_text(_VERDICTS, _verdict_rows(records, readers)),
        "grades.csv": table_text(_GRADES, _grade_rows(records, readers)),
    }
    written = {name: text.encode() for name, text in files.items()}
    hashed = sorted({**reports, **written}.items())
    lines = [f"{hashlib.sha256(content).hexdigest()}  {name}" for name, content in hashed]
    return {**written, HASHES: ("\n".join(lines) + "\n").encode()}


_SAMPLE = (
    "plan",
    "kind",
    "status",
    "stratum",
    "cell",
    "stratum_size",
    "left_out",
    "drawn",
    "chance",
    "weight",
    "seed",
    "read",
)
_VERDICTS = ("plan", "reader", "marking", "decided_on", "finding", "code", "section", "statement", "answer")
_GRADES = ("plan", "reader", "marking", "standard", "grade", "suggested", "signed_off")


def _method(packs: Sequence[FilledPack], records: AuditRecords, period: Period) -> str:
    """Return the method on one page."""
    seeds = sorted({one.seed for one in records.sampled})
    read = len({one.plan for one in records.readings})
    again = len({one.plan for one in records.readings if one.marking > 1})
    lines = [
        f"# How the figures of {day_text(period.since)} to {day_text(period.until)} came about",
        "",
        "Not for publication: this folder holds exact counts.",
        "",
        f"- Stock: {len(records.stock)} documents of the scan of {_scans(packs)[-1]['as_of']} (versions.json).",
        f"- Drawn and given to readers: {len(records.sampled)} documents (sample.csv: stratum, chance, weight), "
        f"seed {_listed(seeds)}.",
        f"- Read: {read} documents, {again} of them twice (verdicts.csv). {_unread_text(len(records.sampled) - read)}",
        f"- Packs: {len(packs)}; corrections are kept beside what they correct, and the newest holds.",
        "- Grades: the auditors' own (grades.csv), beside what the program suggested and what was signed off.",
        "",
        "## What the figures are",
        "",
        *(f"- {line}" for line in METHOD),
        "",
        "Prevalence is post-stratified by stratum and flag (Cochran, Sampling Techniques, 1977, 5A.9), which with one",
        "flag is prediction-powered inference, its power tuned (Angelopoulos, Duchi and Zrnic 2023, arXiv:2311.01453).",
        "Intervals invert a mean of the score statistic and the likelihood ratio; of a single part that is near",
        "Wilson's interval (1927). Changes are intervals of differences by Newcombe's method 10 (1998).",
        "A document counts as faulty in a code where its first reader agreed with a finding of it or added one;",
        "it meets a standard where its first reader graded it good or better. Suppressed are counts below 5, and what",
        "they could be reckoned from (Willenborg and de Waal 2001).",
        "",
        f"Check the files with: sha256sum -c {HASHES} (the reports lie one folder up).",
    ]
    return "\n".join(lines) + "\n"


def _scans(packs: Sequence[FilledPack]) -> list[dict[str, Any]]:
    scans = {one.pack.sample.scan for one in packs}
    return [asdict(scan) | {"as_of": scan.as_of.isoformat()} for scan in sorted(scans, key=lambda scan: scan.finished)]


def _figures(records: AuditRecords, framework: Framework, checks: Sequence[Check]) -> Iterator[dict[str, Any]]:
    known = [check.code for check in checks]
    for is_review in (False, True):
        own = of_kind(records, is_review=is_review)
        for standard in framework.standards:
            if standard.for_reviews != is_review or not own.readings:
                continue
            counts = dict(zip((grade.value for grade in Grade), grades_given(own, standard.id), strict=True))
            met = standard_share(own, standard.id, standard.codes)
            yield {"standard": standard.id, "grades": counts} | _figure(met)
            for code in (code for code in standard.codes if code in known):
                yield {"code": code} | _figure(fault_share(own, code))


def _figure(counted: Counted | None) -> dict[str, Any]:
    if counted is None:
        return {"share": None}
    share = counted.share
    parts = {"share": share.value, "low": share.low, "high": share.high}
    rounded: dict[str, Any] = {name: round(value, 6) for name, value in parts.items()}
    return rounded | {"count": counted.faulty, "read": counted.read, "stock": counted.stock, "told": counted.is_safe}


def _unread_text(unread: int) -> str:
    if not unread:
        return "None was left unread."
    return f"{unread} left unread: the figures hold if that was by chance."


def _sample_rows(records: AuditRecords) -> Iterator[list[object]]:
    read = {one.plan for one in records.readings}
    for one in records.sampled:
        sizes = (one.stratum_size, one.left_out, one.drawn, f"{one.chance:.6g}", f"{one.weight:.6g}", one.seed)
        is_read = "yes" if one.plan in read else "no"
        yield [one.plan[:_CHARS], one.kind, one.status, one.stratum, one.cell, *sizes, is_read]


def _verdict_rows(records: AuditRecords, readers: Mapping[str, str]) -> Iterator[list[object]]:
    for one in records.verdicts:
        number = "" if one.finding is None else one.finding
        yield [
            one.plan[:_CHARS],
            readers[one.auditor],
            one.marking,
            one.decided_on.isoformat(),
            number,
            one.code or "",
            one.section,
            one.statement or "",
            one.answer.value,
        ]


def _grade_rows(records: AuditRecords, readers: Mapping[str, str]) -> Iterator[list[object]]:
    signed = {one.plan: one.grade.value for one in records.sign_offs}
    for one in records.grades:
        yield [
            one.plan[:_CHARS],
            readers[one.auditor],
            one.marking,
            one.standard,
            one.grade or "not judged",
            one.suggested or "",
            signed.get(one.plan, ""),
        ]


def _listed(numbers: Sequence[int]) -> str:
    return ", ".join(map(str, numbers)) or "none"


def _json(content: object) -> str:
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"
