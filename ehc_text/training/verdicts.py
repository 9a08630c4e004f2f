"""Officers' verdicts on findings as training rows: what they agreed with is vague, what they rejected is not.

A verdict file is CSV with a heading line, or JSON Lines with the same names:

    plan, section, statement, columns, lead_in, code, verdict, auditor, child

`verdict` is agree, disagree, missed (nothing was found, and the auditor calls it vague) or not applicable. `plan` is a
pseudonym; `columns` and `lead_in` may be empty. Verdicts on other codes than VAG are passed by.
"""

import csv
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from ehc_text.classifiers.named import FIRM, VAGUE
from ehc_text.classifiers.rows import TrainingRow
from ehc_text.errors import ModelError
from ehc_text.records.audit import Answer

WEIGHT = 2.0
"""What an officer decided of a real statement weighs as much as two invented rows."""

_PREFIX = "VAG"


class VerdictRow(BaseModel):
    """One verdict on one finding, or on a fault that was missed."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    plan: Annotated[str, Field(min_length=1)]
    section: Literal["F", "G", "H1", "H2"]
    statement: Annotated[str, Field(min_length=1)]
    columns: str = ""
    lead_in: str = ""
    code: Annotated[str, Field(pattern=r"^[A-Z]{3}\d{3}$")]
    verdict: Answer
    auditor: str = ""
    child: str = ""


def rows_from_verdicts(path: Path) -> tuple[TrainingRow, ...]:
    """Return one training row for each statement that somebody decided on, in the order of the file.

    A statement is vague where an auditor agreed with a finding on it or missed one, and specific where all findings
    on it were rejected.

    Raises:
        ModelError: if the file cannot be read or a verdict is faulty; the message starts with file:line.
    """
    decided: dict[tuple[str, str, str], list[VerdictRow]] = defaultdict(list)
    for verdict in _verdicts(path):
        if verdict.code.startswith(_PREFIX) and verdict.verdict is not Answer.NOT_APPLICABLE:
            decided[verdict.plan, verdict.section, verdict.statement].append(verdict)
    if not decided:
        raise ModelError(f"{path.name}:1: no verdict on a VAG finding stands in the file: there is nothing to learn.")
    return tuple(_row(number, verdicts) for number, verdicts in enumerate(decided.values(), start=1))


def _row(number: int, verdicts: Sequence[VerdictRow]) -> TrainingRow:
    first = verdicts[0]
    upheld = sorted({one.code for one in verdicts if one.verdict is not Answer.DISAGREE})
    return TrainingRow(
        id=f"verdict-{number:05}",
        group=f"verdict {first.plan}",
        hand=f"auditor {first.auditor}".strip(),
        register_="verdict",
        child=first.child,
        section=first.section,
        columns=first.columns,
        lead_in=first.lead_in,
        text=first.statement,
        label=VAGUE if upheld else FIRM,
        codes=tuple(upheld),
        weight=WEIGHT,
    )


def _verdicts(path: Path) -> Iterator[VerdictRow]:
    for line, fields in _lines(path):
        try:
            yield VerdictRow.model_validate(fields)
        except ValidationError as error:
            fault = error.errors()[0]
            where = ".".join(str(part) for part in fault["loc"]) or "the verdict"
            raise ModelError(f"{path.name}:{line}: {where}: {fault['msg']}.") from None


def _lines(path: Path) -> Iterable[tuple[int, object]]:
    """Return the line number and the fields of each verdict."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError):
        raise ModelError(f"{path.name}:1: the file cannot be read: it must be CSV or JSON Lines in UTF-8.") from None
    if text.lstrip().startswith("{"):
        return [(number, _json(path, number, line)) for number, line in enumerate(text.splitlines(), 1) if line.strip()]
    reader = csv.DictReader(text.splitlines(keepends=True))
    return [(reader.line_num, {key: value for key, value in row.items() if value is not None}) for row in reader]


def _json(path: Path, number: int, line: str) -> object:
    try:
        return json.loads(line)
    except json.JSONDecodeError:
        raise ModelError(f"{path.name}:{number}: this is no JSON: give one object a line.") from None
