"""Opens the database of the audit store: which driver, how writers wait for each other, and bringing it up to date."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, inspect, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, SQLAlchemyError

from ehc_text.errors import StoreError

HEAD = "1"
"""The newest step of migrations/."""

_LOCK = 7_216_430
"""Whoever writes to a PostgreSQL store holds the advisory lock of this number; any that no other program takes does."""

_PATIENCE_SECONDS = 60
"""How long a writer waits for another before it gives up."""

_READS = "reads"
_POSTGRES = "postgresql"


def open_engine(where: str, *, must_exist: bool = False) -> Engine:
    """Return an engine for the store at `where`, a path or a postgresql:// URL, made or brought up to date if need be.

    Raises:
        StoreError: if it cannot be opened, or a newer program made it.
    """
    engine = _postgres(where) if "://" in where else _sqlite(Path(where), must_exist=must_exist)
    try:
        with told(where):
            _bring_up_to_date(engine, where)
    except StoreError:
        engine.dispose()
        raise
    return engine


def for_reading(engine: Engine) -> Engine:
    """Return the engine with transactions that see one moment, and that do not wait for writers."""
    reader = engine.execution_options(**{_READS: True})
    if engine.dialect.name == _POSTGRES:
        reader = reader.execution_options(isolation_level="REPEATABLE READ")
    return reader


def wait_for_turn(connection: Connection) -> None:
    """Wait until no other writer is at work; SQLite's writers have waited when their transaction began."""
    if connection.dialect.name == _POSTGRES:
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})


@contextmanager
def told(where: str) -> Iterator[None]:
    """Turn what the database complains of into an error without a word of a plan, and without a password."""
    try:
        yield
    except DBAPIError as error:
        # The statement and its values, which hold words of plans, stay out; the driver's own text may hold them too.
        said = (
            str(error.orig) if type(error.orig).__module__ == "sqlite3" and "constraint" not in str(error.orig) else ""
        )
        reason = said or type(error.orig).__name__
        raise StoreError(f"The audit store {_place(where)} could not be used: {reason}.") from None
    except SQLAlchemyError as error:
        raise StoreError(f"The audit store {_place(where)} could not be used: {type(error).__name__}.") from None


def _place(where: str) -> str:
    """Return the store's place without a password."""
    try:
        return f"'{make_url(where).render_as_string(hide_password=True)}'" if "://" in where else f"'{where}'"
    except ArgumentError:
        return "of this address"


def _sqlite(path: Path, *, must_exist: bool) -> Engine:
    if must_exist and not path.is_file():
        raise StoreError(f"There is no audit store '{path}': `ehc audit pack` makes it, or name yours with --store.")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        # The store holds words of plans: only its owner may read it.
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
    except OSError as error:
        raise StoreError(f"The audit store '{path}' cannot be opened: {error.strerror or 'refused'}.") from None
    engine = create_engine(f"sqlite:///{path}", connect_args={"timeout": _PATIENCE_SECONDS})
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _prepare_sqlite(connection: Any, _: object) -> None:  # noqa: ANN401 - sqlite3's own connection
    """Set what SQLite forgets between connections. No write-ahead log: it fails on the shared drives of councils."""
    connection.isolation_level = None  # SQLAlchemy begins transactions, not the driver
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA synchronous = FULL")


def _begin_sqlite(connection: Connection) -> None:
    """A writer takes its turn at once: two that read first and write later would both have to give up."""
    reads = connection.get_execution_options().get(_READS)
    connection.exec_driver_sql("BEGIN" if reads else "BEGIN IMMEDIATE")


def _postgres(where: str) -> Engine:
    try:
        url = make_url(where)
        if url.get_backend_name() not in (_POSTGRES, "postgres"):
            raise StoreError("An audit store is a path, or an address that starts with postgresql://.")
        return create_engine(url.set(drivername=f"{_POSTGRES}+pg8000"), pool_pre_ping=True)
    except ArgumentError:
        raise StoreError("The address of the audit store is faulty: write postgresql://user@host/database.") from None
    except ModuleNotFoundError:
        raise StoreError("PostgreSQL needs a driver: pip install 'ehc-text[postgres]'.") from None


def _bring_up_to_date(engine: Engine, where: str) -> None:
    """Take the steps of migrations/ that the store does not have, all in one transaction, one program at a time."""
    with for_reading(engine).connect() as connection:
        if _step(connection) == HEAD:
            return
    with engine.begin() as connection:
        wait_for_turn(connection)
        step = _step(connection)
        if step == HEAD:
            return
        if step is not None and int(step) > int(HEAD):
            raise StoreError(f"A newer ehc-text made the audit store {_place(where)}: install that version or a later.")
        if step is None and inspect(connection).get_table_names():
            raise StoreError(f"The database {_place(where)} holds other tables and no audit store: name an empty one.")
        _migrate(connection)


def _step(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()


def _migrate(connection: Connection) -> None:
    from alembic import command
    from alembic.config import Config

    with as_file(files("ehc_text") / "audit" / "migrations") as folder:
        config = Config(attributes={"connection": connection})
        config.set_main_option("script_location", str(folder).replace("%", "%%"))
        config.set_main_option("path_separator", "os")
        command.upgrade(config, HEAD)
