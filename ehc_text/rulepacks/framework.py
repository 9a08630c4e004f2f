"""The quality-assurance framework of rules/framework.yaml, checked at the door."""

from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict, PositiveInt, ValidationError

from ehc_text.errors import RulesError
from ehc_text.records.assessment import Grade
from ehc_text.records.finding import Severity
from ehc_text.records.framework import Framework, Standard

FILE_NAME = "framework.yaml"


class _StandardEntry(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str
    name: str
    asks: str
    codes: tuple[str, ...]
    weight: PositiveInt
    counts_statements: bool = False
    for_reviews: bool = False


class _FrameworkFile(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    standards: tuple[_StandardEntry, ...]
    points: dict[Severity, int]
    most_points: dict[Grade, int]
    most_share: dict[Grade, float]
    grade_score: dict[Grade, int]
    least_score: dict[Grade, int]
    limiting: tuple[str, ...]
    limited_to: Grade


def load_framework(rules: Path) -> Framework:
    """Return the framework of the folder `rules`.

    Raises:
        RulesError: if the file is missing or faulty; the message names the file and each faulty entry.
    """
    path = rules / FILE_NAME
    try:
        raw = yaml.safe_load(path.read_text(encoding="utf-8"))
        entries = _FrameworkFile.model_validate(raw)
    except OSError as error:
        raise RulesError(f"{path}: cannot be read ({error.strerror}). A rules folder needs this file.") from None
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise RulesError(f"{path}:{line}: this is no valid YAML: {error.problem}.") from None
    except ValidationError as error:
        raise RulesError(f"{path}:1: {_faults(error)}") from None
    _check(path, entries)
    return Framework(
        standards=tuple(Standard(**entry.model_dump()) for entry in entries.standards),
        **{name: getattr(entries, name) for name in _FrameworkFile.model_fields if name != "standards"},
    )


def _faults(error: ValidationError) -> str:
    return "; ".join(f"{'.'.join(map(str, fault['loc']))}: {fault['msg']}" for fault in error.errors())


def _check(path: Path, entries: _FrameworkFile) -> None:
    """Refuse what the types allow but the sums do not."""
    ids = [entry.id for entry in entries.standards]
    if len(set(ids)) < len(ids):
        raise RulesError(f"{path}:1: two standards have the same id; give each its own.")
    unknown = set(entries.limiting) - set(ids)
    if unknown:
        raise RulesError(f"{path}:1: limiting names {', '.join(sorted(unknown))}, which no standard has as its id.")
    for table, needed in (("points", set(Severity)), ("grade_score", set(Grade))):
        missing = needed - set(getattr(entries, table))
        if missing:
            raise RulesError(f"{path}:1: {table} has no number for: {', '.join(sorted(missing))}.")
