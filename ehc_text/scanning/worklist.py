"""Paths to the list of files to read: folders searched to the bottom, in an order that is the same everywhere."""

import os
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from ehc_text.errors import UsageError

EXTENSIONS = (".doc", ".docm", ".docx", ".odt", ".pdf", ".rtf")
"""What a folder is searched for. A file that is named on the command line is tried whatever its extension."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkItem:
    """A file to read, and the path to report it under: relative to what was scanned, with forward slashes."""

    path: Path
    relative: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkList:
    """The files to read, ordered by their reported paths, and the folders that could not be opened."""

    items: tuple[WorkItem, ...]
    folders_not_opened: tuple[str, ...] = ()


def list_work(paths: Sequence[Path], *, leave_out: Path | None = None) -> WorkList:
    """Return the files under these paths, each once; nothing under the folder `leave_out` is listed.

    Links to folders are followed. Lock files of Word and LibreOffice, and hidden files and folders, are passed over.

    Raises:
        UsageError: if one of the paths does not exist.
    """
    missing = next((path for path in paths if not path.exists()), None)
    if missing is not None:
        raise UsageError(f"There is no file or folder '{missing}': check the spelling, and that the drive is there.")
    barred = leave_out.resolve() if leave_out else None
    not_opened: list[OSError] = []
    seen: set[tuple[int, int]] = set()
    found = dict.fromkeys(_files(paths, barred, not_opened, seen))
    base = _base(paths)
    items = sorted((WorkItem(path=path, relative=_relative(path, base)) for path in found), key=lambda i: i.relative)
    return WorkList(
        items=tuple(items),
        folders_not_opened=tuple(sorted(_relative(Path(error.filename), base) for error in not_opened)),
    )


def _files(
    paths: Iterable[Path], barred: Path | None, not_opened: list[OSError], seen: set[tuple[int, int]]
) -> Iterator[Path]:
    for path in paths:
        if path.is_dir():
            yield from _files_under(path.resolve(), barred, not_opened, seen)
        else:
            # Resolving the folder alone leaves a link its own name.
            yield path.parent.resolve() / path.name


def _files_under(
    top: Path, barred: Path | None, not_opened: list[OSError], seen: set[tuple[int, int]]
) -> Iterator[Path]:
    """Yield the files below a folder, and then those below the folders that links lead to, each folder once.

    So a link back to a folder above it leads nowhere, and a folder is known by its own path rather than a link's.
    """
    waiting = deque([top])
    while waiting:
        for where, folders, names in os.walk(waiting.popleft(), onerror=not_opened.append):
            here = Path(where)
            if not _is_first(here, seen):
                folders.clear()
                continue
            folders[:] = sorted(name for name in folders if not name.startswith(".") and here / name != barred)
            links = (here / name for name in folders if (here / name).is_symlink())
            waiting.extend(link for link in links if link.resolve() != barred)
            yield from (here / name for name in sorted(names) if _is_wanted(name))


def _is_first(folder: Path, seen: set[tuple[int, int]]) -> bool:
    """Return whether a folder is met for the first time, by whatever path, and note it."""
    try:
        status = folder.stat()
    except OSError:
        return True  # listing it tells what is wrong
    identity = (status.st_dev, status.st_ino)
    is_first = identity not in seen
    seen.add(identity)
    return is_first


def _is_wanted(name: str) -> bool:
    is_lock = name.startswith(("~$", ".~lock."))
    return not is_lock and not name.startswith(".") and name.lower().endswith(EXTENSIONS)


def _base(paths: Sequence[Path]) -> Path | None:
    """Return the folder that reported paths start from: the one that was scanned, or what several have in common."""
    folders = [path.resolve() if path.is_dir() else path.parent.resolve() for path in paths]
    try:
        return Path(os.path.commonpath(folders))
    except ValueError:  # two drives of Windows have nothing in common
        return None


def _relative(path: Path, base: Path | None) -> str:
    shown = path.relative_to(base) if base and path.is_relative_to(base) else path
    # A name that is no valid text (bytes of another code page) must not end up as one that cannot be written.
    return shown.as_posix().encode("utf-8", errors="replace").decode("utf-8")
