"""Many files to a scan's folder: each file read on its own, so that one that fails costs nothing but itself."""

import datetime as dt
import hashlib
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from ehc_text.checking.shared_views import Repeat
from ehc_text.errors import RulesError, SettingsError
from ehc_text.records.assessment import AssessedFile, FileFacts
from ehc_text.records.document import FileFormat, Problem, ProblemKind
from ehc_text.records.exceptions import AcceptedException
from ehc_text.records.finding import Finding
from ehc_text.records.rules import Check
from ehc_text.records.scan import FileSummary, ScanRun
from ehc_text.reporting.contract_object import contract_object
from ehc_text.reporting.html import write_report
from ehc_text.reporting.workbook import write_workbook
from ehc_text.scanning.across import Across
from ehc_text.scanning.caseload import Caseload, with_cases
from ehc_text.scanning.cohorts import groupings
from ehc_text.scanning.folder import FINDINGS, REPORT, RUN, WORKBOOK, new_scan_folder
from ehc_text.scanning.kpis import key_figures, plans_among, standards_met
from ehc_text.scanning.results import Results, results_in
from ehc_text.scanning.run_record import run_record
from ehc_text.scanning.worklist import WorkItem, WorkList


@dataclass(frozen=True, slots=True, kw_only=True)
class ScanOrder:
    """What a scan is asked for: where to, on which day to hold dates, and with which rules."""

    out: Path
    overwrite: bool
    as_of: dt.date
    version: str
    rules_version: str
    models_version: str
    checks: Sequence[Check]
    exceptions: Sequence[AcceptedException] = ()
    """The findings that somebody accepted: those that match nothing in the scan are told."""
    is_identified: bool = False
    """Whether the reports name files and children; else they call them by pseudonyms, and hide names in quotations."""
    first_names: frozenset[str] = frozenset()
    """The first names, in small letters, by which a name in a quotation is known."""
    caseload: Caseload | None = None
    """What the council knows of its cases; None without a list of them."""


def run_scan(
    work: WorkList,
    order: ScanOrder,
    *,
    assess: Callable[[WorkItem], AssessedFile],
    add: Callable[[AssessedFile, Sequence[Finding]], AssessedFile],
    now: Callable[[], dt.datetime],
    on_file: Callable[[WorkItem], None] = lambda _: None,
) -> ScanRun:
    """Read and judge every file of the work list, and leave the folder `order.out`.

    `assess` reads one file; whatever it raises becomes a Problem of that file. `add` gives a file more findings: those
    that show only when all files are read. `on_file` is told of each file that is done.

    Raises:
        OutputError: if the folder must not be replaced or cannot be written; nothing is left half-written.
        RulesError: if a rule turns out to be faulty when it is used.
    """
    started = now()
    with new_scan_folder(order.out, overwrite=order.overwrite) as folder:
        sources = [item.path for item in work.items] if order.is_identified else None
        with results_in(folder, sources=sources, first_names=order.first_names) as results:
            _fill(results, work, order, assess, add, on_file)
        run = _run_of(order, work, results.summaries, started, now())
        record = json.dumps(run_record(run), ensure_ascii=False, indent=1)
        (folder / RUN).write_text(record + "\n", encoding="utf-8", newline="\n")
        write_report(folder / REPORT, run, order.checks)
        write_workbook(folder / WORKBOOK, run, folder / FINDINGS, order.checks)
    return run


def _run_of(
    order: ScanOrder, work: WorkList, files: tuple[FileSummary, ...], started: dt.datetime, finished: dt.datetime
) -> ScanRun:
    """Return what is told of the scan as a whole: the figures over all files, and over groups of plans."""
    use = None
    if order.caseload:
        files, use = with_cases(files, order.caseload)
    return ScanRun(
        version=order.version,
        rules_version=order.rules_version,
        models_version=order.models_version,
        as_of=order.as_of,
        started=started,
        finished=finished,
        files=files,
        kpis=key_figures(files, order.as_of),
        standards=standards_met(plans_among(files)),
        groupings=groupings(files, order.as_of),
        caseload=use,
        is_identified=order.is_identified,
        folders_not_opened=work.folders_not_opened,
        unused_exceptions=_unused(order.exceptions, files),
    )


