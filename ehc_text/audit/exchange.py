"""The records of an audit as JSON Lines, in and out: one record a line, its kind told under `record`.

{"record": "verdict", "plan": "3f...", "code": "VAG003", "answer": "agree", "auditor": "A", "marking": 1, ...}
"""

import json
from collections.abc import Iterator
from dataclasses import asdict, fields
from pathlib import Path
from typing import Any, TypeAlias

from pydantic import TypeAdapter, ValidationError

from ehc_text.errors import UsageError
from ehc_text.records.audit import (
    AuditRecords,
    Reading,
    SampledPlan,
    SignOff,
    StandardGrade,
    StockPlan,
    Verdict,
)

AuditRecord: TypeAlias = StockPlan | SampledPlan | Reading | Verdict | StandardGrade | SignOff

_KINDS: dict[str, tuple[type[AuditRecord], str]] = {
    "stock_plan": (StockPlan, "stock"),
    "sampled_plan": (SampledPlan, "sampled"),
    "reading": (Reading, "readings"),
    "verdict": (Verdict, "verdicts"),
    "grade": (StandardGrade, "grades"),
    "sign_off": (SignOff, "sign_offs"),
}
"""For each kind of line its record, and where it stands in AuditRecords."""

_ADAPTERS: dict[str, TypeAdapter[AuditRecord]] = {kind: TypeAdapter(record) for kind, (record, _) in _KINDS.items()}


def lines_of(records: AuditRecords) -> Iterator[str]:
    """Yield the records as lines of JSON, without line breaks, always in the same order."""
    for kind, (_, place) in _KINDS.items():
        for record in getattr(records, place):
            yield json.dumps({"record": kind, **asdict(record)}, ensure_ascii=False, default=str)


def read_records(*files: Path) -> AuditRecords:
    """Return the records of the files together, in their order. The same line twice counts once.

    Raises:
        UsageError: if a file cannot be read or a line is no record; the message starts with file:line.
    """
    found: dict[str, dict[AuditRecord, None]] = {place: {} for _, place in _KINDS.values()}
    for file in files:
        for number, line in enumerate(_lines(file), start=1):
            if line.strip():
                place, record = _record(line, f"{file.name}:{number}")
                found[place][record] = None
    return AuditRecords(**{place: tuple(records) for place, records in found.items()})  # type: ignore[arg-type]


def _lines(file: Path) -> list[str]:
    try:
        return file.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError):
        raise UsageError(f"'{file}' cannot be read: name a file of audit records, one JSON object a line.") from None


def _record(line: str, where: str) -> tuple[str, AuditRecord]:
    try:
        data = json.loads(line)
    except ValueError:
        raise UsageError(f"{where}: this line is no JSON object.") from None
    kind = data.pop("record", None) if isinstance(data, dict) else None
    if kind not in _KINDS:
        raise UsageError(f"{where}: 'record' says no kind of record: use one of {', '.join(_KINDS)}.")
    record, place = _KINDS[kind]
    _refuse_unknown(data, record, where)
    try:
        return place, _ADAPTERS[kind].validate_python(_as_tuples(data))
    except ValidationError as error:
        fault = error.errors()[0]
        field = ".".join(str(part) for part in fault["loc"]) or kind
        raise UsageError(f"{where}: {field}: {fault['msg'].lower()}.") from None


def _refuse_unknown(data: dict[str, Any], record: type[AuditRecord], where: str) -> None:
    known = [field.name for field in fields(record)]
    unknown = next((name for name in data if name not in known), None)
    if unknown is not None:
        raise UsageError(f"{where}: a field is not known: use {', '.join(known)}.")


def _as_tuples(data: dict[str, Any]) -> dict[str, Any]:
    return {name: tuple(value) if isinstance(value, list) else value for name, value in data.items()}
