"""What has been read, kept from one scan to the next: what has not changed is not read again.

One SQLite file in the scan's folder, written by the scan's own process alone. Whatever it has been told is kept when
that process is interrupted or killed. It is also the lock: two scans cannot have the same folder at once.
"""

import os
import sqlite3
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path

from ehc_text.errors import OutputError
from ehc_text.scanning.task import Packed

LEDGER = "ledger.sqlite"

_SCHEMA_VERSION = 1
_CREATE = """
CREATE TABLE outcome (
    key TEXT PRIMARY KEY,
    versions TEXT NOT NULL,
    limits TEXT NOT NULL,
    lasts TEXT NOT NULL,
    packed BLOB NOT NULL
)
"""
_BUSY_CODES = frozenset({sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED})


class Lasts(StrEnum):
    """How long an outcome holds for contents that have not changed."""

    ALWAYS = "always"
    """They were read."""
    WITHIN_LIMITS = "within limits"
    """They were not, and would not be if the scan went on with the same limits."""
    THIS_SCAN = "this scan"
    """It is uncertain that it is of these contents."""


class Ledger:
    """The outcomes of this scan and of the one before, by key: the SHA-256 of a file's contents."""

    def __init__(self, connection: sqlite3.Connection, versions: str, limits: str) -> None:
        """Know as current what was read with these versions; and, where it was not read, within these limits."""
        self._connection = connection
        self._versions = versions
        self._limits = limits

    def has(self, key: str) -> bool:
        """Return whether a file need not be read: it was, with these versions; or was given up by these limits."""
        found = self._connection.execute(
            "SELECT 1 FROM outcome WHERE key = ? AND versions = ? AND (lasts = ? OR (lasts = ? AND limits = ?))",
            (key, self._versions, Lasts.ALWAYS, Lasts.WITHIN_LIMITS, self._limits),
        )
        return found.fetchone() is not None

    def packed(self, key: str) -> Packed:
        """Return the outcome of a file that the ledger has.

        Raises:
            KeyError: if it has none.
        """
        row = self._connection.execute("SELECT packed FROM outcome WHERE key = ?", (key,)).fetchone()
        if row is None:
            raise KeyError(key)
        return bytes(row[0])

    def keep(self, key: str, packed: Packed, lasts: Lasts) -> None:
        """Keep an outcome, in the place of an earlier one with the same key."""
        self._connection.execute(
            "INSERT OR REPLACE INTO outcome VALUES (?, ?, ?, ?, ?)",
            (key, self._versions, self._limits, lasts, packed),
        )

    def keep_only(self, keys: Collection[str]) -> None:
        """Let go of what the finished scan did not use, and of what could not be read: that is tried again.

        Plans that have been deleted since are not kept here for ever, nor is a byte of them left in the file.
        """
        self._connection.execute("CREATE TEMP TABLE used (key TEXT PRIMARY KEY)")
        self._connection.executemany("INSERT OR IGNORE INTO used VALUES (?)", ((key,) for key in keys))
        self._connection.execute(
            "DELETE FROM outcome WHERE lasts != ? OR key NOT IN (SELECT key FROM used)", (Lasts.ALWAYS,)
        )
        self._connection.execute("DROP TABLE used")
        self._connection.execute("PRAGMA incremental_vacuum").fetchall()

    def is_empty(self) -> bool:
        """Return whether nothing is kept."""
        return self._connection.execute("SELECT 1 FROM outcome LIMIT 1").fetchone() is None


@contextmanager
def open_ledger(folder: Path, *, versions: str, limits: str, afresh: bool = False) -> Iterator[Ledger]:
    """Give the ledger of a scan's folder, which no other scan can have meanwhile; `afresh` forgets all that it holds.

    A ledger that holds nothing at the end is taken away.

    Raises:
        OutputError: if another scan has it, or it cannot be read or written.
    """
    path = folder / LEDGER
    is_empty = False
    try:
        connection = _connect(path)
        try:
            _prepare(connection, afresh=afresh)
            ledger = Ledger(connection, versions, limits)
            try:
                yield ledger
            finally:
                is_empty = ledger.is_empty()
        finally:
            connection.close()
    except sqlite3.Error as error:
        raise _told(error, path) from error
    finally:
        if is_empty:
            path.unlink(missing_ok=True)


def _connect(path: Path) -> sqlite3.Connection:
    try:
        # Made before SQLite makes it: it holds plans, and its side files take their modes from it.
        os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
    except OSError as error:
        raise OutputError(f"'{path}' could not be written: {error.strerror or 'the system refused'}.") from error
    return sqlite3.connect(path, timeout=0, isolation_level=None)


def _prepare(connection: sqlite3.Connection, *, afresh: bool) -> None:
    # The lock is taken with the first access, and held until the end of the scan.
    connection.execute("PRAGMA locking_mode = EXCLUSIVE")
    connection.execute("PRAGMA auto_vacuum = INCREMENTAL")
    connection.execute("PRAGMA journal_mode = WAL")
    # A killed process loses nothing with it; a power cut may cost the last moments, which are then read again.
    connection.execute("PRAGMA synchronous = NORMAL")
    connection.execute("PRAGMA temp_store = MEMORY")
    connection.execute("PRAGMA secure_delete = ON")
    # An outcome is written once and seldom read: pages of many more in memory would be of no use.
    connection.execute("PRAGMA cache_size = -512")
    connection.execute("BEGIN IMMEDIATE")
    is_ours = connection.execute("PRAGMA user_version").fetchone()[0] == _SCHEMA_VERSION
    if not is_ours or afresh:
        connection.execute("DROP TABLE IF EXISTS outcome")
        connection.execute(_CREATE)
        connection.execute(f"PRAGMA user_version = {_SCHEMA_VERSION}")
    connection.execute("COMMIT")


def _told(error: sqlite3.Error, path: Path) -> OutputError:
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if code in _BUSY_CODES:
        return OutputError(
            f"Another scan is writing into '{path.parent}': wait until it has finished, or name another folder "
            "for --out."
        )
    if code in (sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT):
        return OutputError(f"'{path}' is damaged: delete it; the files are then read anew.")
    return OutputError(
        f"'{path}' could not be written ({error}): make room on the disk, and run the same command again. "
        "What was read before is kept."
    )
