"""The folder that a scan leaves: whole or not at all, and never in the place of something else."""

import shutil
import stat
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ehc_text.errors import OutputError
from ehc_text.reporting.plan_page import FOLDER as PLAN_PAGES

PLANS = "plans.jsonl"
FINDINGS = "findings.csv"
RUN = "run.json"
REPORT = "report.html"
WORKBOOK = "report.xlsx"
KEY = "pseudonyms.csv"
"""Says whom the pseudonyms of the reports stand for."""

SCAN_FILES = (PLANS, FINDINGS, RUN, REPORT, WORKBOOK, KEY, PLAN_PAGES)

_OWNER_ONLY = stat.S_IRUSR | stat.S_IWUSR


@contextmanager
def new_scan_folder(out: Path, *, overwrite: bool) -> Iterator[Path]:
    """Give a folder to write into, which takes the place of `out` at the end, if all went well.

    Until then it has a temporary name beside `out`, so that a scan that is broken off leaves nothing behind and an
    earlier scan untouched. The files hold personal data: where the system knows modes, only their owner may read
    them. Files in `out` that no scan wrote are kept.

    Raises:
        OutputError: if `out` must not be replaced, or cannot be written.
    """
    _refuse_to_replace(out, overwrite)
    building = _temporary_sibling(out)
    try:
        try:
            yield building
            for file in building.rglob("*"):
                file.chmod(stat.S_IRWXU if file.is_dir() else _OWNER_ONLY)
            _put_in_place(building, out)
        except OSError as error:
            raise OutputError(f"'{out}' could not be written: {error.strerror or 'the system refused'}.") from error
    finally:
        shutil.rmtree(building, ignore_errors=True)


def _refuse_to_replace(out: Path, overwrite: bool) -> None:
    if out.exists() and not out.is_dir():
        raise OutputError(f"'{out}' is a file: name a folder for --out.")
    if not out.exists() or not any(out.iterdir()):
        return
    if not (out / RUN).is_file():
        raise OutputError(f"'{out}' holds other things and no scan: name a new or an empty folder for --out.")
    if not overwrite:
        raise OutputError(f"'{out}' holds an earlier scan: name another folder, or add --overwrite to replace it.")


def _temporary_sibling(out: Path) -> Path:
    parent = out.absolute().parent
    try:
        parent.mkdir(parents=True, exist_ok=True)
        # mkdtemp makes a folder that only its owner may open.
        return Path(tempfile.mkdtemp(prefix=f".{out.name}-", suffix=".partial", dir=parent))
    except OSError as error:
        raise OutputError(f"No folder can be made in '{parent}': {error.strerror or 'the system refused'}.") from error


def _put_in_place(building: Path, out: Path) -> None:
    if not out.exists():
        building.rename(out)
        return
    aside = building.with_suffix(".old")
    out.rename(aside)
    try:
        building.rename(out)
    except OSError:
        aside.rename(out)
        raise
    for kept in [path for path in aside.iterdir() if path.name not in SCAN_FILES]:
        kept.rename(out / kept.name)
    shutil.rmtree(aside)