def _fill(
    results: Results,
    work: WorkList,
    order: ScanOrder,
    assess: Callable[[WorkItem], AssessedFile],
    add: Callable[[AssessedFile, Sequence[Finding]], AssessedFile],
    on_file: Callable[[WorkItem], None],
) -> None:
    """Put each file's results; those with findings that show only between plans are read and put once more."""
    first_paths: dict[str, str] = {}
    across = Across(order.checks)

    def put(position: int, assess: Callable[[WorkItem], AssessedFile]) -> AssessedFile:
        assessed, line = _assess_safely(work.items[position], order.as_of, assess, first_paths)
        results.put(position, assessed, line, duplicate_of=_earlier(assessed, first_paths))
        return assessed

    for position, item in enumerate(work.items):
        across.take(put(position, assess))
        on_file(item)
    for position, repeat in across.repeats().items():
        put(position, _adding(assess, add, across, repeat))


def _adding(
    assess: Callable[[WorkItem], AssessedFile],
    add: Callable[[AssessedFile, Sequence[Finding]], AssessedFile],
    across: Across,
    repeat: Repeat,
) -> Callable[[WorkItem], AssessedFile]:
    def again(item: WorkItem) -> AssessedFile:
        assessed = assess(item)
        return add(assessed, across.findings(assessed, repeat))

    return again


def _unused(exceptions: Sequence[AcceptedException], files: Sequence[FileSummary]) -> tuple[str, ...]:
    used = {source for file in files for source in file.accepted_by}
    return tuple(one.source for one in exceptions if one.source not in used)


def _assess_safely(
    item: WorkItem, as_of: dt.date, assess: Callable[[WorkItem], AssessedFile], first_paths: dict[str, str]
) -> tuple[AssessedFile, str]:
    """Return the file's results and their line of JSON; a crash in either leaves a file that was not read."""
    try:
        assessed = _with_duplicate_noted(assess(item), first_paths)
        return assessed, contract_object(assessed).as_line()
    except (RulesError, SettingsError):
        raise  # a faulty rule spoils every file alike
    except Exception as error:  # whatever goes wrong with one file must not cost the others
        assessed = _with_duplicate_noted(_crashed(item, as_of, error), first_paths)
        return assessed, contract_object(assessed).as_line()


def _with_duplicate_noted(assessed: AssessedFile, first_paths: dict[str, str]) -> AssessedFile:
    first_paths.setdefault(assessed.file.sha256, assessed.file.path)
    first = _earlier(assessed, first_paths)
    if first is None:
        return assessed
    problem = Problem(kind=ProblemKind.DUPLICATE, message=f"the same contents as the file '{first}'")
    return replace(assessed, problems=(*assessed.problems, problem))


def _earlier(assessed: AssessedFile, first_paths: dict[str, str]) -> str | None:
    first = first_paths[assessed.file.sha256]
    return first if assessed.file.sha256 and first != assessed.file.path else None


def _crashed(item: WorkItem, as_of: dt.date, error: Exception) -> AssessedFile:
    """The message names the error's class alone: its text may hold words of the plan."""
    message = f"the program failed on this file ({type(error).__name__}): please report it; it was not checked"
    suffix = item.path.suffix.lower().removeprefix(".")
    return AssessedFile(
        file=FileFacts(
            name=Path(item.relative).name,
            path=item.relative,
            sha256=_sha256(item.path),
            format=FileFormat(suffix) if suffix in set(FileFormat) else FileFormat.UNKNOWN,
        ),
        as_of=as_of,
        problems=(Problem(kind=ProblemKind.FAULT, message=message),),
    )


def _sha256(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""
