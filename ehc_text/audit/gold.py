"""Labelled cases: plans with, beside each, what a careful officer says of it (NAME.gold.json)."""

import datetime as dt
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from ehc_text.errors import UsageError

_GOLD_END = ".gold.json"

_DOCUMENT_ENDS = (".docx", ".pdf", ".doc", ".odt", ".rtf")


class _Label(BaseModel):
    """A part of a gold file; what it holds beside these fields is for its writers."""

    model_config = ConfigDict(extra="ignore", frozen=True)


class GoldStatement(_Label):
    """One provision statement and whether it is vague; one on which officers could differ is not scored."""

    section: str
    text: str
    vague: bool
    codes: list[str] = []
    borderline: bool = False


class GoldFinding(_Label):
    """A code, other than of vague provision, that holds for the document; `near` quotes the clearest place."""

    code: str
    near: str = ""
    why: str | None = None


class GoldCase(_Label):
    """What a careful officer, reading only this document, would say of it on the day `as_of`."""

    kind: str = "ehc_plan"
    as_of: dt.date | None = None
    files: list[str] = []
    dates: dict[str, str | None] = {}
    sections: dict[str, str] = {}
    statements: list[GoldStatement] = []
    expected: list[GoldFinding] = []
    unsure: list[str] = Field(default=[], description="codes on which two officers could differ: not scored")


class LabelledFile(_Label):
    """One document of a case. `template` is the name of the folder that it lies in."""

    template: str
    path: Path
    gold: GoldCase


def find_cases(folder: Path) -> tuple[LabelledFile, ...]:
    """Return each document of each case under the folder, in order of the gold files' paths.

    Raises:
        UsageError: if there is none, or a gold file is faulty.
    """
    golds = sorted(folder.rglob(f"*{_GOLD_END}"))
    if not golds:
        raise UsageError(
            f"No labelled case was found in '{folder}': a case is a plan with a NAME{_GOLD_END} beside it."
        )
    return tuple(labelled for gold in golds for labelled in _labelled(gold))


def _labelled(gold: Path) -> list[LabelledFile]:
    case = _read(gold)
    names = case.files or _documents_beside(gold)
    return [LabelledFile(template=gold.parent.name, path=gold.parent / name, gold=case) for name in names]


def _read(gold: Path) -> GoldCase:
    try:
        return GoldCase.model_validate_json(gold.read_bytes())
    except ValidationError as error:
        fault = error.errors()[0]
        where = ".".join(str(part) for part in fault["loc"])
        raise UsageError(f"{gold}: {f'{where}: ' if where else ''}{fault['msg']}: correct the gold file.") from None


def _documents_beside(gold: Path) -> list[str]:
    stem = gold.name.removesuffix(_GOLD_END)
    return sorted(file.name for file in gold.parent.glob(f"{stem}.*") if file.suffix in _DOCUMENT_ENDS)
