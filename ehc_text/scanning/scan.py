"""Many files to a scan's folder: each file read on its own, so that one that fails costs nothing but itself."""

import datetime as dt
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile

from ehc_text.records.exceptions import AcceptedException
from ehc_text.records.rules import Check
from ehc_text.records.scan import FileSummary, ScanRun
from ehc_text.reporting.html import write_report
from ehc_text.reporting.workbook import write_workbook
from ehc_text.scanning.across import Across
from ehc_text.scanning.caseload import Caseload, with_cases
from ehc_text.scanning.cohorts import groupings
from ehc_text.scanning.folder import FINDINGS, REPORT, RUN, WORKBOOK, clear_left_over, new_scan_folder
from ehc_text.scanning.gather import AsFound, Gathering, OnFile
from ehc_text.scanning.kpis import key_figures, plans_among, standards_met
from ehc_text.scanning.ledger import open_ledger
from ehc_text.scanning.made import Maker
from ehc_text.scanning.results import results_in
from ehc_text.scanning.run_record import run_record
from ehc_text.scanning.task import Readers
from ehc_text.scanning.worklist import WorkList


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
    versions: str = ""
    """The fingerprint of all that results depend on: results with the same are taken from the ledger."""
    limits: str = ""
    """How much a document may cost: what was given up within other limits is tried again."""
    afresh: bool = False
    """Read every file anew, whatever the ledger holds."""


def run_scan(
    work: WorkList,
    order: ScanOrder,
    *,
    readers: Readers,
    as_found: AsFound,
    now: Callable[[], dt.datetime],
    on_file: OnFile = lambda _summary, _is_read_now: None,
) -> ScanRun:
    """Read and judge every file of the work list, and leave the folder `order.out`.

    `readers` read the files that the folder's ledger does not have; whatever happens to one is a Problem of that file.
    `as_found` settles what depends on a file's name, and adds findings. `on_file` is told the figures of each
    file that is done, and whether it was read now.

    Raises:
        OutputError: if the folder must not be replaced or cannot be written; nothing is left half-written.
        RulesError: if a rule turns out to be faulty when it is used.
        SettingsError: if the workers cannot read.
    """
    started = now()
    with (
        new_scan_folder(order.out, overwrite=order.overwrite) as folder,
        open_ledger(order.out, versions=order.versions, limits=order.limits, afresh=order.afresh) as ledger,
    ):
        clear_left_over(order.out, folder)
        maker = Maker(is_identified=order.is_identified, first_names=order.first_names, checks=order.checks)
        with results_in(folder) as results, TemporaryFile(dir=folder) as prints:
            across = Across(order.checks, prints)
            gathering = Gathering(work.items, order.as_of, across, ledger, results, maker, as_found, on_file)
            gathering.gather(readers)
        run = _run_of(order, work, results.summaries, started, now(), gathering.read_before_count)
        record = json.dumps(run_record(run), ensure_ascii=False, indent=1)
        (folder / RUN).write_text(record + "\n", encoding="utf-8", newline="\n")
        write_report(folder / REPORT, run, order.checks)
        write_workbook(folder / WORKBOOK, run, folder / FINDINGS, order.checks)
        ledger.keep_only(gathering.keys)
    return run


def _run_of(
    order: ScanOrder,
    work: WorkList,
    files: tuple[FileSummary, ...],
    started: dt.datetime,
    finished: dt.datetime,
    read_before: int,
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
        read_before_count=read_before,
    )


def _unused(exceptions: Sequence[AcceptedException], files: Sequence[FileSummary]) -> tuple[str, ...]:
    used = {source for file in files for source in file.accepted_by}
    return tuple(one.source for one in exceptions if one.source not in used)
