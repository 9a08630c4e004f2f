"""The results of a file that could not be read because something went wrong around it: counted, with the cause."""

import datetime as dt
from pathlib import Path

from ehc_text.reading.hashing import sha256_of
from ehc_text.records.assessment import AssessedFile, FileFacts
from ehc_text.records.document import FileFormat, Problem, ProblemKind
from ehc_text.scanning.task import AnswerKind
from ehc_text.scanning.worklist import WorkItem

_PROBLEMS = {
    AnswerKind.FAULT: ProblemKind.FAULT,
    AnswerKind.TIME: ProblemKind.TIME_LIMIT,
    AnswerKind.MEMORY: ProblemKind.MEMORY_LIMIT,
    AnswerKind.DIED: ProblemKind.READER_DIED,
}


def failed_file(item: WorkItem, as_of: dt.date, kind: AnswerKind, message: str) -> AssessedFile:
    """Return the file without a plan, and with `message` as its problem."""
    suffix = item.path.suffix.lower().removeprefix(".")
    return AssessedFile(
        file=FileFacts(
            name=Path(item.relative).name,
            path=item.relative,
            sha256=sha256_of(item.path),
            format=FileFormat(suffix) if suffix in set(FileFormat) else FileFormat.UNKNOWN,
        ),
        as_of=as_of,
        problems=(Problem(kind=_PROBLEMS[kind], message=message),),
    )


def fault_message(error: Exception) -> str:
    """Return what is told of a crash: the error's class alone, since its text may hold words of the plan."""
    return f"the program failed on this file ({type(error).__name__}): please report it; it was not checked"


def page_fault_message(error: Exception) -> str:
    """Return what is told where the page of a plan alone could not be made."""
    return (
        f"the program failed on this plan's page ({type(error).__name__}): please report it; the plan was checked, and "
        "its findings stand in the workbook and in findings.csv"
    )
