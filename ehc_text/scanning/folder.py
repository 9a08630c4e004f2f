"""The folder that a scan leaves: whole or not at all, and never in the place of something else."""

import shutil
import stat
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from ehc_text.errors import OutputError
from ehc_text.reporting.plan_page import FOLDER as PLAN_PAGES
from ehc_text.scanning.ledger import LEDGER

PLANS = "plans.jsonl"
FINDINGS = "findings.csv"
RUN = "run.json"
REPORT = "report.html"
WORKBOOK = "report.xlsx"
KEY = "pseudonyms.csv"
"""Says whom the pseudonyms of the reports stand for."""

SCAN_FILES = (PLANS, FINDINGS, RUN, REPORT, WORKBOOK, KEY, PLAN_PAGES)

_BUILDING = ".building-"
_EARLIER = ".earlier-"
_OWNER_ONLY = stat.S_IRUSR | stat.S_IWUSR


@contextmanager
def new_scan_folder(out: Path, *, overwrite: bool) -> Iterator[Path]:
    """Give a folder to write into, whose files go into `out` at the end, if all went well.

    Until then they stand in a hidden folder in `out`, so that a scan that is broken off leaves an earlier one
    untouched. run.json comes last: where it stands, the scan is whole. The files hold personal data: where the system
    knows modes, only their owner may read them. Files in `out` that no scan wrote are kept.

    Raises:
        OutputError: if `out` must not be replaced, or cannot be written.
    """
    _refuse_to_replace(out, overwrite)
    is_new = not out.exists()
    building = _building_in(out)
    try:
        try:
            yield building
            for file in building.rglob("*"):
                file.chmod(stat.S_IRWXU if file.is_dir() else _OWNER_ONLY)
            _put_in_place(building, out)
        except OSError as error:
            raise OutputError(_refusal(out, error)) from error
    finally:
        shutil.rmtree(building, ignore_errors=True)
        if is_new:
            with suppress(OSError):  # something has been kept in it
                out.rmdir()


def clear_left_over(out: Path, building: Path) -> None:
    """Take away what a killed scan was building. Call it where no other scan can be at work in `out`."""
    for folder in (*out.glob(f"{_BUILDING}*"), *out.glob(f"{_EARLIER}*")):
        if folder != building:
            shutil.rmtree(folder, ignore_errors=True)


def _refuse_to_replace(out: Path, overwrite: bool) -> None:
    try:
        if out.exists() and not out.is_dir():
            raise OutputError(f"'{out}' is a file: name a folder for --out.")
        names = {path.name for path in out.iterdir()} if out.exists() else set()
    except OSError as error:
        raise OutputError(_refusal(out, error)) from error
    if not {name for name in names if not name.startswith((_BUILDING, _EARLIER))}:
        return
    if not names & {RUN, LEDGER}:
        raise OutputError(f"'{out}' holds other things and no scan: name a new or an empty folder for --out.")
    if RUN in names and not overwrite:
        raise OutputError(f"'{out}' holds an earlier scan: name another folder, or add --overwrite to replace it.")


def _building_in(out: Path) -> Path:
    try:
        out.mkdir(parents=True, exist_ok=True)
        out.chmod(stat.S_IRWXU)
        # mkdtemp makes a folder that only its owner may open.
        return Path(tempfile.mkdtemp(prefix=_BUILDING, dir=out))
    except OSError as error:
        raise OutputError(f"No folder can be made in '{out}': {error.strerror or 'the system refused'}.") from error


def _refusal(out: Path, error: OSError) -> str:
    where = f"'{error.filename}'" if isinstance(error, PermissionError) and error.filename else f"'{out}'"
    return (
        f"{where} could not be written: {error.strerror or 'the system refused'}. Close the files of the earlier scan, "
        "make room on the disk, and run the same command again: what was read is kept."
    )


def _put_in_place(building: Path, out: Path) -> None:
    """Put the new files in the place of the old ones; where one cannot be moved, all are put back."""
    aside = Path(tempfile.mkdtemp(prefix=_EARLIER, dir=out))
    new = sorted((path.name for path in building.iterdir()), key=lambda name: name == RUN)
    old = [name for name in {*SCAN_FILES, *new} if (out / name).exists()]
    moves = [(out / name, aside / name) for name in sorted(old, key=lambda name: name != RUN)]
    moves += [(building / name, out / name) for name in new]
    done: list[tuple[Path, Path]] = []
    try:
        for source, target in moves:
            source.rename(target)
            done.append((source, target))
    except BaseException:
        for source, target in reversed(done):
            with suppress(OSError):
                target.rename(source)
        with suppress(OSError):
            aside.rmdir()
        raise
    shutil.rmtree(aside, ignore_errors=True)
