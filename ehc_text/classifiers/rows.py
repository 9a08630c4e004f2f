"""The training rows of a model: one JSON object a line, each with its label, its group and where it came from."""

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from ehc_text.errors import ModelError

FILE_NAME = "training.jsonl"

_Text = Annotated[str, Field(min_length=1, strict=True)]


class TrainingRow(BaseModel):
    """One labelled text.

    `group` names the imagined (or, for verdicts, the real and pseudonymised) plan that the text is from: rows of a
    group are never split between training and test; `hand` says who wrote or judged it. `columns` are the column heads
    of a table row, joined with " | " as the row's own cells are, `lead_in` is what stands above a list and governs it;
    "" where there is none.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, validate_by_name=True)

    id: _Text
    group: _Text
    hand: str = ""
    register_: Annotated[str, Field(validation_alias="register", serialization_alias="register")] = ""
    age: str = ""
    setting: str = ""
    difficulty: str = ""
    child: str = ""
    section: str = ""
    columns: str = ""
    lead_in: str = ""
    text: _Text
    label: _Text
    codes: tuple[str, ...] = ()
    weight: Annotated[float, Field(gt=0)] = 1.0


def read_rows(path: Path, labels: tuple[str, ...]) -> tuple[TrainingRow, ...]:
    """Return the rows of a training file in its order.

    Raises:
        ModelError: if the file cannot be read, or a row is faulty, has another label or an id that stands twice; the
            message starts with file:line.
    """
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        raise ModelError(f"{path.name}:1: the file cannot be read: it must be text in UTF-8.") from None
    rows = tuple(_rows(path.name, lines, labels))
    if not rows:
        raise ModelError(f"{path.name}:1: the file has no rows: give one JSON object a line.")
    return rows


def rows_bytes(rows: tuple[TrainingRow, ...]) -> bytes:
    """Return training rows as the bytes of a training file."""
    lines = (row.model_dump_json(by_alias=True, exclude_defaults=True) for row in rows)
    return "".join(f"{line}\n" for line in lines).encode("utf-8")


def _rows(name: str, lines: list[str], labels: tuple[str, ...]) -> Iterator[TrainingRow]:
    seen: set[str] = set()
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            row = TrainingRow.model_validate_json(line)
        except ValidationError as error:
            fault = error.errors()[0]
            where = ".".join(str(part) for part in fault["loc"]) or "the row"
            raise ModelError(f"{name}:{number}: {where}: {fault['msg']}.") from None
        if row.label not in labels:
            raise ModelError(f"{name}:{number}: '{row.label}' is no label of this model: use {', '.join(labels)}.")
        if row.id in seen:
            raise ModelError(f"{name}:{number}: the id '{row.id}' stands twice: give each row its own.")
        seen.add(row.id)
        yield row
